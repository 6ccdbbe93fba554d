package roll

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"vinhdanh/data"
)

// EventKind is what happened to a delegate.
type EventKind string

const (
	Added       EventKind = "added"    // by hand
	Imported    EventKind = "imported" // with a list
	Edited      EventKind = "edited"
	Status      EventKind = "status"
	Substituted EventKind = "substituted"
	BadgeMade   EventKind = "badge-printed"
	BadgeHanded EventKind = "badge-handed"
	BadgeBack   EventKind = "badge-back" // the handing over was taken back
	BadgeLost   EventKind = "badge-lost" // and replaced
	CameIn      EventKind = "in"
	WentOut     EventKind = "out"
	Undone      EventKind = "undone" // of an admission, or of a scan on the way out
)

// Event is one thing that happened to a delegate, for the history that a person
// reads.
type Event struct {
	At      time.Time
	Kind    EventKind
	Who     string              // of a change and a lost badge
	Fields  []string            // with "edited", in small letters: "seat", "sortas"
	Status  data.DelegateStatus // with "status" and "substituted"
	Name    string              // the substitute, or who collected the badge
	Reason  string              // of an absence, a substitution, a lost badge
	Meeting string              // its name, as Desk with what happened at the door
	Desk    string
	Online  bool
}

// History tells what happened to a delegate, the last first. Error: no-record.
func History(ctx context.Context, r Records, delegate data.ID) ([]Event, error) {
	row, err := r.Delegate(ctx, delegate)
	if err != nil {
		return nil, err
	}
	list, err := changes(ctx, r, row)
	if err != nil {
		return nil, err
	}
	badges, err := r.OldBadges(ctx, delegate)
	if err != nil {
		return nil, err
	}
	for _, b := range badges {
		list = append(list, Event{At: b.At, Kind: BadgeLost, Who: b.Who, Reason: b.Reason})
	}
	handouts, err := r.Handouts(ctx, delegate)
	if err != nil {
		return nil, err
	}
	for _, h := range handouts {
		e := Event{At: h.At, Kind: BadgeHanded, Name: h.To, Desk: h.Desk}
		if h.Undoes != "" {
			e.Kind = BadgeBack
		}
		list = append(list, e)
	}
	door, err := atTheDoor(ctx, r, row)
	if err != nil {
		return nil, err
	}
	list = append(list, door...)
	slices.SortStableFunc(list, func(a, b Event) int { return b.At.Compare(a.At) })
	return list, nil
}

// changes reads the log of changes.
func changes(ctx context.Context, r Records, row data.DelegateRow) (list []Event, err error) {
	log, err := r.History(ctx, row.ID)
	if err != nil {
		return nil, err
	}
	begun := Event{At: row.MadeAt, Kind: Imported}
	for _, c := range log {
		if c.Action == "add" {
			begun = Event{At: c.At, Kind: Added, Who: c.Who}
			continue
		}
		if c.Action == data.ActionBadgePrinted {
			list = append(list, Event{At: c.At, Kind: BadgeMade, Who: c.Who})
			continue
		}
		var after map[string]any
		if json.Unmarshal([]byte(c.After), &after) != nil {
			continue // a line of another kind
		}
		said := func(field string) string {
			s, _ := after[field].(string)
			delete(after, field)
			return s
		}
		if status := said("Status"); status != "" {
			e := Event{At: c.At, Kind: Status, Who: c.Who, Status: data.DelegateStatus(status), Reason: said("Reason"), Name: said("Substitute")}
			if e.Status == data.StatusSubstituted {
				e.Kind = Substituted
			}
			list = append(list, e)
		}
		delete(after, "Badge") // told by the badges
		var fields []string
		for name := range after {
			fields = append(fields, strings.ToLower(name))
		}
		if len(fields) > 0 {
			slices.Sort(fields)
			list = append(list, Event{At: c.At, Kind: Edited, Who: c.Who, Fields: fields})
		}
	}
	return append(list, begun), nil
}

// atTheDoor reads the logs of the meetings.
func atTheDoor(ctx context.Context, r Records, row data.DelegateRow) (list []Event, err error) {
	meetings, err := r.Meetings(ctx, row.Conference)
	if err != nil {
		return nil, err
	}
	names := map[data.ID]string{}
	for _, m := range meetings {
		names[m.ID] = m.Name
	}
	lines, err := r.DelegateCheckIns(ctx, row.ID)
	if err != nil {
		return nil, err
	}
	kinds := map[data.CheckInKind]EventKind{data.CheckInIn: CameIn, data.CheckInOut: WentOut, data.CheckInUndo: Undone}
	for _, l := range lines {
		list = append(list, Event{At: l.At, Kind: kinds[l.Kind], Meeting: names[l.Meeting], Desk: l.Desk, Online: l.Online && l.Kind == data.CheckInIn})
	}
	return list, nil
}
