package intake

import (
	"context"

	"vinhdanh/data"
	"vinhdanh/data/sheet"
	"vinhdanh/data/text"
)

// delegates finds in what the list says something else of the delegates who are there.
func (c *Comparison) delegates(ctx context.Context, r Records, l *List, ids []data.ID, rows map[data.ID]int) error {
	there, err := r.DelegatesByID(ctx, ids)
	if err != nil {
		return err
	}
	for i := range there {
		have := &there[i]
		at, ok := rows[have.ID]
		if !ok {
			continue
		}
		p := &c.Rows[at]
		p.Code, p.Name = have.Code, have.Name
		if p.Fields = delegateChanges(have, &l.Records[at]); len(p.Fields) > 0 {
			was := have.Delegate
			p.What, p.delegate = PlanChange, &was
		}
	}
	return ctx.Err()
}

// delegateChanges gives the fields of which the list knows something else, in
// the order of a list.
func delegateChanges(have *data.DelegateRow, rec *sheet.Record) []FieldChange {
	var list changes
	says := rec.Delegate()
	compareTexts(&list, delegateTexts, &have.Delegate, &says)
	word(&list, sheet.FieldGender, "jobs.gender.", have.Gender, rec.Gender)
	if !sameDate(have.Birth, rec.Birth) {
		list.add(sheet.FieldBirth, have.Birth.String(), rec.Birth.String())
	}
	if rec.Delegation != "" && text.Fold(rec.Delegation) != text.Fold(have.DelegationName) {
		list.add(sheet.FieldDelegation, have.DelegationName, rec.Delegation)
	}
	if rec.KindWord != "" && (says.Kind != have.Kind || have.KindWord != "" && !alike(have.KindWord, rec.KindWord)) {
		list = append(list, kindChange(&have.Delegate, rec.KindWord))
	}
	list.yes(sheet.FieldExOfficio, have.ExOfficio, says.ExOfficio)
	list.yes(sheet.FieldExemplar, have.Exemplar, says.Exemplar)
	list.yes(sheet.FieldApproved, have.Approved, says.Approved)
	word(&list, sheet.FieldStatus, "jobs.status.", have.Status, rec.Status)
	list.note(have.Note, says.Note)
	return list
}

// changedDelegate gives the delegate with the fields that are to be taken from
// the list, and the name of the delegation where that is among them.
func changedDelegate(p *RowPlan, rec *sheet.Record) (d data.Delegate, delegation string) {
	d = *p.delegate
	says := rec.Delegate()
	for _, f := range p.Fields {
		if !f.Take {
			continue
		}
		switch f.Field {
		case sheet.FieldGender:
			d.Gender = rec.Gender
		case sheet.FieldBirth:
			d.Birth = rec.Birth
		case sheet.FieldDelegation:
			delegation = rec.Delegation
		case sheet.FieldKind:
			d.SetKind(says.Kind)
			d.KindWord = rec.KindWord
		case sheet.FieldExOfficio:
			d.ExOfficio = true
		case sheet.FieldExemplar:
			d.Exemplar = true
		case sheet.FieldApproved:
			d.Approved = true
		case sheet.FieldStatus:
			d.Status = rec.Status
		case sheet.FieldNote:
			d.Note = f.After
		default:
			takeText(delegateTexts, f.Field, &d, &says)
		}
	}
	return d, delegation
}
