package papers_test

import (
	"context"
	"testing"

	"vinhdanh/app/jobs/issue"
	"vinhdanh/app/jobs/jobtest"
	"vinhdanh/app/jobs/papers"
	"vinhdanh/data"
)

// office is an office with a press.
type office struct {
	*jobtest.Office
	press *issue.Press
}

func newOffice(t testing.TB) *office {
	t.Helper()
	press, err := issue.NewPress()
	if err != nil {
		t.Fatal(err)
	}
	return &office{jobtest.New(t), press}
}

func (o *office) issueDeps() issue.Deps {
	return issue.Deps{Records: o.DB, Press: o.press, Signer: o.Signer, Now: jobtest.Clock, Who: "test"}
}

func (o *office) deps() papers.Deps {
	return papers.Deps{Records: o.DB, Fonts: o.press.Fonts(), Now: jobtest.Clock}
}

func (o *office) issue() issue.Result {
	o.T.Helper()
	res, err := issue.Run(context.Background(), o.issueDeps(), o.Conf, data.CitationFilter{}, issue.Options{}, nil)
	o.Must(err)
	return res
}
