package store

import (
	"context"
	"database/sql"
	"encoding/json"

	"vinhdanh/data"
)

// decisionChanger takes decisions away under which nothing stands any more
// since an import has changed the citations: the list was corrected, and its old
// decision would stay behind. One that a person made or has edited stays.
type decisionChanger struct {
	changeLog
	tx *sql.Tx

	read, take *sql.Stmt
}

func (db *DB) decisionChanger(ctx context.Context, tx *sql.Tx, log data.Change) (changer, error) {
	if _, err := bump(ctx, tx, papersRevision); err != nil {
		return nil, err
	}
	quiet, prepared, err := prepare(ctx, tx,
		"SELECT "+decisionColumns+`, batch FROM decision d WHERE id = $1 AND batch <> ''
			AND NOT EXISTS (SELECT 1 FROM citation WHERE decision = d.id)
			AND NOT EXISTS (SELECT 1 FROM change WHERE record = d.id AND kind = 'decision' AND action = 'edit')`,
		"DELETE FROM decision WHERE id = $1",
		insertChange)
	if err != nil {
		return nil, err
	}
	log.Kind = "decision"
	return &decisionChanger{changeLog: changeLog{db, quiet, log, prepared[2]}, tx: tx, read: prepared[0], take: prepared[1]}, nil
}

// change is never asked for: an import changes no decision.
func (w *decisionChanger) change(data.ID, string, string) error { return nil }

// remove takes a decision away, and gives as what it was.
func (w *decisionChanger) remove(id data.ID) (whole staged, written bool, err error) {
	var d data.Decision
	var batch data.ID
	err = w.read.QueryRowContext(w.ctx, string(id)).Scan(append(decisionFields(&d), &batch)...)
	if missing(err) {
		return staged{}, false, nil
	} else if err != nil {
		return staged{}, false, err
	}
	if whole, err = stageRemoval(id, d, batch); err != nil {
		return staged{}, false, err
	}
	if _, err := w.take.ExecContext(w.ctx, string(id)); err != nil {
		return staged{}, false, err
	}
	_, fields, err := difference(data.Decision{}, d)
	if err != nil {
		return staged{}, false, err
	}
	return whole, true, w.write(id, "delete", fields, "")
}

// restore puts a decision back. If the import that had made it was taken back
// since, it is nobody's, and stays.
func (w *decisionChanger) restore(whole string) error {
	var g goner[data.Decision]
	if err := json.Unmarshal([]byte(whole), &g); err != nil {
		return err
	}
	stands, err := importStands(w.ctx, w.tx, g.Batch)
	if err != nil {
		return err
	}
	if !stands {
		g.Batch = ""
	}
	if err := insertDecision(w.ctx, w.tx, &g.Record, g.Batch); err != nil {
		return err
	}
	return w.write(g.Record.ID, "restore", "", "")
}
