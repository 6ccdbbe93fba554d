package register

import (
	"context"

	"vinhdanh/app/jobs/issue"
	"vinhdanh/app/jobs/keys"
	"vinhdanh/app/jobs/papers"
	job "vinhdanh/app/jobs/register"
	"vinhdanh/app/jobs/verify"
	"vinhdanh/data"
)

// Records is what the place needs of the store.
type Records interface {
	job.Records
	keys.Records
	papers.Records
	verify.Records
	RegisterCount(ctx context.Context, f data.RegisterFilter) (int, error)
	RegisterGaps(ctx context.Context) ([]data.RegisterGap, error)
	Books(ctx context.Context) ([]data.Book, error)
	Deliveries(ctx context.Context, certificate data.ID) ([]data.Delivery, error)
	History(ctx context.Context, record data.ID) ([]data.Change, error)
}

// Deps is what the place works with.
type Deps struct {
	Records Records
	Keys    keys.Folder
	Press   func() (*issue.Press, error) // called off the interface's goroutine
	Who     string                       // for the log of changes
}

// job gives what the register's work needs.
func (s *Screen) job() job.Deps {
	return job.Deps{Records: s.d.Records, Now: s.sh.Now, Who: s.d.Who}
}

// papers gives what printing works with.
func (s *Screen) papers() (papers.Deps, error) {
	press, err := s.d.Press()
	if err != nil {
		return papers.Deps{}, err
	}
	return papers.Deps{Records: s.d.Records, Fonts: press.Fonts(), Now: s.sh.Now}, nil
}
