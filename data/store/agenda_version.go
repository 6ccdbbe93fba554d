package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"time"

	"vinhdanh/data"
)

const agendaVersionColumns = "id, conference, meeting, number, at, who, note, items, rounds"

// AgendaVersions lists the versions of a meeting's agenda that were printed or
// sent, the newest first.
func (db *DB) AgendaVersions(ctx context.Context, meeting data.ID) (list []data.AgendaVersion, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		return each(ctx, tx, "SELECT "+agendaVersionColumns+" FROM agenda_version WHERE meeting = $1 ORDER BY number DESC", []any{meeting},
			func(scan func(...any) error) error {
				var v data.AgendaVersion
				err := scan(&v.ID, &v.Conference, &v.Meeting, &v.Number, toTime(&v.At), &v.Who, &v.Note, toJSON(&v.Items), toJSON(&v.Rounds))
				list = append(list, v)
				return err
			})
	})
	return list, err
}

// SaveAgendaVersion keeps a meeting's agenda as it is now, making ID,
// Conference, Number, At and Who. A version is never changed. Error: no-record
// (also of an item or a round of another conference).
func (db *DB) SaveAgendaVersion(ctx context.Context, v *data.AgendaVersion) error {
	saved := *v
	err := db.write(ctx, func(tx *sql.Tx) error {
		m, err := meetingByID(ctx, tx, saved.Meeting)
		if err != nil {
			return err
		}
		saved.ID, saved.Conference = data.NewID(db.now()), m.Conference
		saved.Who = first(saved.Who, db.o.Who)
		if saved.At = saved.At.Truncate(time.Millisecond); saved.At.IsZero() {
			saved.At = db.now()
		}
		for _, a := range saved.Items {
			if a.Conference != m.Conference {
				return data.Fail("no-record", "kind", "agenda", "id", a.ID)
			}
		}
		for _, r := range saved.Rounds {
			if r.Conference != m.Conference {
				return data.Fail("no-record", "kind", "round", "id", r.ID)
			}
		}
		if err := tx.QueryRowContext(ctx, "SELECT coalesce(max(number), 0) + 1 FROM agenda_version WHERE meeting = $1", m.ID).Scan(&saved.Number); err != nil {
			return err
		}
		items, err := asJSON(saved.Items)
		if err != nil {
			return err
		}
		rounds, err := asJSON(saved.Rounds)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "INSERT INTO agenda_version ("+agendaVersionColumns+") VALUES "+places(1, 9),
			saved.ID, saved.Conference, saved.Meeting, saved.Number, millis(saved.At), saved.Who, saved.Note, items, rounds); err != nil {
			return err
		}
		if _, err := bump(ctx, tx, ceremonyRevision(m.Conference)); err != nil {
			return err
		}
		after, err := json.Marshal(map[string]any{"Number": saved.Number, "Note": saved.Note})
		if err != nil {
			return err
		}
		return db.appendChange(ctx, tx, data.Change{Who: saved.Who, Action: "version", Kind: "meeting", Record: m.ID, After: string(after)})
	})
	if err == nil {
		*v = saved
	}
	return err
}
