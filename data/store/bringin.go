package store

import (
	"context"
	"database/sql"
	"slices"
	"time"

	"vinhdanh/data"
	"vinhdanh/data/text"
)

// Journal is what a second copy of a conference's log holds, to be brought into
// a database that knows less, such as an older backup that was restored.
type Journal struct {
	Conference data.Conference // ID and Code; Title is not brought in
	Meetings   []data.Meeting
	Delegates  []JournalEntry // the last of each delegate
	CheckIns   []data.CheckIn // in their order
}

// JournalEntry is a delegate as a journal has it: of Delegate only the fields
// that a desk needs are there.
type JournalEntry struct {
	JournalDelegate
	At time.Time // when it was written into the journal
}

// BroughtIn counts what BringIn has written; Known is what was there already,
// or of which the database knows something later.
type BroughtIn struct {
	Admissions, Outs, Undone, Delegates, Badges int
	Known                                       int
	Lost                                        int // lines about something that neither side knows
}

// bringAtOnce is how many entries are written in a transaction.
const bringAtOnce = 200

// BringIn writes what a journal knows and the database does not, in the
// journal's order. Doing it again writes nothing. A conference, meetings and
// delegates are found by their IDs, or else by code, name and badge; meetings
// and delegates that are not there are made. Error: journal-foreign (no such
// conference).
func (db *DB) BringIn(ctx context.Context, j Journal) (b BroughtIn, err error) {
	in := &bringing{db: db, b: &b, meetings: map[data.ID]data.ID{}, delegates: map[data.ID]data.ID{}, entries: map[data.ID]JournalEntry{},
		known: make(map[data.ID]bool, len(j.CheckIns)), later: map[[2]data.ID]bool{}}
	for _, e := range j.Delegates {
		in.entries[e.ID] = e
	}
	for _, c := range j.CheckIns {
		in.known[c.ID] = true
	}
	err = db.write(ctx, func(tx *sql.Tx) error {
		if err := in.conference(ctx, tx, j.Conference); err != nil {
			return err
		}
		for _, m := range j.Meetings {
			if err := in.meeting(ctx, tx, m); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return b, err
	}
	for part := range slices.Chunk(j.Delegates, bringAtOnce) {
		if err := in.together(ctx, func(tx *sql.Tx) error {
			for _, e := range part {
				if _, err := in.delegate(ctx, tx, e.ID); err != nil {
					return err
				}
			}
			return nil
		}); err != nil {
			return b, err
		}
	}
	for part := range slices.Chunk(j.CheckIns, bringAtOnce) {
		if err := in.together(ctx, func(tx *sql.Tx) error {
			l := db.ledger(ctx, tx)
			for _, c := range part {
				if err := in.line(ctx, l, c); err != nil {
					return err
				}
			}
			if l.wrote {
				return l.close(ctx)
			}
			return nil
		}); err != nil {
			return b, err
		}
	}
	return b, nil
}

// bringing is a journal on its way in.
type bringing struct {
	db        *DB
	b         *BroughtIn
	conf      data.Conference
	meetings  map[data.ID]data.ID // from the journal's IDs to the database's
	delegates map[data.ID]data.ID
	entries   map[data.ID]JournalEntry
	known     map[data.ID]bool    // lines that the journal has
	later     map[[2]data.ID]bool // meeting and delegate of whom the database knows something later
}

// together is write; what was counted counts only if it is kept.
func (in *bringing) together(ctx context.Context, f func(tx *sql.Tx) error) error {
	before := *in.b
	err := in.db.write(ctx, f)
	if err != nil {
		*in.b = before
	}
	return err
}

func (in *bringing) conference(ctx context.Context, tx *sql.Tx, c data.Conference) error {
	err := tx.QueryRowContext(ctx, "SELECT id, code FROM conference WHERE id = $1 OR code_fold = $2 ORDER BY CASE WHEN id = $3 THEN 0 ELSE 1 END LIMIT 1",
		c.ID, text.Fold(c.Code), c.ID).Scan(&in.conf.ID, &in.conf.Code)
	if missing(err) {
		return data.Fail("journal-foreign", "code", c.Code)
	}
	return err
}

func (in *bringing) meeting(ctx context.Context, tx *sql.Tx, m data.Meeting) error {
	rows := []data.Meeting{}
	err := each(ctx, tx, "SELECT "+meetingColumns+" FROM meeting WHERE conference = $1 OR id = $2", []any{in.conf.ID, m.ID}, func(scan func(...any) error) error {
		var have data.Meeting
		err := scanMeeting(scan, &have)
		rows = append(rows, have)
		return err
	})
	if err != nil {
		return err
	}
	for _, same := range []func(data.Meeting) bool{
		func(have data.Meeting) bool { return have.ID == m.ID },
		func(have data.Meeting) bool { return text.Fold(have.Name) == text.Fold(m.Name) && have.Date == m.Date },
	} {
		if i := slices.IndexFunc(rows, same); i >= 0 {
			if rows[i].Conference == in.conf.ID { // else the line below finds no meeting and counts as lost
				in.meetings[m.ID] = rows[i].ID
			}
			return nil
		}
	}
	in.meetings[m.ID] = m.ID
	_, err = tx.ExecContext(ctx, `INSERT INTO meeting (id, conference, name, date, starts, ordinal, closed, last_line, present)
		SELECT $1, $2, $3, $4, $5, coalesce(max(ordinal), 0) + 1, 0, 0, 0 FROM meeting WHERE conference = $6`,
		m.ID, in.conf.ID, m.Name, m.Date, m.Starts, in.conf.ID)
	return err
}

// delegate finds or makes a delegate of the journal, and brings up to date what
// the journal knows later. It gives the database's ID, "" for nobody.
func (in *bringing) delegate(ctx context.Context, tx *sql.Tx, id data.ID) (data.ID, error) {
	if done, ok := in.delegates[id]; ok {
		return done, nil
	}
	e, told := in.entries[id]
	have, err := in.find(ctx, tx, id, e)
	if err != nil || !told || have.ID != "" && have.Conference != in.conf.ID {
		if have.Conference != in.conf.ID {
			have.ID = ""
		}
		in.delegates[id] = have.ID
		return have.ID, err
	}
	d := have.Delegate
	if d.ID == "" {
		d = data.Delegate{ID: e.ID, Conference: in.conf.ID, MadeAt: e.MadeAt}
	}
	in.delegates[id] = d.ID // before those it refers to, which may refer back
	if have.ID != "" {
		var changed time.Time
		err := tx.QueryRowContext(ctx, "SELECT max(at) FROM change WHERE record = $1", have.ID).Scan(toTime(&changed))
		if err != nil {
			return "", err
		}
		if changed.After(e.At) {
			return have.ID, nil
		}
		if err := in.oldBadges(ctx, tx, have.ID, e); err != nil {
			return "", err
		}
		if have, err = delegateByID(ctx, tx, have.ID); err != nil { // its badge may be good no more
			return "", err
		}
		d = have.Delegate
	}
	if err := in.fill(ctx, tx, &d, e); err != nil {
		return "", err
	}
	if d != have.Delegate {
		if err := in.db.saveDelegate(ctx, tx, &d); err != nil {
			return "", err
		}
		in.b.Delegates++
	}
	return d.ID, in.oldBadges(ctx, tx, d.ID, e)
}

// find looks for a delegate by ID, by badge, or by code and name; ID is "" if
// there is none.
func (in *bringing) find(ctx context.Context, tx *sql.Tx, id data.ID, e JournalEntry) (data.DelegateRow, error) {
	row, err := delegateByID(ctx, tx, id)
	if err = unlessNew(err); err != nil || row.ID != "" {
		return row, err
	}
	if e.Badge != "" {
		row, err = badgeOwner(ctx, tx, e.Badge)
		switch data.CodeOf(err) {
		case "badge-cancelled":
			return row, nil
		case "unknown-badge":
		default:
			return row, err
		}
	}
	err = scanDelegateRow(tx.QueryRowContext(ctx, delegateRows+"WHERE d.conference = $1 AND d.code = $2", in.conf.ID, e.Code).Scan, &row)
	if missing(err) || err == nil && text.Fold(row.Name) != text.Fold(e.Name) {
		return data.DelegateRow{}, nil
	}
	return row, err
}

// fill sets in d what the journal says of a delegate. What would clash with
// another delegate stays as it is.
func (in *bringing) fill(ctx context.Context, tx *sql.Tx, d *data.Delegate, e JournalEntry) error {
	made := d.Name == ""
	if made {
		d.Name, d.Honorific, d.Position, d.Unit, d.Kind = e.Name, e.Honorific, e.Position, e.Unit, e.Kind
		d.Exemplar, d.ExOfficio, d.Phone = e.Exemplar, e.ExOfficio, e.Phone
		if e.DelegationName != "" {
			id, err := in.delegation(ctx, tx, e.DelegationName)
			if err != nil {
				return err
			}
			d.Delegation = id
		}
		var other data.ID
		if err := tx.QueryRowContext(ctx, "SELECT id FROM delegate WHERE conference = $1 AND code = $2", in.conf.ID, e.Code).Scan(&other); missing(err) {
			d.Code = e.Code
		} else if err != nil {
			return err
		}
	}
	if e.Badge != d.Badge && e.Badge != "" {
		switch err := badgeClash(ctx, tx, d.ID, e.Badge); {
		case err == nil:
			d.Badge = e.Badge
		case data.CodeOf(err) != "badge-taken":
			return err
		}
	}
	d.Seat, d.Kit, d.Status, d.Substitute, d.Reason, d.Approved = e.Seat, e.Kit, e.Status, e.Substitute, e.Reason, e.Approved
	d.Replaces = ""
	if e.Replaces != "" {
		id, err := in.delegate(ctx, tx, e.Replaces)
		if err != nil {
			return err
		}
		if id != d.ID {
			d.Replaces = id
		}
	}
	return nil
}

func (in *bringing) delegation(ctx context.Context, tx *sql.Tx, name string) (id data.ID, err error) {
	err = tx.QueryRowContext(ctx, "SELECT id FROM seen_delegation WHERE conference = $1 AND fold = $2", in.conf.ID, text.Fold(name)).Scan(&id)
	if !missing(err) {
		return id, err
	}
	d := data.Delegation{ID: data.NewID(in.db.now()), Conference: in.conf.ID, Name: name}
	if d.Ordinal, err = nextDelegation(ctx, tx, in.conf.ID); err != nil {
		return "", err
	}
	return d.ID, insertDelegation(ctx, tx, d, "")
}

// oldBadges writes down which badges of a delegate are good no more.
func (in *bringing) oldBadges(ctx context.Context, tx *sql.Tx, id data.ID, e JournalEntry) error {
	for _, b := range e.Old {
		var owner data.ID
		err := tx.QueryRowContext(ctx, "SELECT id FROM delegate WHERE badge = $1 AND badge <> ''", b.Badge).Scan(&owner)
		switch {
		case err == nil && owner != id:
			continue // nobody gives a code out twice, so one of the two is wrong: nobody is locked out
		case err == nil: // lost, and no other badge was made yet
			revision, err := bump(ctx, tx, rosterRevision(in.conf.ID))
			if err != nil {
				return err
			}
			if _, err := tx.ExecContext(ctx, "UPDATE delegate SET badge = '', revision = $1 WHERE id = $2", revision, id); err != nil {
				return err
			}
		case !missing(err):
			return err
		}
		done, err := tx.ExecContext(ctx, `INSERT INTO old_badge (badge, delegate, at, reason, who) VALUES ($1, $2, $3, $4, $5)
			ON CONFLICT (badge) DO NOTHING`, b.Badge, id, millis(b.At), b.Reason, b.Who)
		if err != nil {
			return err
		}
		n, err := done.RowsAffected()
		if err != nil {
			return err
		}
		in.b.Badges += int(n)
	}
	return nil
}

// line writes a line of the log, if the database lacks it.
func (in *bringing) line(ctx context.Context, l *ledger, c data.CheckIn) error {
	var have int
	err := l.row(ctx, "SELECT count(*) FROM check_in WHERE id = $1 OR request = $2 AND request <> ''", string(c.ID), c.Request).Scan(&have)
	if err != nil || have > 0 {
		in.b.Known += have
		return err
	}
	meeting := in.meetings[c.Meeting]
	delegate, err := in.delegate(ctx, l.tx, c.Delegate)
	if err != nil {
		return err
	}
	if meeting == "" || delegate == "" {
		in.b.Lost++
		return nil
	}
	m, err := l.sitting(ctx, meeting)
	if err != nil {
		return err
	}
	later, err := in.knowsLater(ctx, l, m.ID, delegate, c.At)
	if err != nil || later {
		in.b.Known++
		return err
	}
	was, err := l.standing(ctx, m.ID, delegate)
	if err != nil {
		return err
	}
	is := c.Kind == data.CheckInIn
	if c.Kind == data.CheckInUndo {
		err := l.row(ctx, `SELECT count(*) FROM check_in c WHERE c.id = $1 AND c.meeting = $2 AND c.delegate = $3 AND c.kind <> 'undo'
			AND NOT EXISTS (SELECT 1 FROM check_in u WHERE u.undoes = c.id)`, string(c.Undoes), string(m.ID), string(delegate)).Scan(&have)
		if err != nil {
			return err
		}
		if have == 0 {
			in.b.Lost++
			return nil
		}
		s, err := lastValid(ctx, l.tx, m.ID, delegate, c.Undoes)
		if err != nil {
			return err
		}
		is = s.present
	} else {
		c.Undoes = ""
	}
	c.Delegate = delegate
	if err := l.add(ctx, m, &c, was.present, is); err != nil {
		return err
	}
	switch c.Kind {
	case data.CheckInIn:
		in.b.Admissions++
	case data.CheckInOut:
		in.b.Outs++
	case data.CheckInUndo:
		in.b.Undone++
	}
	return nil
}

// knowsLater tells whether the database's own last line of a delegate, one that
// the journal has not, is later than a line of the journal: it stands.
func (in *bringing) knowsLater(ctx context.Context, l *ledger, meeting, delegate data.ID, at time.Time) (bool, error) {
	key := [2]data.ID{meeting, delegate}
	if later, ok := in.later[key]; ok {
		return later, nil
	}
	var id data.ID
	var last time.Time
	err := l.row(ctx, "SELECT id, at FROM check_in WHERE meeting = $1 AND line = (SELECT max(line) FROM check_in WHERE meeting = $2 AND delegate = $3)",
		string(meeting), string(meeting), string(delegate)).Scan(&id, toTime(&last))
	if err != nil && !missing(err) {
		return false, err
	}
	in.later[key] = id != "" && !in.known[id] && last.After(at)
	return in.later[key], nil
}
