package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"time"

	"vinhdanh/data"
)

const runLineColumns = "run, line, at, who, kind, item, round, grp, step, citations, value, undoes"

func scanRunLine(scan func(...any) error, l *data.RunLine) error {
	return scan(&l.Run, &l.Line, toTime(&l.At), &l.Who, &l.Kind, &l.Item, &l.Round, &l.Group, &l.Step, toJSON(&l.Citations), &l.Value, &l.Undoes)
}

// RunLines gives the lines of a run after one of them, in order; the log begins
// after line 0.
func (db *DB) RunLines(ctx context.Context, run data.ID, after int64) (list []data.RunLine, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		return each(ctx, tx, "SELECT "+runLineColumns+" FROM run_line WHERE run = $1 AND line > $2 ORDER BY line", []any{run, after},
			func(scan func(...any) error) error {
				var l data.RunLine
				err := scanRunLine(scan, &l)
				list = append(list, l)
				return err
			})
	})
	return list, err
}

// AppendRun adds a line to the log of a run, making Line, At and Who where they
// are empty. A Line that is given must be the next one: run-overtaken, where
// somebody else has written meanwhile, so that two who press at once do not skip
// a step.
//
// What a run that is no rehearsal hands over is handed over in the register too:
// the certificates that the citations have are moved to data.StateHanded, and an
// undo of the line puts them back to where they stood, all in one transaction. A
// certificate that somebody has moved since, or that another line hands over as
// well, stays.
//
// After RunEnd only its undo is taken, by which the run goes on. Errors: no-record (of run,
// item, round or citation), run-ended, run-nothing-to-undo (Undoes names no
// line, or an undo, or a line that was taken back already), run-under-way (see
// BeginRun; the end is to be undone, and another has begun).
func (db *DB) AppendRun(ctx context.Context, l *data.RunLine) error {
	if !slices.Contains(runKinds, l.Kind) {
		return fmt.Errorf("a line of a run of kind %q", l.Kind)
	}
	line := *l
	line.Who = first(line.Who, db.o.Who)
	if line.At = line.At.Truncate(time.Millisecond); line.At.IsZero() {
		line.At = db.now()
	}
	err := db.write(ctx, func(tx *sql.Tx) error {
		var r data.Run
		// Updating the run's row first makes those who write stand in a queue in every engine.
		if err := scanRun(tx.QueryRowContext(ctx, "UPDATE run SET ended = ended WHERE id = $1 RETURNING "+runColumns, line.Run).Scan, &r); err != nil {
			return found(err, "run", line.Run)
		}
		undone, err := undoneLine(ctx, tx, line)
		if err != nil {
			return err
		}
		if !r.Ended.IsZero() && undone.Kind != data.RunEnd {
			return data.Fail("run-ended")
		}
		if err := nextLine(ctx, tx, &line); err != nil {
			return err
		}
		if err := lineRefers(ctx, tx, r.Conference, line); err != nil {
			return err
		}
		if err := insertRunLine(ctx, tx, line); err != nil {
			return err
		}
		if err := db.follow(ctx, tx, r, line, undone); err != nil {
			return err
		}
		_, err = bump(ctx, tx, ceremonyRevision(r.Conference))
		return err
	})
	if err == nil {
		*l = line
	}
	return err
}

// runKinds are the lines that a log may have.
var runKinds = []data.RunKind{data.RunItem, data.RunSkipItem, data.RunDuration, data.RunStep, data.RunHanded, data.RunSkipGroup,
	data.RunAbsent, data.RunHere, data.RunReceiver, data.RunSupplement, data.RunAtUnit, data.RunUndo, data.RunEnd}

// undoneLine gives the line that an undo takes back, a zero one for what is no
// undo.
func undoneLine(ctx context.Context, q querier, l data.RunLine) (undone data.RunLine, err error) {
	if l.Kind != data.RunUndo {
		return undone, nil
	}
	var taken bool
	err = q.QueryRowContext(ctx, "SELECT CASE WHEN EXISTS (SELECT 1 FROM run_line WHERE run = $1 AND undoes = $2 AND undoes > 0) THEN 1 ELSE 0 END",
		l.Run, l.Undoes).Scan(toBool(&taken))
	if err != nil {
		return undone, err
	}
	err = scanRunLine(q.QueryRowContext(ctx, "SELECT "+runLineColumns+" FROM run_line WHERE run = $1 AND line = $2", l.Run, l.Undoes).Scan, &undone)
	if missing(err) || err == nil && (taken || undone.Kind == data.RunUndo) {
		return undone, data.Fail("run-nothing-to-undo")
	}
	return undone, err
}

// nextLine numbers a line.
func nextLine(ctx context.Context, q querier, l *data.RunLine) error {
	var last int64
	if err := q.QueryRowContext(ctx, "SELECT coalesce(max(line), 0) FROM run_line WHERE run = $1", l.Run).Scan(&last); err != nil {
		return err
	}
	if l.Line != 0 && l.Line != last+1 {
		return data.Fail("run-overtaken")
	}
	l.Line = last + 1
	return nil
}

// lineRefers refuses a line that names what is not of the conference.
func lineRefers(ctx context.Context, q querier, conf data.ID, l data.RunLine) error {
	if err := belongs(ctx, q, "agenda", l.Item, conf); err != nil {
		return err
	}
	if err := belongs(ctx, q, "round", l.Round, conf); err != nil {
		return err
	}
	for _, id := range l.Citations {
		if id == "" {
			return data.Fail("no-record", "kind", "citation", "id", id)
		}
		if err := belongs(ctx, q, "citation", id, conf); err != nil {
			return err
		}
	}
	return nil
}

func insertRunLine(ctx context.Context, tx *sql.Tx, l data.RunLine) error {
	citations, err := asJSON(l.Citations)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, "INSERT INTO run_line ("+runLineColumns+") VALUES "+places(1, 12),
		l.Run, l.Line, millis(l.At), l.Who, l.Kind, l.Item, l.Round, l.Group, l.Step, citations, l.Value, l.Undoes)
	return err
}

// follow does what follows from a line outside the log.
func (db *DB) follow(ctx context.Context, tx *sql.Tx, r data.Run, l, undone data.RunLine) error {
	var ended time.Time
	switch {
	case l.Kind == data.RunEnd:
		ended = l.At
	case undone.Kind == data.RunEnd:
		if err := noneUnderWay(ctx, tx, r); err != nil {
			return err
		}
	case l.Kind == data.RunHanded && !r.Rehearsal:
		return db.handOver(ctx, tx, l)
	case undone.Kind == data.RunHanded && !r.Rehearsal:
		return db.takeBack(ctx, tx, l)
	default:
		return nil
	}
	if _, err := tx.ExecContext(ctx, "UPDATE run SET ended = $1 WHERE id = $2", millis(ended), r.ID); err != nil || r.Rehearsal {
		return err
	}
	after := r
	after.Ended = ended
	return db.logSave(ctx, tx, "run", r.ID, r, after)
}
