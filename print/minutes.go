package print

import (
	"fmt"
	"strings"
	"time"

	"vinhdanh/print/layout"
	"vinhdanh/print/writing"
)

// MinutesInput is what the minutes of a meeting say before they are finished
// by hand. What is "" or zero leaves room to write it.
type MinutesInput struct {
	Heading
	Where       string
	Began       time.Time // in local time
	Ended       time.Time
	Presidium   []Figure
	Secretaries []Figure

	Convened, Present           Turnout
	Voters, PresentVoters, Need int
	Quorum                      string // "2/3"

	Items     []MinutesItem
	Rounds    []MinutesRound
	Votes     []MinutesVote
	Secretary string // who signs; "" for the first of the secretaries
	Chair     string // who signs; "" for the first of the presidium
}

// Turnout is how many there are.
type Turnout struct{ All, Official, Guests int }

// MinutesItem is an item of the programme as it went.
type MinutesItem struct {
	Planned string // "08:20–08:40"
	Actual  string // "08:23–08:41"; "" is not recorded
	Title   string
	People  []Figure
	Skipped bool
}

// MinutesRound is what was handed over in a round.
type MinutesRound struct {
	Number     int
	Title      string
	Decision   string
	Presenters []Figure
	Total      int
	Handed     int      // in its groups; -1 is not recorded
	Supplement []string // names of those handed over in addition
	Absent     []string // names
}

// MinutesVote is a question put to the meeting.
type MinutesVote struct {
	Title                         string
	Counted                       bool
	Voters, For, Against, Abstain int
	Need                          string // "2/3"; "" is more than half
	Carried                       bool
	Note                          string
	Delegates, Alternates         []Attendee // approved for the next-higher conference
	Parent                        string     // its title; may be ""
	HandedOn                      string     // when the list was handed on; "" is not yet
}

// MinutesPaper writes the skeleton. Faults: "no-rows", "bad-date".
func MinutesPaper(in MinutesInput) (*writing.Paper, error) {
	if len(in.Items) == 0 {
		return nil, layout.Fail("no-rows")
	}
	d, err := in.draft(writing.Upper)
	if err != nil {
		return nil, err
	}
	d.Letterhead.Dated = "" // minutes say when they were taken where they begin and end (Nghị định 30/2020/NĐ-CP, annex III, form 1.10)
	if d.Letterhead.Number == "" {
		d.Letterhead.Number = d.P("minutes.number")
	}
	d.part("")
	d.title(d.P("minutes.title"), in.Event, in.sitting())
	d.attended(&in)
	d.course(in.Items)
	d.awarded(in.Rounds)
	for i := range in.Votes {
		if i == 0 {
			d.head(d.P("minutes.votes"))
		}
		d.vote(i+1, &in.Votes[i])
	}
	d.concluded(&in)
	return d.Paper, nil
}

// until gives the hour and minute of an instant, or room to write them.
func (d *draft) until(at time.Time) string {
	if at.IsZero() {
		return d.P("minutes.blank.time")
	}
	return d.moment(at)
}

// known writes a number, or room to write it.
func (d *draft) known(n int) string {
	if n <= 0 {
		return "........"
	}
	return d.n(n)
}

func (d *draft) turnout(key string, t Turnout) {
	official, guests := d.n(t.Official), d.n(t.Guests)
	if t.All == 0 {
		official, guests = d.known(0), d.known(0)
	}
	d.say("content", d.P(key, "all", d.known(t.All), "official", official, "guests", guests))
}

func (d *draft) attended(in *MinutesInput) {
	d.head(d.P("minutes.attended"))
	d.say("content", d.P("minutes.began", "when", d.until(in.Began)))
	d.say("content", d.P("minutes.where", "where", orDots(in.Where)))
	d.turnout("minutes.convened", in.Convened)
	d.turnout("minutes.present", in.Present)
	quorum := "minutes.quorum"
	if in.PresentVoters == 0 { // nobody has come yet
		quorum = "minutes.quorum.blank"
	} else if in.PresentVoters < in.Need {
		quorum = "minutes.inquorate"
	}
	d.say("content", d.P(quorum, "present", d.known(in.PresentVoters), "voters", d.known(in.Voters), "share", d.share(in.PresentVoters, in.Voters),
		"quorum", in.Quorum, "need", d.n(in.Need), "word", in.Word))
	d.bodies(d.P("minutes.presidium", "n", len(in.Presidium)), in.Presidium)
	d.bodies(d.P("minutes.secretaries", "n", len(in.Secretaries)), in.Secretaries)
}

// bodies lists the people of a body, or leaves room to.
func (d *draft) bodies(title string, who []Figure) {
	d.add(&writing.Text{Face: writing.Face{Size: bodySize, Bold: true}, Field: "title", S: title, Align: writing.Left, Before: 1, After: 0.6, Keep: true})
	for i, f := range who {
		d.say("person", fmt.Sprintf("%d. %s", i+1, d.figureLine(f)))
	}
	if len(who) == 0 {
		d.say("person", "1. "+dots)
		d.say("person", "2. "+dots)
	}
}

// dots are a line to write on.
const dots = "................................................................................................"

func (d *draft) course(items []MinutesItem) {
	d.head(d.P("minutes.course"))
	t := &writing.Table{Size: listSize, Columns: []writing.Column{
		d.heads("number", "number", 10, writing.Center), d.heads("planned", "time", 25, writing.Center), d.heads("actual", "time", 25, writing.Center),
		d.heads("content", "content", 47, writing.Left), d.heads("who", "person", 58, writing.Left),
	}}
	for i := range items {
		m := &items[i]
		var who writing.Cell
		for _, f := range m.People {
			who = append(who, d.figure(f, "", listSize)...)
		}
		what := writing.Cell{line(m.Title)}
		if m.Skipped {
			what = append(what, writing.Line{Face: writing.Face{Italic: true}, S: d.P("minutes.skipped")})
		}
		t.Rows = append(t.Rows, writing.Row{Cells: []writing.Cell{{line(fmt.Sprint(i + 1))}, {line(m.Planned)}, {line(m.Actual)}, what, who}, About: writing.Whose{Name: m.Title}})
	}
	d.add(t)
}

func (d *draft) awarded(rounds []MinutesRound) {
	if len(rounds) == 0 {
		return
	}
	d.head(d.P("minutes.awards"))
	for i := range rounds {
		r := &rounds[i]
		var who []string
		for _, f := range r.Presenters {
			who = append(who, d.figureLine(f))
		}
		if who == nil {
			who = []string{d.P("unknown")}
		}
		handed := "........"
		if r.Handed >= 0 {
			handed = d.n(r.Handed)
		}
		s := d.P("minutes.round", "round", r.Number, "title", r.Title, "decision", r.Decision, "who", strings.Join(who, "; "), "handed", handed, "total", d.n(r.Total))
		if len(r.Supplement) > 0 {
			s += " " + d.P("minutes.supplement", "who", strings.Join(r.Supplement, "; "))
		}
		if len(r.Absent) > 0 {
			s += " " + d.P("minutes.absent", "n", len(r.Absent), "who", strings.Join(r.Absent, "; "))
		}
		d.say("content", s)
	}
}

func (d *draft) vote(n int, v *MinutesVote) {
	d.add(&writing.Text{Face: writing.Face{Size: bodySize, Bold: true}, Field: "title", S: fmt.Sprintf("%d. %s", n, v.Title), Align: writing.Left, Before: 1.5, After: 1, Keep: true})
	count := func(n int) writing.Cell {
		if !v.Counted {
			return writing.Cell{line("")}
		}
		return writing.Cell{bold(d.n(n)), line(d.share(n, v.Voters) + " %")}
	}
	voters := writing.Cell{line("")}
	if v.Voters > 0 {
		voters = writing.Cell{bold(d.n(v.Voters))}
	}
	d.add(&writing.Table{Size: listSize, Least: 11, Columns: []writing.Column{
		d.heads("voters", "count", 45, writing.Center), d.heads("for", "count", 40, writing.Center), d.heads("against", "count", 40, writing.Center), d.heads("abstain", "count", 40, writing.Center),
	}, Rows: []writing.Row{{Cells: []writing.Cell{voters, count(v.For), count(v.Against), count(v.Abstain)}}}})
	key := "minutes.uncounted"
	switch {
	case v.Counted && v.Carried:
		key = "minutes.carried"
	case v.Counted:
		key = "minutes.rejected"
	}
	d.say("content", d.P(key, "need", v.Need))
	d.say("note", v.Note)
	d.sent(d.P("minutes.delegates", "n", len(v.Delegates), "parent", v.Parent), v.Delegates)
	d.sent(d.P("minutes.alternates", "n", len(v.Alternates)), v.Alternates)
	if len(v.Delegates) > 0 && v.HandedOn != "" {
		d.say("note", d.P("minutes.handed-on", "when", v.HandedOn, "parent", v.Parent))
	}
}

// sent lists those who go to the next-higher conference.
func (d *draft) sent(title string, list []Attendee) {
	if len(list) == 0 {
		return
	}
	t := &writing.Table{Size: listSize, Columns: []writing.Column{
		d.heads("number", "number", 12, writing.Center), d.heads("person", "name", 70, writing.Left), d.heads("unit", "unit", 83, writing.Left),
	}}
	for i := range list {
		a := &list[i]
		t.Rows = append(t.Rows, writing.Row{About: a.about(), Cells: []writing.Cell{{line(fmt.Sprint(i + 1))},
			{{Face: writing.Face{Bold: true}, S: join(" ", a.Honorific, a.Name), Whole: true}}, {line(a.post())}}})
	}
	d.add(&writing.Text{Face: writing.Face{Size: bodySize}, Field: "title", S: title, Align: writing.Left, Before: 1, After: 1, Keep: true}, t)
}

func (d *draft) concluded(in *MinutesInput) {
	d.head(d.P("minutes.other"))
	d.say("content", dots)
	d.say("content", dots)
	part := &d.Parts[len(d.Parts)-1]
	from := len(part.Blocks)
	d.end(d.P("minutes.end", "word", in.Word, "upper", upperFirst(in.Word), "when", d.until(in.Ended)))
	name := func(said string, of []Figure) string {
		if said == "" && len(of) > 0 {
			return unaddressed(of[0].Name)
		}
		return said
	}
	d.signers(d.signer(d.P("minutes.secretary"), name(in.Secretary, in.Secretaries)), d.signer(d.P("minutes.chair"), name(in.Chair, in.Presidium)))
	d.add(&writing.Text{Face: writing.Face{Size: 12, Bold: true, Italic: true}, Field: "note", S: d.T("recipients"), Align: writing.Left, Keep: true})
	for _, to := range []string{d.P("minutes.to"), d.P("minutes.file")} {
		d.add(&writing.Text{Face: writing.Face{Size: 11}, Field: "note", S: to, Align: writing.Left})
	}
	part.Blocks = append(part.Blocks[:from:from], &writing.Together{Blocks: part.Blocks[from:]})
}

// unaddressed is a name without the form of address, as under a signature.
func unaddressed(name string) string {
	for _, call := range []string{"Đồng chí ", "Ông ", "Bà ", "Mr. ", "Ms. "} {
		name = strings.TrimPrefix(name, call)
	}
	return name
}
