package checkin

import (
	"context"

	"vinhdanh/app/jobs/admit"
	"vinhdanh/data"
)

// Store is what the door needs of the store.
type Store interface {
	admit.Records
	Delegates(ctx context.Context, f data.DelegateFilter) ([]data.DelegateRow, error)
	SaveDelegate(ctx context.Context, d *data.Delegate) error
	Citations(ctx context.Context, f data.CitationFilter) ([]data.CitationRow, error)
	Setting(ctx context.Context, key string) (string, error)
	SetSetting(ctx context.Context, key, value string) error
}
