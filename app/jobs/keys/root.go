package keys

import (
	"context"
	"path/filepath"

	"vinhdanh/data"
	"vinhdanh/data/seal"
)

// RootKey says where the root key is: in a file, or on paper as a recovery
// code. With neither, the file that Init left beside the signing key is taken.
type RootKey struct {
	File       string
	Passphrase string
	Recovery   string
}

// open gives the root key of one of the offices that bear a name, to be closed
// after use, and that one's list. Errors:
// root-key-needed (args issuer), root-of-another (args issuer), those of
// seal.OpenRoot and seal.RootFromRecovery.
func (k RootKey) open(f Folder, named []*seal.KeyList) (root *seal.Root, list *seal.KeyList, err error) {
	if k.Recovery != "" {
		root, err = seal.RootFromRecovery(k.Recovery)
	} else {
		for i := 0; k.File == "" && i < len(named); i++ {
			k.File = f.RootFile(named[i])
		}
		if k.File == "" {
			return nil, nil, data.Fail("root-key-needed", "issuer", named[0].Issuer)
		}
		root, err = seal.OpenRoot(k.File, k.Passphrase)
		defer tidy()
	}
	if err != nil {
		return nil, nil, err
	}
	if list, err = claim(root, named); err != nil {
		root.Close()
		return nil, nil, err
	}
	return root, list, nil
}

// claim finds whose root key it is. Error: root-of-another (args issuer).
func claim(root *seal.Root, named []*seal.KeyList) (list *seal.KeyList, err error) {
	for _, l := range named {
		if fault := root.Claim(l); fault == nil {
			return l, nil
		} else if err == nil {
			err = fault
		}
	}
	return nil, err
}

// RootFile gives the file of an office's root key in the folder, where it
// should not stay; "" if it is kept elsewhere, as it should be.
func (f Folder) RootFile(list *seal.KeyList) string {
	names, err := filepath.Glob(filepath.Join(f.Path, "*.age"))
	if err != nil {
		return ""
	}
	for _, n := range names {
		if info, err := seal.ReadKeyFile(n); err == nil && info.Kind == seal.RootKeyFile && info.Root == list.RootHex() {
			return n
		}
	}
	return ""
}

// Of gives the newest list of an office; with no name, of the only one that
// there is. Errors: no-issuer-key, issuer-needed, no-signing-key (args issuer).
func (f Folder) Of(ctx context.Context, r Records, issuer string) (*seal.KeyList, error) {
	all, err := f.offices(ctx, r, issuer)
	if err != nil {
		return nil, err
	}
	return all[0], nil
}

// offices is Of for all that bear the name, the one whose keys are here first.
func (f Folder) offices(ctx context.Context, r Records, issuer string) ([]*seal.KeyList, error) {
	lists, err := trusted(ctx, r)
	switch {
	case err != nil:
		return nil, err
	case issuer == "" && len(lists) == 0:
		return nil, data.Fail("no-issuer-key")
	case issuer == "" && len(lists) > 1:
		return nil, data.Fail("issuer-needed")
	}
	return f.named(lists, data.Conference{Issuer: issuer})
}
