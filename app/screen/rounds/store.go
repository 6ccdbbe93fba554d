package rounds

import (
	"context"

	"vinhdanh/app/jobs/ceremony"
	"vinhdanh/data"
)

// Records is what the place needs of the store.
type Records interface {
	ceremony.RoundRecords
	ceremony.ProgrammeRecords
	SetSpoken(ctx context.Context, citation data.ID, spoken string) error
	SaveCitation(ctx context.Context, c *data.Citation) error
	LinkRecipients(ctx context.Context, conf data.ID) (int, error)
	CeremonyRevision(ctx context.Context, conf data.ID) (int64, error)
}

// Deps is what the place works with.
type Deps struct {
	Records Records
	Who     string // who sets a warning aside
}
