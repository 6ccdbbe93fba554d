package intake

import (
	"cmp"
	"context"
	"strings"

	"vinhdanh/data"
	"vinhdanh/data/sheet"
	"vinhdanh/data/text"
)

// person is what is asked of somebody who is there.
type person struct {
	code, name, unit, phone string // code: of a citation its register number, or else its award
	delegation              string
	birth                   data.Date
	kind                    data.RecipientKind // of a citation, as what follows
	award                   data.ID
	decision                string // its number
	decided                 data.Date
	achievement             string
}

// people gives who stands behind IDs; empty ones are nobody.
func (l *List) people(ctx context.Context, r Records, ids []data.ID) (map[data.ID]person, error) {
	people := make(map[data.ID]person, len(ids))
	if l.Kind == Delegates {
		rows, err := r.DelegatesByID(ctx, ids)
		for _, d := range rows {
			people[d.ID] = person{code: d.Code, name: d.Name, unit: d.Unit, phone: d.Phone, birth: d.Birth, delegation: d.DelegationName}
		}
		return people, err
	}
	rows, err := r.CitationsByID(ctx, ids)
	for _, c := range rows {
		people[c.ID] = person{code: cmp.Or(c.Certificate.Register, c.AwardName), name: c.Name, unit: c.Unit, kind: c.Kind, award: c.Award, decision: c.DecisionNumber,
			decided: c.DecisionDate, achievement: c.Achievement}
	}
	return people, err
}

// like tells of somebody of the same name whether more than that speaks for
// being the one of the list. Another of the name in another unit is somebody else.
func (p person) like(rec *sheet.Record) bool {
	return rec.Unit != "" && text.Fold(p.unit) == text.Fold(rec.Unit) || rec.Phone != "" && phone(p.phone) == phone(rec.Phone)
}

// oneOfSeveral tells of the first of those whom a row may be whether nothing
// speaks against it: an import then leaves the row out as known.
func (p person) oneOfSeveral(rec *sheet.Record, award data.ID) bool {
	unit := differ(text.Fold(p.unit), text.Fold(rec.Unit))
	switch {
	case text.Fold(p.name) != text.Fold(rec.Name):
		return false
	case p.kind != "":
		return award == p.award && !unit && !differ(string(p.kind), string(rec.Recipient)) && !differ(text.Fold(p.decision), text.Fold(rec.Decision))
	case p.birth != "" && rec.Birth != "":
		return sameDate(p.birth, rec.Birth) || sameDate(rec.Birth, p.birth)
	case p.phone != "" && phone(p.phone) == phone(rec.Phone):
		return true
	}
	return !unit && !differ(phone(p.phone), phone(rec.Phone)) && (p.unit != "" && rec.Unit != "" || !differ(text.Fold(p.delegation), text.Fold(rec.Delegation)))
}

// differ tells whether two values are known and not the same.
func differ(a, b string) bool { return a != "" && b != "" && a != b }

// redecision says how the decision of a citation, of which nothing else is
// different, differs from the list's.
type redecision int

const (
	noRedecision      redecision = iota // another year's award, or another deed
	likelyRedecision                    // in a later version of its list it was corrected
	certainRedecision                   // its day was corrected, or how the number is written
)

// redecided tells whether the list gives a citation another decision. Numbers
// begin anew each year.
func (p person) redecided(rec *sheet.Record, award data.ID) redecision {
	if p.kind == "" || award != p.award || text.Fold(p.name) != text.Fold(rec.Name) || p.decision == "" || rec.Decision == "" {
		return noRedecision
	}
	number := decisionNumber(p.decision) == decisionNumber(rec.Decision)
	year := p.decided == "" || rec.DecisionDate == "" || p.decided.Year() == rec.DecisionDate.Year()
	switch {
	case number && year:
		return certainRedecision
	case number, year && !differ(text.Fold(p.achievement), text.Fold(rec.Achievement)):
		return likelyRedecision
	}
	return noRedecision
}

// decisionNumber gives what a decision's number has in common however it is
// written: "01/QĐ-UBND" is "1/qđ-ubnd".
func decisionNumber(number string) string {
	return strings.TrimLeft(text.Fold(number), "0")
}
