package register_test

import (
	"context"
	"crypto/rand"
	"testing"
	"time"

	"vinhdanh/app/jobs/issue"
	"vinhdanh/app/jobs/jobtest"
	"vinhdanh/app/jobs/register"
	"vinhdanh/data"
	"vinhdanh/data/seal"
	"vinhdanh/data/store"
)

// office is an office with printed certificates and a root key.
type office struct {
	*jobtest.Office
	ctx  context.Context
	root *seal.Root
	list *seal.KeyList
	deps register.Deps
}

func open(t testing.TB) *office {
	t.Helper()
	o := &office{Office: jobtest.New(t), ctx: t.Context()}
	var err error
	o.root, o.Signer, o.list, err = seal.Init(o.Conf.Issuer, seal.StandardTables(o.Conf.Issuer), rand.Reader, jobtest.Clock())
	o.Must(err)
	o.trust(o.list)
	o.deps = register.Deps{Records: o.DB, Now: jobtest.Clock, Who: "Lò Thị Mai"}
	return o
}

// trust keeps a key list, and checks certificates with it from now on.
func (o *office) trust(l *seal.KeyList) {
	o.T.Helper()
	var err error
	o.list = l
	o.Keys, err = seal.NewKeyring(l)
	o.Must(err)
	o.Must(o.DB.PutKeyList(o.ctx, store.KeyList{Issuer: l.Issuer, Number: l.Number, Raw: l.Bytes(), Trusted: true, MadeAt: jobtest.Clock()}))
}

// issue draws up what is not drawn up yet, and says that it was printed.
func (o *office) issue() []data.RegisterRow {
	o.T.Helper()
	press, err := issue.NewPress()
	o.Must(err)
	_, err = issue.Run(o.ctx, issue.Deps{Records: o.DB, Press: press, Signer: o.Signer, Now: jobtest.Clock, Who: "test"}, o.Conf, data.CitationFilter{},
		issue.Options{}, nil)
	o.Must(err)
	var ids []data.ID
	for _, r := range o.rows(data.RegisterFilter{State: data.StateDrawnUp}) {
		ids = append(ids, r.Certificate.ID)
	}
	o.Must(o.DB.SetState(o.ctx, ids, data.StatePrinted))
	return o.rows(data.RegisterFilter{})
}

func (o *office) rows(f data.RegisterFilter) []data.RegisterRow {
	o.T.Helper()
	rows, err := o.DB.Register(o.ctx, f)
	o.Must(err)
	return rows
}

// printed gives n printed certificates of an office's own award.
func printed(t testing.TB, n int) (*office, []data.RegisterRow) {
	t.Helper()
	o := open(t)
	o.Cite(n, "Giấy khen", "416/QĐ-SNV", "2025-09-05", nil)
	return o, o.issue()
}

// says gives what anybody reads of a certificate, who has the keys and the lists kept.
func (o *office) says(r data.RegisterRow, lists ...*seal.RevocationList) seal.Verdict {
	return seal.VerifyToken(r.Certificate.Token, o.Keys, lists, jobtest.Clock())
}

// kept gives the revocation lists of the database.
func (o *office) kept() []store.RevocationList {
	o.T.Helper()
	lists, err := o.DB.RevocationLists(o.ctx)
	o.Must(err)
	return lists
}

func (o *office) refused(err error, code data.Code) {
	o.T.Helper()
	if data.CodeOf(err) != code {
		o.T.Errorf("%v, want %s", err, code)
	}
}

func later(days int) func() time.Time {
	return func() time.Time { return jobtest.Clock().AddDate(0, 0, days) }
}
