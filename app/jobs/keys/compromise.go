package keys

import (
	"context"
	"slices"

	"vinhdanh/data"
	"vinhdanh/data/seal"
)

// Register is what the keys need of the register.
type Register interface {
	Records
	TokensOfKey(ctx context.Context, key string) ([]string, error)
}

// CompromiseOptions say which signing key is stolen or lost.
type CompromiseOptions struct {
	Issuer string // "": the only office
	Key    string // its id; "": the one that signs today
	Root   RootKey
}

// Compromised is what Compromise has published.
type Compromised struct {
	List *seal.KeyList
	Key  string
	Kept int // tokens of this register that stay valid
}

// Compromise publishes, signed by the root key, that a signing key is in
// strange hands, with the hashes of all tokens that this register holds for it:
// any other token of the key is worth nothing from now on, whatever date it
// bears. Where another PC signed with the key too, the same is done there, with
// this list taken in before: its tokens are added. Errors: those of Of and of
// the root key, no-active-key (args issuer), unknown-key-id (args key, issuer).
func (f Folder) Compromise(ctx context.Context, r Register, o CompromiseOptions) (Compromised, error) {
	named, err := f.offices(ctx, r, o.Issuer)
	if err != nil {
		return Compromised{}, err
	}
	root, list, err := o.Root.open(f, named)
	if err != nil {
		return Compromised{}, err
	}
	defer root.Close()
	id, err := keyOf(list, o.Key)
	if err != nil {
		return Compromised{}, err
	}
	tokens, err := r.TokensOfKey(ctx, id.String())
	if err != nil {
		return Compromised{}, err
	}
	for {
		if list, err = root.Compromise(list, id, tokens, f.Now()); err != nil {
			return Compromised{}, err
		}
		if err := put(ctx, r, list, f.Now()); err != nil {
			return Compromised{}, err
		}
		done := Compromised{list, id.String(), len(tokens)}
		// What somebody signed meanwhile, in another window, is kept too.
		if tokens, err = r.TokensOfKey(ctx, id.String()); err != nil || len(tokens) <= done.Kept {
			return done, err
		}
	}
}

// Lacks finds a signing key of a list of which certificates in this register
// are given up, and how many: it is compromised and does not keep them. Another
// PC has published that and does not know of them; Compromise of that key, here,
// with this list taken in, adds them. "", 0: there is none.
func Lacks(ctx context.Context, r Register, list *seal.KeyList) (key string, n int, err error) {
	for _, k := range list.Keys {
		if k.Status != seal.KeyCompromised {
			continue
		}
		tokens, err := r.TokensOfKey(ctx, k.ID.String())
		if err != nil {
			return "", 0, err
		}
		for _, t := range tokens {
			if !k.Keeps(t) {
				n++
			}
		}
		if n > 0 {
			return k.ID.String(), n, nil
		}
	}
	return "", 0, nil
}

// keyOf finds a signing key by its id.
func keyOf(list *seal.KeyList, id string) (seal.KeyID, error) {
	if active := list.Active(); id == "" {
		if len(active) == 0 {
			return seal.KeyID{}, data.Fail("no-active-key", "issuer", list.Issuer)
		}
		return active[len(active)-1], nil
	}
	i := slices.IndexFunc(list.Keys, func(k seal.Key) bool { return k.ID.String() == id })
	if i < 0 {
		return seal.KeyID{}, data.Fail("unknown-key-id", "key", id, "issuer", list.Issuer)
	}
	return list.Keys[i].ID, nil
}
