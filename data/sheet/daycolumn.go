package sheet

import (
	"slices"

	"vinhdanh/data/text"
)

// birthInParts finds "Ngày", "Tháng", "Năm" side by side with no common heading
// above them: the parts of the birth date, where no other column has that.
func birthInParts(columns []Column) {
	parts := []Field{FieldBirthDay, FieldBirthMonth, FieldBirthYear}
	for _, c := range columns {
		if c.has(FieldBirth) && !c.weak || c.has(FieldBirthDay) || c.has(FieldBirthYear) || c.has(FieldDecisionDate) {
			return
		}
	}
	for i := 0; i+2 < len(columns); i++ {
		found := 0
		for k, part := range parts {
			c := columns[i+k]
			if f, ok := birthPart(lastPart(c.Heading)); !ok || f != part || c.Chosen || c.Index != columns[i].Index+k {
				break
			}
			found++
		}
		if found == 3 {
			for k, part := range parts {
				columns[i+k].Fields, columns[i+k].weak = []Field{part}, false
			}
			return
		}
	}
}

// decisionDates takes "Ngày" and the like for the decision's date where it stands
// right behind its number.
func decisionDates(columns []Column) {
	if slices.ContainsFunc(columns, func(c Column) bool { return c.has(FieldDecisionDate) }) {
		return
	}
	for i := 1; i < len(columns); i++ {
		c, before := &columns[i], columns[i-1]
		if !c.Chosen && before.has(FieldDecision) && c.Index == before.Index+1 && dayHeadings[text.Alphanumeric(lastPart(c.Heading))] && (c.weak || c.has(FieldNote)) {
			c.Fields, c.weak, c.plain = []Field{FieldDecisionDate}, false, false
			return
		}
	}
}

var dayHeadings = phraseSet("ngày|ngày, tháng|ngày, tháng, năm|ngày tháng năm|ngày/tháng/năm|date|dated|day|ngày cấp|التاريخ")
