package seal

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"vinhdanh/data"
)

// MinPassphrase is the least number of characters of a passphrase.
const MinPassphrase = 8

// maxKeyFile is the largest key file, in bytes, that is read.
const maxKeyFile = 64 << 10

// KeyFileKind tells the two kinds of key file apart.
type KeyFileKind string

const (
	SigningKeyFile KeyFileKind = "signing"
	RootKeyFile    KeyFileKind = "root"
)

// KeyFileInfo is what a key file says without its passphrase. It is proven
// only once the file has been opened.
type KeyFileInfo struct {
	Kind   KeyFileKind
	Issuer string // "" for a root key that came from a recovery code
	Root   string // the root's public key, as KeyList.RootHex gives it
	KeyID  string // of a signing key, as KeyID.String gives it
}

// FileOption changes how a key file is written.
type FileOption func(*fileOptions)

type fileOptions struct {
	work    int
	replace bool
}

// Work sets the scrypt cost to 2^log2N. It is for tests: without it the cost
// is age's own, 2^18, about 0.7 s and 267 MB.
func Work(log2N int) FileOption { return func(o *fileOptions) { o.work = log2N } }

// Replace lets the file take the place of one that exists, which is what a
// change of the passphrase needs.
func Replace() FileOption { return func(o *fileOptions) { o.replace = true } }

// CheckPassphrase tells whether a passphrase may protect a key. Errors:
// passphrase-empty, passphrase-short (least).
func CheckPassphrase(p string) error {
	switch n := utf8.RuneCountInString(norm.NFC.String(p)); {
	case n == 0:
		return data.Fail("passphrase-empty")
	case n < MinPassphrase:
		return data.Fail("passphrase-short", "least", MinPassphrase)
	}
	return nil
}

// SaveSigner writes the signing key into a new file that only its owner can
// read, protected by the passphrase; the clear key never touches the disk. The
// file appears whole or not at all. Errors: passphrase-empty,
// passphrase-short, key-file-exists, key-file-not-saved (each with file).
func SaveSigner(file string, s *Signer, passphrase string, o ...FileOption) error {
	head := keyFileHead(signingFileTitle, s.list.Issuer, s.list.Root, s.key)
	return saveKey(file, "", head, s.key, passphrase, o)
}

// SaveRoot writes the root key into a file, as SaveSigner does for a signing
// key. The file belongs on a USB stick, away from the PC.
func SaveRoot(file string, r *Root, passphrase string, o ...FileOption) error {
	head := keyFileHead(rootFileTitle, r.issuer, r.key.public(), nil)
	return saveKey(file, "", head, r.key, passphrase, o)
}

// OpenSigner reads a signing key. list is the newest key list of its issuer;
// ReadKeyFile tells whose that is. Errors: key-file-missing,
// key-file-unreadable, key-file-damaged, key-file-newer, key-file-is-root
// (each with file), wrong-passphrase, key-not-in-list, key-retired,
// key-compromised.
func OpenSigner(file, passphrase string, list *KeyList) (*Signer, error) {
	key, _, err := openKey(file, passphrase, SigningKeyFile)
	if err != nil {
		return nil, err
	}
	s, err := newSigner(key, list)
	if err != nil {
		key.forget()
		return nil, err
	}
	return s, nil
}

// OpenRoot reads a root key. Errors as for OpenSigner, key-file-is-signing
// where it is a signing key.
func OpenRoot(file, passphrase string) (*Root, error) {
	key, info, err := openKey(file, passphrase, RootKeyFile)
	if err != nil {
		return nil, err
	}
	return &Root{key: key, issuer: info.Issuer}, nil
}

// ChangePassphrase protects a key file, of either kind, by another passphrase.
// Copies of the file elsewhere keep the old one. Errors as for OpenSigner and
// SaveSigner.
func ChangePassphrase(file, old, new string, o ...FileOption) error {
	if err := CheckPassphrase(new); err != nil {
		return err
	}
	raw, err := readKeyFile(file)
	if err != nil {
		return err
	}
	info, head, _, err := parseKeyFile(raw)
	if err != nil {
		return withFile(err, file)
	}
	key, _, err := unsealKeyFile(raw, old, info.Kind, maxWork)
	if err != nil {
		return withFile(err, file)
	}
	defer key.forget()
	return saveKey(file, "", head, key, new, append(o, Replace()))
}

// ReadKeyFile tells what a key file holds, without its passphrase. Errors:
// key-file-missing, key-file-unreadable, key-file-damaged, key-file-newer
// (each with file).
func ReadKeyFile(file string) (KeyFileInfo, error) {
	raw, err := readKeyFile(file)
	if err != nil {
		return KeyFileInfo{}, err
	}
	info, _, _, err := parseKeyFile(raw)
	return info, withFile(err, file)
}

// saveKey writes a key file; before stands in front of it in one to hand over.
func saveKey(file, before, head string, key *secretKey, passphrase string, options []FileOption) error {
	var o fileOptions
	for _, set := range options {
		set(&o)
	}
	if err := CheckPassphrase(passphrase); err != nil {
		return err
	}
	// Asked before the slow part, and again when the file is put in its place.
	if !o.replace && exists(file) {
		return data.Fail("key-file-exists", "file", file)
	}
	raw, err := sealKeyFile(head, key, passphrase, o.work)
	if err != nil {
		return err
	}
	return withFile(saveFile(file, append([]byte(before), raw...), o.replace), file)
}

func openKey(file, passphrase string, want KeyFileKind) (*secretKey, KeyFileInfo, error) {
	raw, err := readKeyFile(file)
	if err != nil {
		return nil, KeyFileInfo{}, err
	}
	key, info, err := unsealKeyFile(raw, passphrase, want, maxWork)
	return key, info, withFile(err, file)
}

func readKeyFile(file string) ([]byte, error) { return readAtMost(file, maxKeyFile) }

func readAtMost(file string, most int64) ([]byte, error) {
	f, err := os.Open(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, data.Wrap(err, "key-file-missing", "file", file)
	case err != nil:
		return nil, data.Wrap(err, "key-file-unreadable", "file", file)
	}
	raw, err := io.ReadAll(io.LimitReader(f, most+1))
	if err := errors.Join(err, f.Close()); err != nil {
		return nil, data.Wrap(err, "key-file-unreadable", "file", file)
	}
	if int64(len(raw)) > most {
		return nil, data.Fail("key-file-damaged", "file", file)
	}
	return raw, nil
}

// withFile adds the file's name to an error that a person may see.
func withFile(err error, file string) error {
	var e *data.Error
	if !errors.As(err, &e) {
		return err
	}
	args := map[string]any{"file": file}
	for k, v := range e.Args {
		args[k] = v
	}
	return &data.Error{Code: e.Code, Args: args, Err: e.Err}
}
