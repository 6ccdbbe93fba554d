package agenda

import (
	"slices"
	"strings"

	"vinhdanh/data"
)

// Grade says how bad a conflict is.
type Grade string

// Grades. A person may set a conflict of either aside.
const (
	GradeBlock Grade = "block" // the ceremony cannot go like that
	GradeWarn  Grade = "warn"  // somebody should look
)

// Fix names what settles a conflict, for a button: catalogue key
// "agenda.fix." + fix.
type Fix string

// Fixes.
const (
	FixTime      Fix = "time"
	FixLength    Fix = "length"
	FixOrder     Fix = "order"
	FixPerson    Fix = "person"
	FixPresenter Fix = "presenter"
	FixCapacity  Fix = "capacity"
	FixRound     Fix = "round"
	FixHall      Fix = "hall"
	FixDelegate  Fix = "delegate"
	FixPrint     Fix = "print"
	FixDoor      Fix = "door"
)

// Key is the catalogue's key of the button.
func (f Fix) Key() string { return "agenda.fix." + string(f) }

// Conflict is something in the programme that does not fit. Its words are in
// the catalogue: Title, Sentence and Do name the keys, Args fill their places.
type Conflict struct {
	Key     string // the same conflict has the same key tomorrow
	Code    string
	Grade   Grade
	Meeting data.ID
	Item    data.ID
	Round   data.ID
	Other   data.ID // the other item or round
	Number  int     // of the item in its meeting, from 1; 0: of none
	Args    map[string]any
	Fix     Fix
	Ignored bool
	Reason  string // why it is ignored
}

// Title is the key of the heading: "Xung đột giờ ở mục 11".
func (c Conflict) Title() string { return c.Sentence() + ".title" }

// Sentence is the key of what is wrong.
func (c Conflict) Sentence() string { return "agenda.conflict." + c.Code }

// Do is the key of what to do about it.
func (c Conflict) Do() string { return c.Sentence() + ".do" }

// Group is recipients who are on stage together.
type Group struct {
	Round     data.ID
	Number    int
	Citations []data.ID
}

// Input is all that can be in each other's way.
type Input struct {
	Meetings  []data.Meeting
	Halls     []data.Hall
	Items     []data.AgendaItem // of all meetings
	Expected  map[data.ID]int   // of a meeting under way: when items are to begin, instead of the planned start
	Rounds    []data.Round
	Citations []data.CitationRow
	Awards    []data.Award
	People    *People
	Meeting   data.ID          // presence in People and Here is that of this meeting
	Open      bool             // its door is open: who is not present is missing
	Here      map[data.ID]bool // by citation: who receives has come
	Groups    []Group          // in the order of the stage; none: in the order of Citations
	Printed   map[data.ID]data.AgendaVersion
	Ignored   []data.IgnoredConflict
	Pace      Pace
}

// Conflicts finds all that does not fit: what blocks first, then in the order
// of the programme, and last what a person has set aside.
func Conflicts(in Input) []Conflict {
	c := newCheck(in)
	c.times()
	c.printed()
	c.casts()
	c.rounds()
	c.decisions()
	c.order()
	c.groups()
	c.places()
	return c.sorted()
}

// add keeps a conflict once. parts tell it from others of its code, unless it
// has a key already.
func (c *check) add(f Conflict, parts ...string) {
	if f.Key == "" {
		f.Key = f.Code
		for _, p := range append([]string{string(f.Item), string(f.Round), string(f.Other)}, parts...) {
			if p != "" {
				f.Key += "|" + p
			}
		}
	}
	if c.keys[f.Key] {
		return
	}
	c.keys[f.Key] = true
	title := ""
	if p, ok := c.at[f.Item]; ok {
		f.Meeting, f.Number, title = p.meeting.ID, p.number, p.Title
	}
	if f.Grade == "" {
		f.Grade = GradeWarn
	}
	if f.Args == nil {
		f.Args = map[string]any{}
	}
	f.Args["item"], f.Args["title"], f.Args["meeting"] = f.Number, title, c.meetings[f.Meeting].Name
	if i, ok := c.ignored[f.Key]; ok {
		f.Ignored, f.Reason = true, i.Reason
	}
	c.list = append(c.list, f)
}

func (c *check) sorted() []Conflict {
	weight := func(f Conflict) int {
		switch {
		case f.Ignored:
			return 2
		case f.Grade == GradeBlock:
			return 0
		}
		return 1
	}
	slices.SortStableFunc(c.list, func(a, b Conflict) int {
		if d := weight(a) - weight(b); d != 0 {
			return d
		}
		if d := c.meetings[a.Meeting].Ordinal - c.meetings[b.Meeting].Ordinal; d != 0 {
			return d
		}
		if d := a.Number - b.Number; d != 0 {
			return d
		}
		return strings.Compare(a.Key, b.Key)
	})
	return c.list
}
