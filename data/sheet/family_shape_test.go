package sheet

import (
	"fmt"
	"slices"
	"strings"

	"vinhdanh/data"
)

var (
	titlesOf  = []string{"Đoàn đại biểu xã Sìn Hồ", "Đoàn đại biểu Khối sở, ngành", "Khối các cơ quan Đảng", "Lực lượng vũ trang", "Sở Tài chính", "Cụm thi đua số 1", "Các doanh nghiệp", "Đoàn đại biểu phường Tân Phong", "Hội Nông dân tỉnh", "Trường Đại học Tây Bắc", "ĐOÀN ĐẠI BIỂU XÃ BUM TỞ", "Ban Quản lý Khu kinh tế cửa khẩu", "Đoàn xã Than Uyên", "Lãnh đạo tỉnh qua các thời kỳ"}
	kindTitle = []string{"Đại biểu chính thức", "ĐẠI BIỂU ĐƯƠNG NHIÊN", "Khách mời", "Đại biểu là điển hình tiên tiến", "KHÁCH MỜI", "Đại biểu được bầu", "Khách mời danh dự"}
)

// make draws up the list.
func (s shape) make(m *maker) {
	titled := m.pick([]string{"xã Sìn Hồ", "Khối sở, ngành", "phường Tân Phong", "huyện Than Uyên", "Công an tỉnh"})
	s.title(m, titled)
	cols := s.columns(m)
	numbered := !s.unordered || s.sections != ""
	s.head(m, cols, numbered)
	style, groups := s.sections, 1
	if style != "" {
		groups = 1 + m.IntN(4)
	}
	names := m.Perm(len(titlesOf))
	kinds := m.Perm(len(kindTitle))
	kind, n := "", 0
	for g := range groups {
		delegation := titlesOf[names[g]]
		if s.kinds == "outside" && g%2 == 0 {
			kind = kindTitle[kinds[g/2]]
			m.entitled("roman", g/2, kind, "", cols, numbered)
		}
		size := 2 + m.IntN(4)
		count := ""
		if s.counted {
			count = fmt.Sprintf(m.pick([]string{" (%d đại biểu)", ": %02d đại biểu", " (%02d)", " - %d người", " [%d đ/c]"}), size)
		}
		if style != "" {
			inner := style
			if s.kinds == "outside" {
				inner = "figure"
			}
			m.entitled(inner, g, delegation, count, cols, numbered)
		}
		if m.chance(50) && s.birth != "serial" {
			n = 0
		}
		for k := range size {
			if s.kinds == "inside" && k%2 == 0 && (k == 0 || m.chance(50)) {
				kind = kindTitle[kinds[k/2]]
				m.entitled("small", k/2, kind, "", cols, numbered)
			}
			if s.again && m.chance(20) {
				s.headAgain(m, cols, numbered)
			}
			n++
			r := m.person()
			r.KindWord = kind
			if s.kinds == "" && !s.fewer && !s.headless {
				r.KindWord = m.pick(kindsOfGuest)
			}
			r.Delegation = delegation
			switch {
			case style == "" && s.titled == "delegation":
				r.Delegation = "Đoàn đại biểu " + titled
			case style == "" && (s.fewer || s.headless):
				r.Delegation = ""
			}
			m.delegate(s, r, n, cols, numbered)
		}
		m.blank(m.IntN(2))
	}
	s.foot(m, numbered)
	if s.headless {
		m.doubtful(0, ProblemNoHeading)
	}
}

// title writes the lines above the heading.
func (s shape) title(m *maker, titled string) {
	if s.headless {
		return
	}
	m.headed()
	switch s.titled {
	case "delegation":
		m.rows = append(m.rows, []string{"", m.pick([]string{"", "Danh sách "}) + "Đoàn đại biểu " + titled + m.pick([]string{"", " dự Đại hội thi đua yêu nước", " (25 đại biểu)"})})
	case "unit":
		m.rows = append(m.rows, []string{m.pick([]string{"Đơn vị: ", "Tên đơn vị: ", "Cơ quan, đơn vị: "}) + "Trường THPT Lê Quý Đôn"})
	}
}

// head writes the heading.
func (s shape) head(m *maker, cols []cellWriter, numbered bool) {
	if s.headless {
		return
	}
	var top, sub []string
	if numbered {
		top, sub = []string{m.pick(headingWords[FieldOrdinal])}, []string{""}
		if s.words != nil {
			top[0] = m.pick(s.words[FieldOrdinal])
		}
	}
	two := false
	for i, c := range cols {
		at := len(top)
		top, sub = append(top, c.top), append(sub, c.sub)
		two = two || c.sub != ""
		if c.sub != "" && !c.span {
			last := at
			for k := i + 1; k < len(cols) && cols[k].span; k++ {
				last++
			}
			m.merges = append(m.merges, Range{len(m.rows) + 1, len(m.rows) + 1, at, last})
		}
	}
	m.rows = append(m.rows, top)
	if two {
		m.rows = append(m.rows, sub)
		for at := range top {
			if sub[at] == "" {
				m.merges = append(m.merges, Range{len(m.rows) - 1, len(m.rows), at, at})
			}
		}
	}
	if m.chance(25) {
		numbers := make([]string, len(top))
		for i := range numbers {
			numbers[i] = fmt.Sprintf(m.pick([]string{"(%d)", "%d", "[%d]"}), i+1)
		}
		m.rows = append(m.rows, numbers)
	}
}

func (s shape) headAgain(m *maker, cols []cellWriter, numbered bool) {
	for i, row := range m.rows {
		if len(row) > 2 && row[len(row)-1] == cols[len(cols)-1].top && cols[len(cols)-1].top != "" {
			m.rows = append(m.rows, slices.Clone(row))
			if cols := i + 1; cols < len(m.rows) && slices.Contains(m.rows[cols], "Nam") && slices.Contains(m.rows[cols], "Nữ") {
				m.rows = append(m.rows, slices.Clone(m.rows[cols]))
			}
			return
		}
	}
}

// entitled writes the title of a section.
func (m *maker) entitled(style string, i int, title, count string, cols []cellWriter, numbered bool) {
	number := map[string]string{"roman": []string{"I", "II", "III", "IV", "V", "VI"}[i], "letter": string(rune('A' + i)), "small": string(rune('a'+i)) + ")", "figure": fmt.Sprint(i + 1), "parts": "Phần " + []string{"I", "II", "III", "IV", "V"}[i]}[style]
	text := title + count
	switch style {
	case "bare":
		m.rows = append(m.rows, []string{"", text})
	case "merged":
		m.rows = append(m.rows, []string{text})
		m.merges = append(m.merges, Range{len(m.rows), len(m.rows), 0, len(cols)})
	default:
		if numbered && m.chance(60) && style != "parts" {
			m.rows = append(m.rows, []string{number + m.pick([]string{"", ".", ""}), text})
		} else {
			m.rows = append(m.rows, []string{number + m.pick([]string{". ", "- ", " - ", "/ ", ": "}) + text})
			if m.chance(50) {
				m.merges = append(m.merges, Range{len(m.rows), len(m.rows), 0, len(cols)})
			}
		}
	}
}

// delegate writes one row.
func (m *maker) delegate(s shape, r Record, n int, cols []cellWriter, numbered bool) {
	ethnic, pos, unit, birth := r.Ethnicity, r.Position, r.Unit, r.Birth
	above := Record{}
	if len(m.want) > 0 {
		above = m.want[len(m.want)-1]
	}
	r.Phone = ""
	var row []string
	if numbered {
		row = []string{fmt.Sprintf(m.pick([]string{"%d", "%d", "%02d"}), n)}
	}
	for _, c := range cols {
		text := c.write(&r)
		f := Field("")
		switch text {
		case ethnic:
			f = FieldEthnicity
		case pos:
			f = FieldPosition
		case unit:
			f = FieldUnit
		}
		switch {
		case s.ditto && f == FieldUnit && above.Unit != "" && m.chance(40):
			text, r.Unit = m.pick([]string{"nt", "-nt-", "Như trên", "\"", "//", "- nt -"}), above.Unit
		case s.ditto && f == FieldPosition && above.Position != "" && m.chance(30):
			text, r.Position = m.pick([]string{"nt", "NT", "″", "như trên"}), above.Position
		case s.dashes && f == FieldEthnicity && m.chance(40):
			text, r.Ethnicity = m.pick([]string{"-", "–", "...", "--", "_"}), ""
		case s.merged && f == FieldUnit && above.Unit != "" && len(row) > 0 && m.chance(50) && above.Row == len(m.rows):
			text, r.Unit = "", above.Unit
			m.reach(len(row))
		}
		row = append(row, text)
	}
	r.Row = len(m.rows) + 1
	m.forgetful(s, &r)
	if s.mistakes != "" && m.chance(40) && !m.mistake(s.mistakes, &r, row, birth) {
		return
	}
	m.rows = append(m.rows, row)
	m.want = append(m.want, r)
}

// reach makes the merged block of a column reach down into the row to come.
func (m *maker) reach(column int) {
	row := len(m.rows)
	for i := range m.merges {
		if g := &m.merges[i]; g.FirstColumn == column && g.LastRow == row && g.FirstRow < row+1 && g.LastColumn == column {
			g.LastRow++
			return
		}
	}
	m.merges = append(m.merges, Range{row, row + 1, column, column})
}

// forgetful drops from the record what the list does not say.
func (m *maker) forgetful(s shape, r *Record) {
	if s.birth == "none" && s.name != "birth" || s.birth == "age" {
		r.Birth = ""
	}
	if s.sex == "none" && s.birth != "sexes" {
		r.Gender = ""
	}
	if s.titled == "unit" {
		r.Unit = "Trường THPT Lê Quý Đôn"
	}
}

// mistake spoils a row, and notes what must be said of it.
func (m *maker) mistake(what string, r *Record, row []string, birth data.Date) bool {
	find := func(s string) int {
		return slices.IndexFunc(row, func(c string) bool { return c != "" && strings.Contains(c, s) })
	}
	switch what {
	case "date":
		i := slices.IndexFunc(row, func(c string) bool { return strings.Contains(c, fmt.Sprint(birth.Year())) })
		row[i] = m.pick(impossible)
		r.Birth, r.Faulty = "", true
		m.doubtful(r.Row, ProblemImpossibleDate)
	case "name":
		row[find(r.Name)] = m.pick([]string{"", "", "...", "-"})
		r.Name, r.Honorific, r.Faulty = "", "", true
		m.doubtful(r.Row, ProblemNoName)
	case "formula":
		i := find(r.Name)
		r.Name = m.pick([]string{`=HYPERLINK("http://example.invalid","x")`, `=A1&B1`, `@SUM(A1)`, `=cmd|'/c calc'!A1`, `+VLOOKUP(A1;B:C;2)`})
		row[i] = r.Name
		r.Honorific = ""
		m.doubtful(r.Row, ProblemFormula)
	case "twin":
		if len(m.want) == 0 {
			return true
		}
		old := m.want[m.IntN(len(m.want))]
		if len(old.Birth) < 10 || len(r.Birth) < 10 {
			return true
		}
		// Hòa and hoà are one; so is the case.
		i := find(r.Name)
		r.Name = strings.NewReplacer("òa", "oà", "oà", "òa", "ủy", "uỷ").Replace(old.Name)
		if m.chance(30) {
			r.Name = strings.ToUpper(r.Name)
		}
		row[i] = r.Name
		r.Unit, r.Position = old.Unit, old.Position
		for k, c := range row {
			if slices.Contains(unitWords, c) {
				row[k] = r.Unit
			} else if slices.Contains(postWords, c) {
				row[k] = r.Position
			}
		}
		m.doubtful(r.Row, ProblemDuplicate)
	}
	return true
}

// foot writes what stands under the list.
func (s shape) foot(m *maker, numbered bool) {
	if s.headless {
		return
	}
	if m.chance(60) || s.lie != 0 {
		n := len(m.want)
		if s.lie != 0 {
			n += s.lie + m.IntN(2)
			m.doubtful(len(m.rows)+1, ProblemFooterCount)
		}
		row := []string{"", fmt.Sprintf(m.pick(footerForms), n)}
		if m.chance(30) {
			row = row[1:]
		}
		m.rows = append(m.rows, row)
	}
	m.signed()
}
