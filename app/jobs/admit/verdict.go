package admit

import (
	"time"

	"vinhdanh/data"
)

// Verdict is an admission as the command line prints it: one JSON object a line.
type Verdict struct {
	Scan       string       `json:"scan"`
	Verdict    data.Verdict `json:"verdict"`
	Delegate   *Delegate    `json:"delegate,omitempty"`
	At         string       `json:"at,omitempty"` // RFC 3339, local time
	Desk       string       `json:"desk,omitempty"`
	FirstAt    string       `json:"first_at,omitempty"`
	FirstDesk  string       `json:"first_desk,omitempty"`
	Substitute string       `json:"substitute,omitempty"`
	Present    int          `json:"present"`
	Expected   int          `json:"expected"`
	Codes      int          `json:"codes,omitempty"` // how many came at once, with "not-a-badge": scan again, one by one
}

// Delegate is what a verdict tells of the person at the desk.
type Delegate struct {
	Code       string            `json:"code"`
	Name       string            `json:"name"`
	Delegation string            `json:"delegation,omitempty"`
	Seat       string            `json:"seat,omitempty"`
	Kind       data.DelegateKind `json:"kind,omitempty"`
}

// Line gives the verdict on what was scanned; zone is the time zone of its instants.
func Line(scan string, a data.Admission, zone *time.Location) Verdict {
	v := Verdict{Scan: scan, Verdict: a.Verdict, At: instant(a.At, zone), Desk: a.Desk, FirstAt: instant(a.First, zone),
		FirstDesk: a.FirstDesk, Substitute: a.Substitute, Present: a.Present, Expected: a.Expected, Codes: a.Codes}
	if d := a.Delegate; d != nil {
		v.Delegate = &Delegate{Code: d.Code, Name: d.Name, Delegation: d.DelegationName, Seat: d.Seat, Kind: d.Kind}
	}
	return v
}

func instant(t time.Time, zone *time.Location) string {
	if t.IsZero() {
		return ""
	}
	return t.In(zone).Format(time.RFC3339)
}
