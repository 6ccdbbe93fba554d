package checkin

import (
	"fyne.io/fyne/v2"

	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
)

// panel stands in the column on the right in place of the figures, beside the
// verdict.
type panel struct {
	name    string // to tell it from others: its key opens and closes it
	title   string
	body    fyne.CanvasObject       // fills the panel
	focus   func()                  // where the keyboard goes first; nil: it stays in the scan field
	enter   func()                  // where Down and Tab lead from the scan field; nil: focus
	key     func(fyne.KeyName) bool // sees the keys of the desk first
	refresh func()                  // after the log or the station has changed
	tick    func()                  // each second
	closed  func()
}

// open shows a panel, in place of another that was open.
func (s *Screen) open(p *panel) {
	s.shut()
	s.panel = p
	s.entry.OnTab = s.tabToPanel
	end := widget.NewIconButton(icons.Close, s.sh.T("checkin.panel.close"), s.shut)
	end.Measure = widget.Small
	head := widget.Pad(8, 12, 8, 20, widget.Row(8, widget.Grow(widget.NewHeading(p.title).Cut(60)), widget.NewKeyHint("Esc"), end))
	s.side.Objects = []fyne.CanvasObject{widget.NewSurface(widget.Border(widget.Column(0, head, widget.Line()), nil, nil, nil, widget.Pad(0, 1, 1, 1, p.body)))}
	s.side.Refresh()
	if p.focus != nil {
		p.focus()
		return
	}
	s.focusScan()
}

// shut closes the panel, if one is open, and shows the figures again.
func (s *Screen) shut() {
	p := s.panel
	if p == nil {
		return
	}
	s.panel, s.entry.OnTab = nil, nil
	if p.closed != nil {
		p.closed()
	}
	s.side.Objects = []fyne.CanvasObject{s.figures}
	s.side.Refresh()
	s.focusScan()
}

// toggled tells whether a panel of this name was open, and closes it.
func (s *Screen) toggled(name string) bool {
	if s.panel == nil || s.panel.name != name {
		return false
	}
	s.shut()
	return true
}

// enterPanel leads the keyboard from the scan field into the panel.
func (s *Screen) enterPanel() {
	switch p := s.panel; {
	case p.enter != nil:
		p.enter()
	case p.focus != nil:
		p.focus()
	}
}

// tabToPanel is what Tab in the scan field does while a panel is open: it leads
// there, unless it ends a scanner's line.
func (s *Screen) tabToPanel() {
	if line := s.entry.Text; line != "" {
		s.lostBySuffix()
		if s.entry.Text != line {
			return
		}
	}
	s.enterPanel()
}
