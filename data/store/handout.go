package store

import (
	"context"
	"database/sql"
	"errors"

	"vinhdanh/data"
)

// handed is whose badges are handed over, as far as the log has been read.
type handed struct {
	line int64             // the last one read
	at   map[data.ID]int64 // ms
}

// read brings it up to date.
func (h *handed) read(ctx context.Context, tx *sql.Tx, conf data.ID) error {
	if h.at == nil {
		h.at = map[data.ID]int64{}
	}
	line := h.line
	err := each(ctx, tx, "SELECT line, delegate, at, undoes FROM handout WHERE conference = $1 AND line > $2 ORDER BY line",
		[]any{conf, h.line}, func(scan func(...any) error) error {
			var id, undoes data.ID
			var at int64
			if err := scan(&line, &id, &at, toText(&undoes)); err != nil {
				return err
			}
			if undoes == "" {
				h.at[id] = at
			} else {
				delete(h.at, id)
			}
			return nil
		})
	if err != nil {
		h.line, h.at = 0, nil // it may be half brought up to date
		return err
	}
	h.line = line
	return nil
}

// HandOut records that badges were handed over, which is not presence, and
// tells whose; those handed over before stay as they are. to is who collected
// them. Many are written in pieces, so that desks are not held up; after an
// error none are handed over. Error: no-record.
func (db *DB) HandOut(ctx context.Context, ids []data.ID, desk, to string) (done data.HandedOut, err error) {
	at := db.now()
	group := data.NewID(at)
	var over []data.ID // in the piece under way
	already := 0
	err = db.inPieces(ctx, len(ids), func(tx *sql.Tx) (func(int) error, error) {
		over, already = nil, 0
		quiet, prepared, err := prepare(ctx, tx, "SELECT conference FROM seen_delegate WHERE id = $1",
			"SELECT undoes FROM handout WHERE delegate = $1 ORDER BY line DESC LIMIT 1", insertHandout)
		if err != nil {
			return nil, err
		}
		who, last, insert := prepared[0], prepared[1], prepared[2]
		return func(i int) error {
			id := ids[i]
			var conf, undoes data.ID
			if err := who.QueryRowContext(quiet, string(id)).Scan(&conf); err != nil {
				return found(err, "delegate", id)
			}
			err := last.QueryRowContext(quiet, string(id)).Scan(toText(&undoes))
			if err == nil && undoes == "" {
				already++
				return nil
			} else if err != nil && !missing(err) {
				return err
			}
			over = append(over, id)
			_, err = insert.ExecContext(quiet, string(data.NewID(at)), string(conf), string(id), millis(at), desk, to, string(group), nil)
			return err
		}, nil
	}, func() {
		done.Delegates = append(done.Delegates, over...)
		done.Already += already
	})
	if len(done.Delegates) > 0 {
		done.Group = group
		if err != nil {
			_, back := db.UndoHandout(context.WithoutCancel(ctx), group)
			err = errors.Join(err, back)
		}
	}
	if err != nil {
		return data.HandedOut{}, err
	}
	return done, nil
}

const insertHandout = `INSERT INTO handout (id, conference, delegate, at, desk, to_whom, group_id, undoes)
	VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`

// UndoHandout takes back what was handed over at once, but for badges that were
// taken back since, and tells how many. Error: nothing-to-undo.
func (db *DB) UndoHandout(ctx context.Context, group data.ID) (n int, err error) {
	at := db.now()
	undo := data.NewID(at)
	for more := true; more; {
		var list []data.Handout
		err := db.write(ctx, func(tx *sql.Tx) error {
			var conf data.ID
			err := each(ctx, tx, `SELECT h.id, h.conference, h.delegate, h.desk, h.to_whom FROM handout h
				WHERE h.group_id = $1 AND h.undoes IS NULL AND h.line = (SELECT max(line) FROM handout WHERE delegate = h.delegate)
				ORDER BY h.line LIMIT $2`, []any{group, sweepSize}, func(scan func(...any) error) error {
				var h data.Handout
				err := scan(&h.ID, &conf, &h.Delegate, &h.Desk, &h.To)
				list = append(list, h)
				return err
			})
			if err != nil {
				return err
			}
			quiet, prepared, err := prepare(ctx, tx, insertHandout)
			if err != nil {
				return err
			}
			for _, h := range list {
				if _, err := prepared[0].ExecContext(quiet, string(data.NewID(at)), string(conf), string(h.Delegate), millis(at), h.Desk, h.To,
					string(undo), string(h.ID)); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return n, err
		}
		n += len(list)
		more = len(list) == sweepSize
	}
	if n == 0 {
		return 0, data.Fail("nothing-to-undo")
	}
	return n, nil
}

// Handouts gives the lines of one delegate, the last first.
func (db *DB) Handouts(ctx context.Context, delegate data.ID) (list []data.Handout, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		return each(ctx, tx, `SELECT id, delegate, at, desk, to_whom, group_id, undoes FROM handout
			WHERE delegate = $1 ORDER BY line DESC`, []any{delegate}, func(scan func(...any) error) error {
			var h data.Handout
			err := scan(&h.ID, &h.Delegate, toTime(&h.At), &h.Desk, &h.To, &h.Group, toText(&h.Undoes))
			list = append(list, h)
			return err
		})
	})
	return list, err
}
