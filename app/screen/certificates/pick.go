package certificates

import (
	"context"

	"vinhdanh/data"
	"vinhdanh/data/text"
)

// picked gives the ticked citations, or else the one that is shown.
func (s *Screen) picked() []data.CitationRow {
	var rows []data.CitationRow
	for _, r := range s.all.rows {
		if s.ticks.Has(r.ID) {
			rows = append(rows, r)
		}
	}
	if len(rows) == 0 {
		if r, ok := s.find(s.chosen); ok {
			rows = append(rows, r)
		}
	}
	return rows
}

// ticked brings up to date what depends on the ticks. Who ticks sheets means
// to print those.
func (s *Screen) ticked() {
	switch n := s.ticks.Count(len(s.all.rows)); {
	case n > 0 && s.print.scope.Selected == scopeAll:
		s.print.scope.Selected = scopePicked
	case n == 0 && s.print.scope.Selected == scopePicked:
		s.print.scope.Selected = scopeAll
	}
	s.list.table.Refresh()
	s.print.refresh()
	s.list.picks()
}

// untick takes all ticks away.
func (s *Screen) untick() {
	s.ticks.None()
	s.ticked()
}

// pick shows a citation.
func (s *Screen) pick(id data.ID) {
	switch {
	case s.reading != nil:
		s.reading.pick(id)
		return
	case s.review != nil:
		s.review.pick(id)
		return
	}
	s.chosen = id
	s.list.reveal(id)
	s.preview.show(id)
	s.print.refresh()
	s.warn.refresh()
}

// write runs a short write off the interface's goroutine; a fault is shown.
func (s *Screen) write(job func(ctx context.Context) error, then func()) {
	s.sh.Load(job, func(err error) {
		if err != nil {
			s.sh.Fail(err)
			s.Refresh()
			return
		}
		if then != nil {
			then()
		}
		s.sh.Changed()
	})
}

// fold is what texts are searched by.
func fold(words string) string { return text.Fold(words) }
