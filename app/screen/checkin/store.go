package checkin

import (
	"context"

	"vinhdanh/app/jobs/admit"
	"vinhdanh/app/jobs/issue"
	"vinhdanh/app/jobs/papers"
	"vinhdanh/app/jobs/templates"
	"vinhdanh/data"
)

// Store is what the door needs of the store.
type Store interface {
	admit.Records
	papers.Records
	ChangeDelegates(ctx context.Context, ids []data.ID, change func(*data.Delegate)) ([]data.DelegateChange, error)
	RestoreDelegates(ctx context.Context, changes []data.DelegateChange) error
	Substitute(ctx context.Context, absent data.ID, who *data.Delegate, approved bool, reason string) error
	ReplaceBadge(ctx context.Context, delegate data.ID, badge, reason string) error
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
}
