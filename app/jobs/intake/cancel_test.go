package intake_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/app/jobs/intake"
	"vinhdanh/data"
	"vinhdanh/data/store"
)

// broken is a database whose user loses patience at the n-th call.
type broken struct {
	*store.DB
	cancel context.CancelFunc
	left   atomic.Int64
}

func (b *broken) count() {
	if b.left.Add(-1) == 0 {
		b.cancel()
	}
}

func (b *broken) MatchDelegates(ctx context.Context, conf data.ID, rows []store.DelegateImport) ([]store.Match, error) {
	b.count()
	return b.DB.MatchDelegates(ctx, conf, rows)
}

func (b *broken) DelegatesByID(ctx context.Context, ids []data.ID) ([]data.DelegateRow, error) {
	b.count()
	return b.DB.DelegatesByID(ctx, ids)
}

func (b *broken) Setting(ctx context.Context, key string) (string, error) {
	b.count()
	return b.DB.Setting(ctx, key)
}

func (b *broken) ImportDelegates(ctx context.Context, conf data.ID, rows []store.DelegateImport, o store.ImportOptions) (store.ImportResult, error) {
	b.count()
	told := o.Progress
	o.Progress = func(done, total int) {
		b.count()
		if told != nil {
			told(done, total)
		}
	}
	return b.DB.ImportDelegates(ctx, conf, rows, o)
}

// An import that is given up, wherever it stands, has done nothing or all.
func TestCancel(t *testing.T) {
	db, conf := open(t)
	list := func(post string, n int) string {
		var b strings.Builder
		b.WriteString("Họ và tên,Đơn vị,Ngày sinh,Chức vụ\n")
		for i := range n {
			fmt.Fprintf(&b, "Lò Văn %c%c,Sở %d,%d,%s\n", 'A'+i%26, 'a'+i/26%26, i, 1950+i%50, post)
		}
		return b.String()
	}
	take(t, db, conf, intake.Delegates, "ds.csv", list("Chuyên viên", 100))
	file := write(t, "ds.csv", list("Trưởng phòng", 500))
	before := everything(t, db, conf)
	whole := 0
	for n := int64(1); whole < 2 && n < 60; n++ {
		ctx, cancel := context.WithCancel(context.Background())
		b := &broken{DB: db, cancel: cancel}
		b.left.Store(n)
		var saved intake.Saved
		l, err := intake.Look(ctx, b, conf, intake.Source{File: file}, intake.Options{Kind: intake.Delegates})
		if err == nil {
			saved, err = intake.Save(ctx, b, conf, l, nil, intake.Choice{}, "", nil)
		}
		cancel()
		if err == nil {
			if whole++; saved.Added != 400 || saved.Changed != 100 {
				t.Fatalf("call %d: %+v", n, saved)
			}
			if _, err := intake.Undo(context.Background(), db, saved.Batch, ""); err != nil {
				t.Fatal(err)
			}
		} else if !errors.Is(err, context.Canceled) {
			t.Fatalf("call %d: %v", n, err)
		}
		if d := cmp.Diff(before, everything(t, db, conf)); d != "" {
			t.Fatalf("given up at call %d: %s", n, d)
		}
	}
	if whole == 0 {
		t.Error("no import came to its end")
	}
}
