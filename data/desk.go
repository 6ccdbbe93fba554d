package data

import "time"

// DeskKind is what stands at a desk of the check-in station.
type DeskKind string

const (
	DeskPC    DeskKind = "pc"    // another computer's browser: the full desk
	DeskPhone DeskKind = "phone" // a phone's camera
	DeskMC    DeskKind = "mc"    // the MC's tablet: reads what is to be said, admits nobody
)

// DeskState is how far a desk of the station has been let in.
type DeskState string

const (
	DeskPending   DeskState = "pending"   // has paired, waits for a person to confirm it
	DeskConfirmed DeskState = "confirmed" // may scan
	DeskEnded     DeskState = "ended"     // was thrown out, left, or its meeting closed
)

// DeskSession is a computer or phone that joined the check-in station. It is
// on disk so that a restart of the program throws nobody out.
type DeskSession struct {
	ID      ID     // SHA-256, in hex, of the secret that the desk holds
	Number  int64  // public, 12 digits: it names the desk in requests, see Scan.Request
	Name    string // as its keeper typed it: "Cửa B – chị Hoa"
	Kind    DeskKind
	Meeting ID
	State   DeskState
	Names   bool // may keep names for use without the network
	MadeAt  time.Time
	SeenAt  time.Time
	EndedAt time.Time
}
