package sheet

import (
	"strings"

	"vinhdanh/data"
	"vinhdanh/data/text"
)

// slots number the fields, for the values of one row.
var slots = func() map[Field]int {
	m := make(map[Field]int, len(allFields))
	for i, f := range allFields {
		m[f] = i + 1
	}
	return m
}()

const slotCount = 47 // one more than there are fields

// values are what a row's cells say, by field.
type values struct {
	text   [slotCount]string
	column [slotCount]int
	note   string
	gender data.Gender        // of the column in which a birth date or mark stands
	awards data.RecipientKind // of the column in which the name stands
	filled int                // cells besides number and name
	given  string
	ticked []string // awards whose columns are marked
	kinds  []string // words for the delegate's kind, likewise
}

func (v *values) get(f Field) string { return v.text[slots[f]] }

func (v *values) letter(f Field) string { return Letter(v.column[slots[f]]) }

func (v *values) set(f Field, s string, c Cell) {
	i := slots[f]
	v.text[i], v.column[i] = s, c.Column
}

// read takes up a row's cells by their columns.
func (m *mapper) read(row Row) *values {
	v := &values{}
	for _, c := range row.Cells {
		v.cell(m, c)
	}
	for _, c := range m.fill[row.Number] {
		if _, own := row.At(c.Column); !own {
			if col := m.column(c.Column); col != nil && !col.has(FieldOrdinal) {
				v.cell(m, c)
			}
		}
	}
	return v
}

// cell takes up one cell.
func (v *values) cell(m *mapper, c Cell) {
	col := m.column(c.Column)
	if col == nil {
		v.filled++
		v.note = addLine(v.note, m.label(nil, c.Column)+": "+oneLine(c.Text))
		return
	}
	if col.ticks {
		if isMark(c.Text) {
			v.filled++
			if m.kind == Delegates {
				v.kinds = append(v.kinds, col.word)
			} else {
				v.ticked = append(v.ticked, col.award)
			}
			if col.awards != "" {
				v.awards = col.awards
			}
		}
		if col.Fields[0] == FieldIgnore {
			return
		}
	}
	if col.marks {
		if isMark(c.Text) {
			v.awards = col.awards
		}
		return
	}
	c.Text = quotedText(c.Text)
	if c.Text == "" || v.ditto(m, col, c) || col.Fields[0] != FieldName && saysNothing(c.Text) {
		return
	}
	if len(col.Fields) > 1 {
		v.filled++
		m.packed(v, *col, c)
		return
	}
	s := oneLine(c.Text)
	f := col.Fields[0]
	switch f {
	case FieldIgnore:
		if isBadge[text.Alphanumeric(col.Heading)] && !col.Chosen && (len(s) < badgeDigits || !isDigits(s)) {
			v.note = addLine(v.note, m.label(col, c.Column)+": "+s) // a badge of somebody else's making
		}
		return
	case FieldOrdinal:
		if v.get(FieldOrdinal) == "" {
			v.set(f, s, c)
		}
		return
	case FieldName:
		if v.get(f) == "" {
			v.set(f, c.Text, c)
			v.awards = col.awards
		} else {
			v.note = addLine(v.note, m.label(col, c.Column)+": "+s)
		}
		return
	case FieldGiven:
		v.given = s
		if v.get(FieldName) == "" {
			v.column[slots[FieldName]] = c.Column
		}
		return
	case FieldNote:
		v.filled++
		if col.plain {
			s = c.Text // its lines are lines
		} else {
			s = m.label(col, c.Column) + ": " + s
		}
		v.note = addLine(v.note, s)
		return
	case FieldMale, FieldFemale:
		v.filled++
		m.sexed(v, col, c, s)
		return
	case FieldAward:
		if isMark(s) { // a mark names no award
			v.filled++
			v.note = addLine(v.note, m.label(col, c.Column)+": "+s)
			return
		}
		s = awardLines(c.Text)
		if v.get(f) != "" && m.kind == Recipients { // titles and forms in a column each
			v.filled++
			v.ticked = append(v.ticked, s)
			return
		}
	case FieldFamily:
		if old := v.get(f); old != "" {
			s = old + " " + s
			v.set(f, s, c)
			return
		}
	case FieldEthnicity:
		if isMark(s) && strings.Contains(col.Heading, " – ") {
			if s = lastPart(col.Heading); s == strings.ToUpper(s) { // "Kinh" under "Dân tộc", with a mark
				words := strings.Fields(text.Canon(s))
				for i, w := range words {
					words[i] = capitalized(w)
				}
				s = strings.Join(words, " ")
			}
		}
	case FieldPosition:
		if old := v.get(f); old != "" && old != s {
			s = old + ", " + s
		}
	case FieldUnit:
		if col.within {
			s = namedPart(s, col)
		}
		if old := v.get(f); old != "" {
			v.set(f, joinUnits(old, s, col), c)
			return
		}
	case FieldBirth:
		if col.sex != "" {
			v.filled++
			m.sexed(v, col, c, s)
			return
		}
		if old := v.get(f); old != "" {
			if len(s) <= len(old) {
				return
			}
			v.filled--
		}
	}
	v.filled++
	if old := v.get(f); old != "" && f != FieldPosition && f != FieldBirth {
		v.note = addLine(v.note, m.label(col, c.Column)+": "+s)
		return
	}
	v.set(f, s, c)
}

// quotedText gives what a formula that is nothing but a text shows, as people
// write it to keep a telephone's zero: ="0912345678".
func quotedText(s string) string {
	if len(s) > 3 && s[0] == '=' && s[1] == '"' && strings.IndexByte(s[2:], '"') == len(s)-3 {
		return oneLine(s[2 : len(s)-1])
	}
	return s
}

// badgeDigits is how many figures the program's own badge codes have, without the
// check digit. Lists that it exported bring them back.
const badgeDigits = 19

// isOwn are headings of what the program alone gives out.
var isOwn = phraseSet("Mã thẻ|Badge|Badge code|Số sổ vàng|Register number")

var isBadge = phraseSet("Mã thẻ|Badge|Badge code")

// saysNothing tells of a cell with dashes or dots alone, which stand where
// there is nothing to say.
func saysNothing(s string) bool {
	switch s[0] {
	case '-', '.', '_', '/', ' ', 0xE2: // the dashes and … begin so
		return strings.Trim(s, " -–—._…/\n") == ""
	}
	return false
}

// awardLines puts a cell's lines together, parted where each is an award.
func awardLines(s string) string {
	lines := strings.Split(s, "\n")
	for i, line := range lines[1:] {
		if list := align(cutBullet(line)).tokens(); len(list) > 0 && awardAt(list) == 0 {
			lines[i] = strings.TrimRight(lines[i], ",; ") + ";"
		}
		lines[i+1] = cutBullet(line)
	}
	return strings.Join(lines, " ")
}

// sexed reads a cell of the columns Nam and Nữ: a birth date, or a mark.
// What stands in the second of them when the first has spoken is a note.
func (m *mapper) sexed(v *values, col *Column, c Cell, s string) {
	mark := isMark(s) || readGender(s) != ""
	switch {
	case col.age && !mark && v.gender == "":
		v.gender = col.sex
		v.note = addLine(v.note, firstPart(col.Heading)+": "+s)
	case mark && v.gender == "":
		v.gender = col.sex
		v.column[slots[FieldGender]] = c.Column
	case !mark && v.get(FieldBirth) == "":
		v.gender = col.sex
		v.column[slots[FieldGender]] = c.Column
		v.set(FieldBirth, s, c)
	default:
		v.note = addLine(v.note, m.label(col, c.Column)+": "+s)
	}
}

// packed parts a cell that holds several fields.
func (m *mapper) packed(v *values, col Column, c Cell) {
	switch {
	case col.has(FieldName):
		p, _ := splitPacked(c.Text, true, col.has(FieldAddress) && !col.has(FieldUnit))
		v.set(FieldName, p.name, c)
		v.packedRest(p, c)
	case col.has(FieldPosition) && col.has(FieldUnit):
		post, unit, ok := m.dittoUnit(c.Text)
		if !ok {
			post, unit = splitPost(c.Text, fieldBefore(col, FieldUnit, FieldPosition))
		}
		v.set(FieldPosition, post, c)
		v.set(FieldUnit, unit, c)
	case col.has(FieldPosition) && col.has(FieldAddress):
		post, place := splitPost(c.Text, fieldBefore(col, FieldAddress, FieldPosition))
		v.set(FieldPosition, post, c)
		v.set(FieldAddress, place, c)
	case col.has(FieldUnit) && col.has(FieldAddress):
		v.set(FieldUnit, oneLine(c.Text), c) // nothing tells where the one ends
	case col.has(FieldDecision):
		d := readDecisionCell(oneLine(c.Text))
		if col.has(FieldAward) {
			if s, ok := readSection("", oneLine(c.Text), Recipients); ok && s.award != "" {
				v.set(FieldAward, s.award, c)
				d = s.decision
			} else {
				v.set(FieldAward, oneLine(c.Text), c)
				d = decided{}
			}
		}
		v.set(FieldDecision, d.number, c)
		if d.date != "" || d.bad != "" {
			v.set(FieldDecisionDate, d.date.String()+d.bad, c)
		}
		if d.issuer != "" {
			v.set(FieldIssuer, d.issuer, c)
		}
	default:
		for i, part := range segmentsInto(c.Text, len(col.Fields)) {
			v.set(col.Fields[i], part, c)
		}
	}
}

func fieldBefore(c Column, a, b Field) bool {
	for _, f := range c.Fields {
		switch f {
		case a:
			return true
		case b:
			return false
		}
	}
	return false
}

// segmentsInto parts a text into at most n; the last takes the rest.
func segmentsInto(s string, n int) []string {
	list := segments(s)
	if len(list) <= n {
		return list
	}
	return append(list[:n-1:n-1], together(list[n-1:]))
}

// packedRest takes up what stood behind a name, where no column says it.
func (v *values) packedRest(p packedName, c Cell) {
	for _, t := range []struct {
		field Field
		text  string
	}{{FieldPosition, p.post}, {FieldUnit, p.unit}, {FieldBirth, p.birth}, {FieldEthnicity, p.ethnicity}, {FieldAddress, p.address}, {FieldPhone, p.phone}} {
		if t.text != "" && v.get(t.field) == "" {
			v.set(t.field, t.text, Cell{Column: c.Column})
		}
	}
}

// label names a column in a note.
func (m *mapper) label(col *Column, index int) string {
	if col == nil || col.Heading == "" {
		return m.columnWord + " " + Letter(index)
	}
	return strings.ReplaceAll(lastPart(col.Heading), "\n", " ")
}
