package issue

import (
	"context"
	"fmt"
	"slices"
	"sync/atomic"

	"vinhdanh/data"
	"vinhdanh/print/layout"
)

// Page is one certificate as a list to draw.
type Page struct {
	Row      data.CitationRow
	List     *layout.List
	Assets   layout.Assets
	Warnings []Warning
	Template string // that it is set with: "giay-khen-a4@1"; "" where that was not kept
}

// Preview gives a citation's certificate as it will be printed: the stored
// list once it is drawn up; before that, or with Options.Draft, a fresh one
// with "—" for the number and without a code. It records nothing.
// Errors: no-document for an award that has no paper, received, those of print.
func Preview(ctx context.Context, d Deps, conf data.Conference, citation data.ID, o Options) (Page, error) {
	rows, err := d.choose(ctx, conf, data.CitationFilter{IDs: []data.ID{citation}})
	if err != nil {
		return Page{}, err
	}
	if len(rows) != 1 {
		return Page{}, data.Fail("unknown-citation")
	}
	if k := rows[0].Certificate; k.ID != "" && k.State != data.StateWithdrawn && !o.Draft {
		return storedPage(ctx, d, rows[0])
	}
	papers, err := d.papers(ctx, conf, rows)
	if err != nil {
		return Page{}, err
	}
	s, err := newSetting(ctx, d, conf, papers, o)
	if err != nil {
		return Page{}, err
	}
	return s.draft(papers[0])
}

// Drafts sets the citations of a filter as drafts, drawn up or not, on all
// cores. What is made elsewhere, has no paper or cannot be set is skipped; a citation whose
// decision has no number yet is set, since that is what drafts are for.
func Drafts(ctx context.Context, d Deps, conf data.Conference, f data.CitationFilter, o Options, p Progress) ([]Page, []Skipped, error) {
	o.Draft = true
	papers, err := d.chosen(ctx, conf, f)
	if err != nil {
		return nil, nil, err
	}
	var todo []paper
	var skipped []Skipped
	for _, p := range papers {
		switch {
		case p.award.Source == data.Received:
			skipped = append(skipped, Skipped{Citation: p.row.ID, Name: p.row.Name, Code: "received"})
		case !p.award.Document.Printed():
			skipped = append(skipped, Skipped{Citation: p.row.ID, Name: p.row.Name, Code: "no-document"})
		default:
			todo = append(todo, p)
		}
	}
	s, err := newSetting(ctx, d, conf, todo, o)
	if err != nil {
		return nil, nil, err
	}
	pages := make([]Page, len(todo))
	var done atomic.Int64
	err = parallel(ctx, len(todo), func(i int) error {
		var err error
		if pages[i], err = s.draft(todo[i]); err != nil {
			err = s.leave(err, todo[i].row)
		}
		if p != nil {
			p(int(done.Add(1)), len(todo))
		}
		return err
	})
	for i := range todo {
		if sk, ok := s.faulty[todo[i].row.ID]; ok {
			skipped = append(skipped, sk)
		}
	}
	pages = slices.DeleteFunc(pages, func(p Page) bool { return p.List == nil })
	return pages, skipped, err
}

// draft sets a paper without number and code.
func (s *setting) draft(p paper) (Page, error) {
	if p.award.Source == data.Received {
		return Page{}, data.Fail("received", "award", p.award.Name)
	}
	setter, err := s.setter(p)
	if err != nil {
		return Page{}, named(err, p.row)
	}
	in := s.input(p)
	in.Draft = s.options.Draft
	list, warnings, err := setter.Set(in)
	if err != nil {
		return Page{}, setFault{named(fault(err), p.row)}
	}
	return Page{Row: p.row, List: list, Assets: setter, Template: s.sheets[p.award.Document].mark, Warnings: warningsOf(p.row, append(warnings, doubtful(authority(p, s.conf))...))}, nil
}

// storedPage gives a certificate that is drawn up.
func storedPage(ctx context.Context, d Deps, row data.CitationRow) (Page, error) {
	raw, err := d.Records.Asset(ctx, row.Certificate.List)
	if err != nil {
		return Page{}, err
	}
	list, err := layout.Decode(raw)
	if err != nil {
		return Page{}, fmt.Errorf("certificate %s: %w", row.Certificate.ID, err)
	}
	return Page{Row: row, List: list, Assets: Assets(ctx, d.Records), Warnings: shrunk(row), Template: row.Certificate.Template}, nil
}

// shrunk warns of a name that stands small on a certificate that is drawn up.
func shrunk(row data.CitationRow) []Warning {
	if row.Certificate.Shrunk == 0 {
		return nil
	}
	return []Warning{{Citation: row.ID, Number: row.Certificate.Register, Name: row.Name, Code: "shrunk", Field: "name",
		Args: map[string]any{"size": row.Certificate.Shrunk, "field": layout.FieldKey("name")}}}
}
