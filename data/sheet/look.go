package sheet

import (
	"context"
	"errors"
	"io"
	"slices"

	"vinhdanh/data"
)

// LookAt is Look for a file that is open already, or that never was one.
func LookAt(ctx context.Context, name string, r io.ReaderAt, size int64, o Options) (*List, error) {
	w, err := Read(ctx, name, r, size)
	if err != nil {
		return nil, err
	}
	return LookIn(ctx, w, o)
}

// LookIn is Look for a workbook that has been read already.
func LookIn(ctx context.Context, w *Workbook, o Options) (*List, error) {
	if o.Sheet != "" {
		for i, s := range w.Sheets {
			if s == o.Sheet {
				return lookSheet(ctx, w, i, o)
			}
		}
		return nil, data.Fail("no-such-sheet", "sheet", o.Sheet, "file", w.Name)
	}
	// The first sheet that holds a list; if none does, what is wrong with the
	// first that holds anything.
	var bare []int // sheets with a list without a heading, which counts where no sheet has one with
	var failed *List
	var first error
	total := int64(0)
	for i := range w.Sheets {
		if w.size != nil {
			if total += w.size(i); i > 0 && total > maxBook {
				break
			}
		}
		l, err := lookSheet(ctx, w, i, o)
		if err == nil && l.headless() {
			bare = append(bare, i) // a cover, perhaps
			continue
		}
		if err == nil {
			return l, several(ctx, w, i, l, o)
		}
		code := data.CodeOf(err)
		if code != "empty" && code != "no-name-column" {
			return l, err
		}
		if first == nil || data.CodeOf(first) == "empty" && code != "empty" {
			failed, first = l, err
		}
	}
	if len(bare) > 0 {
		l, err := lookSheet(ctx, w, bare[0], o)
		if err == nil && len(bare) > 1 {
			for _, i := range bare {
				l.Several = append(l.Several, w.Sheets[i])
			}
		}
		return l, err
	}
	if first == nil {
		first = data.Fail("empty", "file", w.Name)
	}
	return failed, first
}

const (
	sampleRows = 300      // by these a sheet is known to hold a list
	maxBeside  = 64 << 20 // bytes of the sheets that are looked into once a list is found
)

// several finds the sheets behind the i-th that hold lists, too, by their
// first rows.
func several(ctx context.Context, w *Workbook, i int, l *List, o Options) error {
	found, encoding := []string{l.Sheet}, w.Encoding
	defer func() { w.Encoding = encoding }()
	total := int64(0)
	for j := i + 1; j < len(w.Sheets); j++ {
		if w.size != nil {
			if total += w.size(j); total > maxBeside {
				break
			}
		}
		g, err := w.GridAs(ctx, j, o)
		if err != nil {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			continue // a damaged sheet beside the list is none
		}
		part := *g
		part.Rows = part.Rows[:min(len(part.Rows), sampleRows)]
		if other, err := Map(ctx, &part, Options{Kind: o.Kind, Now: o.Now}); err == nil && !other.headless() {
			found = append(found, w.Sheets[j])
		}
	}
	if len(found) > 1 {
		l.Several = found
	}
	return ctx.Err()
}

func lookSheet(ctx context.Context, w *Workbook, i int, o Options) (*List, error) {
	g, err := w.GridAs(ctx, i, o)
	if err != nil {
		return nil, err
	}
	l, err := Map(ctx, g, o)
	if l != nil {
		l.File, l.Encoding, l.Sheets, l.Separator = w.Name, g.encodingOr(w.Encoding), w.Sheets, g.separator
	}
	return l, withFile(err, w.Name)
}

// withFile puts the file's name into an error about a list.
func withFile(err error, file string) error {
	var known *data.Error
	if errors.As(err, &known) {
		if known.Args == nil {
			known.Args = map[string]any{}
		}
		known.Args["file"] = file
	}
	return err
}

// Again reads the same sheet as other options say, without its file. They may
// differ in Kind, Map, Award, Header and Fixes. The list stays as it is.
func (l *List) Again(ctx context.Context, o Options) (*List, error) {
	next, err := Map(ctx, l.Source, o)
	if next != nil {
		next.File, next.Encoding, next.Sheets, next.Separator = l.File, l.Encoding, l.Sheets, l.Separator
		next.Several = slices.Clone(l.Several)
	}
	return next, withFile(err, l.File)
}
