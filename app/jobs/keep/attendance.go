package keep

import (
	"context"
	"slices"
	"time"

	"vinhdanh/data"
	"vinhdanh/data/sheet"
)

// stay is when a delegate was in at a meeting.
type stay struct {
	in, out time.Time // the first and, where the last line is one, the last; zero: none
	desk    string    // of the first
	online  bool
}

// attendanceTable lists all delegates but those who have cancelled, with when
// and at which desk they came to each meeting of the conference, and went.
func attendanceTable(ctx context.Context, r ExportRecords, conf data.Conference, o ExportOptions) (sheet.Table, error) {
	rows, err := r.Delegates(ctx, data.DelegateFilter{Conference: conf.ID, Sort: data.SortDelegation})
	if err != nil {
		return sheet.Table{}, err
	}
	rows = slices.DeleteFunc(rows, func(d data.DelegateRow) bool { return d.Status == data.StatusCancelled })
	meetings, err := r.Meetings(ctx, conf.ID)
	if err != nil {
		return sheet.Table{}, err
	}
	columns := attendanceColumns(o)
	for _, m := range meetings {
		lines, err := r.RecentCheckIns(ctx, m.ID, 0)
		if err != nil {
			return sheet.Table{}, err
		}
		columns = append(columns, stayColumns(o, m.Name, staysOf(lines))...)
	}
	return tableOf(o, conf.Title, columns, rows), nil
}

func attendanceColumns(o ExportOptions) []column[data.DelegateRow] {
	return []column[data.DelegateRow]{
		{heading: "jobs.column.code", width: 10, value: func(d data.DelegateRow) any { return d.Code }},
		{heading: "jobs.column.honorific", width: 9, value: func(d data.DelegateRow) any { return d.Honorific }},
		{heading: "jobs.column.name", width: 26, value: func(d data.DelegateRow) any { return d.Name }},
		{heading: "jobs.column.delegation", width: 26, value: func(d data.DelegateRow) any { return d.DelegationName }},
		{heading: "jobs.column.kind", width: 14, value: func(d data.DelegateRow) any { return kindWord(o, d) }},
		{heading: "jobs.column.position", width: 30, value: func(d data.DelegateRow) any { return d.Position }},
		{heading: "jobs.column.unit", width: 30, value: func(d data.DelegateRow) any { return d.Unit }},
		{heading: "jobs.column.phone", width: 14, sensitive: true, value: func(d data.DelegateRow) any { return d.Phone }},
		{heading: "jobs.column.seat", width: 8, value: func(d data.DelegateRow) any { return d.Seat }},
		{heading: "jobs.column.status", width: 16, value: func(d data.DelegateRow) any { return o.Catalogue.T("jobs.status." + string(d.Status)) }},
		{heading: "stationery.export.reason", width: 20, value: func(d data.DelegateRow) any { return d.Reason }},
		{heading: "jobs.column.substitute", width: 22, value: func(d data.DelegateRow) any { return d.Substitute }},
	}
}

// stayColumns tell when and at which desk delegates came to a meeting, and went.
func stayColumns(o ExportOptions, meeting string, stays map[data.ID]stay) []column[data.DelegateRow] {
	args := []any{"meeting", meeting}
	return []column[data.DelegateRow]{
		{heading: "stationery.export.in", args: args, width: 19, value: func(d data.DelegateRow) any { return o.clock(stays[d.ID].in) }},
		{heading: "stationery.export.out", args: args, width: 19, value: func(d data.DelegateRow) any { return o.clock(stays[d.ID].out) }},
		{heading: "stationery.export.desk", args: args, width: 19, value: func(d data.DelegateRow) any {
			s := stays[d.ID]
			if s.online {
				return o.Catalogue.T("stationery.export.online", "desk", s.desk)
			}
			return s.desk
		}},
	}
}

// staysOf reads the log of a meeting, the newest line first.
func staysOf(lines []data.CheckInRow) map[data.ID]stay {
	stays := map[data.ID]stay{}
	for _, l := range slices.Backward(lines) {
		s := stays[l.Delegate]
		switch {
		case l.Undone:
			continue
		case l.Kind == data.CheckInIn:
			if s.in.IsZero() {
				s.in, s.desk, s.online = l.At, l.Desk, l.Online
			}
			s.out = time.Time{}
		case l.Kind == data.CheckInOut:
			s.out = l.At
		}
		stays[l.Delegate] = s
	}
	return stays
}

// clock writes an instant as lists do; "" for none.
func (o ExportOptions) clock(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	zone := o.Zone
	if zone == nil {
		zone = time.Local
	}
	return at.In(zone).Format("02/01/2006 15:04:05")
}
