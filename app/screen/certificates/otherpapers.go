package certificates

import (
	"context"

	"vinhdanh/app/jobs/issue"
	"vinhdanh/app/jobs/papers"
	"vinhdanh/app/widget"
	"vinhdanh/data"
)

// save asks where a paper goes, makes it and offers to open it. The
// catalogue's key holds the file's name, key.job the title of the strip, and
// key.done what is said at the end.
func (s *Screen) save(key string, job func(ctx context.Context, path string, progress papers.Progress) (papers.Result, error)) {
	t := s.sh.T
	s.sh.SaveFile(t(key+".file", "code", s.sh.Conference().Code)+".pdf", func(path string) {
		var made papers.Result
		s.sh.Run(t(key+".job"), func(ctx context.Context, progress func(done, total int)) (err error) {
			made, err = job(ctx, path, progress)
			return err
		}, func() {
			words := path
			for _, w := range made.Warnings {
				words += "\n" + join(" ", w.Number, w.Name) + ": " + s.sh.Catalogue().Map("paper.warn."+w.Code, w.Args)
			}
			widget.Ask(s.sh.Window(), widget.Question{Title: t(key+".done", "n", made.Printed), Text: words,
				Verb: t("certificates.result.open"), Cancel: t("common.close"), Do: func() bool { s.sh.Reveal(path); return true }})
		})
	})
}

// printDrafts puts watermarked drafts of the chosen scope into a PDF, drawn up
// or not; nothing is recorded.
func (s *Screen) printDrafts() {
	s.drafts("certificates.draft", s.print.filter(), s.print.rows(), papers.CertOptions{})
}

// printTrial does so with the sheet shown, or those ticked, as it would be
// printed: on stock the words alone, moved as the printer needs it.
func (s *Screen) printTrial() {
	f := data.CitationFilter{IDs: []data.ID{""}}
	rows := s.picked()
	for _, r := range rows {
		f.IDs = append(f.IDs, r.ID)
	}
	o := papers.CertOptions{Overprint: s.print.overprint()}
	if o.Overprint {
		o.Calibration = s.print.aim.calibration()
	}
	s.drafts("certificates.trial", f, rows, o)
}

func (s *Screen) drafts(key string, f data.CitationFilter, rows []data.CitationRow, o papers.CertOptions) {
	conf := s.sh.Conference()
	sheets := 0
	for _, r := range rows {
		if made(r) {
			sheets++
		}
	}
	if sheets == 0 {
		s.sh.Remark(s.sh.T("certificates.print.nothing"))
		return
	}
	s.save(key, func(ctx context.Context, path string, progress papers.Progress) (papers.Result, error) {
		d, err := s.d.issue(ctx, s, nil)
		if err != nil {
			return papers.Result{}, err
		}
		pages, _, err := issue.Drafts(ctx, d, conf, f, issue.Options{}, func(n, of int) { progress(n, 2*of) })
		if err != nil {
			return papers.Result{}, err
		}
		list := make([]papers.Paper, len(pages))
		for i, p := range pages {
			list[i] = papers.Paper{Number: p.Row.Certificate.Register, Name: p.Row.Name, List: p.List, Assets: p.Assets}
		}
		pd, err := s.d.papers(s)
		if err != nil {
			return papers.Result{}, err
		}
		o.File = path
		return papers.Drafts(ctx, pd, conf, list, o, func(n, of int) { progress(of+n, 2*of) })
	})
}

// printSlips makes the Phiếu rà soát of each unit in the chosen scope.
func (s *Screen) printSlips() {
	conf, f := s.sh.Conference(), s.print.filter()
	s.save("certificates.slip", func(ctx context.Context, path string, progress papers.Progress) (papers.Result, error) {
		d, err := s.d.issue(ctx, s, nil)
		if err != nil {
			return papers.Result{}, err
		}
		rows, _, err := issue.Proofs(ctx, d, conf, f)
		if err != nil {
			return papers.Result{}, err
		}
		texts := make([]papers.ProofText, len(rows))
		for i, r := range rows {
			texts[i] = papers.ProofText{Unit: r.Unit, Text: r.Text}
		}
		pd, err := s.d.papers(s)
		if err != nil {
			return papers.Result{}, err
		}
		return papers.ProofSlips(ctx, pd, conf, texts, papers.ProofSlipOptions{File: path, Date: data.DateOf(s.sh.Now())}, progress)
	})
}

// printLabels makes the labels for the backs of frames.
func (s *Screen) printLabels() {
	conf, f := s.sh.Conference(), s.print.filter()
	s.save("certificates.label", func(ctx context.Context, path string, progress papers.Progress) (papers.Result, error) {
		d, err := s.d.papers(s)
		if err != nil {
			return papers.Result{}, err
		}
		return papers.FrameLabels(ctx, d, conf, papers.FrameLabelOptions{File: path, Filter: f}, progress)
	})
}
