package certificates

import (
	"context"
	"strings"

	"vinhdanh/app/jobs/issue"
	"vinhdanh/app/jobs/papers"
	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/data"
)

// save asks on which printer or into which file a paper goes, makes it and
// offers to open the file. The catalogue's key holds the file's name, key.job
// the title of the strip, and key.done what is said of the file; p may say more
// of the paper.
func (s *Screen) save(key string, p screen.Paper, job func(ctx context.Context, d papers.Deps, to screen.Target, progress papers.Progress) (papers.Result, error)) {
	t := s.sh.T
	p.Kind, p.Title, p.Job, p.File = key, t("printing."+key), t(key+".job"), t(key+".file", "code", s.sh.Conference().Code)
	p.Make = func(ctx context.Context, to screen.Target, progress func(done, total int)) (papers.Result, error) {
		d, err := s.papersTo(to)
		if err != nil {
			return papers.Result{}, err
		}
		return job(ctx, d, to, progress)
	}
	p.Remarks = s.remarks
	p.Saved = func(path string, made papers.Result) {
		widget.Ask(s.sh.Window(), widget.Question{Title: t(key+".done", "n", made.Printed), Text: strings.Join(append([]string{path}, s.remarks(made)...), "\n"),
			Verb: t("certificates.result.open"), Cancel: t("common.close"), Do: func() bool { s.sh.Reveal(path); return true }})
	}
	s.sh.Print(p)
}

// remarks says what to look at on a paper.
func (s *Screen) remarks(made papers.Result) (lines []string) {
	for _, w := range made.Warnings {
		lines = append(lines, join(" ", w.Number, w.Name)+": "+s.sh.Catalogue().Map("paper.warn."+w.Code, w.Args))
	}
	return lines
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
	p := screen.Paper{}
	if o.Overprint {
		p.On = s.print.aim.on()
	}
	s.save(key, p, func(ctx context.Context, pd papers.Deps, to screen.Target, progress papers.Progress) (papers.Result, error) {
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
		o.File = to.File
		return papers.Drafts(ctx, pd, conf, list, o, func(n, of int) { progress(of+n, 2*of) })
	})
}

// printSlips makes the Phiếu rà soát of each unit in the chosen scope.
func (s *Screen) printSlips() {
	conf, f := s.sh.Conference(), s.print.filter()
	s.save("certificates.slip", screen.Paper{Sheets: []screen.Sheet{screen.A4}}, func(ctx context.Context, pd papers.Deps, to screen.Target, progress papers.Progress) (papers.Result, error) {
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
		return papers.ProofSlips(ctx, pd, conf, texts, papers.ProofSlipOptions{File: to.File, Date: data.DateOf(s.sh.Now())}, progress)
	})
}

// printLabels makes the labels for the backs of frames.
func (s *Screen) printLabels() {
	conf, f := s.sh.Conference(), s.print.filter()
	s.save("certificates.label", screen.Paper{Sheets: []screen.Sheet{screen.A4}}, func(ctx context.Context, d papers.Deps, to screen.Target, progress papers.Progress) (papers.Result, error) {
		return papers.FrameLabels(ctx, d, conf, papers.FrameLabelOptions{File: to.File, Filter: f}, progress)
	})
}
