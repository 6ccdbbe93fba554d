package verify

import (
	"context"
	"errors"
	"io"
	"path/filepath"
	"strings"

	"vinhdanh/assets/i18n"
	"vinhdanh/data"
	"vinhdanh/data/file"
	"vinhdanh/data/seal"
	"vinhdanh/data/sheet"
	"vinhdanh/print"
	"vinhdanh/print/layout"
	"vinhdanh/print/pdf"
	"vinhdanh/print/shape"
	"vinhdanh/print/writing"
)

// Report is what the check of many files gave.
type Report struct {
	Folder   string // where the files lie; their names are told from there
	Findings []Finding
}

// Counts tells how often each verdict was given.
func (r Report) Counts() map[Kind]int {
	n := map[Kind]int{}
	for _, f := range r.Findings {
		n[f.Kind()]++
	}
	return n
}

// Sentence sums the report up: "500 tờ: 497 thật, 2 đã hủy, 1 không đọc được".
func (r Report) Sentence(c *i18n.Catalogue) string {
	var parts []string
	n := r.Counts()
	for _, k := range Kinds {
		if n[k] > 0 {
			parts = append(parts, c.T("verify.report.n."+string(k), "n", n[k], "count", i18n.Number(n[k])))
		}
	}
	return c.T("verify.report.sum", "n", len(r.Findings), "count", i18n.Number(len(r.Findings)), "parts", strings.Join(parts, ", "))
}

// Name gives a finding's file as it is told: from the report's folder.
func (r Report) Name(f Finding) string {
	if rel, err := filepath.Rel(r.Folder, f.File); r.Folder != "" && err == nil && filepath.IsLocal(rel) {
		return rel + numbered(f.Page)
	}
	return filepath.Base(f.File) + numbered(f.Page)
}

// Remark says what whoever reads the report should know of a finding: why
// nothing was read, by which decision it was withdrawn, where it lies twice.
func (r Report) Remark(c *i18n.Catalogue, f Finding) string {
	var parts []string
	if f.Err != nil {
		var e *data.Error
		if errors.As(f.Err, &e) {
			return c.Map("error."+string(e.Code), e.Args)
		}
		return c.T("verify.unread.short")
	}
	if v := f.Verdict.Revoked; v != nil {
		parts = append(parts, Withdrawn(c, *v))
	}
	for _, w := range f.Verdict.Warnings {
		if w == seal.WarnOutOfDate {
			parts = append(parts, c.T("verify.warning.out-of-date", "day", f.Verdict.RevocationsAsOf.String()))
		}
	}
	if f.Before != "" {
		parts = append(parts, c.T("verify.report.twice", "file", r.Name(Finding{File: f.Before})))
	}
	return strings.Join(parts, " ")
}

// Withdrawn says how a certificate was withdrawn: "Đã hủy bỏ theo Quyết định
// số 12/QĐ-SNV, từ ngày 05/09/2025." where the list names the decision.
func Withdrawn(c *i18n.Catalogue, r seal.Revoked) string {
	if r.Decision != "" {
		return c.T("verify.revoked.by", "decision", r.Decision, "day", r.At.String())
	}
	key := "verify.reason." + string(r.Code)
	if !c.Has(key) { // newer than this program
		key = "verify.reason." + string(seal.ReasonOther)
	}
	return c.T("verify.revoked.on", "day", r.At.String(), "reason", c.T(key))
}

// columns are those of a report; the code stands in files alone.
var columns = []string{"file", "verdict", "number", "name", "remark", "code"}

// Save writes the report as XLSX, CSV or PDF, by the file's name. Errors:
// export-format (file), nothing-to-export, those of file.Save.
func (r Report) Save(ctx context.Context, name string, c *i18n.Catalogue) error {
	if len(r.Findings) == 0 {
		return data.Fail("nothing-to-export")
	}
	var write func(w io.Writer) error
	switch strings.ToLower(filepath.Ext(name)) {
	case ".xlsx":
		write = func(w io.Writer) error { _, err := sheet.WriteXLSX(ctx, w, r.table(c)); return err }
	case ".csv":
		write = func(w io.Writer) error { _, err := sheet.WriteCSV(ctx, w, r.table(c)); return err }
	case ".pdf":
		write = func(w io.Writer) error { return r.print(ctx, w, c) }
	default:
		return data.Fail("export-format", "file", filepath.Base(name))
	}
	return file.Save(name, 0o600, write) // names of people: for its owner's eyes
}

// cells are a finding's, in the order of columns.
func (r Report) cells(c *i18n.Catalogue, f Finding) []string {
	number, name := "", ""
	if k := f.Verdict.Certificate; k != nil && !f.Badge {
		number, name = k.Number, k.Name
	}
	return []string{r.Name(f), c.T("verify." + string(f.Kind()) + ".short"), number, name, r.Remark(c, f), f.Code}
}

func (r Report) table(c *i18n.Catalogue) sheet.Table {
	t := sheet.Table{Title: r.Sentence(c), Landscape: true, Rows: func(yield func([]any) bool) {
		for _, f := range r.Findings {
			var values []any
			for _, s := range r.cells(c, f) {
				values = append(values, s)
			}
			if !yield(values) {
				return
			}
		}
	}}
	for i, key := range columns {
		t.Columns = append(t.Columns, sheet.Out{Heading: c.T("verify.report." + key), Width: []float64{30, 20, 10, 30, 40, 24}[i]})
	}
	return t
}

// Pages sets the report on A4, those that are not genuine in bold. Error:
// nothing-to-export.
func (r Report) Pages(c *i18n.Catalogue) ([]*layout.List, pdf.Meta, error) {
	meta := pdf.Meta{Title: c.T("verify.report.title"), Lang: c.Lang()}
	if len(r.Findings) == 0 {
		return nil, meta, data.Fail("nothing-to-export")
	}
	const size = 11
	p := &writing.Paper{Lang: c.Lang(), Bare: true, Numbering: writing.Foot}
	t := &writing.Table{Size: size}
	for i, key := range columns[:5] {
		t.Columns = append(t.Columns, writing.Column{Title: c.T("verify.report." + key), Field: key, Align: writing.Left, Width: []float64{44, 27, 16, 38, 40}[i]})
	}
	for _, f := range r.Findings {
		row := writing.Row{About: writing.Whose{Name: r.Name(f)}}
		for _, s := range r.cells(c, f)[:5] {
			bad := f.Kind() != Kind(seal.WordValid)
			row.Cells = append(row.Cells, writing.Cell{{Face: writing.Face{Bold: bad}, S: s}})
		}
		t.Rows = append(t.Rows, row)
	}
	p.Parts = []writing.Part{{Running: c.T("verify.report.title"), Blocks: []writing.Block{
		&writing.Text{Face: writing.Face{Size: 14, Bold: true}, Align: writing.Center, S: c.T("verify.report.title")},
		&writing.Text{Face: writing.Face{Size: size}, Align: writing.Center, S: r.Folder},
		&writing.Text{Face: writing.Face{Size: 13, Bold: true}, Align: writing.Center, S: r.Sentence(c)},
		&writing.Gap{Height: 3}, t}}}
	fonts, err := shape.Embedded()
	if err != nil {
		return nil, meta, err
	}
	pages, _, err := print.Pages(p, fonts)
	return pages, meta, paperFault(err)
}

func (r Report) print(ctx context.Context, w io.Writer, c *i18n.Catalogue) error {
	pages, meta, err := r.Pages(c)
	if err != nil {
		return err
	}
	doc := pdf.New(w, layout.FontAssets(), meta)
	for _, page := range pages {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := doc.Page(page, pdf.PageOptions{}); err != nil {
			return paperFault(err)
		}
	}
	return doc.Close()
}

func paperFault(err error) error {
	var f *layout.Fault
	if errors.As(err, &f) {
		return &data.Error{Code: data.Code(f.Code), Args: f.Args, Err: err}
	}
	return err
}
