package store

import (
	"context"
	"database/sql"
	"errors"
	"reflect"
	"strings"
	"time"

	"vinhdanh/data"
)

// ChangeDelegates changes many delegates, each logged by itself, and gives
// what it changed, so that RestoreDelegates can take it back; those that change
// leaves as they are are not among them. The work goes in pieces of some 30 ms,
// so that desks are not held up; after an error all is put back. ID,
// Conference, Code, Badge, Replaces and MadeAt stay whatever change does.
// Errors: no-record, name-needed.
func (db *DB) ChangeDelegates(ctx context.Context, ids []data.ID, change func(*data.Delegate)) ([]data.DelegateChange, error) {
	done, err := db.changeMany(ctx, ids, change)
	if err != nil && len(done) > 0 {
		err = errors.Join(err, db.RestoreDelegates(context.WithoutCancel(ctx), done))
	}
	if err != nil {
		return nil, err
	}
	return done, nil
}

// RestoreDelegates takes back what ChangeDelegates did: each field that it set
// gets its former value, unless somebody has set it once more since.
func (db *DB) RestoreDelegates(ctx context.Context, list []data.DelegateChange) error {
	ids := make([]data.ID, len(list))
	by := make(map[data.ID]data.DelegateChange, len(list))
	for i, c := range list {
		ids[i], by[c.After.ID] = c.After.ID, c
	}
	_, err := db.changeMany(ctx, ids, func(d *data.Delegate) {
		c := by[d.ID]
		now, was, set := reflect.ValueOf(d).Elem(), reflect.ValueOf(c.Before), reflect.ValueOf(c.After)
		for i := range now.NumField() {
			if was.Field(i).Equal(set.Field(i)) || !now.Field(i).Equal(set.Field(i)) {
				continue
			}
			now.Field(i).Set(was.Field(i))
		}
	})
	return err
}

// changeMany changes delegates in pieces. After an error it gives the changes
// of the pieces that were written.
func (db *DB) changeMany(ctx context.Context, ids []data.ID, change func(*data.Delegate)) (done []data.DelegateChange, err error) {
	for next := 0; next < len(ids); {
		if next > 0 {
			select {
			case <-time.After(pieceGap):
			case <-ctx.Done():
				return done, ctx.Err()
			}
		}
		begun, from := time.Now(), next
		var piece []data.DelegateChange
		err := db.write(ctx, func(tx *sql.Tx) error {
			piece, next = nil, from
			revisions := map[data.ID]int64{} // one for the piece, by conference
			for ; next < len(ids) && (next == from || time.Since(begun) < pieceTime); next++ {
				c, changed, err := db.changeOne(ctx, tx, ids[next], change, revisions)
				if err != nil {
					return err
				}
				if changed {
					piece = append(piece, c)
				}
			}
			return nil
		})
		if err != nil {
			return done, err
		}
		done = append(done, piece...)
	}
	return done, nil
}

func (db *DB) changeOne(ctx context.Context, tx *sql.Tx, id data.ID, change func(*data.Delegate), revisions map[data.ID]int64) (c data.DelegateChange, changed bool, err error) {
	row, err := delegateByID(ctx, tx, id)
	if err != nil {
		return c, false, err
	}
	c.Before, c.After = row.Delegate, row.Delegate
	b, a := &c.Before, &c.After
	change(a)
	a.ID, a.Conference, a.Code, a.Badge, a.Replaces, a.MadeAt = b.ID, b.Conference, b.Code, b.Badge, b.Replaces, b.MadeAt
	if strings.TrimSpace(a.Name) == "" {
		return c, false, data.Fail("name-needed")
	}
	db.complete(a)
	if c.Before == c.After {
		return c, false, nil
	}
	revision, ok := revisions[a.Conference]
	if !ok {
		if revision, err = bump(ctx, tx, rosterRevision(a.Conference)); err != nil {
			return c, false, err
		}
		revisions[a.Conference] = revision
	}
	if err := putDelegate(ctx, tx, a, revision); err != nil {
		return c, false, err
	}
	return c, true, db.logSave(ctx, tx, "delegate", id, *b, *a)
}
