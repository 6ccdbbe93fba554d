package print

import (
	"fmt"
	"time"

	"vinhdanh/print/layout"
	"vinhdanh/print/writing"
)

// AttendanceInput is what the report on who came says.
type AttendanceInput struct {
	Heading
	At          time.Time // when presence was read, in local time
	Signature   Signature
	Sittings    []Sitting
	Delegations []DelegationPresence
	Absent      []Attendee // with a reason, at none of the sittings
	Missing     []Attendee // likewise, without a reason
	Substitutes []Substitute
	People      []PeoplePresence // everybody by delegation; none: left out
}

// Sitting is one meeting and how many came.
type Sitting struct {
	Name     string
	When     string // "21/08/2025, 07:00"
	All      Group
	Official Group
	Guests   Group
}

// DelegationPresence is how many of a delegation came to each sitting.
type DelegationPresence struct {
	Name    string
	Total   int
	Present []int // by sitting
	Absent  int   // with a reason
}

// PeoplePresence is a delegation with when its people came and went.
type PeoplePresence struct {
	Name   string
	People []Presence
}

// Presence is when somebody came to each sitting, and went.
type Presence struct {
	Attendee
	Times []Stay
}

// Stay is from when until when somebody was in; "07:42", or "" for not at all
// and for still.
type Stay struct{ In, Out string }

// MostReported is how many sittings stand beside one another in the report.
const MostReported = 4

// AttendancePaper writes the report. Faults: "no-rows", "too-many-sittings"
// (most), "bad-date".
func AttendancePaper(in AttendanceInput) (*writing.Paper, error) {
	switch {
	case len(in.Sittings) == 0:
		return nil, layout.Fail("no-rows")
	case len(in.Sittings) > MostReported:
		return nil, layout.Fail("too-many-sittings", "n", len(in.Sittings), "most", MostReported)
	}
	d, err := in.draft(writing.Upper)
	if err != nil {
		return nil, err
	}
	d.part("")
	d.title(d.T("report"), d.T("attendance.about", "event", in.Event), d.T("composition.at", "when", d.moment(in.At), "meeting", in.Meeting))
	d.sittings(in.Sittings)
	d.presence(&in)
	d.missing(in.Missing)
	d.absent(in.Absent)
	d.substitutes(in.Substitutes)
	if len(in.People) > 0 {
		d.head(d.T("attendance.people"))
		d.add(d.everybody(&in))
	}
	d.end(d.T("attendance.end", "word", in.Word))
	d.decree(in.Signature, d.T("committee"), d.T("composition.to", "word", in.Word), d.T("file"))
	return d.Paper, nil
}

func (d *draft) sittings(list []Sitting) {
	d.head(d.T("attendance.sittings"))
	t := &writing.Table{Size: listSize, Columns: []writing.Column{
		d.column("number", "number", 11, writing.Center), d.column("sitting", "meeting", 58, writing.Left), d.column("convened", "count", 20, writing.Center),
		d.column("present", "count", 20, writing.Center), d.column("share", "count", 18, writing.Center),
		d.column("official", "count", 20, writing.Center), d.column("guests", "count", 18, writing.Center),
	}}
	of := func(g Group) writing.Line { return line(d.n(g.Present) + "/" + d.n(g.Total)) }
	for i, s := range list {
		name := writing.Cell{bold(s.Name)}
		if s.When != "" {
			name = append(name, writing.Line{Face: writing.Face{Size: listSize - 1}, S: s.When})
		}
		row := cells(line(fmt.Sprint(i+1)), line(""), line(d.n(s.All.Total)), bold(d.n(s.All.Present)), line(d.share(s.All.Present, s.All.Total)), of(s.Official), of(s.Guests))
		row[1] = name
		t.Rows = append(t.Rows, writing.Row{Cells: row})
	}
	d.add(t)
}

// presence sets who came by delegation.
func (d *draft) presence(in *AttendanceInput) {
	if len(in.Delegations) == 0 {
		return
	}
	d.head(d.T("attendance.delegations"))
	name := 74 - 5*float64(len(in.Sittings))
	each := (165 - 11 - name - 18) / float64(len(in.Sittings)+1)
	columns := []writing.Column{d.column("number", "number", 11, writing.Center), d.column("delegation", "unit", name, writing.Left), d.column("convened", "count", 18, writing.Center)}
	for _, s := range in.Sittings {
		title := s.Name
		if len(in.Sittings) == 1 {
			title = d.T("column.present")
		}
		columns = append(columns, writing.Column{Title: title, Field: "count", Width: each, Align: writing.Center})
	}
	t := &writing.Table{Size: listSize, Columns: append(columns, d.column("excused", "count", each, writing.Center))}
	sum := DelegationPresence{Present: make([]int, len(in.Sittings))}
	row := func(number, name string, g *DelegationPresence, of func(string) writing.Line) {
		c := cells(of(number), of(name), of(d.n(g.Total)))
		for _, n := range g.Present {
			c = append(c, writing.Cell{of(d.n(n))})
		}
		t.Rows = append(t.Rows, writing.Row{Cells: append(c, writing.Cell{of(d.n(g.Absent))})})
	}
	for i := range in.Delegations {
		g := &in.Delegations[i]
		row(fmt.Sprint(i+1), d.delegationName(g.Name), g, line)
		sum.Total, sum.Absent = sum.Total+g.Total, sum.Absent+g.Absent
		for k, n := range g.Present {
			sum.Present[k] += n
		}
	}
	row("", d.T("sum"), &sum, bold)
	d.add(t)
}

// missing lists who has not come and gave no reason.
func (d *draft) missing(list []Attendee) {
	if len(list) == 0 {
		return
	}
	d.head(d.T("attendance.missing", "count", d.n(len(list))))
	t := &writing.Table{Size: listSize, Columns: []writing.Column{
		d.column("number", "number", 12, writing.Center), d.column("code", "digits", 22, writing.Center), d.column("person", "name", 79, writing.Left),
		d.column("delegation", "unit", 52, writing.Left),
	}}
	for i := range list {
		a := &list[i]
		who := a.who()
		if a.Note != "" {
			who = append(who, writing.Line{Face: writing.Face{Size: listSize - 1, Italic: true}, S: a.Note})
		}
		t.Rows = append(t.Rows, writing.Row{Cells: []writing.Cell{{line(fmt.Sprint(i + 1))}, {line(a.Code)}, who, {line(a.Delegation)}}, About: a.about()})
	}
	d.add(t)
}

// everybody lists all by delegation with when they came and went.
func (d *draft) everybody(in *AttendanceInput) *writing.Table {
	each := 30.0
	if n := len(in.Sittings); n > 1 {
		each = 72 / float64(n)
	}
	rest := 165 - 12 - 22 - each*float64(len(in.Sittings))
	columns := []writing.Column{d.column("number", "number", 12, writing.Center), d.column("code", "digits", 22, writing.Center), d.column("person", "name", rest, writing.Left)}
	for _, s := range in.Sittings {
		title := s.Name
		if len(in.Sittings) == 1 {
			title = d.T("column.came")
		}
		columns = append(columns, writing.Column{Title: title, Field: "time", Width: each, Align: writing.Center})
	}
	t := &writing.Table{Size: listSize, Columns: columns}
	number := 0
	for i := range in.People {
		g := &in.People[i]
		t.Rows = append(t.Rows, writing.Row{Span: true, Cells: []writing.Cell{{bold(d.T("attendance.of", "delegation", d.delegationName(g.Name), "count", d.n(len(g.People))))}}})
		for k := range g.People {
			number++
			a := &g.People[k]
			c := []writing.Cell{{line(fmt.Sprint(number))}, {line(a.Code)}, a.who()}
			for _, at := range a.Times {
				stay := writing.Cell{line(at.In)}
				if at.In == "" {
					stay[0].S = "–"
				}
				if at.Out != "" {
					stay = append(stay, line("– "+at.Out))
				}
				c = append(c, stay)
			}
			t.Rows = append(t.Rows, writing.Row{Cells: c, About: a.about()})
		}
	}
	return t
}
