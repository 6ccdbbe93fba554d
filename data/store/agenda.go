package store

import (
	"context"
	"database/sql"
	"slices"

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
// ordinal (the last), or updates it by its ID. Error: no-record (also of a
// meeting, a hall or an actor of another conference; actors who are gone stay).
func (db *DB) SaveAgendaItem(ctx context.Context, a *data.AgendaItem) error {
	saved := *a
	err := db.write(ctx, func(tx *sql.Tx) error {
		var before data.AgendaItem
		if saved.ID != "" {
			var err error
			if before, err = agendaItemByID(ctx, tx, saved.ID); unlessNew(err) != nil {
				return err
			}
		}
		w, err := db.agendaWriter(ctx, tx)
		if err != nil {
			return err
		}
		if err := w.save(before, &saved); err != nil {
			return err
		}
		_, err = bump(ctx, tx, ceremonyRevision(saved.Conference))
		return err
	})
	if err == nil {
		*a = saved
	}
	return err
}

// SaveAgenda saves several items of a conference's agenda, as SaveAgendaItem
// does each, and takes those of gone off it, all or none: an item is inserted,
// taken away or moved, and others make way. IDs and ordinals that are made stand
// in items afterwards. Errors: no-record (also of an item of another conference),
// item-under-way (see DeleteAgendaItem).
func (db *DB) SaveAgenda(ctx context.Context, conf data.ID, items []data.AgendaItem, gone ...data.ID) error {
	saved := slices.Clone(items)
	err := db.write(ctx, func(tx *sql.Tx) error {
		if _, err := conferenceByID(ctx, tx, conf); err != nil {
			return err
		}
		now := map[data.ID]data.AgendaItem{}
		err := each(ctx, tx, "SELECT "+agendaColumns+" FROM agenda_item WHERE conference = $1", []any{conf},
			func(scan func(...any) error) error {
				var a data.AgendaItem
				err := scanAgendaItem(scan, &a)
				now[a.ID] = a
				return err
			})
		if err != nil {
			return err
		}
		for _, id := range gone {
			before, there := now[id]
			if !there {
				return data.Fail("no-record", "kind", "agenda", "id", id)
			}
			if err := db.deleteAgendaItem(ctx, tx, before); err != nil {
				return err
			}
			delete(now, id)
		}
		w, err := db.agendaWriter(ctx, tx)
		if err != nil {
			return err
		}
		for i := range saved {
			a := &saved[i]
			before, there := now[a.ID]
			if !there && a.ID != "" {
				if _, err := agendaItemByID(ctx, tx, a.ID); err == nil { // of another conference
					return data.Fail("no-record", "kind", "agenda", "id", a.ID)
				} else if unlessNew(err) != nil {
					return err
				}
			}
			if a.Conference == "" {
				a.Conference = conf
			} else if a.Conference != conf {
				return data.Fail("no-record", "kind", "conference", "id", a.Conference)
			}
			if err := w.save(before, a); err != nil {
				return err
			}
			now[a.ID] = *a
		}
		_, err = bump(ctx, tx, ceremonyRevision(conf))
		return err
	})
	if err == nil {
		copy(items, saved)
	}
	return err
}

// agendaWriter writes items in one transaction.
type agendaWriter struct {
	db       *DB
	ctx      context.Context // of the transaction, without its end: see prepare
	tx       *sql.Tx
	put, log *sql.Stmt
}

func (db *DB) agendaWriter(ctx context.Context, tx *sql.Tx) (*agendaWriter, error) {
	quiet, prepared, err := prepare(ctx, tx, `INSERT INTO agenda_item (`+agendaColumns+`) VALUES `+places(1, 17)+`
		ON CONFLICT (id) DO UPDATE SET meeting = excluded.meeting, ordinal = excluded.ordinal,
			starts = excluded.starts, fixed = excluded.fixed, minutes = excluded.minutes, kind = excluded.kind, title = excluded.title,
			person = excluded.person, capacity = excluded.capacity, people = excluded.people, hall = excluded.hall,
			documents = excluded.documents, cue = excluded.cue, script = excluded.script, note = excluded.note`, insertChange)
	if err != nil {
		return nil, err
	}
	return &agendaWriter{db, quiet, tx, prepared[0], prepared[1]}, nil
}

// save writes an item whose before is known, and logs it; one that is as it was
// is not written.
func (w *agendaWriter) save(before data.AgendaItem, saved *data.AgendaItem) error {
	ctx, tx := w.ctx, w.tx
	if before.ID != "" {
		saved.Conference = before.Conference
	}
	if saved.ID == "" {
		saved.ID = data.NewID(w.db.now())
	}
	if saved.Meeting != before.Meeting {
		if err := belongs(ctx, tx, "meeting", saved.Meeting, saved.Conference); err != nil {
			return err
		}
	}
	if saved.Hall != before.Hall {
		if err := belongs(ctx, tx, "hall", saved.Hall, saved.Conference); err != nil {
			return err
		}
	}
	if !slices.Equal(saved.People, before.People) {
		if err := actorsBelong(ctx, tx, saved.Conference, saved.People...); err != nil {
			return err
		}
	}
	if saved.Ordinal == 0 {
		if err := tx.QueryRowContext(ctx, `SELECT coalesce(max(ordinal), 0) + 1 FROM agenda_item
			WHERE conference = $1 AND coalesce(meeting, '') = $2`, saved.Conference, saved.Meeting).Scan(&saved.Ordinal); err != nil {
			return err
		}
	}
	line, changed, err := saving("agenda", saved.ID, before, *saved)
	if err != nil || !changed && before.ID != "" {
		return err
	}
	people, err := asJSON(saved.People)
	if err != nil {
		return err
	}
	if _, err := w.put.ExecContext(ctx, string(saved.ID), string(saved.Conference), ref(saved.Meeting), saved.Ordinal, saved.Starts,
		bit(saved.Fixed), saved.Minutes, string(saved.Kind), saved.Title, saved.Person, saved.Capacity, people, ref(saved.Hall),
		saved.Documents, saved.Cue, saved.Script, saved.Note); err != nil || !changed {
		return err
	}
	_, err = w.log.ExecContext(ctx, w.db.changeArgs(line)...)
	return err
}

// DeleteAgendaItem takes an item off the agenda. Rounds and votes that named it
// stay, without an item. Errors: no-record, item-under-way (argument title; a run
// that is under way has begun it).
func (db *DB) DeleteAgendaItem(ctx context.Context, id data.ID) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		before, err := agendaItemByID(ctx, tx, id)
		if err != nil {
			return err
		}
		return db.deleteAgendaItem(ctx, tx, before)
	})
}

func (db *DB) deleteAgendaItem(ctx context.Context, tx *sql.Tx, before data.AgendaItem) error {
	if err := itemNotUnderWay(ctx, tx, before); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, "DELETE FROM agenda_item WHERE id = $1", before.ID); err != nil {
		return err
	}
	if _, err := bump(ctx, tx, ceremonyRevision(before.Conference)); err != nil {
		return err
	}
	return db.logDelete(ctx, tx, "agenda", before.ID, before)
}

// itemNotUnderWay refuses an item that a run under way has begun: what is led
// would stand nowhere, and its rounds would be called in no item.
func itemNotUnderWay(ctx context.Context, q querier, a data.AgendaItem) error {
	var begun bool
	err := q.QueryRowContext(ctx, `SELECT CASE WHEN EXISTS (SELECT 1 FROM run r JOIN run_line l ON l.run = r.id
		WHERE r.meeting = $1 AND r.ended = 0 AND r.rehearsal = 0 AND l.item = $2 AND l.kind IN ('item', 'step')
			AND NOT EXISTS (SELECT 1 FROM run_line u WHERE u.run = l.run AND u.undoes = l.line)) THEN 1 ELSE 0 END`,
		a.Meeting, a.ID).Scan(toBool(&begun))
	if err == nil && begun {
		return data.Fail("item-under-way", "title", a.Title)
	}
	return err
}
