package delegates

import (
	"context"

	"vinhdanh/app/jobs/keep"
	"vinhdanh/app/jobs/papers"
	"vinhdanh/data"
)

// Store is what the list needs of the store.
type Store interface {
	papers.Records
	keep.ExportRecords
	CountDelegates(ctx context.Context, f data.DelegateFilter) (int, error)
	DelegateCounts(ctx context.Context, conf, meeting data.ID) (data.DelegateCounts, error)
	Delegate(ctx context.Context, id data.ID) (data.DelegateRow, error)
	SaveDelegate(ctx context.Context, d *data.Delegate) error
	Delegations(ctx context.Context, conf data.ID) ([]data.Delegation, error)
	History(ctx context.Context, record data.ID) ([]data.Change, error)
	SaveDelegation(ctx context.Context, d *data.Delegation) error
	Setting(ctx context.Context, key string) (string, error)
	SetSetting(ctx context.Context, key, value string) error
}
