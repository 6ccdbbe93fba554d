package seal

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"vinhdanh/data"
)

func TestHandover(t *testing.T) {
	root, signer, list := open(t, "hand over")
	file := filepath.Join(t.TempDir(), "k.vdk")
	if err := SaveHandover(file, signer, passphrase, cheap); err != nil {
		t.Fatal(err)
	}
	wantCode(t, SaveHandover(file, signer, passphrase, cheap), "key-file-exists")
	raw, err := os.ReadFile(file)
	if err != nil || !IsHandover(raw) || IsHandover(list.Bytes()) {
		t.Fatalf("not known for what it is: %v", err)
	}
	h, err := ReadHandover(file)
	if err != nil {
		t.Fatal(err)
	}
	if h.List.Fingerprint() != list.Fingerprint() || h.Key.KeyID != signer.KeyID().String() {
		t.Errorf("%+v", h)
	}
	_, err = h.Open("sai mật khẩu", h.List)
	wantCode(t, err, "wrong-passphrase")
	again, err := h.Open(passphrase, h.List)
	if err != nil {
		t.Fatal(err)
	}
	if sign(t, again, example()) != sign(t, signer, example()) {
		t.Error("another key came back")
	}
	// The reader's newer list says that the key signs no more.
	_, next, err := root.Rotate(list, seeded("hand over 2"), noon)
	if err != nil {
		t.Fatal(err)
	}
	_, err = h.Open(passphrase, next)
	wantCode(t, err, "key-retired")
	// Line ends of another system do no harm; any other damage is found.
	for i, bad := range [][]byte{bytes.ReplaceAll(raw, []byte("\n"), []byte("\r\n")), raw[:len(raw)/2], raw[1:],
		bytes.Replace(raw, []byte("version 1"), []byte("version 9"), 1), list.Bytes(), nil} {
		if err := os.WriteFile(file, bad, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := ReadHandover(file); (err == nil) != (i == 0) || err != nil && data.CodeOf(err) == "" {
			t.Errorf("%d: %v", i, err)
		}
	}
}

// A file whose key and list are of different offices is refused.
func TestHandoverOfTwo(t *testing.T) {
	_, signer, _ := open(t, "one")
	_, _, other := open(t, "two")
	file := filepath.Join(t.TempDir(), "k.vdk")
	head := keyFileHead(signingFileTitle, office, signer.list.Root, signer.key)
	if err := saveKey(file, handoverTitle+string(other.raw), head, signer.key, passphrase, []FileOption{cheap}); err != nil {
		t.Fatal(err)
	}
	_, err := ReadHandover(file)
	wantCode(t, err, "key-file-damaged")
}

func TestChangePassphrase(t *testing.T) {
	root, signer, list := open(t, "change")
	dir := t.TempDir()
	k, r := filepath.Join(dir, "k"), filepath.Join(dir, "r")
	if err := SaveSigner(k, signer, passphrase, cheap); err != nil {
		t.Fatal(err)
	}
	if err := SaveRoot(r, root, passphrase, cheap); err != nil {
		t.Fatal(err)
	}
	const changed = "mật khẩu mới 123"
	before, err := os.ReadFile(k)
	if err != nil {
		t.Fatal(err)
	}
	wantCode(t, ChangePassphrase(k, "sai mật khẩu", changed, cheap), "wrong-passphrase")
	wantCode(t, ChangePassphrase(k, passphrase, "ngắn", cheap), "passphrase-short")
	if after, err := os.ReadFile(k); err != nil || !bytes.Equal(before, after) {
		t.Error("a refused change touched the file")
	}
	for _, f := range []string{k, r} {
		if err := ChangePassphrase(f, passphrase, changed, cheap); err != nil {
			t.Fatal(err)
		}
		if info, err := os.Stat(f); err != nil || info.Mode().Perm()&0o077 != 0 && os.PathSeparator == '/' {
			t.Errorf("%v %v", info, err)
		}
	}
	_, err = OpenSigner(k, passphrase, list)
	wantCode(t, err, "wrong-passphrase")
	if _, err := OpenSigner(k, changed, list); err != nil {
		t.Error(err)
	}
	if _, err := OpenRoot(r, changed); err != nil {
		t.Error(err)
	}
}

// What one PC's register keeps, the list that another PC makes keeps too.
func TestCompromiseAdds(t *testing.T) {
	root, signer, list := open(t, "several PCs")
	c := example()
	first := sign(t, signer, c)
	c.Number = "0129"
	second := sign(t, signer, c)
	c.Number = "0130"
	forged := sign(t, signer, c)
	for _, token := range []string{first, second} {
		next, err := root.Compromise(list, signer.KeyID(), []string{token}, noon)
		if err != nil {
			t.Fatal(err)
		}
		if err := CheckSuccessor(list, next); err != nil {
			t.Fatal(err)
		}
		list = next
	}
	keys := ring(t, list)
	for token, want := range map[string]Word{first: WordValid, second: WordValid, forged: WordCompromisedKey} {
		if v := VerifyToken(token, keys, nil, noon); v.Word != want {
			t.Errorf("%s, want %s", v.Word, want)
		}
	}
}

func TestClaim(t *testing.T) {
	root, _, list := open(t, "claim")
	_, _, other := open(t, "claim other")
	code, err := root.Recovery()
	if err != nil {
		t.Fatal(err)
	}
	again, err := RootFromRecovery(code)
	if err != nil {
		t.Fatal(err)
	}
	wantCode(t, again.Claim(other), "root-of-another")
	if err := again.Claim(list); err != nil || again.issuer != office {
		t.Errorf("%v %q", err, again.issuer)
	}
}
