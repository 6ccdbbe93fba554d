package store

import (
	"context"
	"database/sql"
	"time"

	"vinhdanh/data"
)

// A ledger writes the logs of meetings within one transaction. It holds what
// it has read of a meeting until close writes it back.
type ledger struct {
	db       *DB
	tx       *sql.Tx
	stmts    map[string]*sql.Stmt // prepared queries; others are asked as they are
	sittings map[data.ID]*sitting
	wrote    bool
}

// sitting is a meeting while its log is being written.
type sitting struct {
	data.Meeting
	line     int64 // the last one
	present  int   // after it
	expected int
	changed  bool
}

// The queries of every scan. A delegate's lines are looked up by themselves,
// else SQLite goes through a meeting's whole log for one who has none. Updating the meeting's row first makes the desks
// stand in a queue in every engine.
const (
	sittingQuery  = "UPDATE meeting SET present = present WHERE id = $1 RETURNING " + meetingColumns + ", last_line, present"
	revisionQuery = "SELECT number FROM revision WHERE name = $1"
	endQuery      = "UPDATE meeting SET last_line = $1, present = $2 WHERE id = $3"
	// The second condition lets SQLite use the index, which has no empty badges.
	badgeQuery = delegateRows + "WHERE d.badge = $1 AND d.badge <> ''"
	whoQuery   = delegateRows + "WHERE d.id = $1"
	lastQuery  = `SELECT id, kind, present, at, desk, online FROM check_in
		WHERE meeting = $1 AND line = (SELECT max(line) FROM check_in WHERE meeting = $2 AND delegate = $3)`
	validQuery = `SELECT c.kind, c.at, c.desk, c.online FROM check_in c
		WHERE c.meeting = $1 AND c.line IN (SELECT line FROM check_in WHERE meeting = $2 AND delegate = $3) AND c.kind <> 'undo' AND c.id <> $4
			AND NOT EXISTS (SELECT 1 FROM check_in u WHERE u.undoes = c.id)
		ORDER BY c.line DESC LIMIT 1`
	requestQuery = "SELECT id, meeting, delegate, kind, at, desk, group_id, online, total FROM check_in WHERE request = $1 AND request <> ''"
	offlineQuery = "SELECT " + offlineColumns + " FROM offline_scan WHERE request = $1"
	lineQuery    = `INSERT INTO check_in (meeting, line, id, delegate, kind, at, desk, undoes, present, total, group_id, request, online)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`
)

var ledgerQueries = []string{sittingQuery, revisionQuery, endQuery, badgeQuery, whoQuery, lastQuery, requestQuery, offlineQuery, lineQuery}

// ledger begins to write logs in a transaction.
func (db *DB) ledger(ctx context.Context, tx *sql.Tx) *ledger {
	l := &ledger{db: db, tx: tx, stmts: map[string]*sql.Stmt{}, sittings: map[data.ID]*sitting{}}
	for q, s := range db.door.stmts {
		l.stmts[q] = tx.StmtContext(ctx, s) //nolint:sqlclosecheck // they end with the transaction
	}
	return l
}

func (l *ledger) row(ctx context.Context, query string, args ...any) *sql.Row {
	if s := l.stmts[query]; s != nil {
		return s.QueryRowContext(ctx, args...)
	}
	return l.tx.QueryRowContext(ctx, query, args...)
}

func (l *ledger) exec(ctx context.Context, query string, args ...any) error {
	l.wrote = true
	if s := l.stmts[query]; s != nil {
		_, err := s.ExecContext(ctx, args...)
		return err
	}
	_, err := l.tx.ExecContext(ctx, query, args...)
	return err
}

// close writes back how far the logs have come. Where nothing was written the
// error is errNothingToDo, after which the disk has nothing to do either.
func (l *ledger) close(ctx context.Context) error {
	if !l.wrote {
		return errNothingToDo
	}
	for _, id := range sortedIDs(l.sittings) {
		if s := l.sittings[id]; s.changed {
			if err := l.exec(ctx, endQuery, s.line, s.present, string(id)); err != nil {
				return err
			}
		}
	}
	return nil
}

// sitting gives a meeting; error no-record.
func (l *ledger) sitting(ctx context.Context, meeting data.ID) (*sitting, error) {
	if s := l.sittings[meeting]; s != nil {
		return s, nil
	}
	s := &sitting{}
	err := l.row(ctx, sittingQuery, string(meeting)).Scan(append(meetingFields(&s.Meeting), &s.line, &s.present)...)
	if err != nil {
		return nil, found(err, "meeting", meeting)
	}
	var now int64
	if err := l.row(ctx, revisionQuery, rosterRevision(s.Conference)).Scan(&now); err != nil && !missing(err) {
		return nil, err
	}
	if s.expected, err = l.db.expectedAt(ctx, l.tx, s.Conference, now); err != nil {
		return nil, err
	}
	l.sittings[meeting] = s
	return s, nil
}

// add writes the next line of a meeting's log, after which the delegate is in
// or not; was tells how it stood before. It completes ID, and gives how many
// are in now.
func (l *ledger) add(ctx context.Context, s *sitting, c *data.CheckIn, was, is bool) error {
	if c.ID == "" {
		c.ID = data.NewID(l.db.now())
	}
	c.Meeting = s.ID
	s.line++
	s.present += bit(is) - bit(was)
	s.changed = true
	return l.exec(ctx, lineQuery, string(c.Meeting), s.line, string(c.ID), string(c.Delegate), string(c.Kind), millis(c.At), c.Desk,
		ref(c.Undoes), bit(is), s.present, string(c.Group), c.Request, bit(c.Online))
}

// standing is whether a delegate is in at a meeting, and since when.
type standing struct {
	present bool
	at      time.Time
	desk    string
	online  bool
}

// standing looks a delegate up in a meeting's log.
func (l *ledger) standing(ctx context.Context, meeting, delegate data.ID) (s standing, err error) {
	var id data.ID
	var kind data.CheckInKind
	err = l.row(ctx, lastQuery, string(meeting), string(meeting), string(delegate)).
		Scan(&id, &kind, toBool(&s.present), toTime(&s.at), &s.desk, toBool(&s.online))
	if missing(err) {
		return standing{}, nil
	}
	if err == nil && kind == data.CheckInUndo {
		return lastValid(ctx, l.tx, meeting, delegate, "")
	}
	return s, err
}

// lastValid gives how a delegate stands by the last line that no undo has taken
// back; the line except does not count either.
func lastValid(ctx context.Context, q querier, meeting, delegate, except data.ID) (s standing, err error) {
	var kind data.CheckInKind
	err = q.QueryRowContext(ctx, validQuery, meeting, meeting, delegate, except).Scan(&kind, toTime(&s.at), &s.desk, toBool(&s.online))
	if missing(err) {
		return standing{}, nil
	}
	s.present = kind == data.CheckInIn
	return s, err
}
