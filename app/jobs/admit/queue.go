package admit

import (
	"context"

	"vinhdanh/data"
	"vinhdanh/data/seal"
)

// Queued tells what became of a stranded queue that was read from a phone.
type Queued struct {
	Name        string // of the phone's desk
	Number      int64
	Part, Parts int // of the queue, from 1; the rest is in other codes
	Total       int // scans in this part
	Recorded    int // of them now, the others were on record
	Admitted    int // of the recorded: came in, or left
	Listed      int // of the recorded: a person has to look at them
	Repeated    int
}

// Queue takes a part of the queue of a phone that cannot reach the network, as
// its screen shows it in QR codes. What came by the network already is not
// counted again. Errors: queue-damaged (not whole, or no queue at all),
// queue-foreign (the phone is none of this conference's desks).
func (d *Desk) Queue(ctx context.Context, line string) (Queued, error) {
	q, ok := seal.ReadQueue(line)
	if !ok {
		return Queued{}, data.Fail("queue-damaged")
	}
	phone, err := d.records.DeskSessionNumbered(ctx, q.Session)
	if data.CodeOf(err) == "no-record" || err == nil && phone.State == data.DeskPending {
		return Queued{}, data.Fail("queue-foreign")
	} else if err != nil {
		return Queued{}, err
	}
	ours, err := d.has(ctx, phone.Meeting)
	if err != nil {
		return Queued{}, err
	}
	if !ours {
		return Queued{}, data.Fail("queue-foreign")
	}
	r := Queued{Name: phone.Name, Number: phone.Number, Part: q.Part, Parts: q.Parts, Total: len(q.Entries)}
	for _, e := range q.Entries {
		a, err := d.records.Admit(ctx, data.Scan{Meeting: phone.Meeting, Badge: e.Badge, Desk: phone.Name, Out: e.Out,
			Request: q.Request(e), Offline: true, At: e.At})
		if err != nil {
			return r, err
		}
		if phone.Meeting == d.meeting.ID {
			d.note(a.Present, a.Expected)
		}
		switch {
		case a.Repeated:
			r.Repeated++
			continue
		case a.Verdict == data.VerdictAdmitted, a.Verdict == data.VerdictLeft:
			r.Admitted++
		default:
			r.Listed++
		}
		r.Recorded++
	}
	return r, nil
}

// has tells whether a meeting is one of the conference's.
func (d *Desk) has(ctx context.Context, meeting data.ID) (bool, error) {
	list, err := d.records.Meetings(ctx, d.conf.ID)
	for _, m := range list {
		if m.ID == meeting {
			return true, err
		}
	}
	return false, err
}
