package papers_test

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"vinhdanh/app/jobs/papers"
	"vinhdanh/data"
)

// One name that fits nowhere is named and left out; everybody else has a card.
func TestOneNameHoldsNobodyUp(t *testing.T) {
	ctx := context.Background()
	o := newOffice(t)
	for _, name := range []string{"Lò Thị Mai", strings.Repeat("Wăm", 400), "Nguyễn Văn An"} {
		o.Must(o.DB.SaveDelegate(ctx, &data.Delegate{Conference: o.Conf.ID, Name: name, Kind: data.KindOfficial, Status: data.StatusConfirmed}))
	}
	for what, job := range map[string]func(file string) (papers.Result, error){
		"badges": func(file string) (papers.Result, error) {
			return papers.Badges(ctx, o.deps(), o.Conf, papers.BadgeOptions{File: file}, nil)
		},
		"name cards": func(file string) (papers.Result, error) {
			return papers.NameCards(ctx, o.deps(), o.Conf, papers.NameCardOptions{File: file}, nil)
		},
		"invitations": func(file string) (papers.Result, error) {
			return papers.Invitations(ctx, o.deps(), o.Conf, papers.InvitationOptions{File: file}, nil)
		},
		"envelopes": func(file string) (papers.Result, error) {
			return papers.Envelopes(ctx, o.deps(), o.Conf, papers.EnvelopeOptions{File: file}, nil)
		},
	} {
		res, err := job(filepath.Join(t.TempDir(), "a.pdf"))
		if err != nil || res.Printed != 2 || len(res.Skipped) != 1 || res.Skipped[0].Code != "text-overflow" || res.Skipped[0].Fault == nil {
			t.Errorf("%s: %+v, %v", what, res, err)
		}
	}
}
