package store

import (
	"context"
	"database/sql"

	"vinhdanh/data"
)

// UndoLast takes back the last admission of a desk that has not been taken
// back yet, by a line of its own, and gives what it took back. Verdict is "".
// Error: nothing-to-undo.
func (db *DB) UndoLast(ctx context.Context, meeting data.ID, desk string) (a data.Admission, err error) {
	err = db.write(ctx, func(tx *sql.Tx) error {
		a = data.Admission{Desk: desk, At: db.now()}
		m, err := meetingByID(ctx, tx, meeting)
		if err != nil {
			return err
		}
		line, present, err := nextLine(ctx, tx, m.ID, -1)
		if err != nil {
			return err
		}
		var undoes, delegate data.ID
		err = tx.QueryRowContext(ctx, `SELECT c.id, c.delegate FROM check_in c
			WHERE c.meeting = $1 AND c.desk = $2 AND c.kind = 'in'
				AND NOT EXISTS (SELECT 1 FROM check_in u WHERE u.undoes = c.id)
			ORDER BY c.line DESC LIMIT 1`, m.ID, desk).Scan(&undoes, &delegate)
		if missing(err) {
			return data.Fail("nothing-to-undo")
		} else if err != nil {
			return err
		}
		row, err := delegateByID(ctx, tx, delegate)
		if err != nil {
			return err
		}
		a.Delegate, a.CheckIn, a.Present = &row, data.NewID(a.At), present
		if a.Expected, err = db.expected(ctx, tx, m.Conference); err != nil {
			return err
		}
		return addLine(ctx, tx, line, false, a.Present, data.CheckIn{ID: a.CheckIn, Meeting: m.ID, Delegate: delegate,
			Kind: data.CheckInUndo, At: a.At, Desk: desk, Undoes: undoes})
	})
	if err != nil {
		return data.Admission{}, err
	}
	return a, nil
}

// RecentCheckIns gives the last admissions at a meeting, the newest first, at
// most limit (0: all), with those taken back marked.
func (db *DB) RecentCheckIns(ctx context.Context, meeting data.ID, limit int) (list []data.CheckInRow, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		return each(ctx, tx, `SELECT c.id, c.meeting, c.delegate, c.kind, c.at, c.desk, d.name, d.code, g.name,
				CASE WHEN EXISTS (SELECT 1 FROM check_in u WHERE u.undoes = c.id) THEN 1 ELSE 0 END
			FROM check_in c
			JOIN delegate d ON d.id = c.delegate
			LEFT JOIN delegation g ON g.id = d.delegation
			WHERE c.meeting = $1 AND c.kind <> 'undo'
			ORDER BY c.line DESC LIMIT $2`, []any{meeting, rowLimit(limit)}, func(scan func(...any) error) error {
			var r data.CheckInRow
			err := scan(&r.ID, &r.Meeting, &r.Delegate, &r.Kind, toTime(&r.At), &r.Desk, &r.Name, &r.Code,
				toText(&r.DelegationName), toBool(&r.Undone))
			list = append(list, r)
			return err
		})
	})
	return list, err
}
