package designer

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	fynewidget "fyne.io/fyne/v2/widget"

	"vinhdanh/assets/icons"
)

// branch is a line of the tree: the head of a layer, a part, a field of a frame.
type branch struct {
	part  part
	layer string // of a head; "" for a part
	words string
	icon  icons.Name
	deep  bool
}

// tree lists the layers with their parts.
type tree struct {
	fynewidget.BaseWidget
	s        *Screen
	branches []branch
	lines    []*treeLine
	focused  bool
	hover    int
	scroll   *container.Scroll
	ring     *canvas.Rectangle
}

const (
	treeRow  = 34
	treeHead = 36
	treeGap  = 8 // above the second layer
)

func newTree(s *Screen) *tree {
	t := &tree{s: s, hover: -1, ring: &canvas.Rectangle{}}
	t.ExtendBaseWidget(t)
	t.scroll = container.NewVScroll(t)
	return t
}

// fill lists the parts anew.
func (t *tree) fill() {
	e := t.s.e
	t.branches = nil
	for _, layer := range []string{textLayer, stockLayer} {
		icon := icons.TextFields
		if layer == stockLayer {
			icon = icons.Layers
		}
		t.branches = append(t.branches, branch{layer: layer, words: t.s.sh.T("designer.layer." + layer), icon: icon})
		for _, p := range e.parts() {
			in := textLayer
			if e.stock(p) || p.kind == tracePart {
				in = stockLayer
			}
			if in != layer {
				continue
			}
			t.branches = append(t.branches, branch{part: p, words: t.s.nameOf(p), icon: iconOf(p)})
			if p.kind != framePart || len(e.t.Frames[p.at].Fields) < 2 {
				continue
			}
			for j := range e.t.Frames[p.at].Fields {
				f := part{framePart, p.at, j}
				t.branches = append(t.branches, branch{part: f, words: t.s.nameOf(f), icon: icons.Text, deep: true})
			}
		}
	}
	t.Refresh()
}

func iconOf(p part) icons.Name {
	switch p.kind {
	case codePart:
		return icons.QRCode
	case emblemPart, picturePart, drumPart, tracePart:
		return icons.Picture
	case fillPart:
		return icons.Remove
	case borderPart:
		return icons.Border
	}
	return icons.Text
}

// chosen tells whether a branch is the chosen part, or the frame around it.
func (t *tree) chosen(b branch) (whole, around bool) {
	sel := t.s.e.sel
	if b.layer != "" || !t.s.e.there(sel) {
		return false, false
	}
	if b.part == sel || b.part == sel.whole() && len(t.fieldsOf(sel)) < 2 {
		return true, false
	}
	return false, b.part == sel.whole()
}

func (t *tree) fieldsOf(p part) []string {
	if p.kind != framePart {
		return nil
	}
	var names []string
	for _, f := range t.s.e.t.Frames[p.at].Fields {
		names = append(names, f.Name)
	}
	return names
}

// height and top of a branch.
func (t *tree) height(i int) float32 {
	if t.branches[i].layer != "" {
		return treeHead
	}
	return treeRow
}

func (t *tree) top(i int) float32 {
	var y float32
	for k := range t.branches {
		if k > 0 && t.branches[k].layer != "" {
			y += treeGap
		}
		if k == i {
			return y
		}
		y += t.height(k)
	}
	return y
}

func (t *tree) at(y float32) int {
	for i := range t.branches {
		if top := t.top(i); y >= top && y < top+t.height(i) {
			return i
		}
	}
	return -1
}

// Where the eye and the lock are, from the trailing edge.
const (
	eyeFrom  = 36
	lockFrom = 62
)

// Tapped chooses a part, or presses its eye or its lock.
func (t *tree) Tapped(ev *fyne.PointEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(t); c != nil && c.Focused() != t {
		c.Focus(t)
	}
	i := t.at(ev.Position.Y)
	if i < 0 || t.s.e == nil {
		return
	}
	b := t.branches[i]
	switch from := t.Size().Width - ev.Position.X; {
	case from < eyeFrom:
		t.eye(b)
	case from < lockFrom && t.lockable(b):
		t.lock(b)
	case b.layer == "":
		t.s.choose(b.part)
		t.s.desk.reveal(t.s.e.rect(b.part))
	}
}

// TappedSecondary opens what can be done with a part.
func (t *tree) TappedSecondary(ev *fyne.PointEvent) {
	if i := t.at(ev.Position.Y); i >= 0 && t.branches[i].layer == "" && t.s.e != nil {
		t.s.choose(t.branches[i].part)
		t.s.partMenu(t)
	}
}

// of lists the parts of a branch: a head's are all of its layer.
func (t *tree) of(b branch) []part {
	if b.layer == "" {
		return []part{b.part}
	}
	var list []part
	for _, p := range t.s.e.parts() {
		if t.s.e.stock(p) == (b.layer == stockLayer) && p.kind != tracePart && p.kind != watermarkPart {
			list = append(list, p)
		}
	}
	return list
}

func (t *tree) eye(b branch) {
	e := t.s.e
	list := t.of(b)
	on := false
	for _, p := range list {
		on = on || !e.seen(p)
	}
	for _, p := range list {
		e.see(p, on)
	}
	t.s.changed()
}

func (t *tree) lockable(b branch) bool { return b.layer == stockLayer || b.layer == "" && !b.deep }

func (t *tree) lock(b branch) {
	e := t.s.e
	list := t.of(b)
	on := false
	for _, p := range list {
		on = on || !e.locked(p)
	}
	for _, p := range list {
		e.lock(p, on)
	}
	t.s.changed()
}

// state tells how eyes and locks of a branch stand.
func (t *tree) state(b branch) (seen, locked bool) {
	e := t.s.e
	locked = true
	for _, p := range t.of(b) {
		seen = seen || e.seen(p)
		locked = locked && e.locked(p)
	}
	return seen, locked
}

// MouseIn is part of desktop.Hoverable.
func (t *tree) MouseIn(ev *desktop.MouseEvent) { t.MouseMoved(ev) }

// MouseMoved is part of desktop.Hoverable.
func (t *tree) MouseMoved(ev *desktop.MouseEvent) {
	if i := t.at(ev.Position.Y); i != t.hover {
		was := t.hover
		t.hover = i
		t.paintLine(was)
		t.paintLine(i)
	}
}

// MouseOut is part of desktop.Hoverable.
func (t *tree) MouseOut() {
	was := t.hover
	t.hover = -1
	t.paintLine(was)
}

// FocusGained is part of fyne.Focusable.
func (t *tree) FocusGained() { t.focused = true; t.Refresh() }

// FocusLost is part of fyne.Focusable.
func (t *tree) FocusLost() { t.focused = false; t.Refresh() }

// TypedRune is part of fyne.Focusable.
func (t *tree) TypedRune(rune) {}

// TypedKey goes through the parts.
func (t *tree) TypedKey(ev *fyne.KeyEvent) {
	e := t.s.e
	if e == nil {
		return
	}
	at := -1
	for i, b := range t.branches {
		if whole, _ := t.chosen(b); whole {
			at = i
		}
	}
	switch ev.Name {
	case fyne.KeyDown:
		t.step(at, 1)
	case fyne.KeyUp:
		t.step(at, -1)
	case fyne.KeySpace:
		if at >= 0 {
			t.eye(t.branches[at])
		}
	case fyne.KeyDelete:
		t.s.remove()
	case fyne.KeyReturn, fyne.KeyEnter:
		t.s.panel.focusText()
	default:
		if c := fyne.CurrentApp().Driver().CanvasForObject(t); c != nil && c.OnTypedKey() != nil {
			c.OnTypedKey()(ev)
		}
	}
}

func (t *tree) step(at, by int) {
	for i := at + by; i >= 0 && i < len(t.branches); i += by {
		if t.branches[i].layer == "" {
			t.s.choose(t.branches[i].part)
			return
		}
	}
}

// follow scrolls the chosen part into sight.
func (t *tree) follow() {
	for i, b := range t.branches {
		if whole, _ := t.chosen(b); whole {
			y, h := t.top(i), t.height(i)
			switch {
			case y < t.scroll.Offset.Y:
				t.scroll.ScrollToOffset(fyne.NewPos(0, y))
			case y+h > t.scroll.Offset.Y+t.scroll.Size().Height && t.scroll.Size().Height > h:
				t.scroll.ScrollToOffset(fyne.NewPos(0, y+h-t.scroll.Size().Height))
			}
		}
	}
}

// CreateRenderer is part of fyne.Widget.
func (t *tree) CreateRenderer() fyne.WidgetRenderer {
	t.update()
	return &treeView{t}
}

type treeView struct{ t *tree }

func (v *treeView) Destroy()           {}
func (v *treeView) MinSize() fyne.Size { return fyne.NewSize(180, v.t.top(len(v.t.branches))) }
func (v *treeView) Layout(fyne.Size)   { v.t.update() }

func (v *treeView) Refresh() { v.t.update() }

func (v *treeView) Objects() []fyne.CanvasObject {
	var objs []fyne.CanvasObject
	for i := range v.t.branches {
		l := v.t.lines[i]
		objs = append(objs, l.back, l.over, l.under, l.bar, l.icon, l.text, l.lock, l.eye)
	}
	return objs
}
