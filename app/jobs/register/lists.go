package register

import (
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
		var ids []string
		for _, k := range keys.Keys {
			ids = append(ids, k.ID.String())
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

// ImportList keeps another office's revocation list, which one of its trusted
// keys must have signed and which must not be older than the one known. Errors:
// file-missing, file-unreadable, list-too-large, those of
// seal.ParseRevocationList.
func (d Deps) ImportList(ctx context.Context, name string) (*seal.RevocationList, error) {
	raw, err := readList(name)
	if err != nil {
		return nil, err
	}
	trusted, err := d.trusted(ctx)
	if err != nil {
		return nil, err
	}
	ring, err := seal.NewKeyring(trusted...)
	if err != nil {
		return nil, err
	}
	list, err := seal.ParseRevocationList(raw, ring, 0)
	if err != nil {
		return nil, err
	}
	for _, keys := range trusted {
		if !keys.Root.Equal(list.Root) {
			continue
		}
		last, err := d.last(ctx, keys)
		if err != nil {
			return nil, err
		}
		if seen := ring.Seen(last.counts); list.Number < seen {
			return nil, data.Fail("revocation-list-older", "number", list.Number, "have", seen)
		}
		return list, d.Records.PutRevocationList(ctx, store.RevocationList{Issuer: keys.Issuer, Root: keys.RootHex(), Key: list.Key.String(),
			Number: list.Number, Raw: list.Bytes(), Instead: last.stolen})
	}
	return nil, data.Fail("revocation-list-unknown-key", "key", list.Key.String())
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
