package data

import "time"

// OnStage is the presence that counts for a hand-over: of the recipient or, for
// a collective, a household and the dead, of whoever receives for them.
type OnStage struct {
	At       time.Time // since when
	By       string    // name of who is there
	Delegate ID        // the same
}
