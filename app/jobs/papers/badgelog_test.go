package papers_test

import (
	"context"
	"path/filepath"
	"testing"

	"vinhdanh/app/jobs/papers"
	"vinhdanh/data"
)

// A badge that was printed stands in its owner's history; one left out does not.
func TestPrintedBadgesAreNoted(t *testing.T) {
	o := newOffice(t)
	ctx := context.Background()
	here := data.Delegate{Conference: o.Conf.ID, Name: "Lường Thị Biên"}
	gone := data.Delegate{Conference: o.Conf.ID, Name: "Lý Văn An", Status: data.StatusCancelled}
	for _, d := range []*data.Delegate{&here, &gone} {
		if err := o.DB.SaveDelegate(ctx, d); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := papers.Badges(ctx, o.deps(), o.Conf, papers.BadgeOptions{File: filepath.Join(t.TempDir(), "b.pdf")}, nil); err != nil {
		t.Fatal(err)
	}
	for _, tc := range []struct {
		who  data.Delegate
		want int
	}{{here, 1}, {gone, 0}} {
		list, err := o.DB.History(ctx, tc.who.ID)
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for _, c := range list {
			if c.Action == data.ActionBadgePrinted {
				n++
			}
		}
		if n != tc.want {
			t.Errorf("%s: noted %d times, want %d", tc.who.Name, n, tc.want)
		}
	}
}
