package store

import (
	"context"
	"database/sql"

	"vinhdanh/data"
)

const meetingColumns = "id, conference, name, date, starts, ordinal"

func scanMeeting(scan func(...any) error, m *data.Meeting) error {
	return scan(&m.ID, &m.Conference, &m.Name, &m.Date, &m.Starts, &m.Ordinal)
}

// Meetings lists the meetings of a conference in their order.
func (db *DB) Meetings(ctx context.Context, conf data.ID) (list []data.Meeting, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		return each(ctx, tx, "SELECT "+meetingColumns+" FROM meeting WHERE conference = $1 ORDER BY ordinal, date, starts, id",
			[]any{conf}, func(scan func(...any) error) error {
				var m data.Meeting
				err := scanMeeting(scan, &m)
				list = append(list, m)
				return err
			})
	})
	return list, err
}

func meetingByID(ctx context.Context, q querier, id data.ID) (m data.Meeting, err error) {
	err = scanMeeting(q.QueryRowContext(ctx, "SELECT "+meetingColumns+" FROM meeting WHERE id = $1", id).Scan, &m)
	return m, found(err, "meeting", id)
}

// SaveMeeting inserts a meeting, making its ID and, where it is 0, its
// ordinal, or updates it by its ID.
func (db *DB) SaveMeeting(ctx context.Context, m *data.Meeting) error {
	saved := *m
	err := db.write(ctx, func(tx *sql.Tx) error {
		var before data.Meeting
		if saved.ID != "" {
			var err error
			if before, err = meetingByID(ctx, tx, saved.ID); unlessNew(err) != nil {
				return err
			}
			if before.ID != "" {
				saved.Conference = before.Conference // check-ins stay with their conference
			}
		} else {
			saved.ID = data.NewID(db.now())
		}
		if saved.Ordinal == 0 {
			if err := tx.QueryRowContext(ctx, "SELECT coalesce(max(ordinal), 0) + 1 FROM meeting WHERE conference = $1",
				saved.Conference).Scan(&saved.Ordinal); err != nil {
				return err
			}
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO meeting (`+meetingColumns+`, last_line, present)
			VALUES ($1, $2, $3, $4, $5, $6, 0, 0)
			ON CONFLICT (id) DO UPDATE SET name = excluded.name, date = excluded.date, starts = excluded.starts,
				ordinal = excluded.ordinal`,
			saved.ID, saved.Conference, saved.Name, saved.Date, saved.Starts, saved.Ordinal); err != nil {
			return err
		}
		return db.logSave(ctx, tx, "meeting", saved.ID, before, saved)
	})
	if err == nil {
		*m = saved
	}
	return err
}
