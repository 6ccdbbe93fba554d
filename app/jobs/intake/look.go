package intake

import (
	"context"
	"slices"

	"vinhdanh/data"
	"vinhdanh/data/sheet"
)

// List is a list that has been read and looked at, and not saved.
type List struct {
	*sheet.List
	From       Source
	Options    Options // as it was read: with what was remembered of lists of its shape
	Remembered bool    // how its columns are read was remembered from an earlier list

	shape string    // see shapeOf; "" where it is not known yet
	stood *standing // see stand
}

// Options say what a list holds and how its columns are to be read.
type Options = sheet.Options

// Kind is what a list holds.
type Kind = sheet.Kind

// Kinds of lists.
const (
	Delegates  = sheet.Delegates
	Recipients = sheet.Recipients
)

// Look reads a list: as Options say, or else as lists of its shape were read
// before. With recipients it also tells which awards the catalogue does not
// have, and of anybody whether he may be in the conference already, but not
// surely. It saves nothing. Errors are those of sheet.Look; with
// no-name-column and empty the list is there all the same, so that a person
// can show which column that is.
func Look(ctx context.Context, r Records, conf data.Conference, src Source, o Options) (*List, error) {
	l, o, err := src.read(ctx, r, o)
	if l == nil {
		return nil, err
	}
	fresh := &List{List: l, From: src, Options: o}
	if len(o.Map) == 0 && o.Header == nil && len(o.Fixes) == 0 {
		var failed error
		if err, failed = fresh.recall(ctx, r, err); failed != nil {
			return nil, failed
		}
	}
	return fresh.finish(ctx, r, conf, err)
}

// Again reads the list with other options. Its file is read anew only where the
// options ask for other cells than they did; l stays as it is.
func (l *List) Again(ctx context.Context, r Records, conf data.Conference, o Options) (*List, error) {
	was := l.Options
	other := o.Sheet != "" && o.Sheet != l.Sheet
	if o.Encoding != was.Encoding || o.Separator != was.Separator || other || !slices.Equal(o.Unchanged, was.Unchanged) {
		if other {
			return Look(ctx, r, conf, l.From, o)
		}
		fresh, o, err := l.From.read(ctx, r, o)
		if fresh == nil {
			return nil, err
		}
		return (&List{List: fresh, From: l.From, Options: o, shape: l.shape}).finish(ctx, r, conf, err)
	}
	fresh, err := l.List.Again(ctx, o)
	if fresh == nil {
		return nil, err
	}
	return (&List{List: fresh, From: l.From, Options: o, shape: l.shape}).finish(ctx, r, conf, err)
}

// finish adds to a list what only the database knows. err is what reading said.
func (l *List) finish(ctx context.Context, r Records, conf data.Conference, err error) (*List, error) {
	l.Options.Sheet = l.Sheet // row numbers and columns are this sheet's
	if err != nil {
		return l, err
	}
	if err := l.doubts(ctx, r, conf); err != nil {
		return nil, err
	}
	return l, nil
}
