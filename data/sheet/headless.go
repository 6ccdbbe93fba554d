package sheet

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"vinhdanh/data"
	"vinhdanh/data/text"
)

// ProblemNoHeading says that the list has no heading and was read by what its
// columns hold.
const ProblemNoHeading data.Code = "no-heading"

// headless tells whether the list was read without a heading.
func (l *List) headless() bool {
	return slices.ContainsFunc(l.Problems, func(p Problem) bool { return p.Code == ProblemNoHeading })
}

// headless reads a list that has no heading at all by what its columns hold:
// a column in which most cells are people's names is the name column, one of
// days is the birth date, one of telephone numbers the telephone. Columns that
// could be two things are notes. The list then carries a doubt that says so.
// labelled allows for a row above that labels columns and names no name.
func (m *mapper) headless(labelled bool) heading {
	width := m.width()
	if width > 60 {
		return heading{}
	}
	best, first, name := 0, 0, -1
	for c := range width {
		names, cells, from := m.peopleIn(c)
		if names >= 2 && 10*names >= 6*cells && names > best {
			best, first, name = names, from, c
		}
	}
	if name < 0 {
		return heading{}
	}
	var above *Row
	for i := first; labelled && i > max(0, first-6) && above == nil; i-- { // sections may stand between
		if above = m.labels(i, name); above != nil {
			first = i
		}
	}
	if above == nil {
		for first > 0 && len(m.grid.Rows[first-1].Cells) > 1 && 2*len(m.grid.Rows[first-1].Cells) >= len(m.grid.Rows[first].Cells) {
			first-- // as much as a row of the list, though its name is none that we know
		}
	}
	h := heading{first: first, last: first - 1}
	if above != nil {
		if s := m.finder.sense(oneLine(above.text(name))); s.single && !slices.Contains(s.fields, FieldName) && (!s.weak || !slices.Contains(s.fields, FieldAchievement)) {
			return heading{} // people, but not those whom the list is of
		}
		h.first, h.rows = first-1, []int{above.Number}
	}
	sample := m.sampler(first)
	var taken []Field
	for c := range width {
		col := Column{Index: c, Letter: Letter(c)}
		if above != nil {
			col.Heading = oneLine(above.text(c))
		}
		values := sample(c)
		if c == name {
			col.Fields = []Field{FieldName}
			if width == 1 || packedPeople(m.sampled(c, first)) {
				col.Fields = f(FieldName, FieldPosition, FieldUnit)
			}
		} else if s := m.finder.sense(col.Heading); len(s.fields) > 0 && !slices.Contains(s.fields, FieldName) {
			col.Fields = slices.Clone(s.fields)
		} else if len(values) > 0 && !s.single {
			col.Fields = guessFields(values, c < name)
		}
		if len(col.Fields) == 0 {
			if len(values) == 0 && col.Heading == "" {
				continue
			}
			col.Fields = f(FieldNote)
		}
		for _, fd := range col.Fields {
			if fd != FieldNote && fd != FieldPosition && slices.Contains(taken, fd) {
				col.Fields = f(FieldNote) // two such columns: which is meant, nothing tells
				break
			}
		}
		taken = append(taken, col.Fields...)
		h.columns = append(h.columns, col)
	}
	p := warning(0, Letter(name), ProblemNoHeading, "column", Letter(name))
	p.Saved = false
	m.problem(p)
	return h
}

// labels gives the row right above the first of a list where it could be a
// heading, though one that names no name: short words over the list's columns.
func (m *mapper) labels(first, name int) *Row {
	if first == 0 {
		return nil
	}
	r := m.grid.Rows[first-1]
	known := 0
	for _, c := range r.Cells {
		if len(c.Text) > 100 || isFigure(c.Text) || isPersonLine(c.Text) {
			return nil
		}
		if s := m.finder.sense(oneLine(c.Text)); s.single || len(s.fields) > 0 {
			known++
		}
	}
	if len(r.Cells) < 2 || known == 0 || r.text(name) == "" {
		return nil
	}
	return &r
}

// peopleIn counts the cells of a column that hold people, and, from the first
// of these on, all its cells; first is the place of the row with the first,
// or of the section's title right above it.
func (m *mapper) peopleIn(column int) (people, cells, first int) {
	first = -1
	for i, r := range m.grid.Rows[:min(len(m.grid.Rows), 300)] {
		s := oneLine(r.text(column))
		if s == "" {
			continue
		}
		if isPersonLine(s) {
			if first < 0 {
				first = i
			}
			people++
		}
		if first < 0 {
			continue
		}
		if _, counts := readFooter(s); counts || closes(s) {
			continue
		}
		if sec, ok := readSection("", s, m.kind); ok && len(r.Cells) <= 2 && !isPersonLine(s) && (sec.clear() || sec.style != unnumbered) {
			continue // a title, or a body with its number
		}
		if n := readName(s); m.kind == Recipients && (n.recipient == data.Collective || n.recipient == data.Household) {
			continue
		}
		cells++
	}
	for first > 0 && first <= len(m.grid.Rows) {
		above := m.grid.Rows[first-1]
		s, ok := readSection("", oneLine(above.Cells[0].Text), m.kind)
		if len(above.Cells) != 1 || !ok || s.style == unnumbered && (m.kind == Recipients && s.What != SectionAward && s.What != SectionGroup || m.kind == Delegates && s.What != SectionDelegation && s.What != SectionKind) {
			break
		}
		first--
	}
	return people, cells, max(0, first)
}

// titleStarts begin the lines above a list; "Danh" is a family name as well.
var titleStarts = phraseSet("danh sách|phụ lục|cộng hòa|độc lập|kèm theo|biểu tổng hợp|tổng hợp")

// isPersonLine tells of a cell that holds a person's name, alone or with an
// honorific before it, a number before it, or a post behind it.
func isPersonLine(s string) bool {
	s = cutListNumber(cutBullet(s))
	if followsAny(align(s).tokens(), 0, titleStarts) > 0 {
		return false
	}
	p, packed := splitPacked(s, false, false)
	h, name := text.CutHonorific(p.name)
	if !looksLikePerson(name) {
		return false
	}
	return h.Text != "" || familyName(name) || packed && p.post != ""
}

// packedPeople tells of a column whose cells hold more than the name.
func packedPeople(list []string) bool {
	n := 0
	for _, s := range list {
		if _, packed := splitPacked(s, false, false); packed {
			n++
		}
	}
	return n*2 > len(list)
}

// sampled gives the first cells of a column from a row on, also those that
// stand alone.
func (m *mapper) sampled(column, from int) []string {
	var list []string
	for i := from; i < len(m.grid.Rows) && len(list) < 100; i++ {
		if s := m.grid.Rows[i].text(column); s != "" {
			list = append(list, s)
		}
	}
	return list
}

var (
	phoneShape    = regexp.MustCompile(`^\+?[\d .()-]{9,16}$`)
	decisionShape = regexp.MustCompile(`^\d+\s*/\s*(?:\d{4}\s*/\s*)?[A-ZĐ]{2,}`)
	ethnicities   = phraseSet("Kinh|Tày|Thái|Hoa|Khmer|Khơ Me|Mường|Nùng|Mông|H'Mông|Hmông|HMông|Dao|Gia Rai|Jrai|Ngái|Ê Đê|Êđê|Ba Na|Xơ Đăng|Sán Chay|Cơ Ho|Chăm|Sán Dìu|Hrê|Mnông|Ra Glai|Xtiêng|Bru Vân Kiều|Thổ|Giáy|Cơ Tu|Gié Triêng|Mạ|Khơ Mú|Co|Tà Ôi|Chơ Ro|Kháng|Xinh Mun|Hà Nhì|Chu Ru|Lào|La Chí|La Ha|Phù Lá|La Hủ|Lự|Lô Lô|Chứt|Mảng|Pà Thẻn|Cờ Lao|Cống|Bố Y|Si La|Pu Péo|Brâu|Ơ Đu|Rơ Măm")
)

// guessFields tells what a column without a heading holds by its cells; nil
// where they could be several things.
func guessFields(cells []string, beforeName bool) []Field {
	list := make([]string, len(cells))
	for i, s := range cells {
		list[i] = latinDigits(s)
	}
	most := func(is func(string) bool) bool { return mostAre(list, is) }
	switch {
	case beforeName && numbersOnly(list):
		return f(FieldOrdinal)
	case beforeName && honorifics(list):
		return f(FieldHonorific)
	case most(func(s string) bool { return len(s) > 1 && readGender(s) != "" }):
		return f(FieldGender)
	case most(isBirth):
		return f(FieldBirth)
	case most(func(s string) bool {
		s = strings.TrimLeft(s, "'’")
		return phoneShape.MatchString(s) && len(phoneKey(readPhone(s))) >= 10 && !strings.Contains(s, "/")
	}):
		return f(FieldPhone)
	case most(func(s string) bool { return ethnicities[text.Alphanumeric(s)] }):
		return f(FieldEthnicity)
	case most(func(s string) bool { return decisionShape.MatchString(s) }):
		return f(FieldDecision)
	case most(namesAward):
		return f(FieldAward)
	case most(func(s string) bool {
		post, unit := splitPost(s, false)
		return post != "" && unit != "" && begins(post) == thingPost
	}):
		return f(FieldPosition, FieldUnit)
	case most(func(s string) bool { return begins(s) == thingPost }):
		return f(FieldPosition)
	case most(func(s string) bool { return begins(s) == thingBody }):
		return f(FieldUnit)
	}
	return nil
}

// isBirth tells of a cell that can be a birth date and hardly anything else.
func isBirth(s string) bool {
	s = strings.TrimLeft(s, "'’ ")
	d, _ := readDate(s, 9999)
	y, month, _ := d.Parts()
	return d != "" && y >= oldestBirth && y < 2020 && (month > 0 || strings.Contains(s, strconv.Itoa(y)))
}
