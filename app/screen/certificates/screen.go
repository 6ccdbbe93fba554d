package certificates

import (
	"context"
	"sync/atomic"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

// sectionStock is what Filter.Section names the stock's ledger.
const sectionStock = "stock"

// Screen is the place.
type Screen struct {
	sh     screen.Shell
	d      Deps
	object fyne.CanvasObject

	all     loaded
	groups  []group
	tally   tally
	choice  choice // what the list shows
	ticks   widget.TickSet[data.ID]
	chosen  data.ID
	want    data.ID
	loading context.CancelFunc
	undo    func()

	head     *widget.PageHead
	tools    tools
	banner   *fyne.Container // of a print that was interrupted
	stats    *widget.StatBar
	list     *list
	preview  *preview
	print    *printCard
	stock    *stockCard
	warn     *warnings
	cards    *fyne.Container
	side     *fyne.Container // the cards, with the button that prints
	panels   *fyne.Container
	columns  *fyne.Container // list, preview and side
	review   *review         // what printing would meet; nil unless it is shown
	reading  *reading        // going through the texts; nil unless somebody does
	reader   string          // who did it last
	ledger   bool            // the stock's is to be opened once all is read
	measure  string          // the printer and tray whose calibration is to be opened then; "" for none
	printing atomic.Int32    // prints of this window that are under way
	empty    fyne.CanvasObject
	body     *fyne.Container
}

// New makes the place.
func New(sh screen.Shell, d Deps) *Screen {
	s := &Screen{sh: sh, d: d}
	s.build()
	return s
}

func (s *Screen) build() {
	t := s.sh.T
	s.head = s.newHead()
	s.stats = widget.NewStatBar(nil, s.chooseCounter)
	s.stats.Letters, s.stats.Padding = 20, 20
	s.cards = widget.Column(12)
	s.list = newList(s)
	s.preview = newPreview(s)
	s.print = newPrintCard(s)
	s.stock = newStockCard(s)
	s.warn = newWarnings(s)
	s.cards.Objects = []fyne.CanvasObject{s.print.object, s.stock.object, s.warn.object}
	s.side = widget.Column(12, widget.Grow(container.NewVScroll(s.cards)), s.print.button)
	s.columns = widget.Panels(widget.CardGap)
	s.arrange()
	s.banner = container.NewStack()
	s.banner.Hide()
	s.panels = widget.Column(12, s.banner, widget.NewSurface(widget.Fixed(0, 62, s.stats)), widget.Grow(s.columns))
	s.empty = widget.NewSurface(widget.NewEmptyState(icons.Certificate, t("certificates.empty.title"), t("certificates.empty.text"),
		widget.NewFilled(t("certificates.import"), icons.Import, func() { s.sh.Open(screen.Import, screen.Filter{Kind: "recipients"}) }),
		widget.NewButton(t("certificates.awards"), icons.Award, func() { s.sh.Open(screen.Awards, screen.Filter{}) })))
	s.body = container.NewStack()
	s.object = widget.Border(s.head, nil, nil, nil, widget.Pad(0, widget.PageMargin, widget.PageMargin, widget.PageMargin, s.body))
}

// arrange puts list, preview and cards side by side, or in place of list and
// cards what printing would meet.
func (s *Screen) arrange() {
	lead, side := s.list.object, fyne.CanvasObject(s.side)
	if s.review != nil {
		lead, side = s.review.object, s.review.side
	}
	s.columns.Objects = []fyne.CanvasObject{widget.Grow(widget.Sized(332, 0, lead)), widget.GrowBy(1.8, s.preview.object), widget.Fixed(268, 0, side)}
	s.columns.Refresh()
}

// sequence gives the sheets that the buttons beside the preview walk through.
func (s *Screen) sequence() []data.ID {
	switch {
	case s.reading != nil:
		return s.reading.ids
	case s.review != nil:
		return s.review.ids()
	}
	return s.list.sequence()
}

// Object is part of screen.Screen.
func (s *Screen) Object() fyne.CanvasObject { return s.object }

// Shown is part of screen.Screen.
func (s *Screen) Shown(f screen.Filter) {
	s.measure = ""
	if f.Section == screen.SectionCalibrate {
		s.measure, f.Text = f.Text, ""
	}
	if f.Citations != nil || f.Text != "" || f.Select != "" {
		s.choice = choice{}
		if f.Citations != nil {
			s.choice = choiceOf(*f.Citations)
		}
		if f.Text != "" {
			s.choice.text = f.Text
		}
		s.list.search.Entry.Text = s.choice.text
		s.list.search.Entry.Refresh()
	}
	if f.Select != "" {
		s.want = f.Select
	}
	s.ledger = f.Section == sectionStock
	s.Refresh()
}

// Left is part of screen.Leaver.
func (s *Screen) Left() {
	if s.loading != nil {
		s.loading()
		s.loading = nil
	}
	s.preview.stop()
	s.closeReading()
}

// FocusSearch is part of screen.Searcher.
func (s *Screen) FocusSearch() { s.list.search.Focus() }

// Close is part of screen.Closer: Escape leaves what was opened, or takes
// ticks and filters away.
func (s *Screen) Close() bool {
	switch {
	case s.reading != nil:
		s.closeReading()
	case s.review != nil:
		s.closeReview()
	case s.ticks.Count(len(s.all.rows)) > 0:
		s.untick()
	case s.choice != (choice{}):
		s.choice = choice{}
		s.list.search.Entry.Text = ""
		s.list.search.Entry.Refresh()
		s.choose()
	default:
		return false
	}
	return true
}

// Undo is part of screen.Undoer.
func (s *Screen) Undo() {
	if undo := s.undo; undo != nil {
		s.undo = nil
		undo()
	}
}

func (s *Screen) show(o fyne.CanvasObject) {
	s.body.Objects = []fyne.CanvasObject{o}
	s.body.Refresh()
}

// find gives a citation as it was read.
func (s *Screen) find(id data.ID) (data.CitationRow, bool) {
	i, ok := s.all.at[id]
	if !ok {
		return data.CitationRow{}, false
	}
	return s.all.rows[i], true
}
