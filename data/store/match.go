package store

import (
	"context"

	"vinhdanh/data"
)

// Match says which record a row of a list is. A record answers one row at most;
// in Others it may stand for several.
type Match struct {
	ID     data.ID   // "" for none
	Sure   bool      // an import would leave the row out as known; else it is likely
	Others []data.ID // of the same name, and something speaks against them: perhaps the same
}

// MatchDelegates finds the rows of a list among the delegates of a conference:
// by the rules of ImportDelegates; and, not surely, those whose name is alike
// and who have the same phone, or birth and unit: a name may have been
// corrected. Error: no-record.
func (db *DB) MatchDelegates(ctx context.Context, conf data.ID, rows []DelegateImport) ([]Match, error) {
	keys := keysOf(rows)
	known, err := db.knownDelegates(ctx, conf)
	if err != nil {
		return nil, err
	}
	answers, err := known.answer(rows, keys, nil)
	if err != nil {
		return nil, err
	}
	return matches(known.people, answers, func(i int) (string, person) { return keys[i].name, keys[i].person }, []likely[string, person]{
		{func(_ string, p person) any { return filled(p.phone) }, alikePeople},
		{func(_ string, p person) any {
			if len(p.birth) < 10 || p.unit == "" {
				return nil
			}
			return [2]string{p.birth, p.unit}
		}, alikePeople},
	}, func(person, person) bool { return true }), nil
}

func alikePeople(name string, _ person, other string, _ person) bool { return alikeNames(name, other) }

func filled(s string) any {
	if s == "" {
		return nil
	}
	return s
}

// MatchCitations finds the rows of a list among the citations of a conference:
// by the rules of ImportCitations; and, not surely, those of the same decision
// where the name was corrected, or the award. Errors: no-record.
func (db *DB) MatchCitations(ctx context.Context, conf data.ID, rows []CitationImport) ([]Match, error) {
	known, err := db.knownCitations(ctx, conf)
	if err != nil {
		return nil, err
	}
	rows = known.dated(rows)
	answers, err := known.answer(rows, nil)
	if err != nil {
		return nil, err
	}
	row := known.keys(rows)
	return matches(known.citations, answers, row, []likely[citationKey, honour]{
		{func(k citationKey, h honour) any {
			if h.unit == "" || k.award == "" {
				return nil
			}
			return [3]string{string(k.award), h.unit, h.decision}
		}, func(k citationKey, _ honour, other citationKey, _ honour) bool { return alikeNames(k.name, other.name) }},
		{func(k citationKey, h honour) any { return [3]string{k.name, h.unit, h.decision} },
			func(_ citationKey, h honour, _ citationKey, g honour) bool {
				return h.decision != "" && agree(string(h.kind), string(g.kind)) != no
			}},
	}, func(h, g honour) bool { return agree(h.decision, g.decision) != no }), nil
}

// likely is a way in which a row and a record may be one although what must be
// equal need not be.
type likely[K, T any] struct {
	by    func(key K, value T) any // what they share, nil for nothing
	alike func(key K, value T, other K, of T) bool
}

// matches says of each row which record it is. Where a row has none, ways are
// tried one after another; may tells which other records of its key are worth
// asking about.
func matches[K, T comparable](m *matcher[K, T], answers []answer[K, T], row func(i int) (K, T), ways []likely[K, T], may func(row, record T) bool) []Match {
	list := make([]Match, len(answers))
	var open []int
	for i, a := range answers {
		if a.record != nil {
			list[i] = Match{ID: a.record.id, Sure: a.sure}
		} else if !a.settled {
			open = append(open, i)
		}
	}
	for _, way := range ways {
		by := map[any][]*candidate[K, T]{}
		for _, c := range m.records {
			if k := way.by(c.key, c.value); k != nil && !c.taken {
				by[k] = append(by[k], c)
			}
		}
		for _, i := range open {
			key, value := row(i)
			k := way.by(key, value)
			if k == nil || list[i].ID != "" {
				continue
			}
			var found *candidate[K, T]
			for _, c := range by[k] {
				if !c.taken && way.alike(key, value, c.key, c.value) && (found == nil || c.key == key && found.key != key) {
					found = c
				}
			}
			if found != nil {
				found.taken, list[i].ID = true, found.id
			}
		}
	}
	for i := range list {
		if list[i].Sure || answers[i].settled {
			continue
		}
		key, value := row(i)
		for _, c := range m.free(key) {
			if !c.taken && may(value, c.value) && len(list[i].Others) < othersMost {
				list[i].Others = append(list[i].Others, c.id)
			}
		}
	}
	return list
}

// othersMost is how many are worth asking about for one row.
const othersMost = 5
