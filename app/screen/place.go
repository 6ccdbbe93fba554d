package screen

import "vinhdanh/data"

// Place names a screen.
type Place string

// The places, in the order of the side bar; the others are reached from these.
const (
	Home         Place = "home"
	Delegates    Place = "delegates"
	CheckIn      Place = "checkin"
	Agenda       Place = "agenda"
	Awards       Place = "awards"
	Certificates Place = "certificates"
	Register     Place = "register" // Sổ theo dõi: each number and all that happened to it
	Verify       Place = "verify"
	Settings     Place = "settings"
	Import       Place = "import"
	Designer     Place = "designer"
	// Introductions is the list of those introduced by name, reached from Delegates and CheckIn.
	Introductions Place = "introductions"
	// Rounds are the award rounds (Đợt trao), reached from Agenda and Awards.
	Rounds Place = "rounds"
	// Ceremony runs the award rounds, or rehearses them, in the whole window; reached from Agenda.
	Ceremony Place = "ceremony"
	// Hall is the seating plan, reached from Delegates and Agenda.
	Hall Place = "hall"
)

// Filter says what to show of a place. The zero Filter leaves it as it was.
type Filter struct {
	Delegates *data.DelegateFilter // for Delegates: Conference and Meeting are filled in there
	Citations *data.CitationFilter // for Certificates and Awards; likewise
	Register  *data.RegisterFilter // for Register: Conference is filled in there
	Select    data.ID              // the record to choose and show: a delegate, citation, decision or agenda item
	Text      string               // for Delegates, Certificates: what to search; for Verify: the code to check
	File      string               // for Import: the list to read; for Verify: the picture to read; for Designer and Settings: a template or a key to take in
	Files     []string             // for Verify: pictures and folders of pictures to read
	Kind      string               // for Import: "delegates" or "recipients", "" to ask
	Section   string               // for Settings, Awards and Register ("units", "lists"): the part to show; for Designer: the template (its id); for Certificates: "stock" for its ledger; for Home: "backup" to make one; for Import: "paste" to read what was copied
	New       bool                 // begin a new record
}
