package certificates

import (
	"context"
	"errors"

	"vinhdanh/app/jobs/issue"
	"vinhdanh/app/jobs/keys"
	"vinhdanh/app/jobs/papers"
	"vinhdanh/data"
)

// order is what was asked to be printed, as it stood when it was asked.
type order struct {
	conf   data.Conference
	filter data.CitationFilter
	redo   []data.ID // of the citations whose corrected certificate is drawn up anew
	plan   plan
	each   bool // a file for each sheet
	papers papers.CertOptions
}

// Print is part of screen.Printer: it shows what printing would meet; only
// from there something is printed.
func (s *Screen) Print() {
	if s.review != nil {
		if !s.review.busy {
			s.chooseFile(s.review.order)
		}
		return
	}
	s.begin(s.print.how.output.Selected == 1, s.print.overprint())
}

// export does so for whole sheets, into one file or one for each.
func (s *Screen) export(each bool) { s.begin(each, false) }

func (s *Screen) begin(each, overprint bool) {
	c := s.print
	if s.reading != nil {
		s.closeReading()
	}
	o := order{conf: s.sh.Conference(), filter: c.filter(), plan: c.plan(), each: each}
	if o.plan.sheets == 0 {
		s.sh.Remark(s.sh.T("certificates.print.nothing"))
		return
	}
	o.papers = papers.CertOptions{Filter: o.filter, Overprint: overprint, Who: s.d.Who}
	if !c.how.options(&o.papers) {
		return
	}
	if overprint {
		o.papers.Calibration = c.aim.calibration()
	}
	for _, r := range c.rows() {
		if stageOf(r) == stage(stateCorrected) && !s.unread(r) {
			o.redo = append(o.redo, r.ID)
		}
	}
	if o.plan.issue > 0 && s.all.key != nil {
		s.noKey(s.all.key)
		return
	}
	s.openReview(o)
}

// chooseFile asks where the sheets go, opens the key if new ones are to be
// signed, and prints.
func (s *Screen) chooseFile(o order) {
	name := s.sh.T("certificates.file", "code", o.conf.Code)
	if !o.each {
		name += ".pdf"
	}
	s.sh.SaveFile(name, func(path string) {
		o.papers.File, o.papers.Dir = path, ""
		if o.each {
			o.papers.File, o.papers.Dir = "", path
		}
		s.sh.Load(func(context.Context) error { return papers.CheckTarget(o.papers.File, o.papers.Dir) }, func(err error) {
			switch {
			case err != nil:
				s.sh.Fail(err)
			case o.plan.issue == 0:
				s.run(o, nil)
			case o.conf.Sample:
				s.openKey(o, "", func(err error) {
					if err != nil {
						s.sh.Fail(err)
					}
				})
			default:
				s.unlock(o)
			}
		})
	})
}

// outcome is what a print job has done.
type outcome struct {
	issued  issue.Result
	printed papers.Result
}

// run draws up and prints. What is drawn up stays so if printing fails.
func (s *Screen) run(o order, signer keys.Signer) {
	s.closeReview()
	var done outcome
	s.sh.Run(s.sh.T("certificates.print.job", "n", o.plan.sheets), func(ctx context.Context, progress func(done, total int)) error {
		s.printing.Add(1)
		defer s.printing.Add(-1)
		if signer != nil {
			defer signer.Close()
		}
		steps := o.plan.issue + o.plan.sheets
		if o.plan.issue > 0 {
			var err error
			if done.issued, err = s.drawUp(ctx, o, signer, func(n, _ int) { progress(n, steps) }); err != nil {
				return err
			}
		}
		d, err := s.d.papers(s)
		if err != nil {
			return err
		}
		done.printed, err = papers.Certificates(ctx, d, o.conf, o.papers, func(n, _ int) { progress(o.plan.issue+n, steps) })
		if n := len(done.issued.Issued); err != nil && n > 0 && !errors.Is(err, context.Canceled) {
			// The fault's own sentence would say that nothing has changed.
			return data.Wrap(err, "drawn-up-not-printed", "n", n, "why", s.sh.Say(err))
		}
		return err
	}, func() {
		s.untick()
		s.print.how.reset()
		s.result(o, done)
	})
}

// drawUp draws up what has no certificate yet, and then anew what was
// withdrawn because its text was corrected.
func (s *Screen) drawUp(ctx context.Context, o order, signer keys.Signer, progress issue.Progress) (issue.Result, error) {
	d, err := s.d.issue(ctx, s, signer)
	if err != nil {
		return issue.Result{}, err
	}
	res, err := issue.Run(ctx, d, o.conf, o.filter, issue.Options{}, progress)
	if err != nil || len(o.redo) == 0 {
		return res, err
	}
	again, err := issue.Run(ctx, d, o.conf, data.CitationFilter{IDs: o.redo}, issue.Options{Again: true}, progress)
	res.Issued = append(res.Issued, again.Issued...)
	res.Warnings = append(res.Warnings, again.Warnings...)
	res.Skipped = append(res.Skipped, again.Skipped...)
	return res, err
}
