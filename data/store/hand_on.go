package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"slices"
	"strings"

	"vinhdanh/data"
	"vinhdanh/data/text"
)

// HandOnDelegates makes those whom a carried vote sends to the next-higher
// conference its official delegates, in a delegation named by the host of the
// conference that sends them; alternates stay where they are. They get codes of
// the new list, and neither badge nor seat. Who is there already, by name and
// birth, unit or phone, or by handing on before, is not added again; so it may be
// done once more when the list has changed. It tells how many were added, and
// how many were there.
//
// Errors: no-record, no-parent (the conference names no next-higher one),
// vote-no-list, vote-not-carried (argument title).
func (db *DB) HandOnDelegates(ctx context.Context, vote data.ID) (added, already int, err error) {
	err = db.write(ctx, func(tx *sql.Tx) error {
		added, already = 0, 0
		v, sent, err := voteByID(ctx, tx, vote)
		if err != nil {
			return err
		}
		conf, err := conferenceByID(ctx, tx, v.Conference)
		switch {
		case err != nil:
			return err
		case v.Kind != data.VoteDelegates || len(v.Delegates) == 0:
			return data.Fail("vote-no-list", "title", v.Title)
		case !v.Carried():
			return data.Fail("vote-not-carried", "title", v.Title)
		case conf.Parent == "" || conf.Parent == conf.ID:
			return data.Fail("no-parent")
		}
		list, known, err := sentOn(ctx, tx, conf.Parent, sent)
		if err != nil {
			return err
		}
		group := data.ID("")
		for i := range list {
			d := &list[i]
			id := data.ID("")
			if known[i].record != nil {
				id = known[i].record.id
				already++
			} else {
				if group == "" {
					if group, err = db.delegationNamed(ctx, tx, conf.Parent, cmp.Or(strings.TrimSpace(conf.Host), strings.TrimSpace(conf.Title), conf.Code)); err != nil {
						return err
					}
				}
				d.Conference, d.Delegation = conf.Parent, group
				if err := db.saveDelegate(ctx, tx, d); err != nil {
					return err
				}
				id = d.ID
				added++
			}
			if _, err := tx.ExecContext(ctx, "UPDATE vote_delegate SET handed = $1 WHERE vote = $2 AND delegate = $3", id, vote, v.Delegates[i]); err != nil {
				return err
			}
		}
		if _, err := tx.ExecContext(ctx, "UPDATE vote SET handed_on = $1 WHERE id = $2", millis(db.now()), vote); err != nil {
			return err
		}
		after, err := json.Marshal(struct {
			Conference     data.ID
			Added, Already int
		}{conf.Parent, added, already})
		if err != nil {
			return err
		}
		if err := db.appendChange(ctx, tx, data.Change{Action: "hand-on", Kind: "vote", Record: vote, After: string(after)}); err != nil {
			return err
		}
		_, err = bump(ctx, tx, ceremonyRevision(conf.ID))
		return err
	})
	if err != nil {
		return 0, 0, err
	}
	return added, already, nil
}

// sentOn gives those whom a vote sends on as the next-higher conference is to
// have them, and whom of them it has.
func sentOn(ctx context.Context, q querier, parent data.ID, sent []voted) (list []data.Delegate, known []answer[string, person], err error) {
	var keys []delegateKey
	var told []data.ID
	for _, s := range sent {
		if s.alternate {
			continue
		}
		d, err := delegateByID(ctx, q, s.delegate)
		if err != nil {
			return nil, nil, err
		}
		list, told = append(list, elected(d.Delegate)), append(told, s.handed)
	}
	for _, d := range list {
		unit := text.Fold(d.Unit)
		k := delegateKey{name: text.Fold(d.Name), person: person{birth: string(d.Birth), unit: unitWords(unit), phone: digits(d.Phone)}}
		keys = append(keys, k)
	}
	people := newMatcher[string](person.like)
	err = each(ctx, q, "SELECT id, fold, birth FROM seen_delegate WHERE conference = $1 ORDER BY id", []any{parent}, func(scan func(...any) error) error {
		var id data.ID
		var fold string
		var p person
		if err := scan(&id, &fold, &p.birth); err != nil {
			return err
		}
		lines := strings.Split(fold, "\n") // see delegateFold
		if len(lines) == 4 {
			p.unit, p.phone = unitWords(lines[2]), lines[3]
			people.add(id, lines[0], p)
		}
		return nil
	})
	if err != nil {
		return nil, nil, err
	}
	known = make([]answer[string, person], len(list))
	for i, id := range told {
		at := slices.IndexFunc(people.records, func(c *candidate[string, person]) bool { return c.id == id })
		if known[i].settled = at >= 0; known[i].settled {
			known[i].take(people.records[at], true)
		}
	}
	people.pair(known, func(i int) (string, person) { return keys[i].name, keys[i].person })
	return list, known, nil
}

// elected is a delegate as the next-higher conference gets him or her: what is
// known of the person, and nothing of the conference that elected.
func elected(d data.Delegate) data.Delegate {
	return data.Delegate{Name: d.Name, SortAs: d.SortAs, Honorific: d.Honorific, Gender: d.Gender, Birth: d.Birth, Ethnicity: d.Ethnicity,
		Religion: d.Religion, Party: d.Party, Education: d.Education, Theory: d.Theory, Position: d.Position, ShortPost: d.ShortPost,
		Unit: d.Unit, Kind: data.KindOfficial, Exemplar: d.Exemplar, Award: d.Award, Field: d.Field, Phone: d.Phone, Photo: d.Photo}
}

// delegationNamed finds a delegation by its name, or makes it.
func (db *DB) delegationNamed(ctx context.Context, tx *sql.Tx, conf data.ID, name string) (id data.ID, err error) {
	err = tx.QueryRowContext(ctx, "SELECT id FROM seen_delegation WHERE conference = $1 AND fold = $2", conf, text.Fold(name)).Scan(&id)
	if !missing(err) {
		return id, err
	}
	d := data.Delegation{ID: data.NewID(db.now()), Conference: conf, Name: name}
	if d.Ordinal, err = nextDelegation(ctx, tx, conf); err != nil {
		return "", err
	}
	if err := insertDelegation(ctx, tx, d, ""); err != nil {
		return "", err
	}
	return d.ID, db.logSave(ctx, tx, "delegation", d.ID, data.Delegation{}, d)
}
