package intake

import "vinhdanh/data/sheet"

// textField is a field of a record that is plain text.
type textField[T any] struct {
	field sheet.Field
	of    func(*T) *string
}

// changes are the fields in which a list says something else than is known.
type changes []FieldChange

// add adds a field that is not a word of ours.
func (c *changes) add(f sheet.Field, before, after string) {
	*c = append(*c, FieldChange{Field: f, Before: before, After: after, Take: true})
}

// word adds a field of which the list says another word of ours; group is the
// beginning of their keys. A list that says nothing changes nothing.
func word[W ~string](c *changes, f sheet.Field, group string, known, said W) {
	if said != "" && said != known {
		*c = append(*c, termChange(f, group, string(known), string(said)))
	}
}

// yes adds a field that the list sets and that is not set.
func (c *changes) yes(f sheet.Field, known, said bool) {
	if said && !known {
		*c = append(*c, termChange(f, "jobs.", "", "yes"))
	}
}

// note adds what a list's note says besides.
func (c *changes) note(known, said string) {
	if note := addNote(known, said); note != known {
		c.add(sheet.FieldNote, known, note)
	}
}

// compareTexts adds the plain fields.
func compareTexts[T any](c *changes, fields []textField[T], known, said *T) {
	for _, t := range fields {
		if k, s := *t.of(known), *t.of(said); !sameText(t.field, k, s) {
			c.add(t.field, k, s)
		}
	}
}

// takeText takes a plain field from what a list says.
func takeText[T any](fields []textField[T], f sheet.Field, into, said *T) {
	for _, t := range fields {
		if t.field == f {
			*t.of(into) = *t.of(said)
		}
	}
}
