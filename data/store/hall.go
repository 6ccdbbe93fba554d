package store

import (
	"context"
	"database/sql"
	"strings"

	"vinhdanh/data"
	"vinhdanh/data/text"
)

const hallColumns = "id, conference, name, ordinal, blocks"

func scanHall(scan func(...any) error, h *data.Hall) error {
	return scan(&h.ID, &h.Conference, &h.Name, &h.Ordinal, toJSON(&h.Blocks))
}

// Halls lists the halls of a conference in their order.
func (db *DB) Halls(ctx context.Context, conf data.ID) (list []data.Hall, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		list, err = halls(ctx, tx, conf)
		return err
	})
	return list, err
}

func halls(ctx context.Context, q querier, conf data.ID) (list []data.Hall, err error) {
	err = each(ctx, q, "SELECT "+hallColumns+" FROM hall WHERE conference = $1 ORDER BY ordinal, id", []any{conf},
		func(scan func(...any) error) error {
			var h data.Hall
			err := scanHall(scan, &h)
			list = append(list, h)
			return err
		})
	return list, err
}

func hallByID(ctx context.Context, q querier, id data.ID) (h data.Hall, err error) {
	err = scanHall(q.QueryRowContext(ctx, "SELECT "+hallColumns+" FROM hall WHERE id = $1", id).Scan, &h)
	return h, found(err, "hall", id)
}

// SaveHall inserts a hall, making its ID and, where it is 0, its ordinal (the
// last), or updates it by its ID. Errors: name-needed, name-taken (argument
// name), no-record.
func (db *DB) SaveHall(ctx context.Context, h *data.Hall) error {
	saved := *h
	if saved.Name = strings.TrimSpace(saved.Name); saved.Name == "" {
		return data.Fail("name-needed")
	}
	err := db.write(ctx, func(tx *sql.Tx) error {
		var before data.Hall
		if saved.ID != "" {
			var err error
			if before, err = hallByID(ctx, tx, saved.ID); unlessNew(err) != nil {
				return err
			}
			if before.ID != "" {
				saved.Conference = before.Conference
			}
		} else {
			saved.ID = data.NewID(db.now())
		}
		if _, err := conferenceByID(ctx, tx, saved.Conference); err != nil {
			return err
		}
		others, err := halls(ctx, tx, saved.Conference)
		if err != nil {
			return err
		}
		last := 0
		for _, o := range others {
			last = max(last, o.Ordinal)
			if o.ID != saved.ID && text.Fold(o.Name) == text.Fold(saved.Name) {
				return data.Fail("name-taken", "name", saved.Name)
			}
		}
		if saved.Ordinal == 0 {
			saved.Ordinal = last + 1
		}
		blocks, err := asJSON(saved.Blocks)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO hall (`+hallColumns+`) VALUES ($1, $2, $3, $4, $5)
			ON CONFLICT (id) DO UPDATE SET name = excluded.name, ordinal = excluded.ordinal, blocks = excluded.blocks`,
			saved.ID, saved.Conference, saved.Name, saved.Ordinal, blocks); err != nil {
			return err
		}
		if before.ID != "" && before.Ordinal != saved.Ordinal { // another hall's seats may be those on the badges now
			were, err := seats(ctx, tx, saved.ID)
			if err != nil {
				return err
			}
			if err := db.oweSeats(ctx, tx, saved.Conference, sitters(were)); err != nil {
				return err
			}
		}
		if _, err := bump(ctx, tx, ceremonyRevision(saved.Conference)); err != nil {
			return err
		}
		return db.logSave(ctx, tx, "hall", saved.ID, before, saved)
	})
	if err != nil {
		return err
	}
	*h = saved
	return db.settleSeats(context.WithoutCancel(ctx))
}

// DeleteHall takes a hall away with its seats, also those of delegates who sit
// there. Meetings and agenda items that named it stay, without a hall. Error:
// no-record.
func (db *DB) DeleteHall(ctx context.Context, id data.ID) error {
	err := db.write(ctx, func(tx *sql.Tx) error {
		before, err := hallByID(ctx, tx, id)
		if err != nil {
			return err
		}
		were, err := seats(ctx, tx, id)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "DELETE FROM hall WHERE id = $1", id); err != nil {
			return err
		}
		if err := db.oweSeats(ctx, tx, before.Conference, sitters(were)); err != nil {
			return err
		}
		if _, err := bump(ctx, tx, ceremonyRevision(before.Conference)); err != nil {
			return err
		}
		return db.logDelete(ctx, tx, "hall", id, before)
	})
	if err != nil {
		return err
	}
	return db.settleSeats(context.WithoutCancel(ctx))
}
