package sheet

import "vinhdanh/data/text"

// aside tells whether a name's cell holds besides only what its row may take
// over, or says again: a birth date, or a post or unit that has a column too.
// What differs from that column becomes a note.
func (m *mapper) aside(v *values, p *packedName) bool {
	if p.post == "" && p.unit == "" {
		return true
	}
	if v.get(FieldPosition) == "" && v.get(FieldUnit) == "" && v.get(FieldAddress) == "" {
		return false
	}
	for _, t := range []struct {
		field Field
		text  *string
	}{{FieldPosition, &p.post}, {FieldUnit, &p.unit}} {
		if there := v.get(t.field); *t.text != "" && there != "" && text.Fold(there) != text.Fold(*t.text) {
			v.note = addLine(v.note, *t.text)
			*t.text = ""
		}
	}
	return true
}
