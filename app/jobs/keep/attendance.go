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
	t := tableOf(o, conf.Title, []column[data.DelegateRow]{
		{"jobs.column.code", 10, sheet.Text, false, func(d data.DelegateRow) any { return d.Code }},
		{"jobs.column.honorific", 9, sheet.Text, false, func(d data.DelegateRow) any { return d.Honorific }},
		{"jobs.column.name", 26, sheet.Text, false, func(d data.DelegateRow) any { return d.Name }},
		{"jobs.column.delegation", 26, sheet.Text, false, func(d data.DelegateRow) any { return d.DelegationName }},
		{"jobs.column.kind", 14, sheet.Text, false, func(d data.DelegateRow) any { return kindWord(o, d) }},
		{"jobs.column.position", 30, sheet.Text, false, func(d data.DelegateRow) any { return d.Position }},
		{"jobs.column.unit", 30, sheet.Text, false, func(d data.DelegateRow) any { return d.Unit }},
		{"jobs.column.phone", 14, sheet.Text, true, func(d data.DelegateRow) any { return d.Phone }},
		{"jobs.column.seat", 8, sheet.Text, false, func(d data.DelegateRow) any { return d.Seat }},
		{"jobs.column.status", 16, sheet.Text, false, func(d data.DelegateRow) any { return o.Catalogue.T("jobs.status." + string(d.Status)) }},
		{"stationery.export.reason", 20, sheet.Text, false, func(d data.DelegateRow) any { return d.Reason }},
		{"jobs.column.substitute", 22, sheet.Text, false, func(d data.DelegateRow) any { return d.Substitute }},
	}, rows)
	var stays []map[data.ID]stay
	for _, m := range meetings {
		lines, err := r.RecentCheckIns(ctx, m.ID, 0)
		if err != nil {
			return sheet.Table{}, err
		}
		stays = append(stays, staysOf(lines))
		for _, key := range []string{"in", "out", "desk"} {
			t.Columns = append(t.Columns, sheet.Out{Heading: o.Catalogue.T("stationery.export."+key, "meeting", m.Name), Width: 19, Type: sheet.Text})
		}
	}
	base := t.Rows
	t.Rows = func(yield func([]any) bool) {
		i := 0
		for cells := range base {
			for _, at := range stays {
				s := at[rows[i].ID]
				desk := s.desk
				if s.online {
					desk = o.Catalogue.T("stationery.export.online", "desk", s.desk)
				}
				cells = append(cells, o.clock(s.in), o.clock(s.out), desk)
			}
			if i++; !yield(cells) {
				return
			}
		}
	}
	return t, nil
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
