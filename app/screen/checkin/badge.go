package checkin

import (
	"context"
	"crypto/rand"
	"os"
	"path/filepath"

	"vinhdanh/app/jobs/papers"
	"vinhdanh/app/jobs/roll"
	"vinhdanh/app/widget"
	"vinhdanh/data"
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
	s.paper(d, deskPaper{"checkin.badge.file", "checkin.badge.done", "checkin.badge.opened"}, func(ctx context.Context, p papers.Deps, conf data.Conference, file string) (papers.Result, error) {
		return papers.Badges(ctx, p, conf, papers.BadgeOptions{File: file, IDs: []data.ID{d.ID}, Single: true}, nil)
	})
}

// printSlip prints the slip that reminds a recipient of round, place and time.
func (s *Screen) printSlip() {
	d := s.chosen()
	if d == nil {
		return
	}
	s.slip(*d)
}

func (s *Screen) slip(d data.DelegateRow) {
	s.paper(d, deskPaper{"checkin.slip.file", "checkin.slip.done", "checkin.slip.opened"}, func(ctx context.Context, p papers.Deps, conf data.Conference, file string) (papers.Result, error) {
		return papers.Reminders(ctx, p, conf, papers.ReminderOptions{File: file, IDs: []data.ID{d.ID}, Lang: s.sh.Catalogue().Lang()}, nil)
	})
}

// deskPaper is a small paper that is made at the desk, in keys of the catalogue.
type deskPaper struct{ file, printed, opened string }

// paper makes a paper for somebody at the desk and has it printed: at once by
// the desk's printer, or else by hand from the program that opens it.
func (s *Screen) paper(d data.DelegateRow, k deskPaper, job func(ctx context.Context, p papers.Deps, conf data.Conference, file string) (papers.Result, error)) {
	conf := s.sh.Conference()
	printer := s.printer
	var file string
	var res papers.Result
	var jammed error
	s.sh.Load(func(ctx context.Context) error {
		press, err := s.d.Press()
		if err != nil {
			return err
		}
		if file, err = s.deskFile(s.sh.T(k.file, "code", d.Code)); err != nil {
			return err
		}
		p := papers.Deps{Records: s.d.Records, Fonts: press.Fonts(), Now: s.sh.Now}
		if s.d.Library != nil {
			p.Templates = s.d.Library
		}
		if printer != "" {
			direct := p
			if direct.Printer, jammed = s.d.Spool(ctx, printer); jammed == nil {
				res, jammed = job(ctx, direct, conf, "")
			}
			if jammed == nil {
				return nil
			}
		}
		res, err = job(ctx, p, conf, file)
		return err
	}, func(err error) {
		switch {
		case err != nil:
			s.sh.Fail(err)
		case res.Printed == 0 && len(res.Skipped) > 0:
			s.sh.Remark(s.sh.T("checkin.paper.skipped", "name", d.Name, "why", s.why(res.Skipped[0])))
		case printer != "" && jammed == nil:
			s.sh.Notify(s.sh.T(k.printed, "name", d.Name), nil)
		default:
			if jammed != nil {
				s.sh.Remark(s.sh.T("checkin.spool.failed", "printer", printer))
			} else {
				s.sh.Notify(s.sh.T(k.opened, "name", d.Name), nil)
			}
			s.sh.Reveal(file) // last: where the file lies, if nothing opens it
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
func (s *Screen) deskFile(name string) (string, error) {
	dir := filepath.Join(s.d.Cache, "desk")
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
	// Whoever has lost a badge has not been scanned: the last one at the desk may
	// be somebody else.
	who := joined(" · ", row.Code, row.Name, row.Unit, row.DelegationName)
	if s.seeking == "" {
		who = t("checkin.lost.last", "who", who)
	}
	person, words := widget.NewBold(who), widget.NewSecond(t("checkin.lost.text"))
	person.Wrap, words.Wrap = true, true
	s.form("lost", t("checkin.lost.title", "name", row.Name), t("checkin.lost.verb"), func() {
		s.sh.Load(func(ctx context.Context) error {
			_, err := roll.ReissueBadge(ctx, s.d.Records, row.ID, text.Clean(reason.Text), rand.Reader)
			return err
		}, func(err error) {
			if err != nil {
				s.sh.Fail(err)
				return
			}
			s.shut()
			s.printBadgeOf(row)
		})
	}, []*widget.Entry{reason}, person, words, widget.NewField(t("checkin.lost.reason"), reason))
}
