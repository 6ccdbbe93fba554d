package data

import "time"

// CheckInKind is what a line of the check-in log records.
type CheckInKind string

const (
	CheckInIn   CheckInKind = "in"
	CheckInOut  CheckInKind = "out"
	CheckInUndo CheckInKind = "undo"
)

// CheckIn is a line of the log of presence. Lines are only ever added.
type CheckIn struct {
	ID       ID
	Meeting  ID
	Delegate ID
	Kind     CheckInKind
	At       time.Time
	Desk     string
	Undoes   ID // the line that an undo takes back
}

// Verdict is the answer to one scan. Its words are part of the command line's promise.
type Verdict string

const (
	VerdictAdmitted        Verdict = "admitted"
	VerdictAlready         Verdict = "already"
	VerdictUnknown         Verdict = "unknown"
	VerdictOtherConference Verdict = "other-conference"
	VerdictCancelled       Verdict = "cancelled"
	VerdictSubstituted     Verdict = "substituted"
	VerdictNotABadge       Verdict = "not-a-badge"
)

// Admission is a verdict with what the desk needs to greet the delegate.
// First and FirstDesk are set with VerdictAlready, Substitute with
// VerdictSubstituted. Delegate is nil where the badge names nobody here.
type Admission struct {
	Verdict    Verdict
	Delegate   *DelegateRow
	CheckIn    ID // the line written, with VerdictAdmitted
	At         time.Time
	Desk       string
	First      time.Time
	FirstDesk  string
	Substitute string
	Present    int
	Expected   int
	Codes      int // how many codes came in one line, with VerdictNotABadge; 0 for one or none
}

// Scan is one badge held before a reader, or one delegate marked present by
// hand. A scan names the delegate by Badge or, by hand, by Delegate.
type Scan struct {
	Meeting  ID
	Badge    string // the badge's digits, already read and checked
	Delegate ID     // instead of Badge
	Desk     string
}

// CheckInRow is what a table shows of a line of the check-in log.
type CheckInRow struct {
	CheckIn
	Name           string
	Code           string
	DelegationName string
	Undone         bool // an undo has taken it back
}
