package checkin

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vinhdanh/app/widget"
)

// parts are what the place is made of.
type parts struct {
	object  fyne.CanvasObject
	bar     *fyne.Container
	time    *widget.Text
	meeting *widget.Select
	desks   *widget.Select
	way     *widget.Segment // in or out
	ready   *light
	synced  *light

	verdict *widget.Verdict
	entry   *widget.Entry
	scanRow *fyne.Container
	buttons *fyne.Container // beside the scan field
	more    *widget.Button
	list    *widget.DataTable
	title   *widget.Text
	hint    *widget.Text
	head    fyne.CanvasObject // of the list

	side       *fyne.Container // the column on the right: the figures, or a panel
	figures    fyne.CanvasObject
	present    presence
	waiting    *absentCard
	notes      *fyne.Container // strips above the list of those who have not come
	doubtsTold int             // of the strip shown
}

// Shares of the window's width and height.
const (
	leftShare    = 2.2 // to 1 of the right column
	verdictShare = 1.5 // to 1 of the list below
	sideLeast    = 350 // units: as wide with every panel
	presentShare = 1.1 // to 1 of those who have not come
)

func (s *Screen) build() {
	s.verdict = widget.NewVerdict()
	left := widget.Column(widget.CardGap, widget.GrowBy(verdictShare, s.verdict), s.scanCard(), widget.GrowBy(1, s.listCard()))
	s.waiting = newAbsentCard(s)
	s.notes = widget.Column(8)
	s.notes.Hide()
	s.figures = widget.Column(widget.CardGap, widget.GrowBy(presentShare, s.present.build(s)), s.notes, widget.GrowBy(1, s.waiting.object))
	s.side = container.NewStack(s.figures)
	body := widget.Padded(widget.PageMargin, widget.Panels(widget.PageMargin, widget.GrowBy(leftShare, left), widget.GrowBy(1, widget.Fixed(sideLeast, 0, s.side))))
	s.object = widget.Border(s.topBar(), nil, nil, nil, body)
	s.waitForScan()
}
