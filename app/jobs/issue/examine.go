package issue

import (
	"context"
	"errors"
	"slices"
	"sync/atomic"

	"vinhdanh/data"
)

// Severity says how much a finding matters.
type Severity string

const (
	SeverityFault   Severity = "fault"   // it will not be printed
	SeverityWarning Severity = "warning" // it will; somebody should look at it first
	SeverityNote    Severity = "note"    // worth knowing
)

// Item is something that printing would meet.
type Item struct {
	Row      data.CitationRow // ID is "" where the whole print is meant
	Code     string
	Field    string // of the paper; "" where the whole paper is meant
	Args     map[string]any
	Severity Severity

	key string
}

// Key names the item's sentence in the catalogues; its places are filled by Args.
func (i Item) Key() string { return i.key }

// ExamineOptions say how the certificates are to be printed.
type ExamineOptions struct {
	Options
	Reprint   bool    // also what was printed before
	Overprint bool    // on pre-printed stock
	Stock     data.ID // the one chosen; "": the only one that serves each document
}

// Examined is what printing would meet.
type Examined struct {
	Sheets int    // that would be printed
	New    int    // of them, to be drawn up first
	Items  []Item // of the whole print first, then in the order of the citations
}

// Examine sets all certificates that a filter chooses, as drawing up and
// printing would, and tells what somebody should know before: what is left out
// and why, what was shrunk or lacks something, what was printed before, who
// has not confirmed a text, whether the stock will do. It records nothing and
// needs no key. Errors: no-template, those of the store.
func Examine(ctx context.Context, d Deps, conf data.Conference, f data.CitationFilter, o ExamineOptions, report Progress) (Examined, error) {
	o.Draft = false
	papers, err := d.chosen(ctx, conf, f)
	if err != nil {
		return Examined{}, err
	}
	readers, err := d.readers(ctx, conf, papers)
	if err != nil {
		return Examined{}, err
	}
	s, err := newSetting(ctx, d, conf, papers, o.Options)
	if err != nil {
		return Examined{}, err
	}
	x := examiner{setting: s, options: o, readers: readers}
	found := make([]finding, len(papers))
	var done atomic.Int64
	err = parallel(ctx, len(papers), func(i int) error {
		var err error
		found[i], err = x.look(papers[i])
		if report != nil {
			report(int(done.Add(1)), len(papers))
		}
		return err
	})
	if err != nil {
		return Examined{}, err
	}
	var res Examined
	var sheets []paper
	for i, of := range found {
		if !of.out {
			res.Sheets++
			sheets = append(sheets, papers[i])
			if of.fresh {
				res.New++
			}
		}
	}
	if res.Items, err = d.shortages(ctx, sheets, o); err != nil {
		return res, err
	}
	return res.with(found, o.Overprint), nil
}

// with adds what was found with each certificate. What all of them lack is
// told once.
func (x Examined) with(found []finding, overprint bool) Examined {
	bare := 0
	for _, f := range found {
		for _, i := range f.items {
			if i.Code == "no-emblem" {
				bare++
			}
		}
	}
	if bare > 0 && !overprint { // stock has it
		x.Items = append(x.Items, Item{Code: "no-emblem", Args: map[string]any{"n": bare}, Severity: SeverityWarning, key: "paper.warn.no-emblem"})
	}
	for _, f := range found {
		for _, i := range f.items {
			if i.Code != "no-emblem" {
				x.Items = append(x.Items, i)
			}
		}
	}
	return x
}

type examiner struct {
	*setting
	options ExamineOptions
	readers readers
}

// finding is what was found with one certificate.
type finding struct {
	items []Item
	out   bool // it would not be printed
	fresh bool // it would be drawn up first
}

func (f *finding) leave(p paper, code string, severity Severity, args map[string]any) {
	f.note(p, code, severity, args)
	f.out = true
}

func (f *finding) note(p paper, code string, severity Severity, args map[string]any) {
	f.items = append(f.items, Item{Row: p.row, Code: code, Args: args, Severity: severity, key: "jobs.examine." + code})
}

func (x examiner) look(p paper) (f finding, err error) {
	k := p.row.Certificate
	live := k.ID != "" && k.State != data.StateWithdrawn
	switch {
	case p.award.Source == data.Received:
		f.leave(p, "received", SeverityNote, nil)
	case !p.award.Document.Printed():
		f.leave(p, "no-document", SeverityNote, nil)
	case live && k.State != data.StateDrawnUp && !x.options.Reprint:
		f.leave(p, "printed", SeverityNote, map[string]any{"n": k.Prints})
	case k.ID != "" && !live && !x.options.Again:
		f.leave(p, "withdrawn", SeverityNote, nil)
	}
	if f.out {
		return f, nil
	}
	if !live && !p.decision.Ready() {
		f.leave(p, "no-decision", SeverityFault, nil)
	}
	if !x.readers.enough(p) {
		f.leave(p, "not-proofread", SeverityFault, map[string]any{"n": len(x.readers[p.row.ID]), "needed": data.ProofReadersNeeded})
	}
	if live && k.State != data.StateDrawnUp {
		f.note(p, "printed-again", SeverityWarning, map[string]any{"n": k.Prints})
	}
	if mark := x.sheets[p.award.Document].mark; live && k.Template != "" && k.Template != mark {
		f.note(p, "template-changed", SeverityNote, map[string]any{"was": k.Template, "now": mark})
	}
	if x.options.Overprint {
		for _, code := range p.row.StockWording() {
			f.items = append(f.items, Item{Row: p.row, Code: code, Args: map[string]any{"award": p.award.Name}, Severity: SeverityWarning, key: "paper.warn." + code})
		}
	}
	f.fresh = !live
	return f, x.set(p, live, &f)
}

// set sets a certificate and takes note of what print says of it. Of one that
// is drawn up the stored page is printed: how large its text is on that, the
// certificate tells.
func (x examiner) set(p paper, live bool, f *finding) error {
	page, err := x.draft(p)
	var e *data.Error
	switch {
	case errors.As(err, &e) && live:
		return nil // it was set once
	case errors.As(err, &e):
		f.items = append(f.items, Item{Row: p.row, Code: string(e.Code), Args: e.Args, Severity: SeverityFault, key: "error." + string(e.Code)})
		f.out = true
		return nil
	case err != nil:
		return err
	}
	if live {
		page.Warnings = slices.DeleteFunc(page.Warnings, func(w Warning) bool { return w.Code == "shrunk" || w.Code == "floor" || w.Code == "broken" })
		page.Warnings = append(page.Warnings, shrunk(p.row)...)
	}
	for _, w := range page.Warnings {
		if w.Code == "no-decision" { // told already
			continue
		}
		f.items = append(f.items, Item{Row: p.row, Code: w.Code, Field: w.Field, Args: w.Args, Severity: SeverityWarning, key: "paper.warn." + w.Code})
	}
	return nil
}

// shortages tells which stocks will not do for some papers.
func (d Deps) shortages(ctx context.Context, papers []paper, o ExamineOptions) ([]Item, error) {
	if !o.Overprint || len(papers) == 0 {
		return nil, nil
	}
	all, err := d.Records.Stocks(ctx)
	if err != nil {
		return nil, err
	}
	need := map[data.ID]int{}
	for _, p := range papers {
		b, ok := data.StockFor(all, p.award.Document, p.award.ID)
		for _, s := range all {
			if s.ID == o.Stock && s.Document == p.award.Document {
				b, ok = s, true
			}
		}
		if ok {
			need[b.ID]++
		}
	}
	var items []Item
	for _, b := range all {
		if n := need[b.ID]; n > 0 && b.Left() < data.StockNeeded(n) {
			items = append(items, Item{Code: "stock-short", Severity: SeverityWarning, key: "jobs.examine.stock-short",
				Args: map[string]any{"name": b.Name, "left": max(b.Left(), 0), "sheets": n, "needed": data.StockNeeded(n)}})
		}
	}
	return items, nil
}
