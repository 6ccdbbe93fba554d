package introductions

import (
	"context"

	"vinhdanh/app/jobs/issue"
	"vinhdanh/app/jobs/papers"
	"vinhdanh/app/jobs/roll"
	"vinhdanh/data"
)

// Records is what the place needs of the store.
type Records interface {
	papers.Records
	roll.Records
	Introductions(ctx context.Context, meeting data.ID) (data.Introductions, error)
	ConfirmIntroductions(ctx context.Context, meeting data.ID, who string) error
	SayIntroductions(ctx context.Context, meeting data.ID, ids []data.ID) error
	SetProtocol(ctx context.Context, conf data.ID, ids []data.ID) error
}

// Deps is what the place is built on.
type Deps struct {
	Records Records
	Press   func() (*issue.Press, error) // gives the fonts; called off the interface's goroutine
	Who     string                       // who works here
}
