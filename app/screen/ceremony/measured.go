package ceremony

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vinhdanh/app/jobs/ceremony"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
)

// hurried is the part of its planned time below which an item was gone through in
// a rehearsal and not held: its time is offered, and not proposed.
const hurried = 3

// measuredView offers the measured times as the planned ones.
func (s *Screen) measuredView() fyne.CanvasObject {
	again := widget.NewButton(s.t("live.over.close"), "", func() { s.drop(); s.open() })
	if len(s.measures) == 0 {
		return widget.NewEmptyState(icons.OK, s.t("live.measured.none"), s.t("live.measured.none.text"), again)
	}
	take := widget.NewFilled(s.t("live.measured.take"), icons.Check, nil)
	off := make([]bool, len(s.measures))
	var lines []fyne.CanvasObject
	for i, m := range s.measures {
		title := m.Item.Title
		if title == "" {
			title = s.t("live.title")
		}
		change := s.t("live.measured.change", "was", m.Planned, "now", m.Measured)
		if off[i] = m.Measured*hurried < m.Planned; off[i] {
			change = s.t("live.measured.hurried", "change", change)
		}
		check := widget.NewCheck(title, !off[i], func(on bool) {
			off[i] = !on
			take.SetDisabled(!slices.Contains(off, false))
		})
		lines = append(lines, widget.Row(12, widget.Grow(check), widget.NewSecond(change)))
	}
	take.SetDisabled(!slices.Contains(off, false))
	take.OnTapped = func() {
		list := slices.Clone(s.measures[:0])
		for i, m := range s.measures {
			if !off[i] {
				list = append(list, m)
			}
		}
		s.takeMeasured(list)
	}
	head := widget.Pad(0, 0, 10, 0, widget.Column(6, widget.NewTitle(s.t("live.measured")), widget.NewParagraph(s.t("live.measured.text"))))
	return widget.NewSurface(widget.Padded(24, widget.Border(head, widget.Pad(12, 0, 0, 0, widget.Row(12, take, again)), nil, nil,
		container.NewVScroll(widget.Pad(0, 16, 0, 0, widget.Column(8, lines...))))))
}

// takeMeasured makes the measured times the planned ones, which can be taken back.
func (s *Screen) takeMeasured(list []ceremony.Measure) {
	back := slices.Clone(list)
	for i, m := range back {
		back[i].Measured = m.Planned
	}
	s.saveMinutes(list, func() {
		s.drop()
		s.sh.Notify(s.t("live.measured.taken", "n", len(list)), func() { s.saveMinutes(back, func() {}) })
		s.open()
	})
}

func (s *Screen) saveMinutes(list []ceremony.Measure, done func()) {
	conf := s.sh.Conference().ID
	s.sh.Load(func(ctx context.Context) error { return ceremony.TakeMeasured(ctx, s.d.Records, conf, list) }, func(err error) {
		if err != nil {
			s.sh.Fail(err)
			return
		}
		done()
		s.sh.Changed()
	})
}
