package station

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"fmt"
	mathrand "math/rand/v2"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/crypto/scrypt"

	"vinhdanh/data"
)

// pack lets a phone tell a delegate's badge from another without the network
// and without holding badges: a slow hash of each, with a salt of this station
// alone. Hashes are made in the background and never change their place; new
// badges go to the end.
type pack struct {
	records Records
	conf    data.ID
	salt    []byte
	asked   atomic.Int64 // ms since 1970: when a desk was answered last

	mu       sync.Mutex
	revision int64
	hashes   []byte // packWidth bytes each
	names    []string
	total    int             // -1: not yet known
	known    map[string]bool // badges that have their place
}

// Cost of one hash: about 3 ms on a PC and 30 ms on a cheap phone, and 1 MiB.
const (
	packN, packR, packP = 1024, 8, 1
	packWidth           = 8    // bytes
	packMost            = 4096 // hashes in one answer
	packPause           = 5 * time.Second
	packRead            = 500 // delegates read at once
)

func newPack(r Records, conf data.ID) (*pack, error) {
	p := &pack{records: r, conf: conf, salt: make([]byte, 16), total: -1, known: map[string]bool{}}
	if _, err := rand.Read(p.salt); err != nil {
		return nil, fmt.Errorf("salt: %w", err)
	}
	return p, nil
}

// packHash is what a phone computes of a badge that it sees.
func packHash(badge string, salt []byte) ([]byte, error) {
	return scrypt.Key([]byte(badge), salt, packN, packR, packP, packWidth)
}

// fill makes the hashes until ctx ends, and those of new badges as they come.
func (p *pack) fill(ctx context.Context, log func(error)) {
	for {
		begun := time.Now()
		if err := p.update(ctx); err != nil && ctx.Err() == nil {
			log(fmt.Errorf("station: pack: %w", err))
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(max(packPause, 5*time.Since(begun))):
		}
	}
}

// update reads the badges, if anything has changed, and hashes the new ones.
func (p *pack) update(ctx context.Context) error {
	revision, err := p.records.DoorRevision(ctx, p.conf)
	if err != nil {
		return err
	}
	if revision == p.revision && p.total >= 0 {
		return nil
	}
	type badge struct{ code, name string }
	fresh := []badge{}
	seen := map[string]bool{}           // a delegate may move to the next page between two reads
	for from := 0; ; from += packRead { // all of 100,000 at once would hold up the scans for a second
		begun := time.Now()
		rows, err := p.records.Delegates(ctx, data.DelegateFilter{Conference: p.conf, Offset: from, Limit: packRead})
		if err != nil {
			return err
		}
		for _, r := range rows {
			// Who will not come, or is replaced, is to be looked at by a person.
			if r.Badge != "" && r.Status != data.StatusCancelled && r.Status != data.StatusSubstituted && !p.known[r.Badge] && !seen[r.Badge] {
				seen[r.Badge] = true
				fresh = append(fresh, badge{r.Badge, r.Name})
			}
		}
		if len(rows) < packRead {
			break
		}
		p.giveWay(time.Since(begun))
	}
	// In no order that tells who is who.
	mathrand.Shuffle(len(fresh), func(i, k int) { fresh[i], fresh[k] = fresh[k], fresh[i] })
	p.mu.Lock()
	p.total = len(p.names) + len(fresh)
	p.mu.Unlock()
	for _, b := range fresh {
		if err := ctx.Err(); err != nil {
			return err
		}
		begun := time.Now()
		hash, err := packHash(b.code, p.salt)
		if err != nil {
			return err
		}
		p.mu.Lock()
		p.hashes = append(p.hashes, hash...)
		p.names = append(p.names, b.name)
		p.known[b.code] = true
		p.mu.Unlock()
		p.giveWay(time.Since(begun))
	}
	p.revision = revision
	return nil
}

// giveWay leaves at least half of a core to others, and nearly all while desks
// are being answered: the door comes first.
func (p *pack) giveWay(took time.Duration) {
	time.Sleep(took)
	for range 10 {
		if time.Now().UnixMilli()-p.asked.Load() > 20 {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
}

// packed gives the hashes from a place on.
func (s *Station) packed(_ context.Context, c *call) (any, error) {
	from, err := strconv.Atoi(c.URL.Query().Get("from"))
	if err != nil && c.URL.Query().Has("from") || from < 0 {
		return nil, data.Fail("body-wrong")
	}
	p := s.pack
	p.mu.Lock()
	defer p.mu.Unlock()
	from = min(from, len(p.names))
	to := min(len(p.names), from+packMost)
	answer := struct {
		Salt   string   `json:"salt"`
		N      int      `json:"n"`
		R      int      `json:"r"`
		P      int      `json:"p"`
		Total  int      `json:"total"`
		Ready  int      `json:"ready"`
		Hashes string   `json:"hashes"`
		Names  []string `json:"names,omitempty"`
	}{base64.StdEncoding.EncodeToString(p.salt), packN, packR, packP, p.total, len(p.names),
		base64.StdEncoding.EncodeToString(p.hashes[from*packWidth : to*packWidth]), nil}
	if c.desk.Names { // also a PC keeps names only where a person said so
		answer.Names = p.names[from:to:to]
	}
	return answer, nil
}
