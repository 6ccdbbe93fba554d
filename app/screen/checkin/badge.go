package checkin

import (
	"context"
	"crypto/rand"
	"os"
	"path/filepath"

	"vinhdanh/app/jobs/papers"
	"vinhdanh/app/widget"
	"vinhdanh/data"
	"vinhdanh/data/seal"
	"vinhdanh/data/text"
)

// chosen gives whom a key of the desk means: the one marked among the names
// found, else the one that the verdict is about.
func (s *Screen) chosen() *data.DelegateRow {
	if i := s.list.Selected(); s.seeking != "" && len(s.found) > 0 {
		return &s.found[max(0, min(i, len(s.found)-1))]
	}
	if s.person == nil {
		s.sh.Remark(s.sh.T("checkin.person.none"))
	}
	return s.person
}

// printBadge prints the badge of the one chosen again.
func (s *Screen) printBadge() {
	if d := s.chosen(); d != nil {
		s.printBadgeOf(*d)
	}
}

func (s *Screen) printBadgeOf(d data.DelegateRow) {
	s.paper(d, "checkin.badge.file", "checkin.badge.done", func(ctx context.Context, p papers.Deps, conf data.Conference, file string) (papers.Result, error) {
		return papers.Badges(ctx, p, conf, papers.BadgeOptions{File: file, IDs: []data.ID{d.ID}, Single: true}, nil)
	})
}

// printSlip prints the slip that reminds a recipient of round, place and time.
func (s *Screen) printSlip() {
	d := s.chosen()
	if d == nil {
		return
	}
	s.paper(*d, "checkin.slip.file", "checkin.slip.done", func(ctx context.Context, p papers.Deps, conf data.Conference, file string) (papers.Result, error) {
		return papers.Reminders(ctx, p, conf, papers.ReminderOptions{File: file, IDs: []data.ID{d.ID}, Lang: s.sh.Catalogue().Lang()}, nil)
	})
}

// paper makes a small paper for somebody at the desk and has it printed.
func (s *Screen) paper(d data.DelegateRow, name, done string, job func(ctx context.Context, p papers.Deps, conf data.Conference, file string) (papers.Result, error)) {
	conf := s.sh.Conference()
	var file string
	var res papers.Result
	s.sh.Load(func(ctx context.Context) error {
		press, err := s.d.Press()
		if err != nil {
			return err
		}
		if file, err = deskFile(s.sh.T(name, "code", d.Code)); err != nil {
			return err
		}
		p := papers.Deps{Records: s.d.Records, Fonts: press.Fonts(), Now: s.sh.Now}
		if s.d.Library != nil {
			p.Templates = s.d.Library
		}
		res, err = job(ctx, p, conf, file)
		return err
	}, func(err error) {
		switch {
		case err != nil:
			s.sh.Fail(err)
		case res.Printed == 0 && len(res.Skipped) > 0:
			s.sh.Remark(s.sh.T("checkin.paper.skipped", "name", d.Name, "why", s.why(res.Skipped[0])))
		default:
			s.sh.Reveal(file)
			s.sh.Notify(s.sh.T(done, "name", d.Name), nil)
		}
	})
}

func (s *Screen) why(k papers.Skipped) string {
	if k.Fault != nil {
		return s.sh.Say(k.Fault)
	}
	return s.sh.T("checkin.status." + string(k.Code))
}

// deskFile gives a file for a paper that is printed at once, which need not
// be kept: the next one of its kind and delegate takes its place.
func deskFile(name string) (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		cache = os.TempDir()
	}
	dir := filepath.Join(cache, "vinhdanh", "desk")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", data.Wrap(err, "output-folder", "folder", dir)
	}
	return filepath.Join(dir, name+".pdf"), nil
}

// openLost gives a new badge for one that was lost; the old code admits nobody
// any more.
func (s *Screen) openLost() {
	d := s.chosen()
	if d == nil {
		return
	}
	t, row := s.sh.T, *d
	reason := widget.NewCombo([]string{t("checkin.lost.lost"), t("checkin.lost.torn"), t("checkin.lost.home")})
	reason.SetText(t("checkin.lost.lost"))
	words := widget.NewSecond(t("checkin.lost.text"))
	words.Wrap = true
	s.form("lost", t("checkin.lost.title", "name", row.Name), t("checkin.lost.verb"), func() {
		s.sh.Load(func(ctx context.Context) error {
			badge, err := seal.NewBadge(rand.Reader)
			if err != nil {
				return err
			}
			return s.d.Records.ReplaceBadge(ctx, row.ID, badge, text.Clean(reason.Text))
		}, func(err error) {
			if err != nil {
				s.sh.Fail(err)
				return
			}
			s.shut()
			s.printBadgeOf(row)
		})
	}, []*widget.Entry{reason}, words, widget.NewField(t("checkin.lost.reason"), reason))
}
