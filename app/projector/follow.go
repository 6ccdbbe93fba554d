package projector

import (
	"context"
	"time"

	"vinhdanh/data"
)

// Records is what the wall needs of the store.
type Records interface {
	Meetings(ctx context.Context, conf data.ID) ([]data.Meeting, error)
	LastLine(ctx context.Context, meeting data.ID) (int64, error)
	CheckInsAfter(ctx context.Context, meeting data.ID, line int64, limit int) ([]data.CheckInRow, int64, error)
	Delegate(ctx context.Context, id data.ID) (data.DelegateRow, error)
	DelegateCounts(ctx context.Context, conf, meeting data.ID) (data.DelegateCounts, error)
	Votes(ctx context.Context, conf data.ID) ([]data.Vote, error)
	Asset(ctx context.Context, h data.Hash) ([]byte, error)
}

// How the log is followed.
const (
	Poll       = 300 * time.Millisecond
	late       = 2 * time.Minute // what a phone brings later than this is not welcomed any more
	atOnce     = 500             // lines read; of more only the last are welcomed
	countsRest = time.Second     // between two counts of all delegates,
	countsOld  = 6 * time.Second // which are read anew after this, whatever happened
	namesOld   = 10 * time.Second
)

// follower follows the logs of all meetings of a conference: the desks may go
// over to the next meeting at any time. One goroutine uses it at a time.
type follower struct {
	records Records
	conf    data.ID
	meeting data.ID // whose figures are shown: the one that the newest line belongs to

	meetings []data.ID
	listed   time.Time
	lines    map[data.ID]int64
	counted  time.Time
	stirred  bool // lines have come since the last count
}

func newFollower(r Records, conf, meeting data.ID) *follower {
	return &follower{records: r, conf: conf, meeting: meeting, lines: map[data.ID]int64{}}
}

// news is what has happened since the last look.
type news struct {
	guests        []Guest
	lines, groups map[data.ID]bool // taken back
	counts        *data.DelegateCounts
}

// look reads what has happened. After a fault it can be called again.
func (f *follower) look(ctx context.Context, now time.Time) (n news, err error) {
	n.lines, n.groups = map[data.ID]bool{}, map[data.ID]bool{}
	if now.Sub(f.listed).Abs() > namesOld {
		meetings, err := f.records.Meetings(ctx, f.conf)
		if err != nil {
			return n, err
		}
		f.meetings = f.meetings[:0]
		for _, m := range meetings {
			f.meetings = append(f.meetings, m.ID)
		}
		f.listed = now
	}
	for _, m := range f.meetings {
		if err := f.readLog(ctx, m, now, &n); err != nil {
			return n, err
		}
	}
	rest := now.Sub(f.counted).Abs()
	if f.meeting != "" && (f.stirred && rest > countsRest || rest > countsOld) {
		c, err := f.records.DelegateCounts(ctx, f.conf, f.meeting)
		if err != nil {
			return n, err
		}
		n.counts, f.counted, f.stirred = &c, now, false
	}
	return n, nil
}

// readLog reads what is new of one meeting. What was there when the wall was
// opened is old.
func (f *follower) readLog(ctx context.Context, m data.ID, now time.Time, n *news) error {
	last, err := f.records.LastLine(ctx, m)
	if err != nil {
		return err
	}
	known, followed := f.lines[m]
	if !followed || last < known { // a copy was restored
		f.lines[m] = last
		return nil
	}
	if last == known {
		return nil
	}
	rows, last, err := f.records.CheckInsAfter(ctx, m, max(known, last-atOnce), atOnce)
	if err != nil {
		return err
	}
	var come []Guest
	for _, r := range rows {
		switch r.Kind {
		case data.CheckInUndo:
			n.lines[r.Undoes] = true
			if r.Group != "" {
				n.groups[r.Group] = true
			}
		case data.CheckInIn:
			if r.Undone || r.Online || now.Sub(r.At) > late {
				continue
			}
			d, err := f.records.Delegate(ctx, r.Delegate)
			if err != nil && data.CodeOf(err) == "" {
				return err
			}
			come = append(come, guestOf(r, d.Delegate))
		}
	}
	n.guests = append(n.guests, gather(come)...)
	f.lines[m], f.meeting, f.stirred = last, m, true
	return nil
}
