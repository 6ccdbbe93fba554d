package print

import (
	"errors"
	"strings"
	"unicode"

	"vinhdanh/print/layout"
	"vinhdanh/print/writing"
)

// whose adds to a fault on whose paper it is ("who"), so that one among
// hundreds is found; a name that cannot be set is shown without what is wrong with it.
func whose(err error, name string) error {
	var f *layout.Fault
	if !errors.As(err, &f) {
		return err
	}
	who := shown(name)
	if who == "" {
		return err
	}
	return with(f, "who", who)
}

// shown is a name as messages show it: not all of a long one, and without what
// cannot be set.
func shown(name string) string {
	const most = 60 // letters
	letters := []rune(strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == unicode.ReplacementChar {
			return ' '
		}
		return r
	}, name)))
	if len(letters) > most {
		letters = append(letters[:most-1], '…')
	}
	return string(letters)
}

// inRow adds a row's number, from 1, to a fault.
func inRow(err error, i int) error {
	var f *layout.Fault
	if !errors.As(err, &f) {
		return err
	}
	return with(f, "row", i+1)
}

// ofRow adds to a fault whom a table's row is about, or the row's number.
func ofRow(err error, i int, r *writing.Row) error {
	if r.About == (writing.Whose{}) {
		return inRow(err, i)
	}
	return whose(err, join(" ", r.About.Number, r.About.Name))
}

func with(f *layout.Fault, name string, v any) *layout.Fault {
	args := map[string]any{name: v}
	for k, old := range f.Args {
		args[k] = old
	}
	return &layout.Fault{Code: f.Code, Args: args, Err: f.Err}
}
