package designer

import (
	"context"
	"image"
	"strconv"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"vinhdanh/app/jobs/issue"
	"vinhdanh/app/jobs/papers"
	"vinhdanh/app/jobs/templates"
	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/print/layout"
	"vinhdanh/print/raster"
)

// Records is what the place needs of the store.
type Records interface {
	issue.Records
	papers.Records
}

// Deps is what the place works with.
type Deps struct {
	Records Records
	Library *templates.Library
	Press   func() (*issue.Press, error)              // called off the interface's goroutine
	Emblem  func(ctx context.Context) ([]byte, error) // the office's own picture; nil: none
	Who     string                                    // who works here, for the versions
}

// Screen is the place.
type Screen struct {
	sh     screen.Shell
	d      Deps
	object *fyne.Container
	body   fyne.CanvasObject

	e      *editor
	entry  templates.Entry // of the template, as it is kept
	tool   tool
	setter func() (*setter, error) // made once, off the interface's goroutine
	player *raster.Player
	shelf  *shelf

	people []issue.Said // whose data can be shown
	said   int          // of people; -1: made up
	long   int          // of people: the longest name

	scene  scene
	rev    int // of what is to be seen
	drawn  picture
	sheet  *image.RGBA // as it was drawn, without marks
	busy   bool
	again  bool
	faults []fault
	wrong  map[string]bool // parts that a fault names, or that cannot be set
	scan   image.Image     // what is traced
	scanOf string
	dashV  image.Image
	dashH  image.Image

	stop      []context.CancelFunc
	examining context.CancelFunc
	checked   examined

	desk                *desk
	horizontal, upright *widget.Ruler
	tree                *tree
	panel               *panel
	bar                 *bar
	foot                *foot
	left                *fyne.Container
}

// picture tells what a picture of the sheet shows.
type picture struct {
	rev   int
	clip  image.Rectangle // px of the whole sheet
	scale float64         // px a mm
}

// New makes the place.
func New(sh screen.Shell, d Deps) *Screen {
	s := &Screen{sh: sh, d: d, said: -1, long: -1, shelf: &shelf{}, wrong: map[string]bool{}}
	s.player = raster.NewPlayer(s.shelf)
	s.setter = sync.OnceValues(func() (*setter, error) {
		press, err := d.Press()
		if err != nil {
			return nil, err
		}
		return newSetter(press.Fonts(), sh.Catalogue())
	})
	s.dashV, s.dashH = dashedLine(4096, true), dashedLine(4096, false)
	s.build()
	return s
}

// Widths of the two sides, as in the design.
const (
	treeWidth  = 232
	panelWidth = 288
)

func (s *Screen) build() {
	s.desk = newDesk(s)
	s.horizontal, s.upright = widget.NewRuler(false), widget.NewRuler(true)
	s.tree = newTree(s)
	s.panel = newPanel(s)
	s.bar = newBar(s)
	s.foot = newFoot(s)
	mm := widget.NewCaption("mm").Tint(widget.ColorText3).Aligned(fyne.TextAlignCenter)
	corner := widget.Fixed(widget.RulerThick, widget.RulerThick, container.NewStack(widget.Fill(widget.ColorSurface2), container.NewCenter(mm)))
	middle := widget.Border(widget.Border(nil, nil, corner, nil, s.horizontal), s.foot.object, s.upright, nil, container.NewClip(s.desk))
	s.left = container.NewStack(widget.Fill(widget.ColorSurface), s.layers())
	right := container.NewStack(widget.Fill(widget.ColorSurface), s.panel.object)
	s.body = widget.Border(s.bar.object, nil,
		widget.Fixed(treeWidth, 0, widget.Border(nil, nil, nil, rule(), s.left)),
		widget.Fixed(panelWidth, 0, widget.Border(nil, nil, rule(), nil, right)), middle)
	s.object = container.NewStack(s.body)
}

// rule is an upright line beside a side.
func rule() fyne.CanvasObject { return widget.Fixed(1, 0, widget.Fill(widget.ColorLine)) }

// Object is part of screen.Screen.
func (s *Screen) Object() fyne.CanvasObject { return s.object }

// Shown opens the template that Filter.Section names; without one, the one
// that was open, else the first there is. Filter.File is a template's file that
// a person may want to take in.
func (s *Screen) Shown(f screen.Filter) {
	s.shortcuts(true)
	switch {
	case f.Section != "" && (s.e == nil || f.Section != s.e.t.ID):
		s.load(f.Section, 0)
	case s.e == nil:
		s.load("", 0)
	default:
		s.readPeople()
	}
	if f.Select != "" {
		s.showPerson(f.Select)
	}
	if f.File != "" {
		s.offered(f.File)
	}
}

// Refresh is part of screen.Screen: names and texts may have changed.
func (s *Screen) Refresh() {
	if s.e != nil {
		s.readPeople()
	}
}

// Left is part of screen.Leaver.
func (s *Screen) Left() {
	s.shortcuts(false)
	for _, stop := range s.stop {
		stop()
	}
	s.stop, s.busy, s.again = nil, false, false
}

// Hold is part of screen.Holder: what is not saved is not left without asking.
func (s *Screen) Hold(leave func()) bool {
	if s.e == nil || !s.e.dirty() {
		return false
	}
	t := s.sh.T
	var then func() // once the question is gone, for saving may ask in turn
	discard := widget.NewButton(t("designer.leave.discard"), "", nil)
	dialog := widget.Ask(s.sh.Window(), widget.Question{
		Title: t("designer.leave", "name", s.title()), Text: t("designer.leave.text"), Body: widget.Row(0, discard, widget.Space()),
		Verb: t("designer.save"), Cancel: t("designer.leave.stay"),
		Do: func() bool { then = func() { s.save(leave) }; return true },
		OnClose: func() {
			if then != nil {
				then()
			}
		},
	})
	discard.OnTapped = func() {
		then = func() {
			s.e.kept()
			s.e = nil // what was changed is gone; it is read anew
			leave()
		}
		dialog.Close()
	}
	return true
}

// Undo is part of screen.Undoer.
func (s *Screen) Undo() {
	if s.e != nil && s.e.undo() {
		s.changed()
		return
	}
	s.sh.Remark(s.sh.T("designer.undo.none"))
}

func (s *Screen) redo() {
	if s.e != nil && s.e.redo() {
		s.changed()
	}
}

// Print is part of screen.Printer.
func (s *Screen) Print() { s.printTrial() }

// Close is part of screen.Closer: it gives up, in turn, what is being dragged,
// the tool, the choice. It never leaves the place.
func (s *Screen) Close() bool {
	switch {
	case s.e == nil:
		return false
	case s.desk.giveUp():
	case s.tool != toolChoose:
		s.useTool(toolChoose)
	case s.e.sel.kind != noPart:
		s.choose(part{})
	default:
		return false
	}
	return true
}

// TypedKey is part of screen.Keyer: without a focus the keys are the desk's.
func (s *Screen) TypedKey(ev *fyne.KeyEvent) bool {
	if s.e == nil || s.desk.focused {
		return false
	}
	switch ev.Name {
	case fyne.KeyLeft, fyne.KeyRight, fyne.KeyUp, fyne.KeyDown:
		return s.desk.arrow(ev.Name, nudgeSmall)
	case fyne.KeyDelete:
		s.remove()
		return true
	}
	return false
}

// shortcuts binds the keys that this place alone has.
func (s *Screen) shortcuts(on bool) {
	c := s.sh.Window().Canvas()
	for _, k := range []struct {
		shortcut fyne.Shortcut
		do       func()
	}{
		{&fyne.ShortcutRedo{}, s.redo},
		{&desktop.CustomShortcut{KeyName: fyne.KeyZ, Modifier: fyne.KeyModifierControl | fyne.KeyModifierShift}, s.redo},
		{&desktop.CustomShortcut{KeyName: fyne.KeyD, Modifier: fyne.KeyModifierControl}, s.duplicate},
		{&desktop.CustomShortcut{KeyName: fyne.KeyS, Modifier: fyne.KeyModifierControl}, func() { s.save(nil) }},
		{&desktop.CustomShortcut{KeyName: fyne.Key0, Modifier: fyne.KeyModifierControl}, s.desk.fit},
		{&desktop.CustomShortcut{KeyName: fyne.KeyEqual, Modifier: fyne.KeyModifierControl}, func() { s.desk.zoom(1, s.desk.middle()) }},
		{&desktop.CustomShortcut{KeyName: fyne.KeyMinus, Modifier: fyne.KeyModifierControl}, func() { s.desk.zoom(-1, s.desk.middle()) }},
	} {
		if !on {
			c.RemoveShortcut(k.shortcut)
			continue
		}
		c.AddShortcut(k.shortcut, func(fyne.Shortcut) {
			if c.Overlays().Top() == nil {
				k.do()
			}
		})
	}
}

// changed shows what has become of the template.
func (s *Screen) changed() {
	s.judge()
	s.tree.fill()
	s.tree.follow()
	s.panel.fill()
	s.bar.update()
	s.readScan()
	s.paintAgain()
	s.desk.Refresh()
	s.desk.Resize(s.desk.Size())
}

// nudged is changed after a move by the keyboard: the distances are shown.
func (s *Screen) nudged() {
	s.judge()
	s.panel.measures()
	s.bar.update()
	s.desk.drag.shows = true
	s.desk.placeChosen()
	s.desk.drag.shows = false
	s.paintAgain()
}

// choose selects a part by hand.
func (s *Screen) choose(p part) {
	if s.e == nil {
		return
	}
	s.e.choose(p)
	s.tree.Refresh()
	s.tree.follow()
	s.panel.fill()
	s.markAgain()
	s.desk.placeChosen()
}

// remove deletes the chosen part; the way back is Ctrl+Z.
func (s *Screen) remove() {
	if s.e == nil || !s.e.there(s.e.sel) {
		return
	}
	if s.e.locked(s.e.sel) {
		s.sh.Remark(s.sh.T("designer.locked"))
		return
	}
	name := s.nameOf(s.e.sel)
	if s.e.remove() {
		s.changed()
		s.sh.Notify(s.sh.T("designer.removed", "name", name), s.Undo)
	}
}

func (s *Screen) duplicate() {
	if s.e != nil && s.e.duplicate() {
		s.changed()
	}
}

func (s *Screen) reorder(by int) {
	if s.e != nil && s.e.reorder(by) {
		s.changed()
	}
}

// rulers marks where the chosen part lies.
func (s *Screen) rulers(r layout.Rect) {
	s.horizontal.Mark(r.X, r.X+r.W)
	s.upright.Mark(r.Y, r.Y+r.H)
}

// looked is told that the sheet is shown elsewhere or in another size.
func (s *Screen) looked() {
	d := s.desk
	s.horizontal.Set(d.off.X, d.unit, s.e.t.Width)
	s.upright.Set(d.off.Y, d.unit, s.e.t.Height)
	s.foot.percent.SetText(strconv.Itoa(int(d.share()*100+0.5)) + " %")
	s.paint()
}
