package screentest

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"vinhdanh/app/widget"
)

// Words gives all texts in sight below an object, a line each, in the order
// in which they are drawn. Of a table these are the rows in sight.
func Words(o fyne.CanvasObject) string {
	var lines []string
	Walk(o, func(o fyne.CanvasObject) {
		if t, ok := o.(*canvas.Text); ok && t.Text != "" {
			lines = append(lines, t.Text)
		}
	})
	return strings.Join(lines, "\n")
}

// Walk visits an object and all visible ones below it.
func Walk(o fyne.CanvasObject, visit func(fyne.CanvasObject)) {
	if o == nil || !o.Visible() {
		return
	}
	visit(o)
	switch o := o.(type) {
	case *fyne.Container:
		for _, c := range o.Objects {
			Walk(c, visit)
		}
	case fyne.Widget:
		for _, c := range test.WidgetRenderer(o).Objects() {
			Walk(c, visit)
		}
	}
}

// Top gives what lies over the window, a dialog or a list, else its content.
func (s *Shell) Top() fyne.CanvasObject {
	if top := s.Win.Canvas().Overlays().Top(); top != nil {
		return top
	}
	return s.Win.Content()
}

// Button finds the button with these words (or, for an icon alone, this tip)
// on top of the window; nil if there is none.
func (s *Shell) Button(words string) *widget.Button {
	var found *widget.Button
	Walk(s.Top(), func(o fyne.CanvasObject) {
		if b, ok := o.(*widget.Button); ok && (b.Text == words || b.Text == "" && b.Tip == words) {
			found = b
		}
	})
	return found
}

// Press presses the button with these words; it tells whether there was one.
func (s *Shell) Press(words string) bool {
	b := s.Button(words)
	if b == nil || b.Disabled() {
		return false
	}
	test.Tap(b)
	return true
}

// Entries gives the entries on top of the window, in order.
func (s *Shell) Entries() []*widget.Entry {
	var all []*widget.Entry
	Walk(s.Top(), func(o fyne.CanvasObject) {
		if e, ok := o.(*widget.Entry); ok {
			all = append(all, e)
		}
	})
	return all
}

// Chip finds the filter whose words begin so.
func (s *Shell) Chip(words string) *widget.Chip {
	var found *widget.Chip
	Walk(s.Top(), func(o fyne.CanvasObject) {
		if c, ok := o.(*widget.Chip); ok && strings.HasPrefix(c.Text, words) && found == nil {
			found = c
		}
	})
	return found
}

// Table finds the first table in the window.
func (s *Shell) Table() *widget.DataTable {
	var found *widget.DataTable
	Walk(s.Top(), func(o fyne.CanvasObject) {
		if t, ok := o.(*widget.DataTable); ok && found == nil {
			found = t
		}
	})
	return found
}
