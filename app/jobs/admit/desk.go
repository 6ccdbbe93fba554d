package admit

import (
	"context"
	"crypto/rand"
	"io"
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
	CloseMeeting(ctx context.Context, meeting data.ID, closed bool) error
	Admit(ctx context.Context, s data.Scan) (data.Admission, error)
	AdmitGuest(ctx context.Context, d *data.Delegate, s data.Scan) (data.Admission, error)
	AdmitMany(ctx context.Context, many data.Many) (data.Bulk, error)
	UndoLast(ctx context.Context, u data.Undo) (data.Admission, error)
	RecentCheckIns(ctx context.Context, meeting data.ID, limit int) ([]data.CheckInRow, error)
	Delegates(ctx context.Context, f data.DelegateFilter) ([]data.DelegateRow, error)
	DelegateCounts(ctx context.Context, conf, meeting data.ID) (data.DelegateCounts, error)
	MissingAt(ctx context.Context, meeting data.ID) ([]data.MissingGroup, error)
	KnownBadge(ctx context.Context, codes []string) (string, error)
	OfflineScans(ctx context.Context, meeting data.ID, unsettled bool) ([]data.OfflineScan, error)
	SettleOfflineScan(ctx context.Context, request, who string) error
	DeskSessionNumbered(ctx context.Context, number int64) (data.DeskSession, error)
	Citations(ctx context.Context, f data.CitationFilter) ([]data.CitationRow, error)
	DoorRevision(ctx context.Context, conf data.ID) (int64, error)
	Setting(ctx context.Context, key string) (string, error)
}

// Options tell where a desk stands.
type Options struct {
	Meeting   string           // its name; "": today's, else the next, else the last
	MeetingID data.ID          // instead of Meeting
	Desk      string           // "" is the first desk
	Now       func() time.Time // the clock, which also gives the time zone; nil: time.Now
	Rand      io.Reader        // makes the badges of walk-ins; nil: crypto/rand
}

// FirstDesk is the name of a desk that was given none.
const FirstDesk = "Bàn 1"

// MainMeeting is the name of the meeting made for a conference that has none,
// since nothing may be lacking at the door.
const MainMeeting = "Phiên chính thức"

// Desk is a check-in desk at one meeting. It may be used by several goroutines.
type Desk struct {
	*door
	name string
}

// door is what all desks of a process at one meeting share.
type door struct {
	records Records
	conf    data.Conference
	meeting data.Meeting
	now     func() time.Time
	rand    io.Reader

	mu      sync.Mutex
	present int // as of the last answer, for scans that do not reach the store
	expect  int

	told hints
}

// Open opens a desk. An unknown meeting is the error "unknown-meeting" with
// the arguments name and known; a desk's name that is too long is field-long.
// A meeting that is over opens too: its log is there to be read, and its last
// line to be taken back.
func Open(ctx context.Context, r Records, conf data.Conference, o Options) (*Desk, error) {
	if err := data.CheckFields(o.Desk); err != nil {
		return nil, err
	}
	d := &Desk{door: &door{records: r, conf: conf, now: o.Now, rand: o.Rand}}
	if d.now == nil {
		d.now = time.Now
	}
	if d.rand == nil {
		d.rand = rand.Reader
	}
	d = d.Named(o.Desk)
	meetings, err := r.Meetings(ctx, conf.ID)
	if err != nil {
		return nil, err
	}
	if len(meetings) == 0 && o.Meeting == "" && o.MeetingID == "" {
		m := data.Meeting{Conference: conf.ID, Name: MainMeeting, Date: conf.Starts, Ordinal: 1}
		if err := r.SaveMeeting(ctx, &m); err != nil {
			return nil, err
		}
		meetings = append(meetings, m)
	}
	if d.meeting, err = choose(meetings, o, data.DateOf(d.now())); err != nil {
		return nil, err
	}
	counts, err := r.DelegateCounts(ctx, conf.ID, d.meeting.ID)
	if err != nil {
		return nil, err
	}
	d.present, d.expect = counts.Present, counts.Expected
	return d, nil
}

// Named gives another desk at the same meeting, such as one of the station's.
func (d *Desk) Named(name string) *Desk {
	if name == "" {
		name = FirstDesk
	}
	return &Desk{d.door, name}
}

// choose finds the meeting by ID, by name, marks and case aside, or else by the
// day: today's, or the next one, or the last. Of several of a day it is the
// first that is not over.
func choose(meetings []data.Meeting, o Options, today data.Date) (data.Meeting, error) {
	known := ""
	for _, m := range meetings {
		if o.MeetingID != "" && m.ID == o.MeetingID || o.MeetingID == "" && o.Meeting != "" && text.Fold(m.Name) == text.Fold(o.Meeting) {
			return m, nil
		}
		if known != "" {
			known += ", "
		}
		known += m.Name
	}
	if o.Meeting != "" || o.MeetingID != "" {
		return data.Meeting{}, data.Fail("unknown-meeting", "name", o.Meeting, "known", known)
	}
	best, found := meetings[len(meetings)-1], false
	for _, m := range meetings {
		if m.Date < today {
			continue
		}
		if !found || best.Closed && !m.Closed && m.Date == best.Date {
			best, found = m, true
		}
	}
	return best, nil
}

// Meeting gives the meeting that the desk admits to, as it was when the desk
// was opened.
func (d *Desk) Meeting() data.Meeting { return d.meeting }

// Name gives the desk's name.
func (d *Desk) Name() string { return d.name }

// Way is how somebody comes through the door. The zero Way is the usual one.
type Way struct {
	Out     bool      // on the way out
	Online  bool      // joined from afar
	Request string    // names the scan for good, see data.Scan
	Offline bool      // made without the desk and brought later
	At      time.Time // with Offline: when, by the clock of the phone
}

func (d *Desk) scan(w Way) data.Scan {
	return data.Scan{Meeting: d.meeting.ID, Desk: d.name, Out: w.Out, Online: w.Online, Request: w.Request, Offline: w.Offline, At: w.At}
}

// Scan answers one line of a scanner or a keyboard. The verdict is on disk
// when Scan returns. What is no badge at all gets its verdict too, as does a
// line of several codes, of whom nobody is admitted: each must be greeted. An error
// means that the record could not be kept, and that nobody was admitted.
func (d *Desk) Scan(ctx context.Context, line string, w Way) (data.Admission, error) {
	read := seal.ReadScan(line)
	s := d.scan(w)
	switch read.Kind {
	case seal.ScanBadge:
		s.Badge = read.Code
	case seal.ScanUnsure: // of 10^19 codes no other was given out
		known, err := d.records.KnownBadge(ctx, read.Codes)
		if err != nil {
			return data.Admission{}, err
		}
		if s.Badge = known; known == "" {
			s.Badge = read.Codes[0]
		}
	default:
		d.mu.Lock()
		defer d.mu.Unlock()
		return data.Admission{Verdict: data.VerdictNotABadge, At: d.now(), Desk: d.name, Present: d.present, Expected: d.expect, Codes: len(read.Codes)}, nil
	}
	return d.keep(d.records.Admit(ctx, s))
}

// Choose admits a delegate that was found by hand.
func (d *Desk) Choose(ctx context.Context, delegate data.ID, w Way) (data.Admission, error) {
	s := d.scan(w)
	s.Delegate = delegate
	return d.keep(d.records.Admit(ctx, s))
}

// Guest takes in somebody who is on no list, with a badge of his own, and
// admits him at once. Of who only what a form at the door asks for is taken:
// Honorific, Name, Unit, Phone, and Position, Delegation and Kind where they
// are set. Errors: name-needed, field-long.
func (d *Desk) Guest(ctx context.Context, who data.Delegate, w Way) (data.Admission, error) {
	if err := data.CheckFields(who.Honorific, who.Name, who.Unit, who.Position, who.Phone); err != nil {
		return data.Admission{}, err
	}
	badge, err := seal.NewBadge(d.rand)
	if err != nil {
		return data.Admission{}, err
	}
	guest := data.Delegate{Badge: badge, Kind: who.Kind, Status: data.StatusConfirmed, Delegation: who.Delegation,
		Honorific: text.Clean(who.Honorific), Name: text.Clean(who.Name), Unit: text.Clean(who.Unit), Position: text.Clean(who.Position),
		Phone: text.Clean(who.Phone)}
	if guest.Kind == "" {
		guest.Kind = data.KindGuest
	}
	return d.keep(d.records.AdmitGuest(ctx, &guest, d.scan(w)))
}

// Delegation marks a whole delegation present (điểm danh theo đoàn); one undo
// takes it back.
func (d *Desk) Delegation(ctx context.Context, delegation data.ID, request string) (data.Bulk, error) {
	if delegation == "" { // a filter without one would choose everybody
		return data.Bulk{}, data.Fail("no-record", "kind", "delegation", "id", "")
	}
	rows, err := d.records.Delegates(ctx, data.DelegateFilter{Conference: d.conf.ID, Delegation: delegation})
	if err != nil {
		return data.Bulk{}, err
	}
	if len(rows) == 0 {
		return data.Bulk{}, data.Fail("delegation-empty")
	}
	ids := make([]data.ID, len(rows))
	for i := range rows {
		ids[i] = rows[i].ID
	}
	return d.Many(ctx, ids, false, request)
}

// Many marks delegates present at once; one undo takes it back.
func (d *Desk) Many(ctx context.Context, delegates []data.ID, online bool, request string) (data.Bulk, error) {
	b, err := d.records.AdmitMany(ctx, data.Many{Meeting: d.meeting.ID, Delegates: delegates, Desk: d.name, Online: online, Request: request})
	if err == nil {
		d.note(b.Present, b.Expected)
	}
	return b, err
}

// Undo takes back what this desk wrote last, see data.Undo for the request;
// error nothing-to-undo.
func (d *Desk) Undo(ctx context.Context, request string) (data.Admission, error) {
	return d.keep(d.records.UndoLast(ctx, data.Undo{Meeting: d.meeting.ID, Desk: d.name, Request: request}))
}

// Close ends the meeting for all desks, or opens it again.
func (d *Desk) Close(ctx context.Context, closed bool) error {
	return d.records.CloseMeeting(ctx, d.meeting.ID, closed)
}

// Recent gives the last lines of the meeting's log, newest first.
func (d *Desk) Recent(ctx context.Context, limit int) ([]data.CheckInRow, error) {
	return d.records.RecentCheckIns(ctx, d.meeting.ID, limit)
}

// Counts gives presence and quorum at the meeting.
func (d *Desk) Counts(ctx context.Context) (data.DelegateCounts, error) {
	return d.records.DelegateCounts(ctx, d.conf.ID, d.meeting.ID)
}

// Missing lists who is still to come, by delegation, with whom to ask.
func (d *Desk) Missing(ctx context.Context) ([]data.MissingGroup, error) {
	return d.records.MissingAt(ctx, d.meeting.ID)
}

// Doubts lists the scans made offline that a person has still to look at.
func (d *Desk) Doubts(ctx context.Context) ([]data.OfflineScan, error) {
	return d.records.OfflineScans(ctx, d.meeting.ID, true)
}

// Settle notes that a person has looked at a scan made offline.
func (d *Desk) Settle(ctx context.Context, request, who string) error {
	return d.records.SettleOfflineScan(ctx, request, who)
}

func (d *Desk) keep(a data.Admission, err error) (data.Admission, error) {
	if err != nil {
		return a, err
	}
	d.note(a.Present, a.Expected)
	return a, nil
}

// note remembers the counts of the last answer.
func (d *Desk) note(present, expected int) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.present, d.expect = present, expected
}
