package data

import "time"

// Run is a meeting as it is held, or rehearsed. What happens in it is a log
// (RunLine), from which the state follows: after a power cut it goes on where it
// was. A rehearsal (tổng duyệt) writes nothing but its own log.
type Run struct {
	ID         ID
	Conference ID
	Meeting    ID
	Rehearsal  bool
	Began      time.Time
	Ended      time.Time // zero: under way
	Who        string
}

// RunKind is what a line of a run says.
type RunKind string

// Lines of a run.
const (
	RunItem       RunKind = "item"       // an agenda item begins; the one before it ends
	RunSkipItem   RunKind = "skip-item"  // an item is left out
	RunDuration   RunKind = "duration"   // an item is given other minutes (Value), the rest as it was planned or shifted
	RunStep       RunKind = "step"       // a step of a round's group begins (Step, from 0)
	RunHanded     RunKind = "handed"     // Citations were handed over
	RunSkipGroup  RunKind = "skip-group" // a group is left out; nobody of it has received anything
	RunAbsent     RunKind = "absent"     // a recipient is not on stage, whatever the door says
	RunHere       RunKind = "here"       // a recipient is on stage, whatever the door says
	RunReceiver   RunKind = "receiver"   // somebody else receives for a recipient (Value)
	RunSupplement RunKind = "supplement" // a late recipient is handed over in Round before its group Group: trao bổ sung, or with those of his own award and decider
	RunAtUnit     RunKind = "at-unit"    // tổ chức trao sau tại đơn vị
	RunUndo       RunKind = "undo"       // takes the line Undoes back
	RunEnd        RunKind = "end"
)

// RunLine is a line of a run's log. Lines are only ever added.
type RunLine struct {
	Run       ID
	Line      int64 // from 1
	At        time.Time
	Who       string
	Kind      RunKind
	Item      ID
	Round     ID
	Group     int // of the round, from 1; 0: those handed over in addition, before its first
	Step      int // of the group, from 0
	Citations []ID
	Value     string
	Undoes    int64
}
