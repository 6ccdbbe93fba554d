package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"reflect"

	"vinhdanh/data"
)

// The states of import_change.
const (
	changeStaged  = 0
	changeWritten = 1
	changeBack    = 2
	changeNone    = 3 // the list says what the record says
	decisionLeft  = 4 // a decision that is perhaps left without citations when the changes are written
	decisionGone  = 5 // it was, and is gone
)

// changer writes what an import changes in records of one kind, within one
// transaction.
type changer interface {
	// change sets the fields that the JSON object to has, where they are as in from.
	change(id data.ID, from, to string) error
	// remove takes a record away, if it may go. Where it can only be changed
	// instead it gives what that changed; written is false where nothing was done.
	remove(id data.ID) (instead staged, written bool, err error)
	// restore puts a record back that was taken away.
	restore(whole string) error
}

// changeLog writes a changer's lines for the log of changes.
type changeLog struct {
	db   *DB
	ctx  context.Context // of the transaction, without its end: see prepare
	log  data.Change     // what its lines have in common
	line *sql.Stmt
}

func (w *changeLog) write(id data.ID, action, before, after string) error {
	log := w.log
	log.Record, log.Action, log.Before, log.After = id, action, before, after
	_, err := w.line.ExecContext(w.ctx, w.db.changeArgs(log)...)
	return err
}

// changer begins writing changes for an import, of those that are in a state:
// action is what the log of changes calls them.
func (db *DB) changer(ctx context.Context, tx *sql.Tx, batch data.ID, of int, action string) (changer, error) {
	var i data.Import
	var state, reason, undoneBy string
	err := scanImport(tx.QueryRowContext(ctx, "SELECT "+importColumns+" FROM list_import WHERE id = $1", batch).Scan, &i, &state)
	if err != nil {
		return nil, found(err, "import", batch)
	}
	if err := tx.QueryRowContext(ctx, "SELECT reason, undone_by FROM list_import WHERE id = $1", batch).Scan(&reason, &undoneBy); err != nil {
		return nil, err
	}
	log := data.Change{Who: i.Who, Action: action}
	if action == actionImportUndo {
		log.Who = undoneBy
	}
	switch {
	case of == decisionLeft || of == decisionGone:
		return db.decisionChanger(ctx, tx, log)
	case i.Kind == "citations":
		return db.citationChanger(ctx, tx, log)
	}
	return db.delegateChanger(ctx, tx, i.Conference, reason, log)
}

// finishApplying writes what is left of an accepted import's changes. done may
// be nil.
func (db *DB) finishApplying(ctx context.Context, batch data.ID, done func(n int)) error {
	apply := func(written int) func(w changer, s *staged) (state int, err error) {
		return func(w changer, s *staged) (state int, err error) {
			if s.after != "" {
				return written, w.change(s.record, s.before, s.after)
			}
			instead, did, err := w.remove(s.record)
			if !did {
				return changeBack, err
			}
			if instead.record != "" {
				s.before, s.after = instead.before, instead.after
			}
			return written, err
		}
	}
	if err := db.eachStaged(ctx, batch, changeStaged, actionImportChange, apply(changeWritten), done); err != nil {
		return err
	}
	if err := db.eachStaged(ctx, batch, decisionLeft, actionImportChange, apply(decisionGone), nil); err != nil {
		return err
	}
	return db.setImportState(ctx, batch, importApplying, importDone)
}

// putBack takes back what an import changed and removed: decisions first, since
// the citations are to stand under them again.
func (db *DB) putBack(ctx context.Context, batch data.ID) error {
	for _, written := range []int{decisionGone, changeWritten} {
		err := db.eachStaged(ctx, batch, written, actionImportUndo, func(w changer, s *staged) (state int, err error) {
			if s.after == "" {
				return changeBack, w.restore(s.before)
			}
			return changeBack, w.change(s.record, s.after, s.before)
		}, nil)
		if err != nil {
			return err
		}
	}
	return nil
}

// eachStaged runs f for what is staged of a batch and in a state, in pieces,
// and keeps what f makes of it and the state that f gives.
func (db *DB) eachStaged(ctx context.Context, batch data.ID, state int, action string, f func(w changer, s *staged) (int, error), done func(n int)) error {
	total := 0
	for last, more := data.ID(""), true; more; {
		var list []staged
		err := db.read(ctx, func(tx *sql.Tx) error {
			return each(ctx, tx, `SELECT record, before, after FROM import_change WHERE batch = $1 AND record > $2 AND state = $3
				ORDER BY record LIMIT $4`, []any{batch, last, state, sweepSize}, func(scan func(...any) error) error {
				var s staged
				err := scan(&s.record, &s.before, &s.after)
				list, last = append(list, s), s.record
				return err
			})
		})
		if err != nil {
			return err
		}
		more = len(list) == sweepSize
		written := 0
		err = db.inPieces(ctx, len(list), func(tx *sql.Tx) (func(int) error, error) {
			w, err := db.changer(ctx, tx, batch, state, action)
			if err != nil {
				return nil, err
			}
			quiet, prepared, err := prepare(ctx, tx, "UPDATE import_change SET before = $1, after = $2, state = $3 WHERE batch = $4 AND record = $5")
			if err != nil {
				return nil, err
			}
			return func(i int) error {
				s := list[i] // a copy: a piece that fails is not kept
				state, err := f(w, &s)
				if err != nil {
					return err
				}
				written++
				_, err = prepared[0].ExecContext(quiet, s.before, s.after, state, string(batch), string(s.record))
				return err
			}, nil
		}, func() {
			if done != nil {
				done(total + written)
			}
		})
		if err != nil {
			return err
		}
		total += len(list)
	}
	return nil
}

func (db *DB) setImportState(ctx context.Context, batch data.ID, from, to string) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, "UPDATE list_import SET state = $1 WHERE id = $2 AND state = $3", to, batch, from)
		return err
	})
}

// changeFields sets the fields that to has, where they are as in from, and
// tells whether it set any: what somebody has changed since stays.
func changeFields[T any](now *T, from, to string) (changed bool, err error) {
	var was, is T
	var fields map[string]json.RawMessage
	for _, read := range []struct {
		raw  string
		into any
	}{{from, &was}, {to, &is}, {to, &fields}} {
		if err := json.Unmarshal([]byte(read.raw), read.into); err != nil {
			return false, err
		}
	}
	value, before, after := reflect.ValueOf(now).Elem(), reflect.ValueOf(was), reflect.ValueOf(is)
	for name := range fields {
		f := value.FieldByName(name)
		if !f.IsValid() || !f.Equal(before.FieldByName(name)) || f.Equal(after.FieldByName(name)) {
			continue
		}
		f.Set(after.FieldByName(name))
		changed = true
	}
	return changed, nil
}
