package store

import (
	"context"
	"database/sql"

	"vinhdanh/data"
)

// Match says which record a row of a list is. A record answers one row at most;
// in Others it may stand for several.
type Match struct {
	ID     data.ID   // "" for none
	Sure   bool      // an import would leave the row out as known; else it is likely, and an import would add it
	Others []data.ID // of the same name, and something speaks against them, or the row may be any of several
}

// MatchDelegates finds the rows of a list among the delegates of a conference:
// by the rules of ImportDelegates; and, not surely, those who have the same code
// and birth, unit or phone, and those whose name is alike and who have the same
// phone, or birth and unit: a name may have been corrected. Errors: no-record,
// import-stale (see ImportDelegates).
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
	codes := map[string]bool{}
	for i := range rows {
		if rows[i].Code != "" {
			codes[rows[i].Code] = true
		}
	}
	of, err := db.codesOf(ctx, conf, codes)
	if err != nil {
		return nil, err
	}
	row := func(i int) (string, person) { return keys[i].name, keys[i].person }
	alike := func(i int, c *candidate[string, person]) bool { return alikeNames(keys[i].name, c.key) }
	return matches(known.people, answers, row, []likely[string, person]{
		{func(i int) any { return filled(rows[i].Code) }, func(c *candidate[string, person]) any { return filled(of[c.id]) },
			func(i int, c *candidate[string, person]) bool {
				p, q := keys[i].person, c.value
				return len(p.birth) == 10 && p.birth == q.birth || agree(p.unit, q.unit) == yes || agree(p.phone, q.phone) == yes
			}},
		{func(i int) any { return filled(keys[i].person.phone) }, func(c *candidate[string, person]) any { return filled(c.value.phone) }, alike},
		{func(i int) any { return bornAt(keys[i].person) }, func(c *candidate[string, person]) any { return bornAt(c.value) }, alike},
	}, func(person, person) bool { return true }), nil
}

// bornAt is what tells most people apart, nil where it is not known.
func bornAt(p person) any {
	if len(p.birth) < 10 || p.unit == "" {
		return nil
	}
	return [2]string{p.birth, p.unit}
}

func filled(s string) any {
	if s == "" {
		return nil
	}
	return s
}

// codesOf gives the codes of those delegates of a conference who have one of the
// codes given.
func (db *DB) codesOf(ctx context.Context, conf data.ID, codes map[string]bool) (of map[data.ID]string, err error) {
	of = map[data.ID]string{}
	if len(codes) == 0 {
		return of, nil
	}
	err = db.read(ctx, func(tx *sql.Tx) error {
		return each(ctx, tx, "SELECT id, code FROM seen_delegate WHERE conference = $1", []any{conf}, func(scan func(...any) error) error {
			var id data.ID
			var code string
			err := scan(&id, &code)
			if codes[code] {
				of[id] = code
			}
			return err
		})
	})
	return of, err
}

// MatchCitations finds the rows of a list among the citations of a conference:
// by the rules of ImportCitations; and, not surely, those of the same decision
// where the name was corrected, or the award, and those of the same name and
// award where the decision was. Errors: no-record, import-stale.
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
	// What two that are one share where the name was corrected, and where the award was.
	renamed := func(k citationKey, h honour) any {
		if h.unit == "" || k.award == "" {
			return nil
		}
		return [3]string{string(k.award), h.unit, h.decision}
	}
	otherwise := func(k citationKey, h honour) any {
		if h.decision == "" {
			return nil
		}
		return [3]string{k.name, h.unit, h.decision}
	}
	redecided := func(k citationKey, _ honour) any {
		if k.award == "" {
			return nil
		}
		return k
	}
	type record = *candidate[citationKey, honour]
	return matches(known.citations, answers, row, []likely[citationKey, honour]{
		{func(i int) any { return renamed(row(i)) }, func(c record) any { return renamed(c.key, c.value) },
			func(i int, c record) bool { k, _ := row(i); return alikeNames(k.name, c.key.name) }},
		{func(i int) any { return otherwise(row(i)) }, func(c record) any { return otherwise(c.key, c.value) },
			func(i int, c record) bool { _, h := row(i); return agree(string(h.kind), string(c.value.kind)) != no }},
		{func(i int) any { return redecided(row(i)) }, func(c record) any { return redecided(c.key, c.value) },
			func(i int, c record) bool { _, h := row(i); return h.unit == c.value.unit && h.unless(c.value) }},
		{func(i int) any { return redecided(row(i)) }, func(c record) any { return redecided(c.key, c.value) },
			func(i int, c record) bool { _, h := row(i); return h.unless(c.value) }},
	}, func(h, g honour) bool { return agree(h.decision, g.decision) != no }), nil
}

// likely is a way in which a row and a record may be one although what must be
// equal need not be: row and record give what they share, nil for nothing.
type likely[K, T any] struct {
	row    func(i int) any
	record func(c *candidate[K, T]) any
	alike  func(i int, c *candidate[K, T]) bool
}

// matches says of each row which record it is. Where a row has none, ways are
// tried one after another; may tells which other records of its key are worth
// asking about.
func matches[K, T comparable](m *matcher[K, T], answers []answer[K, T], row func(i int) (K, T), ways []likely[K, T], may func(row, record T) bool) []Match {
	list := make([]Match, len(answers))
	var open []int
	for i, a := range answers {
		switch {
		case a.record != nil && a.sure:
			list[i] = Match{ID: a.record.id, Sure: true}
		case a.record != nil: // it is one of several
			list[i].Others = []data.ID{a.record.id}
		case !a.settled:
			open = append(open, i)
		}
	}
	for _, way := range ways {
		by := map[any][]*candidate[K, T]{}
		for _, c := range m.records {
			if k := way.record(c); k != nil && !c.taken {
				by[k] = append(by[k], c)
			}
		}
		for _, i := range open {
			k := way.row(i)
			if k == nil || list[i].ID != "" {
				continue
			}
			key, _ := row(i)
			var found *candidate[K, T]
			for _, c := range by[k] {
				if !c.taken && way.alike(i, c) && (found == nil || c.key == key && found.key != key) {
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
