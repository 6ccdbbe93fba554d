package store

import (
	"context"
	"database/sql"

	"vinhdanh/data"
)

const meetingColumns = "id, conference, name, date, starts, ordinal, hall, closed"

// meetingFields gives where meetingColumns are to be scanned.
func meetingFields(m *data.Meeting) []any {
	return []any{&m.ID, &m.Conference, &m.Name, &m.Date, &m.Starts, &m.Ordinal, toText(&m.Hall), toBool(&m.Closed)}
}

func scanMeeting(scan func(...any) error, m *data.Meeting) error { return scan(meetingFields(m)...) }

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
// ordinal, or updates it by its ID. Whether it is closed stays: see CloseMeeting.
// Error: no-record (of a hall of another conference).
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
				saved.Closed = before.Closed
			}
		} else {
			saved.ID = data.NewID(db.now())
		}
		if err := belongs(ctx, tx, "hall", saved.Hall, saved.Conference); err != nil {
			return err
		}
		if saved.Ordinal == 0 {
			if err := tx.QueryRowContext(ctx, "SELECT coalesce(max(ordinal), 0) + 1 FROM meeting WHERE conference = $1",
				saved.Conference).Scan(&saved.Ordinal); err != nil {
				return err
			}
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO meeting (`+meetingColumns+`, last_line, present)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, 0)
			ON CONFLICT (id) DO UPDATE SET name = excluded.name, date = excluded.date, starts = excluded.starts,
				ordinal = excluded.ordinal, hall = excluded.hall`,
			saved.ID, saved.Conference, saved.Name, saved.Date, saved.Starts, saved.Ordinal, ref(saved.Hall), bit(saved.Closed)); err != nil {
			return err
		}
		if _, err := bump(ctx, tx, ceremonyRevision(saved.Conference)); err != nil {
			return err
		}
		return db.logSave(ctx, tx, "meeting", saved.ID, before, saved)
	})
	if err == nil {
		*m = saved
	}
	return err
}

// CloseMeeting ends a meeting, and with it the sessions of its desks, or opens
// it again; sessions that have ended stay so. Error: no-record.
func (db *DB) CloseMeeting(ctx context.Context, meeting data.ID, closed bool) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		before, err := meetingByID(ctx, tx, meeting)
		if err != nil || before.Closed == closed {
			return err
		}
		if _, err := tx.ExecContext(ctx, "UPDATE meeting SET closed = $1 WHERE id = $2", bit(closed), meeting); err != nil {
			return err
		}
		if closed {
			if _, err := tx.ExecContext(ctx, "UPDATE desk_session SET state = 'ended', ended_at = $1 WHERE meeting = $2 AND state <> 'ended'",
				millis(db.now()), meeting); err != nil {
				return err
			}
		}
		if _, err := bump(ctx, tx, ceremonyRevision(before.Conference)); err != nil {
			return err
		}
		after := before
		after.Closed = closed
		return db.logSave(ctx, tx, "meeting", meeting, before, after)
	})
}
