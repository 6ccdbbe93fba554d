package admit

import (
	"context"
	"sync"
	"time"

	"vinhdanh/data"
	"vinhdanh/data/seal"
	"vinhdanh/data/text"
)

// Records is what a desk needs of the store.
type Records interface {
	Meetings(ctx context.Context, conf data.ID) ([]data.Meeting, error)
	SaveMeeting(ctx context.Context, m *data.Meeting) error
	Admit(ctx context.Context, s data.Scan) (data.Admission, error)
	UndoLast(ctx context.Context, u data.Undo) (data.Admission, error)
	RecentCheckIns(ctx context.Context, meeting data.ID, limit int) ([]data.CheckInRow, error)
	DelegateCounts(ctx context.Context, conf, meeting data.ID) (data.DelegateCounts, error)
}

// Options tell where a desk stands.
type Options struct {
	Meeting string           // its name; "": today's, else the next, else the last
	Desk    string           // "" is the first desk
	Now     func() time.Time // the clock, which also gives the time zone; nil: time.Now
}

// FirstDesk is the name of a desk that was given none.
const FirstDesk = "Bàn 1"

// MainMeeting is the name of the meeting made for a conference that has none,
// since nothing may be lacking at the door.
const MainMeeting = "Phiên chính thức"

// Desk is a check-in desk at one meeting. It may be used by several goroutines.
type Desk struct {
	records Records
	conf    data.Conference
	meeting data.Meeting
	name    string
	now     func() time.Time

	mu      sync.Mutex
	present int // as of the last answer, for scans that do not reach the store
	expect  int
}

// Open opens a desk. An unknown meeting is the error "unknown-meeting" with
// the arguments name and known.
func Open(ctx context.Context, r Records, conf data.Conference, o Options) (*Desk, error) {
	d := &Desk{records: r, conf: conf, name: o.Desk, now: o.Now}
	if d.now == nil {
		d.now = time.Now
	}
	if d.name == "" {
		d.name = FirstDesk
	}
	meetings, err := r.Meetings(ctx, conf.ID)
	if err != nil {
		return nil, err
	}
	if len(meetings) == 0 && o.Meeting == "" {
		m := data.Meeting{Conference: conf.ID, Name: MainMeeting, Date: conf.Starts, Ordinal: 1}
		if err := r.SaveMeeting(ctx, &m); err != nil {
			return nil, err
		}
		meetings = append(meetings, m)
	}
	if d.meeting, err = choose(meetings, o.Meeting, data.DateOf(d.now())); err != nil {
		return nil, err
	}
	counts, err := r.DelegateCounts(ctx, conf.ID, d.meeting.ID)
	if err != nil {
		return nil, err
	}
	d.present, d.expect = counts.Present, counts.Expected
	return d, nil
}

// choose finds the meeting by name, marks and case aside, or else by the day:
// today's, or the next one, or the last.
func choose(meetings []data.Meeting, name string, today data.Date) (data.Meeting, error) {
	if name != "" {
		known := ""
		for _, m := range meetings {
			if text.Fold(m.Name) == text.Fold(name) {
				return m, nil
			}
			if known != "" {
				known += ", "
			}
			known += m.Name
		}
		return data.Meeting{}, data.Fail("unknown-meeting", "name", name, "known", known)
	}
	best := meetings[len(meetings)-1]
	for i := len(meetings) - 1; i >= 0; i-- {
		if meetings[i].Date >= today {
			best = meetings[i]
		}
	}
	return best, nil
}

// Meeting gives the meeting that the desk admits to.
func (d *Desk) Meeting() data.Meeting { return d.meeting }

// Name gives the desk's name.
func (d *Desk) Name() string { return d.name }

// Scan answers one line of a scanner or a keyboard. The verdict is on disk
// when Scan returns. What is no badge at all gets its verdict too, as does a
// line of several codes, of whom nobody is admitted: each must be greeted. An error
// means that the record could not be kept, and that nobody was admitted.
func (d *Desk) Scan(ctx context.Context, line string) (data.Admission, error) {
	scan := seal.ReadScan(line)
	if scan.Kind == seal.ScanUnsure {
		return d.keep(d.oneOf(ctx, scan.Codes))
	}
	if scan.Kind != seal.ScanBadge {
		d.mu.Lock()
		defer d.mu.Unlock()
		return data.Admission{Verdict: data.VerdictNotABadge, At: d.now(), Desk: d.name, Present: d.present, Expected: d.expect, Codes: len(scan.Codes)}, nil
	}
	return d.keep(d.records.Admit(ctx, data.Scan{Meeting: d.meeting.ID, Badge: scan.Code, Desk: d.name}))
}

// oneOf admits with the one of several codes that somebody was given: of 10^19
// codes no other was.
func (d *Desk) oneOf(ctx context.Context, codes []string) (a data.Admission, err error) {
	for _, code := range codes {
		a, err = d.records.Admit(ctx, data.Scan{Meeting: d.meeting.ID, Badge: code, Desk: d.name})
		if err != nil || a.Verdict != data.VerdictUnknown {
			return a, err
		}
	}
	return a, nil
}

// Choose admits a delegate that was found by hand.
func (d *Desk) Choose(ctx context.Context, delegate data.ID) (data.Admission, error) {
	return d.keep(d.records.Admit(ctx, data.Scan{Meeting: d.meeting.ID, Delegate: delegate, Desk: d.name}))
}

// Undo takes back the last admission of this desk; error nothing-to-undo.
func (d *Desk) Undo(ctx context.Context) (data.Admission, error) {
	return d.keep(d.records.UndoLast(ctx, data.Undo{Meeting: d.meeting.ID, Desk: d.name}))
}

// Recent gives the last lines of the meeting's log, newest first.
func (d *Desk) Recent(ctx context.Context, limit int) ([]data.CheckInRow, error) {
	return d.records.RecentCheckIns(ctx, d.meeting.ID, limit)
}

// Counts gives presence and quorum at the meeting.
func (d *Desk) Counts(ctx context.Context) (data.DelegateCounts, error) {
	return d.records.DelegateCounts(ctx, d.conf.ID, d.meeting.ID)
}

func (d *Desk) keep(a data.Admission, err error) (data.Admission, error) {
	if err != nil {
		return a, err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.present, d.expect = a.Present, a.Expected
	return a, nil
}
