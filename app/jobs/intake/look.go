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
	Source     Source
	Options    Options // as it was read: with what was remembered of lists of its shape
	Remembered bool    // how its columns are read was remembered from an earlier list
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

// Look reads a list, as lists of its shape were read before unless Options say
// how. With recipients it also tells which awards the catalogue does not have,
// and of anybody who may be in the conference already, but not surely. It saves
// nothing. Errors are those of sheet.Look; with no-name-column the list is
// there all the same, so that a person can show which column that is.
func Look(ctx context.Context, r Records, conf data.Conference, src Source, o Options) (*List, error) {
	l, err := src.read(ctx, r, o)
	if l == nil {
		return nil, err
	}
	return look(ctx, r, conf, &List{List: l, Source: src, Options: o}, err)
}

// Again reads the list with other options. Its file is read anew only where the
// options ask for other cells than they did; l stays as it is.
func (l *List) Again(ctx context.Context, r Records, conf data.Conference, o Options) (*List, error) {
	was := l.Options
	if l.Grid == nil || o.Encoding != was.Encoding || o.Separator != was.Separator || o.Sheet != was.Sheet && o.Sheet != l.Sheet ||
		!slices.Equal(o.Unchanged, was.Unchanged) {
		return Look(ctx, r, conf, l.Source, o)
	}
	fresh, err := sheet.Map(ctx, l.Grid, o)
	if fresh == nil {
		return nil, err
	}
	fresh.File, fresh.Encoding, fresh.Sheets, fresh.Several, fresh.Separator = l.File, l.Encoding, l.Sheets, l.Several, l.Separator
	return look(ctx, r, conf, &List{List: fresh, Source: l.Source, Options: o}, err)
}

// look adds to a list what only the database knows. err is what reading said.
func look(ctx context.Context, r Records, conf data.Conference, l *List, err error) (*List, error) {
	if err == nil && l.Kind == Recipients {
		err = unknownAwards(ctx, r, l.List)
	}
	if err != nil && data.CodeOf(err) != "no-name-column" {
		return nil, err
	}
	return l, err
}
