package agenda

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"github.com/google/go-cmp/cmp"

	"vinhdanh/app/jobs/issue"
	"vinhdanh/app/jobs/keep"
	"vinhdanh/app/screen"
	"vinhdanh/app/screen/screentest"
	"vinhdanh/assets/i18n"
	"vinhdanh/data"
	"vinhdanh/data/store"
)

// fixture is the place over a real database: the sample's, or an empty conference.
type fixture struct {
	*Screen
	sh *screentest.Shell
	db *store.DB
}

func open(t *testing.T, sample bool) *fixture {
	t.Helper()
	sh := screentest.New(t, 1240, 800)
	db, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "test.db"), store.Options{Now: sh.Now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() }) // one test closes it before
	if sample {
		if sh.Conf, _, err = keep.Sample(t.Context(), db, "test"); err != nil {
			t.Fatal(err)
		}
	} else {
		sh.Conf = data.Conference{Code: "X", Title: "Hội nghị", Starts: "2025-09-15"}
		if err := db.SaveConference(t.Context(), &sh.Conf); err != nil {
			t.Fatal(err)
		}
	}
	f := &fixture{New(sh, Deps{Records: db, Press: sync.OnceValues(issue.NewPress)}), sh, db}
	sh.Put(f.Screen, screen.Filter{})
	return f
}

// lines gives the agenda as it is kept.
func (f *fixture) lines(t *testing.T) (list []string) {
	t.Helper()
	f.Refresh() // what the window does after a change
	if len(f.sh.Faults) > 0 {
		t.Fatal(f.sh.Faults)
	}
	for _, a := range f.items {
		list = append(list, clock(a.From)+" "+a.Title)
	}
	return list
}

func (f *fixture) choose(i int) {
	f.table.Select(i)
	f.Screen.choose(i)
}

func TestSample(t *testing.T) {
	f := open(t, true)
	words := screentest.Words(f.Object())
	for _, want := range []string{"sáng 21/08/2025", "07:00", "10:46", "3 giờ 46 phút", "Tuyên bố lý do, giới thiệu đại biểu", "Kết thúc dự kiến"} {
		if !strings.Contains(words, want) {
			t.Errorf("nowhere %q", want)
		}
	}
	if f.side.Visible() {
		t.Error("the pane is open before anything is chosen")
	}
}

func TestLongerItemMovesTheRest(t *testing.T) {
	f := open(t, true)
	before := f.lines(t)
	f.choose(6)
	if f.form.title.Text != "Báo cáo tổng kết phong trào thi đua" || f.form.starts.Text != "08:30" || !f.form.save.Disabled() {
		t.Fatalf("pane: %q %q", f.form.title.Text, f.form.starts.Text)
	}
	f.form.minutes.SetText("35")
	if got := f.form.effectOne.Text; got != "+15 phút, 6 mục sau dời theo" {
		t.Errorf("outlook %q", got)
	}
	if got := f.form.effectTo.Text; got != "Kết thúc 10:46 → 11:01" {
		t.Errorf("outlook %q", got)
	}
	if d := cmp.Diff(before, f.lines(t)); d != "" {
		t.Errorf("moved before it was kept: %s", d)
	}
	if f.form.minutes.Text != "35" {
		t.Error("a refresh threw away what was typed")
	}
	f.form.submit()
	after := f.lines(t)
	if after[6] != "08:30 Báo cáo tổng kết phong trào thi đua" || after[7] != "09:05 Phóng sự về điển hình tiên tiến" || !strings.HasPrefix(after[12], "10:41") {
		t.Errorf("after: %q", after)
	}
	f.Undo()
	if d := cmp.Diff(before, f.lines(t)); d != "" {
		t.Errorf("after undo: %s", d)
	}
	f.choose(6)
	f.form.minutes.SetText("35")
	f.form.shift.Set(false)
	f.form.submit()
	if after := f.lines(t); after[7] != "08:50 Phóng sự về điển hình tiên tiến" || f.items[7].Late != 15 {
		t.Errorf("the rest should stay: %q, late %d", after[7], f.items[7].Late)
	}
	f.choose(7)
	if !f.form.late.Visible() || !strings.Contains(f.form.lateText.Text, "15 phút") {
		t.Errorf("the overlap is not told: %q", f.form.lateText.Text)
	}
}

func TestMove(t *testing.T) {
	f := open(t, true)
	before := f.lines(t)
	f.choose(1)
	f.sh.Win.Canvas().(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyDown, Modifier: fyne.KeyModifierAlt})
	after := f.lines(t)
	if d := cmp.Diff([]string{"07:45 Chào cờ", "07:50 Văn nghệ chào mừng", "08:05 Tuyên bố lý do, giới thiệu đại biểu"}, after[1:4]); d != "" {
		t.Error(d)
	}
	if f.table.Selected() != 2 || f.form.heading.Text != "Mục 3" {
		t.Errorf("chosen row %d, pane %q", f.table.Selected(), f.form.heading.Text)
	}
	f.Undo()
	if d := cmp.Diff(before, f.lines(t)); d != "" {
		t.Errorf("after undo: %s", d)
	}
	f.choose(0)
	f.move(-1) // nowhere to go
	f.choose(12)
	f.move(1)
	if d := cmp.Diff(before, f.lines(t)); d != "" {
		t.Error(d)
	}
	f.Left()
	f.choose(1)
	f.sh.Win.Canvas().(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyDown, Modifier: fyne.KeyModifierAlt})
	if d := cmp.Diff(before, f.lines(t)); d != "" {
		t.Errorf("the keys work in other places too: %s", d)
	}
}

func TestDelete(t *testing.T) {
	f := open(t, true)
	before := f.lines(t)
	f.choose(2)
	f.remove()
	after := f.lines(t)
	if len(after) != 12 || strings.Contains(strings.Join(after, "\n"), "Chào cờ") {
		t.Errorf("after: %q", after)
	}
	f.sh.Undo() // by the strip
	if d := cmp.Diff(before, f.lines(t)); d != "" {
		t.Errorf("after undo: %s", d)
	}
}

func TestFirstItem(t *testing.T) {
	f := open(t, false)
	if !strings.Contains(screentest.Words(f.Object()), "Chưa có mục nào") {
		t.Error("no empty state")
	}
	f.newItem() // there is no meeting yet: it is asked for first
	e := f.sh.Entries()
	if len(e) != 3 || e[0].Text != "Phiên chính thức" || e[1].Text != "15/09/2025" {
		t.Fatalf("the form of the meeting: %v", e)
	}
	e[0].SetText("")
	e[1].SetText("31/02/2025")
	e[2].SetText("bảy giờ")
	if !f.sh.Press("Thêm phiên") || !strings.Contains(screentest.Words(f.sh.Top()), "Cần ghi tên phiên.") ||
		!strings.Contains(screentest.Words(f.sh.Top()), "Ghi ngày dạng") || !strings.Contains(screentest.Words(f.sh.Top()), "Ghi giờ dạng") {
		t.Error("the faults are not told below the fields")
	}
	e[0].SetText("Phiên chính thức")
	e[1].SetText("15/09/2025")
	e[2].SetText("7h30")
	if !f.sh.Press("Thêm phiên") {
		t.Fatal("no button")
	}
	f.Refresh()
	if !f.form.fresh || f.form.starts.Text != "07:30" {
		t.Fatalf("the item was not begun: %+v", f.form.item)
	}
	f.form.minutes.SetText("-5")
	f.form.submit()
	if !f.form.titleF.Failed() || !f.form.minutesF.Failed() {
		t.Error("the faults are not told")
	}
	f.form.title.SetText("  Đón   tiếp đại biểu ")
	f.form.minutes.SetText("45")
	f.form.submit()
	if d := cmp.Diff([]string{"07:30 Đón tiếp đại biểu"}, f.lines(t)); d != "" {
		t.Fatal(d)
	}
	f.newItem()
	if f.form.starts.Text != "08:15" {
		t.Errorf("the next begins at %q", f.form.starts.Text)
	}
	f.form.title.SetText("Chào cờ")
	f.choose(0) // another row: what was typed is kept
	if d := cmp.Diff([]string{"07:30 Đón tiếp đại biểu", "08:15 Chào cờ"}, f.lines(t)); d != "" {
		t.Fatal(d)
	}
	f.choose(1)
	f.form.starts.SetText("khoảng 9 giờ")
	f.choose(0) // cannot be kept: the row stays chosen
	if f.table.Selected() != 1 || !f.form.startsF.Failed() {
		t.Errorf("row %d", f.table.Selected())
	}
	if !f.Close() || f.side.Visible() || f.Close() {
		t.Error("Escape closes the pane, once")
	}
}

func TestPrint(t *testing.T) {
	f := open(t, true)
	file := filepath.Join(t.TempDir(), "chuong-trinh.pdf")
	f.sh.Choose = file
	f.Print()
	raw, err := os.ReadFile(file)
	if err != nil || !bytes.HasPrefix(raw, []byte("%PDF-")) || len(f.sh.Faults) > 0 {
		t.Fatalf("%v %v %d bytes", err, f.sh.Faults, len(raw))
	}
	if f.sh.Proposed != "Chuong trinh - Phiên chính thức.pdf" {
		t.Errorf("proposed %q", f.sh.Proposed)
	}
	f.sh.Choose = filepath.Join(t.TempDir(), "nowhere", "x.pdf")
	f.Print()
	if len(f.sh.Faults) != 1 {
		t.Errorf("faults %v", f.sh.Faults)
	}
}

func TestEnglish(t *testing.T) {
	f := open(t, true)
	f.sh.Cat = i18n.For("en")
	s := New(f.sh, f.d)
	f.sh.Put(s, screen.Filter{Select: f.items[3].ID})
	words := screentest.Words(s.Object())
	for _, want := range []string{"Agenda", "morning of 21/08/2025", "Expected end", "Item 4", "08:05 – 08:15"} {
		if !strings.Contains(words, want) {
			t.Errorf("nowhere %q in %q", want, words)
		}
	}
}

func TestDatabaseGone(t *testing.T) {
	f := open(t, true)
	if err := f.db.Close(); err != nil {
		t.Fatal(err)
	}
	f.Refresh()
	if !strings.Contains(screentest.Words(f.Object()), "Không tải được chương trình") {
		t.Error("the fault is not shown")
	}
}
