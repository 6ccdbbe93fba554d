package importing

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"

	"vinhdanh/app/screen"
	"vinhdanh/app/screen/screentest"
	"vinhdanh/data/sheet"
)

func TestTheFirstStepHasTheKeyboardAfterADialog(t *testing.T) {
	f := open(t)
	f.Shown(screen.Filter{File: f.file(t, "ds.csv", recipients), Kind: "recipients"})
	f.decide(sheet.Fix{Kind: sheet.FixSkip, Row: 5})
	f.sh.Win.Canvas().Unfocus()
	f.Close()
	if !f.sh.Press("Bỏ") || f.step != stepChoose {
		t.Fatalf("step %d", f.step)
	}
	if f.sh.Win.Canvas().Focused() != fyne.Focusable(f.zone.Button) {
		t.Errorf("the keyboard is at %T", f.sh.Win.Canvas().Focused())
	}
}

// slow is a shell whose long job Escape is pressed during.
type slow struct {
	*screentest.Shell
	during func()
}

func (s *slow) Run(title string, job func(ctx context.Context, progress func(done, total int)) error, done func()) {
	s.Shell.Run(title, func(ctx context.Context, progress func(done, total int)) error {
		s.during()
		return job(ctx, progress)
	}, done)
}

func TestEscapeStopsSaving(t *testing.T) {
	f := open(t)
	sh := &slow{Shell: f.sh}
	s := New(sh, f.d)
	f.sh.Put(s, screen.Filter{File: f.file(t, "ds.csv", "Họ và tên\nLò Văn Thuận\n"), Kind: "delegates"})
	s.goOn(false)
	sh.during = func() { s.Close() }
	s.confirm()
	s.Refresh()
	if s.saving || s.step != stepConfirm {
		t.Fatalf("saving %v, step %d", s.saving, s.step)
	}
	imports, err := f.db.Imports(t.Context(), f.sh.Conf.ID)
	if err != nil || len(imports) != 0 {
		t.Errorf("what was stopped has left %v, %v", imports, err)
	}
	sh.during = func() {}
	s.confirm()
	if s.step != stepSaved || s.saved.Added != 1 {
		t.Errorf("again: step %d, %+v", s.step, s.saved)
	}
}

func TestLodges(t *testing.T) {
	f := open(t)
	f.Shown(screen.Filter{File: f.file(t, "ds.csv", recipients), Kind: "recipients"})
	told := f.sh.Moves
	if f.Lodges() != screen.Awards || told == 0 {
		t.Errorf("lodges at %s, told %d times", f.Lodges(), told)
	}
	f.rekind("delegates")
	if f.Lodges() != screen.Delegates || f.sh.Moves != told+1 {
		t.Errorf("read as delegates it lodges at %s, told %d times", f.Lodges(), f.sh.Moves)
	}
}
