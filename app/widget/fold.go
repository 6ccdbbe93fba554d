package widget

import (
	"fyne.io/fyne/v2"

	"vinhdanh/assets/icons"
)

// Fold is a section that opens and closes by a press on its title: what most
// people never need stays out of their way.
type Fold struct {
	box
	OnTurn func(open bool)

	head  *Button
	words *Text
	body  fyne.CanvasObject
}

// NewFold makes a closed section.
func NewFold(title string, body fyne.CanvasObject) *Fold {
	f := &Fold{body: body, words: NewCaption("").Cut(24)}
	f.head = NewQuiet(title, func() { f.Open(!f.IsOpen()) })
	f.head.Icon, f.head.Measure, f.head.Plain = icons.ChevronForward, Small, true
	body.Hide()
	f.hold(f, Column(6, Row(8, f.head, Grow(f.words)), body))
	return f
}

// IsOpen tells whether its content is shown.
func (f *Fold) IsOpen() bool { return f.body.Visible() }

// Open shows or hides the content.
func (f *Fold) Open(open bool) {
	if open == f.IsOpen() {
		return
	}
	f.head.Icon = icons.ChevronForward
	if open {
		f.head.Icon = icons.ChevronDown
		f.body.Show()
	} else {
		f.body.Hide()
	}
	f.words.Hidden = open
	f.head.Refresh()
	f.Refresh()
	if f.OnTurn != nil {
		f.OnTurn(open)
	}
}

// Say tells beside the title of a closed section what is chosen in it.
func (f *Fold) Say(words string) { f.words.SetText(words) }
