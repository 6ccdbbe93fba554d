package store

import (
	"context"
	"database/sql"

	"vinhdanh/data"
)

const agendaColumns = "id, conference, meeting, ordinal, starts, fixed, minutes, kind, title, person, capacity, people, hall, documents, cue, script, note"

func scanAgendaItem(scan func(...any) error, a *data.AgendaItem) error {
	return scan(&a.ID, &a.Conference, toText(&a.Meeting), &a.Ordinal, &a.Starts, toBool(&a.Fixed), &a.Minutes, &a.Kind, &a.Title,
		&a.Person, &a.Capacity, toJSON(&a.People), toText(&a.Hall), &a.Documents, &a.Cue, &a.Script, &a.Note)
}

// Agenda lists the agenda of a conference, by meeting and order.
func (db *DB) Agenda(ctx context.Context, conf data.ID) (list []data.AgendaItem, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		return each(ctx, tx, `SELECT a.id, a.conference, a.meeting, a.ordinal, a.starts, a.fixed, a.minutes, a.kind, a.title,
				a.person, a.capacity, a.people, a.hall, a.documents, a.cue, a.script, a.note
			FROM agenda_item a LEFT JOIN meeting m ON m.id = a.meeting
			WHERE a.conference = $1
			ORDER BY coalesce(m.ordinal, 0), a.meeting, a.ordinal, a.id`,
			[]any{conf}, func(scan func(...any) error) error {
				var a data.AgendaItem
				err := scanAgendaItem(scan, &a)
				list = append(list, a)
				return err
			})
	})
	return list, err
}

func agendaItemByID(ctx context.Context, q querier, id data.ID) (a data.AgendaItem, err error) {
	err = scanAgendaItem(q.QueryRowContext(ctx, "SELECT "+agendaColumns+" FROM agenda_item WHERE id = $1", id).Scan, &a)
	return a, found(err, "agenda", id)
}

// SaveAgendaItem inserts an agenda item, making its ID and, where it is 0, its
// ordinal (the last), or updates it by its ID.
func (db *DB) SaveAgendaItem(ctx context.Context, a *data.AgendaItem) error {
	saved := *a
	err := db.write(ctx, func(tx *sql.Tx) error {
		var before data.AgendaItem
		if saved.ID != "" {
			var err error
			if before, err = agendaItemByID(ctx, tx, saved.ID); unlessNew(err) != nil {
				return err
			}
			if before.ID != "" {
				saved.Conference = before.Conference
			}
		} else {
			saved.ID = data.NewID(db.now())
		}
		if saved.Ordinal == 0 {
			if err := tx.QueryRowContext(ctx, `SELECT coalesce(max(ordinal), 0) + 1 FROM agenda_item
				WHERE conference = $1 AND coalesce(meeting, '') = $2`, saved.Conference, saved.Meeting).Scan(&saved.Ordinal); err != nil {
				return err
			}
		}
		people, err := asJSON(saved.People)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO agenda_item (`+agendaColumns+`) VALUES `+places(1, 17)+`
			ON CONFLICT (id) DO UPDATE SET meeting = excluded.meeting, ordinal = excluded.ordinal,
				starts = excluded.starts, fixed = excluded.fixed, minutes = excluded.minutes, kind = excluded.kind, title = excluded.title,
				person = excluded.person, capacity = excluded.capacity, people = excluded.people, hall = excluded.hall,
				documents = excluded.documents, cue = excluded.cue, script = excluded.script, note = excluded.note`,
			saved.ID, saved.Conference, ref(saved.Meeting), saved.Ordinal, saved.Starts, bit(saved.Fixed), saved.Minutes, saved.Kind,
			saved.Title, saved.Person, saved.Capacity, people, ref(saved.Hall), saved.Documents, saved.Cue, saved.Script, saved.Note); err != nil {
			return err
		}
		return db.logSave(ctx, tx, "agenda", saved.ID, before, saved)
	})
	if err == nil {
		*a = saved
	}
	return err
}

// DeleteAgendaItem takes an item off the agenda. Rounds that named it stay,
// without an item.
func (db *DB) DeleteAgendaItem(ctx context.Context, id data.ID) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		before, err := agendaItemByID(ctx, tx, id)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "DELETE FROM agenda_item WHERE id = $1", id); err != nil {
			return err
		}
		_, was, err := difference(data.AgendaItem{}, before)
		if err != nil {
			return err
		}
		return db.appendChange(ctx, tx, data.Change{Action: "delete", Kind: "agenda", Record: id, Before: was})
	})
}
