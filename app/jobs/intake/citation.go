package intake

import (
	"cmp"
	"context"
	"strings"

	"vinhdanh/data"
	"vinhdanh/data/sheet"
	"vinhdanh/data/store"
	"vinhdanh/data/text"
)

// citations finds in what the list says something else of the citations that are there.
func (c *Comparison) citations(ctx context.Context, r Records, conf data.Conference, l *List, a *awards, ids []data.ID, rows map[data.ID]int) error {
	there, err := r.CitationsByID(ctx, ids)
	if err != nil {
		return err
	}
	for i := range there {
		have := &there[i]
		at, ok := rows[have.ID]
		if !ok {
			continue
		}
		p, rec := &c.Rows[at], &l.Records[at]
		p.Code, p.Name = have.Certificate.Register, have.Name
		if p.Fields = citationChanges(have, rec, a.of(rec)); len(p.Fields) == 0 {
			continue
		}
		was := *have
		p.What, p.citation = PlanChange, &was
		for k := range p.Fields {
			f := &p.Fields[k]
			f.Locked = locked(conf, have, f.Field)
			f.Take = f.Locked == ""
		}
	}
	return ctx.Err()
}

// locked names what stands against changing a field of a citation here: the
// certificate that says it, or, where a conference proofreads, the signed
// decision that has the name.
func locked(conf data.Conference, have *data.CitationRow, f sheet.Field) string {
	if f == sheet.FieldRecipient || f == sheet.FieldNote {
		return "" // no paper says it
	}
	if k := have.Certificate; k.ID != "" && k.State != data.StateWithdrawn {
		return cmp.Or(k.Register, "—")
	}
	if f == sheet.FieldName && conf.Proofread && have.DecisionNumber != "" && have.DecisionDate.Full() {
		return have.DecisionNumber
	}
	return ""
}

// citationChanges gives the fields of which the list knows something else, in
// the order of a list.
func citationChanges(have *data.CitationRow, rec *sheet.Record, award found) []FieldChange {
	var list changes
	says := rec.Citation()
	compareTexts(&list, citationTexts, &have.Citation, &says)
	word(&list, sheet.FieldGender, "jobs.gender.", have.Gender, rec.Gender)
	word(&list, sheet.FieldKind, "jobs.recipient.", have.Kind, rec.Recipient)
	list.yes(sheet.FieldPosthumous, have.Posthumous, rec.Posthumous)
	if award.id != "" && award.id != have.Award || award.fresh && !alike(rec.Award, have.AwardName) {
		list.add(sheet.FieldAward, have.AwardName, rec.Award)
	}
	if rec.Decision != "" && text.Fold(rec.Decision) != text.Fold(have.DecisionNumber) {
		list.add(sheet.FieldDecision, have.DecisionNumber, rec.Decision)
	}
	if rec.DecisionDate.Full() && rec.DecisionDate != have.DecisionDate {
		list.add(sheet.FieldDecisionDate, have.DecisionDate.String(), rec.DecisionDate.String())
	}
	list.note(have.Note, says.Note)
	return list
}

// changedCitation gives the citation with the fields that are to be taken from
// the list. Another award or decision is named by the list's words, to be found
// or made.
func changedCitation(p *RowPlan, rec *sheet.Record, a *awards) store.CitationImport {
	row := citationRow(rec, a)
	award := row.Award
	says := row.Citation
	was := p.citation.Citation
	row.Citation, row.Was, row.RoundNumber = was, &was, 0
	number, date := p.citation.DecisionNumber, p.citation.DecisionDate
	for _, f := range p.Fields {
		if !f.Take {
			continue
		}
		switch f.Field {
		case sheet.FieldGender:
			row.Gender = rec.Gender
		case sheet.FieldKind:
			row.Kind = rec.Recipient
		case sheet.FieldPosthumous:
			row.Posthumous = true
		case sheet.FieldAward:
			row.Award = award
		case sheet.FieldDecision:
			number, row.Decision = rec.Decision, ""
			if rec.DecisionDate.Full() {
				date = rec.DecisionDate
			}
		case sheet.FieldDecisionDate:
			date, row.Decision = rec.DecisionDate, ""
		case sheet.FieldNote:
			row.Note = f.After
		default:
			takeText(citationTexts, f.Field, &row.Citation, &says)
		}
	}
	if row.Decision == "" {
		row.DecisionNumber, row.DecisionDate = strings.TrimSpace(number), date
	}
	return row
}
