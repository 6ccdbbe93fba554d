package sheet

import (
	"strings"

	"vinhdanh/data/text"
)

// dittoFields are what a row may take over from the one above by a ditto mark.
// A name never is.
var dittoFields = map[Field]bool{
	FieldPosition: true, FieldUnit: true, FieldAddress: true, FieldDelegation: true, FieldEthnicity: true, FieldReligion: true, FieldParty: true,
	FieldEducation: true, FieldTheory: true, FieldKind: true, FieldAward: true, FieldAchievement: true, FieldDecision: true, FieldDecisionDate: true,
	FieldIssuer: true, FieldHonorific: true, FieldGender: true, FieldRoles: true, FieldRecipient: true,
}

// isDitto tells of a cell that says "as above": nt, -nt-, như trên, ", ″, //.
func isDitto(s string) bool {
	if len(s) > 40 {
		return false
	}
	switch text.Alphanumeric(s) {
	case "nt", "n t", "nhu tren", "ditto":
		return true
	case "":
	default:
		return false
	}
	signs := strings.Trim(s, " -–—._()")
	if signs == "" || strings.Trim(signs, "\"″“”„〃'’‘,/") != "" {
		return false
	}
	return strings.ContainsAny(signs, "\"″“”„〃") || len([]rune(signs)) > 1 // one ' , / alone says something else, or nothing
}

// ditto takes a cell's fields over from the row above, where it says so.
func (v *values) ditto(m *mapper, col *Column, c Cell) bool {
	if !isDitto(c.Text) {
		return false
	}
	for _, f := range col.Fields {
		if !dittoFields[f] {
			return false
		}
	}
	v.filled++
	for _, f := range col.Fields {
		s := ""
		if m.above != nil {
			s = m.above.get(f)
		}
		v.set(f, s, c)
	}
	return true
}
