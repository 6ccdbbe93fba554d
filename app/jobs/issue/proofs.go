package issue

import (
	"context"

	"vinhdanh/data"
	"vinhdanh/print"
)

// Proof is the text of a certificate as it will be printed, for people to check.
type Proof struct {
	Row  data.CitationRow
	Unit string // who has to check it; "" where the list does not say
	Text print.ProofRow
}

// Proofs gives the texts of the citations that a filter chooses. What is made
// elsewhere or has no paper is left out, and so, with the fault, is what cannot
// be set. Errors: no-template, those of print for what all share.
func Proofs(ctx context.Context, d Deps, conf data.Conference, f data.CitationFilter) ([]Proof, []Skipped, error) {
	papers, err := d.chosen(ctx, conf, f)
	if err != nil {
		return nil, nil, err
	}
	s, err := newSetting(ctx, d, conf, papers, Options{})
	if err != nil {
		return nil, nil, err
	}
	var list []Proof
	var skipped []Skipped
	for _, p := range papers {
		if !p.printable() {
			continue
		}
		setter, err := s.setter(p)
		if err != nil {
			return nil, nil, named(err, p.row)
		}
		in := s.input(p)
		if k := p.row.Certificate; k.State != data.StateWithdrawn {
			in.Register = k.Register
		}
		text, err := setter.Proof(in)
		if err != nil {
			err = named(fault(err), p.row)
			skipped = append(skipped, Skipped{Citation: p.row.ID, Name: p.row.Name, Code: data.CodeOf(err), Fault: err})
			continue
		}
		text.Award = p.award.Name
		list = append(list, Proof{Row: p.row, Unit: unit(p.row.Citation), Text: text})
	}
	return list, skipped, ctx.Err()
}

// unit is who checks a citation's text: the recipient's unit, or the
// collective itself.
func unit(c data.Citation) string {
	switch {
	case c.Unit != "":
		return c.Unit
	case c.Kind == data.Collective:
		return c.Name
	}
	return c.Address
}
