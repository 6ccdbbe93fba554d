package seal

import (
	"crypto/ed25519"
	"slices"
)

// Keyring holds the key lists that its owner trusts, ready for checking many
// tokens. It is never changed once it is made and safe for concurrent use. A
// nil Keyring trusts nobody.
type Keyring struct {
	lists []*KeyList
	keys  map[KeyID][]ringKey
}

type ringKey struct {
	Key
	list *KeyList
}

// NewKeyring makes a keyring. Give it only lists whose fingerprint a person
// has compared, or whose predecessor is trusted: that a list is well signed
// says only that its own root key signed it. Of several lists of one root key
// the newest counts, provided that it continues the others. Errors as for
// CheckSuccessor.
func NewKeyring(trusted ...*KeyList) (*Keyring, error) {
	lists := slices.Clone(trusted)
	slices.SortStableFunc(lists, func(a, b *KeyList) int { return a.Number - b.Number })
	r := &Keyring{keys: map[KeyID][]ringKey{}}
	for _, l := range lists {
		i := slices.IndexFunc(r.lists, func(o *KeyList) bool { return o.Root.Equal(l.Root) })
		if i < 0 {
			r.lists = append(r.lists, l)
			continue
		}
		if err := CheckSuccessor(r.lists[i], l); err != nil {
			return nil, err
		}
		r.lists[i] = l
	}
	for _, l := range r.lists {
		for _, k := range l.Keys {
			r.keys[k.ID] = append(r.keys[k.ID], ringKey{k, l})
		}
	}
	return r, nil
}

// Lists gives the newest list of each root key.
func (r *Keyring) Lists() []*KeyList {
	if r == nil {
		return nil
	}
	return slices.Clone(r.lists)
}

// Seen gives the number below which ParseRevocationList must refuse lists of
// the same issuer: that of the last list read, or 0 where there is none or the
// key that signed it has since been marked compromised; else a thief could
// stop all later lists by signing one with a huge number.
func (r *Keyring) Seen(last *RevocationList) int {
	if last == nil {
		return 0
	}
	if k, ok := r.keyOf(last.Root, last.Key); !ok || k.Status == KeyCompromised {
		return 0
	}
	return last.Number
}

// find gives the keys with an ID: as a rule one.
func (r *Keyring) find(id KeyID) []ringKey {
	if r == nil {
		return nil
	}
	return r.keys[id]
}

func (r *Keyring) keyOf(root ed25519.PublicKey, id KeyID) (ringKey, bool) {
	for _, k := range r.find(id) {
		if k.list.Root.Equal(root) {
			return k, true
		}
	}
	return ringKey{}, false
}
