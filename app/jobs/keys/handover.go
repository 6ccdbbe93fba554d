package keys

import (
	"context"
	"errors"
	"io"
	"os"
	"time"

	"vinhdanh/data"
	"vinhdanh/data/file"
	"vinhdanh/data/seal"
)

// Ending is that of a file that ExportSigner writes.
const Ending = ".vdk"

// ExportSigner writes an office's signing key and its list into one file for a
// colleague, under a passphrase that the two agree upon: the file and the
// passphrase go different ways. Errors: those of Of, key-file-elsewhere (args
// issuer, folder), those of seal.OpenSigner and seal.SaveHandover.
func (f Folder) ExportSigner(ctx context.Context, r Records, issuer, passphrase, agreed, name string) (*seal.KeyList, error) {
	if err := seal.CheckPassphrase(agreed); err != nil {
		return nil, err
	}
	list, err := f.Of(ctx, r, issuer)
	if err != nil {
		return nil, err
	}
	key, err := f.signingFile(list)
	if err != nil {
		return nil, err
	}
	if err := file.Check(name); err != nil {
		return nil, err
	}
	signer, err := f.unlock(key, passphrase, list)
	if err != nil {
		return nil, err
	}
	defer signer.Close()
	defer tidy()
	return list, seal.SaveHandover(name, signer, agreed, f.options()...)
}

// IsSigner tells whether a file is one that ExportSigner has written, and not a
// public key list.
func IsSigner(name string) bool {
	f, err := os.Open(name)
	if err != nil {
		return false
	}
	head := make([]byte, 100)
	n, err := io.ReadFull(f, head)
	return errors.Join(ignoreShort(err), f.Close()) == nil && seal.IsHandover(head[:n])
}

func ignoreShort(err error) error {
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		return nil
	}
	return err
}

// HandedSigner is a signing key from a colleague, not taken in yet.
type HandedSigner struct {
	Incoming
	Key string // its id
	of  *seal.Handover
}

// LookSigner reads a file for a colleague. Errors: those of seal.ReadHandover;
// of seal.CheckSuccessor where the issuer is known.
func LookSigner(ctx context.Context, r Records, name string) (HandedSigner, error) {
	h, err := seal.ReadHandover(name)
	if err != nil {
		return HandedSigner{}, err
	}
	in, err := incoming(ctx, r, []*seal.KeyList{h.List})
	if data.CodeOf(err) == "key-list-older" { // the key goes on: newSigner says whether it may sign
		in, err = newest(ctx, r, h.List)
	}
	if err != nil {
		return HandedSigner{}, err
	}
	return HandedSigner{Incoming: in[0], Key: h.Key.KeyID, of: h}, nil
}

// ImportSigner keeps the key in the folder, under the passphrase of the file,
// and its list as trusted. A person must have compared the fingerprint, unless
// the list was Known. Errors: those of seal.OpenSigner and seal.SaveSigner.
func (f Folder) ImportSigner(ctx context.Context, r Records, in HandedSigner, passphrase string, now time.Time) (Made, error) {
	signer, err := in.of.Open(passphrase, in.List)
	if err != nil {
		return Made{}, err
	}
	defer signer.Close()
	made := Made{Issuer: in.List.Issuer, Key: in.Key, Fingerprint: in.List.Fingerprint(), Number: in.List.Number}
	if made.SigningFile, err = f.keep(signer, passphrase); err != nil {
		return Made{}, err
	}
	if err := put(ctx, r, in.List, now); err != nil {
		return Made{}, errors.Join(err, os.Remove(made.SigningFile))
	}
	return made, nil
}

// newest gives the list of the same root key that is here already.
func newest(ctx context.Context, r Records, of *seal.KeyList) ([]Incoming, error) {
	have, err := List(ctx, r)
	if err != nil {
		return nil, err
	}
	for _, h := range have {
		if h.List.RootHex() == of.RootHex() {
			return []Incoming{{List: h.List, Known: h.Trusted}}, nil
		}
	}
	return nil, data.Fail("key-list-damaged")
}
