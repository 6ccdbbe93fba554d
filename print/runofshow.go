package print

import (
	"fmt"
	"time"

	"vinhdanh/print/layout"
	"vinhdanh/print/writing"
)

// RunOfShowInput is what the "kịch bản điều hành" says.
type RunOfShowInput struct {
	Heading
	PrintedAt time.Time
	Version   string // "Bản 3 · 20/08/2025"; may be ""
	Sittings  []RunOfShowSitting
}

// RunOfShowSitting is a meeting of it.
type RunOfShowSitting struct {
	Name, When, Where string
	Rows              []RunOfShowRow
}

// RunOfShowRow is an item of the agenda, or one of its rounds.
type RunOfShowRow struct {
	Number      string // "11"; "" for a round
	Time        string // "08:20–08:40"
	Fixed       bool   // does not move
	Minutes     int
	Title       string
	Details     []string
	People      []RunOfShowFigure
	Cue         string
	Documents   []string
	Responsible []string
	Remarks     []string
}

// RunOfShowFigure is who does what in an item.
type RunOfShowFigure struct {
	Does string // "Trao"; "" for the item itself
	Figure
}

// RunOfShowPaper writes the run of show for the organisers, A4 on its side.
// Faults: "no-rows", "bad-date".
func RunOfShowPaper(in RunOfShowInput) (*writing.Paper, error) {
	rows := 0
	for i := range in.Sittings {
		rows += len(in.Sittings[i].Rows)
	}
	if rows == 0 {
		return nil, layout.Fail("no-rows")
	}
	d, err := in.draft(writing.Foot)
	if err != nil {
		return nil, err
	}
	d.Sheet = writing.A4Wide()
	d.part(d.printed(d.P("show.running"), d.clock(in.PrintedAt)))
	d.title(d.P("show.title"), in.Event, in.sitting(), in.Version)
	for i := range in.Sittings {
		s := &in.Sittings[i]
		if len(in.Sittings) > 1 {
			d.sittingHead(s.Name, s.When, s.Where)
		}
		d.add(d.runOfShow(s.Rows))
	}
	d.note(d.P("show.note"), false)
	return d.Paper, nil
}

// sittingHead stands above the table of one of several meetings.
func (d *draft) sittingHead(name, when, where string) {
	d.add(&writing.Text{Face: writing.Face{Size: bodySize, Bold: true}, Field: "meeting", S: name, Align: writing.Center, Before: 3, After: 0.6, Keep: true})
	if s := join(", ", when, where); s != "" {
		d.add(&writing.Text{Face: writing.Face{Size: listSize, Italic: true}, Field: "place", S: s, Align: writing.Center, After: 1.4, Keep: true})
	}
}

// clock writes an instant for the foot of a page: "07:55 ngày 21/08/2025".
func (d *draft) clock(at time.Time) string {
	return clockIn(d.words, at)
}

func (d *draft) runOfShow(rows []RunOfShowRow) *writing.Table {
	const size = 11.0
	t := &writing.Table{Size: size, Columns: []writing.Column{
		d.heads("number", "number", 10, writing.Center), d.heads("time", "time", 26, writing.Center), d.heads("content", "content", 53, writing.Left),
		d.heads("who", "person", 66, writing.Left), d.heads("cue", "note", 28, writing.Left), d.heads("documents", "note", 28, writing.Left),
		d.heads("responsible", "person", 24, writing.Left), d.heads("remarks", "note", 27, writing.Left),
	}}
	lines := func(list []string) writing.Cell {
		var c writing.Cell
		for _, s := range list {
			c = append(c, line(s))
		}
		return c
	}
	for i := range rows {
		r := &rows[i]
		when := writing.Cell{line(r.Time)}
		if r.Fixed {
			when[0] = bold(r.Time)
		}
		if r.Minutes > 0 {
			when = append(when, writing.Line{Face: writing.Face{Size: size - 1, Italic: true}, S: d.P("minutes", "minutes", fmt.Sprint(r.Minutes))})
		}
		if r.Fixed {
			when = append(when, writing.Line{Face: writing.Face{Size: size - 1, Italic: true}, S: d.P("fixed")})
		}
		what := writing.Cell{bold(r.Title)}
		if r.Number == "" {
			what = writing.Cell{{Face: writing.Face{Bold: true, Italic: true}, S: r.Title}}
		}
		what = append(what, lines(r.Details)...)
		var who writing.Cell
		for _, f := range r.People {
			who = append(who, d.figure(f.Figure, f.Does, size)...)
		}
		t.Rows = append(t.Rows, writing.Row{Cells: []writing.Cell{{line(r.Number)}, when, what, who, {line(r.Cue)}, lines(r.Documents), lines(r.Responsible), lines(r.Remarks)},
			About: writing.Whose{Number: r.Number, Name: r.Title}})
	}
	return t
}
