package certificates

import (
	"context"
	"strconv"

	"vinhdanh/app/widget"
	"vinhdanh/data"
)

// counters brings the bar of the road up to date.
func (s *Screen) counters() {
	t := s.sh.T
	stat := func(n int, key string) widget.Stat {
		return widget.Stat{Figure: strconv.Itoa(n), Label: t(key), Dim: n == 0, Tip: t("certificates.counter.tip")}
	}
	stats := []widget.Stat{stat(s.tally.toMake, "certificates.counter.all")}
	s.stats.Selected = -1
	for i, st := range data.Road[1:] {
		stats = append(stats, stat(s.tally.reached[st], "certificates.state."+string(st)))
		if st == s.choice.state {
			s.stats.Selected = i + 1
		}
	}
	rest := s.tally.received + s.tally.noPaper
	stats = append(stats, widget.Stat{Figure: strconv.Itoa(rest), Dim: rest == 0,
		Label: t("certificates.counter.rest", "received", s.tally.received, "other", s.tally.noPaper)})
	if s.choice.rest {
		s.stats.Selected = len(stats) - 1
	}
	s.stats.Set(stats)
}

// chooseCounter filters by the counter that was pressed; pressed again it shows all.
func (s *Screen) chooseCounter(i int) {
	again := i == s.stats.Selected
	s.choice = choice{text: s.choice.text}
	switch {
	case again || i == 0:
	case i < len(data.Road):
		s.choice.state = data.Road[i]
	default:
		s.choice.rest = true
	}
	s.choose()
}

// movable gives of the picked certificates those whose state a person moves:
// they are printed, and not withdrawn.
func movable(rows []data.CitationRow) []data.CitationRow {
	var list []data.CitationRow
	for _, r := range rows {
		if reached(r, data.StatePrinted) {
			list = append(list, r)
		}
	}
	return list
}

// chooseState offers the steps of the road to the picked certificates.
func (s *Screen) chooseState() {
	rows := movable(s.picked())
	if len(rows) == 0 {
		s.sh.Remark(s.sh.T("certificates.move.none"))
		return
	}
	var items []widget.MenuItem
	for _, st := range data.Road[1:] {
		n, back := 0, 0
		for _, r := range rows {
			switch {
			case r.Certificate.State == st:
			case reached(r, st):
				back++
			default:
				n++
			}
		}
		second := ""
		switch {
		case n > 0 && back > 0:
			second = s.sh.T("certificates.move.both", "n", n, "back", back)
		case n > 0:
			second = s.sh.T("certificates.move.on", "n", n)
		case back > 0:
			second = s.sh.T("certificates.move.back", "n", back)
		default:
			second = s.sh.T("certificates.move.there")
		}
		items = append(items, widget.MenuItem{Text: s.sh.T("certificates.state." + string(st)), Second: second,
			Checked: n == 0 && back == 0, Do: func() { s.moveTo(rows, st) }})
	}
	widget.ShowMenu(s.list.move, items)
}

// moveTo moves certificates to a step and offers to take that back.
func (s *Screen) moveTo(rows []data.CitationRow, st data.CertificateState) {
	before := map[data.CertificateState][]data.ID{}
	var ids []data.ID
	for _, r := range rows {
		if r.Certificate.State != st {
			ids = append(ids, r.Certificate.ID)
			before[r.Certificate.State] = append(before[r.Certificate.State], r.Certificate.ID)
		}
	}
	if len(ids) == 0 {
		return
	}
	back := func() {
		s.undo = nil
		s.write(func(ctx context.Context) error {
			for was, ids := range before {
				if err := s.d.Records.SetState(ctx, ids, was); err != nil {
					return err
				}
			}
			return nil
		}, nil)
	}
	s.write(func(ctx context.Context) error { return s.d.Records.SetState(ctx, ids, st) }, func() {
		s.untick()
		s.undo = back
		s.sh.Notify(s.sh.T("certificates.moved", "n", len(ids), "state", s.sh.T("certificates.state."+string(st))), back)
	})
}
