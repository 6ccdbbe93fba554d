package agenda

import (
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"

	"vinhdanh/app/jobs/issue"
	"vinhdanh/app/jobs/keep"
	"vinhdanh/app/screen"
	"vinhdanh/app/screen/screentest"
	"vinhdanh/assets/i18n"
	"vinhdanh/data"
	programme "vinhdanh/data/agenda"
	"vinhdanh/data/store"
)

// fixture is the place over a real database: the sample's, or an empty conference.
type fixture struct {
	*Screen
	sh *screentest.Shell
	db *store.DB
}

func open(t testing.TB, sample bool) *fixture {
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
	f := &fixture{New(sh, Deps{Records: db, Press: sync.OnceValues(issue.NewPress), Who: "Tổ Thư ký"}), sh, db}
	sh.Put(f.Screen, screen.Filter{})
	return f
}

// lines gives the agenda as it is kept.
func (f *fixture) lines(t testing.TB) (list []string) {
	t.Helper()
	f.Refresh() // what the window does after a change
	if len(f.sh.Faults) > 0 {
		t.Fatal(f.sh.Faults)
	}
	for _, a := range f.p.Items {
		list = append(list, programme.Clock(a.From)+" "+a.Title)
	}
	return list
}

func (f *fixture) choose(i int) {
	f.table.Select(i)
	f.Screen.choose(i)
}

// top gives the words of what lies over the window.
func (f *fixture) top() string { return screentest.Words(f.sh.Top()) }

func (f *fixture) says(t *testing.T, want ...string) {
	t.Helper()
	words := strings.Join(strings.Split(screentest.Words(f.Object()), "\n"), " ")
	for _, w := range want {
		if !strings.Contains(words, w) {
			t.Errorf("nowhere %q in %q", w, words)
		}
	}
}

func TestSample(t *testing.T) {
	f := open(t, true)
	f.says(t, "sáng 21/08/2025", "13 mục", "07:00", "10:46", "3 giờ 46 phút", "Kết thúc dự kiến", "7 đợt trao", "Xung đột giờ ở mục 11", "Đổi người trao")
	if f.pane.open() || f.mode != writing {
		t.Error("the panel is open before anything is chosen")
	}
}

func TestLongerItemMovesTheRest(t *testing.T) {
	f := open(t, true)
	before := f.lines(t)
	f.choose(6)
	if f.pane.title.Text != "Báo cáo tổng kết phong trào thi đua" || f.pane.starts.Text != "08:30" || !f.pane.save.Disabled() {
		t.Fatalf("panel: %q %q", f.pane.title.Text, f.pane.starts.Text)
	}
	f.pane.minutes.SetText("35")
	if one, to := f.pane.effectOne.Text, f.pane.effectTo.Text; one != "+15 phút, 6 mục sau dời theo" || to != "Kết thúc 10:46 → 11:01" {
		t.Errorf("outlook %q, %q", one, to)
	}
	if len(f.pane.ways.Options) != 3 || !strings.HasPrefix(f.pane.ways.Options[1], "Rút bớt mục ") {
		t.Errorf("ways %q", f.pane.ways.Options)
	}
	row := f.row(7)
	if c := row.Cells[2]; c.Was != "08:50" || c.Text != "09:05" || row.Cells[7].Text != "+15" {
		t.Errorf("the next row: %+v, %q", c, row.Cells[7].Text)
	}
	if d := cmp.Diff(before, f.lines(t)); d != "" {
		t.Errorf("moved before it was kept: %s", d)
	}
	if f.pane.minutes.Text != "35" {
		t.Error("a refresh threw away what was typed")
	}
	f.pane.submit()
	after := f.lines(t)
	if after[6] != "08:30 Báo cáo tổng kết phong trào thi đua" || after[7] != "09:05 Phóng sự về điển hình tiên tiến" || !strings.HasPrefix(after[12], "10:41") {
		t.Errorf("after: %q", after)
	}
	f.Undo()
	if d := cmp.Diff(before, f.lines(t)); d != "" {
		t.Errorf("after undo: %s", d)
	}
	f.choose(6)
	f.pane.minutes.SetText("35")
	f.pane.ways.Select(2) // all keep their times
	f.says(t, "6 mục sau giữ giờ cũ")
	f.pane.submit()
	if after := f.lines(t); after[7] != "08:50 Phóng sự về điển hình tiên tiến" || f.p.Items[7].Late != 15 {
		t.Errorf("the rest should stay: %q, late %d", after[7], f.p.Items[7].Late)
	}
	f.Undo()
	f.lines(t)
	f.choose(6)
	f.pane.minutes.SetText("30")
	f.pane.ways.Select(1) // one of them gives the minutes
	f.pane.submit()
	if after := f.lines(t); !strings.HasPrefix(after[12], "10:26") {
		t.Errorf("the last should stay: %q", after)
	}
}

func TestRejectAndFixedPoint(t *testing.T) {
	f := open(t, true)
	before := f.lines(t)
	f.choose(8)
	f.pane.fixed.Set(true)
	f.pane.submit()
	f.lines(t)
	f.choose(6)
	f.pane.minutes.SetText("35")
	if !strings.Contains(f.pane.effectTo.Text, "mốc cố định") || !strings.HasPrefix(f.pane.effectOne.Text, "+15 phút, 1 mục") {
		t.Errorf("outlook %q %q", f.pane.effectOne.Text, f.pane.effectTo.Text)
	}
	f.pane.reject()
	if f.pane.minutes.Text != "20" || f.pane.dirty() {
		t.Error("it is not as it was")
	}
	if d := cmp.Diff(before, f.lines(t)); d != "" {
		t.Error(d)
	}
}

func TestMove(t *testing.T) {
	f := open(t, true)
	before := f.lines(t)
	f.choose(1)
	down := altKey(fyne.KeyDown)
	f.sh.Win.Canvas().(fyne.Shortcutable).TypedShortcut(down)
	after := f.lines(t)
	want := []string{"07:45 Chào cờ", "07:50 Văn nghệ chào mừng", "08:05 Tuyên bố lý do, giới thiệu đại biểu"}
	if d := cmp.Diff(want, after[1:4]); d != "" {
		t.Error(d)
	}
	if f.table.Selected() != 2 || f.pane.heading.Text != "Mục 3" {
		t.Errorf("chosen row %d, panel %q", f.table.Selected(), f.pane.heading.Text)
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
	f.dropped(1, 2) // by mouse
	if d := cmp.Diff(want, f.lines(t)[1:4]); d != "" {
		t.Error(d)
	}
	f.Undo()
	f.Left()
	f.choose(1)
	f.sh.Win.Canvas().(fyne.Shortcutable).TypedShortcut(down)
	if d := cmp.Diff(before, f.lines(t)); d != "" {
		t.Errorf("the keys work in other places too: %s", d)
	}
}

// The item that is chosen stays so, in list and panel, where a move is taken back;
// and nothing moves behind a dialog.
func TestChosenAfterUndo(t *testing.T) {
	f := open(t, true)
	before := f.lines(t)
	f.choose(5)
	f.move(-1)
	f.Undo()
	if d := cmp.Diff(before, f.lines(t)); d != "" {
		t.Errorf("after undo: %s", d)
	}
	if f.table.Selected() != 5 || f.pane.heading.Text != "Mục 6" {
		t.Errorf("chosen row %d, panel %q", f.table.Selected(), f.pane.heading.Text)
	}
	f.askVersion()
	f.sh.Win.Canvas().(fyne.Shortcutable).TypedShortcut(altKey(fyne.KeyDown))
	if d := cmp.Diff(before, f.lines(t)); d != "" {
		t.Errorf("moved behind a dialog: %s", d)
	}
}

func TestUndoOneAfterTheOther(t *testing.T) {
	f := open(t, true)
	before := f.lines(t)
	f.choose(2)
	f.remove()
	if after := f.lines(t); len(after) != 12 || strings.Contains(strings.Join(after, "\n"), "Chào cờ") {
		t.Errorf("after: %q", after)
	}
	f.choose(4)
	f.pane.minutes.SetText("12")
	f.pane.submit()
	f.lines(t)
	f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyInsert})
	f.pane.title.SetText("Giải lao")
	f.pane.submit()
	if after := f.lines(t); len(after) != 13 || !strings.HasSuffix(after[5], "Giải lao") {
		t.Errorf("after: %q", after)
	}
	if f.table.Selected() != 5 || f.pane.item.ID == "" {
		t.Errorf("the new item is not chosen: row %d", f.table.Selected())
	}
	last := f.lines(t)
	for range 3 {
		f.Undo()
		f.lines(t)
	}
	if d := cmp.Diff(before, f.lines(t)); d != "" {
		t.Errorf("after undo: %s", d)
	}
	if n := f.sh.Notices[len(f.sh.Notices)-1]; n != "Đã hoàn tác: Đã xóa “Chào cờ”; 10 mục sau sớm lên, kết thúc 10:41" {
		t.Errorf("notice %q", n)
	}
	for range 3 {
		f.sh.Win.Canvas().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutRedo{})
		f.lines(t)
	}
	if d := cmp.Diff(last, f.lines(t)); d != "" {
		t.Errorf("done again: %s", d)
	}
	f.Redo()
	if n := f.sh.Notices[len(f.sh.Notices)-1]; n != "Không còn việc nào để làm lại." {
		t.Errorf("notice %q", n)
	}
	for range 3 {
		f.Undo()
		f.lines(t)
	}
	if d := cmp.Diff(before, f.lines(t)); d != "" {
		t.Errorf("taken back again: %s", d)
	}
	f.Undo()
	if n := f.sh.Notices[len(f.sh.Notices)-1]; n != "Không còn việc nào để hoàn tác." {
		t.Errorf("notice %q", n)
	}
}

func TestFirstItem(t *testing.T) {
	f := open(t, false)
	f.says(t, "Chưa có mục nào", "Hội nghị nửa ngày", "Đại hội hai ngày")
	f.newItem(-1) // there is no meeting yet: it is asked for first
	e := f.sh.Entries()
	if len(e) != 3 || e[0].Text != "Phiên chính thức" || e[1].Text != "15/09/2025" {
		t.Fatalf("the form of the meeting: %v", e)
	}
	e[0].SetText("")
	e[1].SetText("31/02/2025")
	e[2].SetText("bảy giờ")
	if !f.sh.Press("Thêm phiên") || !strings.Contains(f.top(), "Cần ghi tên phiên.") ||
		!strings.Contains(f.top(), "Ghi ngày dạng") || !strings.Contains(f.top(), "Ghi giờ dạng") {
		t.Error("the faults are not told below the fields")
	}
	e[0].SetText("Phiên chính thức")
	e[1].SetText("15/09/2025")
	e[2].SetText("7h30")
	if !f.sh.Press("Thêm phiên") {
		t.Fatal("no button")
	}
	f.Refresh()
	if !f.pane.fresh || f.pane.starts.Text != "07:30" {
		t.Fatalf("the item was not begun: %+v", f.pane.item)
	}
	f.pane.minutes.SetText("-5")
	f.pane.submit()
	if !f.pane.titleF.Failed() || !f.pane.minutesF.Failed() {
		t.Error("the faults are not told")
	}
	f.pane.title.SetText("  Đón   tiếp đại biểu ")
	f.pane.minutes.SetText("45")
	f.pane.submit()
	if d := cmp.Diff([]string{"07:30 Đón tiếp đại biểu"}, f.lines(t)); d != "" {
		t.Fatal(d)
	}
	f.newItem(-1)
	f.pane.title.SetText("Chào cờ")
	f.choose(0) // another row: what was typed is kept
	if d := cmp.Diff([]string{"07:30 Đón tiếp đại biểu", "08:15 Chào cờ"}, f.lines(t)); d != "" {
		t.Fatal(d)
	}
	f.choose(1)
	f.pane.starts.SetText("khoảng 9 giờ")
	f.choose(0) // cannot be kept: the row stays chosen
	if f.table.Selected() != 1 || !f.pane.startsF.Failed() {
		t.Errorf("row %d", f.table.Selected())
	}
	if !f.Close() || f.pane.open() || f.Close() {
		t.Error("Escape closes the panel, once")
	}
}

func TestTemplate(t *testing.T) {
	f := open(t, false)
	f.applyTemplate("congress")
	f.Refresh()
	if len(f.p.Meetings) != 2 || len(f.p.Items) == 0 || !f.other.Visible() {
		t.Fatalf("%d meetings, %d items", len(f.p.Meetings), len(f.p.Items))
	}
	first := f.meeting
	for _, m := range f.p.Meetings {
		if m.ID != first {
			f.openMeeting(m.ID)
		}
	}
	if f.meeting == first || len(f.p.Items) == 0 {
		t.Error("the other meeting is not shown")
	}
	f.Undo()
	f.Refresh()
	if len(f.p.All) != 0 {
		t.Errorf("%d items after undo", len(f.p.All))
	}
}

func TestPeople(t *testing.T) {
	f := open(t, true)
	f.choose(5)
	f.pane.people = nil // the sample has somebody there
	f.pane.addPerson(data.Actor{Name: "Phan Bá Hiếu", Posts: "Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh", Short: "Chủ tịch UBND tỉnh"})
	f.pane.person.SetText("")
	f.pane.askPerson(0)
	if !strings.Contains(f.top(), "Chức vụ rút gọn") {
		t.Fatalf("no form: %q", f.top())
	}
	f.sh.Entries()[1].SetText("")
	if !f.sh.Press("Xong") || !strings.Contains(f.top(), "Cần ghi họ tên") {
		t.Error("a person without a name is taken")
	}
	f.sh.Entries()[1].SetText("Trịnh Đăng Khôi")
	f.sh.Press("Xong")
	f.pane.submit()
	f.lines(t)
	got := f.p.Items[5]
	if len(got.People) != 1 || got.People[0].Name != "Trịnh Đăng Khôi" || got.People[0].Short != "Chủ tịch UBND tỉnh" || got.Person != "" {
		t.Errorf("kept %+v", got.People)
	}
	if c := f.row(5).Cells[5].Text; c != "Trịnh Đăng Khôi" {
		t.Errorf("the row names %q", c)
	}
	f.choose(5)
	if !strings.Contains(f.pane.proposed.Text, "Trịnh Đăng Khôi") {
		t.Errorf("the MC would say %q", f.pane.proposed.Text)
	}
}

// What cannot be is shown as it is kept, and nothing of it is lost.
func TestBadInput(t *testing.T) {
	f := open(t, true)
	all, err := f.db.Agenda(t.Context(), f.sh.Conf.ID)
	if err != nil {
		t.Fatal(err)
	}
	main := f.meeting
	var items []data.AgendaItem
	for _, a := range all {
		if a.Meeting == main {
			items = append(items, a)
		}
	}
	items[0].Starts = "" // no time
	items[2].Minutes = -5
	items[4].Starts, items[4].Fixed = "09:30", true // two fixed points that cross
	items[6].Starts, items[6].Fixed = "09:00", true
	items[7].People = []data.Actor{{Delegate: "gone", Name: "Người đã xóa"}}
	items[8].Starts = "chín giờ"
	if err := f.db.SaveAgenda(t.Context(), f.sh.Conf.ID, items); err != nil {
		t.Fatal(err)
	}
	if err := f.db.SaveRound(t.Context(), &data.Round{Conference: f.sh.Conf.ID, Item: items[10].ID, Number: 8, Title: "Đợt trống"}); err != nil {
		t.Fatal(err)
	}
	f.Refresh()
	f.more = 100
	f.arrangeSide()
	codes := map[string]bool{}
	for _, c := range f.conflicts {
		codes[c.Code] = true
	}
	for _, want := range []string{"no-time", "negative-duration", "fixed-crossing", "deleted-person", "bad-time", "round-empty"} {
		if !codes[want] {
			t.Errorf("nothing is said of %s: %v", want, codes)
		}
	}
	f.choose(2)
	if f.pane.minutes.Text != "-5" || !f.pane.minutesF.Failed() || f.pane.dirty() {
		t.Errorf("minutes %q", f.pane.minutes.Text)
	}
	f.pane.cue.SetText("Quốc ca, quốc kỳ") // another field can be written all the same
	f.pane.submit()
	f.lines(t)
	if got := f.p.Items[2]; got.Minutes != -5 || got.Cue != "Quốc ca, quốc kỳ" {
		t.Errorf("kept %d %q", got.Minutes, got.Cue)
	}
	f.choose(8)
	if f.pane.starts.Text != "chín giờ" || !f.pane.startsF.Failed() || f.pane.dirty() {
		t.Errorf("start %q", f.pane.starts.Text)
	}
	for i := range items {
		f.choose(i)
		f.move(1)
		f.Refresh()
	}
	if len(f.p.Items) != len(items) || len(f.sh.Faults) > 0 {
		t.Errorf("%d items, faults %v", len(f.p.Items), f.sh.Faults)
	}
}

func TestConflicts(t *testing.T) {
	f := open(t, true)
	if !f.sh.Press("Đổi người trao") || len(f.sh.Opens) != 1 || f.sh.Opens[0].Place != screen.Rounds || f.sh.Opens[0].Filter.Select == "" {
		t.Fatalf("opened %+v", f.sh.Opens)
	}
	if !f.sh.Press("Bỏ qua") {
		t.Fatal("no button")
	}
	f.sh.Entries()[0].SetText("đã hỏi văn phòng")
	f.sh.Press("Bỏ qua")
	f.Refresh()
	f.says(t, "Đã bỏ qua 1 điểm")
	f.sh.Press("Đã bỏ qua 1 điểm")
	f.says(t, "đã hỏi văn phòng")
	f.sh.Press("Xem lại điểm này")
	f.Refresh()
	if f.conflicts[0].Ignored {
		t.Error("it is still set aside")
	}
	f.Undo()
	f.Refresh()
	if !f.conflicts[len(f.conflicts)-1].Ignored {
		t.Error("the undo did not set it aside again")
	}
}

// A change that is only thought of is judged too.
func TestConflictOfAThought(t *testing.T) {
	f := open(t, true)
	f.choose(8)
	f.pane.fixed.Set(true)
	f.pane.submit()
	f.lines(t)
	n := len(f.conflicts)
	f.choose(6)
	f.pane.minutes.SetText("60")
	if len(f.conflicts) <= n {
		t.Errorf("%d conflicts, %d before", len(f.conflicts), n)
	}
	f.Close()
	if len(f.conflicts) != n {
		t.Errorf("%d conflicts are left, %d before", len(f.conflicts), n)
	}
}

func TestVersions(t *testing.T) {
	f := open(t, true)
	f.showChanges()
	if !strings.Contains(f.top(), "Chưa ghi bản in nào") || !f.sh.Press("Ghi bản in số 1") || !f.sh.Press("Ghi bản này") {
		t.Fatalf("no way to the first version: %q", f.top())
	}
	f.Refresh()
	f.choose(5)
	f.pane.minutes.SetText("15")
	f.pane.submit()
	f.lines(t)
	f.showChanges()
	if words := f.top(); !strings.Contains(words, "bản in số 1") || !strings.Contains(words, "15 phút") {
		t.Errorf("changes: %q", words)
	}
}

func TestMeetingAndHall(t *testing.T) {
	f := open(t, true)
	h := data.Hall{Conference: f.sh.Conf.ID, Name: "Hội trường B"}
	if err := f.db.SaveHall(t.Context(), &h); err != nil {
		t.Fatal(err)
	}
	f.Refresh()
	f.askMeeting(f.p.Meeting)
	f.sh.Entries()[2].SetText("6g45")
	f.sh.Press("Lưu")
	f.Refresh()
	if f.p.Meeting.Starts != "06:45" {
		t.Errorf("starts %q", f.p.Meeting.Starts)
	}
	f.choose(3)
	f.pane.hall.Choose(1)
	f.pane.submit()
	f.lines(t)
	if f.p.Items[3].Hall != h.ID {
		t.Errorf("hall %q", f.p.Items[3].Hall)
	}
}

func TestEnglish(t *testing.T) {
	f := open(t, true)
	f.sh.Cat = i18n.For("en")
	s := New(f.sh, f.d)
	f.sh.Put(s, screen.Filter{Select: f.p.Items[3].ID})
	words := screentest.Words(s.Object())
	for _, want := range []string{"Agenda", "morning of 21/08/2025", "Expected end", "Item 4", "08:05 – 08:15", "Lead"} {
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
	f.says(t, "Không tải được chương trình")
}

// long is the place over a meeting of 200 items.
func long(t testing.TB) *fixture {
	t.Helper()
	f := open(t, true)
	var items []data.AgendaItem
	for i := range 187 {
		items = append(items, data.AgendaItem{Conference: f.sh.Conf.ID, Meeting: f.meeting, Ordinal: 14 + i, Minutes: 1 + i%3,
			Kind: data.ItemKinds[i%len(data.ItemKinds)], Title: fmt.Sprintf("Mục thứ %d với một nội dung khá dài để xem có bị cắt ở chỗ nào không", 14+i)})
	}
	if err := f.db.SaveAgenda(t.Context(), f.sh.Conf.ID, items); err != nil {
		t.Fatal(err)
	}
	f.Refresh()
	if len(f.p.Items) != 200 {
		t.Fatalf("%d items", len(f.p.Items))
	}
	return f
}

// Of 200 items, what a person does costs less of our own work than a frame.
func BenchmarkAgendaType(b *testing.B) {
	f := long(b)
	f.choose(6)
	for i := 0; b.Loop(); i++ {
		f.pane.minutes.SetText(fmt.Sprint(20 + i%9))
	}
}

func BenchmarkAgendaChoose(b *testing.B) {
	f := long(b)
	for i := 0; b.Loop(); i++ {
		f.choose(i % 13)
	}
}

func BenchmarkAgendaLiveTick(b *testing.B) {
	f := long(b)
	f.begins(true, false)
	if f.led == nil {
		b.Fatal(f.sh.Faults)
	}
	for b.Loop() {
		f.sh.At = f.sh.At.Add(time.Minute)
		f.catchUp()
	}
}

func TestTwoHundredItems(t *testing.T) {
	f := long(t)
	f.choose(100)
	f.pane.minutes.SetText("9")
	if !strings.Contains(f.pane.effectOne.Text, "99 mục sau dời theo") {
		t.Errorf("outlook %q", f.pane.effectOne.Text)
	}
	f.pane.submit()
	f.lines(t)
	f.dropped(150, 20)
	if after := f.lines(t); len(after) != 200 || !strings.Contains(after[20], "Mục thứ 151") {
		t.Errorf("after: %q", after[20])
	}
}
