package station

import (
	"context"

	"vinhdanh/app/jobs/admit"
	"vinhdanh/app/jobs/ceremony"
	"vinhdanh/data"
)

// Records is what the station needs of the store.
type Records interface {
	admit.Records
	DeskSessions(ctx context.Context, meeting data.ID) ([]data.DeskSession, error)
	SaveDeskSession(ctx context.Context, d *data.DeskSession) error
	LastRequest(ctx context.Context, number int64) (int64, error)
	LastLine(ctx context.Context, meeting data.ID) (int64, error)
	ceremony.StageRecords // what the MC's page shows
}
