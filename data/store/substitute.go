package store

import (
	"context"
	"database/sql"
	"strings"

	"vinhdanh/data"
)

// Substitute writes down that somebody comes instead of a delegate, who is
// marked so and keeps the place. The substitute is a delegate of his own, with
// a badge of his own if who has one; delegation, seat and kind are those of
// the absent where who has none, and he sits where the absent did in every hall. approved tells that he may vote. who is
// filled in as by SaveDelegate.
//
// Errors: no-record, name-needed, already-substituted, substitute-chain,
// delegate-cancelled, delegate-present (in at a sitting that is not over),
// delegate-listed (arguments name), badge-taken, code-taken.
func (db *DB) Substitute(ctx context.Context, absent data.ID, who *data.Delegate, approved bool, reason string) error {
	saved := *who
	if strings.TrimSpace(saved.Name) == "" {
		return data.Fail("name-needed")
	}
	err := db.write(ctx, func(tx *sql.Tx) error {
		a, err := mayBeSubstituted(ctx, tx, absent)
		if err != nil {
			return err
		}
		if saved.ID != "" {
			if there, err := delegateByID(ctx, tx, saved.ID); err == nil {
				return data.Fail("delegate-listed", "name", there.Name)
			} else if unlessNew(err) != nil {
				return err
			}
		}
		saved.Conference, saved.Replaces, saved.Approved = a.Conference, a.ID, approved
		saved.Delegation = data.ID(first(string(saved.Delegation), string(a.Delegation)))
		saved.Seat = first(saved.Seat, a.Seat)
		if saved.Kind == "" {
			saved.Kind, saved.KindWord = a.Kind, first(saved.KindWord, a.KindWord)
		}
		if saved.Status == "" {
			saved.Status = data.StatusConfirmed
		}
		if err := db.saveDelegate(ctx, tx, &saved); err != nil {
			return err
		}
		a.Status, a.Substitute, a.Reason = data.StatusSubstituted, saved.Name, reason
		if err := db.saveDelegate(ctx, tx, &a); err != nil {
			return err
		}
		return db.handSeats(ctx, tx, a.Conference, a.ID, saved.ID)
	})
	if err == nil {
		*who = saved
	}
	return err
}

// mayBeSubstituted gives a delegate instead of whom somebody may come.
func mayBeSubstituted(ctx context.Context, tx *sql.Tx, id data.ID) (data.Delegate, error) {
	row, err := delegateByID(ctx, tx, id)
	if err != nil {
		return row.Delegate, err
	}
	switch {
	case row.Status == data.StatusSubstituted:
		return row.Delegate, data.Fail("already-substituted", "name", row.Name, "substitute", row.Substitute)
	case row.Replaces != "":
		return row.Delegate, data.Fail("substitute-chain", "name", row.Name)
	case row.Status == data.StatusCancelled:
		return row.Delegate, data.Fail("delegate-cancelled", "name", row.Name)
	}
	if in, err := isIn(ctx, tx, id); err != nil {
		return row.Delegate, err
	} else if in {
		return row.Delegate, data.Fail("delegate-present", "name", row.Name)
	}
	return row.Delegate, nil
}

// Unsubstitute writes down that a delegate comes after all: the substitute is
// cancelled, never deleted, and refused while he is in at a sitting that is
// not over. Errors: no-record, not-substituted, substitute-present (arguments
// name).
func (db *DB) Unsubstitute(ctx context.Context, absent data.ID) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		row, err := delegateByID(ctx, tx, absent)
		if err != nil {
			return err
		}
		if row.Status != data.StatusSubstituted {
			return data.Fail("not-substituted", "name", row.Name)
		}
		substitutes, err := substitutesOf(ctx, tx, absent)
		if err != nil {
			return err
		}
		for i := range substitutes {
			s := &substitutes[i]
			if in, err := isIn(ctx, tx, s.ID); err != nil {
				return err
			} else if in {
				return data.Fail("substitute-present", "name", s.Name)
			}
			s.Status = data.StatusCancelled
			if err := db.saveDelegate(ctx, tx, s); err != nil {
				return err
			}
		}
		d := row.Delegate
		d.Status, d.Substitute, d.Reason = data.StatusConfirmed, "", ""
		if err := db.saveDelegate(ctx, tx, &d); err != nil {
			return err
		}
		for _, s := range substitutes {
			if err := db.handSeats(ctx, tx, d.Conference, s.ID, absent); err != nil {
				return err
			}
		}
		return nil
	})
}

// substitutesOf gives who comes instead of a delegate; those cancelled are not
// among them.
func substitutesOf(ctx context.Context, q querier, absent data.ID) (list []data.Delegate, err error) {
	err = each(ctx, q, delegateRows+"WHERE d.replaces = $1 AND d.status <> 'cancelled' ORDER BY d.id", []any{absent},
		func(scan func(...any) error) error {
			var row data.DelegateRow
			err := scanDelegateRow(scan, &row)
			list = append(list, row.Delegate)
			return err
		})
	return list, err
}

// isIn tells whether a delegate is in at a sitting that is not over.
func isIn(ctx context.Context, q querier, delegate data.ID) (bool, error) {
	var n int
	err := q.QueryRowContext(ctx, `SELECT count(*) FROM meeting m JOIN check_in c ON c.meeting = m.id AND c.delegate = $1
		WHERE m.conference = (SELECT conference FROM delegate WHERE id = $2) AND m.closed = 0 AND c.present = 1
			AND c.line = (SELECT max(line) FROM check_in WHERE meeting = m.id AND delegate = $3)`, delegate, delegate, delegate).Scan(&n)
	return n > 0, err
}
