package intake

import (
	"context"
	"strings"

	"vinhdanh/data"
	"vinhdanh/data/sheet"
	"vinhdanh/data/text"
)

// person is what is asked of somebody who is there.
type person struct {
	code, name, unit, phone string
	birth                   data.Date
	kind                    data.RecipientKind
	award                   data.ID // of a citation, as kind
}

// people gives who stands behind IDs; empty ones are nobody.
func (l *List) people(ctx context.Context, r Records, ids []data.ID) (map[data.ID]person, error) {
	people := make(map[data.ID]person, len(ids))
	if l.Kind == Delegates {
		rows, err := r.DelegatesByID(ctx, ids)
		for _, d := range rows {
			people[d.ID] = person{code: d.Code, name: d.Name, unit: d.Unit, phone: d.Phone, birth: d.Birth}
		}
		return people, err
	}
	rows, err := r.CitationsByID(ctx, ids)
	for _, c := range rows {
		people[c.ID] = person{code: c.Certificate.Register, name: c.Name, unit: c.Unit, kind: c.Kind, award: c.Award}
	}
	return people, err
}

// like tells of somebody of the same name whether more than that speaks for
// being the one of the list. Another of the name in another unit is somebody else.
func (p person) like(rec *sheet.Record) bool {
	return rec.Unit != "" && text.Fold(p.unit) == text.Fold(rec.Unit) || rec.Phone != "" && phone(p.phone) == phone(rec.Phone)
}

// oneOfSeveral tells of somebody whom the list's row may be, but not surely,
// whether that is so only because others may be the row as well: nothing speaks
// against any of them, and an import leaves the row out as known.
func (p person) oneOfSeveral(rec *sheet.Record, award data.ID) bool {
	switch {
	case text.Fold(p.name) != text.Fold(rec.Name):
		return false // the name may have been corrected
	case p.kind != "":
		return award == p.award && (rec.Recipient == "" || rec.Recipient == p.kind)
	}
	return p.birth == "" || rec.Birth == "" || strings.HasPrefix(string(p.birth), string(rec.Birth)) || strings.HasPrefix(string(rec.Birth), string(p.birth))
}
