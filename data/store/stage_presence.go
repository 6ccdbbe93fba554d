package store

import (
	"context"
	"database/sql"
	"maps"
	"slices"

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
		names := map[data.ID]string{}
		err = eachOf(ctx, tx, "SELECT id, name FROM seen_delegate WHERE id IN ($ids)", sortedValues(instead), func(scan func(...any) error) error {
			var id data.ID
			var name string
			err := scan(&id, &name)
			names[id] = name
			return err
		})
		if err != nil {
			return err
		}
		return each(ctx, tx, `SELECT c.id, CASE WHEN c.kind = 'individual' AND c.posthumous = 0 THEN 1 ELSE 0 END, d.id, d.name
			FROM seen_citation c JOIN seen_delegate d ON d.id = c.delegate
			WHERE c.conference = $1 AND c.delegate IS NOT NULL`, []any{conf}, func(scan func(...any) error) error {
			var citation data.ID
			var inPerson bool
			var s data.OnStage
			if err := scan(&citation, toBool(&inPerson), &s.Delegate, &s.By); err != nil {
				return err
			}
			a, there := in.in[s.Delegate]
			if by := instead[s.Delegate]; (!there || a.online) && !inPerson && by != "" {
				a, there, s.Delegate, s.By = in.in[by], true, by, names[by]
			}
			if there && !a.online {
				s.At = instant(a.at)
				on[citation] = s
			}
			return nil
		})
	})
	if err != nil {
		return nil, err
	}
	return on, nil
}

func sortedValues(m map[data.ID]data.ID) []data.ID {
	return slices.Sorted(maps.Values(m))
}
