package data

import "time"

// Delegation is a group of delegates that comes, sits and is reported together.
type Delegation struct {
	ID         ID
	Conference ID
	Name       string
	Ordinal    int
}

// DelegateKind tells who may vote. Lists may use other words, which are kept
// in Delegate.KindWord.
type DelegateKind string

const (
	KindOfficial DelegateKind = "official" // chính thức
	KindGuest    DelegateKind = "guest"    // khách mời
)

// DelegateStatus is where a delegate stands before the doors open. Presence
// itself is never stored here; it follows from the check-ins.
type DelegateStatus string

const (
	StatusInvited     DelegateStatus = "invited"
	StatusConfirmed   DelegateStatus = "confirmed"
	StatusSubstituted DelegateStatus = "substituted"
	StatusAbsent      DelegateStatus = "absent" // with a reason
	StatusCancelled   DelegateStatus = "cancelled"
)

// Gender as lists write it; "" is unknown.
type Gender string

const (
	Male   Gender = "male"
	Female Gender = "female"
)

// Delegate is a person invited to a conference.
// Religion, Party, Ethnicity and Phone are personal data; see Sensitive.
type Delegate struct {
	ID         ID
	Conference ID
	Delegation ID
	Code       string // for people: "AS-064"; unique in the conference
	Badge      string // 19 digits and a check digit, see data/seal; "" until made
	Name       string // NFC, as it is written on papers
	SortAs     string // overrides the usual order of a Vietnamese name, "" for none
	Honorific  string // "Ông", "Bà", "Đồng chí", as found
	Gender     Gender
	Birth      Date
	Ethnicity  string
	Religion   string
	Party      string // day or year of joining, or "x", as found
	Education  string
	Theory     string // level of political theory
	Position   string
	Unit       string
	Kind       DelegateKind
	KindWord   string // as the list said it
	ExOfficio  bool   // đương nhiên
	Exemplar   bool   // điển hình tiên tiến
	Award      string // highest award so far
	Roles      string // presidium, secretary, speaker: comma separated, as found
	Phone      string
	Seat       string
	Status     DelegateStatus
	Substitute string // who comes instead
	Reason     string // of an absence
	Note       string // columns of the list that have no field here: "Cột: giá trị" lines
	MadeAt     time.Time
}

// Missing names the fields that the reports need and the delegate lacks, in the
// order that a form asks for them. Party and religion are not among them: who
// belongs to none has nothing there.
func (d Delegate) Missing() []string {
	var list []string
	for _, f := range []struct{ name, value string }{
		{"gender", string(d.Gender)}, {"birth", string(d.Birth)}, {"ethnicity", d.Ethnicity},
		{"education", d.Education}, {"theory", d.Theory}, {"phone", d.Phone},
	} {
		if f.value == "" {
			list = append(list, f.name)
		}
	}
	return list
}

// Expected tells whether the delegate's place is to be filled: by the delegate
// or, where one is named, by the substitute. Those absent with a reason count
// too, since they are let in if they come after all.
func (d Delegate) Expected() bool { return d.Status != StatusCancelled }

// DelegateRow is what a table shows of a delegate.
type DelegateRow struct {
	Delegate
	DelegationName string
	PresentAt      time.Time // of the last "in" at the meeting asked for; zero if not present
	PresentDesk    string
}

// DelegateFilter chooses delegates. Zero fields do not filter.
type DelegateFilter struct {
	Conference ID
	Meeting    ID     // presence is looked up at this meeting; none: no presence
	Text       string // a few letters of name, code, unit or phone; marks, case and đ/d do not matter
	Kind       DelegateKind
	Delegation ID
	ExOfficio  bool
	Exemplar   bool
	Present    Presence
	Missing    bool // lacks a field that the reports need
	Descending bool
	Sort       DelegateSort
	Offset     int
	Limit      int // 0: all
}

// Presence filters by presence at DelegateFilter.Meeting.
type Presence string

const (
	PresenceAny Presence = ""
	PresenceIn  Presence = "in"
	PresenceOut Presence = "out" // not come yet
)

// DelegateSort is a column that a list of delegates is ordered by.
type DelegateSort string

const (
	SortName       DelegateSort = "" // Vietnamese order by given name
	SortCode       DelegateSort = "code"
	SortUnit       DelegateSort = "unit"
	SortDelegation DelegateSort = "delegation"
)

// DelegateCounts sums delegates for the chips of a screen and for the quorum.
type DelegateCounts struct {
	All, Official, Guest, ExOfficio, Exemplar, Missing int
	Present, PresentOfficial                           int // at the meeting asked for
	Absent                                             int // with a reason
	Expected, ExpectedOfficial                         int // those whose place is to be filled, see Delegate.Expected
	Delegations                                        []DelegationCount
}

// DelegationCount is one delegation's size and presence.
type DelegationCount struct {
	Delegation
	Total, Present int
}
