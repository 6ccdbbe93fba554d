package settings

import (
	"bytes"
	"context"
	"crypto/sha256"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"vinhdanh/app/jobs/admit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"vinhdanh/app/screen"
	"vinhdanh/app/screen/screentest"
	"vinhdanh/app/spool"
	"vinhdanh/app/widget"
	"vinhdanh/data"
)

// office is a store in memory.
type office struct {
	Store
	confs    []data.Conference
	meetings []data.Meeting
	books    []data.Book
	settings map[string]string
	assets   map[data.Hash][]byte
	fault    error
}

func (o *office) SaveConference(_ context.Context, c *data.Conference) error {
	if o.fault != nil {
		return o.fault
	}
	if c.ID == "" {
		c.ID = "new"
	}
	o.confs = append(o.confs, *c)
	return nil
}

func (o *office) Meetings(context.Context, data.ID) ([]data.Meeting, error) { return o.meetings, nil }

func (o *office) SaveMeeting(_ context.Context, m *data.Meeting) error {
	o.meetings = append(o.meetings, *m)
	return nil
}

func (o *office) Books(context.Context) ([]data.Book, error) { return o.books, nil }

func (o *office) SaveBook(_ context.Context, b *data.Book) error {
	if b.Next < 100 {
		return data.Fail("book-number-used", "next", 100)
	}
	o.books = append(o.books, *b)
	return nil
}

func (o *office) Decisions(context.Context, data.ID) ([]data.Decision, error) {
	return []data.Decision{{Issuer: "Giám đốc Sở Nội vụ"}, {Issuer: "Giám đốc Sở Nội vụ"}, {}}, nil
}

func (o *office) Setting(_ context.Context, key string) (string, error) { return o.settings[key], nil }

func (o *office) SetSetting(_ context.Context, key, value string) error {
	o.settings[key] = value
	return nil
}

func (o *office) PutAsset(_ context.Context, _ string, raw []byte) (data.Hash, error) {
	h := data.Hash(sha256.Sum256(raw))
	o.assets[h] = raw
	return h, nil
}

func (o *office) Asset(_ context.Context, h data.Hash) ([]byte, error) { return o.assets[h], nil }

func place(t *testing.T, conf data.Conference) (*screentest.Shell, *Screen, *office) {
	t.Helper()
	sh := screentest.New(t, 1232, 784)
	sh.Conf = conf
	o := &office{settings: map[string]string{}, assets: map[data.Hash][]byte{}}
	look := widget.LookLight
	s := New(sh, o, About{Version: "1.2.3", Database: "/data/vinhdanh.db"},
		Look{Get: func() widget.Look { return look }, Set: func(l widget.Look) { look = l }})
	sh.Put(s, screen.Filter{})
	return sh, s, o
}

func words(sh *screentest.Shell) string { return screentest.Words(sh.Top()) }

func segments(sh *screentest.Shell) (all []*widget.Segment) {
	screentest.Walk(sh.Win.Content(), func(o fyne.CanvasObject) {
		if g, ok := o.(*widget.Segment); ok {
			all = append(all, g)
		}
	})
	return all
}

func TestLanguageAndColours(t *testing.T) {
	sh, s, _ := place(t, data.Conference{})
	for _, g := range segments(sh) {
		switch g.Options[0] {
		case "Tiếng Việt":
			g.Select(1)
		case "Sáng":
			g.Select(1)
		}
	}
	if sh.Language != "en" || s.look.Get() != widget.LookDark {
		t.Errorf("language %q, look %q", sh.Language, s.look.Get())
	}
}

// fields fills the entries below their labels.
func fields(t *testing.T, sh *screentest.Shell, values map[string]string) {
	t.Helper()
	label := ""
	left := len(values)
	screentest.Walk(sh.Top(), func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *widget.Text:
			label = o.Text
		case *widget.Entry:
			if v, ok := values[label]; ok {
				o.SetText(v)
				left--
			}
		}
	})
	if left != 0 {
		t.Fatalf("%d of %v have no field", left, values)
	}
}

func TestNewConference(t *testing.T) {
	sh, s, o := place(t, data.Conference{})
	s.Shown(screen.Filter{New: true})
	sh.Press("Tạo hội nghị")
	if w := words(sh); len(o.confs) != 0 || !strings.Contains(w, "Cần có tên hội nghị") {
		t.Fatalf("an empty form: %d made\n%s", len(o.confs), w)
	}
	fields(t, sh, map[string]string{"Tên đầy đủ": " Hội nghị  điển hình tiên tiến ", "Mã": "Lai Châu 1", "Ngày bắt đầu": "05/09/2025", "Ngày kết thúc": "04/09/2025",
		"Túc số": "3/2", "Trang đối chiếu công khai": "tdkt.đà.vn"})
	sh.Press("Tạo hội nghị")
	w := words(sh)
	for _, want := range []string{"Ngày kết thúc trước ngày bắt đầu", "Nhập phân số không quá 1", "Chỉ dùng chữ không dấu, số, dấu chấm"} {
		if !strings.Contains(w, want) {
			t.Errorf("%q is not said in\n%s", want, w)
		}
	}
	fields(t, sh, map[string]string{"Ngày kết thúc": "5-9-2025", "Túc số": " 1 / 2 ", "Trang đối chiếu công khai": "https://tdkt.laichau.gov.vn/v/"})
	sh.Press("Tạo hội nghị")
	want := data.Conference{ID: "new", Code: "LAI-CHAU-1", Title: "Hội nghị điển hình tiên tiến", Event: data.EventConference, Starts: "2025-09-05", Ends: "2025-09-05",
		Page: "TDKT.LAICHAU.GOV.VN/V", Proofread: true, Quorum: data.Fraction{Num: 1, Den: 2}}
	if len(o.confs) != 1 {
		t.Fatalf("%d made\n%s", len(o.confs), words(sh))
	}
	if d := cmp.Diff(want, o.confs[0]); d != "" {
		t.Errorf("made (-want +got):\n%s", d)
	}
	if sh.Reopened != "new" {
		t.Errorf("open is %q", sh.Reopened)
	}
}

func TestCodeTaken(t *testing.T) {
	sh, s, o := place(t, data.Conference{})
	o.fault = data.Fail("code-taken")
	s.Shown(screen.Filter{New: true})
	fields(t, sh, map[string]string{"Tên đầy đủ": "X", "Mã": "LC"})
	sh.Press("Tạo hội nghị")
	if !strings.Contains(words(sh), "code-taken") || len(sh.Faults) != 0 {
		t.Errorf("it says\n%s", words(sh))
	}
}

func TestConferenceIsChanged(t *testing.T) {
	conf := data.Conference{ID: "c", Code: "LC", Title: "Cũ", Event: data.EventCeremony, Proofread: true}
	sh, s, o := place(t, conf)
	s.Shown(screen.Filter{Section: "conference"})
	if !sh.Button("Lưu").Disabled() {
		t.Error("there is something to save before anything was typed")
	}
	fields(t, sh, map[string]string{"Tên đầy đủ": "Mới"})
	s.Refresh() // a desk elsewhere changed something: what was typed stays
	sh.Press("Lưu")
	conf.Title = "Mới"
	if len(o.confs) != 1 {
		t.Fatalf("%d saved", len(o.confs))
	}
	if d := cmp.Diff(conf, o.confs[0]); d != "" {
		t.Errorf("saved (-want +got):\n%s", d)
	}
}

func TestMeetings(t *testing.T) {
	sh, s, o := place(t, data.Conference{ID: "c", Starts: "2025-09-05"})
	s.Shown(screen.Filter{Section: "conference"})
	sh.Press("Thêm phiên")
	sh.Press("Lưu")
	if len(o.meetings) != 0 || !strings.Contains(words(sh), "Cần có tên phiên") {
		t.Fatalf("a meeting without a name: %v", o.meetings)
	}
	fields(t, sh, map[string]string{"Tên phiên": "Phiên trù bị", "Giờ bắt đầu": "25:00"})
	sh.Press("Lưu")
	if len(o.meetings) != 0 {
		t.Fatal("a meeting at 25 o'clock")
	}
	fields(t, sh, map[string]string{"Giờ bắt đầu": "7h30"})
	sh.Press("Lưu")
	if d := cmp.Diff([]data.Meeting{{Conference: "c", Name: "Phiên trù bị", Date: "2025-09-05", Starts: "07:30", Ordinal: 1}}, o.meetings); d != "" {
		t.Errorf("meetings (-want +got):\n%s", d)
	}
}

func TestBooks(t *testing.T) {
	sh, s, o := place(t, data.Conference{ID: "c"})
	o.books = []data.Book{{ID: "b", Issuer: "Giám đốc Sở Nội vụ", Document: data.DocumentGiayKhen, Year: 2025, Next: 98, Digits: 4}}
	s.Shown(screen.Filter{Section: "books"})
	if !strings.Contains(words(sh), "Số tiếp theo: 0098") {
		t.Errorf("it shows\n%s", words(sh))
	}
	sh.Press("Sửa")
	fields(t, sh, map[string]string{"Số tiếp theo": "12"})
	sh.Press("Lưu")
	if !strings.Contains(words(sh), "book-number-used") {
		t.Errorf("a number that is given out was taken\n%s", words(sh))
	}
	fields(t, sh, map[string]string{"Số tiếp theo": "mười"})
	sh.Press("Lưu")
	fields(t, sh, map[string]string{"Số tiếp theo": "128"})
	sh.Press("Lưu")
	if len(o.books) != 2 || o.books[1].Next != 128 || o.books[1].ID != "b" {
		t.Errorf("books %+v", o.books)
	}
	if d := cmp.Diff([]string{"Giám đốc Sở Nội vụ"}, issuers([]data.Decision{{Issuer: "Giám đốc Sở Nội vụ"}, {Issuer: "giám đốc sở nội vụ"}, {}})); d != "" {
		t.Errorf("issuers (-want +got):\n%s", d)
	}
}

// Figures are written as people write them; what is none is not saved.
func TestOffice(t *testing.T) {
	sh, s, o := place(t, data.Conference{ID: "c"})
	s.Shown(screen.Filter{Section: "books"})
	fields(t, sh, map[string]string{"Mức lương cơ sở (đồng)": "hai triệu", "Danh sách hủy bỏ dùng được (ngày)": "30"})
	sh.Press("Lưu")
	if len(o.settings) != 0 || !strings.Contains(words(sh), "Ghi một số từ 1 đến 1.000.000.000") {
		t.Errorf("%v\n%s", o.settings, words(sh))
	}
	fields(t, sh, map[string]string{"Mức lương cơ sở (đồng)": "2.340.000 đ", "Tiền thưởng hộ gia đình, bằng mấy lần của cá nhân": "âm"})
	sh.Press("Lưu")
	if len(o.settings) != 0 || !strings.Contains(words(sh), "Ghi số lớn hơn 0, không quá 10") {
		t.Errorf("%v\n%s", o.settings, words(sh))
	}
	fields(t, sh, map[string]string{"Tiền thưởng hộ gia đình, bằng mấy lần của cá nhân": "1,5"})
	sh.Press("Lưu")
	if d := cmp.Diff(map[string]string{"wage.base": "2340000", "wage.household": "1.5", "revocation.days": "30"}, o.settings); d != "" {
		t.Error(d)
	}
}

func TestPrivacy(t *testing.T) {
	sh, s, o := place(t, data.Conference{})
	s.Shown(screen.Filter{Section: "privacy"})
	screentest.Walk(sh.Win.Content(), func(w fyne.CanvasObject) {
		if c, ok := w.(*widget.Check); ok {
			if c.Checked {
				t.Error("personal data are shown from the beginning")
			}
			test.Tap(c)
		}
	})
	if o.settings[screen.SettingSensitive] != "yes" {
		t.Errorf("settings %v", o.settings)
	}
}

func TestDoor(t *testing.T) {
	sh, s, o := place(t, data.Conference{})
	o.settings[screen.SettingHelpDesk] = "Bàn hỗ trợ; bên trái"
	s.Shown(screen.Filter{Section: "door"})
	e := sh.Entries()
	if e[0].Text != "Bàn hỗ trợ" || e[1].Text != "bên trái" {
		t.Errorf("the help desk is at %q, %q", e[0].Text, e[1].Text)
	}
	e[0].SetText("  Bàn hỗ trợ, sảnh A ")
	e[1].SetText("Bên phải cửa chính")
	e[1].OnSubmitted("")
	e[2].SetText("Túi số 3")
	e[3].OnSubmitted("")
	sh.Choose = "/media/usb/Vinh Danh"
	sh.Press("Chọn thư mục")
	for _, g := range segments(sh) {
		if len(g.Options) == 3 {
			g.Select(2)
		}
	}
	want := map[string]string{screen.SettingHelpDesk: "Bàn hỗ trợ, sảnh A; Bên phải cửa chính", "desk.kit.official": "Túi số 3", "desk.kit.guest": "",
		"journal.folder": "/media/usb/Vinh Danh", admit.SettingPhones: admit.PhonesAll}
	if d := cmp.Diff(want, o.settings); d != "" {
		t.Errorf("settings (-want +got):\n%s", d)
	}
}

func TestEmblem(t *testing.T) {
	sh, s, o := place(t, data.Conference{ID: "c"})
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 300, 300))); err != nil {
		t.Fatal(err)
	}
	good, bad := filepath.Join(t.TempDir(), "q.png"), filepath.Join(t.TempDir(), "b.png")
	for f, raw := range map[string][]byte{good: b.Bytes(), bad: []byte("no picture")} {
		if err := os.WriteFile(f, raw, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s.Shown(screen.Filter{Section: "conference"})
	sh.Choose = bad
	sh.Press("Chọn ảnh")
	if len(sh.Faults) != 1 || len(o.assets) != 0 {
		t.Errorf("no picture was taken: %v", sh.Faults)
	}
	sh.Choose = good
	sh.Press("Chọn ảnh")
	if len(o.assets) != 1 || sh.Button("Bỏ ảnh") == nil {
		t.Error("the picture was not taken")
	}
	sh.Press("Bỏ ảnh")
	if o.settings["paper.emblem"] != "" {
		t.Error("the picture is still there")
	}
}

func TestReadClock(t *testing.T) {
	for s, want := range map[string]string{"7:30": "07:30", "07h30": "07:30", "7h": "07:00", "7": "07:00", "7g30": "07:30", "23.59": "23:59",
		"24:00": "", "7:60": "", "": "", "sáng": "", "-1:00": "", "7:3:0": ""} {
		if got, _ := readClock(s, true); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}

func TestReadFraction(t *testing.T) {
	for s, want := range map[string]bool{"": true, "2/3": true, " 1 / 2 ": true, "1/1": true, "3/2": false, "0/3": false, "2/0": false, "2": false, "a/b": false, "-1/-2": false} {
		if _, ok := readFraction(s); ok != want {
			t.Errorf("%q: %v", s, ok)
		}
	}
}

func TestCodes(t *testing.T) {
	for s, want := range map[string]string{"Lai Châu": "LAI-CHAU", " as  vi ": "AS-VI", "Đại hội 6": "DAI-HOI-6"} {
		if got := plainCode(s); got != want || !validCode(got) {
			t.Errorf("%q: %q", s, got)
		}
	}
	for _, s := range []string{"", "-A", "A-", "A/B", strings.Repeat("A", 33)} {
		if validCode(s) {
			t.Errorf("%q is taken for a code", s)
		}
	}
}

// The order of the tones is shown by names that differ in it, and kept.
func TestToneOrder(t *testing.T) {
	sh, _, o := place(t, data.Conference{})
	first := "Giàng Thị My, Giàng Thị Mỳ, Giàng Thị Mỷ, Giàng Thị Mỹ, Giàng Thị Mý, Giàng Thị Mỵ"
	if got := screentest.Words(sh.Win.Content()); !strings.Contains(got, first) {
		t.Errorf("the example is missing:\n%s", got)
	}
	for _, g := range segments(sh) {
		if g.Options[0] == "Huyền, hỏi, ngã, sắc, nặng" {
			g.Select(1)
		}
	}
	if got := o.settings["names.tones"]; got != "khong-sac-huyen-hoi-nga-nang" {
		t.Errorf("kept: %q", got)
	}
	if got := screentest.Words(sh.Win.Content()); !strings.Contains(got, "Giàng Thị My, Giàng Thị Mý, Giàng Thị Mỳ") {
		t.Errorf("the example has not changed:\n%s", got)
	}
}

// The desk's printer is one of this computer's; the one it has stays, and is
// shown, also while nothing of it is seen.
func TestDeskPrinter(t *testing.T) {
	sh, s, o := place(t, data.Conference{})
	o.settings[screen.SettingDoorPrinter] = "HP-1"
	find := func() (one *widget.Select) {
		t.Helper()
		screentest.Walk(s.Object(), func(c fyne.CanvasObject) {
			if w, ok := c.(*widget.Select); ok {
				one = w
			}
		})
		if one == nil || len(sh.Faults) > 0 {
			t.Fatalf("no choice; faults %v", sh.Faults)
		}
		return one
	}
	see := func(options []string, at int, words string) {
		t.Helper()
		one := find()
		if d := cmp.Diff(options, one.Options); d != "" || one.Selected != at {
			t.Errorf("%d is chosen among\n%s", one.Selected, d)
		}
		if all := screentest.Words(s.Object()); !strings.Contains(all, words) {
			t.Errorf("no %q in\n%s", words, all)
		}
	}
	const none = "Không dùng: mở tệp để in tay"
	s.Shown(screen.Filter{Section: "door"})
	see([]string{none, "HP-1: máy tính này không thấy"}, 1, "hiện không thấy máy in “HP-1”")

	sh.Spools = []spool.Printer{{Name: "canon-2", About: "Canon", State: spool.State{Code: spool.StateReady}}, {Name: "HP-1", State: spool.State{Code: spool.StateOffline}}}
	sh.Press("Tìm lại máy in")
	see([]string{none, "Canon", "HP-1: không kết nối"}, 2, "Máy in “HP-1”: không kết nối. Thẻ và phiếu chưa ra giấy")
	if o.settings[screen.SettingDoorPrinter] != "HP-1" {
		t.Errorf("looking changed it to %q", o.settings[screen.SettingDoorPrinter])
	}
	find().Choose(1)
	see([]string{none, "Canon", "HP-1: không kết nối"}, 1, "Canon: sẵn sàng")
	if o.settings[screen.SettingDoorPrinter] != "canon-2" {
		t.Errorf("kept %q", o.settings[screen.SettingDoorPrinter])
	}
	find().Choose(0)
	see([]string{none, "Canon", "HP-1: không kết nối"}, 0, "")
	if all := screentest.Words(s.Object()); strings.Contains(all, "sẵn sàng") {
		t.Errorf("it still speaks of the printer:\n%s", all)
	}

	sh.Spools = nil
	sh.Press("Tìm lại máy in")
	see([]string{none}, 0, "chưa có máy in nào")
	o.settings[screen.SettingDoorPrinter] = "HP-1"
	sh.NoSpools = data.Fail(spool.Service)
	s.Shown(screen.Filter{Section: "door"})
	see([]string{none, "HP-1"}, 1, "print-service")
}
