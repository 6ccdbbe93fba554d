package store

import (
	"cmp"
	"context"
	"database/sql"
	"time"

	"vinhdanh/data"
)

const runColumns = "id, conference, meeting, rehearsal, began, ended, who"

func scanRun(scan func(...any) error, r *data.Run) error {
	return scan(&r.ID, &r.Conference, &r.Meeting, toBool(&r.Rehearsal), toTime(&r.Began), toTime(&r.Ended), &r.Who)
}

// Runs lists the runs and rehearsals of a conference, the newest first.
func (db *DB) Runs(ctx context.Context, conf data.ID) (list []data.Run, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		return each(ctx, tx, "SELECT "+runColumns+" FROM run WHERE conference = $1 ORDER BY began DESC, id DESC", []any{conf},
			func(scan func(...any) error) error {
				var r data.Run
				err := scanRun(scan, &r)
				list = append(list, r)
				return err
			})
	})
	return list, err
}

// Run finds a run. Error: no-record.
func (db *DB) Run(ctx context.Context, id data.ID) (r data.Run, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		err := scanRun(tx.QueryRowContext(ctx, "SELECT "+runColumns+" FROM run WHERE id = $1", id).Scan, &r)
		return found(err, "run", id)
	})
	return r, err
}

// BeginRun begins to hold a meeting, or to rehearse it, making ID, Conference,
// Began and Who where they are empty. One of each may be under way for a
// meeting: run-under-way (arguments who, at). Error also: no-record.
func (db *DB) BeginRun(ctx context.Context, r *data.Run) error {
	begun := *r
	begun.Ended = time.Time{}
	begun.Who = first(begun.Who, db.o.Who)
	if begun.Began = begun.Began.Truncate(time.Millisecond); begun.Began.IsZero() {
		begun.Began = db.now()
	}
	err := db.write(ctx, func(tx *sql.Tx) error {
		m, err := meetingByID(ctx, tx, begun.Meeting)
		if err != nil {
			return err
		}
		if begun.Conference != "" && begun.Conference != m.Conference {
			return data.Fail("no-record", "kind", "meeting", "id", begun.Meeting)
		}
		begun.Conference = m.Conference
		if begun.ID == "" {
			begun.ID = data.NewID(db.now())
		}
		if err := noneUnderWay(ctx, tx, begun); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "INSERT INTO run ("+runColumns+") VALUES "+places(1, 7),
			begun.ID, begun.Conference, begun.Meeting, bit(begun.Rehearsal), millis(begun.Began), millis(begun.Ended), begun.Who); err != nil {
			return err
		}
		if _, err := bump(ctx, tx, ceremonyRevision(begun.Conference)); err != nil || begun.Rehearsal {
			return err
		}
		return db.logSave(ctx, tx, "run", begun.ID, data.Run{}, begun)
	})
	if err == nil {
		*r = begun
	}
	return err
}

// noneUnderWay refuses a second run of the same meeting.
func noneUnderWay(ctx context.Context, q querier, r data.Run) error {
	var who string
	var began time.Time
	err := q.QueryRowContext(ctx, "SELECT who, began FROM run WHERE meeting = $1 AND rehearsal = $2 AND ended = 0 AND id <> $3",
		r.Meeting, bit(r.Rehearsal), r.ID).Scan(&who, toTime(&began))
	if missing(err) {
		return nil
	} else if err != nil {
		return err
	}
	return data.Fail("run-under-way", "who", cmp.Or(who, "—"), "at", began.Local().Format("15:04 02/01/2006"))
}
