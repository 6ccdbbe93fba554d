package importing

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"vinhdanh/app/widget"
	"vinhdanh/data"
)

// problemCard is one doubt; a press leads to its cell.
type problemCard struct {
	fynewidget.BaseWidget
	content fyne.CanvasObject
	offers  []*offerButton
	lead    func()    // nil: leads nowhere
	key     data.Code // of a card above a sort
	about   string    // which doubt it is, to tell it from others
	list    *problemList
	back    *canvas.Rectangle
	bar     *canvas.Rectangle
}

// shownOffers are in sight on a card; the others stand in a list behind "…".
const shownOffers = 2

func newProblemCard(words fyne.CanvasObject, offers []*offerButton, lead func()) *problemCard {
	c := &problemCard{offers: offers, lead: lead, back: &canvas.Rectangle{}, bar: &canvas.Rectangle{}}
	var buttons []fyne.CanvasObject
	for i, o := range offers {
		o.quiet = i > 0
		o.digit = strconv.Itoa(i + 1)
		if i < shownOffers || len(offers) == shownOffers+1 {
			buttons = append(buttons, o)
		}
	}
	if len(offers) > shownOffers+1 {
		var more *offerButton
		more = newOfferButton("…", func() { c.others(more) })
		more.quiet = true
		buttons = append(buttons, more)
	}
	c.content = widget.Pad(10, 14, 10, 16, words)
	if len(buttons) > 0 {
		c.content = widget.Pad(10, 14, 12, 16, widget.Column(6, words, widget.Pad(0, 0, 0, 30, container.New(&offerLines{}, buttons...))))
	}
	c.ExtendBaseWidget(c)
	return c
}

// others lists the offers that have no room on the card.
func (c *problemCard) others(below fyne.CanvasObject) {
	var items []widget.MenuItem
	for _, o := range c.offers[shownOffers:] {
		items = append(items, widget.MenuItem{Text: o.text, Do: o.do})
	}
	widget.ShowMenu(below, items)
}

// Tapped is part of fyne.Tappable.
func (c *problemCard) Tapped(*fyne.PointEvent) {
	if c.list != nil {
		c.list.chooseCard(c)
	}
	if c.lead != nil {
		c.lead()
	}
}

// Cursor is part of desktop.Cursorable.
func (c *problemCard) Cursor() desktop.Cursor {
	if c.lead == nil {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// CreateRenderer is part of fyne.Widget.
func (c *problemCard) CreateRenderer() fyne.WidgetRenderer {
	return &cardView{c, []fyne.CanvasObject{c.back, c.bar, c.content}}
}

type cardView struct {
	c    *problemCard
	objs []fyne.CanvasObject
}

func (r *cardView) Destroy()                     {}
func (r *cardView) MinSize() fyne.Size           { return r.c.content.MinSize() }
func (r *cardView) Objects() []fyne.CanvasObject { return r.objs }
func (r *cardView) Layout(s fyne.Size) {
	r.c.back.Resize(s)
	r.c.bar.Resize(fyne.NewSize(3, s.Height))
	r.c.content.Resize(s)
}
func (r *cardView) Refresh() {
	c := r.c
	chosen := c.list != nil && c.list.chosen() == c
	c.back.FillColor, c.bar.FillColor = theme.Color(widget.ColorNone), theme.Color(widget.ColorNone)
	if chosen && (c.lead != nil || len(c.offers) > 0) {
		c.bar.FillColor = theme.Color(widget.ColorLine2)
	}
	if chosen && c.list.focused {
		c.back.FillColor, c.bar.FillColor = theme.Color(widget.ColorAccent50), theme.Color(widget.ColorAccent)
	}
	for _, o := range c.offers {
		o.hint(chosen && c.list.focused)
	}
	c.back.Refresh()
	c.bar.Refresh()
	c.content.Refresh()
}
