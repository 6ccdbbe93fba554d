package intake

import (
	"context"

	"vinhdanh/data"
	"vinhdanh/data/store"
)

// standing is how the records of a list stand to those of a conference.
type standing struct {
	conf    data.ID
	at      int64              // the conference's revision
	matches []store.Match      // by record; nil in a conference without records
	met     map[data.ID]int    // by who is there: a record of the list that is the same
	missing map[data.ID]bool   // were on the lists that this one is a later version of, and are not on it
	order   []data.ID          // of missing
	earlier data.Import        // the last of those lists
	people  map[data.ID]person // those whom doubtful rows may be
	several map[int]bool       // records that are one of several who are there, and nothing tells which
}

// claims are the records that may be one who is missing.
type claims struct{ n, record int }

// stand finds the list's records in the conference, which it does anew only
// where somebody has changed something there since it did last.
func (l *List) stand(ctx context.Context, r Records, conf data.Conference) (*standing, error) {
	at, err := r.DoorRevision(ctx, conf.ID)
	if err != nil {
		return nil, err
	}
	if l.stood == nil || l.stood.conf != conf.ID || l.stood.at != at {
		s, err := l.find(ctx, r, conf)
		if err != nil {
			return nil, err
		}
		s.conf, s.at = conf.ID, at
		l.stood = s
	}
	return l.stood, nil
}

// find finds the list's records in the conference. In a later version of an
// earlier list, whoever is missing there and is like one new row alone is that
// row: his birth date, his unit or his name was corrected.
func (l *List) find(ctx context.Context, r Records, conf data.Conference) (*standing, error) {
	s := &standing{met: map[data.ID]int{}, missing: map[data.ID]bool{}, several: map[int]bool{}}
	var err error
	if s.matches, err = l.there(ctx, r, conf); err != nil || s.matches == nil {
		return s, err
	}
	var doubtful []int // records
	var ids []data.ID
	for i, m := range s.matches {
		switch {
		case l.Records[i].Faulty:
		case m.ID != "" && m.Sure:
			s.met[m.ID] = i
		case m.ID != "" || len(m.Others) > 0:
			doubtful = append(doubtful, i)
			ids = append(append(ids, m.ID), m.Others...)
		}
	}
	if s.people, err = l.people(ctx, r, ids); err != nil {
		return s, err
	}
	a, err := readAwards(ctx, r, l.Options)
	if err != nil {
		return s, err
	}
	redecided := s.redecided(l, a, doubtful)
	if err := s.earlierLists(ctx, r, conf, l, redecided); err != nil || len(doubtful) == 0 {
		return s, err
	}
	s.settle(l, doubtful)
	for _, i := range doubtful {
		rec, m := &l.Records[i], s.matches[i]
		if m.ID == "" && len(m.Others) > 0 && rec.Same == "" && !rec.Distinct && s.people[m.Others[0]].oneOfSeveral(rec, a.of(rec).id) {
			s.several[i] = true
		}
	}
	return s, nil
}

// redecided takes doubtful rows of which the list corrects no more than the day
// of the decision for who is there, and gives who is perhaps another row, in
// which the list names another decision.
func (s *standing) redecided(l *List, a *awards, doubtful []int) map[data.ID]bool {
	perhaps := map[data.ID]bool{}
	for _, i := range doubtful {
		rec, m := &l.Records[i], s.matches[i]
		if m.ID == "" || m.Sure || rec.Distinct {
			continue
		}
		switch s.people[m.ID].redecided(rec, a.of(rec).id) {
		case certainRedecision:
			s.matches[i] = store.Match{ID: m.ID, Sure: true}
			s.met[m.ID] = i
		case likelyRedecision:
			perhaps[m.ID] = true
		}
	}
	return perhaps
}

// settle makes of doubtful rows who is missing, where that is one to one.
func (s *standing) settle(l *List, doubtful []int) {
	if len(s.missing) == 0 {
		return
	}
	claimed := map[data.ID]claims{}
	for _, i := range doubtful {
		if !l.Records[i].Distinct && !s.matches[i].Sure {
			if id := s.oneMissing(s.matches[i]); id != "" {
				claimed[id] = claims{claimed[id].n + 1, i}
			}
		}
	}
	for id, c := range claimed {
		if c.n == 1 {
			s.matches[c.record] = store.Match{ID: id, Sure: true}
			s.met[id] = c.record
			delete(s.missing, id)
		}
	}
}

// oneMissing gives the one of those whom a row may be that is missing from the
// list; "" if there is none, or there are several.
func (s *standing) oneMissing(m store.Match) data.ID {
	if s.missing[m.ID] {
		return m.ID
	}
	var one data.ID
	for _, id := range m.Others {
		if s.missing[id] {
			if one != "" {
				return ""
			}
			one = id
		}
	}
	return one
}

// earlierLists finds the lists that this one is a later version of, and who of
// them is missing from it. Offices send many lists on one form; so such a list
// is one of the same form or file name of whose records this one has at least
// half. Where decisions differ it must have nearly all, or the same file name:
// some are given the same award twice.
func (s *standing) earlierLists(ctx context.Context, r Records, conf data.Conference, l *List, redecided map[data.ID]bool) error {
	imports, err := r.Imports(ctx, conf.ID)
	if err != nil || len(imports) == 0 {
		return err
	}
	shape, err := l.formOf(ctx)
	if err != nil {
		return err
	}
	for _, im := range imports {
		if im.Kind != kindOf(l.Kind) || !im.UndoneAt.IsZero() || (im.Shape == "" || im.Shape != shape) && (im.File == "" || im.File != l.File) {
			continue
		}
		ids, err := r.RecordsOf(ctx, im.ID)
		if err != nil {
			return err
		}
		var lack []data.ID
		for _, id := range ids {
			if _, ok := s.met[id]; !ok {
				lack = append(lack, id)
			}
		}
		but := 0 // of them are not even there under another decision
		for _, id := range lack {
			if !redecided[id] {
				but++
			}
		}
		later := 2*len(lack) <= len(ids) || 10*but <= len(ids) || 2*but <= len(ids) && im.File != "" && im.File == l.File
		if len(ids) == 0 || !later {
			continue
		}
		if s.earlier.ID == "" {
			s.earlier = im
		}
		for _, id := range lack {
			if !s.missing[id] {
				s.missing[id] = true
				s.order = append(s.order, id)
			}
		}
	}
	return nil
}

// kindOf names what a list is of as data.Import does.
func kindOf(k Kind) string {
	if k == Delegates {
		return "delegates"
	}
	return "citations"
}
