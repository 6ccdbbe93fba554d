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
	var piece []data.DelegateChange
	err = db.inPieces(ctx, len(ids), func(tx *sql.Tx) (func(int) error, error) {
		piece = nil
		revisions := map[data.ID]int64{} // one for the piece, by conference
		return func(i int) error {
			c, changed, err := db.changeOne(ctx, tx, ids[i], change, revisions)
			if changed {
				piece = append(piece, c)
			}
			return err
		}, nil
	}, func() { done = append(done, piece...) })
	return done, err
}

// inPieces writes n things in pieces, between which others have their turn. begin gives, for each transaction, what writes the i-th;
// kept is called when it is on the disk.
func (db *DB) inPieces(ctx context.Context, n int, begin func(tx *sql.Tx) (one func(i int) error, err error), kept func()) error {
	for next := 0; next < n; {
		if next > 0 {
			select {
			case <-time.After(pieceGap):
			case <-ctx.Done():
				return ctx.Err()
			}
		}
		from, stint := next, db.newStint()
		err := db.write(ctx, func(tx *sql.Tx) error {
			one, err := begin(tx)
			for ; err == nil && next < n && (next == from || !stint.over()); next++ {
				err = one(next)
			}
			return err
		})
		if err != nil {
			return err
		}
		kept()
	}
	return nil
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
