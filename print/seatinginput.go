package print

import "time"

// SeatingInput is what the plan of a hall says.
type SeatingInput struct {
	Lang      string // "vi" (also ""), "en"
	Event     string
	Hall      string
	Meeting   string // "Phiên chính thức · sáng 21/08/2025"; may be ""
	PrintedAt time.Time
	Blocks    []SeatBlock
	List      bool // the list by name, even where every name stands on the plan
}

// SeatBlock is a block of seats between aisles. Those of the presidium stand
// on the stage.
type SeatBlock struct {
	Name        string
	Column, Row int // of blocks, from 1: left to right, the nearest to the stage first
	Presidium   bool
	Rows        []SeatRow // the nearest to the stage first
}

// SeatRow is a row of a block, as one faces the stage from left to right.
type SeatRow struct {
	Label string // "A1"
	Seats []SeatSpot
}

// SeatSpot is a place of a row.
type SeatSpot struct {
	None     bool     // no seat there
	Number   string   // within its row: "03"
	Label    string   // in the hall: "A1-03"
	Name     string   // of who sits there; "" is nobody
	Short    []string // shorter forms of it, the longest first
	SortAs   string   // orders the list by name; "" is the name's own order of letters
	Unit     string
	Kind     SeatKind
	Reserved string // for whom it is kept free
}

// SeatKind is who sits on a seat, as the legend tells them apart.
type SeatKind string

// Kinds of seats.
const (
	SeatFree      SeatKind = ""
	SeatLeader    SeatKind = "leader"    // introduced by name
	SeatRecipient SeatKind = "recipient" // goes up to the stage
	SeatOfficial  SeatKind = "official"
	SeatGuest     SeatKind = "guest"
	SeatReserved  SeatKind = "reserved"
)
