package register

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"

	"vinhdanh/data"
	"vinhdanh/data/file"
	"vinhdanh/data/seal"
	"vinhdanh/data/store"
)

// maxList is the largest list file that is read, in bytes.
const maxList = 16 << 20

// Issuer is an office with the newest of its revocation lists that counts.
type Issuer struct {
	Keys *seal.KeyList
	List *seal.RevocationList // nil: none yet
	Late bool                 // the next one should have appeared
	Open int                  // withdrawn in this register and not on the list yet
	Own  bool                 // this register holds certificates that the office attested
}

// Lists gives the trusted issuers with their revocation lists.
func (d Deps) Lists(ctx context.Context) ([]Issuer, error) {
	trusted, err := d.trusted(ctx)
	if err != nil {
		return nil, err
	}
	var list []Issuer
	for _, keys := range trusted {
		last, err := d.last(ctx, keys)
		if err != nil {
			return nil, err
		}
		i := Issuer{Keys: keys, List: last.counts, Late: last.counts != nil && last.counts.OutOfDate(d.Now())}
		ids := keyIDs(keys)
		if i.Own, err = d.own(ctx, ids); err != nil {
			return nil, err
		}
		withdrawn, err := d.Records.Revoked(ctx, ids)
		if err != nil {
			return nil, err
		}
		for _, r := range withdrawn {
			if i.List == nil {
				i.Open++
			} else if _, on := i.List.Find(r.Token); !on {
				i.Open++
			}
		}
		list = append(list, i)
	}
	return list, nil
}

// Unsigned counts what this office has withdrawn and no signed list says yet, so
// that nobody outside knows of it: the key was not at hand.
func (d Deps) Unsigned(ctx context.Context) (n int, err error) {
	all, err := d.Lists(ctx)
	for _, i := range all {
		if i.Own {
			n += i.Open
		}
	}
	return n, err
}

// own tells whether the register holds a certificate that one of the keys signed.
func (d Deps) own(ctx context.Context, keys []string) (bool, error) {
	for _, key := range keys {
		tokens, err := d.Records.TokensOfKey(ctx, key)
		if err != nil || len(tokens) > 0 {
			return err == nil, err
		}
	}
	return false, nil
}

func keyIDs(l *seal.KeyList) []string {
	ids := make([]string, len(l.Keys))
	for i, k := range l.Keys {
		ids[i] = k.ID.String()
	}
	return ids
}

// trusted gives the newest key list of each real issuer that a person trusts.
func (d Deps) trusted(ctx context.Context) ([]*seal.KeyList, error) {
	stored, err := d.Records.KeyLists(ctx)
	if err != nil {
		return nil, err
	}
	var lists []*seal.KeyList
	for _, s := range stored {
		if !s.Trusted || s.Sample {
			continue
		}
		l, err := seal.ParseKeyList(s.Raw)
		if err != nil {
			return nil, err
		}
		lists = append(lists, l)
	}
	ring, err := seal.NewKeyring(lists...)
	if err != nil {
		return nil, err
	}
	return ring.Lists(), nil
}

// ExportList writes an issuer's newest revocation list, to hand on.
// Errors: no-revocation-list (argument issuer), those of file.Save.
func (d Deps) ExportList(ctx context.Context, root string, name string) error {
	all, err := d.Lists(ctx)
	if err != nil {
		return err
	}
	for _, i := range all {
		if i.Keys.RootHex() != root {
			continue
		}
		if i.List == nil {
			return data.Fail("no-revocation-list", "issuer", i.Keys.Issuer)
		}
		return file.Save(name, 0o644, func(w io.Writer) error {
			_, err := w.Write(i.List.Bytes())
			return err
		})
	}
	return data.Fail("no-revocation-list", "issuer", root)
}

// Imported is a revocation list that was taken in.
type Imported struct {
	Issuer string
	List   *seal.RevocationList
	Lacks  int // entries of the list before that are neither on this one nor withdrawn here: two computers have signed, and do not know of each other
}

// ImportList keeps an office's revocation list, which one of its trusted keys
// must have signed and which must be newer than the one known. Errors:
// file-missing, file-unreadable, list-too-large, revocation-list-older
// (arguments number, have), those of seal.ParseRevocationList.
func (d Deps) ImportList(ctx context.Context, name string) (Imported, error) {
	raw, err := readList(name)
	if err != nil {
		return Imported{}, err
	}
	trusted, err := d.trusted(ctx)
	if err != nil {
		return Imported{}, err
	}
	ring, err := seal.NewKeyring(trusted...)
	if err != nil {
		return Imported{}, err
	}
	list, err := seal.ParseRevocationList(raw, ring, 0)
	if err != nil {
		return Imported{}, err
	}
	for _, keys := range trusted {
		if keys.Root.Equal(list.Root) {
			return d.keep(ctx, ring, keys, list)
		}
	}
	return Imported{}, data.Fail("revocation-list-unknown-key", "key", list.Key.String())
}

// keep takes in a list that is well signed.
func (d Deps) keep(ctx context.Context, ring *seal.Keyring, keys *seal.KeyList, list *seal.RevocationList) (Imported, error) {
	in := Imported{Issuer: keys.Issuer, List: list}
	last, err := d.last(ctx, keys)
	if err != nil {
		return in, err
	}
	if last.counts != nil {
		if bytes.Equal(last.counts.Bytes(), list.Bytes()) {
			return in, nil
		}
		if seen := ring.Seen(last.counts); list.Number <= seen {
			return in, data.Fail("revocation-list-older", "number", list.Number, "have", seen)
		}
		if in.Lacks, err = d.lacks(ctx, keys, last.counts, list); err != nil {
			return in, err
		}
	}
	return in, d.Records.PutRevocationList(ctx, store.RevocationList{Issuer: keys.Issuer, Root: keys.RootHex(), Key: list.Key.String(),
		Number: list.Number, Raw: list.Bytes(), Instead: last.stolen})
}

// lacks counts what a new list would lose: what the register has withdrawn
// itself comes onto its next list anyway.
func (d Deps) lacks(ctx context.Context, keys *seal.KeyList, before, list *seal.RevocationList) (n int, err error) {
	here, err := d.Records.Revoked(ctx, keyIDs(keys))
	if err != nil {
		return 0, err
	}
	known := map[[8]byte]bool{}
	for _, r := range here {
		known[seal.TokenHash(r.Token)] = true
	}
	for _, e := range list.Entries() {
		known[e.Token] = true
	}
	for _, e := range before.Entries() {
		if !known[e.Token] {
			n++
		}
	}
	return n, nil
}

func readList(name string) (raw []byte, err error) {
	f, err := os.Open(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, data.Wrap(err, "file-missing", "file", name)
	case err != nil:
		return nil, data.Wrap(err, "file-unreadable", "file", name)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	raw, err = io.ReadAll(io.LimitReader(f, maxList+1))
	switch {
	case err != nil:
		return nil, data.Wrap(err, "file-unreadable", "file", name)
	case len(raw) > maxList:
		return nil, data.Fail("list-too-large", "file", name)
	}
	return raw, nil
}
