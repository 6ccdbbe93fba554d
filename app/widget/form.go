package widget

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// inputs is what a dialog's body lets one fill in.
type inputs struct {
	entries []*Entry
	presses []*pressable
	selects []*Select
	checks  []*Check
	fields  []*Field
	first   string // how all stood when the dialog was shown
}

// readInputs finds the inputs of a dialog's body.
func readInputs(body fyne.CanvasObject) *inputs {
	in := &inputs{}
	in.find(body)
	in.first = in.state()
	return in
}

func (in *inputs) find(o fyne.CanvasObject) {
	switch o := o.(type) {
	case *fyne.Container:
		for _, c := range o.Objects {
			in.find(c)
		}
	case *container.Scroll:
		in.find(o.Content)
	case *container.ThemeOverride:
		in.find(o.Content)
	case *Field:
		in.fields = append(in.fields, o)
		in.find(o.input)
	case *Entry:
		in.entries = append(in.entries, o)
	case *Select:
		in.selects, in.presses = append(in.selects, o), append(in.presses, &o.pressable)
	case *Check:
		in.checks, in.presses = append(in.checks, o), append(in.presses, &o.pressable)
	case *Button:
		in.presses = append(in.presses, &o.pressable)
	case *Surface:
		in.find(o.content)
	case *Fold:
		in.find(o.content)
	}
}

// state tells how all inputs stand. What was typed is compared, not kept.
func (in *inputs) state() string {
	var b strings.Builder
	for _, e := range in.entries {
		fmt.Fprintf(&b, "%q ", strings.TrimSpace(e.Text))
	}
	for _, s := range in.selects {
		fmt.Fprintf(&b, "%d ", s.Selected)
	}
	for _, c := range in.checks {
		fmt.Fprintf(&b, "%t ", c.Checked)
	}
	return b.String()
}

// edited tells whether anything was filled in or changed.
func (in *inputs) edited() bool { return in.state() != in.first }

// submit makes Enter in each line of the form press a button.
func (in *inputs) submit(press func()) {
	for _, e := range in.entries {
		if !e.MultiLine && e.OnSubmitted == nil {
			e.OnSubmitted = func(string) { press() }
		}
	}
}

// follow keeps the input that has the keyboard in sight of a scroller.
func (in *inputs) follow(roll *container.Scroll) {
	for _, e := range in.entries {
		before := e.OnFocus
		e.OnFocus = func(on bool) {
			if before != nil {
				before(on)
			}
			if on {
				reveal(roll, e)
			}
		}
	}
	for _, p := range in.presses {
		p.onFocus = func() { reveal(roll, p.face) }
	}
}

// wrong gives the first entry of a field that shows an error, nil if none does.
func (in *inputs) wrong() *Entry {
	for _, f := range in.fields {
		if e, ok := f.input.(*Entry); ok && f.failed {
			return e
		}
	}
	return nil
}

// revealRoom is what is left above and below an input that was scrolled to:
// its label, and the sentence below it.
const revealRoom = 32

// reveal scrolls so far that an object can be seen.
func reveal(roll *container.Scroll, o fyne.CanvasObject) {
	if o == nil || roll.Content == nil {
		return
	}
	d := fyne.CurrentApp().Driver()
	top := d.AbsolutePositionForObject(o).Y - d.AbsolutePositionForObject(roll.Content).Y - revealRoom
	end := top + o.Size().Height + 2*revealRoom
	y := roll.Offset.Y
	if end > y+roll.Size().Height {
		y = end - roll.Size().Height
	}
	if top < y {
		y = top
	}
	if y = max(0, min(y, roll.Content.Size().Height-roll.Size().Height)); y != roll.Offset.Y {
		roll.ScrollToOffset(fyne.NewPos(roll.Offset.X, y))
	}
}
