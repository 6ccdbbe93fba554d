package print

import (
	"errors"
	"strings"
	"unicode"

	"vinhdanh/print/layout"
)

// whose adds to a fault on whose paper it is ("who"), so that one among
// hundreds is found; a name that cannot be set is shown without what is wrong with it.
func whose(err error, name string) error {
	var f *layout.Fault
	if !errors.As(err, &f) {
		return err
	}
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
	if len(letters) == 0 {
		return err
	}
	return with(f, "who", string(letters))
}

// inRow adds a row's number, from 1, to a fault.
func inRow(err error, i int) error {
	var f *layout.Fault
	if !errors.As(err, &f) {
		return err
	}
	return with(f, "row", i+1)
}

func with(f *layout.Fault, name string, v any) *layout.Fault {
	args := map[string]any{name: v}
	for k, old := range f.Args {
		args[k] = old
	}
	return &layout.Fault{Code: f.Code, Args: args, Err: f.Err}
}
