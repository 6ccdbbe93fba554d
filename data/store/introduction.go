package store

import (
	"bytes"
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"

	"vinhdanh/data"
	"vinhdanh/data/text"
)

// Introductions gives the list of a meeting: everybody of its conference with
// a place in the protocol, but those cancelled, in that order, present or not.
// Late is who came after reception had confirmed the list, by the order of the
// log and not by a clock. Error: no-record.
func (db *DB) Introductions(ctx context.Context, meeting data.ID) (l data.Introductions, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		m, err := meetingByID(ctx, tx, meeting)
		if err != nil {
			return err
		}
		var confirmed int64 // last line of the log then
		l = data.Introductions{Meeting: m.ID, ReadAt: db.now()}
		err = tx.QueryRowContext(ctx, "SELECT line, confirmed_at, confirmed_by FROM introduction WHERE meeting = $1", m.ID).
			Scan(&confirmed, toTime(&l.ConfirmedAt), &l.ConfirmedBy)
		if err != nil && !missing(err) {
			return err
		}
		if l.List, err = leaders(ctx, tx, m.Conference); err != nil {
			return err
		}
		for i := range l.List {
			d := &l.List[i]
			came, line, err := arrived(ctx, tx, m.ID, d.ID)
			if err != nil {
				return err
			}
			came.show(&d.DelegateRow)
			d.Late = !l.ConfirmedAt.IsZero() && line > confirmed
			err = tx.QueryRowContext(ctx, "SELECT at FROM introduced WHERE meeting = $1 AND delegate = $2", m.ID, d.ID).Scan(toTime(&d.Said))
			if err != nil && !missing(err) {
				return err
			}
		}
		return nil
	})
	return l, err
}

// leaders gives who is introduced by name, in order.
func leaders(ctx context.Context, q querier, conf data.ID) (list []data.Introduction, err error) {
	tones, err := toneOrder(ctx, q)
	if err != nil {
		return nil, err
	}
	err = each(ctx, q, delegateRows+`WHERE d.conference = $1 AND d.protocol > 0 AND d.status <> 'cancelled'
		ORDER BY d.protocol, d.id`, []any{conf}, func(scan func(...any) error) error {
		var d data.Introduction
		err := scanDelegateRow(scan, &d.DelegateRow)
		list = append(list, d)
		return err
	})
	slices.SortStableFunc(list, func(a, b data.Introduction) int {
		return cmp.Or(cmp.Compare(a.Protocol, b.Protocol),
			bytes.Compare(tones.Arrange(text.SortKey(a.Name, a.SortAs)), tones.Arrange(text.SortKey(b.Name, b.SortAs))))
	})
	return list, err
}

// arrived gives the last line of a delegate who is in at a meeting, and zeros
// of one who is not.
func arrived(ctx context.Context, q querier, meeting, delegate data.ID) (a arrival, line int64, err error) {
	var in bool
	err = q.QueryRowContext(ctx, `SELECT line, present, at, desk, online FROM check_in WHERE meeting = $1 AND delegate = $2
		ORDER BY line DESC LIMIT 1`, meeting, delegate).Scan(&line, toBool(&in), &a.at, &a.desk, toBool(&a.online))
	if missing(err) || err == nil && !in {
		return arrival{}, 0, nil
	}
	return a, line, err
}

// ConfirmIntroductions writes down that reception has confirmed the list of a
// meeting as it is now, so that the MC may have it. Once more confirms those
// too who came late till now. Error: no-record.
func (db *DB) ConfirmIntroductions(ctx context.Context, meeting data.ID, who string) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		var line int64
		if err := tx.QueryRowContext(ctx, "SELECT last_line FROM meeting WHERE id = $1", meeting).Scan(&line); err != nil {
			return found(err, "meeting", meeting)
		}
		_, err := tx.ExecContext(ctx, `INSERT INTO introduction (meeting, line, confirmed_at, confirmed_by) VALUES ($1, $2, $3, $4)
			ON CONFLICT (meeting) DO UPDATE SET line = excluded.line, confirmed_at = excluded.confirmed_at,
				confirmed_by = excluded.confirmed_by`, meeting, line, millis(db.now()), first(who, db.o.Who))
		return err
	})
}

// SayIntroductions writes down that the MC had these names; who had them
// before keeps the first time. Errors: introductions-unconfirmed, no-record.
func (db *DB) SayIntroductions(ctx context.Context, meeting data.ID, ids []data.ID) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		var n int
		if err := tx.QueryRowContext(ctx, "SELECT count(*) FROM introduction WHERE meeting = $1", meeting).Scan(&n); err != nil {
			return err
		}
		if n == 0 {
			return data.Fail("introductions-unconfirmed")
		}
		at := millis(db.now())
		for _, id := range ids {
			if _, err := tx.ExecContext(ctx, `INSERT INTO introduced (meeting, delegate, at) VALUES ($1, $2, $3)
				ON CONFLICT (meeting, delegate) DO NOTHING`, meeting, id, at); err != nil {
				return err
			}
		}
		var conf data.ID // whoever leads sees that the leaders who came late have been named
		if err := tx.QueryRowContext(ctx, "SELECT conference FROM meeting WHERE id = $1", meeting).Scan(&conf); err != nil {
			return found(err, "meeting", meeting)
		}
		_, err := bump(ctx, tx, ceremonyRevision(conf))
		return err
	})
}

// SetProtocol sets who of a conference is introduced by name, in order;
// everybody else is not. Errors: no-record (also of another conference's
// delegate).
func (db *DB) SetProtocol(ctx context.Context, conf data.ID, ids []data.ID) error {
	place := make(map[data.ID]int, len(ids))
	for i, id := range ids {
		if place[id] != 0 {
			return fmt.Errorf("delegate %s twice in the order of introduction", id)
		}
		place[id] = i + 1
	}
	return db.write(ctx, func(tx *sql.Tx) error {
		all := ids
		now, err := leaders(ctx, tx, conf)
		if err != nil {
			return err
		}
		for _, d := range now {
			if place[d.ID] == 0 {
				all = append(all[:len(all):len(all)], d.ID)
			}
		}
		revisions := map[data.ID]int64{}
		for _, id := range all {
			c, _, err := db.changeOne(ctx, tx, id, func(d *data.Delegate) { d.Protocol = place[id] }, revisions)
			if err != nil {
				return err
			}
			if c.After.Conference != conf {
				return data.Fail("no-record", "kind", "delegate", "id", id)
			}
		}
		return nil
	})
}
