package hall

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"vinhdanh/app/jobs/ceremony"
	"vinhdanh/app/jobs/issue"
	"vinhdanh/app/screen"
	"vinhdanh/app/screen/screentest"
	"vinhdanh/app/widget"
	"vinhdanh/assets/fonts"
	"vinhdanh/data"
	"vinhdanh/data/seating"
	"vinhdanh/data/store"
)

var press = sync.OnceValues(issue.NewPress)

// house is a conference with delegates and, where rows is above 0, a hall of
// two blocks of that many rows of four seats.
type house struct {
	t   testing.TB
	sh  *screentest.Shell
	db  *store.DB
	s   *Screen
	ids []data.ID
}

func open(t testing.TB, people, rows int) *house {
	t.Helper()
	ctx := context.Background()
	sh := screentest.New(t, 1440, 784)
	db, err := store.Open(ctx, filepath.Join(t.TempDir(), "test.db"), store.Options{Now: sh.Now, Who: "Văn thư"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	h := &house{t: t, sh: sh, db: db}
	sh.Conf = data.Conference{Code: "AS", Title: "Đại hội Thi đua yêu nước", Issuer: "UBND tỉnh An Sơn", Host: "UBND tỉnh An Sơn"}
	h.must(db.SaveConference(ctx, &sh.Conf))
	for i := range people {
		d := data.Delegate{Conference: sh.Conf.ID, Name: fmt.Sprintf("Lò Thị %c", 'A'+i%26), Unit: "Sở Nội vụ", Kind: data.KindOfficial, Status: data.StatusConfirmed}
		h.must(db.SaveDelegate(ctx, &d))
		h.ids = append(h.ids, d.ID)
	}
	if rows > 0 {
		hall := data.Hall{Conference: sh.Conf.ID, Name: "Hội trường A", Blocks: seating.Preset(2, rows, 4, 0)}
		_, err := ceremony.EditHall(ctx, db, &hall, nil)
		h.must(err)
	}
	h.s = New(sh, Deps{Records: db, Press: press})
	sh.Put(h.s, screen.Filter{})
	h.s.chart.Resize(fyne.NewSize(800, 500))
	return h
}

func (h *house) must(err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
}

// again is what the window does after something has changed.
func (h *house) again() {
	h.t.Helper()
	h.s.Refresh()
	if len(h.sh.Faults) > 0 {
		h.t.Fatal(h.sh.Faults)
	}
}

// sits gives the seats by the letters of those who sit there: "A=A1-01 …".
func (h *house) sits() string {
	h.t.Helper()
	h.again()
	var list []string
	for _, p := range h.s.p.People {
		if label := h.s.p.Book.Of(p.ID); label != "" {
			list = append(list, p.Name[len(p.Name)-1:]+"="+label)
		}
	}
	return strings.Join(list, " ")
}

func (h *house) want(seats string) {
	h.t.Helper()
	if got := h.sits(); got != seats {
		h.t.Errorf("they sit %q, not %q", got, seats)
	}
}

func (h *house) see(want ...string) {
	h.t.Helper()
	all := strings.ReplaceAll(screentest.Words(h.sh.Top()), "\n", " ")
	for _, w := range want {
		if !strings.Contains(all, w) {
			h.t.Errorf("%q is not shown in\n%s", w, all)
		}
	}
}

// point is the middle of a seat, in the chart.
func (h *house) point(label string) fyne.Position {
	h.t.Helper()
	p, ok := h.s.chart.l.Find(label)
	if !ok {
		h.t.Fatal(label)
	}
	at, size := h.s.chart.box(p)
	return at.AddXY(size.Width/2, size.Height/2)
}

func (h *house) tap(label string) { h.s.chart.Tapped(&fyne.PointEvent{Position: h.point(label)}) }

func (h *house) keys(names ...fyne.KeyName) {
	for _, n := range names {
		h.s.chart.TypedKey(&fyne.KeyEvent{Name: n})
	}
}

// dragTo drags from one point of the chart to another.
func (h *house) dragTo(from, to fyne.Position) {
	zero := fyne.CurrentApp().Driver().AbsolutePositionForObject(h.s.chart)
	step := to.Subtract(from)
	h.s.chart.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: to, AbsolutePosition: to.Add(zero)}, Dragged: fyne.NewDelta(step.X, step.Y)})
	h.s.chart.DragEnd()
}

// seat puts people on seats.
func (h *house) seat(labels ...string) {
	h.t.Helper()
	var list []data.Seat
	for i, l := range labels {
		list = append(list, data.Seat{Label: l, Delegate: h.ids[i]})
	}
	h.must(h.db.SaveSeats(context.Background(), h.s.hall, list))
	h.again()
}

func TestFirstHall(t *testing.T) {
	h := open(t, 3, 0)
	h.see("Chưa có hội trường nào")
	h.sh.Press("Lập hội trường")
	h.see("Tất cả 245 ghế")
	e := h.sh.Entries()
	e[1].SetText("x")
	h.sh.Press("Lập hội trường")
	h.see("Ghi một số")
	e[1].SetText("2")
	e[2].SetText("3")
	e[3].SetText("1")
	h.see("Tất cả 13 ghế")
	h.sh.Press("Lập hội trường")
	h.again()
	h.see("13", "ghế", "Chưa có chỗ (3)", "Lò Thị A")
	h.s.Undo()
	h.again()
	h.see("Chưa có hội trường nào")
}

// By mouse: choosing, changing places, from the list, and back by Ctrl+Z.
func TestMouse(t *testing.T) {
	h := open(t, 3, 2)
	h.seat("A1-01", "A1-02")
	h.want("A=A1-01 B=A1-02")
	h.tap("A1-02")
	h.see("Ghế A1-02", "Lò Thị B", "Sở Nội vụ", "AS-002")
	h.dragTo(h.point("A1-02"), h.point("A1-01"))
	h.want("A=A1-02 B=A1-01")
	h.dragTo(h.point("A1-02"), h.point("B2-04"))
	h.want("A=B2-04 B=A1-01")
	h.dragTo(h.point("B2-04"), fyne.NewPos(-50, -50)) // nowhere
	h.dragTo(h.point("A2-01"), h.point("A1-01"))      // nobody there: the view moves
	h.want("A=B2-04 B=A1-01")
	d := h.s.list
	zero := fyne.CurrentApp().Driver().AbsolutePositionForObject(h.s.chart)
	var out fyne.Draggable
	screentest.Walk(d, func(o fyne.CanvasObject) {
		if x, ok := o.(fyne.Draggable); ok && fmt.Sprintf("%T", o) == "*widget.tableDragOut" {
			out = x
		}
	})
	out.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(5, 10), AbsolutePosition: h.point("A1-01").Add(zero)}})
	if h.s.chart.target != "A1-01" || !h.s.ghost.Visible() {
		t.Errorf("held over %q", h.s.chart.target)
	}
	out.DragEnd()
	h.want("A=B2-04 C=A1-01")
	h.see("Chưa có chỗ (1)", "Lò Thị B")
	for _, want := range []string{"A=B2-04 B=A1-01", "A=A1-02 B=A1-01", "A=A1-01 B=A1-02"} {
		h.s.Undo()
		h.want(want)
	}
	h.s.Undo()
	if len(h.sh.Notices) == 0 || !strings.Contains(h.sh.Notices[len(h.sh.Notices)-1], "Chưa có gì để hoàn tác") {
		t.Error("one is not told that there is nothing to undo:", h.sh.Notices)
	}
}

// By keyboard: arrows, Enter picks up and puts down, Esc leaves it, L locks,
// Delete takes off.
func TestKeyboard(t *testing.T) {
	h := open(t, 2, 2)
	h.seat("A1-01")
	h.keys(fyne.KeyRight)
	h.see("Ghế A1-01")
	h.keys(fyne.KeyReturn)
	h.see("Đang nhấc Lò Thị A")
	h.keys(fyne.KeyRight, fyne.KeyDown)
	if !h.s.Close() {
		t.Error("Esc does not put down")
	}
	h.want("A=A1-01")
	h.keys(fyne.KeyReturn, fyne.KeyRight, fyne.KeyDown, fyne.KeyReturn)
	h.want("A=A2-02")
	h.s.chart.TypedRune('l')
	h.again()
	h.see("Đã khóa", "Mở khóa")
	h.keys(fyne.KeyDelete)
	h.want("A=A2-02")
	h.s.chart.TypedRune('L')
	h.again()
	h.keys(fyne.KeyDelete)
	h.want("")
	h.s.list.OnOpen(1) // Enter in the list picks up
	h.see("Đang nhấc Lò Thị B")
	h.keys(fyne.KeyLeft, fyne.KeyReturn)
	h.want("B=A2-01")
	if len(h.sh.Faults) > 0 {
		t.Error(h.sh.Faults)
	}
}

func TestPane(t *testing.T) {
	h := open(t, 1, 1)
	h.tap("B1-03")
	e := h.sh.Entries()
	e[len(e)-1].SetText("  Báo   chí ")
	h.sh.Press("Ghi")
	h.again()
	if got := h.s.p.Book["B1-03"].Reserved; got != "Báo chí" {
		t.Errorf("kept free for %q", got)
	}
	h.see("để dành", "B1-03")
	h.s.Undo()
	h.again()
	if len(h.s.p.Book) != 0 {
		t.Error(h.s.p.Book)
	}
}

func TestAuto(t *testing.T) {
	h := open(t, 10, 1)
	h.seat("A1-03")
	h.s.askAuto()
	h.see("Theo thứ tự lễ tân", "Theo đoàn", "Theo đợt trao", "7 người được xếp chỗ mới", "Không còn ghế cho 2 người")
	if got := h.s.p.Book.Of(h.ids[0]); got != "A1-03" {
		t.Error("something changed before it was said:", got)
	}
	h.sh.Press("Xếp chỗ")
	h.again()
	if c := h.s.p.Count(); c.Seated != 8 || c.Waiting != 2 {
		t.Errorf("%+v", c)
	}
	h.s.Undo()
	h.want("A=A1-03")
	h.s.askAuto() // somebody else is quicker
	h.must(h.db.SaveSeats(context.Background(), h.s.hall, []data.Seat{{Label: "B1-01", Delegate: h.ids[4]}}))
	h.sh.Press("Xếp chỗ")
	if len(h.sh.Faults) != 1 || data.CodeOf(h.sh.Faults[0]) != "seat-since" {
		t.Error(h.sh.Faults)
	}
	h.sh.Faults = nil
	h.want("E=B1-01")
}

func TestSearch(t *testing.T) {
	h := open(t, 6, 2)
	h.seat("A1-01", "A1-02", "A2-03", "B1-01")
	h.s.search.SetText("lo thi d")
	h.see("Ghế B1-01", "Lò Thị D")
	h.s.search.SetText("noi vu")
	h.see("Ghế A1-01")
	h.s.nextFound()
	h.see("Ghế A1-02")
	h.s.search.SetText("b2-04")
	h.see("Ghế B2-04", "Chưa có ai ngồi")
	h.s.search.SetText("khong co")
	h.see("Không thấy ai khớp")
}

// Seats are taken away and added by a press; blocks that get other names keep
// who sits there.
func TestEdit(t *testing.T) {
	h := open(t, 2, 1)
	h.seat("A1-01", "B1-04")
	h.s.setGaps(true)
	h.tap("A1-02")
	h.again()
	if n := len(h.s.p.Layout.Places); n != 7 {
		t.Errorf("%d seats", n)
	}
	h.tap("A1-01") // somebody sits there
	h.again()
	g := h.s.p.Layout.Gaps[0]
	h.s.toggleGap(g, false)
	h.again()
	if n := len(h.s.p.Layout.Places); n != 8 {
		t.Errorf("%d seats", n)
	}
	h.s.setGaps(false)
	h.s.askEdit()
	e := h.sh.Entries()
	e[1].SetText("Trái")
	e[7+4].SetText("3") // seats of the second block
	h.sh.Press("Ghi")
	h.want("A=Trái1-01")
	if got := h.sh.Notices[len(h.sh.Notices)-1]; !strings.Contains(got, "1 người mất ghế") {
		t.Error(got)
	}
	h.s.Undo()
	h.want("A=A1-01 B=B1-04")
	h.s.askDelete()
	h.sh.Press("Xóa hội trường")
	h.again()
	h.see("Chưa có hội trường nào")
	h.s.Undo()
	h.want("A=A1-01 B=B1-04")
}

// The delegate's seat is the one on badge and invitation, and the way from a
// delegate to his seat.
func TestSeatOfDelegate(t *testing.T) {
	h := open(t, 2, 1)
	h.seat("A1-01", "B1-02")
	d, err := h.db.Delegates(context.Background(), data.DelegateFilter{Conference: h.sh.Conf.ID})
	h.must(err)
	if d[1].Seat != "B1-02" {
		t.Errorf("the badge says %q", d[1].Seat)
	}
	h.s.Shown(screen.Filter{Select: h.ids[1]})
	h.see("Ghế B1-02")
	h.sh.Press("Mở hồ sơ")
	if n := len(h.sh.Opens); n != 1 || h.sh.Opens[0].Filter.Select != h.ids[1] {
		t.Error(h.sh.Opens)
	}
}

func TestPrint(t *testing.T) {
	h := open(t, 2, 2)
	h.seat("A1-01", "B1-02")
	h.sh.Choose = filepath.Join(t.TempDir(), "plan.pdf")
	h.s.Print()
	if info, err := os.Stat(h.sh.Choose); err != nil || info.Size() < 1000 || len(h.sh.Faults) > 0 {
		t.Error(err, h.sh.Faults)
	}
	if !strings.HasSuffix(h.sh.Proposed, "Hội trường A.pdf") {
		t.Error(h.sh.Proposed)
	}
}

// Somebody else's change is shown within seconds.
func TestWatch(t *testing.T) {
	h := open(t, 2, 2)
	h.must(h.db.SaveSeats(context.Background(), h.s.hall, []data.Seat{{Label: "A1-01", Delegate: h.ids[0]}}))
	h.sh.Tick()
	if h.s.p.Book.Of(h.ids[0]) != "A1-01" {
		t.Error("the plan stays as it was")
	}
	h.s.Left()
	h.must(h.db.SaveSeats(context.Background(), h.s.hall, nil))
	h.sh.Tick()
	if h.s.p.Book.Of(h.ids[0]) != "A1-01" {
		t.Error("the plan is read though the place was left")
	}
}

// What cannot be seen by colour is told by marks: no two kinds look the same in grey.
func TestKindsWithoutColour(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(widget.NewTheme(widget.LookLight, fonts.Raw(fonts.Sans), fonts.Raw(fonts.SansBold)))
	c := newChart()
	h := data.Hall{ID: "h", Blocks: []data.HallBlock{{Rows: 1, Seats: 8}}}
	c.Resize(fyne.NewSize(600, 300))
	var spots []spot
	for k := range kinds {
		one := spot{kind: k}
		if k == recipient {
			one.round = "Đ3"
		}
		spots = append(spots, one)
	}
	c.show(seating.Lay(h), append(spots, spot{locked: true}, spot{kind: official, out: true}))
	img := c.draw(600, 300)
	seen := map[string]int{}
	for i, p := range c.l.Places {
		at, size := c.box(p)
		var ink strings.Builder // where it is other than its own ground
		ground := img.At(int(at.X+size.Width*0.7), int(at.Y+size.Height*0.6))
		for y := at.Y + 5; y < at.Y+size.Height-4; y++ {
			for x := at.X + 3; x < at.X+size.Width-4; x++ {
				if img.At(int(x), int(y)) != ground {
					fmt.Fprintf(&ink, "%d,%d ", int(x-at.X), int(y-at.Y))
				}
			}
		}
		plain := i == int(free) || i == int(official) // told apart by a name, or none
		if other, same := seen[ink.String()]; same && !plain {
			t.Errorf("seat %d looks like %d", i, other)
		}
		seen[ink.String()] = i
	}
}

// BenchmarkHall is our own work when somebody changes places in a hall, when
// the view moves, and when all of it is drawn. An action has 16 ms.
func BenchmarkHall(b *testing.B) {
	for _, seats := range []int{500, 2300} {
		test.NewTempApp(b).Settings().SetTheme(widget.NewTheme(widget.LookLight, fonts.Raw(fonts.Sans), fonts.Raw(fonts.SansBold)))
		l := seating.Lay(data.Hall{ID: "h", Blocks: seating.Preset(3, (seats+47)/48, 16, 9)})
		s := &Screen{sh: screentest.New(b, 1440, 784)}
		s.p = &ceremony.Seating{Layout: l, Book: seating.Book{}, Hall: l.Hall}
		for i, p := range l.Places {
			id := data.ID(fmt.Sprint(i))
			s.p.People = append(s.p.People, seating.Person{ID: id, Name: fmt.Sprintf("Nguyễn Thị Thứ %d", i), Unit: "Sở Nội vụ", Call: seating.Call{Round: i % 3}})
			s.p.Book[p.Label] = data.Seat{Label: p.Label, Delegate: id}
		}
		s.people = index(s.p.People)
		c := newChart()
		s.chart = c
		c.Resize(fyne.NewSize(850, 560))
		c.show(l, s.spots())
		b.Run(fmt.Sprintf("Draw=%d", seats), func(b *testing.B) {
			for b.Loop() {
				c.draw(850, 560)
			}
		})
		b.Run(fmt.Sprintf("Swap=%d", seats), func(b *testing.B) {
			i := 0
			for b.Loop() {
				i++
				if err := s.p.Book.Put(l, s.p.People[i%500].ID, l.Places[(i*7)%500].Label); err != nil {
					b.Fatal(err)
				}
				s.waiting = s.p.Waiting()
				s.p.Count()
				c.show(l, s.spots())
				c.draw(850, 560)
			}
		})
		c.zoomBy(4, fyne.NewPos(400, 300))
		b.Run(fmt.Sprintf("Pan=%d", seats), func(b *testing.B) {
			by := float32(3)
			for b.Loop() {
				by = -by
				c.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(by, by)})
				c.draw(850, 560)
			}
		})
	}
}
