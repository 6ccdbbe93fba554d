package papers

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"vinhdanh/data"
	"vinhdanh/data/file"
	"vinhdanh/print/layout"
	"vinhdanh/print/pdf"
)

// CertOptions choose certificates and say where they go.
type CertOptions struct {
	File      string // one file with all; "" for none
	Dir       string // a file for each, named by number and name; "" for none
	Filter    data.CitationFilter
	Only      []string // register numbers, as 0128 or, where several books have it, 0128@DECISION; empty for all
	Again     bool     // also what was printed before
	Reason    string   // why again
	Overprint bool     // the variable text alone, for stock that has the rest
	DX, DY    float64  // shift on the sheet, mm, right and down
}

// layers gives what of a list is drawn.
func (o CertOptions) page() pdf.PageOptions {
	p := pdf.PageOptions{DX: o.DX, DY: o.DY}
	if o.Overprint {
		p.Layers = pdf.Text
	}
	return p
}

// Certificates prints what the options choose among the certificates that are
// drawn up: those that were not printed yet, or with Again all of them. The
// files are put in place within the transaction that records the printing, so
// that what is on record is on paper, and no original is made twice.
//
// Errors: reason-needed (Again without a Reason), unknown-number (args
// numbers), number-in-several-books (args number, choices), nothing-to-print, printed-meanwhile (args register: another job
// printed it while this one ran), those of file.Save.
func Certificates(ctx context.Context, d Deps, conf data.Conference, o CertOptions, p Progress) (Result, error) {
	if o.Again && strings.TrimSpace(o.Reason) == "" {
		return Result{}, data.Fail("reason-needed")
	}
	rows, res, err := d.choose(ctx, conf, o)
	if err != nil {
		return res, err
	}
	if len(rows) == 0 {
		return res, data.Fail("nothing-to-print")
	}
	sheets := make([]sheet, len(rows))
	for i, r := range rows {
		sheets[i] = sheet{number: r.Certificate.Register, name: r.Name, hash: r.Certificate.List}
	}
	out, err := d.stage(ctx, conf, sheets, newAssets(ctx, d.Records), o, p)
	if err != nil {
		return res, err
	}
	defer out.drop()
	if err := ctx.Err(); err != nil { // while the last pages were written, which asks nobody
		return res, err
	}
	lines := make([]data.Printing, len(rows))
	for i, r := range rows {
		lines[i] = data.Printing{Certificate: r.Certificate.ID, At: d.Now(), Where: o.where()}
		if r.Certificate.Prints > 0 {
			lines[i].Reason = o.Reason
		}
		if r.Certificate.Shrunk > 0 {
			res.Warnings = append(res.Warnings, Warning{Number: r.Certificate.Register, Name: r.Name, Code: "shrunk", Field: "name",
				Args: map[string]any{"size": r.Certificate.Shrunk, "field": layout.FieldKey("name")}})
		}
	}
	// The files are ready: somebody who cancels now comes too late.
	for part := range slices.Chunk(lines, group) {
		put := func() error { return out.put(res.Printed, len(part)) }
		if err := d.Records.RecordPrinting(context.WithoutCancel(ctx), part, put); err != nil {
			return res, fmt.Errorf("record printing: %w", err)
		}
		res.Printed += len(part)
	}
	return res, nil
}

// group is how many printings are recorded in one transaction: more would hold
// the database for longer than the 50 ms that a check-in desk can wait.
const group = 250

func (o CertOptions) where() string {
	if o.File != "" {
		return filepath.Base(o.File)
	}
	return filepath.Base(o.Dir)
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
	check, err := d.proof(ctx, conf)
	if err != nil {
		return nil, Result{}, err
	}
	var rows []data.CitationRow
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
		default:
			ok, err := check(r)
			if err != nil {
				return nil, res, err
			}
			if !ok {
				code = "not-proofread"
			}
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
	sheets := make([]sheet, len(pages))
	all := make([]layout.Assets, 0, 4)
	seen := map[layout.Assets]bool{}
	for i, pg := range pages {
		sheets[i] = sheet{number: pg.Number, name: pg.Name, list: pg.List}
		if !seen[pg.Assets] {
			seen[pg.Assets] = true
			all = append(all, pg.Assets)
		}
	}
	out, err := d.stage(ctx, conf, sheets, layout.Chain(all...), o, p)
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

// sheet is a page to write: a list, or the hash of a stored one.
type sheet struct {
	number, name string
	hash         data.Hash
	list         *layout.List
}

// stage writes the sheets into files that wait to be put where the options say.
func (d Deps) stage(ctx context.Context, conf data.Conference, sheets []sheet, a layout.Assets, o CertOptions, p Progress) (out staged, err error) {
	meta := pdf.Meta{Title: conf.Title, Author: conf.Issuer, Creator: "Vinh Danh", Created: d.Now(), Lang: "vi"}
	document := func(w io.Writer) error {
		doc := pdf.New(w, a, meta)
		for list, err := range d.lists(ctx, sheets) {
			if err != nil {
				return err
			}
			if err := doc.Page(list.list, o.page()); err != nil {
				return fault(err)
			}
			if p != nil {
				p(list.at+1, len(sheets))
			}
		}
		return fault(doc.Close())
	}
	if o.File == "" && o.Dir == "" {
		return out, errors.New("papers: no file named")
	}
	defer func() {
		if err != nil {
			out.drop()
			out = staged{}
		}
	}()
	if o.Dir != "" {
		if out.folder, err = separate(ctx, o.Dir, sheets, meta, document); err != nil {
			return out, err
		}
	}
	if o.File != "" {
		out.file, err = file.Stage(o.File, 0o644, document)
	}
	return out, err
}

// staged are the files of one print job before they are in their places.
type staged struct {
	file   *file.Staged // of all sheets; nil if none is wanted
	folder *folder      // of a file for each sheet; nil if none is wanted
}

// put puts the files of n sheets from the first on in their places; the one
// file of all of them comes with the first.
func (s staged) put(first, n int) error {
	if s.folder != nil {
		if err := s.folder.put(first, n); err != nil {
			return err
		}
	}
	if s.file != nil && first == 0 {
		return s.file.Put()
	}
	return nil
}

func (s staged) drop() {
	if s.file != nil {
		s.file.Drop()
	}
	if s.folder != nil {
		s.folder.drop()
	}
}
