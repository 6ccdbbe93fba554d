package hall

import (
	"context"

	"vinhdanh/app/jobs/ceremony"
	"vinhdanh/app/jobs/issue"
	"vinhdanh/app/jobs/papers"
	"vinhdanh/data"
)

// Records is what the place needs of the store.
type Records interface {
	ceremony.SeatRecords
	papers.Records
	CeremonyRevision(ctx context.Context, conf data.ID) (int64, error)
}

// Deps is what the place works with.
type Deps struct {
	Records Records
	Press   func() (*issue.Press, error) // the fonts of papers; called off the interface's goroutine
}
