package agenda

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"vinhdanh/app/jobs/ceremony"
	"vinhdanh/app/screen"
	"vinhdanh/data"
	"vinhdanh/data/stage"
)

// lead begins the sample's meeting at 07:00, by the buttons.
func lead(t *testing.T, rehearsal bool) *fixture {
	t.Helper()
	f := open(t, true)
	f.sh.At = time.Date(2025, 8, 21, 7, 0, 0, 0, f.sh.At.Location())
	f.modes.Select(int(leading))
	f.says(t, "Chưa bắt đầu", "13 mục")
	word, begin := "Bắt đầu", "Bắt đầu"
	if rehearsal {
		word, begin = "Tổng duyệt", "Bắt đầu tổng duyệt"
	}
	if !f.sh.Press(word) || !f.sh.Press(begin) {
		t.Fatalf("no button: %q", f.top())
	}
	if f.led == nil && !rehearsal && !f.sh.Press("Khóa vị trí và bắt đầu") {
		t.Fatalf("not begun: %v %q", f.sh.Faults, f.top())
	}
	if f.led == nil || f.sh.Led != f.led {
		t.Fatalf("no run is led: %v", f.sh.Faults)
	}
	return f
}

// at sets the clock, and lets a second pass.
func (f *fixture) at(hour, minute, second int) {
	f.sh.At = time.Date(2025, 8, 21, hour, minute, second, 0, f.sh.At.Location())
	f.sh.Tick()
}

// next begins the next items, each at its time.
func (f *fixture) next(times ...[2]int) {
	for _, at := range times {
		f.at(at[0], at[1], 0)
		f.bar.goOn()
	}
}

func TestLead(t *testing.T) {
	f := lead(t, false)
	f.says(t, "Đang diễn ra · mục 1 trên 13", "Sang mục 2", "Đúng giờ", "còn 45:00")
	f.next([2]int{7, 46}, [2]int{8, 1}, [2]int{8, 6}, [2]int{8, 17}, [2]int{8, 23})
	f.at(8, 29, 12)
	f.says(t, "Đang diễn ra · mục 6 trên 13", "Diễn văn khai mạc", "06:12", "còn 03:48", "Chậm 3 phút", "10:49", "KH 10:46", "Sang mục 7", "KH 08:20")
	if c := f.row(5); c.Cells[7].Text != "+3" || c.Ground == "" {
		t.Errorf("the item under way: %+v", c)
	}
	if c := f.row(1); c.Cells[2].Text != "07:46" || c.Cells[7].Text != "+1" {
		t.Errorf("an item that is over: %+v", c.Cells[2])
	}

	f.choose(6) // as in the mock-up
	f.pane.minutes.SetText("35")
	f.says(t, "+15 phút, 6 mục sau dời theo", "Cộng 3 phút đang chậm: lệch +18.", "Kết thúc 10:49 → 11:04")
	if c := f.row(7); c.Cells[2].Was != "08:53" || c.Cells[2].Text != "09:08" || c.Cells[7].Text != "+18" {
		t.Errorf("the next item: %+v %q", c.Cells[2], c.Cells[7].Text)
	}
	if c := f.row(13); c.Cells[2].Text != "11:04" || c.Cells[7].Text != "+18" {
		t.Errorf("the end: %+v", c.Cells[2])
	}
	f.pane.submit()
	f.Refresh()
	f.says(t, "11:04")
	if f.p.Items[6].Minutes != 20 {
		t.Error("the programme itself was changed")
	}
	f.Undo()
	f.Refresh()
	f.says(t, "10:49")

	f.choose(6)
	f.pane.minutes.SetText("30")
	f.pane.ways.Select(1)
	if !strings.Contains(f.pane.effectTo.Text, "Kết thúc vẫn 10:49") {
		t.Errorf("outlook %q %q", f.pane.effectOne.Text, f.pane.effectTo.Text)
	}
	f.pane.reject()

	f.skipItem(f.p.Items[6].ID)
	f.next([2]int{8, 33})
	f.says(t, "mục 8 trên 13")
	f.Undo()
	f.Refresh()
	f.says(t, "mục 6 trên 13")
	f.Undo()
	f.Refresh()
	if f.state.Items[6].Phase != stage.Ahead {
		t.Error("the item is left out still")
	}
	if len(f.sh.Faults) > 0 {
		t.Fatal(f.sh.Faults)
	}
}

func TestAwardsLeadToTheCeremony(t *testing.T) {
	f := lead(t, false)
	f.beginItem(f.p.Items[10].ID)
	f.says(t, "Mở trao thưởng")
	f.sh.Press("Mở trao thưởng")
	if n := len(f.sh.Unsaid); n == 0 || f.sh.Unsaid[n-1] != f.undos[len(f.undos)-1].text {
		t.Errorf("what was said last lies over the keys of the awards: %v", f.sh.Unsaid)
	}
	if o := f.sh.Opens[len(f.sh.Opens)-1]; o.Place != screen.Ceremony || o.Filter.Select != f.p.Items[10].ID {
		t.Errorf("opened %+v", o)
	}
	f.sh.Press("Sang mục 12") // nobody has received anything
	if !strings.Contains(f.top(), "lượt chưa trao xong") || f.state.Here.Item != 10 {
		t.Errorf("it was left at once: %q", f.top())
	}
	f.sh.Press("Sang mục 12")
	if f.state.Here.Item != 11 {
		t.Errorf("it stands at %d", f.state.Here.Item)
	}
}

// After a power cut the place goes on where the meeting was.
func TestResume(t *testing.T) {
	f := lead(t, false)
	f.next([2]int{7, 46}, [2]int{8, 1})
	f.sh.Led = nil
	s := New(f.sh, f.d)
	f.sh.Put(s, screen.Filter{})
	if s.mode != leading || s.state == nil || s.state.Here.Item != 2 || f.sh.Led == nil {
		t.Fatalf("it begins in mode %d", s.mode)
	}
	// Another machine goes on.
	c, err := ceremony.Conduct(t.Context(), f.db, f.led.State().Run.ID, f.liveOptions())
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Next(t.Context()); err != nil {
		t.Fatal(err)
	}
	f.sh.Tick()
	f.sh.Tick()
	if s.state.Here.Item != 3 {
		t.Errorf("it stands at %d", s.state.Here.Item)
	}
}

func TestRehearsal(t *testing.T) {
	f := lead(t, true)
	before, err := f.db.Agenda(t.Context(), f.sh.Conf.ID)
	if err != nil {
		t.Fatal(err)
	}
	f.says(t, "Tổng duyệt", "mục 1 trên 13")
	f.next([2]int{7, 30}, [2]int{7, 45})
	f.askEnd()
	if !f.sh.Press("Kết thúc phiên") {
		t.Fatalf("no button: %q", f.top())
	}
	if f.led != nil || f.sh.Led != nil {
		t.Error("it is led still")
	}
	if !strings.Contains(f.top(), "45 → 30 phút") {
		t.Fatalf("the measured times are not offered: %q", f.top())
	}
	if now, _ := f.db.Agenda(t.Context(), f.sh.Conf.ID); now[0].Minutes != before[0].Minutes {
		t.Error("the rehearsal wrote into the programme")
	}
	f.sh.Press("Lấy làm thời lượng mới")
	f.Refresh()
	if f.p.Items[0].Minutes != 30 {
		t.Errorf("%d minutes", f.p.Items[0].Minutes)
	}
	f.Undo()
	f.Refresh()
	if f.p.Items[0].Minutes != 45 {
		t.Errorf("%d minutes after undo", f.p.Items[0].Minutes)
	}
}

func TestVote(t *testing.T) {
	f := open(t, true)
	f.choose(12)
	if !f.sh.Press("Ghi biểu quyết") {
		t.Fatal("no button")
	}
	e := f.sh.Entries() // question, voters, for, against, abstain, remark
	e[1].SetText("235")
	e[2].SetText("300")
	if !strings.Contains(f.top(), "vote-too-many") {
		t.Errorf("more votes than voters: %q", f.top())
	}
	e[2].SetText("225")
	e[3].SetText("4")
	e[4].SetText("6")
	if !strings.Contains(strings.ReplaceAll(f.top(), "\n", " "), "Thông qua") || !strings.Contains(f.top(), "95,7") {
		t.Errorf("outcome: %q", f.top())
	}
	f.sh.Press("Lưu")
	f.Refresh()
	if len(f.votes) != 1 || f.votes[0].For != 225 || f.votes[0].Item != f.p.Items[12].ID {
		t.Fatalf("kept %+v, %v", f.votes, f.sh.Faults)
	}
	v := f.votes[0].Vote
	v.Need = data.Fraction{Num: 3, Den: 4} // no choice of the window's
	f.keepVote(v, v)
	f.Refresh()
	f.askVote(f.votes[0].Vote)
	f.sh.Press("Lưu")
	f.Refresh()
	if f.votes[0].Need != v.Need {
		t.Errorf("a threshold that was given became %v", f.votes[0].Need)
	}
	v.Kind = data.VoteDelegates
	f.keepVote(v, v)
	f.Refresh()
	f.showVotes("")
	if !f.sh.Press("Chuyển lên cấp trên") {
		t.Fatalf("no button: %q", f.top())
	}
	f.sh.Press("Chuyển lên cấp trên")
	if len(f.sh.Faults) == 0 { // nobody is on the list, and there is no congress above
		t.Error("it was handed on")
	}
}

func TestCountdown(t *testing.T) {
	f := open(t, true)
	f.sh.At = time.Date(2025, 8, 18, 9, 0, 0, 0, f.sh.At.Location())
	f.Shown(screen.Filter{Section: "countdown"})
	f.says(t, "Việc cần làm trước hội nghị", "Hôm nay", "Quá hạn")
	f.sh.Press("Thêm việc")
	e := f.sh.Entries()
	e[0].SetText("Mời đội văn nghệ duyệt")
	e[1].SetText("32/13/2025")
	f.sh.Press("Thêm việc")
	if !strings.Contains(f.top(), "Ghi ngày dạng") {
		t.Errorf("a day that is none: %q", f.top())
	}
	e[1].SetText("19/08/2025")
	f.sh.Press("Thêm việc")
	f.Refresh()
	f.says(t, "Mời đội văn nghệ duyệt")
	var own ceremony.Task
	for _, d := range f.days.days {
		for _, task := range d.Tasks {
			if task.Own() {
				own = task
			}
		}
	}
	f.days.tick(own, true)
	f.Refresh()
	f.says(t, "Tổ Thư ký 09:00")
	f.Undo()
	f.days.drop(own)
	f.Refresh()
	if !f.Close() || f.days.open {
		t.Error("Escape leads back to the programme")
	}
	f.says(t, "10:46")
}

func TestLateOnes(t *testing.T) {
	f := lead(t, false)
	f.intro.List = []data.Introduction{{DelegateRow: data.DelegateRow{Delegate: data.Delegate{ID: "x", Honorific: "Đồng chí", Name: "Lò Văn Sơn"},
		PresentAt: f.sh.At}, Late: true}}
	f.arrangeSide()
	f.says(t, "Giới thiệu bổ sung: 1 đại biểu", "Lò Văn Sơn")
	f.sh.Press("Danh sách giới thiệu")
	if o := f.sh.Opens[len(f.sh.Opens)-1]; o.Place != screen.Introductions {
		t.Errorf("opened %v", o)
	}
}

// The space bar is what the filled button says: the next item, then the awards; never the end.
func TestSpaceGoesOn(t *testing.T) {
	f := lead(t, false)
	space := &fyne.KeyEvent{Name: fyne.KeySpace}
	f.at(7, 46, 0)
	if !f.TypedKey(space) {
		t.Fatal("the space bar does nothing")
	}
	f.says(t, "Đang diễn ra · mục 2 trên 13", "Sang mục 3")
	for n := 3; n <= 11; n++ {
		f.at(8, n, 0)
		f.TypedKey(space)
	}
	f.says(t, "Đang diễn ra · mục 11 trên 13", "Mở trao thưởng", "còn")
	f.at(8, 30, 0)
	f.TypedKey(space)
	if got := f.sh.Opens; len(got) == 0 || got[len(got)-1].Place != screen.Ceremony {
		t.Errorf("opened %v", got)
	}
	f.says(t, "Đang diễn ra · mục 11 trên 13")
	f.modes.Select(int(writing))
	if f.TypedKey(space) {
		t.Error("the space bar leads the meeting while the programme is written")
	}
}

// The item under way is in sight, also on a low screen.
func TestTheItemUnderWayIsInSight(t *testing.T) {
	f := lead(t, false)
	f.sh.Win.Resize(fyne.NewSize(1240, 420))
	for _, n := range []int{9, 1} {
		f.beginItem(f.p.Items[n].ID)
		f.Refresh()
		if !f.table.InSight(n) {
			t.Errorf("item %d is out of sight", n+1)
		}
	}
}

// On a narrow window the day beside the title has the room of a button's words.
func TestNarrowHead(t *testing.T) {
	f := open(t, true)
	f.sh.Win.Resize(fyne.NewSize(1280, 720))
	f.Refresh()
	if f.printer.Text != "In" {
		t.Errorf("narrow: %q", f.printer.Text)
	}
	f.sh.Win.Resize(fyne.NewSize(1440, 900))
	f.Refresh()
	if f.printer.Text != "In chương trình" {
		t.Errorf("wide: %q", f.printer.Text)
	}
}
