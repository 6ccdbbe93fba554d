package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"

	"vinhdanh/data"
)

// UndoImport takes an import back: what it added goes, what it changed is put
// back where nobody has changed it since, what it removed is there again, and
// the awards, decisions and delegations that it made go if nothing else uses
// them. All readers see what was added go at once; if the program dies over the
// rest, the next start or import goes on with it. It gives the import as it is
// then.
//
// Errors: no-record, import-used (arguments n, names: of what it added, who has
// been in or has a badge that was printed, handed over or lost, and what has a
// certificate), import-followed (arguments file, at: of a later list that has
// what this one added, and is to be taken back first), import-undone, import-busy, import-unfinished (it is taken back,
// and the rest is done at the next start or import).
func (db *DB) UndoImport(ctx context.Context, batch data.ID, who string) (i data.Import, err error) {
	if db.writer == nil {
		return i, errReadOnly
	}
	unlock, err := db.upkeep(ctx, importWait, "import-busy")
	if err != nil {
		return i, err
	}
	defer unlock()
	if err := db.sweep(ctx); err != nil {
		return i, err
	}
	if who == "" {
		who = db.o.Who
	}
	again := errors.New("changed meanwhile")
	for try := 1; ; try++ {
		var r remains
		var seen int64
		err := db.read(ctx, func(tx *sql.Tx) (err error) {
			if seen, err = revision(ctx, tx, papersRevision); err != nil {
				return err
			}
			if i, r, err = revocable(ctx, tx, batch); err != nil {
				return err
			}
			var u inUse
			if err := u.read(ctx, tx, usedRows, r.first, r.last, r.batch); err != nil {
				return err
			}
			if err := u.read(ctx, tx, usedChanges, r.batch); err != nil {
				return err
			}
			if err := u.refuse(); err != nil {
				return err
			}
			return refuseLater(ctx, tx, r.batch)
		})
		if err != nil {
			return i, err
		}
		err = db.write(ctx, func(tx *sql.Tx) error {
			if now, err := revision(ctx, tx, papersRevision); err != nil {
				return err
			} else if now != seen && try < sealTries {
				return again
			}
			return db.revoke(ctx, tx, &i, r, who)
		})
		if errors.Is(err, again) {
			continue
		} else if err != nil {
			return i, err
		}
		if err := db.finishUndoing(context.WithoutCancel(ctx), r); err != nil {
			return i, data.Wrap(err, "import-unfinished")
		}
		return i, nil
	}
}

// revocable gives an import that may be taken back. Errors: no-record,
// import-undone.
func revocable(ctx context.Context, q querier, batch data.ID) (i data.Import, r remains, err error) {
	if err := scanImport(q.QueryRowContext(ctx, "SELECT "+importColumns+" FROM list_import WHERE id = $1", batch).Scan, &i, &r.state); err != nil {
		return i, r, found(err, "import", batch)
	}
	if !i.UndoneAt.IsZero() {
		return i, r, data.Fail("import-undone")
	}
	err = q.QueryRowContext(ctx, "SELECT id, conference, first, last FROM batch WHERE id = $1", batch).Scan(&r.batch, &r.conf, &r.first, &r.last)
	return i, r, found(err, "import", batch)
}

// revoke is the moment from which an import is taken back: its rows are seen no
// more. What lists share, such as delegations, is seen on until it is known
// that nothing else uses it.
func (db *DB) revoke(ctx context.Context, tx *sql.Tx, i *data.Import, r remains, who string) error {
	var u inUse
	if err := u.read(ctx, tx, usedRows, r.first, r.last, r.batch); err != nil {
		return err
	}
	if err := u.refuse(); err != nil {
		return err
	}
	if err := refuseLater(ctx, tx, r.batch); err != nil {
		return err
	}
	i.UndoneAt = db.now()
	if _, err := tx.ExecContext(ctx, "UPDATE list_import SET state = 'undoing', undone_at = $1, undone_by = $2 WHERE id = $3",
		millis(i.UndoneAt), who, r.batch); err != nil {
		return err
	}
	for _, query := range []string{
		"UPDATE delegation SET batch = $1 WHERE conference = $2 AND batch = $3",
		"UPDATE decision SET batch = $1 WHERE conference = $2 AND batch = $3",
	} {
		if _, err := tx.ExecContext(ctx, query, shared(r.batch), r.conf, r.batch); err != nil {
			return err
		}
	}
	if _, err := tx.ExecContext(ctx, "UPDATE award SET batch = $1 WHERE batch = $2", shared(r.batch), r.batch); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, "UPDATE batch SET done = 0 WHERE id = $1", r.batch); err != nil {
		return err
	}
	kind, name := "delegate", rosterRevision(r.conf)
	if i.Kind == "citations" {
		kind, name = "citation", papersRevision
	}
	number, err := bump(ctx, tx, name)
	if err != nil {
		return err
	}
	if kind == "delegate" {
		if _, err := tx.ExecContext(ctx, noteGone, rosterGone(r.conf), number); err != nil {
			return err
		}
	}
	after, err := json.Marshal(struct {
		Import data.ID `json:"import"`
		File   string  `json:"file"`
	}{i.ID, i.File})
	if err != nil {
		return err
	}
	return db.appendChange(ctx, tx, data.Change{Who: who, Action: actionImportUndo, Kind: kind, Record: r.conf, After: string(after)})
}

// shared marks what an import that is taken back has made for others to use.
// No batch has such an ID, so it is seen.
func shared(batch data.ID) string { return "of " + string(batch) }

// rosterGone names the revision of a conference's roster at which delegates went
// last: who holds an older roster reads it anew.
func rosterGone(conf data.ID) string { return "gone/" + string(conf) }

const noteGone = "INSERT INTO revision (name, number) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET number = excluded.number"

// finishUndoing does what is left of taking an import back.
func (db *DB) finishUndoing(ctx context.Context, r remains) error {
	if err := db.putBack(ctx, r.batch); err != nil {
		return err
	}
	if err := db.dropRows(ctx, r); err != nil {
		return err
	}
	batch := shared(r.batch)
	for _, p := range []piece{
		{`DELETE FROM delegation WHERE id IN (SELECT g.id FROM delegation g WHERE g.conference = $1 AND g.batch = $2
			AND NOT EXISTS (SELECT 1 FROM delegate WHERE delegation = g.id) LIMIT $3)`, []any{r.conf, batch, dropSize}},
		{`DELETE FROM decision WHERE id IN (SELECT d.id FROM decision d WHERE d.conference = $1 AND d.batch = $2
			AND NOT EXISTS (SELECT 1 FROM citation WHERE decision = d.id) LIMIT $3)`, []any{r.conf, batch, dropSize}},
		// An award that somebody has looked at belongs to the catalogue.
		{`DELETE FROM award WHERE id IN (SELECT a.id FROM award a WHERE a.batch = $1 AND a.matched = 0
			AND NOT EXISTS (SELECT 1 FROM citation WHERE award = a.id) AND NOT EXISTS (SELECT 1 FROM stock WHERE award = a.id) LIMIT $2)`,
			[]any{batch, dropSize}},
	} {
		if err := db.takeAway(ctx, p); err != nil {
			return err
		}
	}
	return db.write(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, "DELETE FROM batch WHERE id = $1", r.batch); err != nil {
			return err
		}
		for _, name := range []string{rosterRevision(r.conf), papersRevision} { // delegations, decisions and awards went
			if _, err := bump(ctx, tx, name); err != nil {
				return err
			}
		}
		_, err := tx.ExecContext(ctx, "UPDATE list_import SET state = 'undone' WHERE id = $1", r.batch)
		return err
	})
}
