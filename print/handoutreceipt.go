package print

import (
	"fmt"
	"strings"

	"vinhdanh/print/layout"
	"vinhdanh/print/writing"
)

// HandoutReceiptInput is what the receipts for badges that heads of
// delegations collect say: a part for each delegation.
type HandoutReceiptInput struct {
	Heading
	Where       string // may be ""
	Delegations []DelegationList
}

// HandoutReceiptPaper writes the receipts, each delegation on pages of its own.
// Faults: "no-rows", "bad-date".
func HandoutReceiptPaper(in HandoutReceiptInput) (*writing.Paper, error) {
	if len(in.Delegations) == 0 {
		return nil, layout.Fail("no-rows")
	}
	d, err := in.draft(writing.Foot)
	if err != nil {
		return nil, err
	}
	for i := range in.Delegations {
		g := &in.Delegations[i]
		name := d.delegationName(g.Name)
		d.part(join(" – ", d.T("handout.running"), name))
		d.title(d.T("handout.title"), name, in.Event)
		blank := func(s string) string {
			if s == "" {
				return strings.Repeat(".", 36)
			}
			return s
		}
		d.say("where", d.T("handout.where", "where", blank(in.Where)))
		d.say("name", d.T("handout.giver", "host", blank(in.Host)))
		d.say("name", d.T("handout.taker", "who", blank(g.Head), "phone", blank(g.Phone)))
		t := &writing.Table{Size: listSize, Columns: []writing.Column{
			d.column("number", "number", 11, writing.Center), d.column("code", "digits", 22, writing.Center), d.column("person", "name", 62, writing.Left),
			d.column("kind", "kind", 28, writing.Center), d.column("seat", "seat", 15, writing.Center), d.column("note", "note", 27, writing.Left),
		}}
		for k := range g.People {
			a := &g.People[k]
			t.Rows = append(t.Rows, writing.Row{Cells: []writing.Cell{{line(fmt.Sprint(k + 1))}, {line(a.Code)}, a.who(), {line(a.Kind)}, {line(a.Seat)},
				{{Face: writing.Face{Size: listSize - 1}, S: a.Note}}}, About: a.about()})
		}
		d.add(t)
		count := d.n(len(g.People))
		words := count
		if d.Lang == "vi" {
			words = upperFirst(InWords(len(g.People)))
		}
		d.note(d.T("handout.count", "count", count, "words", words), true)
		d.signers(d.signer(d.T("handout.gives"), ""), d.signer(d.T("handout.takes"), g.Head))
	}
	return d.Paper, nil
}
