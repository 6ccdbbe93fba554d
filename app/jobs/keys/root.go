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

// open gives the root key of an office, to be closed after use. Errors:
// root-key-needed (args issuer), root-of-another (args issuer), those of
// seal.OpenRoot and seal.RootFromRecovery.
func (k RootKey) open(f Folder, list *seal.KeyList) (root *seal.Root, err error) {
	if k.Recovery != "" {
		root, err = seal.RootFromRecovery(k.Recovery)
	} else {
		if k.File == "" {
			k.File = f.RootFile(list)
		}
		if k.File == "" {
			return nil, data.Fail("root-key-needed", "issuer", list.Issuer)
		}
		root, err = seal.OpenRoot(k.File, k.Passphrase)
		defer tidy()
	}
	if err != nil {
		return nil, err
	}
	if err := root.Claim(list); err != nil {
		root.Close()
		return nil, err
	}
	return root, nil
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
func Of(ctx context.Context, r Records, issuer string) (*seal.KeyList, error) {
	lists, err := trusted(ctx, r)
	switch {
	case err != nil:
		return nil, err
	case issuer == "" && len(lists) == 0:
		return nil, data.Fail("no-issuer-key")
	case issuer == "" && len(lists) > 1:
		return nil, data.Fail("issuer-needed")
	}
	return ofConference(lists, data.Conference{Issuer: issuer})
}
