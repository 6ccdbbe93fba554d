package admit

import (
	"strings"
	"time"

	"vinhdanh/data"
	"vinhdanh/data/text"
)

// Words looks a key up in the catalogue and fills its places.
type Words = func(key string, args ...any) string

// Tone is the colour, the sign and the sound of a card.
type Tone string

const (
	ToneAdmitted Tone = "admitted"
	ToneAlready  Tone = "already"
	ToneHelp     Tone = "help" // to the help desk; a delegate never reads why
	ToneLeft     Tone = "left" // went out
	ToneUndone   Tone = "undone"
	ToneFault    Tone = "fault" // nothing was recorded
)

// Card is an answer as a desk shows it: one wording for the window, the
// station and the projector. What stands on it a delegate may read.
type Card struct {
	Tone   Tone   `json:"tone"`
	Word   string `json:"word"`  // in capitals
	Aside  string `json:"aside"` // the count and the time
	Name   string `json:"name"`  // in large letters
	First  string `json:"first"` // the lines below the name
	Second string `json:"second"`
	Cells  []Cell `json:"cells"` // what the desk must know or do; none is for a projector
}

// Cell is one of the parts below: "first", "seat", "award", "kit", "code",
// "badge", "told" or "todo".
type Cell struct {
	Key   string `json:"key"`
	Label string `json:"label"`
	Value string `json:"value"`
	Note  string `json:"note,omitempty"`
}

// Extras are what a card says besides the verdict.
type Extras struct {
	Line  string // what was scanned
	Hints Hints
}

// CardOf words the answer to a scan; zone is that of its instants.
func CardOf(t Words, zone *time.Location, a data.Admission, x Extras) Card {
	c := Card{Aside: clock(a.At, zone)}
	switch a.Verdict {
	case data.VerdictAdmitted:
		c.Tone, c.Word = ToneAdmitted, t("jobs.admit.admitted")
		c.Aside = t("jobs.admit.number", "n", text.Int(int64(a.Present)), "time", c.Aside)
		c.greet(t, a, x)
	case data.VerdictAlready:
		c.Tone, c.Word = ToneAlready, t("jobs.admit.already")
		c.greet(t, a, x)
		c.Cells = append([]Cell{first(t, zone, a, t("jobs.admit.first.note"))}, c.Cells...)
	case data.VerdictLeft:
		c.Tone, c.Word = ToneLeft, t("jobs.admit.left")
		c.greet(t, a, x)
		c.Cells = []Cell{first(t, zone, a, "")}
	case data.VerdictNotIn:
		c.Tone, c.Word = ToneAlready, t("jobs.admit.not-in")
		c.greet(t, a, x)
		c.Cells = []Cell{{Key: "todo", Label: t("jobs.admit.todo", "desk", a.Desk), Value: t("jobs.admit.not-in.todo")}}
	default:
		c.help(t, a, x)
	}
	return c
}

// first says when and where a delegate came.
func first(t Words, zone *time.Location, a data.Admission, note string) Cell {
	value := joined(" · ", a.First.In(zone).Format("15:04"), a.FirstDesk)
	if day := a.First.In(zone).Format("02/01"); day != a.At.In(zone).Format("02/01") {
		value = joined(" · ", day+" "+a.First.In(zone).Format("15:04"), a.FirstDesk)
	}
	return Cell{Key: "first", Label: t("jobs.admit.first"), Value: value, Note: note}
}

// greet fills the card with a delegate.
func (c *Card) greet(t Words, a data.Admission, x Extras) {
	d := a.Delegate
	if d == nil {
		return
	}
	c.Name = strings.TrimSpace(d.Honorific + " " + d.Name)
	c.First = joined(", ", d.Position, d.Unit)
	kind := []string{t("jobs.admit.kind." + string(d.Kind))}
	if d.Replaces != "" {
		kind = append(kind, t("jobs.admit.instead"))
	}
	if d.Exemplar {
		kind = append(kind, t("jobs.admit.exemplar"))
	}
	if d.ExOfficio {
		kind = append(kind, t("jobs.admit.ex-officio"))
	}
	if d.PresentOnline {
		kind = append(kind, t("jobs.admit.online"))
	}
	c.Second = joined(" · ", append(kind, d.DelegationName)...)
	if c.First == "" {
		c.First, c.Second = c.Second, ""
	}
	seat := d.Seat
	if seat == "" {
		seat = "–"
	}
	c.Cells = []Cell{{Key: "seat", Label: t("jobs.admit.seat"), Value: seat}}
	if list := x.Hints.Awards[d.ID]; len(list) > 0 {
		value, names := t("jobs.admit.award.yes"), make([]string, len(list))
		rounds := []string{}
		for i, award := range list {
			names[i] = award.Name
			if award.Round > 0 {
				rounds = append(rounds, text.Int(int64(award.Round)))
			}
		}
		if len(rounds) > 0 {
			value = t("jobs.admit.award.round", "rounds", strings.Join(rounds, ", "))
		}
		c.Cells = append(c.Cells, Cell{Key: "award", Label: t("jobs.admit.award"), Value: value, Note: strings.Join(names, "; ")})
	}
	if kit := x.Hints.Kit(*d); kit != "" {
		c.Cells = append(c.Cells, Cell{Key: "kit", Label: t("jobs.admit.kit"), Value: kit})
	}
	if len(c.Cells) < 3 {
		c.Cells = append(c.Cells, Cell{Key: "code", Label: t("jobs.admit.code"), Value: d.Code})
	}
}

// help shows the way to the help desk, and nothing of the reason.
func (c *Card) help(t Words, a data.Admission, x Extras) {
	c.Tone, c.Word = ToneHelp, t("jobs.admit.help")
	c.Name = x.Hints.Help
	if c.Name == "" {
		c.Name = t("jobs.admit.help.desk")
	}
	c.First, c.Second = t("jobs.admit.help.text"), t("jobs.admit.help.thanks")
	if x.Hints.Way != "" {
		c.First, c.Second = x.Hints.Way, c.First+" "+c.Second
	}
	todo := "jobs.admit.todo.find"
	switch {
	case a.Codes > 1:
		todo = "jobs.admit.todo.one"
	case a.Verdict == data.VerdictNotABadge:
		todo = "jobs.admit.todo.again"
	}
	if tail := Ending(x.Line); tail != "" {
		c.Cells = append(c.Cells, Cell{Key: "badge", Label: t("jobs.admit.badge"), Value: tail})
	}
	c.Cells = append(c.Cells, Cell{Key: "todo", Label: t("jobs.admit.todo", "desk", a.Desk), Value: t(todo)})
}

// CardMany words the answer to a whole delegation; name is the delegation's.
func CardMany(t Words, zone *time.Location, b data.Bulk, name string) Card {
	c := Card{Tone: ToneAdmitted, Word: t("jobs.admit.admitted"), Name: name, Aside: clock(b.At, zone),
		First: t("jobs.admit.many", "n", b.Admitted)}
	if b.Admitted == 0 {
		c.Tone, c.Word = ToneAlready, t("jobs.admit.already")
	} else {
		c.Aside = t("jobs.admit.number", "n", text.Int(int64(b.Present)), "time", c.Aside)
	}
	if b.Already > 0 {
		c.Second = t("jobs.admit.many.already", "n", b.Already)
	}
	if n := len(b.Refused); n > 0 {
		c.Cells = []Cell{{Key: "todo", Label: t("jobs.admit.todo", "desk", b.Desk), Value: t("jobs.admit.many.refused", "n", n), Note: names(b.Refused)}}
	}
	return c
}

func names(rows []data.DelegateRow) string {
	list := make([]string, len(rows))
	for i := range rows {
		list[i] = rows[i].Name
	}
	return strings.Join(list, ", ")
}

// CardUndone words what an undo took back.
func CardUndone(t Words, zone *time.Location, a data.Admission) Card {
	c := Card{Tone: ToneUndone, Word: t("jobs.admit.undone"), Aside: clock(a.At, zone), First: t("jobs.admit.undone.in")}
	if a.Delegate != nil {
		c.Name = strings.TrimSpace(a.Delegate.Honorific + " " + a.Delegate.Name)
	}
	if a.UndoneKind == data.CheckInOut {
		c.First = t("jobs.admit.undone.out")
	}
	if a.Undone > 1 {
		c.Name, c.First = t("jobs.admit.undone.many", "n", a.Undone), t("jobs.admit.undone.in")
	}
	return c
}

// CardFault says that nobody was admitted, and why in a sentence of the catalogue.
func CardFault(t Words, at time.Time, sentence string) Card {
	return Card{Tone: ToneFault, Word: t("jobs.admit.fault"), Aside: at.Format("15:04:05"), Name: t("jobs.admit.fault.again"), First: sentence}
}

// Reason says in one line of the desk's list why a scan did not admit; "" where
// it did, or let out.
func Reason(t Words, zone *time.Location, a data.Admission, line string) string {
	name := ""
	if a.Delegate != nil {
		name = a.Delegate.Name
	}
	key := ""
	switch a.Verdict {
	case data.VerdictAdmitted, data.VerdictLeft, "":
		return ""
	case data.VerdictAlready:
		key = "jobs.admit.reason.already"
	case data.VerdictCancelled:
		key = "jobs.admit.reason.cancelled"
		if a.Delegate != nil && a.Delegate.Status != data.StatusCancelled {
			key = "jobs.admit.reason.replaced"
		}
	case data.VerdictSubstituted:
		key = "jobs.admit.reason.substituted"
	case data.VerdictNotIn:
		key = "jobs.admit.reason.not-in"
	case data.VerdictOtherConference:
		key = "jobs.admit.reason.other-conference"
	case data.VerdictNotABadge:
		key = "jobs.admit.reason.not-a-badge"
		if a.Codes > 1 {
			key = "jobs.admit.reason.several"
		}
	default:
		key = "jobs.admit.reason.unknown"
	}
	return strings.TrimSpace(t(key, "name", name, "code", Ending(line), "substitute", a.Substitute, "n", a.Codes,
		"time", clockShort(a.First, zone), "desk", a.FirstDesk))
}

// Ending gives the last digits of what was scanned, enough to find it in a
// pile of badges and too few to make one; "" where it is not of digits.
func Ending(line string) string {
	var digits []rune
	for _, r := range line {
		if r >= '0' && r <= '9' {
			digits = append(digits, r)
		}
	}
	if len(digits) < 8 {
		return ""
	}
	return "… " + string(digits[len(digits)-5:len(digits)-1]) + " " + string(digits[len(digits)-1:])
}

func clock(at time.Time, zone *time.Location) string { return at.In(zone).Format("15:04:05") }

func clockShort(at time.Time, zone *time.Location) string {
	if at.IsZero() {
		return ""
	}
	return at.In(zone).Format("15:04")
}

func joined(sep string, parts ...string) string {
	var all []string
	for _, p := range parts {
		if p != "" {
			all = append(all, p)
		}
	}
	return strings.Join(all, sep)
}
