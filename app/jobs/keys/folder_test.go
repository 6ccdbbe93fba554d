package keys_test

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"vinhdanh/app/jobs/keys"
	"vinhdanh/data"
	"vinhdanh/data/seal"
	"vinhdanh/data/store"
)

var clock = func() time.Time { return time.Date(2025, 9, 15, 8, 30, 0, 0, time.UTC) }

const passphrase = "mùa xuân ở Lai Châu"

func open(t *testing.T) *store.DB {
	t.Helper()
	db, err := store.Open(context.Background(), filepath.Join(t.TempDir(), "test.db"), store.Options{Now: clock})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db
}

func given(p string) func(context.Context) ([]byte, error) {
	return func(context.Context) ([]byte, error) { return []byte(p), nil }
}

var certificate = seal.Certificate{Number: "0128", Name: "Đặng Thu Ngân", Kind: data.Individual, Award: "Giấy khen", Decision: "416/QĐ-SNV",
	DecisionDate: "2025-09-05", DecidedBy: "Giám đốc Sở Nội vụ", Issued: "2025-09-15"}

func TestInitAndOpen(t *testing.T) {
	ctx := context.Background()
	db := open(t)
	usb := t.TempDir()
	f := keys.Folder{Path: filepath.Join(t.TempDir(), "keys"), Now: clock, Work: 4}
	made, err := f.Init(ctx, db, keys.InitOptions{Issuer: " Sở Nội vụ tỉnh Lai Châu ", Passphrase: passphrase,
		RootFile: filepath.Join(usb, "root.age"), RootPassphrase: "một mật khẩu khác hẳn"})
	if err != nil {
		t.Fatal(err)
	}
	if made.Issuer != "Sở Nội vụ tỉnh Lai Châu" || made.Fingerprint == "" {
		t.Errorf("%+v", made)
	}
	for _, n := range []string{made.SigningFile, made.RootFile} {
		info, err := os.Stat(n)
		if err != nil {
			t.Fatal(err)
		}
		if runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
			t.Errorf("%s may be read by others: %v", n, info.Mode())
		}
		raw, err := os.ReadFile(n)
		if err != nil || !strings.Contains(string(raw), "BEGIN AGE ENCRYPTED FILE") {
			t.Errorf("%s is not protected by a passphrase: %v", n, err)
		}
	}
	if root, err := seal.RootFromRecovery(made.Recovery); err != nil || root == nil {
		t.Errorf("the recovery code does not give the root key: %v", err)
	}
	if _, err := seal.OpenRoot(made.RootFile, passphrase); data.CodeOf(err) != "wrong-passphrase" {
		t.Errorf("the root key opens with the signing key's passphrase: %v", err)
	}

	conf := data.Conference{Code: "HN", Issuer: "Sở Nội Vụ tỉnh Lai Châu"} // case of a name does not matter
	s, err := f.Open(ctx, db, conf, given(passphrase))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	token, err := s.Sign(certificate)
	if err != nil {
		t.Fatal(err)
	}
	list, err := keys.List(ctx, db)
	if err != nil || len(list) != 1 || !list[0].Trusted || list[0].Sample {
		t.Fatalf("%+v, %v", list, err)
	}
	ring, err := seal.NewKeyring(list[0].List)
	if err != nil {
		t.Fatal(err)
	}
	if v := seal.Verify(token, ring, nil, clock()); v.Word != seal.WordValid || v.Sample {
		t.Errorf("%+v", v)
	}

	if _, err := f.Open(ctx, db, conf, given("sai mật khẩu rồi")); data.CodeOf(err) != "wrong-passphrase" {
		t.Errorf("wrong passphrase: %v", err)
	}
	if _, err := f.Open(ctx, db, data.Conference{Issuer: "Sở Y tế"}, given(passphrase)); data.CodeOf(err) != "no-signing-key" {
		t.Errorf("another office: %v", err)
	}
	elsewhere := keys.Folder{Path: t.TempDir(), Now: clock, Work: 4}
	if _, err := elsewhere.Open(ctx, db, conf, given(passphrase)); data.CodeOf(err) != "key-file-elsewhere" {
		t.Errorf("without the key file: %v", err)
	}
	if _, err := f.Init(ctx, db, keys.InitOptions{Issuer: "sở nội vụ tỉnh Lai Châu", Passphrase: passphrase}); data.CodeOf(err) != "issuer-has-key" {
		t.Errorf("second init: %v", err)
	}
	// A damaged or foreign file in the folder is passed over.
	if err := os.WriteFile(filepath.Join(f.Path, "signing-other.age"), []byte("not a key"), 0o600); err != nil {
		t.Fatal(err)
	}
	again, err := f.Open(ctx, db, conf, given(passphrase))
	if err != nil {
		t.Fatalf("beside a damaged file: %v", err)
	}
	again.Close()
}

func TestInitRefused(t *testing.T) {
	ctx := context.Background()
	db := open(t)
	for _, tc := range []struct {
		o    keys.InitOptions
		want data.Code
	}{
		{keys.InitOptions{Issuer: "  ", Passphrase: passphrase}, "no-issuer"},
		{keys.InitOptions{Issuer: "Sở", Passphrase: ""}, "passphrase-empty"},
		{keys.InitOptions{Issuer: "Sở", Passphrase: "abc"}, "passphrase-short"},
		{keys.InitOptions{Issuer: "Sở", Passphrase: passphrase, RootFile: filepath.Join(t.TempDir(), "none", "root.age")}, "output-folder"},
	} {
		dir := filepath.Join(t.TempDir(), "keys")
		f := keys.Folder{Path: dir, Now: clock, Work: 4}
		if _, err := f.Init(ctx, db, tc.o); data.CodeOf(err) != tc.want {
			t.Errorf("%+v: %v, want %s", tc.o, err, tc.want)
		}
		if left, err := filepath.Glob(filepath.Join(dir, "*")); err != nil || len(left) != 0 {
			t.Errorf("%s left %v behind, %v", tc.want, left, err)
		}
	}
	if list, err := keys.List(ctx, db); err != nil || len(list) != 0 {
		t.Errorf("%d lists, %v", len(list), err)
	}
}

// Papers of the sample verify later, with the lists in the database or exported.
func TestSample(t *testing.T) {
	ctx := context.Background()
	db := open(t)
	f := keys.Folder{Path: filepath.Join(t.TempDir(), "keys"), Now: clock}
	conf := data.Conference{Code: "MAU", Title: "Đại hội mẫu", Issuer: "Sở Nội vụ tỉnh An Sơn", Sample: true}
	file := filepath.Join(t.TempDir(), "keys.vdk")
	if _, err := f.Export(ctx, db, conf, file); data.CodeOf(err) != "no-sample-key" {
		t.Errorf("export before the first print: %v", err)
	}
	var tokens []string
	for range 3 { // each print has its own throw-away key
		s, err := f.Open(ctx, db, conf, func(context.Context) ([]byte, error) {
			t.Error("a sample asked for a passphrase")
			return nil, nil
		})
		if err != nil {
			t.Fatal(err)
		}
		token, err := s.Sign(certificate)
		if err != nil {
			t.Fatal(err)
		}
		s.Close()
		tokens = append(tokens, token)
	}
	if _, err := os.Stat(f.Path); !os.IsNotExist(err) {
		t.Errorf("a throw-away key left files: %v", err)
	}
	if n, err := f.Export(ctx, db, conf, file); err != nil || n != 3 {
		t.Fatalf("%d lists exported, %v", n, err)
	}
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	lists, err := seal.ParseKeyLists(raw)
	if err != nil {
		t.Fatal(err)
	}
	ring, err := seal.NewKeyring(lists...)
	if err != nil {
		t.Fatal(err)
	}
	for _, token := range tokens {
		if v := seal.Verify(token, ring, nil, clock()); v.Word != seal.WordValid || !v.Sample {
			t.Errorf("%+v", v)
		}
	}
}

func TestExportAndImport(t *testing.T) {
	ctx := context.Background()
	here, there := open(t), open(t)
	f := keys.Folder{Path: filepath.Join(t.TempDir(), "keys"), Now: clock, Work: 4}
	if _, err := f.Init(ctx, here, keys.InitOptions{Issuer: "Sở Nội vụ", Passphrase: passphrase}); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "keys.vdk")
	if n, err := f.Export(ctx, here, data.Conference{Issuer: "Sở Nội vụ"}, file); err != nil || n != 1 {
		t.Fatal(n, err)
	}
	in, err := keys.Look(ctx, there, file)
	if err != nil || len(in) != 1 || in[0].Known {
		t.Fatalf("%+v, %v", in, err)
	}
	if list, err := keys.List(ctx, there); err != nil || len(list) != 0 {
		t.Errorf("looking kept something: %v, %v", list, err)
	}
	if err := keys.Import(ctx, there, in[0], clock()); err != nil {
		t.Fatal(err)
	}
	if in, err = keys.Look(ctx, there, file); err != nil || !in[0].Known {
		t.Errorf("a second time: %+v, %v", in, err)
	}
	for name, content := range map[string]string{"empty": "", "text": "xin chào", "cut": "VDK"} {
		bad := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(bad, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := keys.Look(ctx, there, bad); data.CodeOf(err) == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
	large := filepath.Join(t.TempDir(), "large")
	if err := os.WriteFile(large, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(large, 1<<40); err != nil {
		t.Skip(err)
	}
	if _, err := keys.Look(ctx, there, large); data.CodeOf(err) != "list-too-large" {
		t.Errorf("a file larger than the memory: %v", err)
	}
	if _, err := keys.Look(ctx, there, filepath.Join(t.TempDir(), "none")); data.CodeOf(err) != "file-missing" {
		t.Errorf("missing file: %v", err)
	}
}
