package seal

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

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
	seedTag          = "seed: "

	// maxWork is the greatest scrypt cost that is tried (2^20: 3 s, 1 GB), so
	// that a file from a stranger cannot use up the PC.
	maxWork = 20
)

// keyFileHead writes the lines before the encrypted part. signing is nil for a root key.
func keyFileHead(title, issuer string, root ed25519.PublicKey, signing *secretKey) string {
	head := fmt.Sprintf("%s1\nissuer: %s\nroot: %s\n", title, issuer, hex.EncodeToString(root))
	if signing != nil {
		head += fmt.Sprintf("key: %s\n", hex.EncodeToString(signing.public()))
	}
	return head
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
