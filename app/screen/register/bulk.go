package register

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vinhdanh/app/widget"
	"vinhdanh/assets/i18n"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

// bulkBar stands below the list while lines are ticked: what can be done to
// all of them.
type bulkBar struct {
	b      *book
	object *fyne.Container
	words  *widget.Text
	bar    fyne.CanvasObject
}

func newBulkBar(b *book) *bulkBar {
	t := b.s.sh.T
	bar := &bulkBar{b: b, object: container.NewStack(), words: widget.NewBold("")}
	bar.words.TextSize = widget.SizeSecond
	move := widget.NewSmall(t("registry.move"), "", nil)
	move.Trailing = icons.DropDown
	move.OnTapped = func() { b.ticked(func(rows []data.RegisterRow) { b.s.offerMove(move, rows) }) }
	none := widget.NewIconButton(icons.Close, t("registry.untick"), b.untick)
	none.Measure = widget.Small
	bar.bar = widget.Column(0, widget.Line(), container.NewStack(widget.Fill(widget.ColorAccent50), widget.Pad(8, 12, 8, 12, widget.Flow(8,
		widget.Sized(0, 30, widget.Centered(bar.words)), move,
		widget.NewSmall(t("registry.hand.ask"), icons.Checkin, func() { b.ticked(b.s.askDeliver) }),
		widget.NewSmall(t("registry.annul.ask"), icons.Delete, func() { b.ticked(b.s.askAnnul) }),
		none))))
	return bar
}

// show shows the bar for n ticked lines, or takes it away.
func (c *bulkBar) show(n int) {
	if n > 0 {
		c.words.SetText(c.b.s.sh.T("registry.ticked", "n", n, "count", i18n.Number(n)))
	}
	if there := len(c.object.Objects) > 0; there == (n > 0) {
		return
	}
	c.object.Objects = nil
	if n > 0 {
		c.object.Objects = []fyne.CanvasObject{c.bar}
	}
	c.object.Refresh()
	c.b.list.Refresh()
}

// write changes something and reads everything anew.
func (s *Screen) write(work func(ctx context.Context) error, done func()) {
	s.sh.Load(work, func(err error) {
		if err != nil {
			s.sh.Fail(err)
			s.sh.Changed()
			return
		}
		if done != nil {
			done()
		}
		s.sh.Changed()
	})
}

// movable tells whether a person moves a certificate along the road: one is
// printed, handed over and withdrawn by other ways.
func movable(r data.RegisterRow) bool {
	switch r.Certificate.State {
	case data.StateDrawnUp, data.StateHanded, data.StateWithdrawn:
		return false
	}
	return true
}

// offerMove offers the steps of the road to certificates.
func (s *Screen) offerMove(below fyne.CanvasObject, rows []data.RegisterRow) {
	var able []data.RegisterRow
	for _, r := range rows {
		if movable(r) {
			able = append(able, r)
		}
	}
	if len(able) == 0 {
		s.sh.Remark(s.sh.T("registry.move.none"))
		return
	}
	var items []widget.MenuItem
	for _, st := range data.Road[1 : len(data.Road)-1] {
		n := 0
		for _, r := range able {
			if r.Certificate.State != st {
				n++
			}
		}
		second := s.sh.T("registry.move.there")
		if n > 0 {
			second = s.sh.T("registry.move.n", "n", n)
		}
		items = append(items, widget.MenuItem{Text: s.stateWord(st), Second: second, Checked: n == 0, Do: func() { s.moveTo(able, len(rows)-len(able), st) }})
	}
	widget.ShowMenu(below, items)
}

// moveTo moves certificates to a step and offers to take that back; left were
// not to be moved at all.
func (s *Screen) moveTo(rows []data.RegisterRow, left int, st data.CertificateState) {
	var moved []data.RegisterRow
	s.write(func(ctx context.Context) (err error) {
		moved, err = s.job().Move(ctx, rows, st)
		return err
	}, func() {
		s.book.ticks.None()
		words := s.sh.T("registry.moved", "n", len(moved), "state", s.stateWord(st))
		if left > 0 {
			words = join(" ", words, s.sh.T("registry.moved.left", "n", left))
		}
		if len(moved) == 0 {
			s.sh.Remark(s.sh.T("registry.move.there"))
			return
		}
		s.notify(words, func() { s.moveBack(moved) })
	})
}

// moveBack puts certificates where they stood.
func (s *Screen) moveBack(rows []data.RegisterRow) {
	before := map[data.CertificateState][]data.ID{}
	for _, r := range rows {
		before[r.Certificate.State] = append(before[r.Certificate.State], r.Certificate.ID)
	}
	s.write(func(ctx context.Context) error {
		for was, ids := range before {
			if err := s.d.Records.SetState(ctx, ids, was); err != nil {
				return err
			}
		}
		return nil
	}, nil)
}
