package seal

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strconv"
	"strings"
	"unicode/utf8"

	"filippo.io/age"
	"filippo.io/age/armor"
	"golang.org/x/text/unicode/norm"

	"vinhdanh/data"
)

// A key file is text: a few lines that say whose key it is, a line with the
// hash of all the rest (so that damage is told from a wrong passphrase), and
// an age file (age-encryption.org/v1, scrypt, ASCII armour) with the same
// lines and the key. The armoured part alone can be opened by age itself.
const (
	signingFileTitle = "Vinh Danh signing key, version "
	rootFileTitle    = "Vinh Danh root key, version "
	armourBegin      = "-----BEGIN AGE ENCRYPTED FILE-----"
	maxKeyFile       = 64 << 10

	// MinPassphrase is the least number of characters of a passphrase.
	MinPassphrase = 8
	// maxWork is the greatest scrypt cost that is tried (2^20: 3 s, 1 GB), so
	// that a file from a stranger cannot use up the PC.
	maxWork = 20
	seedTag = "seed: "
)

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
	return saveKey(file, head, s.key, passphrase, o)
}

// SaveRoot writes the root key into a file, as SaveSigner does for a signing
// key. The file belongs on a USB stick, away from the PC.
func SaveRoot(file string, r *Root, passphrase string, o ...FileOption) error {
	head := keyFileHead(rootFileTitle, r.issuer, r.key.public(), nil)
	return saveKey(file, head, r.key, passphrase, o)
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

// keyFileHead writes the lines before the encrypted part. signing is nil for a root key.
func keyFileHead(title, issuer string, root ed25519.PublicKey, signing *secretKey) string {
	head := fmt.Sprintf("%s1\nissuer: %s\nroot: %s\n", title, issuer, hex.EncodeToString(root))
	if signing != nil {
		head += fmt.Sprintf("key: %s\n", hex.EncodeToString(signing.public()))
	}
	return head
}

func saveKey(file, head string, key *secretKey, passphrase string, options []FileOption) error {
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
	return withFile(saveFile(file, raw, o.replace), file)
}

// sealKeyFile makes the content of a key file.
func sealKeyFile(head string, key *secretKey, passphrase string, work int) ([]byte, error) {
	if key.forgotten() {
		return nil, errForgotten
	}
	recipient, err := age.NewScryptRecipient(norm.NFC.String(passphrase))
	if err != nil {
		return nil, err
	}
	if work > 0 {
		recipient.SetWorkFactor(work)
	}
	var armoured bytes.Buffer
	a := armor.NewWriter(&armoured)
	w, err := age.Encrypt(a, recipient)
	if err != nil {
		return nil, err
	}
	// Room for everything, so that no append leaves a copy of the key behind.
	clearText := make([]byte, 0, len(head)+len(seedTag)+2*ed25519.SeedSize+1)
	defer func() { clear(clearText[:cap(clearText)]) }()
	clearText = append(append(clearText, head...), seedTag...)
	clearText = hex.AppendEncode(clearText, key.private()[:ed25519.SeedSize])
	clearText = append(clearText, '\n')
	if _, err := w.Write(clearText); err != nil {
		return nil, err
	}
	if err := errors.Join(w.Close(), a.Close()); err != nil {
		return nil, err
	}
	return []byte(head + "check: " + checkSum(head, armoured.String()) + "\n" + armoured.String()), nil
}

func checkSum(head, armoured string) string {
	h := sha256.Sum256([]byte(head + armoured))
	return hex.EncodeToString(h[:])
}

// parseKeyFile splits a key file and checks that it is whole. Errors:
// key-file-damaged, key-file-newer.
func parseKeyFile(raw []byte) (info KeyFileInfo, head, armoured string, err error) {
	fail := func() (KeyFileInfo, string, string, error) {
		return KeyFileInfo{}, "", "", data.Fail("key-file-damaged")
	}
	text := strings.ReplaceAll(strings.TrimPrefix(string(raw), "\ufeff"), "\r\n", "\n")
	title, _, _ := strings.Cut(text, "\n")
	version := ""
	if v, ok := strings.CutPrefix(title, signingFileTitle); ok {
		info.Kind, version = SigningKeyFile, v
	} else if v, ok := strings.CutPrefix(title, rootFileTitle); ok {
		info.Kind, version = RootKeyFile, v
	} else {
		return fail()
	}
	if n, err := strconv.Atoi(version); err == nil && n > 1 {
		return KeyFileInfo{}, "", "", data.Fail("key-file-newer", "version", n)
	} else if version != "1" {
		return fail()
	}
	head, rest, found := strings.Cut(text, "check: ")
	check, armoured, ok := strings.Cut(rest, "\n")
	if !found || !ok || !strings.HasPrefix(armoured, armourBegin) || check != checkSum(head, armoured) {
		return fail()
	}
	lines := strings.Split(head, "\n")
	tags := []string{"issuer: ", "root: ", "key: "}
	if info.Kind == RootKeyFile {
		tags = tags[:2]
	}
	if len(lines) != len(tags)+2 || lines[len(lines)-1] != "" {
		return fail()
	}
	for i, tag := range tags {
		value, ok := strings.CutPrefix(lines[i+1], tag)
		public, err := hex.DecodeString(value)
		switch {
		case !ok || i > 0 && (err != nil || len(public) != ed25519.PublicKeySize):
			return fail()
		case i == 0:
			info.Issuer = value
		case i == 1:
			info.Root = value
		default:
			info.KeyID = keyIDOf(public).String()
		}
	}
	return info, head, armoured, nil
}

func openKey(file, passphrase string, want KeyFileKind) (*secretKey, KeyFileInfo, error) {
	raw, err := readKeyFile(file)
	if err != nil {
		return nil, KeyFileInfo{}, err
	}
	key, info, err := unsealKeyFile(raw, passphrase, want, maxWork)
	return key, info, withFile(err, file)
}

// unsealKeyFile opens the content of a key file.
func unsealKeyFile(raw []byte, passphrase string, want KeyFileKind, mostWork int) (*secretKey, KeyFileInfo, error) {
	info, head, armoured, err := parseKeyFile(raw)
	if err != nil {
		return nil, info, err
	}
	if info.Kind != want {
		return nil, info, data.Fail(data.Code("key-file-is-" + string(info.Kind)))
	}
	if passphrase == "" {
		return nil, info, data.Fail("passphrase-empty")
	}
	identity, err := age.NewScryptIdentity(norm.NFC.String(passphrase))
	if err != nil {
		return nil, info, err
	}
	identity.SetMaxWorkFactor(mostWork)
	r, err := age.Decrypt(armor.NewReader(strings.NewReader(armoured)), identity)
	var noMatch *age.NoIdentityMatchError
	if errors.As(err, &noMatch) {
		return nil, info, data.Fail("wrong-passphrase")
	}
	if err != nil {
		return nil, info, data.Wrap(err, "key-file-damaged")
	}
	// The clear text has exactly this form; a longer one is cut off and refused.
	clearText := make([]byte, len(head)+len(seedTag)+2*ed25519.SeedSize+2)
	defer clear(clearText)
	n, err := io.ReadFull(r, clearText)
	if !errors.Is(err, io.ErrUnexpectedEOF) || n != len(clearText)-1 || clearText[n-1] != '\n' ||
		!bytes.HasPrefix(clearText, []byte(head+seedTag)) {
		return nil, info, data.Fail("key-file-damaged")
	}
	var seed [ed25519.SeedSize]byte
	defer clear(seed[:])
	if _, err := hex.Decode(seed[:], clearText[len(head)+len(seedTag):n-1]); err != nil {
		return nil, info, data.Fail("key-file-damaged")
	}
	key := secretFromSeed(seed[:])
	says := info.Root
	if info.Kind == SigningKeyFile {
		says = info.KeyID
	}
	if public := key.public(); says != hex.EncodeToString(public) && says != keyIDOf(public).String() {
		key.forget()
		return nil, info, data.Fail("key-file-damaged")
	}
	return key, info, nil
}

func readKeyFile(file string) ([]byte, error) {
	f, err := os.Open(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, data.Wrap(err, "key-file-missing", "file", file)
	case err != nil:
		return nil, data.Wrap(err, "key-file-unreadable", "file", file)
	}
	raw, err := io.ReadAll(io.LimitReader(f, maxKeyFile+1))
	if err := errors.Join(err, f.Close()); err != nil {
		return nil, data.Wrap(err, "key-file-unreadable", "file", file)
	}
	if len(raw) > maxKeyFile {
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
