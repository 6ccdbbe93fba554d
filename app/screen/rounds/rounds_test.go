package rounds

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"github.com/google/go-cmp/cmp"

	"vinhdanh/app/jobs/ceremony"
	"vinhdanh/app/jobs/keep"
	"vinhdanh/app/screen"
	"vinhdanh/app/screen/screentest"
	"vinhdanh/app/widget"
	"vinhdanh/data"
	"vinhdanh/data/stage"
	"vinhdanh/data/store"
)

// fixture is the place over a real database: the sample's, or an empty conference.
type fixture struct {
	*Screen
	t  *testing.T
	sh *screentest.Shell
	db *store.DB
}

func start(t *testing.T, sample bool, f screen.Filter) *fixture {
	t.Helper()
	sh := screentest.New(t, 1440, 784)
	db, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "test.db"), store.Options{Now: sh.Now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	if sample {
		sh.Conf, _, err = keep.Sample(t.Context(), db, "test")
	} else {
		sh.Conf = data.Conference{Code: "X", Title: "Hội nghị", Starts: "2025-09-15"}
		err = db.SaveConference(t.Context(), &sh.Conf)
	}
	if err != nil {
		t.Fatal(err)
	}
	if meetings, err := db.Meetings(t.Context(), sh.Conf.ID); err != nil {
		t.Fatal(err)
	} else if len(meetings) > 0 {
		sh.Meet = meetings[len(meetings)-1]
	}
	x := &fixture{New(sh, Deps{Records: db, Who: "Thư ký"}), t, sh, db}
	sh.Put(x.Screen, f)
	x.fine()
	return x
}

func (f *fixture) fine() {
	f.t.Helper()
	if len(f.sh.Faults) > 0 {
		f.t.Fatal(f.sh.Faults)
	}
}

func (f *fixture) must(err error) {
	f.t.Helper()
	if err != nil {
		f.t.Fatal(err)
	}
}

func (f *fixture) see(want ...string) {
	f.t.Helper()
	f.fine()
	words := strings.ReplaceAll(screentest.Words(f.sh.Top()), "\n", " ")
	for _, w := range want {
		if !strings.Contains(words, w) {
			f.t.Errorf("nowhere %q in\n%s", w, words)
		}
	}
}

func (f *fixture) press(words string) {
	f.t.Helper()
	if !f.sh.Press(words) {
		f.t.Fatalf("no button %q in\n%s", words, screentest.Words(f.sh.Top()))
	}
	f.fine()
}

func (f *fixture) alt(k fyne.KeyName) {
	f.sh.Win.Canvas().(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: k, Modifier: fyne.KeyModifierAlt})
	f.fine()
}

// kept gives a round as the database has it.
func (f *fixture) kept(number int) stage.Round {
	f.t.Helper()
	s, err := ceremony.LoadRounds(f.t.Context(), f.db, f.sh.Conf.ID)
	f.must(err)
	for _, r := range s.Rounds {
		if r.Number == number {
			return r
		}
	}
	f.t.Fatalf("no round %d", number)
	return stage.Round{}
}

func names(r stage.Round) (list []string) {
	for one := range r.Everybody() {
		list = append(list, one.Name)
	}
	return list
}

func (f *fixture) open(number int) stage.Round {
	f.t.Helper()
	r := f.kept(number)
	f.Shown(screen.Filter{Select: r.ID})
	return r
}

// back takes the last step back; done again and taken back again all is as it was.
func (f *fixture) back() {
	f.t.Helper()
	f.Undo()
	f.fine()
	was := f.stage.Source
	f.sh.Win.Canvas().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutRedo{})
	f.fine()
	if cmp.Equal(was, f.stage.Source) {
		f.t.Error("not done again")
	}
	f.Undo()
	f.fine()
	if d := cmp.Diff(was, f.stage.Source); d != "" {
		f.t.Errorf("done again and taken back: %s", d)
	}
}

func TestRounds(t *testing.T) {
	f := start(t, true, screen.Filter{})
	f.see("7 đợt · 55 lượt trao", "Đợt 1 · ", "Huân chương Lao động", "Chưa khóa", "Chưa xếp đợt", "Nghi thức", "Mời người nhận", "Lượt 1 · 3 vị trí")
	f.tabs.Select(1)
	if o := f.sh.Opens[len(f.sh.Opens)-1]; o.Place != screen.Awards || o.Filter.Section != "decisions" {
		t.Errorf("opened %+v", o)
	}
	six := f.open(6)
	f.see("Đợt 6 · ", "10 cá nhân", "Chẻo Láo Lở")

	// A recipient is moved by keys, by dragging, into a group of his own, and back.
	first := names(six)
	f.round.table.Focus()
	f.round.table.Select(1)
	f.round.choose(1)
	f.alt(fyne.KeyDown)
	want := append([]string{first[1], first[0]}, first[2:]...)
	if got := names(f.kept(6)); !slices.Equal(got, want) || !f.kept(6).ByHand {
		t.Errorf("Alt+Down: %v", got)
	}
	f.alt(fyne.KeyDown)
	f.drop(1, 10)
	if got := names(f.kept(6)); got[9] != first[1] || got[0] != first[2] {
		t.Errorf("dragged: %v", got)
	}
	f.see("Vị trí đã xếp tay")
	for range 3 {
		f.back()
	}
	if got := f.kept(6); got.ByHand || !slices.Equal(names(got), first) {
		t.Errorf("taken back: %v", names(got))
	}
	f.choosePicker("Thành lượt mới")
	if got := f.kept(6); len(got.Groups) != 2 || len(got.Groups[1].List) != 1 {
		t.Errorf("a new group: %d groups", len(got.Groups))
	}
	f.see("Lượt 2 · 1 vị trí")
	f.press("Theo danh sách")
	if f.kept(6).ByHand {
		t.Error("still by hand")
	}

	// Into another round, out of all, and back.
	f.round.choose(1)
	who := f.round.chosen().ID
	f.choosePicker("Đợt 7")
	if n := len(names(f.kept(7))); n != 11 {
		t.Errorf("%d in round 7", n)
	}
	f.back()
	f.round.who = who
	f.fill()
	f.choosePicker("Đưa ra khỏi đợt")
	if n := len(names(f.kept(6))); n != 9 {
		t.Errorf("%d in round 6", n)
	}
	f.back()

	// The order of rounds, a new one, and one that goes and comes back.
	f.list.table.Focus()
	f.alt(fyne.KeyUp)
	if r := f.kept(5); r.ID != six.ID {
		t.Error("not moved up")
	}
	f.back()
	f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	if r := f.kept(6); r.ID == six.ID || len(f.stage.Rounds) != 6 {
		t.Error("not deleted")
	}
	f.back()
	if r := f.kept(6); r.ID != six.ID || !slices.Equal(names(r), first) || r.Title != six.Title {
		t.Errorf("not back: %+v", r.Round)
	}
	f.addRound()
	f.see("Đợt này chưa có người nhận")
	f.back()
	if len(f.stage.Rounds) != 7 {
		t.Errorf("%d rounds", len(f.stage.Rounds))
	}
}

// choosePicker opens the list of places to go to and takes the line that begins so.
func (f *fixture) choosePicker(words string) {
	f.t.Helper()
	f.chooseTarget(f.round.bar[2])
	e := f.sh.Entries()
	e[len(e)-1].SetText(words)
	e[len(e)-1].OnKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	f.fine()
}

// A locked round moves nobody until it is unlocked with a reason, and nobody
// moves by that.
func TestLock(t *testing.T) {
	f := start(t, true, screen.Filter{})
	six := f.open(6)
	f.round.choose(1)
	f.step(1)
	before := names(f.kept(6))
	f.turnLock()
	f.see("Khóa vị trí đợt 6?", "một ngăn khay và một số sổ")
	f.sh.Button("Khóa vị trí").OnTapped()
	f.fine()
	f.see("Đã khóa vị trí", "Mở khóa")
	if r := f.kept(6); r.Locked.IsZero() || !slices.Equal(names(r), before) {
		t.Errorf("locked: %v", names(r))
	}
	f.round.choose(1)
	f.step(1)
	f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	f.assign("", f.round.who)
	f.deleteRound()
	if r := f.kept(6); !slices.Equal(names(r), before) {
		t.Errorf("locked, yet moved: %v", names(r))
	}
	f.turnLock()
	f.press("Mở khóa")
	f.see("Hãy ghi lý do mở khóa.")
	f.sh.Entries()[0].SetText("thêm người")
	f.press("Mở khóa")
	if r := f.kept(6); !r.Locked.IsZero() || !slices.Equal(names(r), before) {
		t.Errorf("unlocked: %v", names(r))
	}
	f.askLockAll()
	f.press("Khóa tất cả")
	for n := 1; n <= 7; n++ {
		if f.kept(n).Locked.IsZero() {
			t.Errorf("round %d is open", n)
		}
	}
	if f.kept(6).ID != six.ID || !f.lock.Disabled() {
		t.Error("something is left to lock")
	}
}

// What a round says besides its recipients: kept at once, or when the field is left.
func TestPane(t *testing.T) {
	f := start(t, true, screen.Filter{})
	f.open(6)
	widget.FocusOn(f.pane.theme)
	f.pane.theme.SetText("  thi đua   2025 ")
	f.choose(f.stage.Rounds[0].ID)
	f.open(6)
	if r := f.kept(6); r.Theme != "thi đua 2025" {
		t.Errorf("theme %q", r.Theme)
	}
	steps := len(f.kept(6).Course())
	f.pane.newStep(data.StepFlowers)
	f.pane.steps.OnMove(0, 1)
	if c := f.kept(6).Course(); len(c) != steps+1 || c[0].Kind != data.StepInvite {
		t.Errorf("steps %v", c)
	}
	f.see("Như nghi thức", "Tặng hoa")
	f.pane.editStep(0)
	f.sh.Entries()[1].SetText("Xin mời những người được khen.")
	f.press("Lưu")
	f.press("Lời dẫn")
	f.see("Xin mời những người được khen.", "Chẻo Láo Lở")
	f.sh.Win.Canvas().Overlays().Top().(interface{ Escape() }).Escape()
	f.pane.protocol.Choose(1)
	if r := f.kept(6); r.Protocol != data.ProtocolPresident || len(r.Steps) != 0 {
		t.Errorf("%s, %v", r.Protocol, r.Steps)
	}
	f.pane.size.Take(-5)
	if r := f.kept(6); r.GroupSize != 5 || len(r.Groups) != 2 {
		t.Errorf("size %d, %d groups", r.GroupSize, len(r.Groups))
	}
	f.back()

	n := len(f.kept(6).Kit)
	f.pane.newKit(data.KitOther)
	f.sh.Entries()[0].SetText("Bảng tên")
	f.sh.Entries()[1].SetText("không")
	f.press("Lưu")
	f.see("Hãy ghi số từ 1 đến 10.000")
	f.sh.Entries()[1].SetText("12")
	f.press("Lưu")
	f.pane.kit.OnTick(n)
	if k := f.kept(6).Kit; len(k) != n+1 || k[n] != (data.KitLine{Thing: data.KitOther, Name: "Bảng tên", Count: 12, Ready: true}) {
		t.Errorf("kit %+v", k)
	}
}

// Who announces and hands over: among the delegates or typed, by whose
// authority; several in turn; one who is deleted later is shown and kept.
func TestActors(t *testing.T) {
	f := start(t, true, screen.Filter{})
	six := f.open(6)
	for range six.Presenters {
		f.pane.presenters.OnRemove(0)
	}
	f.see("Chưa rõ: hỏi lại ban tổ chức", "Lượt 1 · 10 vị trí Chưa rõ người trao")
	f.pane.editActor(0)
	f.press("Lưu")
	f.see("Hãy ghi họ tên")
	f.press("Chọn đại biểu")
	list := f.sh.Table()
	if list.Len() == 0 {
		t.Fatal("no delegates")
	}
	list.OnOpen(0)
	f.see("Là đại biểu trong danh sách")
	f.press("Lưu")
	f.pane.editActor(1)
	e := f.sh.Entries()
	e[1].SetText("Trịnh Đăng Khôi")
	e[2].SetText("Ủy viên Ban Thường vụ Tỉnh ủy,\nPhó Chủ tịch UBND tỉnh")
	e[3].SetText("Phó Chủ tịch UBND tỉnh")
	var capacity *widget.Select
	screentest.Walk(f.sh.Top(), func(o fyne.CanvasObject) {
		if s, ok := o.(*widget.Select); ok {
			capacity = s
		}
	})
	capacity.Choose(2)
	f.press("Lưu")
	f.see("Hãy ghi thay mặt hoặc thừa ủy quyền của ai")
	f.sh.Entries()[4].SetText("Thủ tướng Chính phủ")
	f.press("Lưu")
	f.pane.presenters.OnMove(1, 0)
	r := f.kept(6)
	if len(r.Presenters) != 2 || r.Presenters[0].Of != "Thủ tướng Chính phủ" || r.Presenters[0].Posts != "Ủy viên Ban Thường vụ Tỉnh ủy, Phó Chủ tịch UBND tỉnh" ||
		r.Presenters[1].Delegate == "" {
		t.Errorf("%+v", r.Presenters)
	}
	f.see("Trao: Trịnh Đăng Khôi", "Thừa ủy quyền Thủ tướng")
	r.Presenters[1].Delegate = "gone" // as after an import that was undone
	f.must(f.db.SaveRound(t.Context(), &r.Round))
	f.Refresh()
	f.see("Không còn trong danh sách đại biểu")
	if len(f.kept(6).Presenters) != 2 {
		t.Error("lost with the delegate")
	}
	f.pane.editActor(announcer)
	f.sh.Entries()[1].SetText("Đinh Khắc Tường")
	f.press("Lưu")
	if a := f.kept(6).Announcer; a.Name != "Đinh Khắc Tường" {
		t.Errorf("%+v", a)
	}
}

// Who goes up for a collective, and how a name is said.
func TestReceiver(t *testing.T) {
	f := start(t, true, screen.Filter{})
	five := f.open(5)
	f.round.choose(1)
	one := f.round.chosen()
	f.editReceiver()
	f.see("Người đại diện lên nhận")
	f.sh.Entries()[0].SetText("Người Ngoài Danh Sách")
	f.press("Lưu")
	if c := f.kept(5).Groups[0].List[0]; c.ID != one.ID || c.By != "Người Ngoài Danh Sách" || c.Delegate != "" {
		t.Errorf("%+v", c.Citation)
	}
	f.back()
	if c := f.kept(5).Groups[0].List[0]; c.Representative != five.Groups[0].List[0].Representative {
		t.Errorf("taken back: %+v", c.Citation)
	}
	f.editSpoken()
	f.press("Dùng cách đọc đề xuất")
	f.sh.Entries()[0].SetText("Đội Ba / Chi nhánh Một")
	f.see("Người dẫn chương trình thấy: Đội Ba / Chi nhánh Một")
	f.press("Lưu")
	if c := f.kept(5).Groups[0].List[0]; c.Spoken != "Đội Ba / Chi nhánh Một" {
		t.Errorf("spoken %q", c.Spoken)
	}
}

// Those in no round are shown until they are put in; rounds are proposed for them.
func TestUnplaced(t *testing.T) {
	f := start(t, true, screen.Filter{})
	rest := f.none()
	if rest == 0 {
		t.Fatal("everybody is in a round")
	}
	f.choose(unplaced)
	f.see("lượt khen chưa ở đợt nào")
	f.rest.table.OnTickRange(0, 2)
	f.press("Xếp 3 lượt khen vào đợt…")
	e := f.sh.Entries()
	e[0].SetText("Đợt 7")
	e[0].OnKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	f.fine()
	if n := len(names(f.kept(7))); n != 13 || f.none() != rest-3 {
		t.Errorf("%d in round 7, %d left", n, f.none())
	}
	f.back()
	before := len(f.stage.Rounds)
	f.press("Đề xuất các đợt")
	if f.none() != 0 || len(f.stage.Rounds) <= before {
		t.Errorf("%d left, %d rounds", f.none(), len(f.stage.Rounds))
	}
	f.back()
	if f.none() != rest || len(f.stage.Rounds) != before || f.kept(1).Number != 1 {
		t.Errorf("taken back: %d left, %d rounds", f.none(), len(f.stage.Rounds))
	}
	c := f.rest.rows[0].ID
	f.choose(f.stage.Rounds[0].ID)
	f.Shown(screen.Filter{Select: c})
	if f.chosen != unplaced {
		t.Error("a citation in no round is not found")
	}
}

func TestEmpty(t *testing.T) {
	f := start(t, false, screen.Filter{})
	f.see("Chưa có lượt khen thưởng nào")
	f.press("Nhập danh sách khen thưởng")
	if f.sh.Opens[0].Place != screen.Import {
		t.Errorf("%+v", f.sh.Opens)
	}
	f.press("Thêm đợt")
	f.see("Đợt 1 · Chưa đặt tên", "Đợt này chưa có người nhận")
	f.Left()
}
