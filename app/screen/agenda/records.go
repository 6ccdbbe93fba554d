package agenda

import (
	"context"

	"vinhdanh/app/jobs/ceremony"
	"vinhdanh/app/jobs/issue"
	"vinhdanh/app/jobs/papers"
	"vinhdanh/data"
)

// Records is what the place needs of the store.
type Records interface {
	ceremony.ProgrammeRecords
	ceremony.StageRecords
	ceremony.VoteRecords
	ceremony.CountdownRecords
	papers.Records
	issue.EmblemRecords
	SayIntroductions(ctx context.Context, meeting data.ID, ids []data.ID) error
}

// Deps is what the place works with.
type Deps struct {
	Records Records
	Press   func() (*issue.Press, error) // the fonts of papers; called off the interface's goroutine
	Who     string                       // who works here
}
