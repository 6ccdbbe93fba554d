package checkin

import (
	"context"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"

	"vinhdanh/app/screen"
	"vinhdanh/app/screen/screentest"
	"vinhdanh/app/widget"
	"vinhdanh/data"
	"vinhdanh/data/seal"
	"vinhdanh/data/text"
)

// badges of the two delegates, with their check digit.
var badges = [...]string{"", ""}

func init() {
	for i := range badges {
		b, err := seal.NewBadge(zero(i + 1))
		if err != nil {
			panic(err)
		}
		badges[i] = b
	}
}

// zero is a source of badges that are always the same.
type zero byte

func (z zero) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = byte(z)
	}
	return len(p), nil
}

// door is a store of presence in memory.
type door struct {
	Store
	rows     []data.DelegateRow
	log      []data.CheckInRow
	settings map[string]string
	at       time.Time
	fault    error // of admitting
	deaf     error // of reading figures
	admits   []data.Scan
}

func (d *door) Meetings(context.Context, data.ID) ([]data.Meeting, error) {
	return []data.Meeting{{ID: "m0", Name: "Phiên trù bị", Date: "2025-08-20"}, {ID: "m1", Name: "Phiên chính thức", Date: "2025-08-21"}}, nil
}

func (d *door) counts() data.DelegateCounts {
	c := data.DelegateCounts{All: len(d.rows), Expected: len(d.rows), Official: len(d.rows), ExpectedOfficial: len(d.rows)}
	for _, r := range d.rows {
		if !r.PresentAt.IsZero() {
			c.Present++
			c.PresentOfficial++
		}
	}
	c.Delegations = []data.DelegationCount{{Delegation: data.Delegation{Name: "Khối sở, ngành"}, Total: len(d.rows), Present: c.Present}}
	return c
}

func (d *door) DelegateCounts(context.Context, data.ID, data.ID) (data.DelegateCounts, error) {
	return d.counts(), d.deaf
}

func (d *door) RecentCheckIns(context.Context, data.ID, int) ([]data.CheckInRow, error) {
	return d.log, nil
}

func (d *door) Admit(_ context.Context, s data.Scan) (data.Admission, error) {
	d.admits = append(d.admits, s)
	if d.fault != nil {
		return data.Admission{}, d.fault
	}
	a := data.Admission{Verdict: data.VerdictUnknown, At: d.at, Desk: s.Desk, Expected: len(d.rows)}
	for i := range d.rows {
		r := &d.rows[i]
		if (s.Badge == "" || r.Badge != s.Badge) && (s.Delegate == "" || r.ID != s.Delegate) {
			continue
		}
		a.Delegate = r
		switch {
		case r.Status == data.StatusSubstituted:
			a.Verdict, a.Substitute = data.VerdictSubstituted, r.Substitute
		case !r.PresentAt.IsZero():
			a.Verdict, a.First, a.FirstDesk = data.VerdictAlready, r.PresentAt, r.PresentDesk
		default:
			a.Verdict = data.VerdictAdmitted
			r.PresentAt, r.PresentDesk = d.at, s.Desk
			d.log = append([]data.CheckInRow{{CheckIn: data.CheckIn{Kind: data.CheckInIn, At: d.at, Desk: s.Desk}, Name: r.Name, Code: r.Code}}, d.log...)
		}
	}
	a.Present = d.counts().Present
	return a, nil
}

func (d *door) UndoLast(_ context.Context, u data.Undo) (data.Admission, error) {
	for i := range d.rows {
		if !d.rows[i].PresentAt.IsZero() {
			d.rows[i].PresentAt = time.Time{}
			d.log[0].Undone = true
			return data.Admission{Delegate: &d.rows[i], Desk: u.Desk}, nil
		}
	}
	return data.Admission{}, data.Fail("nothing-to-undo")
}

func (d *door) Delegates(_ context.Context, f data.DelegateFilter) ([]data.DelegateRow, error) {
	var out []data.DelegateRow
	for _, r := range d.rows {
		if strings.Contains(text.Fold(r.Name+" "+r.Code), text.Fold(f.Text)) && (f.Present != data.PresenceOut || r.PresentAt.IsZero()) {
			out = append(out, r)
		}
	}
	return out, nil
}

func (d *door) SaveDelegate(_ context.Context, g *data.Delegate) error {
	g.ID, g.Code = "guest", "AS-236"
	d.rows = append(d.rows, data.DelegateRow{Delegate: *g})
	return nil
}

func (d *door) Citations(context.Context, data.CitationFilter) ([]data.CitationRow, error) {
	return []data.CitationRow{{Citation: data.Citation{Delegate: "d1"}, AwardName: "Bằng khen", RoundNumber: 6}}, nil
}

func (d *door) Setting(_ context.Context, key string) (string, error) { return d.settings[key], nil }

func (d *door) SetSetting(_ context.Context, key, value string) error {
	d.settings[key] = value
	return nil
}

func place(t *testing.T) (*screentest.Shell, *Screen, *door) {
	t.Helper()
	sh := screentest.New(t, 1440, 868)
	sh.Conf = data.Conference{ID: "c"}
	sh.Meet = data.Meeting{ID: "m1", Name: "Phiên chính thức"}
	d := &door{settings: map[string]string{}, at: sh.At, rows: []data.DelegateRow{
		{Delegate: data.Delegate{ID: "d1", Code: "AS-064", Badge: badges[0], Name: "Lường Thị Biên", Honorific: "Bà", Position: "Trưởng phòng", Unit: "Sở Nội vụ", Kind: data.KindOfficial, Exemplar: true, Seat: "B12"}, DelegationName: "Khối sở, ngành"},
		{Delegate: data.Delegate{ID: "d2", Code: "AS-155", Badge: badges[1], Name: "Ngô Thị Thu Hòa", Kind: data.KindOfficial, Status: data.StatusSubstituted, Substitute: "Quàng Văn Pản"}},
	}}
	s := New(sh, d)
	sh.Put(s, screen.Filter{})
	return sh, s, d
}

// scan does what a scanner does: it types and presses Enter.
func (s *Screen) scan(line string) {
	s.entry.SetText("")
	for _, r := range line {
		s.entry.TypedRune(r)
	}
	s.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
}

func words(sh *screentest.Shell) string { return screentest.Words(sh.Win.Content()) }

func TestVerdicts(t *testing.T) {
	sh, s, d := place(t)
	s.scan(badges[0])
	if s.verdict.Tone != widget.VerdictAdmitted || s.verdict.Name != "Bà Lường Thị Biên" || s.verdict.First != "Trưởng phòng, Sở Nội vụ" {
		t.Errorf("admitted shows %+v", s.verdict)
	}
	if diff := cmp.Diff([]widget.VerdictCell{{Label: "Ghế", Value: "B12"}, {Label: "Nhận thưởng", Value: "Đợt 6", Note: "Bằng khen"}, {Label: "Mã đại biểu", Value: "AS-064"}}, s.verdict.Cells); diff != "" {
		t.Errorf("cells (-want +got):\n%s", diff)
	}
	if w := words(sh); !strings.Contains(w, "KÍNH MỜI ĐẠI BIỂU") || !strings.Contains(w, "50 %") || !strings.Contains(w, "Đại biểu thứ 1 · 07:46:00") || s.entry.Text != "" {
		t.Errorf("it says\n%s", w)
	}
	s.scan(badges[0])
	if s.verdict.Tone != widget.VerdictAlready || s.verdict.Cells[0].Value != "07:46 · Bàn 1" {
		t.Errorf("a second scan shows %+v", s.verdict)
	}
	s.scan(badges[1])
	if s.verdict.Tone != widget.VerdictHelpDesk || strings.Contains(s.verdict.Name+s.verdict.First+s.verdict.Second, "Quàng") {
		t.Errorf("a substituted one shows %+v", s.verdict)
	}
	s.scan("9" + badges[0][1:])
	if s.verdict.Tone != widget.VerdictHelpDesk || s.verdict.Name != "Bàn hỗ trợ" {
		t.Errorf("a misread badge shows %+v", s.verdict)
	}
	w := words(sh)
	for _, want := range []string{"MỜI ĐẠI BIỂU SANG BÀN HỖ TRỢ", "Ngô Thị Thu Hòa · đã có Quàng Văn Pản đi thay", "Lường Thị Biên · đã điểm danh 07:46 tại Bàn 1"} {
		if !strings.Contains(w, want) {
			t.Errorf("%q is not shown in\n%s", want, w)
		}
	}
	if strings.Contains(w, badges[0]) || strings.Contains(w, badges[1]) {
		t.Error("a whole badge code is on the screen")
	}
	if len(d.log) != 1 {
		t.Errorf("%d people were admitted", len(d.log))
	}
}

// What a scanner types is never searched for, however it is mangled.
func TestWhatIsASearch(t *testing.T) {
	for line, want := range map[string]bool{
		badges[0]: false, "": false, "123": false, "HTTPS://TDKT.ANSON.GOV.VN/V/123456": false, "luong thi bien": true, "AS-064": true, "Ệ": true,
		strings.Repeat("a", 41): false, "a/b": false,
	} {
		if got := isSearch(line); got != want {
			t.Errorf("%q: %v", line, got)
		}
	}
}

func TestSearchByName(t *testing.T) {
	sh, s, d := place(t)
	s.entry.SetText("luong")
	if w := words(sh); !strings.Contains(w, "Kết quả tìm") || !strings.Contains(w, "Trưởng phòng · Sở Nội vụ · Khối sở, ngành") {
		t.Errorf("it finds\n%s", w)
	}
	s.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}) // the only one
	if len(d.log) != 1 || s.verdict.Tone != widget.VerdictAdmitted || s.entry.Text != "" || s.seeking != "" {
		t.Errorf("Enter: %d admitted, field %q", len(d.log), s.entry.Text)
	}
	s.entry.SetText("thi")
	s.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}) // two: to choose
	if len(d.admits) != 1 {
		t.Error("one of several was admitted without a choice")
	}
	s.list.OnTap(0)
	if len(d.admits) != 2 {
		t.Error("the one chosen was not admitted")
	}
	s.entry.SetText("khong ai")
	if w := words(sh); !strings.Contains(w, "Không có ai khớp “khong ai”") {
		t.Errorf("nobody found shows\n%s", w)
	}
	s.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if s.entry.Text != "" || !strings.Contains(words(sh), "Vừa quét") {
		t.Error("Escape does not end the search")
	}
}

func TestUndo(t *testing.T) {
	sh, s, d := place(t)
	s.scan(badges[0])
	s.entry.TypedShortcut(&fyne.ShortcutUndo{})
	if d.counts().Present != 0 || s.verdict.Tone != widget.VerdictWaiting || s.verdict.Name != "Lường Thị Biên" {
		t.Errorf("after undoing: %d present, %+v", d.counts().Present, s.verdict)
	}
	s.Refresh()
	if !strings.Contains(words(sh), "Đã hoàn tác · Bàn 1") {
		t.Errorf("the list says\n%s", words(sh))
	}
	s.Undo()
	if len(sh.Notices) != 1 || len(sh.Faults) != 0 {
		t.Errorf("nothing to undo: told %q, %v", sh.Notices, sh.Faults)
	}
}

// A record that could not be kept admits nobody, and says so.
func TestFaultAdmitsNobody(t *testing.T) {
	sh, s, d := place(t)
	d.fault = data.Fail("disk-full")
	s.scan(badges[0])
	if s.verdict.Tone == widget.VerdictAdmitted || !strings.Contains(words(sh), "CHƯA GHI ĐƯỢC") || s.verdict.First != "disk-full" {
		t.Errorf("it shows %+v", s.verdict)
	}
	d.fault = nil
	s.scan(badges[0])
	if s.verdict.Tone != widget.VerdictAdmitted {
		t.Error("the next scan is not admitted")
	}
}

// What another desk does shows by itself; figures that cannot be read stop nobody.
func TestOtherDesks(t *testing.T) {
	sh, s, d := place(t)
	d.rows[0].PresentAt = d.at
	for range countsEvery {
		sh.Tick()
	}
	if !strings.Contains(words(sh), "50 %") {
		t.Errorf("another desk's admission does not show\n%s", words(sh))
	}
	d.deaf = data.Fail("database-busy")
	for range waitingEvery {
		sh.Tick()
	}
	if !strings.Contains(words(sh), "số liệu chưa cập nhật") || len(sh.Faults) != 0 {
		t.Errorf("figures that cannot be read: %v\n%s", sh.Faults, words(sh))
	}
	d.rows[0].PresentAt = time.Time{}
	s.scan(badges[0])
	if s.verdict.Tone != widget.VerdictAdmitted {
		t.Error("nobody is admitted any more")
	}
}

// The keyboard is always in the scan field, whatever was pressed.
func TestFocusStays(t *testing.T) {
	sh, s, _ := place(t)
	c := sh.Win.Canvas()
	if c.Focused() != s.entry {
		t.Fatal("the scan field has no focus at first")
	}
	c.Unfocus()
	sh.Tick()
	if c.Focused() != s.entry {
		t.Error("the focus does not come back")
	}
	sh.Press("Ghi khách mời")
	if c.Overlays().Top() == nil {
		t.Fatal("no dialog")
	}
	sh.Tick()
	if c.Overlays().Top() == nil {
		t.Error("the dialog lost the keyboard to the field below")
	}
	sh.Press("Hủy bỏ")
	if c.Focused() != s.entry {
		t.Error("after the dialog the focus does not come back")
	}
	if !strings.Contains(words(sh), "Máy quét sẵn sàng") {
		t.Error("it does not say that it is ready")
	}
}

func TestGuestWithoutBadge(t *testing.T) {
	sh, s, d := place(t)
	sh.Press("Ghi khách mời")
	sh.Press("Ghi và điểm danh")
	if len(d.rows) != 2 {
		t.Fatal("a guest without a name was added")
	}
	e := sh.Entries()
	e[1].SetText("Trịnh Đăng Khôi")
	e[2].SetText("Ban Thi đua – Khen thưởng Trung ương")
	sh.Press("Ghi và điểm danh")
	if len(d.rows) != 3 || d.rows[2].Kind != data.KindGuest || s.verdict.Name != "Trịnh Đăng Khôi" || s.verdict.Tone != widget.VerdictAdmitted {
		t.Errorf("guests %+v, verdict %+v", d.rows[2:], s.verdict)
	}
}

func TestLeaving(t *testing.T) {
	sh, s, _ := place(t)
	s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyF11})
	if !sh.Win.FullScreen() {
		t.Error("F11 does not fill the screen")
	}
	s.Close()
	if sh.Win.FullScreen() || sh.Win.Canvas().Overlays().Top() != nil {
		t.Error("Escape does not leave the full screen first")
	}
	s.Close()
	sh.Press("Ở lại")
	if len(sh.Opens) != 0 {
		t.Error("it was left all the same")
	}
	s.Close()
	sh.Press("Rời bàn")
	if len(sh.Opens) != 1 || sh.Opens[0].Place != screen.Home {
		t.Errorf("it went to %+v", sh.Opens)
	}
}

func TestDeskIsRemembered(t *testing.T) {
	_, s, d := place(t)
	s.desks.Choose(2)
	if d.settings[settingDesk] != "Bàn 3" || s.deskName != "Bàn 3" {
		t.Errorf("the desk is %q, remembered %q", s.deskName, d.settings[settingDesk])
	}
	s.meeting.Choose(0)
	if s.desk.Meeting().ID != "m0" || s.desk.Name() != "Bàn 3" {
		t.Errorf("the desk stands at %+v", s.desk.Meeting())
	}
	d.settings[screen.SettingHelpDesk] = "Bàn hỗ trợ, sảnh A"
	s.Shown(screen.Filter{})
	s.scan("9" + badges[0][1:])
	if s.verdict.Name != "Bàn hỗ trợ, sảnh A" {
		t.Errorf("it leads to %q", s.verdict.Name)
	}
}

func TestEnding(t *testing.T) {
	for line, want := range map[string]string{"12345678901234544718": "… 4471 8", "12": "", "": "", "a1b2c3d4e5f6g7h8": "… 4567 8"} {
		if got := ending(line); got != want {
			t.Errorf("%q: %q", line, got)
		}
	}
}

// A scan is taken though a question lies over the desk; its Enter answers no question.
func TestScanOverDialog(t *testing.T) {
	sh, s, d := place(t)
	sh.Win.Canvas().SetOnTypedRune(func(r rune) { s.TypedRune(r) })
	s.Close()
	if got, ok := sh.Win.Canvas().Focused().(*widget.Button); !ok || got.Text != "Ở lại" {
		t.Fatalf("the keyboard is at %v", sh.Win.Canvas().Focused())
	}
	for _, r := range badges[0] {
		sh.Win.Canvas().Focused().TypedRune(r)
	}
	sh.Win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if len(d.admits) != 1 || d.admits[0].Badge != badges[0] || len(sh.Opens) != 0 || sh.Win.Canvas().Overlays().Top() != nil {
		t.Errorf("scans %v, opened %v", d.admits, sh.Opens)
	}
}

// A scan into the form for a guest is taken, and what was typed there stays.
func TestScanIntoGuest(t *testing.T) {
	sh, s, d := place(t)
	s.addGuest()
	name := sh.Entries()[1]
	name.SetText("Hồ Văn Tư" + badges[0])
	name.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if len(d.admits) != 1 || d.admits[0].Badge != badges[0] || name.Text != "Hồ Văn Tư" || sh.Win.Canvas().Overlays().Top() == nil {
		t.Errorf("scans %v, the name is %q", d.admits, name.Text)
	}
	name.SetText("")
	for _, r := range badges[1] {
		name.TypedRune(r)
	}
	name.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if len(d.admits) != 2 || sh.Win.Canvas().Overlays().Top() != nil {
		t.Errorf("scans %v; an empty form stays", d.admits)
	}
}

// The list of scans ends with a whole row, each on one line.
func TestRecentRowsWhole(t *testing.T) {
	_, s, _ := place(t)
	s.scan(badges[0])
	if rows := (s.list.Size().Height - 1) / recentHeight; rows != float32(int(rows)) || rows < 1 {
		t.Errorf("%v rows are in sight", rows)
	}
}

// A badge read while names that were found have the keyboard, or behind a name
// that nobody has, is that badge's scan and nobody else's.
func TestScanOverSearch(t *testing.T) {
	sh, s, d := place(t)
	sh.Win.Canvas().SetOnTypedRune(func(r rune) { s.TypedRune(r) })
	scan := func(line string) {
		for _, r := range line {
			sh.Win.Canvas().Focused().TypedRune(r)
		}
		sh.Win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	}
	for _, r := range "thi" {
		s.entry.TypedRune(r)
	}
	s.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if s.list.Selected() != 0 {
		t.Fatal("no name is marked")
	}
	scan(badges[1])
	if len(d.admits) != 1 || d.admits[0].Badge != badges[1] || d.admits[0].Delegate != "" {
		t.Errorf("scans %+v", d.admits)
	}
	scan("khong co ai")
	if sh.Win.Canvas().Focused() != fyne.Focusable(s.entry) {
		t.Error("a search without an answer takes the keyboard away")
	}
	scan(badges[0])
	s.entry.SetText("luong")
	scan(badges[1]) // right behind it
	if len(d.admits) != 3 || d.admits[1].Badge != badges[0] || d.admits[2].Badge != badges[1] {
		t.Errorf("scans %+v", d.admits)
	}
}
