package store

import (
	"context"
	"database/sql"
	"slices"

	"vinhdanh/data"
)

// BadgeOwner finds the delegate whose badge it is, in whatever conference.
// Errors: unknown-badge; badge-cancelled, with the delegate, if the badge was
// replaced.
func (db *DB) BadgeOwner(ctx context.Context, badge string) (r data.DelegateRow, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		r, err = badgeOwner(ctx, tx, badge)
		return err
	})
	return r, err
}

func badgeOwner(ctx context.Context, q querier, badge string) (r data.DelegateRow, err error) {
	if badge == "" {
		return r, data.Fail("unknown-badge")
	}
	// The second condition lets SQLite use the index, which has no empty badges.
	err = scanDelegateRow(q.QueryRowContext(ctx, delegateRows+"WHERE d.badge = $1 AND d.badge <> ''", badge).Scan, &r)
	if missing(err) {
		return formerOwner(ctx, q, badge)
	}
	return r, err
}

// formerOwner finds whose badge it was before it was replaced; the error is
// never nil.
func formerOwner(ctx context.Context, q querier, badge string) (r data.DelegateRow, err error) {
	id, err := oldBadge(ctx, q, badge)
	if err != nil {
		return r, err
	}
	if id == "" {
		return r, data.Fail("unknown-badge")
	}
	if r, err = delegateByID(ctx, q, id); err != nil {
		return r, err
	}
	return r, data.Fail("badge-cancelled", "name", r.Name)
}

// oldBadge gives the delegate whose badge was replaced, "" where it never was
// anybody's.
func oldBadge(ctx context.Context, q querier, badge string) (delegate data.ID, err error) {
	err = q.QueryRowContext(ctx, "SELECT delegate FROM old_badge WHERE badge = $1", badge).Scan(&delegate)
	if missing(err) {
		return "", nil
	}
	return delegate, err
}

// badgeClash refuses a badge that another delegate has, or that was replaced.
func badgeClash(ctx context.Context, q querier, delegate data.ID, badge string) error {
	if badge == "" {
		return nil
	}
	var other data.ID
	err := q.QueryRowContext(ctx, `SELECT id FROM delegate WHERE badge = $1 AND badge <> '' AND id <> $2
		UNION ALL SELECT delegate FROM old_badge WHERE badge = $3`, badge, delegate, badge).Scan(&other)
	if err == nil {
		return data.Fail("badge-taken")
	} else if !missing(err) {
		return err
	}
	return nil
}

// ReplaceBadge gives a delegate another badge, and none if badge is "", as
// when it was lost and no other is printed yet. The former one answers
// badge-cancelled from now on. Errors: no-record, badge-taken.
func (db *DB) ReplaceBadge(ctx context.Context, delegate data.ID, badge, reason string) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		row, err := delegateByID(ctx, tx, delegate)
		if err != nil {
			return err
		}
		if row.Badge == badge {
			return nil
		}
		if err := badgeClash(ctx, tx, delegate, badge); err != nil {
			return err
		}
		if err := db.keepOldBadge(ctx, tx, &row.Delegate, reason); err != nil {
			return err
		}
		revision, err := bump(ctx, tx, rosterRevision(row.Conference)) // the second copy of the log looks at it
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, "UPDATE delegate SET badge = $1, revision = $2 WHERE id = $3", badge, revision, delegate)
		return err
	})
}

// keepOldBadge writes down that a delegate's badge is no longer good.
func (db *DB) keepOldBadge(ctx context.Context, tx *sql.Tx, d *data.Delegate, reason string) error {
	if d.Badge == "" {
		return nil
	}
	_, err := tx.ExecContext(ctx, "INSERT INTO old_badge (badge, delegate, at, reason, who) VALUES ($1, $2, $3, $4, $5)",
		d.Badge, d.ID, millis(db.now()), reason, db.o.Who)
	return err
}

// OldBadges gives a delegate's badges that were replaced, the last first.
func (db *DB) OldBadges(ctx context.Context, delegate data.ID) (list []data.OldBadge, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		return each(ctx, tx, "SELECT badge, delegate, at, reason, who FROM old_badge WHERE delegate = $1 ORDER BY at DESC, badge",
			[]any{delegate}, func(scan func(...any) error) error {
				var b data.OldBadge
				err := scan(&b.Badge, &b.Delegate, toTime(&b.At), &b.Reason, &b.Who)
				list = append(list, b)
				return err
			})
	})
	return list, err
}

// SetBadges gives badges to delegates that have none; those that have one keep
// it. Many are written in several short transactions, so an error leaves those
// before it with their badges; asking again goes on from there.
// Errors: no-record, badge-taken.
func (db *DB) SetBadges(ctx context.Context, badges map[data.ID]string) error {
	for part := range slices.Chunk(sortedIDs(badges), rebuildSize) {
		if err := db.write(ctx, func(tx *sql.Tx) error { return setBadges(ctx, tx, part, badges) }); err != nil {
			return err
		}
	}
	return nil
}

func setBadges(ctx context.Context, tx *sql.Tx, ids []data.ID, badges map[data.ID]string) error {
	quiet, prepared, err := prepare(ctx, tx, "SELECT badge, conference FROM seen_delegate WHERE id = $1",
		`SELECT id FROM delegate WHERE badge = $1 AND badge <> ''
			UNION ALL SELECT delegate FROM old_badge WHERE badge = $2`, "UPDATE delegate SET badge = $1, revision = $2 WHERE id = $3")
	if err != nil {
		return err
	}
	ask, other, set := prepared[0], prepared[1], prepared[2]
	revisions := map[data.ID]int64{} // of the rosters changed here
	for _, id := range ids {
		var have string
		var conf data.ID
		if err := ask.QueryRowContext(quiet, id).Scan(&have, &conf); err != nil {
			return found(err, "delegate", id)
		}
		if have != "" || badges[id] == "" {
			continue
		}
		var owner data.ID
		if err := other.QueryRowContext(quiet, badges[id], badges[id]).Scan(&owner); err == nil {
			return data.Fail("badge-taken")
		} else if !missing(err) {
			return err
		}
		if revisions[conf] == 0 {
			if revisions[conf], err = bump(ctx, tx, rosterRevision(conf)); err != nil {
				return err
			}
		}
		if _, err := set.ExecContext(quiet, badges[id], revisions[conf], string(id)); err != nil {
			return err
		}
	}
	return nil
}
