package store

import (
	"context"
	"database/sql"
	"strings"

	"vinhdanh/data"
	"vinhdanh/data/text"
)

const conferenceColumns = `id, code, title, event, host, issuer, place, city, starts, ends, period, page, parent,
	proofread, sample, closed, quorum_num, quorum_den, made_at`

func scanConference(scan func(...any) error, c *data.Conference) error {
	return scan(&c.ID, &c.Code, &c.Title, &c.Event, &c.Host, &c.Issuer, &c.Place, &c.City, &c.Starts, &c.Ends,
		&c.Period, &c.Page, toText(&c.Parent), toBool(&c.Proofread), toBool(&c.Sample), toBool(&c.Closed),
		&c.Quorum.Num, &c.Quorum.Den, toTime(&c.MadeAt))
}

// Conferences lists all conferences, the one made last first.
func (db *DB) Conferences(ctx context.Context) (list []data.Conference, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		list, err = conferences(ctx, tx)
		return err
	})
	return list, err
}

func conferences(ctx context.Context, q querier) (list []data.Conference, err error) {
	err = each(ctx, q, "SELECT "+conferenceColumns+" FROM conference ORDER BY made_at DESC, id DESC", nil,
		func(scan func(...any) error) error {
			var c data.Conference
			err := scanConference(scan, &c)
			list = append(list, c)
			return err
		})
	return list, err
}

// Conference finds a conference by its code. "" means the only one, else the
// one made last that is not closed. Errors: unknown-conference (argument
// code), no-conference.
func (db *DB) Conference(ctx context.Context, code string) (data.Conference, error) {
	list, err := db.Conferences(ctx)
	if err != nil {
		return data.Conference{}, err
	}
	if code == "" && len(list) == 1 {
		return list[0], nil
	}
	for _, c := range list {
		if code == "" && !c.Closed || code != "" && text.Fold(c.Code) == text.Fold(code) {
			return c, nil
		}
	}
	if code == "" {
		return data.Conference{}, data.Fail("no-conference")
	}
	return data.Conference{}, data.Fail("unknown-conference", "code", code)
}

// ConferenceByID finds a conference. Error: no-record.
func (db *DB) ConferenceByID(ctx context.Context, id data.ID) (c data.Conference, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		c, err = conferenceByID(ctx, tx, id)
		return err
	})
	return c, err
}

func conferenceByID(ctx context.Context, q querier, id data.ID) (c data.Conference, err error) {
	err = scanConference(q.QueryRowContext(ctx, "SELECT "+conferenceColumns+" FROM conference WHERE id = $1", id).Scan, &c)
	return c, found(err, "conference", id)
}

// SaveConference inserts a conference, making ID (where it has none) and
// MadeAt, or updates it by its ID. Errors: code-taken (argument code; codes that differ only in case or
// marks are one), no-code.
func (db *DB) SaveConference(ctx context.Context, c *data.Conference) error {
	saved := *c
	saved.Code = strings.TrimSpace(saved.Code)
	if saved.Code == "" {
		return data.Fail("no-code")
	}
	err := db.write(ctx, func(tx *sql.Tx) error {
		var before data.Conference
		if saved.ID != "" {
			var err error
			if before, err = conferenceByID(ctx, tx, saved.ID); unlessNew(err) != nil {
				return err
			}
		} else {
			saved.ID = data.NewID(db.now())
		}
		if saved.MadeAt = before.MadeAt; saved.MadeAt.IsZero() {
			saved.MadeAt = db.now()
		}
		fold := text.Fold(saved.Code)
		var other data.ID
		err := tx.QueryRowContext(ctx, "SELECT id FROM conference WHERE code_fold = $1 AND id <> $2", fold, saved.ID).Scan(&other)
		if err == nil {
			return data.Fail("code-taken", "code", saved.Code)
		} else if !missing(err) {
			return err
		}
		_, err = tx.ExecContext(ctx, `INSERT INTO conference (`+conferenceColumns+`, code_fold, last_code)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, 0)
			ON CONFLICT (id) DO UPDATE SET code = excluded.code, title = excluded.title, event = excluded.event,
				host = excluded.host, issuer = excluded.issuer, place = excluded.place, city = excluded.city,
				starts = excluded.starts, ends = excluded.ends, period = excluded.period, page = excluded.page,
				parent = excluded.parent, proofread = excluded.proofread, sample = excluded.sample,
				closed = excluded.closed, quorum_num = excluded.quorum_num, quorum_den = excluded.quorum_den,
				code_fold = excluded.code_fold`,
			saved.ID, saved.Code, saved.Title, saved.Event, saved.Host, saved.Issuer, saved.Place, saved.City,
			saved.Starts, saved.Ends, saved.Period, saved.Page, ref(saved.Parent), bit(saved.Proofread),
			bit(saved.Sample), bit(saved.Closed), saved.Quorum.Num, saved.Quorum.Den, millis(saved.MadeAt), fold)
		if err != nil {
			return err
		}
		if _, err := bump(ctx, tx, papersRevision); err != nil {
			return err
		}
		return db.logSave(ctx, tx, "conference", saved.ID, before, saved)
	})
	if err == nil {
		*c = saved
	}
	return err
}

// found explains that a record is not there, or passes err on.
func found(err error, kind string, id data.ID) error {
	if missing(err) {
		return data.Fail("no-record", "kind", kind, "id", id)
	}
	return err
}

// unlessNew passes over the error that a record is not there: one that comes
// with an ID of its own is inserted under it.
func unlessNew(err error) error {
	if data.CodeOf(err) == "no-record" {
		return nil
	}
	return err
}
