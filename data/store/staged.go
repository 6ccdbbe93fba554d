package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"

	"vinhdanh/data"
)

// staged is what an import is to change in one record that is there, as
// import_change has it.
type staged struct {
	record        data.ID
	before, after string
}

// goner is a record that goes, as it is kept in staged.before.
type goner[T any] struct {
	Record T
	Batch  data.ID // of the import that had added it; "" for none
}

// stageChange writes down that a record is to change; ok is false where the two
// are the same.
func stageChange(id data.ID, before, after any) (s staged, ok bool, err error) {
	s.record = id
	s.before, s.after, err = difference(before, after)
	return s, s.before != s.after, err
}

// stageRemoval writes down that a record is to go.
func stageRemoval[T any](id data.ID, record T, batch data.ID) (staged, error) {
	raw, err := json.Marshal(goner[T]{record, batch})
	return staged{record: id, before: string(raw)}, err
}

// stage writes down what the import is to change; state says when.
func (b *batch) stage(ctx context.Context, list []staged, state int) error {
	return b.insert(ctx, "INSERT INTO import_change (batch, record, before, after, state)", len(list), 5, func(args []any, i int) []any {
		return append(args, string(b.id), string(list[i].record), list[i].before, list[i].after, state)
	}, func(int) {})
}

// stageConfirmed notes who was there already and is on this list too, so that
// the list that added them is not taken back beneath this one.
func stageConfirmed[K, T comparable](ctx context.Context, b *batch, answers []answer[K, T], rows []int) error {
	return b.insert(ctx, "INSERT INTO import_change (batch, record, before, after, state)", len(rows), 5, func(args []any, i int) []any {
		return append(args, string(b.id), string(answers[rows[i]].record.id), "", "", changeNone)
	}, func(int) {})
}

// sealTries is how often an import looks again whether the records are as it
// has seen them, while others change records. After that, what they change is
// not overwritten all the same, see changeFields.
const sealTries = 5

// seal makes the batch visible and puts it on record as an import. check, which
// is not called where nothing is to change, refuses records that are no longer
// as the import has seen them; it reads as long as it likes, and what changes
// meanwhile makes it read again. log are the lines for the log of changes.
func (b *batch) seal(ctx context.Context, revisionName string, i data.Import, reason string, check func(tx *sql.Tx) error, log []data.Change) error {
	again := errors.New("changed meanwhile")
	pending := i.Changed+i.Removed > 0
	for try := 1; ; try++ {
		var seen int64
		if pending {
			err := b.db.read(ctx, func(tx *sql.Tx) (err error) {
				if seen, err = revision(ctx, tx, revisionName); err != nil {
					return err
				}
				return check(tx)
			})
			if err != nil {
				return err
			}
		}
		err := b.db.write(ctx, func(tx *sql.Tx) error {
			if now, err := revision(ctx, tx, revisionName); err != nil {
				return err
			} else if pending && now != seen && try < sealTries {
				return again
			}
			return b.accept(ctx, tx, revisionName, i, reason, log)
		})
		if !errors.Is(err, again) {
			return err
		}
	}
}

func (b *batch) accept(ctx context.Context, tx *sql.Tx, revisionName string, i data.Import, reason string, log []data.Change) error {
	revision, err := bump(ctx, tx, revisionName)
	if err != nil {
		return err
	}
	res, err := tx.ExecContext(ctx, "UPDATE batch SET done = 1, revision = $1 WHERE id = $2 AND done = 0", revision, b.id)
	if err != nil {
		return err
	}
	if n, err := res.RowsAffected(); err != nil {
		return err
	} else if n != 1 {
		return data.Fail("import-busy", "file", b.db.path)
	}
	state := importDone
	if i.Changed+i.Removed > 0 {
		state = importApplying
	}
	if i.Who == "" {
		i.Who = b.db.o.Who
	}
	if _, err := tx.ExecContext(ctx, `INSERT INTO list_import (id, conference, kind, file, shape, who, at, added, changed, removed, reason, state, undone_at, undone_by)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 0, '')`,
		b.id, b.conf, i.Kind, i.File, i.Shape, i.Who, millis(b.db.now()), i.Added, i.Changed, i.Removed, reason, state); err != nil {
		return err
	}
	for _, line := range log {
		if err := b.db.appendChange(ctx, tx, line); err != nil {
			return err
		}
	}
	return nil
}

// complete seals the import and writes its changes into their records. done is
// called with how many of them are written.
func (b *batch) complete(ctx context.Context, revisionName, kind string, o ImportOptions, r *ImportResult, check func(tx *sql.Tx) error, done func(n int)) error {
	record := map[string]string{"delegates": "delegate", "citations": "citation"}[kind]
	log, err := b.log(o, record, *r)
	if err != nil {
		return err
	}
	i := data.Import{Kind: kind, File: o.File, Shape: o.Shape, Who: o.Who, Added: r.Added, Changed: r.Changed, Removed: r.Removed}
	if err := b.seal(ctx, revisionName, i, o.Reason, check, log); err != nil {
		return err
	}
	b.sealed, r.Batch = true, b.id
	if r.Changed+r.Removed == 0 {
		return nil
	}
	// It is accepted: giving up now would only put the rest off.
	if err := b.db.finishApplying(context.WithoutCancel(ctx), b.id, done); err != nil {
		return data.Wrap(err, "import-unfinished")
	}
	return nil
}
