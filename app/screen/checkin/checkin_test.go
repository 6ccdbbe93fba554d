package checkin

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"

	"vinhdanh/app/screen"
	"vinhdanh/app/sound"
	"vinhdanh/app/widget"
	"vinhdanh/data"
	"vinhdanh/data/store"
)

func TestVerdicts(t *testing.T) {
	b := open(t)
	v := b.s.verdict
	b.scan(badge(t, 1))
	if v.Tone != widget.VerdictAdmitted || v.Name != "Bà Lường Thị Biên" || v.First != "Trưởng phòng, Sở Nội vụ" {
		t.Errorf("admitted shows %+v", v)
	}
	if w := b.words(); !strings.Contains(w, "KÍNH MỜI ĐẠI BIỂU") || !strings.Contains(w, "Đại biểu thứ 1 · 07:46:00") || b.s.entry.Text != "" {
		t.Errorf("it says\n%s", w)
	}
	b.scan(badge(t, 1))
	if v.Tone != widget.VerdictAlready || v.Cells[0].Value != "07:46 · Bàn 1" {
		t.Errorf("a second scan shows %+v", v)
	}
	b.scan(badge(t, 2))
	if v.Tone != widget.VerdictHelpDesk || strings.Contains(v.Name+v.First+v.Second, "Quàng") {
		t.Errorf("a substituted one shows %+v", v)
	}
	b.scan(misread(badge(t, 1)))
	if v.Tone != widget.VerdictHelpDesk || v.Name != "Bàn hỗ trợ" {
		t.Errorf("a misread badge shows %+v", v)
	}
	w := b.words()
	for _, want := range []string{"MỜI ĐẠI BIỂU SANG BÀN HỖ TRỢ", "Lường Thị Biên · đã điểm danh 07:46 tại Bàn 1"} {
		if !strings.Contains(w, want) {
			t.Errorf("%q is not shown in\n%s", want, w)
		}
	}
	if strings.Contains(w, badge(t, 1)) || strings.Contains(w, badge(t, 2)) {
		t.Error("a whole badge code is on the screen")
	}
	if n := b.d.present(b.s); n != 1 {
		t.Errorf("%d people were admitted", n)
	}
	if diff := cmp.Diff([]sound.Sound{sound.Admitted, sound.Already, sound.Help, sound.Help}, b.Played); diff != "" {
		t.Errorf("sounds (-want +got):\n%s", diff)
	}
}

func TestSearchByName(t *testing.T) {
	b := open(t)
	b.write("luong")
	if w := b.words(); !strings.Contains(w, "Kết quả tìm") || !strings.Contains(w, "Trưởng phòng · Sở Nội vụ · Khối sở, ngành") {
		t.Errorf("it finds\n%s", w)
	}
	b.key(fyne.KeyReturn) // the only one
	if b.d.present(b.s) != 1 || b.s.verdict.Tone != widget.VerdictAdmitted || b.s.entry.Text != "" || b.s.seeking != "" {
		t.Errorf("Enter: field %q", b.s.entry.Text)
	}
	b.write("thi") // several: to choose
	b.key(fyne.KeyReturn)
	if len(b.d.admits) != 1 {
		t.Error("one of several was admitted without a choice")
	}
	b.key(fyne.KeyReturn)
	if len(b.d.admits) != 2 {
		t.Error("the one chosen by the keys was not admitted")
	}
	b.write("khong ai")
	if w := b.words(); !strings.Contains(w, "Không có ai khớp “khong ai”") {
		t.Errorf("nobody found shows\n%s", w)
	}
	b.key(fyne.KeyEscape)
	if b.s.entry.Text != "" || !strings.Contains(b.words(), "Vừa quét") {
		t.Error("Escape does not end the search")
	}
}

func TestUndo(t *testing.T) {
	b := open(t)
	b.scan(badge(t, 1))
	b.s.entry.TypedShortcut(&fyne.ShortcutUndo{})
	if b.d.present(b.s) != 0 || b.s.verdict.Tone != widget.VerdictWaiting || b.s.verdict.Name != "Bà Lường Thị Biên" {
		t.Errorf("after undoing: %+v", b.s.verdict)
	}
	b.s.Refresh()
	if !strings.Contains(b.words(), "Đã hoàn tác · Bàn 1") {
		t.Errorf("the list says\n%s", b.words())
	}
	b.s.Undo()
	if len(b.Notices) != 1 || len(b.Faults) != 0 {
		t.Errorf("nothing to undo: told %q, %v", b.Notices, b.Faults)
	}
}

// Who leaves is let out by the same scan, and is counted no more.
func TestOnTheWayOut(t *testing.T) {
	b := open(t)
	b.scan(badge(t, 1))
	b.key(fyne.KeyF2)
	if !strings.Contains(b.words(), "GHI RA") {
		t.Errorf("it does not say that it lets out\n%s", b.words())
	}
	b.scan(badge(t, 1))
	if b.s.verdict.Tone != widget.VerdictLeft || b.d.present(b.s) != 0 {
		t.Errorf("leaving: %+v, %d present", b.s.verdict, b.d.present(b.s))
	}
	b.scan(badge(t, 3))
	if b.s.verdict.Tone != widget.VerdictAlready {
		t.Errorf("who was not in shows %+v", b.s.verdict)
	}
	b.key(fyne.KeyF2)
	b.scan(badge(t, 1))
	if b.s.verdict.Tone != widget.VerdictAdmitted || b.d.present(b.s) != 1 {
		t.Error("who left is not let in again")
	}
}

// A record that could not be kept admits nobody, and says so.
func TestFaultAdmitsNobody(t *testing.T) {
	b := open(t)
	b.d.fault = data.Fail("disk-full")
	b.scan(badge(t, 1))
	if b.s.verdict.Tone != widget.VerdictFault || b.s.verdict.First != "disk-full" || b.Played[0] != sound.Fault || len(b.Faults) != 0 {
		t.Errorf("it shows %+v, %v", b.s.verdict, b.Faults)
	}
	if !strings.Contains(b.words(), "Chưa ghi được: mã …") {
		t.Errorf("the list does not hold the scan\n%s", b.words())
	}
	b.d.fault = nil
	b.scan(badge(t, 1))
	if b.s.verdict.Tone != widget.VerdictAdmitted {
		t.Error("the next scan is not admitted")
	}
}

// What another desk does shows by itself; figures that cannot be read stop nobody.
func TestOtherDesks(t *testing.T) {
	b := open(t)
	_, err := b.d.DB.Admit(context.Background(), data.Scan{Meeting: b.s.desk.Meeting().ID, Delegate: b.d.ids["AS-064"], Desk: "Bàn 3"})
	b.d.must(err)
	b.Tick()
	if w := b.words(); !strings.Contains(w, "Bàn 3 · AS-064") || !strings.Contains(w, "Đồng bộ 2 bàn") {
		t.Errorf("another desk's admission does not show\n%s", w)
	}
	b.d.deaf = data.Fail("database-busy")
	b.Tick()
	if !strings.Contains(b.words(), "số liệu chưa cập nhật") || len(b.Faults) != 0 {
		t.Errorf("figures that cannot be read: %v\n%s", b.Faults, b.words())
	}
	b.scan(badge(t, 3))
	if b.s.verdict.Tone != widget.VerdictAdmitted {
		t.Error("nobody is admitted any more")
	}
}

func TestLeaving(t *testing.T) {
	b := open(t)
	if !b.Win.FullScreen() {
		t.Error("the desk does not fill the screen")
	}
	b.key(fyne.KeyF11)
	if v, _ := b.d.Setting(context.Background(), settingWindowed); b.Win.FullScreen() || v != "yes" {
		t.Error("F11 does not leave the full screen for good")
	}
	b.key(fyne.KeyEscape)
	b.Press("Ở lại")
	if len(b.Opens) != 0 {
		t.Error("it was left all the same")
	}
	b.key(fyne.KeyEscape)
	b.Press("Rời bàn")
	if len(b.Opens) != 1 || b.Opens[0].Place != screen.Home {
		t.Errorf("it went to %+v", b.Opens)
	}
	b.s.Shown(screen.Filter{})
	if b.Win.FullScreen() {
		t.Error("it fills the screen again")
	}
}

// Escape leads back to the scan field first, and takes the mark off a name.
func TestEscapeFromList(t *testing.T) {
	b := open(t)
	for name, c := range map[string]struct {
		enter func()
		table *widget.DataTable
	}{
		"recipients":  {func() { b.key(fyne.KeyF12) }, b.s.waiting.table},
		"names found": {func() { b.write("thi"); b.key(fyne.KeyReturn) }, b.s.list},
	} {
		c.enter()
		if c.table.Selected() != 0 {
			t.Fatalf("%s: no name is marked", name)
		}
		b.key(fyne.KeyEscape)
		if b.Win.Canvas().Overlays().Top() != nil || b.Win.Canvas().Focused() != fyne.Focusable(b.s.entry) || c.table.Selected() >= 0 || b.s.entry.Text != "" {
			t.Errorf("%s: the keyboard is in %T, %d is marked", name, b.Win.Canvas().Focused(), c.table.Selected())
		}
		b.key(fyne.KeyEscape)
		if !b.Press("Ở lại") {
			t.Errorf("%s: a second Escape does not ask", name)
		}
	}
	b.key(fyne.KeyF12)
	b.key(fyne.KeyF3)
	if b.s.waiting.table.Selected() >= 0 {
		t.Error("the mark stays when the keyboard goes to the scan field")
	}
	b.Win.Canvas().Focus(b.Button("Thoát"))
	b.key(fyne.KeyReturn)
	if !b.Press("Ở lại") {
		t.Error("the button that leaves does not ask")
	}
}

func TestDeskIsRemembered(t *testing.T) {
	b := open(t)
	ctx := context.Background()
	b.s.desks.Choose(2)
	if name, _ := b.d.Setting(ctx, settingDesk); name != "Bàn 3" || b.s.deskName != "Bàn 3" {
		t.Errorf("the desk is %q, remembered %q", b.s.deskName, name)
	}
	b.s.meeting.Choose(0)
	if b.s.desk.Meeting().Name != "Phiên trù bị" || b.s.desk.Name() != "Bàn 3" {
		t.Errorf("the desk stands at %+v", b.s.desk.Meeting())
	}
	b.d.must(b.d.SetSetting(ctx, screen.SettingHelpDesk, "Bàn hỗ trợ, sảnh A; bên phải cửa chính"))
	b.s.Shown(screen.Filter{})
	b.scan(misread(badge(t, 1)))
	if b.s.verdict.Name != "Bàn hỗ trợ, sảnh A" || b.s.verdict.First != "bên phải cửa chính" {
		t.Errorf("it leads to %q, %q", b.s.verdict.Name, b.s.verdict.First)
	}
}

// A sitting that is over admits nobody; it can be opened again.
func TestSittingOver(t *testing.T) {
	b := open(t)
	b.s.askClose()
	if f, ok := b.Win.Canvas().Focused().(*widget.Button); !ok || f.Text != "Để tiếp tục" {
		t.Errorf("Enter at once would end the sitting: %v", b.Win.Canvas().Focused())
	}
	b.Press("Kết thúc phiên")
	b.scan(badge(t, 1))
	if w := b.words(); b.d.present(b.s) != 0 || !strings.Contains(w, "PHIÊN ĐÃ KẾT THÚC") || len(b.Faults) != 0 {
		t.Errorf("after the end: %v\n%s", b.Faults, w)
	}
	b.s.askClose()
	b.scan(badge(t, 1))
	if b.d.present(b.s) != 1 {
		t.Error("it cannot be opened again")
	}
}

// The list of scans ends with a whole row, each on one line.
func TestRecentRowsWhole(t *testing.T) {
	b := open(t)
	b.scan(badge(t, 1))
	if rows := (b.s.list.Size().Height - 1) / recentHeight; rows != float32(int(rows)) || rows < 1 {
		t.Errorf("%v rows are in sight", rows)
	}
}

// Recipients who have not come stand in the order of their rounds, with what
// is known of them; whoever comes leaves the list.
func TestRecipientsWhoHaveNotCome(t *testing.T) {
	b := open(t)
	_, err := b.d.ImportCitations(context.Background(), b.Conf.ID, []store.CitationImport{{Citation: data.Citation{Ordinal: 1, Kind: data.Individual,
		Name: "Lý Văn An", Unit: "Báo An Sơn", Delegate: b.d.ids["AS-200"]}, AwardName: "Bằng khen", DecisionNumber: "12/QĐ-UBND"}}, store.ImportOptions{})
	b.d.must(err)
	b.s.Refresh()
	if w := b.words(); !strings.Contains(w, "Người nhận thưởng chưa đến") || !strings.Contains(w, "0912 000 233") {
		t.Fatalf("it shows\n%s", w)
	}
	b.key(fyne.KeyF12)
	b.key(fyne.KeyReturn)
	b.key(fyne.KeyDown)
	b.key(fyne.KeyDown)
	b.key(fyne.KeyReturn) // on the way
	if !strings.Contains(b.words(), "Đang đến 07:46") {
		t.Errorf("it does not say who is on the way\n%s", b.words())
	}
	b.s.Shown(screen.Filter{})
	if !strings.Contains(b.words(), "Đang đến 07:46") {
		t.Error("that is forgotten when the desk is opened again")
	}
	n := len(b.s.waiting.list)
	b.scan(badge(t, 1))
	if len(b.s.waiting.list) != n-1 {
		t.Errorf("%d are still missing", len(b.s.waiting.list))
	}
}

// Figures are those of the whole list, and of each kind.
func TestFigures(t *testing.T) {
	b := open(t)
	b.scan(badge(t, 1))
	if w := b.words(); !strings.Contains(w, "Chính thức 1/2") || !strings.Contains(w, "Khối sở, ngành") || !strings.Contains(w, "+1 trong 5 phút") {
		t.Errorf("it shows\n%s", w)
	}
	b.s.present.by.Select(1)
	if w := b.words(); !strings.Contains(w, "Khách mời") || !strings.Contains(w, "Nhận thưởng") {
		t.Errorf("by kind it shows\n%s", w)
	}
}

// The rows add up to the total: guests from the door and others without a
// delegation have a row of their own.
func TestRowsAddUp(t *testing.T) {
	b := open(t)
	b.scan(badge(t, 1))
	b.key(fyne.KeyF4)
	b.write("Trịnh Đăng Khôi")
	b.key(fyne.KeyReturn)
	b.s.Refresh()
	present, total := 0, 0
	for _, g := range b.s.shares() {
		present, total = present+g.present, total+g.total
	}
	if c := b.s.counts; present != c.Present || total != c.Expected || c.Present != 2 {
		t.Errorf("the rows give %d/%d, the total is %d/%d", present, total, c.Present, c.Expected)
	}
	if w := b.words(); !strings.Contains(w, "Không thuộc đoàn nào") {
		t.Errorf("it shows\n%s", w)
	}
}

func press(t *testing.T, b *bench, words string) {
	t.Helper()
	if !b.Press(words) {
		t.Fatalf("there is no button %q in\n%s", words, b.words())
	}
}
