package keys

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"time"

	"vinhdanh/data"
	"vinhdanh/data/file"
	"vinhdanh/data/seal"
	"vinhdanh/data/store"
)

// Issuer is one office whose public list the database holds.
type Issuer struct {
	List    *seal.KeyList
	Trusted bool
	Sample  bool
}

// List gives the newest list of each issuer.
func List(ctx context.Context, r Records) ([]Issuer, error) {
	stored, err := r.KeyLists(ctx)
	if err != nil {
		return nil, err
	}
	at := map[string]int{}
	var all []Issuer
	for _, s := range stored {
		l, err := seal.ParseKeyList(s.Raw)
		if err != nil {
			return nil, fmt.Errorf("stored key list %d: %w", s.Number, err)
		}
		i, ok := at[l.RootHex()]
		if !ok {
			at[l.RootHex()] = len(all)
			all = append(all, Issuer{l, s.Trusted, s.Sample})
			continue
		}
		if l.Number > all[i].List.Number {
			all[i].List = l
		}
		all[i].Trusted = all[i].Trusted || s.Trusted
	}
	return all, nil
}

// trusted gives the newest list of each real issuer that a person trusts.
func trusted(ctx context.Context, r Records) ([]*seal.KeyList, error) {
	all, err := List(ctx, r)
	if err != nil {
		return nil, err
	}
	var lists []*seal.KeyList
	for _, i := range all {
		if i.Trusted && !i.Sample {
			lists = append(lists, i.List)
		}
	}
	return lists, nil
}

// Own gives the list of the office that attests a conference's certificates, nil
// if there is none.
func (f Folder) Own(all []Issuer, conf data.Conference) *seal.KeyList {
	var lists []*seal.KeyList
	for _, i := range all {
		if i.Trusted && !i.Sample {
			lists = append(lists, i.List)
		}
	}
	l, err := f.ofConference(lists, conf)
	if err != nil {
		return nil
	}
	return l
}

// Export writes the public key list that a conference's certificates are
// checked with, for verification without this database: the issuer's, or of
// a sample conference those of its throw-away keys. It gives the number of lists.
func (f Folder) Export(ctx context.Context, r Records, conf data.Conference, name string) (int, error) {
	all, err := List(ctx, r)
	if err != nil {
		return 0, err
	}
	var lists []*seal.KeyList
	if conf.Sample {
		for _, i := range all {
			if i.Sample {
				lists = append(lists, i.List)
			}
		}
		if len(lists) == 0 {
			return 0, data.Fail("no-sample-key")
		}
	} else {
		var real []*seal.KeyList
		for _, i := range all {
			if i.Trusted && !i.Sample {
				real = append(real, i.List)
			}
		}
		l, err := f.ofConference(real, conf)
		if data.CodeOf(err) == "no-signing-key" {
			return 0, data.Fail("no-key-list", "issuer", conf.Issuer)
		}
		if err != nil {
			return 0, err
		}
		lists = append(lists, l)
	}
	return len(lists), file.Save(name, 0o644, func(w io.Writer) error {
		for _, l := range lists {
			if _, err := w.Write(l.Bytes()); err != nil {
				return err
			}
		}
		return ctx.Err()
	})
}

// Incoming is a key list from outside that nobody here trusts yet.
type Incoming struct {
	List  *seal.KeyList
	Known bool // an older list of the same root key is trusted already
}

// maxList is the largest file of key lists that is read, in bytes.
const maxList = 64 << 20

func read(name string) (raw []byte, err error) {
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

// Look reads a key list file. Errors: file-missing, file-unreadable,
// list-too-large, those of seal.ParseKeyLists, and of seal.CheckSuccessor where an issuer is known.
func Look(ctx context.Context, r Records, name string) ([]Incoming, error) {
	raw, err := read(name)
	if err != nil {
		return nil, err
	}
	lists, err := seal.ParseKeyLists(raw)
	if err != nil {
		return nil, err
	}
	return incoming(ctx, r, lists)
}

// incoming compares lists with those that are here.
func incoming(ctx context.Context, r Records, lists []*seal.KeyList) ([]Incoming, error) {
	have, err := List(ctx, r)
	if err != nil {
		return nil, err
	}
	var in []Incoming
	for _, l := range lists {
		i := Incoming{List: l}
		for _, h := range have {
			if h.List.RootHex() != l.RootHex() {
				continue
			}
			if err := seal.CheckSuccessor(h.List, l); err != nil {
				return nil, err
			}
			i.Known = h.Trusted
		}
		in = append(in, i)
	}
	return in, nil
}

// Import keeps a list as trusted. A person must have compared its fingerprint
// with the one the office gives. Errors: those of seal.CheckSuccessor.
func Import(ctx context.Context, r Records, in Incoming, now time.Time) error {
	return put(ctx, r, in.List, now)
}

// put keeps a list, provided that it continues what is here by then: another
// window or program may have been quicker, and of two lists that do not continue
// each other no reader could say which one counts. Errors: those of
// seal.CheckSuccessor and of also, which looks at each list that is here.
func put(ctx context.Context, r Records, l *seal.KeyList, now time.Time, also ...func(store.KeyList) error) error {
	root := []byte(l.RootHex())
	return r.PutKeyList(ctx, store.KeyList{Issuer: l.Issuer, Number: l.Number, Raw: l.Bytes(),
		Trusted: !l.Sample(), Sample: l.Sample(), MadeAt: now, Fits: func(have []store.KeyList) error {
			for _, h := range have {
				for _, look := range also {
					if err := look(h); err != nil {
						return err
					}
				}
				if !bytes.Contains(h.Raw, root) { // reading them all would keep a desk waiting
					continue
				}
				old, err := seal.ParseKeyList(h.Raw)
				if err != nil {
					return fmt.Errorf("stored key list %d: %w", h.Number, err)
				}
				if old.Root.Equal(l.Root) {
					if err := seal.CheckSuccessor(old, l); err != nil {
						return err
					}
				}
			}
			return nil
		}})
}
