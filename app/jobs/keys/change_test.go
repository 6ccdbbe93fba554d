package keys_test

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"vinhdanh/app/jobs/keys"
	"vinhdanh/data"
	"vinhdanh/data/seal"
)

// memory is a key store.
type memory map[string]string

func (m memory) Remember(issuer, p string) error      { m[issuer] = p; return nil }
func (m memory) Recall(issuer string) (string, error) { return m[issuer], nil }
func (m memory) Forget(issuer string) error           { delete(m, issuer); return nil }
func (m memory) Where() string                        { return "keys.store.windows" }

var errAsked = errors.New("asked")

func asked(context.Context) ([]byte, error) { return nil, errAsked }

func TestVault(t *testing.T) {
	ctx := context.Background()
	db := open(t)
	vault := memory{}
	f := keys.Folder{Path: filepath.Join(t.TempDir(), "keys"), Now: clock, Work: 4, Vault: vault}
	usb := filepath.Join(t.TempDir(), "root.age")
	if _, err := f.Init(ctx, db, keys.InitOptions{Issuer: "Sở", Passphrase: passphrase, RootFile: usb}); err != nil {
		t.Fatal(err)
	}
	conf := data.Conference{Issuer: "Sở"}
	if err := f.Remember(ctx, db, "", "sai mật khẩu rồi"); data.CodeOf(err) != "wrong-passphrase" || len(vault) != 0 {
		t.Errorf("%v, %d remembered", err, len(vault))
	}
	if _, err := f.Open(ctx, db, conf, asked); !errors.Is(err, errAsked) {
		t.Errorf("nothing is remembered, and nobody was asked: %v", err)
	}
	if err := f.Remember(ctx, db, "", passphrase); err != nil {
		t.Fatal(err)
	}
	opens := func(when string) {
		t.Helper()
		s, err := f.Open(ctx, db, conf, asked)
		if err != nil {
			t.Errorf("%s: %v", when, err)
			return
		}
		s.Close()
	}
	opens("remembered")
	const other = "mùa thu ở Lai Châu"
	if err := f.ChangePassphrase(ctx, db, "", "", passphrase, other); err != nil {
		t.Fatal(err)
	}
	opens("after a change")
	if _, err := f.Rotate(ctx, db, keys.RotateOptions{Root: keys.RootKey{File: usb, Passphrase: passphrase}, Passphrase: passphrase}); err != nil {
		t.Fatal(err)
	}
	opens("after a rotation")
	for root := range vault {
		vault[root] = "một mật khẩu cũ"
	}
	if _, err := f.Open(ctx, db, conf, asked); !errors.Is(err, errAsked) {
		t.Errorf("what is remembered is wrong, and nobody was asked: %v", err)
	}
	if err := f.Forget(ctx, db, ""); err != nil || len(vault) != 0 {
		t.Errorf("%v, %d left", err, len(vault))
	}
	f.Vault = nil
	if err := f.Remember(ctx, db, "", passphrase); data.CodeOf(err) != "no-key-store" {
		t.Errorf("without a store: %v", err)
	}
}

// A refused or interrupted change leaves neither list nor file behind.
func TestRotateRefused(t *testing.T) {
	ctx := context.Background()
	db := open(t)
	f := keys.Folder{Path: filepath.Join(t.TempDir(), "keys"), Now: clock, Work: 4}
	usb := filepath.Join(t.TempDir(), "root.age")
	made, err := f.Init(ctx, db, keys.InitOptions{Issuer: "Sở", Passphrase: passphrase, RootFile: usb})
	if err != nil {
		t.Fatal(err)
	}
	root := keys.RootKey{File: usb, Passphrase: passphrase}
	cancelled, stop := context.WithCancel(ctx)
	stop()
	for _, tc := range []struct {
		ctx  context.Context
		o    keys.RotateOptions
		code data.Code
	}{
		{ctx, keys.RotateOptions{Root: root, Passphrase: "ngắn"}, "passphrase-short"},
		{ctx, keys.RotateOptions{Root: keys.RootKey{}, Passphrase: passphrase}, "root-key-needed"},
		{ctx, keys.RotateOptions{Root: keys.RootKey{File: made.SigningFile, Passphrase: passphrase}, Passphrase: passphrase}, "key-file-is-signing"},
		{ctx, keys.RotateOptions{Root: keys.RootKey{File: usb, Passphrase: "sai mật khẩu"}, Passphrase: passphrase}, "wrong-passphrase"},
		{ctx, keys.RotateOptions{Root: keys.RootKey{Recovery: "B" + made.Recovery[1:]}, Passphrase: passphrase}, "recovery-code-line"},
		{ctx, keys.RotateOptions{Issuer: "Sở Y tế", Root: root, Passphrase: passphrase}, "no-signing-key"},
		{cancelled, keys.RotateOptions{Root: root, Passphrase: passphrase}, ""},
	} {
		if made.Recovery[0] == 'B' && tc.code == "recovery-code-line" {
			continue
		}
		if _, err := f.Rotate(tc.ctx, db, tc.o); err == nil || data.CodeOf(err) != tc.code {
			t.Errorf("%v, want %s", err, tc.code)
		}
		files, err := os.ReadDir(f.Path)
		if err != nil || len(files) != 1 {
			t.Errorf("%s: %d files, %v", tc.code, len(files), err)
		}
	}
	list, err := keys.List(ctx, db)
	if err != nil || len(list) != 1 || list[0].List.Number != 1 {
		t.Errorf("%v %v", list, err)
	}
	if info, err := os.Stat(f.Path); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o700 {
		t.Errorf("the folder: %v %v", info, err)
	}
}

// Neither key nor passphrase is found in the database, its log, a backup, or
// any file but the protected one, in whatever spelling.
func TestSecretsStayWhereTheyAre(t *testing.T) {
	ctx := context.Background()
	db := open(t)
	dir := t.TempDir()
	f := keys.Folder{Path: filepath.Join(dir, "keys"), Now: clock, Work: 4}
	made, err := f.Init(ctx, db, keys.InitOptions{Issuer: "Sở", Passphrase: passphrase, RootFile: filepath.Join(dir, "root.age")})
	if err != nil {
		t.Fatal(err)
	}
	signer, err := f.Open(ctx, db, data.Conference{Issuer: "Sở"}, given(passphrase))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := signer.Sign(certificate); err != nil {
		t.Fatal(err)
	}
	signer.Close()
	if _, err := f.Rotate(ctx, db, keys.RotateOptions{Root: keys.RootKey{Recovery: made.Recovery}, Passphrase: passphrase}); err != nil {
		t.Fatal(err)
	}
	if _, err := f.ExportSigner(ctx, db, "", passphrase, "hẹn nhau ở bến xe", filepath.Join(dir, "hand.vdk")); err != nil {
		t.Fatal(err)
	}
	if err := db.Backup(ctx, filepath.Join(dir, "backup.db")); err != nil {
		t.Fatal(err)
	}
	secrets := [][]byte{[]byte(passphrase), []byte("hẹn nhau ở bến xe"), []byte(made.Recovery[:19]), []byte(strings.ReplaceAll(made.Recovery[:19], " ", ""))}
	for _, name := range []string{made.SigningFile, made.RootFile} {
		seed := seedOf(t, name)
		secrets = append(secrets, seed, []byte(hex.EncodeToString(seed)), []byte(strings.ToUpper(hex.EncodeToString(seed))),
			[]byte(base64.StdEncoding.EncodeToString(seed)[:42]), []byte(base64.URLEncoding.EncodeToString(seed)[:42]))
	}
	for _, root := range []string{dir, filepath.Dir(db.Path())} {
		err := filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			raw, err := os.ReadFile(path)
			for i, s := range secrets {
				if bytes.Contains(raw, s) {
					t.Errorf("%s holds secret %d", path, i)
				}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// seedOf opens a key file as age does.
func seedOf(t *testing.T, name string) []byte {
	t.Helper()
	text := clearText(t, name)
	m := regexp.MustCompile(`seed: ([0-9a-f]{64})`).FindSubmatch(text)
	if m == nil {
		t.Fatalf("%s has no seed", name)
	}
	seed, err := hex.DecodeString(string(m[1]))
	if err != nil {
		t.Fatal(err)
	}
	return seed
}

func TestSheet(t *testing.T) {
	ctx := context.Background()
	db := open(t)
	f := keys.Folder{Path: filepath.Join(t.TempDir(), "keys"), Now: clock, Work: 4}
	made, err := f.Init(ctx, db, keys.InitOptions{Issuer: "Sở", Passphrase: passphrase})
	if err != nil {
		t.Fatal(err)
	}
	sheet, err := f.Sheet(ctx, db, "", keys.RootKey{Passphrase: passphrase}) // the file is still beside the signing key
	if err != nil || sheet.Recovery != made.Recovery || sheet.Fingerprint != made.Fingerprint {
		t.Fatalf("%+v %v", sheet, err)
	}
	if _, err := seal.RootFromRecovery(sheet.Recovery); err != nil {
		t.Error(err)
	}
	name := filepath.Join(t.TempDir(), "sheet.pdf")
	if err := sheet.Save(ctx, name); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(name); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("%v %v", info, err)
	}
}

// Nothing that holds a secret shows it to package fmt.
func TestSecretsDoNotPrint(t *testing.T) {
	const secret = "B7QX mật khẩu"
	root := keys.RootKey{File: "root.age", Passphrase: secret, Recovery: secret}
	for _, v := range []any{
		keys.InitOptions{Issuer: "Sở", Passphrase: secret, RootPassphrase: secret}, keys.Made{Issuer: "Sở", Recovery: secret}, root,
		keys.RotateOptions{Root: root, Passphrase: secret}, keys.CompromiseOptions{Root: root}, keys.RecoverOptions{Recovery: secret, Passphrase: secret},
		keys.Sheet{Issuer: "Sở", Recovery: secret}, struct{ Root *keys.RootKey }{&root}.Root, []keys.RootKey{root},
	} {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q"} {
			if said := fmt.Sprintf(verb, v); strings.Contains(said, "B7QX") || strings.Contains(said, "mật khẩu") {
				t.Errorf("%T prints by %s as %s", v, verb, said)
			}
		}
	}
}

// A folder that others could enter is closed to them when a key comes into it.
func TestFolderIsClosed(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no such rights")
	}
	f := keys.Folder{Path: filepath.Join(t.TempDir(), "keys"), Now: clock, Work: 4}
	if err := os.Mkdir(f.Path, 0o755); err != nil {
		t.Fatal(err)
	}
	if _, err := f.Init(t.Context(), open(t), keys.InitOptions{Issuer: "Sở", Passphrase: passphrase}); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(f.Path); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("%v %v", info.Mode(), err)
	}
}
