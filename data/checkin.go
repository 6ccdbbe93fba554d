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
	Undoes   ID     // the line that an undo takes back
	Group    ID     // lines written at once, as for a whole delegation; an undo takes back all of them
	Request  string // of the scan that asked for it, see Scan
	Online   bool   // joined from afar
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
	VerdictLeft            Verdict = "left"   // to a scan on the way out
	VerdictNotIn           Verdict = "not-in" // likewise, of somebody who was not in
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
	Online     bool // joined from afar
	Codes      int  // how many codes came in one line, with VerdictNotABadge; 0 for one or none
	Repeated   bool // the request was answered before, and this is that answer again

	// Of an undo, whose Verdict is "": what it took back, and from how many.
	// Delegate is the last of them.
	UndoneKind CheckInKind
	Undone     int
}

// Undo asks to take back what a desk wrote last.
type Undo struct {
	Meeting ID
	Desk    string
	Request string // see Scan.Request
}

// Many are delegates marked present at once, as a whole delegation is
// (điểm danh theo đoàn).
type Many struct {
	Meeting   ID
	Delegates []ID
	Desk      string
	Online    bool
	Request   string // see Scan.Request
}

// Bulk is the answer to Many.
type Bulk struct {
	Admitted int
	Already  int
	Refused  []DelegateRow // cancelled, or substituted
	Group    ID            // of the lines written; "" if nobody was admitted
	At       time.Time
	Desk     string
	Present  int
	Expected int
	Repeated bool
}

// MissingGroup is those of a delegation who have not come, and whom to ask
// about them. The last group, without an ID, is those of no delegation.
type MissingGroup struct {
	Delegation
	HeadName  string // of the delegate who leads it; else see Contact
	HeadPhone string
	List      []DelegateRow
}

// Scan is one badge held before a reader, or one delegate marked present by
// hand. A scan names the delegate by Badge or, by hand, by Delegate.
type Scan struct {
	Meeting  ID
	Badge    string // the badge's digits, already read and checked
	Delegate ID     // instead of Badge
	Desk     string
	Out      bool // on the way out
	Online   bool // joined from afar
	// Request, if it is not "", names this scan for good: sent again it is
	// answered again, and nothing is recorded twice.
	Request string
	// Offline tells that the scan was made at At, by the clock of a phone that
	// could not reach the desk. What does not admit is listed for a person.
	Offline bool
	At      time.Time
}

// OfflineScan is a scan that a phone made without the desk and brought later.
// One whose Verdict is not "admitted" let somebody in who should have been
// looked at; it stands in a list until a person has settled it.
type OfflineScan struct {
	Request   string
	Meeting   ID
	Delegate  ID // "" where the badge names nobody
	Name      string
	Code      string
	Ending    string    // the badge's last digits, to find it in a pile
	At        time.Time // by the phone's clock
	CameAt    time.Time // when it reached the desk
	Desk      string
	Verdict   Verdict
	First     time.Time // with VerdictAlready, as is FirstDesk
	FirstDesk string
	SettledAt time.Time // zero: a person has still to look
	SettledBy string
}

// CheckInRow is what a table shows of a line of the check-in log.
type CheckInRow struct {
	CheckIn
	Name           string
	Code           string
	DelegationName string
	Undone         bool // an undo has taken it back
}
