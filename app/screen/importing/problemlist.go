package importing

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynewidget "fyne.io/fyne/v2/widget"

	"vinhdanh/app/widget"
)

// problemList has the keyboard for all doubts: the arrows go through them, and
// the sheet follows; Enter and the digits press their buttons.
type problemList struct {
	fynewidget.BaseWidget
	cards   []*problemCard
	at      int
	led     string // to the cell of which doubt; "" none of this list
	focused bool
	column  *fyne.Container
	roll    *container.Scroll
}

func newProblemList() *problemList {
	l := &problemList{column: widget.Column(0)}
	l.roll = container.NewVScroll(l.column)
	l.ExtendBaseWidget(l)
	return l
}

// show puts the cards; the chosen one is again that at the same place.
func (l *problemList) show(cards []*problemCard, fresh bool) {
	l.cards = cards
	l.column.Objects = nil
	for _, c := range cards {
		c.list = l
		l.column.Objects = append(l.column.Objects, c, widget.Line())
	}
	if fresh {
		l.at, l.led = 0, ""
		l.roll.ScrollToTop()
	}
	l.at = max(0, min(l.at, len(cards)-1))
	l.column.Refresh()
	l.roll.Refresh()
	l.Refresh()
}

func (l *problemList) chosen() *problemCard {
	if l.at >= len(l.cards) {
		return nil
	}
	return l.cards[l.at]
}

// chooseCard makes a card the chosen one.
func (l *problemList) chooseCard(c *problemCard) {
	for i, other := range l.cards {
		if other == c {
			l.goTo(i)
		}
	}
}

// goTo chooses the card at a place and brings it into sight.
func (l *problemList) goTo(i int) {
	before := l.chosen()
	l.at = max(0, min(i, len(l.cards)-1))
	c := l.chosen()
	if before != nil {
		before.Refresh()
	}
	if c == nil {
		return
	}
	c.Refresh()
	y, at := c.Position().Y, l.roll.Offset.Y
	at = max(at, y+c.Size().Height-l.roll.Size().Height)
	if at = min(at, y); at != l.roll.Offset.Y {
		l.roll.ScrollToOffset(fyne.NewPos(0, max(0, at)))
	}
}

// step goes on to another card, and to its cell.
func (l *problemList) step(by int) {
	l.goTo(l.at + by)
	c := l.chosen()
	if c == nil {
		return
	}
	l.led = c.about
	if c.lead != nil {
		c.lead()
	}
}

// next goes to the card that is due, and takes the keyboard, so that its digits
// choose what to do: the first, then each next one; where a doubt was settled,
// the one that came to its place.
func (l *problemList) next() {
	by := 0
	if c := l.chosen(); c != nil && l.led == c.about {
		by = 1
	}
	l.step(by)
	if c := fyne.CurrentApp().Driver().CanvasForObject(l); c != nil {
		c.Focus(l)
	}
}

// FocusGained is part of fyne.Focusable.
func (l *problemList) FocusGained() { l.focus(true) }

// FocusLost is part of fyne.Focusable.
func (l *problemList) FocusLost() { l.focus(false) }

func (l *problemList) focus(on bool) {
	l.focused = on
	if c := l.chosen(); c != nil {
		c.Refresh()
	}
	if on {
		l.goTo(l.at)
	}
}

// TypedRune presses the button of a digit.
func (l *problemList) TypedRune(r rune) {
	if c := l.chosen(); c != nil && r >= '1' && int(r-'1') < len(c.offers) {
		c.offers[r-'1'].do()
	}
}

// TypedKey goes through the doubts.
func (l *problemList) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyUp:
		l.step(-1)
	case fyne.KeyDown:
		l.step(1)
	case fyne.KeyF8:
		l.next()
	case fyne.KeyHome:
		l.step(-len(l.cards))
	case fyne.KeyEnd:
		l.step(len(l.cards))
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		l.TypedRune('1')
	default:
		if c := fyne.CurrentApp().Driver().CanvasForObject(l); c != nil && c.OnTypedKey() != nil {
			c.OnTypedKey()(e)
		}
	}
}

// CreateRenderer is part of fyne.Widget.
func (l *problemList) CreateRenderer() fyne.WidgetRenderer {
	return fynewidget.NewSimpleRenderer(l.roll)
}
