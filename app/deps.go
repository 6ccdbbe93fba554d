package app

import (
	"context"
	"time"

	"vinhdanh/app/camera"
	"vinhdanh/app/filedialog"
	"vinhdanh/app/jobs/ceremony"
	"vinhdanh/app/jobs/issue"
	"vinhdanh/app/jobs/keep"
	"vinhdanh/app/jobs/keys"
	"vinhdanh/app/jobs/templates"
	"vinhdanh/app/projector"
	"vinhdanh/app/screen/agenda"
	"vinhdanh/app/screen/awards"
	"vinhdanh/app/screen/certificates"
	"vinhdanh/app/screen/checkin"
	"vinhdanh/app/screen/delegates"
	"vinhdanh/app/screen/exporting"
	"vinhdanh/app/screen/hall"
	"vinhdanh/app/screen/home"
	"vinhdanh/app/screen/importing"
	"vinhdanh/app/screen/introductions"
	"vinhdanh/app/screen/printing"
	"vinhdanh/app/screen/register"
	"vinhdanh/app/screen/rounds"
	"vinhdanh/app/screen/settings"
	"vinhdanh/app/screen/verify"
	"vinhdanh/data"
)

// Deps is what the window is built on.
type Deps struct {
	Store    Store
	Now      func() time.Time             // in the office's time zone; nil: time.Now
	Press    func() (*issue.Press, error) // the one press of the program, called off the interface's goroutine; nil: its own
	Library  *templates.Library           // the one of the program; nil: its own
	Keys     keys.Folder                  // where the office's keys lie
	Backup   home.Backup                  // copies the database into a file
	Database string                       // the database's file, for Settings
	Cache    string                       // the folder of what need not be kept; "": the system's of such files
	Version  string
	Who      string                                                                       // who works here, for the log of changes
	Journal  func(data.Conference) Journal                                                // writes the door's second copy; nil: there is none
	Log      func(what string, err error)                                                 // for faults that have no sentence; nil: nowhere
	Reveal   func(path string) error                                                      // opens a file or folder with the desktop's own program, called off the interface's goroutine; nil: by the desktop
	Files    func(owner uintptr, q filedialog.Question) (path string, ok bool, err error) // the desktop's own file dialog, called off the interface's goroutine; nil: ours

	Station HostFunc                                       // makes the check-in station; nil: there is none
	Cameras func(context.Context) ([]camera.Device, error) // nil: those of this computer
	Spool   printing.Spool                                 // zero: the printers of this computer

	atOnce bool // for tests: jobs run on the interface's goroutine, clocks stand still
}

// Store is what the window and its screens need of the store; *store.DB has it.
type Store interface {
	home.Store
	delegates.Store
	checkin.Store
	agenda.Records
	awards.Records
	certificates.Records
	register.Records
	verify.Records
	projector.Records
	ceremony.StageRecords
	importing.Records
	introductions.Records
	rounds.Records
	hall.Records
	settings.Store
	keep.SampleRecords
	exporting.Records
	printing.Records
	templates.Records

	Conferences(ctx context.Context) ([]data.Conference, error)
	Meetings(ctx context.Context, conf data.ID) ([]data.Meeting, error)
	Decisions(ctx context.Context, conf data.ID) ([]data.Decision, error)
	Citations(ctx context.Context, f data.CitationFilter) ([]data.CitationRow, error)
	Setting(ctx context.Context, key string) (string, error)
	SetSetting(ctx context.Context, key, value string) error
}
