package papers

import (
	"context"

	"vinhdanh/data"
	"vinhdanh/print/layout"
)

// Certificates prints what the options choose among the certificates that are
// drawn up: those that were not printed yet, or with Again all of them. The
// files are put in place within the transaction that records the printing, so
// that what is on record is on paper, and no original is made twice. A print
// that is interrupted is told by Unfinished, and finished by Resume.
//
// Errors: reason-needed (Again without a Reason), paper-needed (an exchange or
// replacement without the document that asks for it), unknown-number (args
// numbers), number-in-several-books (args number, choices), nothing-to-print,
// printing-unfinished (args file: another print of some of them is not finished),
// printed-meanwhile (args register), no-stock, those of file.Save.
func Certificates(ctx context.Context, d Deps, conf data.Conference, o CertOptions, p Progress) (Result, error) {
	if err := o.Complete(); err != nil {
		return Result{}, err
	}
	rows, res, err := d.choose(ctx, conf, o)
	if err != nil {
		return res, err
	}
	if len(rows) == 0 {
		return res, data.Fail("nothing-to-print")
	}
	if err := d.order(ctx, conf, o.Order, rows); err != nil {
		return res, err
	}
	return d.print(ctx, conf, rows, o, nil, res, p)
}

// order puts certificates in the order of their pages.
func (d Deps) order(ctx context.Context, conf data.Conference, o Order, rows []data.CitationRow) error {
	if o != OrderTray {
		return nil
	}
	all, err := d.Records.Citations(ctx, data.CitationFilter{Conference: conf.ID})
	if err != nil {
		return err
	}
	places, err := d.onStage(ctx, conf, all)
	if err != nil {
		return err
	}
	o.sort(rows, places)
	return nil
}

// choose gives the certificates to print, and what is left out.
func (d Deps) choose(ctx context.Context, conf data.Conference, o CertOptions) ([]data.CitationRow, Result, error) {
	f := o.Filter
	f.Conference = conf.ID
	all, err := d.Records.Citations(ctx, f)
	if err != nil {
		return nil, Result{}, err
	}
	only := newWanted(o.Only)
	check, err := d.proof(ctx, conf, all)
	if err != nil {
		return nil, Result{}, err
	}
	rows := all[:0]
	var res Result
	for _, r := range all {
		if r.Certificate.ID == "" {
			continue
		}
		if !only.has(r) {
			continue
		}
		code := data.Code("")
		switch {
		case r.Certificate.State == data.StateWithdrawn:
			code = "withdrawn"
		case r.Certificate.State != data.StateDrawnUp && !o.Again:
			code = "printed"
		case r.Certificate.Prints == 0 && o.exchanges():
			code = "not-printed"
		case !check(r):
			code = "not-proofread"
		}
		if code != "" {
			res.Skipped = append(res.Skipped, Skipped{Citation: r.ID, Name: r.Name, Number: r.Certificate.Register, Code: code})
			continue
		}
		rows = append(rows, r)
	}
	if err := only.check(); err != nil {
		return nil, res, err
	}
	return rows, res, nil
}

// Paper is a page that was set elsewhere.
type Paper struct {
	Number, Name string
	List         *layout.List
	Assets       layout.Assets
}

// Drafts puts drafts into files; nothing is recorded. Of the options those
// that choose certificates do not count. Errors: nothing-to-print, those of file.Save.
func Drafts(ctx context.Context, d Deps, conf data.Conference, pages []Paper, o CertOptions, p Progress) (Result, error) {
	if len(pages) == 0 {
		return Result{}, data.Fail("nothing-to-print")
	}
	if err := guard(o.File, subjectDrafts); err != nil {
		return Result{}, err
	}
	if d.Printer != nil {
		o.File, o.Dir, o.Calibration = "", "", nil // it puts its own shift right
	}
	sheets := make([]sheet, len(pages))
	all := make([]layout.Assets, 0, 4)
	seen := map[layout.Assets]bool{}
	for i, pg := range pages {
		sheets[i] = sheet{number: draftNumber, name: pg.Name, list: pg.List}
		if !seen[pg.Assets] {
			seen[pg.Assets] = true
			all = append(all, pg.Assets)
		}
	}
	if d.Printer != nil {
		lists := make([]*layout.List, len(pages))
		for i, pg := range pages {
			lists[i] = pg.List
		}
		if err := d.Printer.Pages(ctx, layout.Chain(all...), d.meta(conf, subjectDrafts), o.page(), lists, p); err != nil {
			return Result{}, err
		}
		return Result{Printed: len(pages)}, nil
	}
	out, err := d.stage(ctx, sheets, layout.Chain(all...), job{file: o.File, dir: o.Dir, page: o.page(), meta: d.meta(conf, subjectDrafts)}, p)
	if err != nil {
		return Result{}, err
	}
	defer out.drop()
	if err := ctx.Err(); err != nil {
		return Result{}, err
	}
	if err := out.put(0, len(sheets)); err != nil {
		return Result{}, err
	}
	return Result{Printed: len(pages)}, nil
}

// draftNumber stands in the names of drafts' files, so that none replaces a
// certificate's.
const draftNumber = "Dự thảo"
