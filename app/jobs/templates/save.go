package templates

import (
	"bytes"
	"context"
	"errors"
	"io"

	"vinhdanh/data"
	"vinhdanh/data/file"
	"vinhdanh/print/layout"
)

// Ending is that of a template's file. It is JSON, which is read under any name.
const Ending = ".vdt"

// tries is how often saving begins again because another desk saved a version
// of the same template meanwhile.
const tries = 5

// Save keeps a template as its next version, which it gives and sets in t.
// Versions of the office begin above the program's of the same id. Errors: the
// faults of layout.ParseTemplate.
func (l *Library) Save(ctx context.Context, t *layout.Template, who string) (int, error) {
	var taken error
	for range tries {
		next, err := l.next(ctx, t.ID)
		if err != nil {
			return 0, err
		}
		saved := *t
		saved.Format, saved.Version = layout.Format, next
		raw, err := saved.JSON()
		if err != nil {
			return 0, fault(err)
		}
		if _, err := l.parse(raw); err != nil { // what cannot be read again is not kept
			return 0, err
		}
		err = l.records.SaveTemplate(ctx, &data.TemplateVersion{ID: t.ID, Version: next, Document: t.Document,
			Name: layout.In(t.Name, "vi"), Raw: raw, Who: who})
		if err == nil {
			t.Format, t.Version = saved.Format, next
			return next, nil
		}
		if data.CodeOf(err) != "template-version" {
			return 0, err
		}
		taken = err
	}
	return 0, taken
}

// next is the version that a template gets when it is saved.
func (l *Library) next(ctx context.Context, id string) (int, error) {
	list, err := l.History(ctx, id)
	if err != nil {
		if data.CodeOf(err) == "no-template" {
			return 1, nil
		}
		return 0, err
	}
	most := 0
	for _, e := range list {
		most = max(most, e.Version)
	}
	return most + 1, nil
}

// Import keeps a template from a file that another office, or this one,
// exported. One whose content is in use already is not kept again. Errors:
// those of layout.ParseTemplate.
func (l *Library) Import(ctx context.Context, r io.Reader, who string) (Entry, error) {
	raw, err := io.ReadAll(io.LimitReader(r, layout.MaxTemplate+1))
	if err != nil {
		return Entry{}, data.Wrap(err, "template-unreadable", "detail", "")
	}
	t, err := layout.ParseTemplate(bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf"))) // Notepad's mark
	if err != nil {
		return Entry{}, fault(err)
	}
	if used, err := l.Load(ctx, t.ID, 0); err == nil {
		same, err := alike(used, t)
		if err != nil {
			return Entry{}, err
		}
		if same {
			return l.Entry(ctx, t.ID)
		}
	} else if data.CodeOf(err) != "no-template" {
		return Entry{}, err
	}
	if _, err := l.Save(ctx, t, who); err != nil {
		return Entry{}, err
	}
	return l.Entry(ctx, t.ID)
}

// alike tells whether two templates say the same, whatever their versions.
func alike(a, b *layout.Template) (bool, error) {
	x, y := *a, *b
	x.Version, y.Version, x.Format, y.Format = 1, 1, layout.Format, layout.Format
	p, err := x.JSON()
	if err != nil {
		return false, err
	}
	q, err := y.JSON()
	return bytes.Equal(p, q), err
}

// Export writes a version of a template, 0 for the one in use, into a file
// that Import reads. Errors: no-template, those of file.Save.
func (l *Library) Export(ctx context.Context, id string, version int, path string) error {
	t, err := l.Load(ctx, id, version)
	if err != nil {
		return err
	}
	raw, err := t.JSON()
	if err != nil {
		return fault(err)
	}
	return file.Save(path, 0o644, func(w io.Writer) error {
		_, err := w.Write(raw)
		return errors.Join(err, ctx.Err())
	})
}

// Drop takes a template of the office's out of use; the program's of the same
// id, if there is one, is in use again. Certificates that were drawn up with
// it stay as they are. Errors: no-template, template-embedded (the program's
// own cannot be dropped), template-chosen (args id, conference: it uses one
// that would be gone).
func (l *Library) Drop(ctx context.Context, id string) error {
	if _, err := l.records.Template(ctx, id, 0); err != nil {
		if data.CodeOf(err) == "no-template" && embedded(id) {
			return data.Fail("template-embedded", "id", id)
		}
		return err
	}
	if !embedded(id) {
		by, err := l.chosenBy(ctx, id)
		if err != nil {
			return err
		}
		if by != "" {
			return data.Fail("template-chosen", "id", id, "conference", by)
		}
	}
	return l.records.DropTemplate(ctx, id)
}
