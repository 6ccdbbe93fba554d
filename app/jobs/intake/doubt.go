package intake

import (
	"context"
	"slices"

	"vinhdanh/data"
	"vinhdanh/data/sheet"
	"vinhdanh/data/store"
)

// manyOthers is how many people of one name there may be in a conference for
// its bearer to be asked about: a name that more have says nothing.
const manyOthers = 3

// doubts adds to the list's problems what only the database knows.
func (l *List) doubts(ctx context.Context, r Records, conf data.Conference) error {
	before := len(l.Problems)
	if l.Kind == Recipients {
		if err := l.unknownAwards(ctx, r); err != nil {
			return err
		}
	}
	if err := l.maybeThere(ctx, r, conf); err != nil {
		return err
	}
	if err := l.lockedRounds(ctx, r, conf); err != nil {
		return err
	}
	kept := l.Problems[:before:before]
	for _, p := range l.Problems[before:] {
		if !l.Options.Settled(p) {
			kept = append(kept, p)
		}
	}
	l.Problems = kept
	slices.SortStableFunc(l.Problems, byRow)
	return nil
}

// byRow puts problems by row, those of the whole list last.
func byRow(a, b sheet.Problem) int {
	switch {
	case a.Row == b.Row:
		return 0
	case a.Row == 0:
		return 1
	case b.Row == 0:
		return -1
	}
	return a.Row - b.Row
}

// maybeThere asks about the rows that may be somebody who is in the conference.
// Who surely is needs no question; nor does another of the same name in another
// unit, who is somebody else.
func (l *List) maybeThere(ctx context.Context, r Records, conf data.Conference) error {
	s, err := l.stand(ctx, r, conf)
	if err != nil || s.matches == nil {
		return err
	}
	for i, m := range s.matches {
		rec := &l.Records[i]
		if rec.Faulty || rec.Same != "" || rec.Distinct || m.Sure {
			continue
		}
		var likely []data.ID
		if m.ID != "" {
			likely = append(likely, m.ID)
		}
		for _, id := range m.Others {
			if id != m.ID && (s.several[i] || s.people[id].like(rec)) {
				likely = append(likely, id)
			}
		}
		if len(likely) > 0 && len(likely) <= manyOthers {
			p := s.people[likely[0]]
			l.Problems = append(l.Problems, sheet.Existing(rec.Row, l.Where(rec.Row, sheet.FieldName), rec.Name, p.code, p.unit, likely[0]))
		}
	}
	return nil
}

// there finds the records in the conference; nil where it has none yet. What
// stands for record i is at place i.
func (l *List) there(ctx context.Context, r Records, conf data.Conference) ([]store.Match, error) {
	if conf.ID == "" || len(l.Records) == 0 {
		return nil, nil
	}
	if l.Kind == Delegates {
		if n, err := r.CountDelegates(ctx, data.DelegateFilter{Conference: conf.ID}); err != nil || n == 0 {
			return nil, err
		}
		rows := make([]store.DelegateImport, 0, len(l.Records))
		said := map[data.ID]bool{}
		for i := range l.Records {
			if rec := &l.Records[i]; !rec.Faulty {
				rows = append(rows, store.DelegateImport{Delegate: rec.Delegate(), DelegationName: rec.Delegation, Same: once(rec.Same, said)})
			}
		}
		found, err := r.MatchDelegates(ctx, conf.ID, rows)
		return l.spread(found), err
	}
	if n, err := r.CountCitations(ctx, data.CitationFilter{Conference: conf.ID}); err != nil || n == 0 {
		return nil, err
	}
	rows, err := l.citations(ctx, r)
	if err != nil {
		return nil, err
	}
	found, err := r.MatchCitations(ctx, conf.ID, rows)
	return l.spread(found), err
}

// once gives an ID where it is given for the first time, else "": a person may
// say of several rows that they are one record, the store takes one for it.
func once(id data.ID, said map[data.ID]bool) data.ID {
	if said[id] {
		return ""
	}
	said[id] = true
	return id
}

// spread gives what was found for the sound records to all of them, and what a
// person has said of them.
func (l *List) spread(found []store.Match) []store.Match {
	all := found
	if len(found) != len(l.Records) {
		all = make([]store.Match, len(l.Records))
	}
	next := 0
	for i := range l.Records {
		rec := &l.Records[i]
		if rec.Faulty || next >= len(found) {
			continue
		}
		all[i] = found[next]
		next++
		if rec.Same != "" {
			all[i] = store.Match{ID: rec.Same, Sure: true}
		}
	}
	return all
}
