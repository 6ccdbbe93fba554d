package printing

import (
	"encoding/json"
	"slices"

	"vinhdanh/app/screen"
	"vinhdanh/app/spool"
	"vinhdanh/data"
	"vinhdanh/data/text"
)

// settingLast has, for each kind of paper and conference, how it was printed last.
const settingLast = "printing.last."

// last is how a paper was printed last.
type last struct {
	To      string      `json:"to"` // where…
	Printer string      `json:"printer,omitempty"`
	Tray    string      `json:"tray,omitempty"` // its ID
	Sides   spool.Sides `json:"sides,omitempty"`
}

// Where a paper goes.
const (
	toPrinter = "printer"
	toPDF     = "pdf"
	toWord    = "word"
)

func keyOf(p screen.Paper, conf data.ID) string { return settingLast + p.Kind + "." + string(conf) }

// remembered reads it; what cannot be read was never written by this program.
func remembered(value string) (l last) {
	if json.Unmarshal([]byte(value), &l) != nil {
		return last{}
	}
	return l
}

func (l last) String() string {
	raw, err := json.Marshal(l)
	if err != nil { // of strings alone
		return ""
	}
	return string(raw)
}

// first gives the printer and tray that are proposed: those chosen elsewhere,
// else those used last, else the usual printer. Without printers at is -1; tray
// is -1 for the printer's choice.
func first(list []spool.Printer, on string, l last) (at, tray int) {
	if at, tray, ok := named(list, on); ok {
		return at, tray
	}
	for i, p := range list {
		if p.Name == l.Printer {
			return i, slices.IndexFunc(p.Trays, func(t spool.Tray) bool { return t.ID == l.Tray && l.Tray != "" })
		}
	}
	if i := slices.IndexFunc(list, func(p spool.Printer) bool { return p.Default }); i >= 0 {
		return i, -1
	}
	return min(0, len(list)-1), -1
}

// named finds a printer and tray by the words that records have of them.
func named(list []spool.Printer, on string) (at, tray int, ok bool) {
	want := text.Fold(on)
	if want == "" {
		return 0, -1, false
	}
	for i, p := range list {
		called := []spool.Printer{p}
		if p.About != "" {
			called = append(called, spool.Printer{Name: p.About})
		}
		for _, c := range called {
			if text.Fold(c.Name) == want {
				return i, -1, true
			}
			for k, t := range p.Trays {
				if text.Fold(c.On(t)) == want {
					return i, k, true
				}
			}
		}
	}
	return 0, -1, false
}
