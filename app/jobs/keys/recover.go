package keys

import (
	"context"

	"vinhdanh/data/file"
	"vinhdanh/data/seal"
)

// RecoverOptions say which root key is made again from its code on paper.
type RecoverOptions struct {
	Issuer     string // "": the only office
	Recovery   string // as a person types it
	File       string // where the root key goes; never over another file
	Passphrase string
}

// Recover writes the root key into a file again. Errors: those of Of, of
// seal.RootFromRecovery, of seal for passphrases and files, root-of-another
// (args issuer).
func (f Folder) Recover(ctx context.Context, r Records, o RecoverOptions) (*seal.KeyList, error) {
	if err := seal.CheckPassphrase(o.Passphrase); err != nil {
		return nil, err
	}
	named, err := f.offices(ctx, r, o.Issuer)
	if err != nil {
		return nil, err
	}
	root, err := seal.RootFromRecovery(o.Recovery)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	list, err := claim(root, named)
	if err != nil {
		return nil, err
	}
	if err := file.Check(o.File); err != nil {
		return nil, err
	}
	defer tidy()
	return list, seal.SaveRoot(o.File, root, o.Passphrase, f.options()...)
}
