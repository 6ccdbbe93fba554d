package certificates

import (
	"context"
	"errors"
	"slices"

	"vinhdanh/app/jobs/issue"
	"vinhdanh/app/jobs/keys"
	"vinhdanh/app/jobs/papers"
	"vinhdanh/app/screen"
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
	then   func(keys.Signer) // once the key is open
}

// Print is part of screen.Printer: it shows what printing would meet; only
// from there something is printed.
func (s *Screen) Print() {
	if s.review != nil {
		if !s.review.busy {
			s.askWhere(s.review.order)
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

// askWhere asks on which printer or into which file the sheets go, opens the
// key if new ones are to be signed, and prints. What is drawn up stays so if
// printing fails.
func (s *Screen) askWhere(o order) {
	t := s.sh.T
	p := screen.Paper{Kind: "certificates", Title: t("certificates.print.do", "n", o.plan.sheets), Job: t("certificates.print.job", "n", o.plan.sheets),
		File: t("certificates.file", "code", o.conf.Code), Folder: o.each, Original: true}
	if o.papers.Overprint {
		p.Kind, p.On, p.Chosen = "certificates.overprint", s.print.aim.on(), s.print.aim.take
	}
	p.Sheets = s.sheets(o.plan)
	var signer keys.Signer
	var done outcome
	p.Before = func(to screen.Target, then func()) {
		o.papers.File, o.papers.Dir = to.File, ""
		if o.each {
			o.papers.File, o.papers.Dir = "", to.File
		}
		o.then = func(k keys.Signer) {
			signer = k
			s.closeReview()
			then()
		}
		s.open(o)
	}
	p.Make = func(ctx context.Context, to screen.Target, progress func(done, total int)) (papers.Result, error) {
		var err error
		done, err = s.make(ctx, o, to, signer, progress)
		return done.printed, err
	}
	finished := func(sent *screen.Sent) {
		if sent == nil || sent.Err == nil {
			s.untick()
			s.print.how.reset()
		}
		s.result(o, done, sent)
	}
	p.Saved = func(string, papers.Result) { finished(nil) }
	p.Sent = func(sent screen.Sent, _ papers.Result) { finished(&sent) }
	s.sh.Print(p)
}

// open makes sure, before anything is drawn up, that the sheets can go where
// they are to go, and opens the key if it is needed.
func (s *Screen) open(o order) {
	s.sh.Load(func(context.Context) error { return papers.CheckTarget(o.papers.File, o.papers.Dir) }, func(err error) {
		switch {
		case err != nil:
			s.sh.Fail(err)
		case o.plan.issue == 0:
			o.then(nil)
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
}

// outcome is what a print job has done.
type outcome struct {
	issued  issue.Result
	printed papers.Result
}

// make draws up and prints.
func (s *Screen) make(ctx context.Context, o order, to screen.Target, signer keys.Signer, progress func(done, total int)) (done outcome, err error) {
	s.printing.Add(1)
	defer s.printing.Add(-1)
	if signer != nil {
		defer signer.Close()
	}
	steps := o.plan.issue + o.plan.sheets
	if o.plan.issue > 0 {
		if done.issued, err = s.drawUp(ctx, o, signer, func(n, _ int) { progress(n, steps) }); err != nil {
			return done, err
		}
	}
	d, err := s.papersTo(to)
	if err != nil {
		return done, err
	}
	done.printed, err = papers.Certificates(ctx, d, o.conf, o.papers, func(n, _ int) { progress(o.plan.issue+n, steps) })
	if n := len(done.issued.Issued); err != nil && n > 0 && done.printed.Printed == 0 && !errors.Is(err, context.Canceled) {
		// The fault's own sentence would say that nothing has changed.
		return done, data.Wrap(err, "drawn-up-not-printed", "n", n, "why", s.sh.Say(err))
	}
	return done, err
}

// papersTo gives what printing works with, on a printer or into a file.
func (s *Screen) papersTo(to screen.Target) (papers.Deps, error) {
	d, err := s.d.papers(s)
	d.Printer = to.Printer
	return d, err
}

// sheets gives the sizes of the sheets that a plan prints.
func (s *Screen) sheets(p plan) (list []screen.Sheet) {
	for _, k := range printedHere {
		for _, e := range s.all.sheets {
			one := screen.Sheet{Width: e.Width, Height: e.Height}
			if p.print[k] > 0 && e.ID == s.templateOf(k) && !slices.Contains(list, one) {
				list = append(list, one)
			}
		}
	}
	return list
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
