package home

import (
	"context"
	"slices"

	"vinhdanh/app/jobs/ceremony"
	"vinhdanh/app/screen"
	"vinhdanh/data"
)

// Due is a task of the seven days before that is to be done by now.
type Due struct {
	ceremony.Task
	Late int // days since it should have been done, 0: today
}

// due gives what of the countdown is to be done by now, in the order in which
// it is worked through, from seven days before the conference to its first day.
func due(ctx context.Context, s Store, conf data.Conference, today data.Date) (list []Due, err error) {
	days, err := ceremony.Countdown(ctx, s, conf, today)
	if err != nil || len(days) == 0 || today < days[0].Due || today > days[len(days)-1].Due {
		if data.CodeOf(err) == "countdown-no-date" {
			err = nil // nobody has said yet when it begins
		}
		return nil, err
	}
	at := slices.IndexFunc(days, func(d ceremony.Day) bool { return d.Due == today })
	for i, d := range days[:at+1] {
		for _, t := range d.Tasks {
			if !t.Done {
				list = append(list, Due{t, at - i})
			}
		}
	}
	return list, nil
}

// where tells at which place a task is worked on; one of no place is ticked in
// the list of the seven days.
func (d Due) where() (screen.Place, screen.Filter) {
	switch d.Key {
	case "decisions":
		return screen.Awards, screen.Filter{Section: "decisions"}
	case "delegates":
		return screen.Delegates, screen.Filter{Delegates: &data.DelegateFilter{Status: data.StatusInvited}}
	case "issue":
		return screen.Certificates, screen.Filter{Citations: &data.CitationFilter{NotIssued: true}}
	}
	if d.Place == "" || d.Own() {
		return screen.Agenda, screen.Filter{Section: "countdown"}
	}
	return screen.Place(d.Place), screen.Filter{}
}

// programmed gives the meeting whose agenda is shown: that of today or the next
// one, or, where it has none, the first after it that has, else the last before.
func programmed(ctx context.Context, s Store, conf data.Conference, meeting data.Meeting, items []data.AgendaItem) (data.Meeting, error) {
	has := func(m data.Meeting) bool {
		return slices.ContainsFunc(items, func(a data.AgendaItem) bool { return a.Meeting == m.ID })
	}
	if len(items) == 0 || has(meeting) {
		return meeting, nil
	}
	all, err := s.Meetings(ctx, conf.ID)
	if err != nil {
		return meeting, err
	}
	found := meeting
	for _, m := range all {
		switch {
		case !has(m):
		case m.Ordinal > meeting.Ordinal:
			return m, nil
		default:
			found = m
		}
	}
	return found, nil
}
