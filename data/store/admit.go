package store

import (
	"context"
	"time"

	"vinhdanh/data"
)

// farClock is how old a scan made offline may be, by the phone's clock, for
// that clock to be believed.
const farClock = 24 * time.Hour

// admit answers a scan. What it refuses is a *data.Error, and nothing of it has
// been written then.
func (l *ledger) admit(ctx context.Context, s data.Scan) (a data.Admission, err error) {
	m, err := l.sitting(ctx, s.Meeting)
	if err != nil {
		return a, err
	}
	row, badge, err := l.scanned(ctx, s)
	if err != nil {
		return a, err
	}
	if s.Request != "" {
		again, err := l.answered(ctx, m, s, row)
		if again.Repeated || err != nil {
			return again, err
		}
	}
	switch {
	case s.Offline && s.Request == "":
		return a, data.Fail("request-needed")
	case m.Closed && !s.Offline:
		return a, data.Fail("meeting-closed", "name", m.Name)
	}
	now := l.db.now()
	a = data.Admission{Delegate: row, Desk: s.Desk, At: now, Online: s.Online, Present: m.present, Expected: m.expected}
	if at := s.At.Truncate(time.Millisecond); s.Offline && !at.After(now) && now.Sub(at) < farClock {
		a.At = at
	}
	if err := l.decide(ctx, m, s, badge, &a); err != nil {
		return a, err
	}
	if s.Offline {
		return a, l.keepOffline(ctx, s, a, now)
	}
	return a, nil
}

// decide finds the verdict, and writes the line that it leads to.
func (l *ledger) decide(ctx context.Context, m *sitting, s data.Scan, badge badgeState, a *data.Admission) error {
	row := a.Delegate
	switch {
	case row == nil:
		a.Verdict = data.VerdictUnknown
	case row.Conference != m.Conference:
		a.Verdict = data.VerdictOtherConference
	case badge == badgeReplaced:
		a.Verdict = data.VerdictCancelled
	}
	if a.Verdict != "" {
		return nil
	}
	was, err := l.standing(ctx, m.ID, row.ID)
	if err != nil {
		return err
	}
	line := data.CheckIn{Delegate: row.ID, Kind: data.CheckInIn, At: a.At, Desk: s.Desk, Request: s.Request, Online: s.Online}
	switch {
	case s.Out && !was.present:
		a.Verdict = data.VerdictNotIn
		return nil
	case s.Out: // whoever is in may go, whatever became of the invitation
		a.Verdict, a.First, a.FirstDesk = data.VerdictLeft, was.at, was.desk
		line.Kind = data.CheckInOut
	case row.Status == data.StatusCancelled:
		a.Verdict = data.VerdictCancelled
		return nil
	case row.Status == data.StatusSubstituted:
		a.Verdict, a.Substitute = data.VerdictSubstituted, row.Substitute
		return nil
	case was.present:
		a.Verdict, a.First, a.FirstDesk = data.VerdictAlready, was.at, was.desk
		row.PresentAt, row.PresentDesk, row.PresentOnline = was.at, was.desk, was.online
		return nil
	default:
		a.Verdict = data.VerdictAdmitted
		row.PresentAt, row.PresentDesk, row.PresentOnline = a.At, s.Desk, s.Online
	}
	if err := l.add(ctx, m, &line, was.present, !s.Out); err != nil {
		return err
	}
	a.CheckIn, a.Present = line.ID, m.present
	return nil
}

// badgeState tells a badge in use from one that was lost and replaced.
type badgeState uint8

const (
	badgeInUse badgeState = iota
	badgeReplaced
)

// scanned finds whom a scan means; nil for nobody.
func (l *ledger) scanned(ctx context.Context, s data.Scan) (*data.DelegateRow, badgeState, error) {
	row := &data.DelegateRow{}
	var err error
	switch {
	case s.Delegate != "":
		err = scanDelegateRow(l.row(ctx, whoQuery, string(s.Delegate)).Scan, row)
	case s.Badge != "":
		err = scanDelegateRow(l.row(ctx, badgeQuery, s.Badge).Scan, row)
		if !missing(err) {
			break
		}
		owner, known := oldBadge(ctx, l.tx, s.Badge)
		if known != nil || owner == "" {
			return nil, badgeInUse, known
		}
		err = scanDelegateRow(l.row(ctx, whoQuery, string(owner)).Scan, row)
		return row, badgeReplaced, err
	default:
		return nil, badgeInUse, nil
	}
	if missing(err) {
		return nil, badgeInUse, nil
	}
	return row, badgeInUse, err
}

// answered finds the answer that a request got before; Repeated is false where
// there was none. Error: request-clash.
func (l *ledger) answered(ctx context.Context, m *sitting, s data.Scan, row *data.DelegateRow) (a data.Admission, err error) {
	var c data.CheckIn
	var id data.ID
	if row != nil {
		id = row.ID
	}
	err = l.row(ctx, requestQuery, s.Request).Scan(append(lineFields(&c), &a.Present)...)
	if err == nil {
		kind := data.CheckInIn
		a.Verdict = data.VerdictAdmitted
		if s.Out {
			kind, a.Verdict = data.CheckInOut, data.VerdictLeft
		}
		if c.Delegate != id || c.Meeting != m.ID || c.Kind != kind {
			return data.Admission{}, data.Fail("request-clash")
		}
		a.Delegate, a.CheckIn, a.At, a.Desk, a.Online = row, c.ID, c.At, c.Desk, c.Online
		a.Expected, a.Repeated = m.expected, true
		if kind == data.CheckInIn {
			row.PresentAt, row.PresentDesk, row.PresentOnline = c.At, c.Desk, c.Online
		}
		return a, nil
	} else if !missing(err) {
		return a, err
	}
	o, err := l.offline(ctx, s.Request)
	if err != nil || o.Request == "" {
		return data.Admission{}, err
	}
	if o.Delegate != id || o.Meeting != m.ID || s.Badge != "" && o.Ending != ending(s.Badge) {
		return data.Admission{}, data.Fail("request-clash")
	}
	a = data.Admission{Verdict: o.Verdict, Delegate: row, At: o.At, Desk: o.Desk, First: o.First, FirstDesk: o.FirstDesk,
		Present: m.present, Expected: m.expected, Repeated: true}
	if row != nil && o.Verdict == data.VerdictSubstituted {
		a.Substitute = row.Substitute
	}
	return a, nil
}

// lineFields gives where the columns of requestQuery are to be scanned.
func lineFields(c *data.CheckIn) []any {
	return []any{&c.ID, &c.Meeting, &c.Delegate, &c.Kind, toTime(&c.At), &c.Desk, &c.Group, toBool(&c.Online)}
}
