package checkin

import (
	"context"

	"vinhdanh/app/jobs/admit"
	"vinhdanh/app/jobs/issue"
	"vinhdanh/app/jobs/papers"
	"vinhdanh/app/jobs/roll"
	"vinhdanh/app/jobs/templates"
	"vinhdanh/data"
	"vinhdanh/data/backup"
)

// Store is what the door needs of the store.
type Store interface {
	admit.Records
	papers.Records
	roll.Records
	RestoreDelegates(ctx context.Context, changes []data.DelegateChange) error
	LastLine(ctx context.Context, meeting data.ID) (int64, error)
	Delegate(ctx context.Context, id data.ID) (data.DelegateRow, error)
	SaveDelegate(ctx context.Context, d *data.Delegate) error
	Setting(ctx context.Context, key string) (string, error)
	SetSetting(ctx context.Context, key, value string) error
}

// Deps is what the door works with.
type Deps struct {
	Records Store
	Press   func() (*issue.Press, error) // sets badges and slips; called off the interface's goroutine
	Library *templates.Library
	Who     string // who works here, for the log of changes
	// Spool gives the printer of this name, which the desk's papers come out of;
	// called off the interface's goroutine.
	Spool func(ctx context.Context, printer string) (*papers.Printer, error)
	Copy  func() backup.JournalStatus // how the second copy of the log is doing; nil: there is none
	Cache string                      // the folder of files that need not be kept
}
