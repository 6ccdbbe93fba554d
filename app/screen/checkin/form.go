package checkin

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vinhdanh/app/widget"
)

// form opens a panel with fields; the first entry gets the keyboard, and Enter
// in each of them saves. Scans that come meanwhile fall into none.
func (s *Screen) form(name, title, verb string, save func(), entries []*widget.Entry, fields ...fyne.CanvasObject) {
	for _, e := range entries {
		s.guard(e, save)
	}
	ok := widget.NewFilled(verb, "", save)
	rows := append(fields, widget.Pad(8, 0, 0, 0, widget.Row(8, widget.Space(), widget.NewButton(s.sh.T("common.cancel"), "", s.shut), ok)))
	s.open(&panel{name: name, title: title, body: container.NewVScroll(widget.Padded(20, widget.Column(14, rows...))),
		focus: func() { s.sh.Window().Canvas().Focus(entries[0]) }})
}
