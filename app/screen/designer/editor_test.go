package designer

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/print/layout"
)

// sheet is the editor of an embedded template.
func sheet(t testing.TB, id string) *editor {
	t.Helper()
	tpl, err := layout.Embedded(id)
	if err != nil {
		t.Fatal(err)
	}
	return newEditor(tpl.Clone())
}

func (e *editor) frame(t testing.TB, name string) part {
	t.Helper()
	for i := range e.t.Frames {
		if e.t.Frames[i].Name == name {
			return frameAt(i)
		}
	}
	t.Fatalf("no frame %q", name)
	return part{}
}

func faultCodes(t *layout.Template) []string {
	var codes []string
	for _, f := range t.Faults() {
		codes = append(codes, f.Code)
	}
	return codes
}

func TestNudge(t *testing.T) {
	e := sheet(t, "giay-khen-a4")
	e.choose(e.frame(t, "record"))
	was := e.rect(e.sel)
	for _, step := range []struct{ dx, dy float64 }{{0.1, 0}, {0.1, 0}, {0, -0.1}, {1, 0}} {
		if !e.nudge(step.dx, step.dy) {
			t.Fatalf("did not move by %v", step)
		}
	}
	want := layout.Rect{X: was.X + 1.2, Y: was.Y - 0.1, W: was.W, H: was.H}
	if got := e.rect(e.sel); math.Abs(got.X-want.X) > 1e-9 || math.Abs(got.Y-want.Y) > 1e-9 {
		t.Errorf("at %v, want %v", got, want)
	}
	if !e.undo() || e.rect(e.sel) != was {
		t.Errorf("one step back: %v, want %v: moves in a row are one", e.rect(e.sel), was)
	}
	if e.undo() {
		t.Error("there is more to undo than was done")
	}
	if !e.redo() || e.rect(e.sel).X != tenth(was.X+1.2) {
		t.Errorf("redone: %v", e.rect(e.sel))
	}
}

// Nothing is moved off the part of the sheet that the rules leave for it.
func TestRoom(t *testing.T) {
	for _, of := range []struct {
		name  string
		part  func(e *editor) part
		x, y  float64
		check func(e *editor, r layout.Rect) bool
	}{
		{"a frame stays inside the border", func(e *editor) part { return e.frame(t, "record") }, -500, -500,
			func(e *editor, r layout.Rect) bool {
				in := e.t.Border.Inner()
				return r.X >= in.X && r.Y >= in.Y && r.X-in.X < 0.1 && r.Y-in.Y < 0.1
			}},
		{"and so does it at the other end", func(e *editor) part { return e.frame(t, "record") }, 500, 500,
			func(e *editor, r layout.Rect) bool {
				in := e.t.Border.Inner()
				return r.X+r.W <= in.X+in.W+1e-9 && r.Y+r.H <= in.Y+in.H+1e-9
			}},
		{"the code keeps its distance from the edge", func(*editor) part { return part{codePart, 0, -1} }, -500, 500,
			func(e *editor, r layout.Rect) bool { return r.X >= 15 && r.Y+r.H <= e.t.Height-15+1e-9 }},
		{"the emblem stays on the sheet", func(*editor) part { return part{emblemPart, 0, -1} }, -50, -50,
			func(_ *editor, r layout.Rect) bool { return near(r.X, 0) && near(r.Y, 0) }},
	} {
		e := sheet(t, "giay-khen-a4")
		e.choose(of.part(e))
		e.change("", func() { e.moveTo(of.x, of.y) })
		if r := e.rect(e.sel); !of.check(e, r) {
			t.Errorf("%s: %v", of.name, r)
		}
	}
}

func TestResize(t *testing.T) {
	from := layout.Rect{X: 62, Y: 154, W: 104, H: 30.6}
	for _, of := range []struct {
		name   string
		handle handle
		x, y   float64
		want   layout.Rect
	}{
		{"right edge", handle{1, 0}, 150, 0, layout.Rect{X: 62, Y: 154, W: 88, H: 30.6}},
		{"upper left corner", handle{-1, -1}, 70.04, 150, layout.Rect{X: 70, Y: 150, W: 96, H: 34.6}},
		{"lower edge, to a tenth", handle{0, 1}, 0, 180.26, layout.Rect{X: 62, Y: 154, W: 104, H: 26.3}},
		{"not through the other side", handle{-1, 0}, 400, 0, layout.Rect{X: 163, Y: 154, W: 3, H: 30.6}},
		{"not through the border", handle{1, 0}, 400, 0, layout.Rect{X: 62, Y: 154, W: 213.6, H: 30.6}},
	} {
		e := sheet(t, "giay-khen-a4")
		if got := e.resized(e.frame(t, "record"), from, of.handle, of.x, of.y); cmp.Diff(of.want, got, approx) != "" {
			t.Errorf("%s: %v, want %v", of.name, got, of.want)
		}
	}
}

var approx = cmp.Comparer(func(a, b float64) bool { return math.Abs(a-b) < 1e-6 })

// The code stays square and is never smaller than can be read.
func TestResizeCode(t *testing.T) {
	e := sheet(t, "giay-khen-a4")
	e.choose(part{codePart, 0, -1})
	from := e.rect(e.sel)
	for _, h := range handles {
		for _, d := range []float64{-40, -5, 5, 40} {
			x, y := h.spot(from)
			r := e.resized(e.sel, from, h, x+d, y+d)
			if !near(r.W, r.H) || r.W < e.leastSquare()-1e-9 {
				t.Fatalf("handle %v by %v: %v", h, d, r)
			}
			e.put(e.sel, r)
			if codes := faultCodes(e.t); len(codes) > 0 && codes[0] == "template-code" {
				t.Errorf("handle %v by %v: %v breaks the code's rule with %v mm of modules", h, d, r, e.t.Code.Modules)
			}
			e.put(e.sel, from)
			e.t.Code.Modules = 26
		}
	}
}

func TestSnap(t *testing.T) {
	e := sheet(t, "giay-khen-a4")
	body := e.frame(t, "body")
	e.choose(body)
	l := e.lines()
	for _, of := range []struct {
		name   string
		at     layout.Rect
		want   layout.Rect
		guides []guide
	}{
		{"onto the sheet's middle", layout.Rect{X: 44.2, Y: 90.3, W: 210, H: 42.2}, layout.Rect{X: 43.5, Y: 90.3, W: 210, H: 42.2}, []guide{{true, 148.5}}},
		{"nothing near", layout.Rect{X: 25.2, Y: 91, W: 60, H: 3.3}, layout.Rect{X: 25.2, Y: 91, W: 60, H: 3.3}, nil},
		{"onto a neighbour's edge", layout.Rect{X: 25.2, Y: 87, W: 60, H: 3.3}, layout.Rect{X: 25.2, Y: 86.6, W: 60, H: 3.3}, []guide{{false, 86.6}}},
	} {
		got, guides := e.snapMove(of.at, l, 1)
		if d := cmp.Diff(of.want, got, approx); d != "" {
			t.Errorf("%s: %s", of.name, d)
		}
		if d := cmp.Diff(of.guides, standing(got, guides), cmp.AllowUnexported(guide{}), approx); d != "" {
			t.Errorf("%s, guides: %s", of.name, d)
		}
	}
	e.grid = true
	if got, _ := e.snapMove(layout.Rect{X: 26.9, Y: 91, W: 60.7, H: 3.3}, lines{}, 1); got.X != 25 || got.Y != 90 {
		t.Errorf("on the grid: %v", got)
	}
	if x, y, g := e.snapEdge(handle{1, 0}, 148, 77, lines{xs: []float64{148.5}}, 1); x != 148.5 || y != 77 || len(g) != 1 {
		t.Errorf("edge at %v, %v with %v", x, y, g)
	}
}

func TestUndo(t *testing.T) {
	e := sheet(t, "giay-khen-a4")
	before, err := e.t.JSON()
	if err != nil {
		t.Fatal(err)
	}
	frames := len(e.t.Frames)
	e.addText(layout.Rect{X: 60, Y: 100, W: 50, H: 12}, textLayer, "Chữ")
	e.duplicate()
	e.addLine(layout.Rect{X: 60, Y: 120}, stockLayer)
	e.choose(e.frame(t, "sign"))
	e.remove()
	e.begin()
	e.choose(part{codePart, 0, -1})
	e.moveTo(40, 140)
	e.end(true)
	if !e.dirty() {
		t.Error("nothing to save")
	}
	n := 0
	for e.undo() {
		n++
	}
	after, err := e.t.JSON()
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(before), string(after)); d != "" || n != 5 || e.dirty() {
		t.Errorf("%d steps back, dirty %v: %s", n, e.dirty(), d)
	}
	for e.redo() {
		n--
	}
	if n != 0 || len(e.t.Fills) != 1 || len(e.t.Frames) != frames+1 { // two more, one less
		t.Errorf("redone: %d left, %d lines, %d frames", n, len(e.t.Fills), len(e.t.Frames))
	}
	e.kept()
	if e.dirty() {
		t.Error("saved and still to save")
	}
	e.undo()
	if !e.dirty() {
		t.Error("undone after saving: there is something to save")
	}
}

// A gesture that is given up leaves everything as it was.
func TestGiveUp(t *testing.T) {
	e := sheet(t, "giay-khen-a4")
	e.choose(e.frame(t, "record"))
	was := e.rect(e.sel)
	e.begin()
	e.moveTo(30, 30)
	e.giveUp()
	if e.rect(e.sel) != was || e.dirty() || e.undo() {
		t.Errorf("%v, want %v", e.rect(e.sel), was)
	}
	e.begin()
	e.end(false)
	if e.dirty() || e.undo() {
		t.Error("a press without a move is no change")
	}
}

func TestLocksAndEyes(t *testing.T) {
	e := sheet(t, "giay-khen-a4")
	heading, body := e.frame(t, "heading"), e.frame(t, "body")
	r := e.rect(heading)
	if p := e.at(r.X+r.W/2, r.Y+r.H/2); p.kind != noPart {
		t.Errorf("the stock is taken by the mouse: %v", p)
	}
	e.lock(heading, false)
	if p := e.at(r.X+r.W/2, r.Y+r.H/2); p != heading {
		t.Errorf("with its lock open: %v", p)
	}
	b := e.rect(body)
	if p := e.at(b.X+5, b.Y+5); p != body {
		t.Errorf("body: %v", p)
	}
	e.see(body, false)
	if p := e.at(b.X+5, b.Y+5); p.kind != noPart {
		t.Errorf("what is hidden is taken: %v", p)
	}
	shown := e.shown()
	for _, f := range shown.Frames {
		if f.Name == "body" {
			t.Error("what is hidden is drawn")
		}
	}
	if len(e.t.Frames) != len(shown.Frames)+1 {
		t.Error("the template itself lost something")
	}
}

// Tab goes through all that is open, once.
func TestFollowing(t *testing.T) {
	e := sheet(t, "giay-khen-a4")
	seen := map[part]bool{}
	for range 20 {
		p := e.following(1)
		if seen[p] {
			break
		}
		seen[p] = true
		e.choose(p)
	}
	if len(seen) != 4 { // body, sign, record, code
		t.Errorf("%d parts: %v", len(seen), seen)
	}
	first := e.part0(1)
	e.choose(first)
	if last := e.following(-1); last != e.part0(-1) {
		t.Errorf("back from the first: %v", last)
	}
}

// All that can be added keeps to the rules by itself.
func TestAddedKeepsTheRules(t *testing.T) {
	e := sheet(t, "giay-khen-a4")
	e.addText(layout.Rect{X: 25, Y: 132, W: 60, H: 12}, textLayer, "Chữ mới")
	e.addLine(layout.Rect{X: 30, Y: 146, W: 40}, textLayer)
	if f := e.t.Faults(); len(f) > 0 {
		t.Errorf("%v", f[0])
	}
	e.t.Code = nil
	e.addCode(60, 170)
	if f := e.t.Check(); f != nil && faultOf(f).Code == "template-code" {
		t.Error(f)
	}
}

func TestSplit(t *testing.T) {
	e := sheet(t, "giay-khen-a4")
	record := e.frame(t, "record")
	e.choose(part{framePart, record.at, 1}) // the register, between decision and page
	f := e.t.Frames[record.at]
	placed := []layout.Placed{
		{Frame: "record", Field: "decision", Index: 0, Size: 13, Ink: layout.Rect{X: 62, Y: f.Y + 1, W: 80, H: 5.3}},
		{Frame: "record", Field: "register", Index: 1, Size: 13, Ink: layout.Rect{X: 62, Y: f.Y + 9, W: 40, H: 5.3}},
		{Frame: "record", Field: "page", Index: 2, Size: 10, Ink: layout.Rect{X: 62, Y: f.Y + 18, W: 40, H: 4.1}},
	}
	if !e.split(placed) {
		t.Fatal("not split")
	}
	if faults := e.t.Faults(); len(faults) > 0 {
		t.Errorf("%v", faults[0])
	}
	var names []string
	for _, g := range e.t.Frames {
		if g.Y >= f.Y-0.01 && g.X == f.X {
			names = append(names, g.Fields[0].Name)
			first := placed[map[string]int{"decision": 0, "register": 1, "page": 2}[g.Fields[0].Name]]
			baseline := first.Ink.Y + inkAbove*first.Size*layout.MM
			if math.Abs(g.Y+g.Fields[0].Lead-baseline) > 0.11 {
				t.Errorf("%s: baseline at %.2f, was %.2f", g.Name, g.Y+g.Fields[0].Lead, baseline)
			}
		}
	}
	if d := cmp.Diff([]string{"decision", "register", "page"}, names); d != "" {
		t.Error(d)
	}
	if e.t.Frames[e.sel.at].Fields[e.sel.field].Name != "register" {
		t.Errorf("chosen: %v", e.sel)
	}
	e.undo()
	if e.split(nil) {
		t.Error("split without knowing where anything stands")
	}
}

func TestDistances(t *testing.T) {
	e := sheet(t, "giay-khen-a4")
	e.choose(part{codePart, 0, -1})
	found := map[float64]bool{}
	for _, d := range e.distances() {
		found[tenth(d.to-d.from)] = true
	}
	if !found[28] || !found[25.5] { // to the sheet's left and lower edge
		t.Errorf("%v", e.distances())
	}
}
