package store

import (
	"context"
	"database/sql"

	"vinhdanh/data"
)

// StagePresence tells whose hand-over somebody is there for at a meeting, by
// citation; those for whom nobody is are left out, and so are those who take
// part from afar. For a collective, a household and the dead it is who receives
// for them, or who comes instead of that person; others receive themselves.
// Error: no-record.
func (db *DB) StagePresence(ctx context.Context, conf, meeting data.ID) (on map[data.ID]data.OnStage, err error) {
	r, err := db.roster(ctx, conf)
	if err != nil {
		return nil, err
	}
	on = map[data.ID]data.OnStage{}
	err = db.read(ctx, func(tx *sql.Tx) error {
		if err := belongs(ctx, tx, "meeting", meeting, conf); err != nil {
			return err
		}
		r.mu.Lock()
		defer r.mu.Unlock()
		in, err := r.present(ctx, tx, meeting)
		if err != nil {
			return err
		}
		instead := map[data.ID]data.ID{} // of those replaced, who came instead
		for by, whom := range r.replaces {
			if a, there := in.in[by]; there && !a.online {
				instead[whom] = by
			}
		}
		if err := r.cited.read(ctx, tx, conf); err != nil {
			return err
		}
		for _, c := range r.cited.list {
			a, there := in.in[c.delegate]
			s := data.OnStage{By: c.name, Delegate: c.delegate}
			if by := instead[c.delegate]; (!there || a.online) && !c.inPerson && by != "" {
				a, there = in.in[by], true
				s.Delegate = by
				if s.By, err = delegateName(ctx, tx, by); err != nil {
					return err
				}
			}
			if there && !a.online {
				s.At = instant(a.at)
				on[c.citation] = s
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return on, nil
}

func delegateName(ctx context.Context, q querier, id data.ID) (name string, err error) {
	err = q.QueryRowContext(ctx, "SELECT name FROM delegate WHERE id = $1", id).Scan(&name)
	return name, err
}

// cited is who receives for which citation of a conference. A live screen asks
// for it each time that somebody comes, and it hardly ever changes then.
type cited struct {
	papers int64 // their revision, of which it is
	list   []citedBy
}

type citedBy struct {
	citation, delegate data.ID
	name               string // of the delegate
	inPerson           bool   // nobody may receive instead
}

// read brings it up to date. A roster of delegates that have changed holds one
// that was never read.
func (c *cited) read(ctx context.Context, tx *sql.Tx, conf data.ID) error {
	now, err := revision(ctx, tx, papersRevision)
	if err != nil || c.list != nil && c.papers == now {
		return err
	}
	list := []citedBy{}
	err = each(ctx, tx, `SELECT c.id, CASE WHEN c.kind = 'individual' AND c.posthumous = 0 THEN 1 ELSE 0 END, d.id, d.name
		FROM seen_citation c JOIN seen_delegate d ON d.id = c.delegate
		WHERE c.conference = $1 AND c.delegate IS NOT NULL`, []any{conf}, func(scan func(...any) error) error {
		var by citedBy
		err := scan(&by.citation, toBool(&by.inPerson), &by.delegate, &by.name)
		list = append(list, by)
		return err
	})
	if err != nil {
		return err
	}
	c.papers, c.list = now, list
	return nil
}
