package rounds

import (
	"context"

	"vinhdanh/data"
	"vinhdanh/data/stage"
)

// task is something to be written.
type task struct {
	job  func(ctx context.Context) error
	then func()
}

// act does something: change says how the records are afterwards, which is
// shown at once; job writes it, after what was done before; undo takes it back.
func (s *Screen) act(words string, change func(src *stage.Source), job, undo func(ctx context.Context) error) {
	if change != nil {
		s.edition++
		change(&s.stage.Source)
		s.arrange()
		s.words = stage.NewWords(s.sh.Catalogue(), s.plan())
		s.fill()
	}
	s.write(job, func() {
		if undo == nil {
			if words != "" {
				s.sh.Notify(words, nil)
			}
			return
		}
		s.redos = nil
		s.did(&step{words, undo, job})
	})
}

// step is something that was done, and how it is taken back and done again.
type step struct {
	words      string
	undo, redo func(ctx context.Context) error
}

// did keeps what was done, and tells it with the word that takes it back.
func (s *Screen) did(one *step) {
	s.undos = append(s.undos, one)
	if one.words != "" {
		s.sh.Notify(one.words, func() { s.back(one) })
	}
}

// back takes a step back, by Ctrl+Z or by its strip, unless something was done since.
func (s *Screen) back(one *step) {
	n := len(s.undos)
	if n == 0 || s.undos[n-1] != one {
		return
	}
	s.undos = s.undos[:n-1]
	s.write(one.undo, func() {
		s.redos = append(s.redos, one)
		if one.words != "" {
			s.sh.Remark(s.sh.T("rounds.undone", "done", one.words))
		}
	})
}

// Redo does again what was taken back last.
func (s *Screen) Redo() {
	n := len(s.redos)
	if n == 0 {
		s.sh.Remark(s.sh.T("rounds.redo.none"))
		return
	}
	one := s.redos[n-1]
	s.redos = s.redos[:n-1]
	s.write(one.redo, func() { s.did(one) })
}

// write runs one job after the other off the interface's goroutine. After a
// fault the rest is given up, since it was built on it, and what is kept is
// shown again.
func (s *Screen) write(job func(ctx context.Context) error, then func()) {
	s.tasks = append(s.tasks, task{job, then})
	if len(s.tasks) == 1 {
		s.next()
	}
}

func (s *Screen) next() {
	t := s.tasks[0]
	s.sh.Load(t.job, func(err error) {
		if err != nil {
			s.tasks = nil
			s.edition++
			s.sh.Fail(err)
			s.Refresh()
			return
		}
		if t.then != nil {
			t.then()
		}
		if s.tasks = s.tasks[1:]; len(s.tasks) > 0 {
			s.next()
			return
		}
		s.edition++
		s.sh.Changed()
		s.Refresh()
	})
}

// replace changes one round in a source.
func replace(src *stage.Source, r data.Round) {
	list := append([]data.Round(nil), src.Rounds...)
	for i := range list {
		if list[i].ID == r.ID {
			list[i] = r
		}
	}
	src.Rounds = list
}

// assign puts citations into a round in a source.
func assign(src *stage.Source, into map[data.ID]data.ID) {
	list := append([]data.CitationRow(nil), src.Citations...)
	for i := range list {
		if to, ok := into[list[i].ID]; ok {
			list[i].Round = to
		}
	}
	src.Citations = list
}

// put replaces a round's order by hand in a source.
func put(src *stage.Source, round data.ID, groups [][]data.ID) {
	var places []data.StagePlace
	ours := map[data.ID]bool{} // also one who was arranged in another round before
	for _, ids := range groups {
		for _, id := range ids {
			ours[id] = true
		}
	}
	for _, p := range src.Places {
		if p.Round != round && !ours[p.Citation] {
			places = append(places, p)
		}
	}
	n := 0
	for g, ids := range groups {
		for i, id := range ids {
			n++
			places = append(places, data.StagePlace{Round: round, Citation: id, Group: g + 1, Place: i + 1, Slot: n})
		}
	}
	src.Places = places
}
