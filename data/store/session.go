package store

import (
	"context"
	"database/sql"
	"fmt"
	"strconv"
	"strings"

	"vinhdanh/data"
)

const sessionColumns = "id, number, name, kind, meeting, state, names, made_at, seen_at, ended_at"

func scanSession(scan func(...any) error, d *data.DeskSession) error {
	return scan(&d.ID, &d.Number, &d.Name, &d.Kind, &d.Meeting, &d.State, toBool(&d.Names), toTime(&d.MadeAt), toTime(&d.SeenAt), toTime(&d.EndedAt))
}

// DeskSessions lists the desks of the station at a meeting, also those that
// have ended, in the order in which they joined.
func (db *DB) DeskSessions(ctx context.Context, meeting data.ID) (list []data.DeskSession, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		return each(ctx, tx, "SELECT "+sessionColumns+" FROM desk_session WHERE meeting = $1 ORDER BY made_at, id",
			[]any{meeting}, func(scan func(...any) error) error {
				var d data.DeskSession
				err := scanSession(scan, &d)
				list = append(list, d)
				return err
			})
	})
	return list, err
}

// DeskSession finds a desk of the station by the hash of its secret. Error: no-record.
func (db *DB) DeskSession(ctx context.Context, id data.ID) (data.DeskSession, error) {
	return db.deskSession(ctx, "id = $1", id, id)
}

// DeskSessionNumbered finds a desk of the station by its public number. Error: no-record.
func (db *DB) DeskSessionNumbered(ctx context.Context, number int64) (data.DeskSession, error) {
	return db.deskSession(ctx, "number = $1", number, data.ID(strconv.FormatInt(number, 10)))
}

func (db *DB) deskSession(ctx context.Context, where string, arg any, id data.ID) (d data.DeskSession, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		err := scanSession(tx.QueryRowContext(ctx, "SELECT "+sessionColumns+" FROM desk_session WHERE "+where, arg).Scan, &d)
		return found(err, "desk-session", id)
	})
	return d, err
}

// SaveDeskSession inserts a desk of the station, or updates it by its ID.
// Number, Kind, Meeting and MadeAt stay as they were first; what has ended
// stays ended, so that no late answer of a phone brings it back.
func (db *DB) SaveDeskSession(ctx context.Context, d *data.DeskSession) error {
	saved := *d
	err := db.write(ctx, func(tx *sql.Tx) error {
		now := db.now()
		if saved.MadeAt.IsZero() {
			saved.MadeAt = now
		}
		if saved.SeenAt.IsZero() {
			saved.SeenAt = saved.MadeAt
		}
		if saved.State == data.DeskEnded && saved.EndedAt.IsZero() {
			saved.EndedAt = now
		}
		return scanSession(tx.QueryRowContext(ctx, `INSERT INTO desk_session (`+sessionColumns+`)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
			ON CONFLICT (id) DO UPDATE SET name = excluded.name, names = excluded.names, seen_at = excluded.seen_at,
				state = CASE WHEN desk_session.state = 'ended' THEN 'ended' ELSE excluded.state END,
				ended_at = CASE WHEN desk_session.state = 'ended' THEN desk_session.ended_at ELSE excluded.ended_at END
			RETURNING `+sessionColumns,
			saved.ID, saved.Number, saved.Name, saved.Kind, saved.Meeting, saved.State, bit(saved.Names), millis(saved.MadeAt),
			millis(saved.SeenAt), millis(saved.EndedAt)).Scan, &saved)
	})
	if err == nil {
		*d = saved
	}
	return err
}

// LastRequest gives the highest number behind the dash of the requests
// "<number>-…" on record, 0 if there is none: a desk that has forgotten what it
// sent goes on behind it.
func (db *DB) LastRequest(ctx context.Context, number int64) (last int64, err error) {
	prefix := fmt.Sprintf("%012d-", number)
	err = db.read(ctx, func(tx *sql.Tx) error {
		for _, table := range []string{"check_in", "offline_scan"} {
			// "." follows "-" in every collation that goes by the byte. The last
			// condition lets SQLite use the index, which has no empty requests.
			err := each(ctx, tx, "SELECT request FROM "+table+" WHERE request > $1 AND request < $2 AND request <> ''",
				[]any{prefix, strings.TrimSuffix(prefix, "-") + "."}, func(scan func(...any) error) error {
					var request string
					if err := scan(&request); err != nil {
						return err
					}
					if n, err := strconv.ParseInt(strings.TrimPrefix(request, prefix), 10, 64); err == nil {
						last = max(last, n)
					}
					return nil
				})
			if err != nil {
				return err
			}
		}
		return nil
	})
	return last, err
}
