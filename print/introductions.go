package print

import (
	"fmt"
	"strings"
	"time"

	"vinhdanh/print/layout"
	"vinhdanh/print/writing"
)

// IntroductionsInput is what the list of those to be introduced says.
type IntroductionsInput struct {
	Heading
	At          time.Time // when presence was read, in local time
	ConfirmedAt time.Time // by reception; zero: not yet
	ConfirmedBy string
	List        []Introduced
}

// Introduced is a delegate to be introduced by name.
type Introduced struct {
	Attendee
	Here bool
	Late bool // came after reception had confirmed the list
	Said bool
}

// spoken is the size of what is read out, pt.
const spoken = 17.0

// IntroductionsPaper writes the list for the MC, in the order in which they
// are introduced. Faults: "no-rows", "bad-date".
func IntroductionsPaper(in IntroductionsInput) (*writing.Paper, error) {
	if len(in.List) == 0 {
		return nil, layout.Fail("no-rows")
	}
	d, err := in.draft(writing.Upper)
	if err != nil {
		return nil, err
	}
	d.part("")
	d.title(d.T("introductions.title"), in.Event, in.sitting())
	state := d.T("introductions.unconfirmed")
	if !in.ConfirmedAt.IsZero() {
		state = d.T("introductions.confirmed", "who", in.ConfirmedBy, "when", d.moment(in.ConfirmedAt))
	}
	d.add(&writing.Text{Face: writing.Face{Size: bodySize, Italic: true}, Field: "time", S: d.T("introductions.until", "when", d.moment(in.At)), Align: writing.Center},
		&writing.Text{Face: writing.Face{Size: bodySize, Bold: true}, Field: "note", S: state, Align: writing.Center, After: 3})
	d.add(&writing.Text{Face: writing.Face{Size: spoken}, Field: "content", S: d.P("introductions.lead", "word", in.Word), Align: writing.Left, After: 2, Keep: true})
	t := &writing.Table{Size: spoken, Columns: []writing.Column{
		d.column("number", "number", 12, writing.Center), d.column("introduce", "name", 125, writing.Left), d.column("note", "note", 28, writing.Center),
	}}
	here := 0
	for i := range in.List {
		a := &in.List[i]
		var notes []string
		if a.Here {
			here++
		} else {
			notes = append(notes, d.T("introductions.away"))
		}
		if a.Late {
			notes = append(notes, d.T("introductions.late"))
		}
		if a.Said {
			notes = append(notes, d.T("introductions.said"))
		}
		t.Rows = append(t.Rows, writing.Row{Cells: []writing.Cell{{line(fmt.Sprint(i + 1))},
			{bold(join(" ", d.comrade(a.Honorific), a.Name)), writing.Line{Face: writing.Face{Size: spoken - 2}, S: a.post()}}, {writing.Line{Face: writing.Face{Size: 12, Italic: true}, S: strings.Join(notes, "; ")}}}, About: a.about()})
	}
	d.add(t)
	d.note(d.T("introductions.count", "here", d.n(here), "n", len(in.List)), false)
	return d.Paper, nil
}

// comrade is how leaders are addressed from the stage: "Đồng chí", but by
// their own title where it is no plain form of address ("Hòa thượng").
func (d *draft) comrade(honorific string) string {
	switch folded(strings.TrimSpace(honorific)) {
	case "", "ông", "bà", "anh", "chị", "đồng chí", "đ/c", "đc":
		return d.T("introductions.comrade")
	}
	return honorific
}
