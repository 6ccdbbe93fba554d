package store

import (
	"context"
	"database/sql"
	"encoding/json"

	"vinhdanh/data"
	"vinhdanh/data/text"
)

// delegateChanger is the changer of delegates.
type delegateChanger struct {
	changeLog
	tx       *sql.Tx
	conf     data.ID
	reason   string // of cancelling
	revision int64

	read, known, put, used, take, gone *sql.Stmt
}

func (db *DB) delegateChanger(ctx context.Context, tx *sql.Tx, conf data.ID, reason string, log data.Change) (changer, error) {
	revision, err := bump(ctx, tx, rosterRevision(conf))
	if err != nil {
		return nil, err
	}
	quiet, prepared, err := prepare(ctx, tx,
		"SELECT "+delegateColumns+" FROM delegate WHERE id = $1",
		"SELECT count(*) FROM delegation WHERE id = $1",
		"INSERT INTO delegate ("+delegateColumns+", "+delegateKeys+") VALUES "+places(1, delegateWidth)+" ON CONFLICT (id) DO UPDATE SET "+delegateUpdates,
		"SELECT count(*) FROM delegate d WHERE d.id = $1 AND "+delegateNamed,
		"DELETE FROM delegate WHERE id = $1",
		noteGone,
		insertChange)
	if err != nil {
		return nil, err
	}
	log.Kind = "delegate"
	return &delegateChanger{changeLog: changeLog{db, quiet, log, prepared[6]}, tx: tx, conf: conf, reason: reason, revision: revision,
		read: prepared[0], known: prepared[1], put: prepared[2], used: prepared[3], take: prepared[4], gone: prepared[5]}, nil
}

// delegate reads one; the ID is "" if it is gone.
func (w *delegateChanger) delegate(id data.ID) (d data.Delegate, err error) {
	err = w.read.QueryRowContext(w.ctx, string(id)).Scan(delegateFields(&d)...)
	if missing(err) {
		return data.Delegate{}, nil
	}
	return d, err
}

func (w *delegateChanger) change(id data.ID, from, to string) error {
	before, err := w.delegate(id)
	if err != nil || before.ID == "" {
		return err
	}
	after := before
	if changed, err := changeFields(&after, from, to); err != nil || !changed {
		return err
	}
	if after.Delegation != before.Delegation && after.Delegation != "" {
		if there, err := w.there(after.Delegation); err != nil {
			return err
		} else if !there {
			after.Delegation = before.Delegation
		}
	}
	return w.save(before, after, "")
}

func (w *delegateChanger) there(delegation data.ID) (bool, error) {
	n := 0
	err := w.known.QueryRowContext(w.ctx, string(delegation)).Scan(&n)
	return n > 0, err
}

// save writes a delegate and the line for the log of changes.
func (w *delegateChanger) save(before, after data.Delegate, batch data.ID) error {
	w.db.complete(&after)
	if _, err := w.put.ExecContext(w.ctx, appendDelegate(nil, &after, delegateFold(&after), text.SortKey(after.Name, after.SortAs), batch, w.revision)...); err != nil {
		return err
	}
	if before.ID == "" {
		return w.write(after.ID, "restore", "", "")
	}
	b, a, err := difference(before, after)
	if err != nil {
		return err
	}
	return w.write(after.ID, w.log.Action, b, a)
}

// remove takes a delegate away; one on whom something rests is cancelled.
func (w *delegateChanger) remove(id data.ID) (instead staged, written bool, err error) {
	d, err := w.delegate(id)
	if err != nil || d.ID == "" {
		return staged{}, false, err
	}
	n := 0
	if err := w.used.QueryRowContext(w.ctx, string(id)).Scan(&n); err != nil {
		return staged{}, false, err
	}
	if n > 0 {
		after := cancelled(d, w.reason)
		instead, changed, err := stageChange(id, d, after)
		if err != nil || !changed {
			return staged{}, false, err
		}
		return instead, true, w.save(d, after, "")
	}
	if _, err := w.take.ExecContext(w.ctx, string(id)); err != nil {
		return staged{}, false, err
	}
	if _, err := w.gone.ExecContext(w.ctx, rosterGone(w.conf), w.revision); err != nil {
		return staged{}, false, err
	}
	_, whole, err := difference(data.Delegate{}, d)
	if err != nil {
		return staged{}, false, err
	}
	return staged{}, true, w.write(id, "delete", whole, "")
}

// cancelled is a delegate who is not to come any more.
func cancelled(d data.Delegate, reason string) data.Delegate {
	if d.Status != data.StatusCancelled {
		d.Status, d.Reason = data.StatusCancelled, reason
	}
	return d
}

// restore puts a delegate back. What another has got meanwhile, code or badge,
// stays with the other; what is gone is left out.
func (w *delegateChanger) restore(whole string) error {
	var g goner[data.Delegate]
	if err := json.Unmarshal([]byte(whole), &g); err != nil {
		return err
	}
	d := g.Record
	if there, err := w.delegate(d.ID); err != nil || there.ID != "" {
		return err
	}
	if stands, err := importStands(w.ctx, w.tx, g.Batch); err != nil || !stands {
		return err
	}
	if d.Delegation != "" {
		if there, err := w.there(d.Delegation); err != nil {
			return err
		} else if !there {
			d.Delegation = ""
		}
	}
	switch err := delegateClash(w.ctx, w.tx, &d); data.CodeOf(err) {
	case "code-taken":
		if d.Code, err = nextCode(w.ctx, w.tx, w.conf); err != nil {
			return err
		}
		if err := badgeClash(w.ctx, w.tx, d.ID, d.Badge); data.CodeOf(err) == "badge-taken" {
			d.Badge = ""
		} else if err != nil {
			return err
		}
	case "badge-taken":
		d.Badge = ""
	default:
		if err != nil {
			return err
		}
	}
	return w.save(data.Delegate{}, d, g.Batch)
}

// importStands tells whether an import was not undone; "" is no import.
func importStands(ctx context.Context, q querier, batch data.ID) (bool, error) {
	var undone int64
	err := q.QueryRowContext(ctx, "SELECT undone_at FROM list_import WHERE id = $1", batch).Scan(&undone)
	if missing(err) {
		return true, nil
	}
	return undone == 0, err
}
