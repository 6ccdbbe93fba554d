package store

import (
	"context"
	"database/sql"

	"vinhdanh/data"
)

// UndoLast takes back what a desk wrote last and has not taken back yet, by
// lines of its own, and tells what: Verdict is "". Lines that were written at
// once, as for a whole delegation, are taken back at once. A delegate whose way
// out is taken back is in again, since when it was before.
//
// It works also when the meeting is closed. A Request on record is answered
// again. Errors: nothing-to-undo, no-record (no such meeting), request-clash.
func (db *DB) UndoLast(ctx context.Context, u data.Undo) (a data.Admission, err error) {
	err = db.write(ctx, func(tx *sql.Tx) error {
		l := db.ledger(ctx, tx)
		m, err := l.sitting(ctx, u.Meeting)
		if err != nil {
			return err
		}
		if u.Request != "" {
			if a, err = l.undone(ctx, m, u.Request); err != nil || a.Repeated {
				return err
			}
		}
		lines, err := lastOfDesk(ctx, tx, m.ID, u.Desk)
		if err != nil {
			return err
		}
		a = data.Admission{At: db.now(), Desk: u.Desk, UndoneKind: lines[0].Kind, Undone: len(lines), Online: lines[0].Online}
		group := data.ID("")
		if len(lines) > 1 {
			group = data.NewID(a.At)
		}
		for i, c := range lines {
			was, err := l.standing(ctx, m.ID, c.Delegate)
			if err != nil {
				return err
			}
			// Another desk may have written of the delegate since, which stays.
			is, err := lastValid(ctx, tx, m.ID, c.Delegate, c.ID)
			if err != nil {
				return err
			}
			line := data.CheckIn{Delegate: c.Delegate, Kind: data.CheckInUndo, At: a.At, Desk: u.Desk, Undoes: c.ID, Group: group, Online: c.Online}
			if i == 0 {
				line.Request = u.Request
			}
			if err := l.add(ctx, m, &line, was.present, is.present); err != nil {
				return err
			}
			if i == 0 {
				a.CheckIn = line.ID
			}
		}
		if a.Delegate, err = l.whose(ctx, m, lines[0].Delegate); err != nil {
			return err
		}
		a.Present, a.Expected = m.present, m.expected
		return l.close(ctx)
	})
	if err != nil {
		return data.Admission{}, err
	}
	return a, nil
}

// lastOfDesk gives the last line of a desk that stands, and those written with
// it, the last first. Error: nothing-to-undo.
func lastOfDesk(ctx context.Context, tx *sql.Tx, meeting data.ID, desk string) (lines []data.CheckIn, err error) {
	const stands = " AND c.kind <> 'undo' AND NOT EXISTS (SELECT 1 FROM check_in u WHERE u.undoes = c.id) ORDER BY c.line DESC"
	const columns = "SELECT c.id, c.meeting, c.delegate, c.kind, c.at, c.desk, c.group_id, c.online FROM check_in c "
	collect := func(scan func(...any) error) error {
		var c data.CheckIn
		err := scan(lineFields(&c)...)
		lines = append(lines, c)
		return err
	}
	if err := each(ctx, tx, columns+"WHERE c.meeting = $1 AND c.desk = $2"+stands+" LIMIT 1", []any{meeting, desk}, collect); err != nil {
		return nil, err
	}
	if len(lines) == 0 {
		return nil, data.Fail("nothing-to-undo")
	}
	group := lines[0].Group
	if group == "" {
		return lines, nil
	}
	lines = nil
	// The second condition lets SQLite use the index, which has no lines alone.
	err = each(ctx, tx, columns+"WHERE c.group_id = $1 AND c.group_id <> '' AND c.meeting = $2"+stands, []any{group, meeting}, collect)
	return lines, err
}

// undone finds the answer to an undo that was asked for before.
func (l *ledger) undone(ctx context.Context, m *sitting, request string) (a data.Admission, err error) {
	var c data.CheckIn
	err = l.row(ctx, requestQuery, request).Scan(append(lineFields(&c), &a.Present)...)
	if missing(err) {
		return a, nil
	} else if err != nil {
		return a, err
	}
	if c.Kind != data.CheckInUndo || c.Meeting != m.ID {
		return a, data.Fail("request-clash")
	}
	a.At, a.Desk, a.CheckIn, a.Online, a.Repeated, a.Undone = c.At, c.Desk, c.ID, c.Online, true, 1
	a.Present, a.Expected = m.present, m.expected
	if err := l.row(ctx, "SELECT o.kind FROM check_in u JOIN check_in o ON o.id = u.undoes WHERE u.id = $1", string(c.ID)).Scan(&a.UndoneKind); err != nil {
		return a, err
	}
	if c.Group != "" {
		err := l.row(ctx, "SELECT count(*) FROM check_in WHERE group_id = $1 AND group_id <> ''", string(c.Group)).Scan(&a.Undone)
		if err != nil {
			return a, err
		}
	}
	a.Delegate, err = l.whose(ctx, m, c.Delegate)
	return a, err
}

// whose gives a delegate as present at a meeting as the log says now.
func (l *ledger) whose(ctx context.Context, m *sitting, delegate data.ID) (*data.DelegateRow, error) {
	row, err := delegateByID(ctx, l.tx, delegate)
	if err != nil {
		return nil, err
	}
	s, err := l.standing(ctx, m.ID, delegate)
	if s.present {
		row.PresentAt, row.PresentDesk, row.PresentOnline = s.at, s.desk, s.online
	}
	return &row, err
}

// RecentCheckIns gives the last lines at a meeting, in and out, the newest
// first, at most limit (0: all), with those taken back marked.
func (db *DB) RecentCheckIns(ctx context.Context, meeting data.ID, limit int) (list []data.CheckInRow, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		return each(ctx, tx, checkInRows+`WHERE c.meeting = $1 AND c.kind <> 'undo' ORDER BY c.line DESC LIMIT $2`,
			[]any{meeting, rowLimit(limit)}, func(scan func(...any) error) error {
				var r data.CheckInRow
				var line int64
				err := scan(append(checkInFields(&r), &line)...)
				list = append(list, r)
				return err
			})
	})
	return list, err
}

// CheckInsAfter gives the lines of a meeting's log after one of them, also
// those that undo, the oldest first, at most limit (0: all), and how far that
// is; the log begins after line 0.
func (db *DB) CheckInsAfter(ctx context.Context, meeting data.ID, line int64, limit int) (list []data.CheckInRow, last int64, err error) {
	last = line
	err = db.read(ctx, func(tx *sql.Tx) error {
		return each(ctx, tx, checkInRows+`WHERE c.meeting = $1 AND c.line > $2 ORDER BY c.line LIMIT $3`,
			[]any{meeting, line, rowLimit(limit)}, func(scan func(...any) error) error {
				var r data.CheckInRow
				err := scan(append(checkInFields(&r), &last)...)
				list = append(list, r)
				return err
			})
	})
	return list, last, err
}

// LastLine gives the number of the last line of a meeting's log: as long as it
// stays nobody has come or gone. Error: no-record.
func (db *DB) LastLine(ctx context.Context, meeting data.ID) (line int64, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		err := tx.QueryRowContext(ctx, "SELECT last_line FROM meeting WHERE id = $1", meeting).Scan(&line)
		return found(err, "meeting", meeting)
	})
	return line, err
}

const checkInRows = `SELECT c.id, c.meeting, c.delegate, c.kind, c.at, c.desk, c.group_id, c.online, c.undoes, c.request,
	d.name, d.code, g.name, CASE WHEN EXISTS (SELECT 1 FROM check_in u WHERE u.undoes = c.id) THEN 1 ELSE 0 END, c.line
	FROM check_in c
	JOIN delegate d ON d.id = c.delegate
	LEFT JOIN delegation g ON g.id = d.delegation `

// checkInFields gives where the columns of checkInRows but the last are to be scanned.
func checkInFields(r *data.CheckInRow) []any {
	return append(lineFields(&r.CheckIn), toText(&r.Undoes), &r.Request, &r.Name, &r.Code, toText(&r.DelegationName), toBool(&r.Undone))
}
