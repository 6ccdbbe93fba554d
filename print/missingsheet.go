package print

import (
	"fmt"
	"strings"

	"vinhdanh/print/layout"
	"vinhdanh/print/writing"
)

// MissingSheetInput is what a form asks of delegations: a part for each, with
// what is not known of whom.
type MissingSheetInput struct {
	Heading
	To          string // where it is to be sent; may be ""
	By          string // until when, YYYY-MM-DD; may be ""
	Delegations []MissingList
}

// MissingList is a delegation with those of whom something is missing.
type MissingList struct {
	Name   string
	Head   string
	People []Lacking
}

// Lacking is a delegate and the names of what is missing, in the words of the
// catalogue ("gender", "birth", "phone").
type Lacking struct {
	Attendee
	Fields []string
}

// MissingSheetPaper writes the form, each delegation on pages of its own.
// Faults: "no-rows", "bad-date".
func MissingSheetPaper(in MissingSheetInput) (*writing.Paper, error) {
	if len(in.Delegations) == 0 {
		return nil, layout.Fail("no-rows")
	}
	d, err := in.draft(writing.Foot)
	if err != nil {
		return nil, err
	}
	by, err := dayOf("when", in.By)
	if err != nil {
		return nil, err
	}
	until := ""
	if by.known() {
		if until = by.official(); d.Lang != "vi" {
			until = by.in(d.Lang)
		}
	}
	for i := range in.Delegations {
		g := &in.Delegations[i]
		name := d.delegationName(g.Name)
		d.part(join(" – ", d.T("missing.running"), name))
		d.title(d.T("missing.title"), name, in.Event)
		d.say("title", d.T("missing.ask", "to", strings.TrimSpace(in.To), "by", until))
		t := &writing.Table{Size: listSize, Columns: []writing.Column{
			d.column("number", "number", 11, writing.Center), d.column("person", "name", 66, writing.Left),
			d.column("lacks", "note", 34, writing.Left), d.column("fill", "note", 54, writing.Left),
		}}
		for k := range g.People {
			a := &g.People[k]
			var lacks, fill writing.Cell
			for _, f := range a.Fields {
				lacks = append(lacks, line(d.T("field."+f)))
				fill = append(fill, line(strings.Repeat(".", 44)))
			}
			t.Rows = append(t.Rows, writing.Row{Cells: []writing.Cell{{line(fmt.Sprint(k + 1))}, a.who(), lacks, fill}, About: a.about()})
		}
		d.add(t)
		d.note(d.T("missing.count", "n", len(g.People)), true)
		d.signers(d.signer(d.T("missing.clerk"), ""), d.signer(d.T("signin.head"), g.Head))
	}
	return d.Paper, nil
}
