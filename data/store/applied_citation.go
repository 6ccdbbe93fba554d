package store

import (
	"context"
	"database/sql"
	"encoding/json"

	"vinhdanh/data"
)

// citationChanger is the changer of citations.
type citationChanger struct {
	changeLog
	tx *sql.Tx

	read, put, used, live, take *sql.Stmt
}

func (db *DB) citationChanger(ctx context.Context, tx *sql.Tx, log data.Change) (changer, error) {
	if _, err := bump(ctx, tx, papersRevision); err != nil {
		return nil, err
	}
	quiet, prepared, err := prepare(ctx, tx,
		"SELECT "+citationColumns+" FROM citation WHERE id = $1",
		putCitation,
		"SELECT count(*) FROM citation c WHERE c.id = $1 AND "+citationUsed,
		"SELECT count(*) FROM certificate WHERE citation = $1 AND state <> 'withdrawn'",
		"DELETE FROM citation WHERE id = $1",
		insertChange)
	if err != nil {
		return nil, err
	}
	log.Kind = "citation"
	return &citationChanger{changeLog: changeLog{db, quiet, log, prepared[5]}, tx: tx,
		read: prepared[0], put: prepared[1], used: prepared[2], live: prepared[3], take: prepared[4]}, nil
}

// citation reads one; the ID is "" if it is gone.
func (w *citationChanger) citation(id data.ID) (c data.Citation, err error) {
	err = w.read.QueryRowContext(w.ctx, string(id)).Scan(citationFields(&c)...)
	if missing(err) {
		return data.Citation{}, nil
	}
	return c, err
}

func (w *citationChanger) change(id data.ID, from, to string) error {
	before, err := w.citation(id)
	if err != nil || before.ID == "" {
		return err
	}
	after := before
	if changed, err := changeFields(&after, from, to); err != nil || !changed {
		return err
	}
	if err := w.mend(before, &after); err != nil {
		return err
	}
	if onPaper(before) != onPaper(after) { // a certificate may have been drawn up meanwhile
		n := 0
		if err := w.live.QueryRowContext(w.ctx, string(id)).Scan(&n); err != nil {
			return err
		}
		if n > 0 {
			kept := before
			kept.Round, kept.Delegate, kept.Ordinal, kept.Representative, kept.Note = after.Round, after.Delegate, after.Ordinal, after.Representative, after.Note
			after = kept
		}
	}
	return w.save(before, after, "")
}

// mend lets a citation refer to nothing that is gone, and moves none into a
// locked round or out of one.
func (w *citationChanger) mend(before data.Citation, after *data.Citation) error {
	if after.Round != before.Round && before.Round != "" {
		switch err := roundOpen(w.ctx, w.tx, before.Round, before.Conference, map[data.ID]data.ID{}); data.CodeOf(err) {
		case "round-locked":
			after.Round = before.Round
		case "no-record":
		default:
			if err != nil {
				return err
			}
		}
	}
	for _, r := range []struct {
		query  string
		was    data.ID
		is     *data.ID
		needed bool
	}{
		{"SELECT count(*) FROM award WHERE id = $1", before.Award, &after.Award, true},
		{"SELECT count(*) FROM decision WHERE id = $1", before.Decision, &after.Decision, true},
		{"SELECT count(*) FROM round WHERE id = $1 AND locked = 0", before.Round, &after.Round, false},
		{"SELECT count(*) FROM delegate WHERE id = $1", before.Delegate, &after.Delegate, false},
	} {
		if *r.is == r.was || *r.is == "" {
			continue
		}
		n := 0
		if err := w.tx.QueryRowContext(w.ctx, r.query, *r.is).Scan(&n); err != nil {
			return err
		}
		if n == 0 {
			*r.is = r.was
		}
	}
	return nil
}

// save writes a citation and the line for the log of changes.
func (w *citationChanger) save(before, after data.Citation, batch data.ID) error {
	if _, err := w.put.ExecContext(w.ctx, appendCitation(nil, &after, batch)...); err != nil {
		return err
	}
	if before.ID == "" {
		return w.write(after.ID, "restore", "", "")
	}
	b, a, err := difference(before, after)
	if err != nil || b == a {
		return err
	}
	return w.write(after.ID, w.log.Action, b, a)
}

// remove takes a citation away, unless a certificate was made meanwhile.
func (w *citationChanger) remove(id data.ID) (instead staged, written bool, err error) {
	c, err := w.citation(id)
	if err != nil || c.ID == "" {
		return staged{}, false, err
	}
	n := 0
	if err := w.used.QueryRowContext(w.ctx, string(id)).Scan(&n); err != nil || n > 0 {
		return staged{}, false, err
	}
	if _, err := w.take.ExecContext(w.ctx, string(id)); err != nil {
		return staged{}, false, err
	}
	_, whole, err := difference(data.Citation{}, c)
	if err != nil {
		return staged{}, false, err
	}
	return staged{}, true, w.write(id, "delete", whole, "")
}

// restore puts a citation back. One whose award or decision is gone cannot be
// put back: somebody has taken that away since.
func (w *citationChanger) restore(whole string) error {
	var g goner[data.Citation]
	if err := json.Unmarshal([]byte(whole), &g); err != nil {
		return err
	}
	c := g.Record
	if there, err := w.citation(c.ID); err != nil || there.ID != "" {
		return err
	}
	if stands, err := importStands(w.ctx, w.tx, g.Batch); err != nil || !stands {
		return err
	}
	if err := w.mend(data.Citation{}, &c); err != nil || c.Award == "" || c.Decision == "" {
		return err
	}
	return w.save(data.Citation{}, c, g.Batch)
}
