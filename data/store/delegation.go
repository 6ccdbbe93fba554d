package store

import (
	"context"
	"database/sql"
	"strings"

	"vinhdanh/data"
	"vinhdanh/data/text"
)

// Delegations lists the delegations of a conference in their order.
func (db *DB) Delegations(ctx context.Context, conf data.ID) (list []data.Delegation, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		list, err = delegations(ctx, tx, conf)
		return err
	})
	return list, err
}

const delegationColumns = "id, conference, name, ordinal, head, contact, phone"

func scanDelegation(scan func(...any) error, d *data.Delegation) error {
	return scan(&d.ID, &d.Conference, &d.Name, &d.Ordinal, toText(&d.Head), &d.Contact, &d.Phone)
}

func delegations(ctx context.Context, q querier, conf data.ID) (list []data.Delegation, err error) {
	err = each(ctx, q, "SELECT "+delegationColumns+" FROM seen_delegation WHERE conference = $1 ORDER BY ordinal, id",
		[]any{conf}, func(scan func(...any) error) error {
			var d data.Delegation
			err := scanDelegation(scan, &d)
			list = append(list, d)
			return err
		})
	return list, err
}

func delegationByID(ctx context.Context, q querier, id data.ID) (d data.Delegation, err error) {
	err = scanDelegation(q.QueryRowContext(ctx, "SELECT "+delegationColumns+" FROM seen_delegation WHERE id = $1", id).Scan, &d)
	return d, found(err, "delegation", id)
}

// SaveDelegation inserts a delegation, making its ID (where it has none) and,
// where it is 0, its ordinal, or updates it by its ID. Errors: name-needed,
// name-taken (argument name; names that differ only in case or marks are one),
// no-record (the head is no delegate), head-elsewhere (argument name; the head
// is a delegate of another conference).
func (db *DB) SaveDelegation(ctx context.Context, d *data.Delegation) error {
	saved := *d
	if saved.Name = strings.TrimSpace(saved.Name); saved.Name == "" {
		return data.Fail("name-needed")
	}
	err := db.write(ctx, func(tx *sql.Tx) error {
		var before data.Delegation
		if saved.ID != "" {
			var err error
			if before, err = delegationByID(ctx, tx, saved.ID); unlessNew(err) != nil {
				return err
			}
			if before.ID != "" {
				saved.Conference = before.Conference
			}
		} else {
			saved.ID = data.NewID(db.now())
		}
		var other data.ID
		err := tx.QueryRowContext(ctx, "SELECT id FROM seen_delegation WHERE conference = $1 AND fold = $2 AND id <> $3",
			saved.Conference, text.Fold(saved.Name), saved.ID).Scan(&other)
		if err == nil {
			return data.Fail("name-taken", "name", saved.Name)
		} else if !missing(err) {
			return err
		}
		if saved.Head != "" && saved.Head != before.Head {
			if head, err := delegateByID(ctx, tx, saved.Head); err != nil {
				return err
			} else if head.Conference != saved.Conference {
				return data.Fail("head-elsewhere", "name", head.Name)
			}
		}
		if saved.Ordinal == 0 {
			if saved.Ordinal, err = nextDelegation(ctx, tx, saved.Conference); err != nil {
				return err
			}
		}
		if err := insertDelegation(ctx, tx, saved, ""); err != nil {
			return err
		}
		if _, err := bump(ctx, tx, rosterRevision(saved.Conference)); err != nil {
			return err
		}
		return db.logSave(ctx, tx, "delegation", saved.ID, before, saved)
	})
	if err == nil {
		*d = saved
	}
	return err
}

func nextDelegation(ctx context.Context, q querier, conf data.ID) (ordinal int, err error) {
	err = q.QueryRowContext(ctx, "SELECT coalesce(max(ordinal), 0) + 1 FROM delegation WHERE conference = $1", conf).Scan(&ordinal)
	return ordinal, err
}

// insertDelegation inserts or updates a delegation.
func insertDelegation(ctx context.Context, tx *sql.Tx, d data.Delegation, batch data.ID) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO delegation (`+delegationColumns+`, fold, batch)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
		ON CONFLICT (id) DO UPDATE SET name = excluded.name, ordinal = excluded.ordinal, head = excluded.head,
			contact = excluded.contact, phone = excluded.phone, fold = excluded.fold`,
		d.ID, d.Conference, d.Name, d.Ordinal, ref(d.Head), d.Contact, d.Phone, text.Fold(d.Name), batch)
	return err
}
