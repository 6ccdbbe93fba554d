package sheet

import (
	"strings"

	"vinhdanh/data/text"
)

// dittoFields are what a row may take over from the one above by a ditto mark.
// A name is where one row gives the same person a second award.
var dittoFields = map[Field]bool{
	FieldName: true, FieldFamily: true, FieldGiven: true, FieldBirth: true, FieldBirthDay: true, FieldBirthMonth: true, FieldBirthYear: true,
	FieldPhone: true, FieldPosition: true, FieldUnit: true, FieldAddress: true, FieldDelegation: true, FieldEthnicity: true, FieldReligion: true, FieldParty: true,
	FieldEducation: true, FieldTheory: true, FieldKind: true, FieldAward: true, FieldAchievement: true, FieldDecision: true, FieldDecisionDate: true,
	FieldIssuer: true, FieldHonorific: true, FieldGender: true, FieldRoles: true, FieldRecipient: true,
	FieldActivity: true,
}

// isDitto tells of a cell that says "as above": nt, -nt-, như trên, ", ″, //.
func isDitto(s string) bool {
	if len(s) > 40 {
		return false
	}
	switch text.Alphanumeric(s) {
	case "nt", "n t", "nhu tren", "nhu dong tren", "nhu o tren", "nhu muc tren", "nhu so tren", "nhu nguoi tren", "nhu hang tren", "cung tren", "giong tren", "giong nhu tren", "nhu tr", "idem", "ditto", "as above", "same as above", "كما سبق", "كذلك":
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
		if m.above == nil {
			continue
		}
		if f == FieldGiven {
			v.given = m.above.given
		}
		if s := m.above.get(f); s != "" {
			v.set(f, s, c)
		}
	}
	return true
}

// dittoUnit takes over the unit from the row above where a cell of post and
// unit repeats it alone: "Giáo viên, nt".
func (m *mapper) dittoUnit(s string) (post, unit string, ok bool) {
	i := strings.LastIndexAny(s, ",;\n")
	if i <= 0 || m.above == nil || !isDitto(strings.TrimSpace(s[i+1:])) {
		return "", "", false
	}
	return strings.TrimSpace(oneLine(s[:i])), m.above.get(FieldUnit), true
}
