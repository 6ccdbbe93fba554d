package widget

import "fyne.io/fyne/v2"

// ProgressStrip shows a long job: what it does, how far it is, and a button
// that stops it.
type ProgressStrip struct {
	box
	title, second *Text
	bar           *Bar
	Stop          *Button
}

// NewProgressStrip makes a strip; cancel stops the job.
func NewProgressStrip(title, stopWord string, cancel func()) *ProgressStrip {
	p := &ProgressStrip{title: NewBold(title).Cut(120), second: NewSecond(""), bar: NewBar(0, ColorAccent)}
	p.Stop = NewSmall(stopWord, "", func() {
		p.Stop.Disable()
		cancel()
	})
	p.hold(p, NewSurface(Pad(10, 12, 12, CardPadding, Column(8,
		Row(12, Grow(p.title), p.second, p.Stop), p.bar))))
	return p
}

// Set shows how far the job is: done of total, and the same in words.
func (p *ProgressStrip) Set(done, total int, words string) {
	if total > 0 {
		p.bar.Set(float64(done) / float64(total))
	}
	p.second.SetText(words)
}

var _ fyne.Widget = (*ProgressStrip)(nil)
