package store

import (
	"context"
	"database/sql"

	"vinhdanh/data"
)

// stage gives the changes of the rows that name a record, and the rows that
// leave theirs as it is.
func (p *delegatePlan) stage() (list []staged, same []int, err error) {
	for _, i := range p.changed {
		was := p.rows[i].Was
		s, changed, err := stageChange(was.ID, *was, p.after[i])
		if err != nil {
			return nil, nil, err
		}
		if !changed {
			same = append(same, i)
			continue
		}
		list = append(list, s)
		p.was[was.ID] = *was
	}
	return list, same, nil
}

// stageRemovals gives those who are to go.
func (p *delegatePlan) stageRemovals(ctx context.Context, db *DB, o ImportOptions) (list []staged, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		_, prepared, err := prepare(ctx, tx, "SELECT "+delegateColumns+", batch, CASE WHEN "+delegateNamed+" THEN 1 ELSE 0 END FROM delegate d WHERE d.id = $1")
		if err != nil {
			return err
		}
		for _, id := range o.Remove {
			var d data.Delegate
			var batch data.ID
			var named bool
			if err := prepared[0].QueryRowContext(ctx, string(id)).Scan(append(delegateFields(&d), &batch, toBool(&named))...); err != nil {
				return found(err, "delegate", id)
			}
			var s staged
			goes := true
			if named {
				s, goes, err = stageChange(id, d, cancelled(d, o.Reason))
			} else {
				s, err = stageRemoval(id, d, batch)
			}
			if err != nil {
				return err
			}
			if goes {
				list = append(list, s)
				p.was[id] = d
			}
		}
		return nil
	})
	return list, err
}

// check refuses records that are no longer as they were: import-stale (argument
// name).
func (p *delegatePlan) check(ctx context.Context, tx *sql.Tx) error {
	left := len(p.was)
	var d data.Delegate
	columns := delegateFields(&d)
	err := eachOf(ctx, tx, "SELECT "+delegateColumns+" FROM seen_delegate WHERE id IN ($ids)", sortedIDs(p.was), func(scan func(...any) error) error {
		if err := scan(columns...); err != nil {
			return err
		}
		was := p.was[d.ID]
		if was.MadeAt = d.MadeAt; was != d { // an instant may be written in two ways
			return data.Fail("import-stale", "name", was.Name)
		}
		left--
		return nil
	})
	if err == nil && left > 0 {
		return data.Fail("import-stale", "name", "")
	}
	return err
}
