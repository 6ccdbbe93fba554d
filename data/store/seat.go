package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"slices"
	"strings"

	"vinhdanh/data"
)

const seatColumns = "hall, label, delegate, locked, reserved"

// Seats gives the seats of a hall of which something is known, by their labels.
// Error: no-record.
func (db *DB) Seats(ctx context.Context, hall data.ID) (list []data.Seat, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		if _, err := hallByID(ctx, tx, hall); err != nil {
			return err
		}
		list, err = seats(ctx, tx, hall)
		return err
	})
	return list, err
}

func seats(ctx context.Context, q querier, hall data.ID) (list []data.Seat, err error) {
	err = each(ctx, q, "SELECT "+seatColumns+" FROM seat WHERE hall = $1 ORDER BY label", []any{hall}, func(scan func(...any) error) error {
		var s data.Seat
		err := scan(&s.Hall, &s.Label, toText(&s.Delegate), toBool(&s.Locked), &s.Reserved)
		list = append(list, s)
		return err
	})
	return list, err
}

// SaveSeats sets all seats of a hall at once, and with them the seats that
// delegates have on badge and invitation: who sits there gets the label, who
// does not sit there any more has none. One who sits in several halls has the
// seat in the first of them; who never sat in a plan keeps what was typed. Seats
// of which nothing is said are not kept.
//
// Errors: no-record (also of a delegate of another conference), seat-unnamed,
// seat-twice (argument seat), seated-twice (arguments name, seat, other).
func (db *DB) SaveSeats(ctx context.Context, hall data.ID, list []data.Seat) error {
	err := db.write(ctx, func(tx *sql.Tx) error {
		h, err := hallByID(ctx, tx, hall)
		if err != nil {
			return err
		}
		saved, err := seated(ctx, tx, h, list)
		if err != nil {
			return err
		}
		before, err := seats(ctx, tx, hall)
		if err != nil {
			return err
		}
		was, is := apart(before, saved)
		if err := sittersBelong(ctx, tx, h.Conference, sitters(is)); err != nil {
			return err
		}
		if err := replaceSeats(ctx, tx, hall, was, is); err != nil {
			return err
		}
		moved, err := otherwise(ctx, tx, hall)
		if err != nil {
			return err
		}
		if err := db.oweSeats(ctx, tx, h.Conference, append(sitters(was), moved...)); err != nil || len(was)+len(is) == 0 {
			return err
		}
		if _, err := bump(ctx, tx, ceremonyRevision(h.Conference)); err != nil {
			return err
		}
		return db.logSeats(ctx, tx, hall, was, is)
	})
	if err != nil {
		return err
	}
	return db.settleSeats(context.WithoutCancel(ctx))
}

// replaceSeats takes rows away and writes others; first all go, since two may
// change places.
func replaceSeats(ctx context.Context, tx *sql.Tx, hall data.ID, was, is []data.Seat) error {
	for part := range slices.Chunk(was, idsAtOnce) {
		args := []any{string(hall)}
		for _, s := range part {
			args = append(args, s.Label)
		}
		if _, err := tx.ExecContext(ctx, "DELETE FROM seat WHERE hall = $1 AND label IN "+places(2, len(part)), args...); err != nil {
			return err
		}
	}
	rows := make([][]any, len(is))
	for i, s := range is {
		rows[i] = []any{string(hall), s.Label, ref(s.Delegate), bit(s.Locked), s.Reserved}
	}
	return several(ctx, tx, "INSERT INTO seat ("+seatColumns+") VALUES ($rows)", rows)
}

// seated holds seats to what SaveSeats says of them, and gives those to be kept
// by their labels.
func seated(ctx context.Context, q querier, h data.Hall, list []data.Seat) (kept []data.Seat, err error) {
	labels := map[string]bool{}
	sits := map[data.ID]string{}
	for _, s := range list {
		s.Label, s.Reserved = strings.TrimSpace(s.Label), strings.TrimSpace(s.Reserved)
		switch {
		case s.Hall != "" && s.Hall != h.ID:
			return nil, data.Fail("no-record", "kind", "hall", "id", s.Hall)
		case s.Label == "":
			return nil, data.Fail("seat-unnamed")
		case labels[s.Label]:
			return nil, data.Fail("seat-twice", "seat", s.Label)
		}
		labels[s.Label] = true
		if s.Delegate != "" {
			if other, already := sits[s.Delegate]; already {
				d, err := delegateByID(ctx, q, s.Delegate)
				if err != nil {
					return nil, err
				}
				return nil, data.Fail("seated-twice", "name", d.Name, "seat", other, "other", s.Label)
			}
			sits[s.Delegate] = s.Label
		}
		if s.Hall = h.ID; s.Delegate != "" || s.Locked || s.Reserved != "" {
			kept = append(kept, s)
		}
	}
	slices.SortFunc(kept, func(a, b data.Seat) int { return strings.Compare(a.Label, b.Label) })
	return kept, nil
}

// sittersBelong refuses who is no delegate of the conference.
func sittersBelong(ctx context.Context, tx *sql.Tx, conf data.ID, ids []data.ID) error {
	ours := map[data.ID]bool{}
	err := eachOf(ctx, tx, "SELECT id, conference FROM seen_delegate WHERE id IN ($ids)", ids, func(scan func(...any) error) error {
		var id, of data.ID
		err := scan(&id, &of)
		ours[id] = of == conf
		return err
	})
	for _, id := range ids {
		if err == nil && !ours[id] {
			err = data.Fail("no-record", "kind", "delegate", "id", id)
		}
	}
	return err
}

// sitters gives those who sit on seats.
func sitters(list []data.Seat) (ids []data.ID) {
	for _, s := range list {
		if s.Delegate != "" {
			ids = append(ids, s.Delegate)
		}
	}
	return ids
}

// otherwise gives those who sit in a hall and have another seat on their badges.
func otherwise(ctx context.Context, q querier, hall data.ID) (ids []data.ID, err error) {
	err = each(ctx, q, "SELECT d.id FROM seat s JOIN delegate d ON d.id = s.delegate WHERE s.hall = $1 AND d.seat <> s.label", []any{hall},
		func(scan func(...any) error) error {
			var id data.ID
			err := scan(&id)
			ids = append(ids, id)
			return err
		})
	return ids, err
}

// apart gives the seats that differ, as they were and as they are.
func apart(before, after []data.Seat) (was, is []data.Seat) {
	old := make(map[string]data.Seat, len(before))
	for _, s := range before {
		old[s.Label] = s
	}
	for _, s := range after {
		if o, there := old[s.Label]; !there || o != s {
			is = append(is, s)
			continue
		}
		delete(old, s.Label)
	}
	for _, s := range before {
		if _, left := old[s.Label]; left {
			was = append(was, s)
		}
	}
	return was, is
}

// handSeats gives the seats of one delegate to another, but in halls where that one sits already.
func (db *DB) handSeats(ctx context.Context, tx *sql.Tx, conf, from, to data.ID) error {
	done, err := tx.ExecContext(ctx, `UPDATE seat SET delegate = $1 WHERE delegate = $2
		AND NOT EXISTS (SELECT 1 FROM seat o WHERE o.hall = seat.hall AND o.delegate = $3)`, string(to), string(from), string(to))
	if err != nil {
		return err
	}
	if n, err := done.RowsAffected(); err != nil || n == 0 {
		return err
	}
	if _, err := bump(ctx, tx, ceremonyRevision(conf)); err != nil {
		return err
	}
	return db.setSeats(ctx, tx, conf, []data.ID{from, to})
}

// logSeats adds the line for seats of a hall that were set.
func (db *DB) logSeats(ctx context.Context, tx *sql.Tx, hall data.ID, was, is []data.Seat) error {
	before, err := json.Marshal(map[string][]data.Seat{"Seats": was})
	if err != nil {
		return err
	}
	after, err := json.Marshal(map[string][]data.Seat{"Seats": is})
	if err != nil {
		return err
	}
	return db.appendChange(ctx, tx, data.Change{Action: "seats", Kind: "hall", Record: hall, Before: string(before), After: string(after)})
}
