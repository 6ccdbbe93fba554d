package stage

import (
	"time"

	"vinhdanh/data"
	"vinhdanh/data/text"
)

// Spot names a group: 1 and above are the round's own, 0 and below go up before
// its first (trao bổ sung: 0, then -1, -2 …), those above its last go up after it.
type Spot struct {
	Round data.ID
	Group int
}

// None tells whether it names no group.
func (s Spot) None() bool { return s.Round == "" }

// Standing is where a recipient stands in a run.
type Standing string

// Standings.
const (
	Waiting    Standing = "waiting"    // not in the hall yet, and the names of his group do not stand yet
	Here       Standing = "here"       // in the hall, goes up with his group
	Absent     Standing = "absent"     // was not there when his group was called: his place stays empty
	Late       Standing = "late"       // in the hall, but his group goes up or went up without him
	Supplement Standing = "supplement" // goes up with another group, which has not been yet
	HandedOver Standing = "handed"
	AtUnit     Standing = "at-unit"   // tổ chức trao sau tại đơn vị
	Withdrawn  Standing = "withdrawn" // the award was taken back by a decision; nothing is handed over
)

// Standings lists them all.
var Standings = []Standing{Waiting, Here, Absent, Late, Supplement, HandedOver, AtUnit, Withdrawn}

// Recipient is a citation with its place on stage and its slot on a tray. The
// fields from Standing on say how it stands in a run; see Follow.
type Recipient struct {
	data.CitationRow
	Given   *data.Award // as the catalogue has it; nil: not there any more
	Home    Spot        // the group that his place belongs to
	Place   int         // on stage, from 1, left to right as the hall sees it
	Tray    string      // with Slot: where what he receives lies, also if he goes up with another group
	Slot    int
	Rank    int    // of the award, 1 the highest
	Decider string // who decided it

	Standing Standing
	Came     time.Time // into the hall; zero: not there, as far as the door knows
	By       string    // who goes up and receives; "" unknown
	Goes     Spot      // the group he goes up with: Home, unless another was chosen
	HandedAt time.Time
}

// Moved tells whether he goes up, or went up, with another group than his own.
func (r Recipient) Moved() bool { return r.Goes != r.Home }

// Pull tells whether what lies in his slot is to be taken off the tray (rút
// bằng) before it goes up with his own group.
func (r Recipient) Pull() bool {
	switch r.Standing {
	case Absent, Late, AtUnit, Withdrawn, Supplement:
		return true
	case HandedOver:
		return r.Moved()
	}
	return false
}

// Register is the number in the register, "" where none is allotted.
func (r Recipient) Register() string { return r.Certificate.Register }

// represented tells whether somebody else goes up for the one who is awarded.
func represented(c data.Citation) bool { return c.Kind != data.Individual || c.Posthumous }

// goesUp gives who goes up, as far as the lists say; "" unknown.
func goesUp(c data.Citation) string {
	if represented(c) {
		return c.Representative
	}
	return c.Name
}

// person names who goes up, to find him again in another group: the delegate,
// or name and unit; "" where nobody knows.
func person(c data.Citation) string {
	if c.Delegate != "" {
		return string(c.Delegate)
	}
	name := text.Fold(goesUp(c))
	if name == "" {
		return ""
	}
	unit := c.Unit
	if c.Kind == data.Collective {
		unit = c.Name // the representative's own unit
	}
	return name + "|" + text.Fold(unit)
}
