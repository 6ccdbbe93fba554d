package print

import (
	"fmt"
	"strings"
	"time"

	"vinhdanh/print/writing"
)

// CompositionInput is what the "Báo cáo thành phần, số lượng, cơ cấu đại biểu"
// says. Groups without a name are those of whom it is not known.
type CompositionInput struct {
	Heading
	At        time.Time // when presence was read, in local time
	Signature Signature
	Lacking   int // delegates of whom something is not known

	All, Official, Guests, ExOfficio, Exemplar, Minority Group

	Genders     []Group // "male", "female"
	Ethnicities []Group
	Ages        []Group // "under-30", …
	Parties     []Group // "member", "none"
	Educations  []Group
	Theories    []Group
	Delegations []DelegationLine

	Average          float64 // years; 0 is not known
	Oldest, Youngest []Attendee
	Absent           []Attendee // with a reason
	Substitutes      []Substitute

	Voters, PresentVoters, Need int
	Quorum                      string // "2/3"
}

// Group is how many have something in common.
type Group struct {
	Name           string
	Total, Present int
}

// DelegationLine is what one delegation brings.
type DelegationLine struct {
	Group
	Official, Guests, Women, Absent int
}

// Substitute is somebody who comes in another's place.
type Substitute struct {
	Attendee
	For   string // whose place it is
	Votes bool
}

// CompositionPaper writes the report. Fault: "bad-date".
func CompositionPaper(in CompositionInput) (*writing.Paper, error) {
	d, err := in.draft(writing.Upper)
	if err != nil {
		return nil, err
	}
	d.part("")
	d.title(d.T("report"), d.T("composition.about", "event", in.Event), d.T("composition.at", "when", d.moment(in.At), "meeting", in.Meeting))
	d.composed(&in)
	d.structure(&in)
	d.delegations(&in)
	d.absent(in.Absent)
	d.substitutes(in.Substitutes)
	if in.Lacking > 0 {
		d.note(d.T("composition.lacking", "n", in.Lacking), false)
	}
	d.end(d.T("composition.end", "word", in.Word))
	d.decree(in.Signature, d.T("committee"), d.T("composition.to", "word", in.Word), d.T("file"))
	return d.Paper, nil
}

// composed says how many there are, and whether the quorum is reached.
func (d *draft) composed(in *CompositionInput) {
	d.head(d.T("composition.numbers"))
	groups := 0
	for _, g := range in.Delegations {
		if g.Name != "" {
			groups++
		}
	}
	all := in.All.Total
	of := func(key string, g Group) string {
		return d.T("composition."+key, "count", d.n(g.Total), "share", d.share(g.Total, all), "present", d.n(g.Present))
	}
	d.say("count", d.T("composition.all", "count", d.n(all), "delegations", d.n(groups)))
	d.say("count", of("official", in.Official))
	if in.ExOfficio.Total+in.Exemplar.Total > 0 {
		d.say("count", d.T("composition.within", "ex", d.n(in.ExOfficio.Total), "exemplar", d.n(in.Exemplar.Total)))
	}
	d.say("count", of("guests", in.Guests))
	if rest := all - in.Official.Total - in.Guests.Total; rest > 0 {
		d.say("count", of("unsaid", Group{Total: rest, Present: in.All.Present - in.Official.Present - in.Guests.Present}))
	}
	d.say("count", d.T("composition.present", "count", d.n(in.All.Present), "share", d.share(in.All.Present, all),
		"official", d.n(in.Official.Present), "officials", d.n(in.Official.Total), "guest", d.n(in.Guests.Present), "guests", d.n(in.Guests.Total)))
	d.say("count", d.T("composition.absent", "count", d.n(len(in.Absent)), "missing", d.n(all-in.All.Present-len(in.Absent)), "substitutes", d.n(len(in.Substitutes))))
	d.quorum(in)
}

func (d *draft) quorum(in *CompositionInput) {
	key := "composition.quorate"
	if in.PresentVoters < in.Need {
		key = "composition.inquorate"
	}
	if in.Voters == 0 {
		key = "composition.voterless"
	}
	d.add(&writing.Text{Face: writing.Face{Size: bodySize, Bold: true}, Field: "count", Align: writing.Left, After: 1,
		S: d.T(key, "present", d.n(in.PresentVoters), "voters", d.n(in.Voters), "share", d.share(in.PresentVoters, in.Voters),
			"need", d.n(in.Need), "short", d.n(in.Need-in.PresentVoters), "quorum", in.Quorum, "word", in.Word)})
}

// structure sets the table of what delegates have in common, and who is the
// oldest and the youngest.
func (d *draft) structure(in *CompositionInput) {
	d.head(d.T("composition.structure"))
	t := &writing.Table{Size: listSize, Columns: []writing.Column{
		d.column("number", "number", 12, writing.Center), d.column("content", "name", 81, writing.Left),
		d.column("count", "count", 24, writing.Center), d.column("share", "count", 24, writing.Center), d.column("present", "count", 24, writing.Center),
	}}
	sections := 0
	section := func(title string, groups []Group, named bool) {
		sections++
		t.Rows = append(t.Rows, writing.Row{Span: true, Cells: []writing.Cell{{bold(fmt.Sprintf("%d. %s", sections, title))}}})
		for i, g := range groups {
			name := d.groupName(g.Name, named)
			t.Rows = append(t.Rows, writing.Row{Cells: cells(line(fmt.Sprint(i+1)), line(name), line(d.n(g.Total)), line(d.share(g.Total, in.All.Total)), line(d.n(g.Present)))})
		}
	}
	section(d.T("composition.gender"), in.Genders, true)
	section(d.T("composition.ethnicity", "count", d.n(in.Minority.Total), "share", d.share(in.Minority.Total, in.All.Total)), in.Ethnicities, false)
	section(d.T("composition.age"), in.Ages, true)
	section(d.T("composition.party"), in.Parties, true)
	if n := len(t.Rows); len(in.Parties) > 0 && in.Parties[len(in.Parties)-1].Name == "" { // lists mark members alone
		t.Rows[n-1].Cells[1] = writing.Cell{line(d.T("group.unmarked"))}
	}
	section(d.T("composition.education"), in.Educations, false)
	section(d.T("composition.theory"), in.Theories, false)
	d.add(t)
	if in.Average > 0 {
		d.say("count", d.T("composition.average", "years", d.decimal(in.Average)))
	}
	d.extreme("composition.oldest", in.Oldest)
	d.extreme("composition.youngest", in.Youngest)
}

// groupName is a group's name on the paper; known tells that it is one of our
// own words.
func (d *draft) groupName(name string, known bool) string {
	switch {
	case name == "":
		return d.T("group.unknown")
	case known:
		return d.T("group." + name)
	}
	return name
}

// mostNamed is how many of the same age are named.
const mostNamed = 3

func (d *draft) extreme(key string, who []Attendee) {
	if len(who) == 0 {
		return
	}
	var names []string
	for _, a := range who[:min(len(who), mostNamed)] {
		born := d.T("composition.born.day", "birth", a.Birth, "age", a.Age)
		if len(a.Birth) == len("1951") {
			born = d.T("composition.born.year", "birth", a.Birth, "age", a.Age)
		}
		names = append(names, join(", ", join(" ", a.Honorific, a.Name), born, a.post()))
	}
	s := strings.Join(names, "; ")
	if more := len(who) - mostNamed; more > 0 {
		s += d.T("composition.more", "n", more)
	}
	d.say("name", d.T(key, "who", s))
}

func (d *draft) delegations(in *CompositionInput) {
	if len(in.Delegations) == 0 {
		return
	}
	d.head(d.T("composition.delegations"))
	t := &writing.Table{Size: listSize, Columns: []writing.Column{
		d.column("number", "number", 11, writing.Center), d.column("delegation", "unit", 52, writing.Left),
		d.column("all", "count", 16, writing.Center), d.column("official", "count", 18, writing.Center), d.column("guests", "count", 17, writing.Center),
		d.column("women", "count", 16, writing.Center), d.column("present", "count", 17, writing.Center), d.column("excused", "count", 18, writing.Center),
	}}
	sum := DelegationLine{}
	row := func(number string, name writing.Line, g *DelegationLine, of func(string) writing.Line) {
		t.Rows = append(t.Rows, writing.Row{Cells: cells(of(number), name, of(d.n(g.Total)), of(d.n(g.Official)), of(d.n(g.Guests)),
			of(d.n(g.Women)), of(d.n(g.Present)), of(d.n(g.Absent)))})
	}
	for i := range in.Delegations {
		g := &in.Delegations[i]
		name := g.Name
		if name == "" {
			name = d.T("delegation.none")
		}
		row(fmt.Sprint(i+1), line(name), g, line)
		sum.Total, sum.Present = sum.Total+g.Total, sum.Present+g.Present
		sum.Official, sum.Guests = sum.Official+g.Official, sum.Guests+g.Guests
		sum.Women, sum.Absent = sum.Women+g.Women, sum.Absent+g.Absent
	}
	row("", bold(d.T("sum")), &sum, bold)
	d.add(t)
}

// absent lists who is absent with a reason.
func (d *draft) absent(list []Attendee) {
	if len(list) == 0 {
		return
	}
	d.head(d.T("absent.title", "count", d.n(len(list))))
	t := &writing.Table{Size: listSize, Columns: []writing.Column{
		d.column("number", "number", 11, writing.Center), d.column("person", "name", 68, writing.Left),
		d.column("delegation", "unit", 46, writing.Left), d.column("reason", "reason", 40, writing.Left),
	}}
	for i := range list {
		a := &list[i]
		t.Rows = append(t.Rows, writing.Row{Cells: []writing.Cell{{line(fmt.Sprint(i + 1))}, a.who(), {line(a.Delegation)}, {line(a.Reason)}}, About: a.about()})
	}
	d.add(t)
}

// substitutes lists who comes in whose place.
func (d *draft) substitutes(list []Substitute) {
	if len(list) == 0 {
		return
	}
	d.head(d.T("substitutes.title", "count", d.n(len(list))))
	t := &writing.Table{Size: listSize, Columns: []writing.Column{
		d.column("number", "number", 11, writing.Center), d.column("for", "name", 50, writing.Left),
		d.column("substitute", "name", 62, writing.Left), d.column("votes", "note", 42, writing.Center),
	}}
	for i := range list {
		a := &list[i]
		votes := d.T("substitutes.no")
		if a.Votes {
			votes = d.T("substitutes.yes")
		}
		t.Rows = append(t.Rows, writing.Row{Cells: []writing.Cell{{line(fmt.Sprint(i + 1))}, {line(a.For), line(a.Delegation)}, a.who(), {line(votes)}}, About: a.about()})
	}
	d.add(t)
}
