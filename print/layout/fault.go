package layout

import (
	"fmt"
	"sort"
	"strings"

	"vinhdanh/assets/i18n"
)

// Fault is what keeps a paper from being set. Its sentence is the catalogue's
// "error." + Code with Args; package app/jobs turns it into its own error.
//
// An argument "field" is an i18n.Key: the name of the field on the paper, in
// the reader's language.
type Fault struct {
	Code string
	Args map[string]any
	Err  error // the cause, for the log; may be nil
}

// Error gives the code, its arguments and the cause, for logs and developers.
func (f *Fault) Error() string {
	var b strings.Builder
	b.WriteString(f.Code)
	names := make([]string, 0, len(f.Args))
	for n := range f.Args {
		names = append(names, n)
	}
	sort.Strings(names)
	for _, n := range names {
		fmt.Fprintf(&b, " %s=%v", n, f.Args[n])
	}
	if f.Err != nil {
		b.WriteString(": " + f.Err.Error())
	}
	return b.String()
}

// Unwrap gives the cause.
func (f *Fault) Unwrap() error { return f.Err }

// Fail makes a Fault; args are pairs of name and value.
func Fail(code string, args ...any) *Fault { return &Fault{Code: code, Args: pairs(args)} }

// Warning is what somebody should look at before the paper is printed; the
// paper is set all the same. Its sentence is the catalogue's "paper.warn." + Code.
type Warning struct {
	Code  string
	Field string // of the template; "" where the whole paper is meant
	Args  map[string]any
}

// Warn makes a Warning; args are pairs of name and value.
func Warn(code, field string, args ...any) Warning {
	w := Warning{Code: code, Field: field, Args: pairs(args)}
	if field != "" {
		if w.Args == nil {
			w.Args = map[string]any{}
		}
		w.Args["field"] = FieldKey(field)
	}
	return w
}

// FieldKey names a template's field in the catalogues.
func FieldKey(field string) i18n.Key { return i18n.Key("paper.field." + field) }

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
