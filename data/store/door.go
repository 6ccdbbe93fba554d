package store

import (
	"context"
	"database/sql"
	"errors"
	"sync"

	"vinhdanh/data"
)

// A door gathers the scans of this process that wait for the writer: whoever
// comes to write answers all of them in one transaction, so that many desks
// share the time that the disk takes. A scan alone waits for nobody.
type door struct {
	mu      sync.Mutex
	waiting []*visitor
	stmts   map[string]*sql.Stmt // of the writer, prepared once; held with its place in the queue
}

// visitor is a scan that waits for its answer.
type visitor struct {
	scan   data.Scan
	answer data.Admission
	err    error
	done   chan struct{} // closed when answered
}

// doorGroup is how many scans share a transaction at most: it holds the
// database for some milliseconds.
const doorGroup = 64

// errNothingToDo ends a transaction that is to leave no trace.
var errNothingToDo = errors.New("nothing to do")

func (d *door) join(v *visitor) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.waiting = append(d.waiting, v)
}

// leave gives up waiting, unless the answer is already being written.
func (d *door) leave(v *visitor) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	for i, w := range d.waiting {
		if w == v {
			d.waiting = append(d.waiting[:i], d.waiting[i+1:]...)
			return true
		}
	}
	return false
}

// take gives those who have waited longest.
func (d *door) take() []*visitor {
	d.mu.Lock()
	defer d.mu.Unlock()
	n := min(len(d.waiting), doorGroup)
	group := append([]*visitor(nil), d.waiting[:n]...)
	left := copy(d.waiting, d.waiting[n:])
	clear(d.waiting[left:])
	d.waiting = d.waiting[:left]
	return group
}

// Admit answers a scan at the door of a meeting. When it returns "admitted" or
// "left" the line is on the disk; with every other verdict no line is written.
// The order of lines, and so who was first, is that of the transactions,
// whatever the clocks say.
//
// A scan whose Request is on record is answered as it was, with Repeated, and
// nothing is written. An Offline scan is taken also after the meeting closed,
// for it tells what was, and is kept among OfflineScans whatever its verdict.
//
// Expected counts the delegates whose place is to be filled, see
// data.Delegate.Expected. Errors: no-record (no such meeting), meeting-closed
// (argument name), request-clash (the request is on record for another badge),
// request-needed (Offline without one).
func (db *DB) Admit(ctx context.Context, s data.Scan) (data.Admission, error) {
	if db.writer == nil {
		return data.Admission{}, errReadOnly
	}
	if err := ctx.Err(); err != nil {
		return data.Admission{}, err
	}
	v := &visitor{scan: s, done: make(chan struct{})}
	db.door.join(v)
	db.waiting.Add(1)
	defer db.waiting.Add(-1)
	for {
		select {
		case <-v.done:
			return v.answer, v.err
		case db.queue <- struct{}{}:
			db.answerWaiting(ctx, v)
			db.handOn()
		case <-ctx.Done():
			if db.door.leave(v) {
				return data.Admission{}, ctx.Err()
			}
			<-v.done
			return v.answer, v.err
		}
	}
}

// answerWaiting answers a group of those who wait, unless v, whose turn it is,
// was answered with another group.
func (db *DB) answerWaiting(ctx context.Context, v *visitor) {
	select {
	case <-v.done:
		return
	default:
	}
	group := db.door.take()
	ctx = context.WithoutCancel(ctx) // the others have not given up
	if err := db.answer(ctx, group); err != nil {
		alone := len(group) > 1 && !everybody(err)
		for _, w := range group {
			if w.err = err; alone { // one scan must not be the end of the others
				w.err = db.answer(ctx, []*visitor{w})
			}
			if w.err != nil {
				w.answer = data.Admission{}
			}
		}
	}
	for _, w := range group {
		close(w.done)
	}
}

// everybody tells whether an error would meet every scan alike.
func everybody(err error) bool {
	switch data.CodeOf(err) {
	case "database-busy", "database-damaged", "database-disk", "database-folder", "database-read-only", "disk-full":
		return true
	}
	return false
}

// answer answers scans in one transaction. What is refused of one of them is
// its own error; the error of answer is that of the transaction, after which
// nothing is recorded.
func (db *DB) answer(ctx context.Context, group []*visitor) error {
	release, err := db.engine.turn(ctx, db.path)
	if err != nil {
		return err
	}
	defer release()
	if err := db.prepareDoor(ctx); err != nil {
		return db.explain(ctx, err)
	}
	err = db.within(ctx, db.writer, func(tx *sql.Tx) error {
		l := db.ledger(ctx, tx)
		for _, v := range group {
			v.answer, v.err = l.admit(ctx, v.scan)
			var refused *data.Error
			if v.err != nil && !errors.As(v.err, &refused) {
				return v.err
			}
			if v.err != nil {
				v.answer = data.Admission{}
			}
		}
		return l.close(ctx)
	})
	if errors.Is(err, errNothingToDo) {
		return nil
	}
	return err
}

// prepareDoor prepares what every scan asks. It is done outside a transaction,
// since the writer has one connection, and once, since the engine would take
// longer to read the queries than to answer them.
func (db *DB) prepareDoor(ctx context.Context) error {
	if db.door.stmts != nil {
		return nil
	}
	stmts := map[string]*sql.Stmt{}
	for _, q := range ledgerQueries {
		s, err := db.writer.PrepareContext(ctx, q) //nolint:sqlclosecheck // they end with the database
		if err != nil {
			return err
		}
		stmts[q] = s
	}
	db.door.stmts = stmts
	return nil
}
