package store

import (
	"context"
	"database/sql"
	"errors"
	"sync"
	"time"

	"vinhdanh/data"
)

// errNothingToDo ends a transaction that is to leave no trace.
var errNothingToDo = errors.New("nothing to do")

// Admit answers a scan at the door of a meeting. When it returns "admitted"
// the line is on the disk; with every other verdict nothing is written. The
// order of lines, and so who was first, is that of the transactions, whatever
// the clocks say.
//
// Expected counts the conference's delegates who are neither cancelled nor
// substituted; those absent with a reason are expected still, since they are
// let in if they come. Errors: no-record (no such meeting).
func (db *DB) Admit(ctx context.Context, s data.Scan) (a data.Admission, err error) {
	a.Desk = s.Desk
	err = db.write(ctx, func(tx *sql.Tx) error {
		a = data.Admission{Desk: s.Desk, At: db.now()}
		m, err := meetingByID(ctx, tx, s.Meeting)
		if err != nil {
			return err
		}
		row, err := scanned(ctx, tx, s)
		if code := data.CodeOf(err); code == "unknown-badge" || code == "no-record" {
			a.Verdict = data.VerdictUnknown
		} else if err != nil {
			return err
		} else if a.Delegate = &row; row.Conference != m.Conference {
			a.Verdict = data.VerdictOtherConference
		} else if row.Status == data.StatusCancelled {
			a.Verdict = data.VerdictCancelled
		} else if row.Status == data.StatusSubstituted {
			a.Verdict, a.Substitute = data.VerdictSubstituted, row.Substitute
		}
		if a.Expected, err = db.expected(ctx, tx, m.Conference); err != nil {
			return err
		}
		if a.Verdict != "" {
			if err := tx.QueryRowContext(ctx, "SELECT present FROM meeting WHERE id = $1", m.ID).Scan(&a.Present); err != nil {
				return err
			}
			return errNothingToDo
		}

		line, present, err := nextLine(ctx, tx, m.ID, +1)
		if err != nil {
			return err
		}
		last, err := lastLine(ctx, tx, m.ID, row.ID)
		if err != nil {
			return err
		}
		if last.present {
			a.Verdict, a.First, a.FirstDesk, a.Present = data.VerdictAlready, last.at, last.desk, present-1
			row.PresentAt, row.PresentDesk = last.at, last.desk
			return errNothingToDo
		}
		a.Verdict, a.Present, a.CheckIn = data.VerdictAdmitted, present, data.NewID(a.At)
		row.PresentAt, row.PresentDesk = a.At, a.Desk
		return addLine(ctx, tx, line, true, a.Present, data.CheckIn{ID: a.CheckIn, Meeting: m.ID, Delegate: row.ID,
			Kind: data.CheckInIn, At: a.At, Desk: a.Desk})
	})
	if err != nil && !errors.Is(err, errNothingToDo) {
		return data.Admission{}, err
	}
	return a, nil
}

// scanned finds whom a scan means.
func scanned(ctx context.Context, q querier, s data.Scan) (data.DelegateRow, error) {
	if s.Delegate != "" {
		return delegateByID(ctx, q, s.Delegate)
	}
	return badgeOwner(ctx, q, s.Badge)
}

// expectedCounts are the numbers of delegates expected, by conference, as long
// as the roster's revision stays.
type expectedCounts struct {
	mu   sync.Mutex
	held map[data.ID]expectedCount
}

type expectedCount struct {
	revision int64
	n        int
}

// expected counts the delegates who should be there. Counting them at each scan
// would take longer than the scan.
func (db *DB) expected(ctx context.Context, q querier, conf data.ID) (int, error) {
	now, err := revision(ctx, q, rosterRevision(conf))
	if err != nil {
		return 0, err
	}
	db.counted.mu.Lock()
	defer db.counted.mu.Unlock()
	if c, ok := db.counted.held[conf]; ok && c.revision == now {
		return c.n, nil
	}
	c := expectedCount{revision: now}
	err = q.QueryRowContext(ctx, "SELECT count(*) FROM seen_delegate WHERE conference = $1 AND status NOT IN ('cancelled', 'substituted')", conf).Scan(&c.n)
	if err != nil {
		return 0, err
	}
	if db.counted.held == nil {
		db.counted.held = map[data.ID]expectedCount{}
	}
	db.counted.held[conf] = c
	return c.n, nil
}

// nextLine takes the next line of a meeting's log, by which one more is in or
// one less, and gives it with how many are in after it. Updating the meeting's
// row makes the desks stand in a queue in every engine.
func nextLine(ctx context.Context, tx *sql.Tx, meeting data.ID, more int) (line int64, present int, err error) {
	err = tx.QueryRowContext(ctx, `UPDATE meeting SET last_line = last_line + 1, present = present + $1 WHERE id = $2
		RETURNING last_line, present`, more, meeting).Scan(&line, &present)
	return line, present, err
}

// logLine is the last line of a delegate at a meeting; zero if there is none.
type logLine struct {
	id      data.ID
	present bool
	at      time.Time
	desk    string
}

func lastLine(ctx context.Context, q querier, meeting, delegate data.ID) (l logLine, err error) {
	err = q.QueryRowContext(ctx, "SELECT id, present, at, desk FROM check_in WHERE meeting = $1 AND delegate = $2 ORDER BY line DESC LIMIT 1",
		meeting, delegate).Scan(&l.id, toBool(&l.present), toTime(&l.at), &l.desk)
	if missing(err) {
		return logLine{}, nil
	}
	return l, err
}

// addLine writes a line, after which the delegate is in or not, and total are in.
func addLine(ctx context.Context, tx *sql.Tx, line int64, present bool, total int, c data.CheckIn) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO check_in (meeting, line, id, delegate, kind, at, desk, undoes, present, total)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
		c.Meeting, line, c.ID, c.Delegate, c.Kind, millis(c.At), c.Desk, ref(c.Undoes), bit(present), total)
	return err
}

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
