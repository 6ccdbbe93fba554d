package station

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"math/big"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"vinhdanh/app/jobs/admit"
	"vinhdanh/data"
	"vinhdanh/data/text"
)

// desks are the computers and phones that joined at this sitting. Memory
// mirrors the records: every change is on disk before it counts.
type desks struct {
	records Records
	conf    data.ID
	meeting data.ID
	door    *admit.Desk
	now     func() time.Time
	changed func()

	turn sync.Mutex // held from reading or writing a record until memory has it

	mu   sync.RWMutex
	list map[data.ID]*desk
	over bool // the sitting is closed
}

// desk is a computer or phone with what is known of it beside the record.
type desk struct {
	data.DeskSession
	at   *admit.Desk
	last int64 // highest request seen
}

// secretBytes is the length of what a desk holds; its records keep only the hash.
const secretBytes = 32

// newSecret makes what a desk shows with each request, and its record's ID.
func newSecret() (secret string, id data.ID) {
	raw := make([]byte, secretBytes)
	_, _ = rand.Read(raw) // never fails, by its documentation
	secret = base64.RawURLEncoding.EncodeToString(raw)
	return secret, secretID(secret)
}

func secretID(secret string) data.ID {
	sum := sha256.Sum256([]byte(secret))
	return data.ID(hex.EncodeToString(sum[:]))
}

// find gives the desk that holds a secret.
func (d *desks) find(secret string) (desk, bool) {
	if len(secret) != base64.RawURLEncoding.EncodedLen(secretBytes) {
		return desk{}, false
	}
	d.mu.RLock()
	defer d.mu.RUnlock()
	if found := d.list[secretID(secret)]; found != nil {
		return *found, true
	}
	return desk{}, false
}

// seen notes that a desk has called, and by which request (0: none).
func (d *desks) seen(id data.ID, seq int64) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if found := d.list[id]; found != nil {
		found.SeenAt = d.now()
		found.last = max(found.last, seq)
	}
}

func (d *desks) all() []data.DeskSession {
	d.mu.RLock()
	defer d.mu.RUnlock()
	list := make([]data.DeskSession, 0, len(d.list))
	for _, k := range d.list {
		list = append(list, k.DeskSession)
	}
	slices.SortFunc(list, func(a, b data.DeskSession) int {
		if c := b.MadeAt.Compare(a.MadeAt); c != 0 {
			return c
		}
		return int(b.Number - a.Number)
	})
	return list
}

// closed tells whether the sitting is over.
func (d *desks) closed() bool {
	d.mu.RLock()
	defer d.mu.RUnlock()
	return d.over
}

// refresh reads the records again: another program may have closed the sitting.
func (d *desks) refresh(ctx context.Context) error {
	d.turn.Lock()
	defer d.turn.Unlock()
	meetings, err := d.records.Meetings(ctx, d.conf)
	if err != nil {
		return err
	}
	over := !slices.ContainsFunc(meetings, func(m data.Meeting) bool { return m.ID == d.meeting && !m.Closed })
	sessions, err := d.records.DeskSessions(ctx, d.meeting)
	if err != nil {
		return err
	}
	other := false
	for _, session := range sessions {
		if over && session.State != data.DeskEnded {
			session.State = data.DeskEnded
			if err := d.records.SaveDeskSession(ctx, &session); err != nil {
				return err
			}
		}
		changed, err := d.put(ctx, session)
		if err != nil {
			return err
		}
		other = other || changed
	}
	d.mu.Lock()
	other = other || d.over != over
	d.over = over
	d.mu.Unlock()
	if other {
		d.changed()
	}
	return nil
}

// put takes a record over into memory and tells whether it is another.
func (d *desks) put(ctx context.Context, session data.DeskSession) (changed bool, err error) {
	d.mu.RLock()
	known := d.list[session.ID]
	d.mu.RUnlock()
	last := int64(0)
	if known == nil {
		if last, err = d.records.LastRequest(ctx, session.Number); err != nil {
			return false, err
		}
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.list == nil {
		d.list = map[data.ID]*desk{}
	}
	if known = d.list[session.ID]; known == nil {
		d.list[session.ID] = &desk{DeskSession: session, at: d.door.Named(session.Name), last: last}
		return true, nil
	}
	if session.SeenAt.Before(known.SeenAt) {
		session.SeenAt = known.SeenAt // not yet on disk
	}
	changed = known.State != session.State || known.Names != session.Names || known.Name != session.Name
	if known.Name != session.Name {
		known.at = d.door.Named(session.Name)
	}
	known.DeskSession = session
	return changed, nil
}

// change changes a desk that has not ended. Errors: no-record, desk-ended.
func (d *desks) change(ctx context.Context, id data.ID, what func(*data.DeskSession)) error {
	d.turn.Lock()
	defer d.turn.Unlock()
	d.mu.RLock()
	known := d.list[id]
	var session data.DeskSession
	if known != nil {
		session = known.DeskSession
	}
	d.mu.RUnlock()
	switch {
	case known == nil:
		return data.Fail("no-record")
	case session.State == data.DeskEnded:
		return data.Fail("desk-ended")
	}
	what(&session)
	if err := d.records.SaveDeskSession(ctx, &session); err != nil {
		return err
	}
	changed, err := d.put(ctx, session)
	if changed {
		d.changed()
	}
	return err
}

// add lets a desk join, and gives what it is to hold. It waits for a person to
// confirm it. Error: meeting-closed.
func (d *desks) add(ctx context.Context, name string, kind data.DeskKind) (secret string, session data.DeskSession, err error) {
	d.turn.Lock()
	defer d.turn.Unlock()
	if d.closed() {
		return "", session, data.Fail("meeting-closed", "name", d.door.Meeting().Name)
	}
	number, err := d.number(ctx)
	if err != nil {
		return "", session, err
	}
	secret, id := newSecret()
	now := d.now()
	session = data.DeskSession{ID: id, Number: number, Name: d.free(name), Kind: kind, Meeting: d.meeting,
		State: data.DeskPending, MadeAt: now, SeenAt: now}
	if err := d.records.SaveDeskSession(ctx, &session); err != nil {
		return "", session, err
	}
	if _, err := d.put(ctx, session); err != nil {
		return "", session, err
	}
	d.changed()
	return secret, session, nil
}

// number makes a public number of 12 digits that no desk ever had.
func (d *desks) number(ctx context.Context) (int64, error) {
	for {
		n, err := rand.Int(rand.Reader, big.NewInt(9e11))
		if err != nil {
			return 0, fmt.Errorf("number of a desk: %w", err)
		}
		number := n.Int64() + 1e11
		_, err = d.records.DeskSessionNumbered(ctx, number)
		if data.CodeOf(err) == "no-record" {
			return number, nil
		}
		if err != nil {
			return 0, err
		}
	}
}

// free makes a name that no other desk of this sitting has, also not the one
// that hosts the station: what a desk takes back is found by its name.
func (d *desks) free(name string) string {
	d.mu.RLock()
	defer d.mu.RUnlock()
	taken := map[string]bool{text.Fold(d.door.Name()): true, text.Fold(admit.FirstDesk): true}
	for _, k := range d.list {
		if k.State != data.DeskEnded {
			taken[text.Fold(k.Name)] = true
		}
	}
	free := name
	for n := 2; taken[text.Fold(free)]; n++ {
		free = fmt.Sprintf("%s (%d)", name, n)
	}
	return free
}

// flush writes when desks were last seen. What it could not write is lost
// with the program, and nobody misses it.
func (d *desks) flush(ctx context.Context, log func(error)) {
	d.turn.Lock()
	defer d.turn.Unlock()
	sessions, err := d.records.DeskSessions(ctx, d.meeting)
	if err != nil {
		log(fmt.Errorf("station: desks: %w", err))
		return
	}
	for _, session := range sessions {
		d.mu.RLock()
		known := d.list[session.ID]
		late := session.State != data.DeskEnded && known != nil && known.SeenAt.Sub(session.SeenAt) > time.Second
		if late {
			session.SeenAt = known.SeenAt
		}
		d.mu.RUnlock()
		if !late {
			continue
		}
		if err := d.records.SaveDeskSession(ctx, &session); err != nil {
			log(fmt.Errorf("station: desks: %w", err))
			return
		}
	}
}

const maxName = 40 // characters

// deskName cleans a name that a desk's keeper typed; "" is none.
func deskName(typed string) string {
	clean := make([]rune, 0, maxName)
	for _, r := range typed {
		switch {
		case unicode.IsSpace(r):
			if len(clean) > 0 && clean[len(clean)-1] != ' ' {
				clean = append(clean, ' ')
			}
		case r == utf8.RuneError || !unicode.IsPrint(r): // control and invisible signs
		default:
			clean = append(clean, r)
		}
	}
	clean = []rune(norm.NFC.String(string(clean)))
	return strings.TrimSpace(string(clean[:min(len(clean), maxName)]))
}
