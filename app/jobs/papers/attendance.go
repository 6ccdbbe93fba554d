package papers

import (
	"context"
	"slices"
	"strings"
	"time"

	"vinhdanh/assets/i18n"
	"vinhdanh/data"
	"vinhdanh/print"
)

// AttendanceOptions say of which meetings attendance is reported.
type AttendanceOptions struct {
	Common
	All bool // besides the sums and who is missing, everybody with the time
}

// Attendance prints who came: to the meeting named or, without a name, to all
// the conference's meetings that somebody came to. Errors: nothing-to-print,
// unknown-delegate, unknown-meeting, too-many-sittings, those of file.Save.
func Attendance(ctx context.Context, d Deps, conf data.Conference, o AttendanceOptions, p Progress) (Result, error) {
	meetings, err := d.attended(ctx, conf, o.Meeting)
	if err != nil {
		return Result{}, err
	}
	a := attended{catalogue: i18n.For(lang(o.Lang)), times: map[data.ID][]print.Stay{}}
	for i, m := range meetings {
		rows, err := d.chosen(ctx, conf, &o.Common, m)
		if err != nil {
			return Result{}, err
		}
		lines, err := d.Records.RecentCheckIns(ctx, m.ID, 0)
		if err != nil {
			return Result{}, err
		}
		a.add(i, len(meetings), m, rows, stays(lines, d.Now().Location()), data.Compose(rows, conf.Quorum, m.Date))
	}
	about := meetings[0]
	if len(meetings) > 1 {
		about = data.Meeting{}
	}
	in := a.input(o.All)
	in.Heading, in.At, in.Signature = d.heading(conf, &o.Common, about), d.Now(), signature(o.Signature)
	w, err := print.AttendancePaper(in)
	if err != nil {
		return Result{}, fault(err)
	}
	return d.put(ctx, conf, o.File, subjectAttendance, w, p)
}

// attended gives the meetings of the report.
func (d Deps) attended(ctx context.Context, conf data.Conference, name string) ([]data.Meeting, error) {
	one, err := d.sitting(ctx, conf, name)
	if err != nil || name != "" {
		return []data.Meeting{one}, err
	}
	meetings, err := d.Records.Meetings(ctx, conf.ID)
	if err != nil {
		return nil, err
	}
	var came []data.Meeting
	for _, m := range meetings {
		lines, err := d.Records.RecentCheckIns(ctx, m.ID, 1)
		if err != nil {
			return nil, err
		}
		if len(lines) > 0 {
			came = append(came, m)
		}
	}
	if len(came) == 0 {
		came = []data.Meeting{one}
	}
	return came, nil
}

// stays gives when each delegate came first and, where the last line is one
// out, when the delegate went.
func stays(lines []data.CheckInRow, here *time.Location) map[data.ID]print.Stay {
	all := map[data.ID]print.Stay{}
	for _, l := range slices.Backward(lines) { // from the first on
		at := l.At.In(here).Format("15:04")
		s := all[l.Delegate]
		switch {
		case l.Undone:
			continue
		case l.Kind == data.CheckInIn:
			if s.In == "" {
				s.In = at
			}
			s.Out = ""
		case l.Kind == data.CheckInOut:
			s.Out = at
		}
		all[l.Delegate] = s
	}
	return all
}

// attended collects who came to the meetings of a report.
type attended struct {
	catalogue *i18n.Catalogue
	rows      []data.DelegateRow // of the last meeting
	times     map[data.ID][]print.Stay
	sittings  []print.Sitting
	parts     []print.DelegationPresence
	at        map[data.ID]int // delegations in parts
	last      data.Composition
}

func (a *attended) add(i, of int, m data.Meeting, rows []data.DelegateRow, stays map[data.ID]print.Stay, k data.Composition) {
	a.rows, a.last = rows, k
	a.sittings = append(a.sittings, print.Sitting{Name: m.Name, When: strings.TrimSpace(m.Date.String() + " " + m.Starts),
		All: print.Group(k.All), Official: print.Group(k.Official), Guests: print.Group(k.Guests)})
	for _, r := range rows {
		if a.times[r.ID] == nil {
			a.times[r.ID] = make([]print.Stay, of)
		}
		a.times[r.ID][i] = stays[r.ID]
	}
	for _, g := range k.Delegations {
		at, ok := a.at[g.ID]
		if !ok {
			if a.at == nil {
				a.at = map[data.ID]int{}
			}
			at = len(a.parts)
			a.at[g.ID] = at
			a.parts = append(a.parts, print.DelegationPresence{Name: g.Name, Present: make([]int, of)})
		}
		a.parts[at].Total, a.parts[at].Absent = g.Total, g.Absent
		a.parts[at].Present[i] = g.Present
	}
}

func (a *attended) input(all bool) print.AttendanceInput {
	in := print.AttendanceInput{Sittings: a.sittings, Delegations: a.parts, Substitutes: substitutes(a.catalogue, a.last.Substitutes)}
	came := func(id data.ID) bool {
		return slices.ContainsFunc(a.times[id], func(s print.Stay) bool { return s.In != "" })
	}
	instead := map[data.ID]bool{}
	for _, s := range a.last.Substitutes {
		instead[s.Absent.ID] = s.Who != nil
	}
	for _, part := range byDelegation(a.rows) {
		g := print.PeoplePresence{Name: part[0].DelegationName}
		for _, r := range part {
			if r.Status == data.StatusCancelled {
				continue
			}
			who := attendee(a.catalogue, r)
			switch {
			case came(r.ID) || instead[r.ID]:
			case r.Status == data.StatusAbsent:
				in.Absent = append(in.Absent, who)
			default:
				who.Note = remark(a.catalogue, r)
				in.Missing = append(in.Missing, who)
			}
			g.People = append(g.People, print.Presence{Attendee: who, Times: a.times[r.ID]})
		}
		if all && len(g.People) > 0 {
			in.People = append(in.People, g)
		}
	}
	return in
}
