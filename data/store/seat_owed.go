package store

import (
	"context"
	"database/sql"
	"maps"
	"strings"
	"time"

	"vinhdanh/data"
)

// The seats of a whole hall are many records of delegates, too many for one
// transaction while a desk is open. So the plan is written at once, and with it
// who is owed a look: their records follow in pieces, before SaveSeats ends,
// or, after a power cut, when the database is opened again.

const (
	seatsOwed   = "seats-owed" // setting, by conference: IDs, parted by spaces
	seatsAtOnce = 150          // delegates in one piece: some 10 ms
)

// oweSeats sets the seats of delegates by the plans, or writes down that it is to be done
// where they are many, see settleSeats.
func (db *DB) oweSeats(ctx context.Context, tx *sql.Tx, conf data.ID, ids []data.ID) error {
	if len(ids) <= seatsAtOnce {
		return db.setSeats(ctx, tx, conf, ids)
	}
	owed, err := owedSeats(ctx, tx, conf)
	if err != nil {
		return err
	}
	return putOwedSeats(ctx, tx, conf, append(owed, ids...))
}

func owedSeats(ctx context.Context, q querier, conf data.ID) (ids []data.ID, err error) {
	list, err := setting(ctx, q, owedKey(conf))
	for id := range strings.FieldsSeq(list) {
		ids = append(ids, data.ID(id))
	}
	return ids, err
}

func owedKey(conf data.ID) string { return seatsOwed + ":" + string(conf) }

func putOwedSeats(ctx context.Context, tx *sql.Tx, conf data.ID, ids []data.ID) error {
	if len(ids) == 0 {
		_, err := tx.ExecContext(ctx, "DELETE FROM setting WHERE key = $1", owedKey(conf))
		return err
	}
	var b strings.Builder
	for _, id := range ids {
		b.WriteString(string(id))
		b.WriteByte(' ')
	}
	return setSetting(ctx, tx, owedKey(conf), b.String())
}

// settleSeats sets what oweSeats left to be done, in pieces between which
// others have their turn.
func (db *DB) settleSeats(ctx context.Context) error {
	var list []data.ID
	err := db.read(ctx, func(tx *sql.Tx) error {
		return each(ctx, tx, "SELECT key FROM setting WHERE key > $1 AND key < $2 ORDER BY key", []any{seatsOwed + ":", seatsOwed + ";"},
			func(scan func(...any) error) error {
				var key string
				err := scan(&key)
				list = append(list, data.ID(strings.TrimPrefix(key, seatsOwed+":")))
				return err
			})
	})
	for _, conf := range list {
		for left := 1; err == nil && left > 0; {
			err = db.write(ctx, func(tx *sql.Tx) error {
				ids, err := owedSeats(ctx, tx, conf)
				if err != nil {
					return err
				}
				n := min(len(ids), seatsAtOnce)
				left = len(ids) - n
				if err := db.setSeats(ctx, tx, conf, ids[:n]); err != nil {
					return err
				}
				return putOwedSeats(ctx, tx, conf, ids[n:])
			})
			if err == nil && left > 0 {
				time.Sleep(pieceGap)
			}
		}
	}
	return err
}

// setSeats writes the seats that delegates of a conference have by its plans
// into their records; who sits nowhere has none.
func (db *DB) setSeats(ctx context.Context, tx *sql.Tx, conf data.ID, ids []data.ID) error {
	want, has := map[data.ID]string{}, map[data.ID]string{}
	for _, id := range ids {
		want[id] = ""
	}
	ids = sortedIDs(want)
	placed := map[data.ID]bool{}
	err := eachOf(ctx, tx, "SELECT s.delegate, s.label FROM seat s JOIN hall h ON h.id = s.hall WHERE s.delegate IN ($ids) ORDER BY h.ordinal, h.id",
		ids, func(scan func(...any) error) error {
			var id data.ID
			var label string
			err := scan(&id, &label)
			if !placed[id] { // the first hall's comes first
				want[id], placed[id] = label, true
			}
			return err
		})
	if err != nil {
		return err
	}
	err = eachOf(ctx, tx, "SELECT id, seat FROM delegate WHERE id IN ($ids)", ids, func(scan func(...any) error) error {
		var id data.ID
		var seat string
		err := scan(&id, &seat)
		has[id] = seat
		return err
	})
	if err != nil {
		return err
	}
	if maps.Equal(want, has) {
		return nil
	}
	revision, err := bump(ctx, tx, rosterRevision(conf))
	if err != nil {
		return err
	}
	quiet, prepared, err := prepare(ctx, tx, "UPDATE delegate SET seat = $1, revision = $2 WHERE id = $3")
	if err != nil {
		return err
	}
	var lines []data.Change
	for _, id := range ids {
		if has[id] == want[id] {
			continue
		}
		if _, err := prepared[0].ExecContext(quiet, want[id], revision, string(id)); err != nil {
			return err
		}
		b, a, err := difference(data.Delegate{Seat: has[id]}, data.Delegate{Seat: want[id]})
		if err != nil {
			return err
		}
		lines = append(lines, data.Change{Action: "edit", Kind: "delegate", Record: id, Before: b, After: a})
	}
	return db.appendChanges(ctx, tx, lines)
}
