package papers

import (
	"context"
	"errors"
	"io"

	"vinhdanh/data"
	"vinhdanh/data/file"
	"vinhdanh/print/layout"
	"vinhdanh/print/pdf"
)

// fitting gives what the papers of some rows say, without those that cannot be
// set, as one whose name does not fit even in the smallest letters: the others
// must not wait for it. try sets one alone.
func fitting[Row, Input any](rows []Row, say func(Row) (Input, error), try func(Input) error, skip func(Row) Skipped) (in []Input, left []Skipped, err error) {
	for _, r := range rows {
		input, err := say(r)
		if err != nil {
			return nil, nil, err
		}
		err = try(input)
		var f *layout.Fault
		switch {
		case errors.As(err, &f):
			sk := skip(r)
			sk.Code, sk.Fault = data.Code(f.Code), fault(err)
			left = append(left, sk)
		case err != nil:
			return nil, nil, err
		default:
			in = append(in, input)
		}
	}
	return in, left, nil
}

// delegateSkipped names a delegate who is left out.
func delegateSkipped(r data.DelegateRow) Skipped { return Skipped{Name: r.Name, Number: r.Code} }

// batch is n papers, per of them on a sheet; the first sheet begins after used
// places. back sets the other side of a sheet; nil if it has none.
type batch struct {
	n, per, used int
	back         func(from, to int) (*layout.List, error)
}

// write sets sheets one by one and puts them out. set sets the papers from one up to another on one sheet.
func (d Deps) write(ctx context.Context, conf data.Conference, path string, s subject, a layout.Assets, b batch, res Result, p Progress,
	set func(from, to int) (*layout.List, []layout.Warning, error)) (Result, error) {
	if b.n == 0 {
		return res, data.Fail("nothing-to-print")
	}
	pages := func(page func(*layout.List) error) error {
		for from := 0; from < b.n; {
			if err := ctx.Err(); err != nil {
				return err
			}
			room := b.per
			if from == 0 {
				room -= b.used
			}
			to := min(from+room, b.n)
			list, found, err := set(from, to)
			if err != nil {
				return fault(err)
			}
			res.Warnings = append(res.Warnings, warnings(found)...)
			if err := page(list); err != nil {
				return fault(err)
			}
			if b.back != nil {
				list, err := b.back(from, to)
				if err == nil {
					err = page(list)
				}
				if err != nil {
					return fault(err)
				}
			}
			if p != nil {
				p(to, b.n)
			}
			from = to
		}
		return nil
	}
	if err := d.out(ctx, path, s, a, d.meta(conf, s), pages); err != nil {
		return res, err
	}
	res.Printed = b.n
	return res, nil
}

// out gives pages to the printer, or writes them into a file, whole or not at all.
func (d Deps) out(ctx context.Context, path string, s subject, a layout.Assets, m pdf.Meta, pages func(page func(*layout.List) error) error) error {
	if d.Printer != nil {
		return d.Printer.send(ctx, a, m, pdf.PageOptions{}, pages)
	}
	if err := guard(path, s); err != nil {
		return err
	}
	return file.Save(path, 0o644, func(w io.Writer) error {
		doc := pdf.New(w, a, m)
		if err := pages(func(list *layout.List) error { return doc.Page(list, pdf.PageOptions{}) }); err != nil {
			return err
		}
		return fault(doc.Close())
	})
}

// writePages writes pages that are set already.
func (d Deps) writePages(ctx context.Context, conf data.Conference, path string, s subject, a layout.Assets, pages []*layout.List, res Result, p Progress) (Result, error) {
	return d.write(ctx, conf, path, s, a, batch{n: len(pages), per: 1}, res, p, func(from, _ int) (*layout.List, []layout.Warning, error) {
		return pages[from], nil, nil
	})
}

// warnings turns those of print into ours; whom one is about, print tells.
func warnings(found []layout.Warning) []Warning {
	list := make([]Warning, 0, len(found))
	for _, w := range found {
		name, _ := w.Args["name"].(string)
		number, _ := w.Args["number"].(string)
		list = append(list, Warning{Number: number, Name: name, Code: w.Code, Field: w.Field, Args: w.Args})
	}
	return list
}

// used checks how many places of the first sheet are used up already. Error:
// sheet-place (args used, most).
func used(n, per int) error {
	if n < 0 || n >= per {
		return data.Fail("sheet-place", "used", n, "most", per-1)
	}
	return nil
}

// Templates is where an office's templates are; the job templates has them.
type Templates interface {
	// Load gives a version of a template, 0 for the one in use.
	Load(ctx context.Context, id string, version int) (*layout.Template, error)
	// Choice gives the id of the one that a conference uses for a document,
	// "" for the usual one.
	Choice(ctx context.Context, conf data.ID, document string) (string, error)
}

// usual are the templates of papers that are set here, by document.
var usual = map[string]string{
	"badge": "badge-90x130", "invitation": "invitation-a5", "name-card": "name-card-297x105", "envelope": "envelope-99x38",
	"frame-label": "frame-label-70x37", "programme-cover": "programme-cover-a4",
	"reminder": "reminder-a6",
}

// Usual gives the id of the template that a document is set with where the
// conference has chosen none; "" for one that is not set here.
func Usual(document string) string { return usual[document] }

// template gives the template that a document is set with: the one of an id,
// else the one that the conference has chosen, else the usual one. Errors:
// no-template, template-document (arg name: it serves another).
func (d Deps) template(ctx context.Context, conf data.Conference, document, id string) (*layout.Template, error) {
	var err error
	if id == "" && d.Templates != nil {
		if id, err = d.Templates.Choice(ctx, conf.ID, document); err != nil {
			return nil, err
		}
	}
	if id == "" {
		id = usual[document]
	}
	var t *layout.Template
	if d.Templates != nil {
		t, err = d.Templates.Load(ctx, id, 0)
	} else if t, err = layout.Embedded(id); err != nil {
		err = fault(err)
	}
	if err != nil {
		return nil, err
	}
	if t.Document != document {
		return nil, data.Fail("template-document", "name", layout.In(t.Name, "vi"))
	}
	return t, nil
}

// SheetSize gives the size of the sheets, mm, that a document is printed on for
// a conference. Error: no-template.
func (d Deps) SheetSize(ctx context.Context, conf data.Conference, document string) (width, height float64, err error) {
	t, err := d.template(ctx, conf, document, "")
	if err != nil {
		return 0, 0, err
	}
	width, height, _ = t.Cards()
	return width, height, nil
}
