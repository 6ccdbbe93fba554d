package cli_test

import (
	"bytes"
	"encoding/hex"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"filippo.io/age"
	"filippo.io/age/armor"
)

// Whatever is called, rightly or wrongly, and even if the program breaks down
// over it: no word of output, no log and no file but the protected one has the
// passphrase or the key.
func TestSecretsAreNeverSaid(t *testing.T) {
	const passphrase = "bến xe Lai Châu sáu giờ sáng"
	e := env(t)
	dir := t.TempDir()
	file := func(name, content string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	right, wrong := file("right", passphrase+"\n"), file("wrong", "không phải câu này\n")
	list := file("list.csv", "Họ và tên,Đơn vị,Hình thức khen,Số quyết định,Ngày quyết định\nLò Văn An,Sở Y tế,Giấy khen,416/QĐ-SNV,05/09/2025\n")
	paper := filepath.Join(dir, "giay.pdf")
	var said strings.Builder
	do := func(status int, args ...string) {
		t.Helper()
		r := call(t, e, args...)
		said.WriteString(r.out + r.err)
		if r.status != status {
			t.Errorf("%v: %+v", args, r)
		}
	}
	do(0, "conference", "new", "--code", "AS", "--title", "Hội nghị", "--date", "2025-09-15", "--issuer", "Sở Nội vụ")
	do(0, "key", "init", "--issuer", "Sở Nội vụ", "--passphrase-file", right, "--json")
	said.Reset() // it shows the recovery code, once and on purpose
	do(0, "import", "recipients", list)
	do(1, "print", "certificates", "-o", paper, "--passphrase-file", wrong)
	do(0, "print", "certificates", "-o", paper, "--passphrase-file", right, "--json")
	do(0, "key", "list")
	do(1, "revoke", "0001", "--decision", "45/QĐ-SNV", "--date", "2025-10-01", "--passphrase-file", wrong)
	do(0, "revoke", "0001", "--decision", "45/QĐ-SNV", "--date", "2025-10-01", "--passphrase-file", right)
	do(0, "backup", filepath.Join(dir, "luu.db"))
	panicking := e
	panicking.IsTerminal = func(any) bool { panic(passphrase) }
	said.WriteString(call(t, panicking, "verify", "123", "--passphrase-file", right).err)

	keys, err := filepath.Glob(filepath.Join(e.DataDir, "keys", "*.age"))
	if err != nil || len(keys) != 2 {
		t.Fatal(keys, err)
	}
	secrets := []string{passphrase}
	for _, k := range keys {
		seed := seedIn(t, k, passphrase)
		raw, err := hex.DecodeString(seed)
		if err != nil {
			t.Fatal(err)
		}
		secrets = append(secrets, seed, strings.ToUpper(seed), string(raw))
	}
	look := func(where, content string) {
		for i, s := range secrets {
			if strings.Contains(content, s) {
				t.Errorf("%s has secret %d", where, i)
			}
		}
	}
	look("the output", said.String())
	for _, root := range []string{e.DataDir, dir} {
		err := filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
			if err != nil || d.IsDir() || path == right {
				return err
			}
			raw, err := os.ReadFile(path)
			look(path, string(raw))
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// seedIn opens a key file as anybody can who has the passphrase, with age.
func seedIn(t *testing.T, name, passphrase string) string {
	t.Helper()
	raw, err := os.ReadFile(name)
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
	m := regexp.MustCompile(`seed: ([0-9a-f]{64})`).FindStringSubmatch(clear.String())
	if m == nil {
		t.Fatalf("%s has no seed", name)
	}
	return m[1]
}
