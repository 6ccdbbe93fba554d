package sheet

import (
	"context"
	"errors"
	"io"

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
	var first error
	var bare []*List // lists without a heading, which count where no sheet has one with
	total := int64(0)
	for i := range w.Sheets {
		if w.size != nil {
			if total += w.size(i); i > 0 && total > maxBook {
				break
			}
		}
		l, err := lookSheet(ctx, w, i, o)
		if err == nil && l.headless() {
			bare = append(bare, l)
			continue // a cover, perhaps
		}
		if err == nil {
			return l, nil
		}
		code := data.CodeOf(err)
		if code != "empty" && code != "no-name-column" {
			return nil, err
		}
		if first == nil || data.CodeOf(first) == "empty" && code != "empty" {
			first = err
		}
	}
	if len(bare) > 0 {
		return bare[0], nil
	}
	if first == nil {
		first = data.Fail("empty", "file", w.Name)
	}
	return nil, first
}

func lookSheet(ctx context.Context, w *Workbook, i int, o Options) (*List, error) {
	g, err := w.Grid(ctx, i)
	if err != nil {
		return nil, err
	}
	l, err := Map(ctx, g, o)
	var known *data.Error
	if errors.As(err, &known) {
		if known.Args == nil {
			known.Args = map[string]any{}
		}
		known.Args["file"] = w.Name
	}
	if err != nil {
		return nil, err
	}
	l.File, l.Encoding, l.Sheets = w.Name, w.Encoding, w.Sheets
	return l, nil
}
