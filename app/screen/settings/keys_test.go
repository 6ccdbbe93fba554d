package settings

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"vinhdanh/app/jobs/keys"
	"vinhdanh/app/screen"
	"vinhdanh/app/screen/screentest"
	"vinhdanh/app/widget"
	"vinhdanh/assets/i18n"
	"vinhdanh/data"
	"vinhdanh/data/seal"
	"vinhdanh/data/store"
)

const (
	issuer     = "Sở Nội vụ tỉnh Lai Châu"
	passphrase = "mùa xuân ở Lai Châu"
	another    = "mùa thu ở Lai Châu"
)

// memory is an operating system's key store.
type memory map[string]string

func (m memory) Remember(issuer, p string) error      { m[issuer] = p; return nil }
func (m memory) Recall(issuer string) (string, error) { return m[issuer], nil }
func (m memory) Forget(issuer string) error           { delete(m, issuer); return nil }
func (m memory) Where() string                        { return "keys.store.windows" }

// desk is the settings of an office with a database and a folder of keys.
type desk struct {
	*Screen
	t     *testing.T
	sh    *screentest.Shell
	db    *store.DB
	dir   string
	vault memory
	made  keys.Made
}

// sitDown opens the part about keys on a computer that has none yet.
func sitDown(t *testing.T) *desk {
	t.Helper()
	sh := screentest.New(t, 1232, 784)
	d := &desk{t: t, sh: sh, dir: t.TempDir(), vault: memory{}}
	db, err := store.Open(t.Context(), filepath.Join(d.dir, "test.db"), store.Options{Now: sh.Now})
	d.must(err)
	t.Cleanup(func() { d.must(db.Close()) })
	d.db = db
	sh.Conf = data.Conference{Code: "LC", Title: "Hội nghị", Issuer: issuer, Starts: "2025-08-15"}
	d.must(db.SaveConference(t.Context(), &sh.Conf))
	folder := keys.Folder{Path: filepath.Join(d.dir, "keys"), Now: sh.Now, Work: 4, Vault: d.vault}
	d.Screen = New(sh, db, About{Keys: folder}, Look{Get: func() widget.Look { return widget.LookLight }})
	sh.Put(d.Screen, screen.Filter{Section: "key"})
	return d
}

// withKey is a desk whose office has a key, and its root key beside the folder.
func withKey(t *testing.T) *desk {
	t.Helper()
	d := sitDown(t)
	var err error
	d.made, err = d.about.Keys.Init(t.Context(), d.db, keys.InitOptions{Issuer: issuer, Passphrase: passphrase, RootFile: d.file("goc.age"), RootPassphrase: another})
	d.must(err)
	d.open("key")
	return d
}

func (d *desk) must(err error) {
	d.t.Helper()
	if err != nil {
		d.t.Fatal(err)
	}
}

func (d *desk) file(name string) string { return filepath.Join(d.dir, name) }

func (d *desk) see(want ...string) {
	d.t.Helper()
	for _, w := range want {
		if all := words(d.sh); !strings.Contains(all, w) {
			d.t.Errorf("nowhere %q in\n%s", w, all)
		}
	}
}

func (d *desk) press(words string) {
	d.t.Helper()
	if !d.sh.Press(words) {
		d.t.Fatalf("no button %q in\n%s", words, screentest.Words(d.sh.Top()))
	}
}

// fill types into the entries on top, in their order; "" leaves one as it is.
func (d *desk) fill(words ...string) {
	d.t.Helper()
	entries := d.sh.Entries()
	if len(entries) != len(words) {
		d.t.Fatalf("%d entries for %d", len(entries), len(words))
	}
	for i, w := range words {
		if w != "" {
			entries[i].SetText(w)
		}
	}
}

// cancels opens a form and leaves it by Cancel: what was typed is gone and
// nothing was done.
func (d *desk) cancels(verb string, typed ...string) {
	d.t.Helper()
	before := d.state()
	d.press(verb)
	d.fill(typed...)
	entries := d.sh.Entries()
	d.press("Hủy bỏ")
	for _, e := range entries {
		if e.Text != "" {
			d.t.Errorf("%s: %q is still there", verb, e.Text)
		}
	}
	if d.sh.Win.Canvas().Overlays().Top() != nil {
		d.t.Errorf("%s: the form stays", verb)
	}
	if after := d.state(); before != after {
		d.t.Errorf("%s: cancelled, and yet %s became %s", verb, before, after)
	}
}

// state is what keys and lists there are, in words.
func (d *desk) state() string {
	d.t.Helper()
	list, err := keys.List(d.t.Context(), d.db)
	d.must(err)
	var s []string
	for _, i := range list {
		for _, k := range i.List.Keys {
			s = append(s, i.List.Issuer, k.ID.String(), string(k.Status))
		}
	}
	files, err := filepath.Glob(d.file("keys/*"))
	d.must(err)
	for _, f := range files {
		raw, err := os.ReadFile(f)
		d.must(err)
		s = append(s, filepath.Base(f), string(raw))
	}
	return strings.Join(s, "|")
}

func (d *desk) list() *seal.KeyList {
	d.t.Helper()
	l, err := d.about.Keys.Of(d.t.Context(), d.db, issuer)
	d.must(err)
	return l
}

// opens tells whether the signing key opens with a passphrase.
func (d *desk) opens(p string) bool {
	d.t.Helper()
	kept := d.about.Keys.Kept(d.list())
	s, err := seal.OpenSigner(kept.File, p, d.list())
	if err == nil {
		s.Close()
	}
	return err == nil
}

func TestMakesAKey(t *testing.T) {
	d := sitDown(t)
	d.see("chưa có khóa ký", "Mật khẩu không khôi phục được")
	d.press("Tạo khóa")
	d.see("passphrase-empty")
	d.fill(passphrase, another)
	d.press("Tạo khóa")
	d.see("Hai lần nhập khác nhau.")
	d.fill("ngắn", "ngắn")
	d.press("Tạo khóa")
	d.see("passphrase-short")
	d.sh.Choose = d.file("usb.age")
	d.press("Chọn nơi lưu khóa gốc")
	if d.sh.Proposed != "khoa-goc.age" {
		t.Error(d.sh.Proposed)
	}
	d.fill(passphrase, passphrase)
	d.press("Tạo khóa")
	d.see("Đã tạo khóa ký", "Mã khôi phục", d.file("usb.age"))
	list := d.list()
	d.see(list.Fingerprint())
	root, err := seal.OpenRoot(d.file("usb.age"), passphrase)
	d.must(err)
	code, err := root.Recovery()
	d.must(err)
	d.see(code)
	d.press("Chép vào bộ nhớ tạm")
	if !strings.Contains(d.sh.Clipboard, code) || !strings.Contains(d.sh.Clipboard, list.Fingerprint()) {
		t.Error(d.sh.Clipboard)
	}
	d.press("Tôi đã ghi lại")
	d.see("đã có khóa ký", "mật khẩu hỏi mỗi lần")
	if strings.Contains(words(d.sh), code[:9]) {
		t.Error("the recovery code is still shown")
	}
	if d.sh.Clipboard != "" {
		t.Errorf("the recovery code is left on the clipboard")
	}
	if !d.opens(passphrase) {
		t.Error("the key does not open")
	}
}

func TestChangesThePassphrase(t *testing.T) {
	d := withKey(t)
	d.cancels("Đổi mật khẩu", passphrase, another, another)
	d.press("Đổi mật khẩu")
	d.fill("sai mật khẩu", another, another)
	d.press("Đổi mật khẩu")
	d.see("wrong-passphrase")
	d.fill(passphrase, "ngắn", "ngắn")
	d.press("Đổi mật khẩu")
	d.see("passphrase-short")
	d.fill("", another, passphrase)
	d.press("Đổi mật khẩu")
	d.see("Hai lần nhập khác nhau.")
	d.fill("", another, another)
	d.press("Đổi mật khẩu")
	if d.opens(passphrase) || !d.opens(another) || !slices.Contains(d.sh.Notices, "Đã đổi mật khẩu khóa ký") {
		t.Errorf("not changed: %q", d.sh.Notices)
	}
}

func TestRemembersAndForgets(t *testing.T) {
	d := withKey(t)
	d.cancels("Nhớ mật khẩu", passphrase)
	d.press("Nhớ mật khẩu")
	d.fill("sai mật khẩu")
	d.press("Nhớ mật khẩu")
	d.see("wrong-passphrase")
	if len(d.vault) != 0 {
		t.Error("a wrong passphrase is remembered")
	}
	d.fill(passphrase)
	d.press("Nhớ mật khẩu")
	d.see("mật khẩu nhớ trong", "Thôi nhớ")
	d.press("Thôi nhớ")
	d.see("mật khẩu hỏi mỗi lần")
	if len(d.vault) != 0 {
		t.Error("not forgotten")
	}
	d.about.Keys.Vault = nil
	d.about.Keys.Vault = nil
	d.open("key")
	d.see("không có kho khóa của hệ điều hành")
}

func TestReplacesTheKey(t *testing.T) {
	d := withKey(t)
	was := d.list().Active()[0]
	d.cancels("Thay khóa", another, "", passphrase, passphrase)
	d.press("Thay khóa")
	d.fill(another, "", passphrase, passphrase)
	d.press("Thay khóa")
	d.see("root-key-needed") // no file is chosen
	d.sh.Choose = d.file("goc.age")
	d.press("Chọn tệp khóa gốc")
	d.fill("sai mật khẩu", "", passphrase, passphrase)
	d.press("Thay khóa")
	d.see("wrong-passphrase")
	d.fill(another, "", another, another)
	d.press("Thay khóa")
	if now := d.list().Active(); len(now) != 1 || now[0] == was || !d.opens(another) {
		t.Errorf("%v after %v", now, was)
	}
	d.see("số 2", "2 khóa")
}

func TestPublishesALostKey(t *testing.T) {
	d := withKey(t)
	d.cancels("Công bố khóa bị lộ", "", d.made.Recovery)
	d.press("Công bố khóa bị lộ")
	d.fill("", "B"+d.made.Recovery[1:]+"0")
	d.press("Công bố khóa bị lộ")
	d.see("recovery-code-length")
	d.fill("", d.made.Recovery)
	d.press("Công bố khóa bị lộ")
	d.see("Đã công bố khóa ký bị lộ")
	if k := d.list().Keys[0]; k.Status != seal.KeyCompromised {
		t.Errorf("%s", k.Status)
	}
	d.press("Thay khóa") // a new one at once
	d.fill("", d.made.Recovery, another, another)
	d.press("Thay khóa")
	if len(d.list().Active()) != 1 || !d.opens(another) {
		t.Error("no new key")
	}
}

func TestPrintsTheRecoverySheet(t *testing.T) {
	d := withKey(t)
	d.sh.Choose = d.file("phieu.pdf")
	d.cancels("Lập phiếu", another, "")
	d.press("Lập phiếu")
	d.sh.Choose = d.file("goc.age")
	d.press("Chọn tệp khóa gốc")
	d.fill("sai mật khẩu", "")
	d.press("Lập phiếu")
	d.see("wrong-passphrase")
	if _, err := os.Stat(d.file("phieu.pdf")); err == nil {
		t.Error("a sheet without the root key")
	}
	d.fill(another, "")
	d.press("Lập phiếu")
	raw, err := os.ReadFile(d.file("phieu.pdf"))
	if err != nil || !bytes.HasPrefix(raw, []byte("%PDF")) {
		t.Errorf("%d bytes, %v", len(raw), err)
	}
}

func TestMakesTheRootKeyAgain(t *testing.T) {
	d := withKey(t)
	d.sh.Choose = d.file("moi.age")
	d.cancels("Lập lại khóa gốc", d.made.Recovery, another, another)
	d.press("Lập lại khóa gốc")
	d.fill("1234", passphrase, passphrase)
	d.press("Lập lại khóa gốc")
	d.see("recovery-code-length")
	d.fill(d.made.Recovery, passphrase, passphrase)
	d.press("Lập lại khóa gốc")
	root, err := seal.OpenRoot(d.file("moi.age"), passphrase)
	d.must(err)
	if root.Fingerprint() != d.made.Fingerprint {
		t.Error("another key")
	}
	root.Close()
}

// One computer hands its key on, the other compares the fingerprint and takes it.
func TestHandsTheKeyOn(t *testing.T) {
	d := withKey(t)
	hand := d.file("khoa.vdk")
	d.sh.Choose = hand
	d.cancels("Ghi tệp khóa", passphrase, another, another)
	d.press("Ghi tệp khóa")
	d.fill("sai mật khẩu", another, another)
	d.press("Ghi tệp khóa")
	d.see("wrong-passphrase")
	if _, err := os.Stat(hand); err == nil {
		t.Error("a file without the key")
	}
	d.fill(passphrase, another, another)
	d.press("Ghi tệp khóa")
	if n := d.sh.Notices; len(n) == 0 || !strings.Contains(n[len(n)-1], d.made.Fingerprint) {
		t.Errorf("the fingerprint is not told: %q", n)
	}

	o := sitDown(t)
	o.sh.Choose = hand
	o.cancels("Nhập danh sách khóa", another)
	o.press("Nhập danh sách khóa")
	o.see("Nhận khóa ký của "+issuer, d.made.Fingerprint)
	o.fill(passphrase)
	o.press("Vân tay giống, nhận khóa")
	o.see("wrong-passphrase")
	if got, err := keys.List(t.Context(), o.db); err != nil || len(got) != 0 {
		t.Errorf("trusted with a wrong passphrase: %v, %v", got, err)
	}
	o.fill(another)
	o.press("Vân tay giống, nhận khóa")
	o.see("đã có khóa ký")
	if !o.opens(another) {
		t.Error("the key does not open here")
	}
}

// Another office's list is trusted only once its fingerprint was compared.
func TestTrustsAnotherOffice(t *testing.T) {
	d := withKey(t)
	public := d.file("cong-khai.json")
	d.sh.Choose = public
	d.press("Xuất danh sách khóa công khai")
	o := sitDown(t)
	o.sh.Conf.Issuer = "Sở Y tế"
	o.open("key")
	o.sh.Choose = public
	o.cancels("Nhập danh sách khóa")
	o.press("Nhập danh sách khóa")
	o.see("Tin khóa của "+issuer, d.made.Fingerprint)
	o.press("Vân tay giống, nhận khóa")
	o.see("Tin cậy", issuer)
	o.sh.Choose = o.file("khong-co.json")
	o.press("Nhập danh sách khóa")
	if len(o.sh.Faults) != 1 || data.CodeOf(o.sh.Faults[0]) != "file-missing" {
		t.Errorf("%v", o.sh.Faults)
	}
}

// What the command line calls an option the window calls a button.
func TestFaultsInTheWindow(t *testing.T) {
	for _, lang := range i18n.Languages {
		c := i18n.For(lang)
		for _, code := range []string{"root-key-needed", "no-issuer-key", "issuer-needed", "no-active-key", "unknown-key-id", "issuer-has-key", "conference-no-issuer",
			"no-signing-key", "no-key-list", "sample-signs-no-list"} {
			if s := c.T("error."+code+".window", "issuer", "Sở", "key", "k", "code", "HN"); strings.Contains(s, "--") || strings.Contains(s, "vinhdanh ") || strings.HasPrefix(s, "[") {
				t.Errorf("%s, %s: %s", lang, code, s)
			}
		}
	}
}

func TestLooksEverythingOver(t *testing.T) {
	d := withKey(t)
	d.open("data")
	d.press("Kiểm tra ngay")
	d.see("lưu ý", "Chưa có bản sao lưu nào", "Số vào sổ liên tục", "tệp khóa ký đọc được")
	if s := words(d.sh); strings.Contains(s, "vinhdanh ") {
		t.Errorf("words of the command line: %s", s)
	}
	d.press("Đóng")
	d.must(os.WriteFile(d.file("keys/la.age"), []byte("không phải khóa"), 0o600))
	d.press("Kiểm tra ngay")
	d.see("1 lỗi phải xử lý", "la.age")
}
