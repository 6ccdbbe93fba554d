package print

import (
	"strings"

	"vinhdanh/print/layout"
	"vinhdanh/print/writing"
)

// RegisterInput is what a register on paper says (sổ theo dõi cấp bằng khen,
// giấy khen).
type RegisterInput struct {
	Heading
	A3    bool // else A4; both on their side
	Books []RegisterBook
}

// RegisterBook is a book of the register, or what was chosen of it.
type RegisterBook struct {
	Title string // "Giấy khen – Sở Nội vụ tỉnh Lai Châu – 2025"
	Lines []RegisterLine
}

// RegisterLine is a number of the register, and all that happened to it.
type RegisterLine struct {
	Number    string
	Name      string // with the form of address
	Post      string
	Unit      string
	Award     string
	Decision  string // number and day
	Issued    string
	Printed   string   // the last time, and how often where not once
	Handed    []string // the day, and in which way
	Taker     string   // who took it, where not the recipient
	Notes     []string // withdrawn by which decision, replaced by which number
	Withdrawn bool     // its name is struck through
}

// RegisterPaper writes the register, each book on pages of its own. Faults:
// "no-rows", "bad-date".
func RegisterPaper(in RegisterInput) (*writing.Paper, error) {
	if len(in.Books) == 0 {
		return nil, layout.Fail("no-rows")
	}
	d, err := in.draft(writing.Foot)
	if err != nil {
		return nil, err
	}
	d.Sheet = writing.A4Wide()
	widths := []float64{17, 46, 36, 28, 28, 27, 26, 24, 30} // together the text's 262 mm
	if in.A3 {
		d.Sheet = writing.A3Wide()
		widths = []float64{22, 66, 56, 46, 42, 34, 38, 36, 40} // 380 mm
	}
	for i := range in.Books {
		b := &in.Books[i]
		d.part(join(" – ", d.R("register.running"), b.Title))
		d.title(d.R("register.title"), b.Title, in.Event)
		t := &writing.Table{Size: listSize - 0.5}
		for k, key := range []string{"number", "recipient", "unit", "award", "decision", "issued", "handed", "taker", "note"} {
			align := writing.Left
			if key == "number" || key == "issued" || key == "handed" {
				align = writing.Center
			}
			t.Columns = append(t.Columns, writing.Column{Title: d.R("column." + key), Field: key, Width: widths[k], Align: align})
		}
		count, withdrawn := 0, 0
		for k := range b.Lines {
			t.Rows = append(t.Rows, d.registered(&b.Lines[k]))
			if b.Lines[k].Withdrawn {
				withdrawn++
			} else {
				count++
			}
		}
		d.add(t)
		words := d.n(count)
		if d.Lang == "vi" {
			words = upperFirst(InWords(count))
		}
		d.note(d.R("register.count", "n", count, "count", d.n(count), "words", words, "withdrawn", withdrawn), true)
		d.signers(d.signer(d.R("keeper"), ""), d.signer(d.R("head"), ""))
	}
	return d.Paper, nil
}

// R gives words of the area "registerpaper".
func (d *draft) R(key string, args ...any) string { return d.words.T("registerpaper."+key, args...) }

// registered is a line of the register.
func (d *draft) registered(l *RegisterLine) writing.Row {
	small := func(s string) writing.Line { return writing.Line{Face: writing.Face{Size: listSize - 1.5}, S: s} }
	lines := func(list ...string) writing.Cell {
		var c writing.Cell
		for _, s := range list {
			if s = strings.TrimSpace(s); s != "" {
				c = append(c, small(s))
			}
		}
		return c
	}
	who := writing.Cell{{Face: writing.Face{Bold: true, Struck: l.Withdrawn}, S: l.Name}}
	return writing.Row{About: writing.Whose{Number: l.Number, Name: l.Name}, Cells: []writing.Cell{
		{{Face: writing.Face{Bold: true}, S: l.Number}}, append(who, lines(l.Post)...), lines(l.Unit), lines(l.Award), lines(l.Decision),
		lines(l.Issued, l.Printed), lines(l.Handed...), lines(l.Taker), lines(l.Notes...)}}
}
