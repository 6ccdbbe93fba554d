package keys

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"vinhdanh/data/seal"
)

// RotateOptions say whose signing key is replaced.
type RotateOptions struct {
	Issuer     string // "": the only office
	Root       RootKey
	Passphrase string // of the new signing key
}

// Rotate makes a new signing key, certified by the root key in the list that
// follows; the old one signs no more, and what it signed stays valid. Nothing
// is left behind if a step fails. Errors: those of Of, of the root key, of seal
// for passphrases and files.
func (f Folder) Rotate(ctx context.Context, r Records, o RotateOptions) (Made, error) {
	if err := seal.CheckPassphrase(o.Passphrase); err != nil {
		return Made{}, err
	}
	named, err := f.offices(ctx, r, o.Issuer)
	if err != nil {
		return Made{}, err
	}
	root, list, err := o.Root.open(f, named)
	if err != nil {
		return Made{}, err
	}
	defer root.Close()
	signer, next, err := root.Rotate(list, rand.Reader, f.Now())
	if err != nil {
		return Made{}, err
	}
	defer signer.Close()
	made := Made{Issuer: next.Issuer, Key: signer.KeyID().String(), Fingerprint: next.Fingerprint(), Number: next.Number}
	if made.SigningFile, err = f.keep(signer, o.Passphrase); err != nil {
		return Made{}, err
	}
	err = ctx.Err()
	if err == nil {
		err = put(ctx, r, next, f.Now())
	}
	if err != nil {
		return Made{}, errors.Join(err, os.Remove(made.SigningFile))
	}
	f.changed(next, o.Passphrase)
	return made, nil
}

// keep writes a signing key into the folder, which only its owner may enter.
// Errors: output-folder, those of seal.SaveSigner.
func (f Folder) keep(s *seal.Signer, passphrase string) (name string, err error) {
	if err := f.own(); err != nil {
		return "", err
	}
	name = filepath.Join(f.Path, fmt.Sprintf("signing-%s-%s.age", s.List().RootHex()[:8], s.KeyID()))
	defer tidy()
	return name, seal.SaveSigner(name, s, passphrase, f.options()...)
}
