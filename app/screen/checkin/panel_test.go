package checkin

import (
	"context"
	"image"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"vinhdanh/app/jobs/admit"

	"fyne.io/fyne/v2"

	"vinhdanh/app/camera"
	"vinhdanh/app/jobs/papers"
	"vinhdanh/app/screen"
	"vinhdanh/app/screen/screentest"
	"vinhdanh/app/widget"
	"vinhdanh/data"
)

// A guest is registered in four fields, by the keys alone, and is in at once.
func TestGuest(t *testing.T) {
	b := open(t)
	b.key(fyne.KeyF4)
	b.key(fyne.KeyReturn)
	if b.s.panel == nil || !strings.Contains(b.words(), "Cần có họ và tên.") {
		t.Fatal("a guest without a name was added")
	}
	entries := b.Entries() // the scan field is the first
	b.write("Trịnh Đăng Khôi")
	entries[3].SetText("Ban Thi đua – Khen thưởng Trung ương")
	entries[4].SetText("0912 111 222")
	b.key(fyne.KeyReturn)
	if b.s.panel != nil || b.s.verdict.Name != "Trịnh Đăng Khôi" || b.s.verdict.Tone != widget.VerdictAdmitted || b.d.present(b.s) != 1 {
		t.Fatalf("verdict %+v", b.s.verdict)
	}
	if g := b.s.person; g.Kind != data.KindGuest || g.Phone != "0912 111 222" || g.Unit != "Ban Thi đua – Khen thưởng Trung ương" {
		t.Errorf("the guest is %+v", g)
	}
	if b.Win.Canvas().Focused() != fyne.Focusable(b.s.entry) {
		t.Error("the keyboard does not come back to the scan field")
	}
}

// Who is missing stands by delegation with whom to call; a whole delegation is
// marked present by keys, and taken back at once.
func TestDelegation(t *testing.T) {
	b := open(t)
	b.key(fyne.KeyF6)
	if w := b.words(); !strings.Contains(w, "Khối sở, ngành") || !strings.Contains(w, "Chị Hoa · 0912 000 001") {
		t.Fatalf("it shows\n%s", w)
	}
	b.key(fyne.KeyReturn)
	if !strings.Contains(b.words(), "Điểm danh 2 người") {
		t.Fatalf("the delegation shows\n%s", b.words())
	}
	b.key(fyne.KeySpace) // all but the first
	if !strings.Contains(b.words(), "Điểm danh 1 người") {
		t.Error("Space unticks nobody")
	}
	b.key(fyne.KeySpace)
	b.key(fyne.KeyF6)
	if b.d.present(b.s) != 2 || b.s.verdict.Tone != widget.VerdictAdmitted || b.s.verdict.Name == "" || b.s.panel != nil {
		t.Errorf("%d present, %+v", b.d.present(b.s), b.s.verdict)
	}
	b.s.Undo()
	if b.d.present(b.s) != 0 {
		t.Error("the delegation is not taken back as a whole")
	}
}

// Telephone numbers are not shown where that is set so.
func TestPhonesHidden(t *testing.T) {
	b := open(t)
	b.d.must(b.d.SetSetting(context.Background(), admit.SettingPhones, admit.PhonesNone))
	b.s.Shown(screen.Filter{})
	b.key(fyne.KeyF6)
	w := b.words()
	b.key(fyne.KeyReturn)
	if w += b.words(); strings.Contains(w, "0912") {
		t.Errorf("a number is shown\n%s", w)
	}
}

// An absence and a substitute are noted from the list, and can be taken back.
func TestAbsentAndSubstitute(t *testing.T) {
	b := open(t)
	b.s.openAbsent(b.d.row("AS-200"))
	b.key(fyne.KeyReturn)
	if !strings.Contains(b.words(), "Cần ghi lý do") {
		t.Error("an absence without a reason")
	}
	b.write("ốm")
	b.key(fyne.KeyReturn)
	if r := b.d.row("AS-200"); r.Status != data.StatusAbsent || r.Reason != "ốm" {
		t.Errorf("noted: %s, %q", r.Status, r.Reason)
	}
	b.Undo()
	if r := b.d.row("AS-200"); r.Status == data.StatusAbsent {
		t.Error("it is not taken back")
	}
	b.s.openSubstitute(b.d.row("AS-064"))
	b.write("Hồ Đức Lâm")
	b.key(fyne.KeyReturn)
	if r := b.d.row("AS-064"); r.Status != data.StatusSubstituted || r.Substitute != "Hồ Đức Lâm" {
		t.Errorf("substituted: %s, %q", r.Status, r.Substitute)
	}
	if b.s.verdict.Name != "Hồ Đức Lâm" || b.d.present(b.s) != 1 || b.s.person.Replaces != b.d.ids["AS-064"] {
		t.Errorf("the substitute is not in: %+v", b.s.verdict)
	}
}

// What a camera reads counts as scanned; one that is unplugged is told of, and
// the desk goes on.
func TestCamera(t *testing.T) {
	b := open(t)
	b.Plugged = []camera.Device{{ID: "v0", Name: "Camera của máy"}, {ID: "v1", Name: "Camera USB"}}
	b.key(fyne.KeyF5)
	if b.Cam == nil || b.Cam.ID != "v0" {
		t.Fatalf("no camera is open: %+v", b.Cam)
	}
	b.Cam.Use.Frame(image.NewGray(image.Rect(0, 0, 64, 48)))
	b.Cam.Use.Code(badge(t, 1))
	if b.s.verdict.Tone != widget.VerdictAdmitted {
		t.Errorf("the camera's badge shows %+v", b.s.verdict)
	}
	b.scan(badge(t, 3)) // a hand scanner goes on
	if b.d.present(b.s) != 2 {
		t.Error("the hand scanner does not work beside it")
	}
	var choice *widget.Select
	for _, s := range b.selects() {
		if len(s.Options) == 2 && s.Options[0] == "Camera của máy" {
			choice = s
		}
	}
	choice.Choose(1)
	if b.Cam == nil || b.Cam.ID != "v1" {
		t.Fatalf("the other camera is not open: %+v", b.Cam)
	}
	b.Cam.Use.Ended(data.Fail(camera.Gone))
	if !strings.Contains(b.words(), "camera-gone") || len(b.Faults) != 0 {
		t.Errorf("it does not tell\n%s", b.words())
	}
	b.key(fyne.KeyF5)
	b.key(fyne.KeyF5)
	if b.Cam == nil || b.Cam.ID != "v1" {
		t.Error("the camera used last is not opened again")
	}
	b.key(fyne.KeyEscape)
	if b.Cam != nil {
		t.Error("the camera stays open behind the closed panel")
	}
}

// Other desks are shown how to join, let in by name and thrown out.
func TestStationPanel(t *testing.T) {
	b := open(t)
	b.Hub.Addresses, b.Hub.Print = []string{"https://vinhdanh.local:8743/"}, "AB:CD"
	b.Hub.Code, b.Hub.Until = "07319904", b.At.Add(2*time.Minute)
	b.key(fyne.KeyF7)
	press(t, b, "Bật")
	if w := b.words(); !strings.Contains(w, "https://vinhdanh.local:8743/") || !strings.Contains(w, "0731 9904") || !strings.Contains(w, "Còn 120 giây") || !strings.Contains(w, "AB:CD") {
		t.Fatalf("it shows\n%s", w)
	}
	if b.Hub.At != b.s.desk.Meeting().ID {
		t.Errorf("the station runs for %q", b.Hub.At)
	}
	b.At = b.At.Add(time.Minute)
	b.Tick()
	if !strings.Contains(b.words(), "Còn 60 giây") {
		t.Error("the seconds do not run")
	}
	b.At = b.At.Add(time.Minute)
	b.Tick()
	if strings.Contains(b.words(), "0731 9904") {
		t.Error("a code that serves no more is still shown")
	}
	b.Hub.List = []data.DeskSession{{ID: "p", Name: "Cửa B – chị Hoa", Kind: data.DeskPhone, State: data.DeskPending}}
	b.Hub.Change()
	if w := b.words(); !strings.Contains(w, "Cửa B – chị Hoa") || !strings.Contains(w, "1 bàn chờ cho vào") {
		t.Fatalf("who waits is not shown\n%s", w)
	}
	press(t, b, "Cho vào")
	if b.Hub.List[0].State != data.DeskConfirmed || b.Hub.List[0].Names {
		t.Errorf("let in: %+v", b.Hub.List[0])
	}
	b.Hub.Change()
	if !strings.Contains(b.words(), "Đồng bộ 2 bàn") {
		t.Errorf("it does not count the desks\n%s", b.words())
	}
	press(t, b, "Ngắt")
	if b.Hub.List[0].State != data.DeskEnded {
		t.Errorf("thrown out: %+v", b.Hub.List[0])
	}
}

// A code serves once: when a desk has joined by it nobody is to type it again.
func TestUsedCodeGoes(t *testing.T) {
	b := open(t)
	b.Hub.Addresses, b.Hub.Code, b.Hub.Until = []string{"https://vinhdanh.local:8743/"}, "07319904", b.At.Add(2*time.Minute)
	b.key(fyne.KeyF7)
	press(t, b, "Bật")
	if !strings.Contains(b.words(), "0731 9904") {
		t.Fatal("no code is shown")
	}
	b.Hub.List = []data.DeskSession{{ID: "p", Name: "Cửa B", Kind: data.DeskPhone, State: data.DeskPending}}
	b.Hub.Change()
	if strings.Contains(b.words(), "0731 9904") {
		t.Error("a code that has served is still shown")
	}
}

// Scans that phones made without the network are listed until a person has settled them.
func TestDoubts(t *testing.T) {
	b := open(t)
	b.scan(badge(t, 1))
	_, err := b.d.DB.Admit(context.Background(), data.Scan{Meeting: b.s.desk.Meeting().ID, Badge: badge(t, 1), Desk: "Cửa B", Offline: true, Request: "000000000001-1", At: b.At})
	b.d.must(err)
	for range paceEvery {
		b.Tick()
	}
	if !strings.Contains(b.words(), "1 lượt quét lúc mất mạng cần xem") {
		t.Fatalf("it does not tell\n%s", b.words())
	}
	b.key(fyne.KeyF8)
	if w := b.words(); !strings.Contains(w, "Lường Thị Biên · AS-064") || !strings.Contains(w, "đã điểm danh 07:46 tại Bàn 1") {
		t.Errorf("it lists\n%s", w)
	}
	b.key(fyne.KeyReturn)
	if list, err := b.s.desk.Doubts(context.Background()); err != nil || len(list) != 0 {
		t.Errorf("%d are left, %v", len(list), err)
	}
	b.key(fyne.KeyEscape)
	if strings.Contains(b.words(), "cần xem") {
		t.Error("the strip stays")
	}
}

// A badge is printed by one key: by the desk's printer, or opened where that is not there.
func TestPrintBadge(t *testing.T) {
	b := open(t)
	b.key(fyne.KeyF9)
	if b.Revealed != "" || len(b.Notices) != 1 {
		t.Error("something was printed for nobody")
	}
	b.scan(badge(t, 1))
	b.key(fyne.KeyF9)
	if !strings.HasSuffix(b.Revealed, "The-AS-064.pdf") {
		t.Errorf("opened %q, %v", b.Revealed, b.Faults)
	}
	b.Revealed = ""
	b.d.must(b.d.SetSetting(context.Background(), screen.SettingDoorPrinter, "Máy in thẻ"))
	b.s.Shown(screen.Filter{})
	ready, jammed := &deskPrinter{}, &deskPrinter{jams: true}
	b.s.d.Spool = ready.named
	b.key(fyne.KeyF9)
	if b.Revealed != "" || ready.name != "Máy in thẻ" || ready.taken != 1 {
		t.Errorf("printed %+v, opened %q", ready, b.Revealed)
	}
	b.s.d.Spool = jammed.named
	b.key(fyne.KeyF9)
	if b.Revealed != filepath.Join(b.s.d.Cache, "desk", "The-AS-064.pdf") {
		t.Errorf("a printer that takes no page: opened %q", b.Revealed)
	}
	b.Revealed = ""
	b.s.d.Spool = func(context.Context, string) (*papers.Printer, error) { return nil, data.Fail("printer-gone") }
	b.key(fyne.KeyF9)
	if !strings.HasSuffix(b.Revealed, "The-AS-064.pdf") || !strings.Contains(b.Notices[len(b.Notices)-1], "Máy in thẻ") {
		t.Errorf("a printer that is not there: opened %q, told %q", b.Revealed, b.Notices)
	}
}

// Where nothing opens the badge, the last word is where it lies, not that it is open.
func TestBadgeWithoutViewer(t *testing.T) {
	b := open(t)
	b.Viewless = true
	b.scan(badge(t, 1))
	for name, do := range map[string]func(){
		"badge": func() { b.key(fyne.KeyF9) },
		"lost":  func() { b.s.openLost(); press(t, b, "Cấp lại và in") },
		"jammed": func() {
			b.s.printer, b.s.d.Spool = "Máy in thẻ", (&deskPrinter{jams: true}).named
			b.key(fyne.KeyF9)
		},
	} {
		do()
		if last := b.Notices[len(b.Notices)-1]; !strings.Contains(last, b.Revealed) || !strings.Contains(last, "Không mở được") {
			t.Errorf("%s: it says %q", name, last)
		}
	}
}

// Without a camera the button that looks for one anew has the name by which it is called.
func TestNoCamera(t *testing.T) {
	b := open(t)
	b.key(fyne.KeyF5)
	if w := b.words(); !strings.Contains(w, "bấm “Tìm lại") {
		t.Errorf("it shows\n%s", w)
	}
	if b.Button("Tìm lại camera") == nil {
		t.Error("there is no such button")
	}
	b.Plugged = []camera.Device{{ID: "v0", Name: "Camera của máy"}}
	b.key(fyne.KeyTab)
	b.key(fyne.KeyReturn)
	if b.Cam == nil {
		t.Errorf("the keys do not look anew: %v", b.Win.Canvas().Focused())
	}
}

// There is nothing to settle in an empty list.
func TestNoDoubts(t *testing.T) {
	b := open(t)
	b.key(fyne.KeyF8)
	if b.Press("Đã xem xong") {
		t.Error("the button can be pressed")
	}
}

// Tab leads from the scan field into a panel, where a scanner's own Tab leads nowhere.
func TestTabIntoPanel(t *testing.T) {
	b := open(t)
	b.key(fyne.KeyF7)
	if !b.s.entry.AcceptsTab() {
		t.Fatal("Tab does not lead to the panel")
	}
	b.letters(badge(t, 1), scannerPace)
	b.key(fyne.KeyTab)
	if b.s.verdict.Tone != widget.VerdictAdmitted || b.Win.Canvas().Focused() != fyne.Focusable(b.s.entry) {
		t.Errorf("a scan that ends by Tab: %+v", b.s.verdict)
	}
	b.key(fyne.KeyReturn)
	if b.Hub.At != "" {
		t.Error("Enter in the empty scan field starts the station")
	}
	b.key(fyne.KeyTab)
	b.key(fyne.KeyReturn)
	if b.Hub.At == "" {
		t.Errorf("Tab leads to %v", b.Win.Canvas().Focused())
	}
	b.key(fyne.KeyEscape)
	if b.s.panel != nil || b.s.entry.AcceptsTab() {
		t.Error("without a panel Tab does not lead on")
	}
}

// selects gives the choices on the screen.
func (b *bench) selects() (all []*widget.Select) {
	screentest.Walk(b.Win.Content(), func(o fyne.CanvasObject) {
		if s, ok := o.(*widget.Select); ok {
			all = append(all, s)
		}
	})
	return all
}
