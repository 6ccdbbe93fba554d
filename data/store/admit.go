package store

import (
	"context"
	"database/sql"
	"errors"
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
// Expected counts the conference's delegates but those cancelled, see
// data.Delegate.Expected. Errors: no-record (no such meeting).
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
