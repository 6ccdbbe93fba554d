package publish

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"vinhdanh/data"
	"vinhdanh/data/seal"
	"vinhdanh/data/store"
	"vinhdanh/data/text"
)

// Records is what the page needs of the store.
type Records interface {
	KeyLists(ctx context.Context) ([]store.KeyList, error)
	RevocationLists(ctx context.Context) ([]store.RevocationList, error)
	Conferences(ctx context.Context) ([]data.Conference, error)
}

// Issuer is an office whose certificates the page checks.
type Issuer struct {
	Issuer      string   `json:"issuer"`
	Fingerprint string   `json:"fingerprint"`
	Pages       []string `json:"pages"` // HOST/PATH where its conferences say that the page is

	Keys  int       `json:"-"` // number of the key list
	AsOf  data.Date `json:"-"` // day of the revocation list, "" without one
	Next  data.Date `json:"-"` // day by which the next one is due
	Count int       `json:"-"` // of revoked certificates
}

// lists are the signed lists that go out, and whose they are.
type lists struct {
	Issuers           []Issuer
	keys, revocations []byte // files: one list after the other
}

// gather takes the newest key list of each office that is trusted here, or for
// a sample conference those of its throw-away keys, and the newest revocation
// list of each. Errors: publish-no-keys.
func gather(ctx context.Context, r Records, conf data.Conference) (lists, error) {
	stored, err := r.KeyLists(ctx)
	if err != nil {
		return lists{}, err
	}
	var wanted []*seal.KeyList
	for _, s := range stored {
		if s.Sample != conf.Sample || !s.Sample && !s.Trusted {
			continue
		}
		l, err := seal.ParseKeyList(s.Raw)
		if err != nil {
			return lists{}, fmt.Errorf("stored key list %d: %w", s.Number, err)
		}
		wanted = append(wanted, l)
	}
	ring, err := seal.NewKeyring(wanted...)
	if err != nil {
		return lists{}, err
	}
	newest, err := newestRevocations(ctx, r, ring)
	if err != nil {
		return lists{}, err
	}
	conferences, err := r.Conferences(ctx)
	if err != nil {
		return lists{}, err
	}
	l := lists{revocations: []byte{}}
	all := ring.Lists()
	slices.SortStableFunc(all, func(a, b *seal.KeyList) int { // the conference's own office first
		own := func(k *seal.KeyList) int {
			if text.Canon(k.Issuer) == text.Canon(conf.Issuer) {
				return 0
			}
			return 1
		}
		return cmp.Or(own(a)-own(b), cmp.Compare(a.Issuer, b.Issuer))
	})
	for _, k := range all {
		i := Issuer{Issuer: k.Issuer, Fingerprint: k.Fingerprint(), Keys: k.Number, Pages: pages(conferences, conf, k, len(all) == 1)}
		l.keys = append(l.keys, k.Bytes()...)
		if v := newest[k.RootHex()]; v != nil {
			i.AsOf, i.Next, i.Count = v.Made, v.Next, v.Len()
			l.revocations = append(l.revocations, v.Bytes()...)
		}
		l.Issuers = append(l.Issuers, i)
	}
	if len(l.Issuers) == 0 {
		return lists{}, data.Fail("publish-no-keys")
	}
	return l, nil
}

// newestRevocations gives the newest revocation list that counts of each root key.
func newestRevocations(ctx context.Context, r Records, ring *seal.Keyring) (map[string]*seal.RevocationList, error) {
	stored, err := r.RevocationLists(ctx)
	if err != nil {
		return nil, err
	}
	newest := map[string]*seal.RevocationList{}
	for _, s := range stored {
		l, err := seal.ParseRevocationList(s.Raw, ring, 0)
		switch data.CodeOf(err) {
		case "revocation-list-unknown-key", "revocation-list-compromised-key":
			continue // of an office that does not stand here, or one that counts no more
		}
		if err != nil {
			return nil, fmt.Errorf("stored revocation list %d: %w", s.Number, err)
		}
		for _, k := range ring.Lists() {
			if have := newest[k.RootHex()]; k.Root.Equal(l.Root) && (have == nil || have.Number < l.Number) {
				newest[k.RootHex()] = l
			}
		}
	}
	return newest, nil
}

// pages gives the addresses that an office's conferences print, the latest
// conference's first. A conference that names no issuer is the only office's.
func pages(conferences []data.Conference, chosen data.Conference, k *seal.KeyList, only bool) []string {
	own := slices.Clone(conferences)
	slices.SortStableFunc(own, func(a, b data.Conference) int { return cmp.Compare(b.Starts, a.Starts) })
	list := []string{}
	for _, c := range own {
		named := text.Canon(c.Issuer) == text.Canon(k.Issuer) || c.Issuer == "" && (only || text.Canon(c.Title) == text.Canon(k.Issuer))
		if c.Page != "" && c.Sample == chosen.Sample && named && !slices.Contains(list, c.Page) {
			list = append(list, c.Page)
		}
	}
	return list
}

// Late tells whether the office's revocation list should have been replaced by
// now, or is missing.
func (i Issuer) Late(now time.Time) bool { return i.AsOf == "" || data.DateOf(now) > i.Next }
