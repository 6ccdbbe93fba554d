package seal

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"filippo.io/age"
	"filippo.io/age/armor"
	"golang.org/x/text/unicode/norm"

	"vinhdanh/data"
)

const passphrase = "Đường lên Tây Bắc 2025"

// cheap makes scrypt quick enough for tests.
var cheap = Work(4)

func TestKeyFiles(t *testing.T) {
	root, signer, list := open(t, "key files")
	dir := t.TempDir()
	signing, rootFile := filepath.Join(dir, "signing.key"), filepath.Join(dir, "root.key")
	if err := SaveSigner(signing, signer, passphrase, cheap); err != nil {
		t.Fatal(err)
	}
	if err := SaveRoot(rootFile, root, passphrase, cheap); err != nil {
		t.Fatal(err)
	}
	for _, f := range []string{signing, rootFile} {
		info, err := os.Stat(f)
		if err != nil {
			t.Fatal(err)
		}
		if runtime.GOOS != "windows" && info.Mode() != 0o600 {
			t.Errorf("%s has mode %v", f, info.Mode())
		}
		raw, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, secret := range [][]byte{signer.key.private()[:32], root.key.private()[:32]} {
			if bytes.Contains(raw, secret) || bytes.Contains(raw, fmt.Appendf(nil, "%x", secret)) {
				t.Errorf("%s holds the key in clear", f)
			}
		}
	}
	left, err := filepath.Glob(filepath.Join(dir, ".*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v %v", left, err)
	}

	info, err := ReadKeyFile(signing)
	if want := (KeyFileInfo{SigningKeyFile, office, list.RootHex(), signer.KeyID().String()}); err != nil || info != want {
		t.Errorf("%+v %v", info, err)
	}
	info, err = ReadKeyFile(rootFile)
	if want := (KeyFileInfo{RootKeyFile, office, list.RootHex(), ""}); err != nil || info != want {
		t.Errorf("%+v %v", info, err)
	}

	// A passphrase typed decomposed is the same passphrase.
	for _, p := range []string{passphrase, norm.NFD.String(passphrase)} {
		again, err := OpenSigner(signing, p, list)
		if err != nil {
			t.Fatal(err)
		}
		if sign(t, again, example()) != sign(t, signer, example()) {
			t.Error("another key came back")
		}
	}
	again, err := OpenRoot(rootFile, passphrase)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := again.Rotate(list, seeded("rotated"), noon); err != nil {
		t.Errorf("the root key that came back: %v", err)
	}

	_, err = OpenSigner(signing, passphrase+"!", list)
	wantCode(t, err, "wrong-passphrase")
	_, err = OpenSigner(signing, "", list)
	wantCode(t, err, "passphrase-empty")
	_, err = OpenSigner(rootFile, passphrase, list)
	wantCode(t, err, "key-file-is-root")
	_, err = OpenRoot(signing, passphrase)
	wantCode(t, err, "key-file-is-signing")
	_, err = OpenSigner(filepath.Join(dir, "none"), passphrase, list)
	wantCode(t, err, "key-file-missing")
	_, err = OpenSigner(dir, passphrase, list)
	wantCode(t, err, "key-file-unreadable")
	_, other, otherList := open(t, "another office")
	_, err = OpenSigner(signing, passphrase, otherList)
	wantCode(t, err, "key-not-in-list")

	// An existing file stays as it was, unless its owner asked.
	wantCode(t, SaveSigner(signing, other, passphrase, cheap), "key-file-exists")
	if err := SaveSigner(signing, signer, "mật khẩu mới 123", cheap, Replace()); err != nil {
		t.Error(err)
	}
	_, err = OpenSigner(signing, passphrase, list)
	wantCode(t, err, "wrong-passphrase")
	if _, err = OpenSigner(signing, "mật khẩu mới 123", list); err != nil {
		t.Error(err)
	}
	wantCode(t, SaveSigner(filepath.Join(dir, "no", "folder"), signer, passphrase, cheap), "key-file-not-saved")
	signer.Close()
	if err := SaveSigner(filepath.Join(dir, "closed"), signer, passphrase, cheap); err == nil {
		t.Error("saved a forgotten key")
	}
}

// The armoured part alone is a plain age file.
func TestKeyFileOpensWithAge(t *testing.T) {
	_, signer, list := open(t, "age")
	raw, err := sealKeyFile(keyFileHead(signingFileTitle, office, list.Root, signer.key), signer.key, passphrase, 4)
	if err != nil {
		t.Fatal(err)
	}
	id, err := age.NewScryptIdentity(passphrase)
	if err != nil {
		t.Fatal(err)
	}
	r, err := age.Decrypt(armor.NewReader(bytes.NewReader(raw[bytes.Index(raw, []byte("-----BEGIN")):])), id)
	if err != nil {
		t.Fatal(err)
	}
	var clear bytes.Buffer
	if _, err := clear.ReadFrom(r); err != nil {
		t.Fatal(err)
	}
	want := fmt.Sprintf("Vinh Danh signing key, version 1\nissuer: %s\nroot: %s\nkey: %x\nseed: %x\n", office, list.RootHex(),
		signer.key.public(), signer.key.private()[:32])
	if clear.String() != want {
		t.Errorf("%q", clear.String())
	}
}

// Whatever byte is damaged, the file is called damaged and never the passphrase wrong.
func TestDamagedKeyFile(t *testing.T) {
	_, signer, list := open(t, "damage")
	raw, err := sealKeyFile(keyFileHead(signingFileTitle, office, list.Root, signer.key), signer.key, passphrase, 4)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := unsealKeyFile(bytes.ReplaceAll(raw, []byte("\n"), []byte("\r\n")), passphrase, SigningKeyFile, 4); err != nil {
		t.Errorf("with other line ends: %v", err)
	}
	for i := range raw {
		bad := bytes.Clone(raw)
		bad[i] ^= 1
		_, _, err := unsealKeyFile(bad, passphrase, SigningKeyFile, 4)
		if c := data.CodeOf(err); c != "key-file-damaged" && c != "key-file-newer" {
			t.Fatalf("byte %d (%q): %v", i, bad[i], err)
		}
		if _, _, err := unsealKeyFile(raw[:i], passphrase, SigningKeyFile, 4); data.CodeOf(err) != "key-file-damaged" {
			t.Fatalf("cut at %d: %v", i, err)
		}
	}
	file := filepath.Join(t.TempDir(), "k")
	for _, content := range []string{"", "x", "Vinh Danh signing key, version 1", strings.Repeat("x", maxKeyFile+1)} {
		if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := OpenSigner(file, passphrase, list)
		wantCode(t, err, "key-file-damaged")
		_, err = ReadKeyFile(file)
		wantCode(t, err, "key-file-damaged")
	}
}

// rebuilt gives a key file with the right check line over other content.
func rebuilt(head, armoured string) []byte {
	return []byte(head + "check: " + checkSum(head, armoured) + "\n" + armoured)
}

// Files that somebody has put together, with a right check line.
func TestForgedKeyFile(t *testing.T) {
	_, signer, list := open(t, "forge")
	_, other, otherList := open(t, "forge other")
	head := keyFileHead(signingFileTitle, office, list.Root, signer.key)
	raw, err := sealKeyFile(head, signer.key, passphrase, 4)
	if err != nil {
		t.Fatal(err)
	}
	armoured := string(raw[bytes.Index(raw, []byte("-----BEGIN")):])
	costly, err := sealKeyFile(head, signer.key, passphrase, 6)
	if err != nil {
		t.Fatal(err)
	}
	swapped, err := sealKeyFile(keyFileHead(signingFileTitle, office, list.Root, other.key), signer.key, passphrase, 4)
	if err != nil {
		t.Fatal(err)
	}
	for name, tc := range map[string]struct {
		raw  []byte
		code data.Code
	}{
		"untouched":        {rebuilt(head, armoured), ""},
		"other issuer":     {rebuilt(strings.Replace(head, office, "Sở Y tế", 1), armoured), "key-file-damaged"},
		"other root":       {rebuilt(keyFileHead(signingFileTitle, office, otherList.Root, signer.key), armoured), "key-file-damaged"},
		"other key":        {rebuilt(keyFileHead(signingFileTitle, office, list.Root, other.key), armoured), "key-file-damaged"},
		"key of the head":  {swapped, "key-file-damaged"},
		"line more":        {rebuilt(head+"note: x\n", armoured), "key-file-damaged"},
		"line less":        {rebuilt(strings.SplitAfterN(head, "\n", 3)[0]+strings.SplitAfterN(head, "\n", 3)[2], armoured), "key-file-damaged"},
		"text behind":      {rebuilt(head, armoured+"x"), "key-file-damaged"},
		"no armour":        {rebuilt(head, armourBegin+"\n"), "key-file-damaged"},
		"too much work":    {costly, "key-file-damaged"},
		"later version":    {rebuilt(strings.Replace(head, "version 1", "version 2", 1), armoured), "key-file-newer"},
		"no version":       {rebuilt(strings.Replace(head, "version 1", "version x", 1), armoured), "key-file-damaged"},
		"called a root":    {rebuilt(keyFileHead(rootFileTitle, office, list.Root, nil), armoured), "key-file-is-root"},
		"version 01":       {rebuilt(strings.Replace(head, "version 1", "version 01", 1), armoured), "key-file-damaged"},
		"negative version": {rebuilt(strings.Replace(head, "version 1", "version -1", 1), armoured), "key-file-damaged"},
	} {
		_, _, err := unsealKeyFile(tc.raw, passphrase, SigningKeyFile, 5)
		if got := data.CodeOf(err); got != tc.code || (err == nil) != (tc.code == "") {
			t.Errorf("%s: %v, want %q", name, err, tc.code)
		}
	}
}

func TestPassphrases(t *testing.T) {
	for p, code := range map[string]data.Code{
		"": "passphrase-empty", "1234567": "passphrase-short", "12345678": "", "mật khẩu": "",
		norm.NFD.String("mậtkhẩu"): "passphrase-short", passphrase: "",
	} {
		wantCode(t, CheckPassphrase(p), code)
	}
	_, signer, _ := open(t, "passphrases")
	file := filepath.Join(t.TempDir(), "k")
	wantCode(t, SaveSigner(file, signer, "ngắn", cheap), "passphrase-short")
	if exists(file) {
		t.Error("a file for a bad passphrase")
	}
}

// A key never shows, however it is printed.
func TestKeysDoNotPrint(t *testing.T) {
	root, signer, _ := open(t, "print")
	for _, k := range []*secretKey{root.key, signer.key} {
		secret := k.private()[:32]
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%x", "%d", "%q"} {
			for _, v := range []any{root, signer, *root, *signer, root.key, []any{root, signer}, map[string]any{"k": signer}} {
				s := fmt.Sprintf(verb, v)
				for _, form := range []string{"%s", "%x", "%d", "%v"} {
					if shown := strings.Trim(fmt.Sprintf(form, secret[:8]), "[]"); strings.Contains(s, shown) {
						t.Errorf("%s of %T shows the key", verb, v)
					}
				}
			}
		}
	}
}

// Without the right to write, nothing is left behind.
func TestSaveNeedsRights(t *testing.T) {
	if os.Getuid() == 0 || runtime.GOOS == "windows" {
		t.Skip("the superuser may write anywhere")
	}
	dir := t.TempDir()
	if err := os.Chmod(dir, 0o500); err != nil {
		t.Fatal(err)
	}
	wantCode(t, saveFile(filepath.Join(dir, "k"), []byte("x"), false), "key-file-not-saved")
}

// A name that another process has taken in the meantime is respected.
func TestSaveRace(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "k")
	temp, err := writeTemp(dir, []byte("new"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	wantCode(t, putInPlace(temp, file, false), "key-file-exists")
	if err := putInPlace(temp, file, true); err != nil {
		t.Error(err)
	}
	if raw, err := os.ReadFile(file); err != nil || string(raw) != "new" {
		t.Errorf("%q %v", raw, err)
	}
	if _, err := os.Stat(temp); !os.IsNotExist(err) {
		t.Errorf("the temporary file: %v", err)
	}
	wantCode(t, putInPlace(filepath.Join(dir, "none"), file+"2", false), "key-file-not-saved")
}
