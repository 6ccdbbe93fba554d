package widget

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"
)

func numbered(n int) (*DataTable, *int) {
	asked := 0
	t := NewDataTable(TableColumn{Key: "n", Title: "Số", Width: 80, Sort: true}, TableColumn{Key: "name", Title: "Họ và tên", Width: 120, Grow: 1})
	t.Len = func() int { return n }
	t.Row = func(i int) RowLine {
		asked++
		return RowLine{Cells: []Cell{{Text: fmt.Sprint(i)}, {Text: fmt.Sprintf("Người thứ %d", i), Bold: true}}}
	}
	return t, &asked
}

func press(t *DataTable, keys ...fyne.KeyName) {
	for _, k := range keys {
		t.body.TypedKey(&fyne.KeyEvent{Name: k})
	}
}

// Of a hundred thousand rows only those in sight are asked for and drawn.
func TestOnlyRowsInSightExist(t *testing.T) {
	table, asked := numbered(100_000)
	window(t, table, 400, 437)
	if most := 3 * len(table.body.rows); *asked > most {
		t.Errorf("%d rows were asked for, %d are drawn", *asked, len(table.body.rows))
	}
	if len(table.body.rows) > 12 {
		t.Errorf("%d rows exist for 400 units of height", len(table.body.rows))
	}
	*asked = 0
	table.ScrollTo(99_999)
	if *asked == 0 || *asked > 2*len(table.body.rows) {
		t.Errorf("going to the end asked for %d rows", *asked)
	}
	if got := table.body.rows[99_999%len(table.body.rows)].index; got != 99_999 {
		t.Errorf("the last row is not drawn, its place holds row %d", got)
	}
	*asked = 0
	table.scroll.ScrollToOffset(table.scroll.Offset.SubtractXY(0, 40))
	if *asked > 2 {
		t.Errorf("one step of scrolling asked for %d rows", *asked)
	}
}

// A table without a size yet asks for no row at all.
func TestNoSizeNoRows(t *testing.T) {
	table, asked := numbered(100_000)
	table.Refresh()
	if *asked != 0 {
		t.Errorf("%d rows were asked for before the table had a size", *asked)
	}
}

func TestKeysMove(t *testing.T) {
	table, _ := numbered(30)
	var chosen []int
	opened := -1
	table.OnSelect = func(i int) { chosen = append(chosen, i) }
	table.OnOpen = func(i int) { opened = i }
	window(t, table, 400, 437)
	table.Focus()
	press(table, fyne.KeyDown, fyne.KeyDown, fyne.KeyUp, fyne.KeyEnd, fyne.KeyDown, fyne.KeyHome, fyne.KeyUp, fyne.KeyPageDown, fyne.KeyReturn)
	if d := cmp.Diff([]int{0, 1, 2, 1, 29, 0, 9}, chosen); d != "" {
		t.Errorf("rows chosen (-want +got):\n%s", d)
	}
	if opened != 9 {
		t.Errorf("Enter opened row %d", opened)
	}
	if y := float32(29) * HeightRow; table.scroll.Offset.Y > y {
		t.Errorf("scrolled to %v", table.scroll.Offset)
	}
}

func TestMouseChoosesTicksAndOpens(t *testing.T) {
	table, _ := numbered(30)
	at := time.Date(2025, 8, 21, 7, 0, 0, 0, time.UTC)
	table.now = func() time.Time { return at }
	ticks := TickSet[int]{}
	table.Ticked = ticks.Has
	table.OnTick = ticks.Toggle
	opened, sorts := -1, []string{}
	table.OnOpen = func(i int) { opened = i }
	table.OnSort = func(key string, down bool) { sorts = append(sorts, fmt.Sprint(key, down)) }
	window(t, table, 400, 437)
	tap := func(x, y float32) { table.body.Tapped(&fyne.PointEvent{Position: fyne.NewPos(x, y)}) }
	tap(20, 90)
	if !ticks.Has(2) || table.Selected() != -1 {
		t.Errorf("a press on a box: ticked %v, chosen %d", ticks.Has(2), table.Selected())
	}
	tap(200, 50)
	if table.Selected() != 1 || opened != -1 {
		t.Errorf("one press: chosen %d, opened %d", table.Selected(), opened)
	}
	at = at.Add(time.Second)
	tap(200, 50)
	if opened != -1 {
		t.Error("a second press after a second opened the row")
	}
	at = at.Add(doubleTap / 2)
	tap(200, 50)
	if opened != 1 {
		t.Error("two quick presses did not open the row")
	}
	tap(200, 30*HeightRow+5)
	if table.Selected() != 1 {
		t.Error("a press below the last row chose something")
	}
	for range 2 {
		table.head.Tapped(&fyne.PointEvent{Position: fyne.NewPos(60, 10)})
	}
	table.head.Tapped(&fyne.PointEvent{Position: fyne.NewPos(300, 10)}) // cannot be sorted
	if d := cmp.Diff([]string{"nfalse", "ntrue"}, sorts); d != "" {
		t.Errorf("sorted (-want +got):\n%s", d)
	}
}

// A list that shrinks below the chosen row has none chosen, and one that is
// empty shows why.
func TestListShrinks(t *testing.T) {
	table, _ := numbered(0)
	n := 30
	table.Len = func() int { return n }
	empty := NewText("Không có ai")
	table.Empty = empty
	window(t, table, 400, 437)
	table.Select(20)
	n = 5
	table.Refresh()
	if table.Selected() != -1 {
		t.Errorf("row %d of 5 is chosen", table.Selected())
	}
	n = 0
	table.Refresh()
	shown := false
	for _, o := range test.WidgetRenderer(table).Objects() {
		shown = shown || o == empty
	}
	if !shown {
		t.Error("the empty list shows nothing")
	}
	press(table, fyne.KeyDown, fyne.KeyEnd, fyne.KeyReturn, fyne.KeySpace) // nothing to do, and nothing breaks
}

// A table may get other columns while it is shown.
func TestColumnsChange(t *testing.T) {
	table, _ := numbered(30)
	window(t, table, 400, 437)
	table.Columns = append(table.Columns, TableColumn{Title: "Ghế", Width: 60}, TableColumn{Title: "Mã", Width: 60})
	table.Refresh()
	table.Columns = table.Columns[:1]
	table.Refresh()
}

// What is left goes to the columns that grow, and none gets more than it may.
func TestColumnsShareWidth(t *testing.T) {
	for _, c := range []struct {
		columns []TableColumn
		width   float32
		want    []float32
	}{
		{[]TableColumn{{Width: 50}, {Width: 50, Grow: 1}, {Width: 50, Grow: 3}}, 374, []float32{50, 100, 200}},
		{[]TableColumn{{Width: 50, Grow: 1, Most: 60}, {Width: 50, Grow: 1}}, 324, []float32{60, 240}},
		{[]TableColumn{{Width: 50, Grow: 1, Most: 60}, {Width: 50, Grow: 1, Most: 70}}, 324, []float32{60, 70}},
		{[]TableColumn{{Width: 50}, {Width: 50}}, 300, []float32{50, 50}},
		{[]TableColumn{{Width: 200, Grow: 1}, {Width: 200}}, 100, []float32{200, 200}}, // scrolls sideways
	} {
		table := NewDataTable(c.columns...)
		starts, ends, _ := table.lay(c.width)
		var got []float32
		for i := range starts {
			got = append(got, ends[i]-starts[i])
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%v at %v (-want +got):\n%s", c.columns, c.width, d)
		}
	}
}

// Words that do not fit end in dots and are told in full on hover.
func TestCutCellsAreToldInFull(t *testing.T) {
	const long = "Trường Phổ thông dân tộc nội trú trung học cơ sở và trung học phổ thông huyện Sìn Hồ"
	table := NewDataTable(TableColumn{Title: "Đơn vị", Width: 120})
	table.Len = func() int { return 1 }
	table.Row = func(int) RowLine { return RowLine{Cells: []Cell{{Text: long}}} }
	tips := NewTips(table)
	window(t, tips, 200, 200)
	text := table.body.rows[0].cells[0].text
	if text.Text == long || text.MinSize().Width > 105 {
		t.Fatalf("the cell shows %q", text.Text)
	}
	at := fyne.NewPos(30, 10)
	table.body.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at, AbsolutePosition: at}})
	if tips.text != long {
		t.Errorf("the tip says %q", tips.text)
	}
	table.body.MouseOut()
	if tips.text != "" {
		t.Errorf("the tip stays: %q", tips.text)
	}
}

func TestSectionRows(t *testing.T) {
	table := NewDataTable(TableColumn{Title: "Số", Width: 80}, TableColumn{Title: "Tên", Width: 80, Grow: 1})
	table.Len = func() int { return 2 }
	table.Row = func(i int) RowLine {
		if i == 0 {
			return RowLine{Heading: "Sổ giấy khen – Giám đốc Sở", Count: "131"}
		}
		return RowLine{Warn: true, Cells: []Cell{{Text: "0121"}, {Text: "Vàng Thị Mỷ", Tags: []CellTag{{Text: "Chờ in", Tone: Warn}}}}}
	}
	win := window(t, table, 400, 200)
	test.AssertRendersToMarkup(t, "table_sections.xml", win.Canvas())
}

// sync runs a read at once, as a loader that always has the answer.
func sync(job func(ctx context.Context) error, done func(err error)) context.CancelFunc {
	done(job(context.Background()))
	return func() {}
}

// later keeps reads until they are let go, in any order.
type later struct{ waiting []func() }

func (l *later) load(job func(ctx context.Context) error, done func(err error)) context.CancelFunc {
	ctx, cancel := context.WithCancel(context.Background())
	l.waiting = append(l.waiting, func() {
		err := job(ctx)
		if ctx.Err() == nil {
			done(err)
		}
	})
	return cancel
}

func (l *later) run(i int) { l.waiting[i]() }

func source(n int) Source[int] {
	return Source[int]{
		Count: func(context.Context) (int, error) { return n, nil },
		Page: func(_ context.Context, offset, limit int) ([]int, error) {
			var rows []int
			for i := offset; i < min(n, offset+limit); i++ {
				rows = append(rows, i)
			}
			return rows, nil
		},
	}
}

func TestPagesFetchWhatIsLookedAt(t *testing.T) {
	arrived := 0
	p := NewPages[int](sync, func(err error) {
		arrived++
		if err != nil {
			t.Error(err)
		}
	})
	p.Show(source(1000))
	if p.Len() != 1000 || arrived != 1 {
		t.Fatalf("%d rows, arrived %d times", p.Len(), arrived)
	}
	if _, ok := p.At(950); ok {
		t.Error("a row was there before it was asked for")
	}
	if v, ok := p.At(950); !ok || v != 950 {
		t.Errorf("row 950 is %d, %v", v, ok)
	}
	for _, i := range []int{-1, 1000, 5000} {
		if _, ok := p.At(i); ok {
			t.Errorf("row %d exists", i)
		}
	}
}

// The answer to a search that has been typed past is never shown, not even if
// it comes last; the old rows stay until the new are there.
func TestStaleAnswersAreDropped(t *testing.T) {
	l := &later{}
	p := NewPages[int](l.load, func(error) {})
	p.Show(source(7))
	l.run(0)
	p.Show(source(300))
	p.Show(source(3))
	if p.Len() != 7 {
		t.Errorf("the old rows are gone: %d", p.Len())
	}
	l.run(2)
	l.run(1)
	if p.Len() != 3 {
		t.Errorf("%d rows of a stale search are shown", p.Len())
	}
}

// While one page is on its way only the last one asked for waits.
func TestPagesScrolledPastAreNotFetched(t *testing.T) {
	l := &later{}
	p := NewPages[int](l.load, func(error) {})
	p.Show(source(100_000))
	l.run(0)
	for i := 1000; i < 90_000; i += 1000 {
		p.At(i)
	}
	if len(l.waiting) != 2 {
		t.Fatalf("%d reads were begun", len(l.waiting))
	}
	l.run(1)
	l.run(2)
	if _, ok := p.At(89_000); !ok {
		t.Error("the last page asked for is not there")
	}
	if _, ok := p.At(50_000); ok {
		t.Error("a page that was scrolled past was fetched")
	}
}

// A fault is told once, and does not have the table ask for ever.
func TestPagesTellFaults(t *testing.T) {
	broken := errors.New("broken")
	faults := 0
	p := NewPages[int](sync, func(err error) {
		if err != nil {
			faults++
		}
	})
	s := source(500)
	whole := s.Page
	s.Page = func(ctx context.Context, offset, limit int) ([]int, error) {
		if offset > 0 {
			return nil, broken
		}
		return whole(ctx, offset, limit)
	}
	p.Show(s)
	for range 5 {
		p.At(300)
	}
	if faults != 1 {
		t.Errorf("the fault was told %d times", faults)
	}
	p.Show(Source[int]{Count: func(context.Context) (int, error) { return 0, broken }})
	if faults != 2 || p.Len() != 500 {
		t.Errorf("a list that cannot be counted: told %d times, %d rows left", faults, p.Len())
	}
}

func TestTickSet(t *testing.T) {
	var s TickSet[string]
	s.Toggle("a")
	s.Toggle("b")
	s.Toggle("a")
	if s.Has("a") || !s.Has("b") || s.Count(10) != 1 {
		t.Errorf("a %v, b %v, %d ticked", s.Has("a"), s.Has("b"), s.Count(10))
	}
	s.All()
	s.Toggle("c")
	if s.Has("c") || !s.Has("zzz") || s.Count(10) != 9 {
		t.Errorf("all but c: c %v, zzz %v, %d ticked", s.Has("c"), s.Has("zzz"), s.Count(10))
	}
	keys, all := s.Listed()
	if d := cmp.Diff([]string{"c"}, keys); d != "" || !all {
		t.Errorf("listed all=%v %s", all, d)
	}
	s.None()
	if s.Count(10) != 0 {
		t.Error("none ticked counts", s.Count(10))
	}
}

// BenchmarkScrollHundredThousand is one step of scrolling a long list.
func BenchmarkScrollHundredThousand(b *testing.B) {
	table, _ := numbered(100_000)
	window(b, table, 1000, 800)
	for i := 0; b.Loop(); i++ {
		table.scroll.ScrollToOffset(fyne.NewPos(0, float32(i%90_000)*HeightRow))
	}
}
