package data

import "time"

// Event is the kind of occasion; its word stands in titles and sentences
// ("Đại hội", "Hội nghị", "Lễ").
type Event string

const (
	EventCongress   Event = "congress"   // Đại hội
	EventConference Event = "conference" // Hội nghị
	EventCeremony   Event = "ceremony"   // Lễ
)

// Conference is one occasion that the secretariat prepares and runs.
type Conference struct {
	ID        ID
	Code      string // short, unique, letters, digits and hyphens; for people and the command line
	Title     string
	Event     Event
	Host      string // the body that holds it
	Issuer    string // the office that attests the certificates, as in the key list
	Place     string // hall and address
	City      string // place name before the date on papers: "Lai Châu"
	Starts    Date
	Ends      Date
	Period    string   // the years it sums up: "2020–2025"
	Page      string   // host and path of the public verification page, "" for none; see ValidPage
	Parent    ID       // the next-higher conference, if any
	Proofread bool     // no final print before two people have checked the text
	Sample    bool     // papers carry a watermark and are signed by a throw-away key
	Closed    bool     // no longer chosen by default
	Quorum    Fraction // of official delegates; the zero value means two thirds
	MadeAt    time.Time
}

// Fraction is a share such as two thirds.
type Fraction struct{ Num, Den int }

// Of gives the smallest whole number that is at least the fraction of n.
// The zero Fraction stands for two thirds, the usual quorum.
func (f Fraction) Of(n int) int {
	if f.Den <= 0 || f.Num < 0 {
		f = Fraction{2, 3}
	}
	return (n*f.Num + f.Den - 1) / f.Den
}

// MaxPage is the longest Page, in characters, that leaves a certificate's QR
// code at its usual version.
const MaxPage = 34

// ValidPage tells whether s may stand in a certificate's QR code: capitals,
// digits and the signs of QR's alphanumeric set (ISO/IEC 18004 §7.4.4) but no
// space, at most MaxPage characters, no slash at the end. "" is valid.
func ValidPage(s string) bool {
	if len(s) > MaxPage {
		return false
	}
	for i := 0; i < len(s); i++ {
		c := s[i]
		if (c < 'A' || c > 'Z') && (c < '0' || c > '9') && c != '.' && c != '/' && c != '-' && c != ':' {
			return false
		}
	}
	return s == "" || s[0] != '/' && s[len(s)-1] != '/'
}

// Meeting is a sitting that one checks in to: morning, afternoon, day 2.
type Meeting struct {
	ID         ID
	Conference ID
	Name       string
	Date       Date
	Starts     string // "HH:MM" local time, "" unknown
	Ordinal    int    // order within the conference, from 1
	Hall       ID     // where it is held, may be none
	Closed     bool   // over: nobody is admitted any more, and the desks' sessions have ended
}
