package data

import (
	"errors"
	"fmt"
	"sort"
	"strings"
)

// Code names what went wrong, for the catalogues (key "error." + code) and
// for scripts that read the command line's JSON. Codes never change meaning.
type Code string

// Error is a fault that a person may be shown. Args fill the places of the
// catalogue's sentence; Err, if any, is the cause, for the log.
type Error struct {
	Code Code
	Args map[string]any
	Err  error
}

// Fail makes an Error; args are pairs of name and value.
func Fail(code Code, args ...any) *Error {
	return &Error{Code: code, Args: pairs(args)}
}

// Wrap makes an Error with a cause; args are pairs of name and value.
func Wrap(err error, code Code, args ...any) *Error {
	return &Error{Code: code, Args: pairs(args), Err: err}
}

func pairs(args []any) map[string]any {
	if len(args) == 0 {
		return nil
	}
	m := make(map[string]any, len(args)/2)
	for i := 0; i+1 < len(args); i += 2 {
		m[fmt.Sprint(args[i])] = args[i+1]
	}
	return m
}

// Error gives the code, its arguments and the cause, for logs and developers;
// what people read comes from the catalogue.
func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString(string(e.Code))
	names := make([]string, 0, len(e.Args))
	for n := range e.Args {
		names = append(names, n)
	}
	sort.Strings(names)
	for _, n := range names {
		fmt.Fprintf(&b, " %s=%v", n, e.Args[n])
	}
	if e.Err != nil {
		b.WriteString(": ")
		b.WriteString(e.Err.Error())
	}
	return b.String()
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

// CodeOf gives the code of the first Error in err's chain, or "" if there is none.
func CodeOf(err error) Code {
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return ""
}
