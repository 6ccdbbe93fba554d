package spool

import (
	"cmp"
	"strings"

	"vinhdanh/data"
	"vinhdanh/data/text"
)

// Printer is a printer of this computer.
type Printer struct {
	Name          string // as jobs name it
	About         string // what its owner wrote about it, where the name is not for people; may be ""
	Default       bool
	Trays         []Tray // none where it has one, or does not tell
	Duplex, Color bool
	State         State
}

// Tray is where a printer takes paper from.
type Tray struct {
	ID   string // as the system knows it
	Name string // for people
}

// Sides says on which sides of a sheet pages are printed.
type Sides string

const (
	OneSided  Sides = "one"   // also ""
	TwoSides  Sides = "two"   // sheets are turned about their upright edge, as one leafs through them
	LongEdge  Sides = "long"  // about the paper's long edge, however pages lie on it
	ShortEdge Sides = "short" // about its short edge
)

// edge is that of the paper about which a sheet of pages so wide and high is
// turned, or else OneSided. The upright edge of a lying sheet is the short one.
func (s Sides) edge(width, height float64) Sides {
	switch {
	case s == TwoSides && width > height:
		return ShortEdge
	case s == TwoSides:
		return LongEdge
	case s == "":
		return OneSided
	}
	return s
}

// Setting is how a job is printed.
type Setting struct {
	Printer string
	Tray    string // its ID or name; "": the printer's choice
	Sides   Sides
	Copies  int              // 0 is 1
	Shift   data.Calibration // puts each page right; one without scales prints as it is
}

// Find gives the printer of a name, as it is written or else as people mean it;
// "" is the one that is used by default.
func Find(list []Printer, name string) (Printer, bool) {
	for _, p := range list {
		if p.Name == name || name == "" && p.Default {
			return p, true
		}
	}
	for _, p := range list {
		if p.Called(name) {
			return p, true
		}
	}
	return Printer{}, false
}

// Called tells whether people mean the printer by a name, in any case and with
// or without marks.
func (p *Printer) Called(name string) bool {
	want := text.Fold(name)
	return want != "" && (text.Fold(p.Name) == want || text.Fold(p.About) == want)
}

// Tray gives the tray of an ID or name; "" is the printer's choice, which has neither.
// Error: printer-tray (args printer, tray, trays).
func (p *Printer) Tray(want string) (Tray, error) {
	if want == "" {
		return Tray{}, nil
	}
	names := make([]string, 0, len(p.Trays))
	for _, t := range p.Trays {
		if t.ID == want || text.Fold(t.Name) == text.Fold(want) {
			return t, nil
		}
		names = append(names, t.Name)
	}
	return Tray{}, data.Fail(TrayUnknown, "printer", p.Name, "tray", want, "trays", cmp.Or(strings.Join(names, ", "), "–"))
}

// Shift gives what the calibration sheets showed to put a tray of the printer
// right; one without scales where none was measured.
func (p *Printer) Shift(t Tray, all []data.Calibration) data.Calibration {
	for _, c := range all {
		if p.Called(c.Printer) && (text.Fold(c.Tray) == text.Fold(t.Name) || c.Tray != "" && c.Tray == t.ID) {
			return c
		}
	}
	return data.Calibration{}
}

// On names a printer and a tray of it as people read it in a record.
func (p *Printer) On(t Tray) string {
	if t.Name == "" {
		return p.Name
	}
	return p.Name + " – " + t.Name
}
