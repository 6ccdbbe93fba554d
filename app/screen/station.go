package screen

import (
	"context"
	"time"

	"vinhdanh/data"
)

// Station is the window's one check-in station: it lets other computers and
// phones be desks of a meeting. It outlives the places of the side bar. Its
// methods may be called from any goroutine, and those with a context belong
// into Shell.Load.
type Station interface {
	// Start opens the station for a meeting of the conference that is open. A
	// station that runs for another meeting is stopped first.
	Start(ctx context.Context, meeting data.ID) error
	// Stop ends it; nobody is thrown out: desks come back when it starts again.
	Stop(ctx context.Context) error
	Running() bool
	// Meeting gives the one that it runs for, "" if it does not run.
	Meeting() data.ID
	// Fault tells why it stopped of itself, nil if it did not.
	Fault() error
	// URLs gives the addresses of its page, the one for a QR code first.
	URLs() []string
	// Fingerprint gives that of its certificate, to compare with the browser's.
	Fingerprint() string
	// NewCode makes a pairing code of 8 digits, which serves once and until
	// then; "" if the station does not run.
	NewCode() (code string, until time.Time)
	Desks() []data.DeskSession
	// Confirm lets a desk in; names: it may keep names for use without the network.
	Confirm(ctx context.Context, desk data.ID, names bool) error
	// End throws a desk out.
	End(ctx context.Context, desk data.ID) error
	// Watch calls f on the interface's goroutine after each change of all this.
	Watch(f func()) (stop func())
}
