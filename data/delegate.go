package data

import "time"

// Delegation is a group of delegates that comes, sits and is reported together.
type Delegation struct {
	ID         ID
	Conference ID
	Name       string
	Ordinal    int
	Head       ID     // the delegate who leads it (trưởng đoàn), "" for none
	Contact    string // whom to call where the head is no delegate, or besides
	Phone      string // of Contact
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
	Position   string // posts in full, the Party's first
	ShortPost  string // for badge and seat; "" is Position
	Unit       string
	Kind       DelegateKind
	KindWord   string // as the list said it
	ExOfficio  bool   // đương nhiên
	Exemplar   bool   // điển hình tiên tiến
	Award      string // highest award so far
	Field      string // of activity (lĩnh vực)
	Roles      string // presidium, secretary, speaker: comma separated, as found; see Role
	Phone      string
	Seat       string
	Arrives    string // "HH:MM", where somebody said to come later; "" else
	Leaves     string // "HH:MM", where somebody said to leave earlier; "" else
	Status     DelegateStatus
	Substitute string // name of who comes instead
	Replaces   ID     // the delegate whom this one comes instead of, "" for nobody
	Approved   bool   // a guest's or substitute's vote was approved; see Votes
	Reason     string // of an absence
	Kit        string // what the desk hands over: "Túi số 3"; "" for what the kind gets
	Protocol   int    // place in the order of introduction, from 1; 0: not introduced by name
	Photo      string // hash of an asset, "" for none
	Note       string // columns of the list that have no field here: "Cột: giá trị" lines
	MadeAt     time.Time
}

// Missing names the fields that the reports need and the delegate lacks, in the
// order that a form asks for them. Party and religion are not among them: who
// belongs to none has nothing there. Nobody is asked about those who will not come.
func (d Delegate) Missing() []string {
	if d.Status == StatusCancelled || d.Status == StatusSubstituted {
		return nil
	}
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

// SetKind makes somebody official or a guest. The list's own word for the kind
// goes with the kind it was said of, and only official delegates attend ex
// officio or as exemplars.
func (d *Delegate) SetKind(k DelegateKind) {
	if d.Kind == k {
		return
	}
	d.Kind, d.KindWord = k, ""
	if k == KindGuest {
		d.ExOfficio, d.Exemplar = false, false
	}
}

// Expected tells whether the delegate's place is to be filled: by the delegate
// or, where one is named, by the substitute, who fills no place of his own.
// Those absent with a reason count too, since they are let in if they come
// after all.
func (d Delegate) Expected() bool { return d.Status != StatusCancelled && d.Replaces == "" }

// Voter tells whether the delegate's place counts in what the quorum is a share
// of: official delegates, whoever fills their place, and guests whose vote was
// approved.
func (d Delegate) Voter() bool {
	return d.Expected() && (d.Kind == KindOfficial || d.Approved)
}

// Votes tells whether the delegate, once present, counts for the quorum.
// Guests and substitutes do not vote unless that was approved.
func (d Delegate) Votes() bool {
	return d.Approved || d.Kind == KindOfficial && d.Replaces == ""
}

// Role is what a delegate does in the meeting. Roles are kept in the list's
// own words; data/text knows which of them mean which role.
type Role string

const (
	RolePresidium Role = "presidium" // chủ tịch đoàn
	RoleSecretary Role = "secretary" // thư ký đoàn
	RoleSpeaker   Role = "speaker"   // tham luận
	RoleRecipient Role = "recipient" // nhận thưởng; also whoever a citation names
)

// DelegateRow is what a table shows of a delegate.
type DelegateRow struct {
	Delegate
	DelegationName string
	PresentAt      time.Time // of the last "in" at the meeting asked for; zero if not present
	PresentDesk    string
	PresentOnline  bool      // joined from afar
	HandedAt       time.Time // when the badge was handed over; zero if it was not
	HandedTo       string    // who collected it: the delegate's own name, or the head's
}

// DelegateFilter chooses delegates. Zero fields do not filter.
type DelegateFilter struct {
	Conference ID
	Meeting    ID     // presence is looked up at this meeting; none: no presence
	Text       string // a few letters of name, code, unit or phone; marks, case and đ/d do not matter
	NoPhone    bool   // Text is not looked for in phones
	Kind       DelegateKind
	Delegation ID
	ExOfficio  bool
	Exemplar   bool
	Present    Presence
	Missing    bool   // lacks a field that the reports need
	Lacks      string // the field that is missing, in the words of Delegate.Missing
	Status     DelegateStatus
	Role       Role
	Leader     bool     // is introduced by name
	Handed     Presence // of the badge: handed over, or not yet
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
	SortPosition   DelegateSort = "position"
	SortKind       DelegateSort = "kind"
	SortGender     DelegateSort = "gender"
	SortBirth      DelegateSort = "birth"
	SortEthnicity  DelegateSort = "ethnicity"
	SortReligion   DelegateSort = "religion"
	SortParty      DelegateSort = "party"
	SortEducation  DelegateSort = "education"
	SortTheory     DelegateSort = "theory"
	SortField      DelegateSort = "field"
	SortAward      DelegateSort = "award"
	SortRoles      DelegateSort = "roles"
	SortPhone      DelegateSort = "phone"
	SortSeat       DelegateSort = "seat"
	SortStatus     DelegateSort = "status"
	SortKit        DelegateSort = "kit"
	SortProtocol   DelegateSort = "protocol" // those not introduced by name come last
	SortPresent    DelegateSort = "present"  // who came first; those who have not come are last
	SortHanded     DelegateSort = "handed"   // whose badge was handed over first; the others are last
	SortNear       DelegateSort = "near"     // whose name begins as the text does, who has it whole, then the others
)

// DelegateCounts sums delegates for the chips of a screen and for the quorum.
type DelegateCounts struct {
	All, Official, Guest, ExOfficio, Exemplar, Missing int
	Recipients, Leaders, Handed                        int
	Present, PresentOfficial                           int // at the meeting asked for
	Voters, PresentVoters                              int // what the quorum is counted by, see Delegate.Voter and Delegate.Votes
	Absent                                             int // with a reason
	Expected, ExpectedOfficial                         int // those whose place is to be filled, see Delegate.Expected
	Statuses                                           map[DelegateStatus]int
	Lacks                                              map[string]int // delegates without a field, by the words of Delegate.Missing
	Delegations                                        []DelegationCount
}

// DelegationCount is one delegation's size and presence.
type DelegationCount struct {
	Delegation
	HeadName, HeadPhone string // of the delegate who leads it
	Total, Present      int    // Total counts those expected
	Handed              int    // badges handed over
}

// DelegateChange is what was done to one delegate of many, so that it can be
// taken back.
type DelegateChange struct{ Before, After Delegate }

// MissingData says what the delegates of one delegation lack.
type MissingData struct {
	Delegation                // zero for those who belong to none
	Total      int            // delegates asked about, see Delegate.Missing
	Lacking    int            // of them, those who lack something
	Lacks      map[string]int // by the words of Delegate.Missing
}
