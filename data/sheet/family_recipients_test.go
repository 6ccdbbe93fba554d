package sheet

import (
	"fmt"
	"slices"
	"strings"

	"vinhdanh/data"
)

// annex is how a list of recipients is drawn up.
type annex struct {
	award  string // sections, title, column, marks, proposal, tables
	groups string // "", letters, plain, decimals, dashes
	name   string // "", packed, kind: a column that says whose it is
	lie    int
	rest   bool // decisions in columns of number and day, "Ngày" alone over the latter
	dead   bool
	unsign bool // the decision waits for its number
	total  bool // a row that adds up bonuses
}

var recipientFamilies = []family{
	{"award-sections", Recipients, annex{award: "sections"}.make}, {"award-sections-groups", Recipients, annex{award: "sections", groups: "letters"}.make},
	{"award-sections-plain-groups", Recipients, annex{award: "sections", groups: "plain"}.make}, {"award-sections-decimals", Recipients, annex{award: "sections", groups: "decimals"}.make},
	{"award-in-title", Recipients, annex{award: "title", groups: "letters"}.make}, {"award-in-title-unsigned", Recipients, annex{award: "title", unsign: true}.make},
	{"award-column", Recipients, annex{award: "column"}.make}, {"award-column-days", Recipients, annex{award: "column", rest: true}.make}, {"award-column-packed", Recipients, annex{award: "column", name: "packed"}.make},
	{"award-column-kinds", Recipients, annex{award: "column", name: "kind"}.make}, {"award-marks", Recipients, annex{award: "marks"}.make}, {"proposals", Recipients, annex{award: "proposal", groups: "plain"}.make},
	{"proposals-decimals", Recipients, annex{award: "proposal", groups: "decimals"}.make}, {"award-tables", Recipients, annex{award: "tables"}.make}, {"the-dead", Recipients, annex{award: "sections", dead: true}.make},
	{"recipients-footer-lies", Recipients, annex{award: "sections", groups: "letters", lie: 1}.make}, {"bonuses", Recipients, annex{award: "column", total: true}.make},
	{"award-sections-total", Recipients, annex{award: "sections", groups: "plain", total: true}.make}, {"recipients-arabic", Recipients, arabicRecipients},
	{"recipients-packed-sections", Recipients, annex{award: "sections", name: "packed", groups: "letters"}.make},
}

// given is an award with its decision.
type given struct {
	award, number, issuer string
	day                   data.Date
}

func (a annex) given(m *maker) given {
	g := given{award: m.pick(awardNames), number: fmt.Sprintf("%d/QĐ-%s", 1+m.IntN(2000), m.pick([]string{"SNV", "TTg", "UBND", "CTN", "BVHTTDL", "SGDĐT"}))}
	d, err := data.NewDate(2025, 1+m.IntN(9), 1+m.IntN(28))
	if err != nil {
		panic(err)
	}
	g.day = d
	return g
}

// recipient makes one, and how its name is written.
func (a annex) recipient(m *maker, kind data.RecipientKind) (r Record, written string) {
	r.Recipient = kind
	switch kind {
	case data.Collective:
		r.Name = m.pick(collectives)
		return r, r.Name
	case data.Household:
		r.Name = m.pick([]string{"Hộ gia đình ông ", "Gia đình bà ", "Hộ ông ", "Hộ bà "}) + m.pick(familyWords) + " " + m.pick(middleWords) + " " + m.pick(givenWords)
		r.Unit = m.pick([]string{"Bản Nà Cóc", "Tổ dân phố số 3", "Thôn Đông Phong"})
		return r, r.Name
	}
	p := m.person()
	r.Name, r.Position, r.Unit = p.Name, p.Position, p.Unit
	r.Honorific = m.pick([]string{"Ông", "Bà", "Đồng chí", "Đ/c", "Đại úy", "Bà", "Ông"})
	r.Gender = map[string]data.Gender{"Ông": data.Male, "Bà": data.Female}[r.Honorific]
	written = r.Honorific + m.pick([]string{" ", "  ", ": "}) + r.Name
	if a.dead && m.chance(50) {
		r.Posthumous = true
		switch m.IntN(4) {
		case 0:
			written += " (truy tặng)"
		case 1:
			written, r.Honorific, r.Gender = "Cố "+r.Name, "", ""
		case 2:
			written, r.Honorific, r.Gender, r.Note = "Liệt sĩ "+r.Name, "", "", "Liệt sĩ"
		case 3:
			written += " - đã mất"
		}
	}
	return r, written
}

// make draws up the list.
func (a annex) make(m *maker) {
	m.rows = append(m.rows, []string{"SỞ NỘI VỤ"})
	one := a.given(m)
	switch a.award {
	case "title":
		number, day := one.number, one.day.String()
		m.rows = append(m.rows, []string{m.pick([]string{"DANH SÁCH TẬP THỂ, CÁ NHÂN ĐƯỢC TẶNG ", "DANH SÁCH TẶNG ", "Danh sách tập thể, cá nhân được tặng thưởng "}) + strings.TrimPrefix(one.award, "Danh hiệu ")})
		one.award = strings.TrimPrefix(one.award, "Danh hiệu ")
		if a.unsign {
			one.number, one.day = "", ""
			number, day = "      /QĐ-UBND", "     tháng     năm 2025"
		}
		one.issuer = "Chủ tịch UBND tỉnh"
		m.rows = append(m.rows, []string{fmt.Sprintf(m.pick([]string{"(Kèm theo Quyết định số %s ngày %s của Chủ tịch UBND tỉnh)", "Ban hành kèm theo Quyết định số %s ngày %s của Chủ tịch UBND tỉnh"}), number, day)})
	default:
		m.rows = append(m.rows, []string{"DANH SÁCH TẬP THỂ, CÁ NHÂN ĐƯỢC KHEN THƯỞNG"})
	}
	cols := a.columns(m)
	if a.award != "tables" {
		a.head(m, cols)
	}
	used := map[string]bool{}
	var got counts
	for i := range 1 + m.IntN(3) {
		g := one
		if a.award != "title" {
			g = a.given(m)
		}
		if used[g.award] {
			continue
		}
		used[g.award] = true
		a.section(m, i, &g)
		if a.award == "tables" {
			a.head(m, cols)
		}
		for k, kind := range []data.RecipientKind{data.Collective, data.Individual, data.Household} {
			if kind == data.Household && m.chance(60) || kind == data.Collective && m.chance(20) {
				continue
			}
			a.group(m, i, k, kind)
			for n := range 1 + m.IntN(3) {
				r, written := a.recipient(m, kind)
				if used[r.Name] {
					continue
				}
				used[r.Name] = true
				r.Award, r.Decision, r.DecisionDate, r.Issuer = g.award, g.number, g.day, g.issuer
				a.row(m, r, written, i, k, n, cols)
				last := &m.want[len(m.want)-1]
				got.all++
				switch last.Recipient {
				case data.Collective:
					got.collectives++
				case data.Household:
					got.households++
				default:
					got.individuals++
				}
			}
		}
	}
	if a.total {
		row := make([]string, len(cols)+1)
		row[0], row[len(cols)] = m.pick([]string{"Tổng cộng", "Cộng", "Tổng"}), "7.956.000"
		m.rows = append(m.rows, row)
	}
	if m.chance(60) || a.lie > 0 {
		if a.lie > 0 {
			m.doubtful(len(m.rows)+1, ProblemFooterCount)
		}
		m.footer(got, a.lie)
	}
	m.signed()
}

type awardColumn struct {
	head  string
	write func(r *Record, written string) string
}

func (a annex) columns(m *maker) []awardColumn {
	name := awardColumn{m.pick(recipientHeadings[FieldName]), func(_ *Record, written string) string { return written }}
	post := awardColumn{m.pick(recipientHeadings[FieldPosition]), func(r *Record, _ string) string { return strings.TrimPrefix(r.Position+", "+r.Unit, ", ") }}
	if a.name == "packed" {
		name = awardColumn{m.pick([]string{"Họ và tên, chức vụ, đơn vị", "Họ tên, chức vụ, đơn vị công tác"}), func(r *Record, written string) string {
			return strings.TrimSuffix(strings.ReplaceAll(written+", "+r.Position+", "+r.Unit, ", , ", ", "), ", ")
		}}
	}
	cols := []awardColumn{name}
	if a.name != "packed" {
		cols = append(cols, post)
	}
	if a.name == "kind" {
		cols = append(cols, awardColumn{m.pick([]string{"Đối tượng", "Loại", "Phân loại"}), func(r *Record, _ string) string {
			return map[data.RecipientKind]string{data.Collective: "Tập thể", data.Individual: "Cá nhân", data.Household: "Hộ gia đình"}[r.Recipient]
		}})
	}
	if a.award != "marks" {
		cols = append(cols, awardColumn{m.pick(recipientHeadings[FieldAchievement]), func(r *Record, _ string) string {
			r.Achievement = m.pick(themes)
			return r.Achievement
		}})
	}
	switch a.award {
	case "column":
		cols = append(cols, awardColumn{m.pick(recipientHeadings[FieldAward]), func(r *Record, _ string) string { return r.Award }})
		days := recipientHeadings[FieldDecisionDate]
		if a.rest {
			days = []string{"Ngày", "Ngày, tháng, năm", "Ngày tháng"}
		}
		both := []awardColumn{{m.pick(recipientHeadings[FieldDecision]), func(r *Record, _ string) string { return r.Decision }}, {m.pick(days), func(r *Record, _ string) string { return m.birth(r.DecisionDate) }}}
		cols = append(cols, both...)
	case "marks":
		for _, i := range m.Perm(len(awardNames))[:3] {
			award := awardNames[i]
			cols = append(cols, awardColumn{award, func(r *Record, _ string) string { return "" }})
		}
	}
	if a.total {
		cols = append(cols, awardColumn{m.pick([]string{"Số tiền thưởng", "Mức thưởng", "Tiền thưởng"}), func(r *Record, _ string) string {
			n := m.pick([]string{"702.000", "1.404.000", "2340000"})
			r.Note = addLine(r.Note, "\x00"+n)
			return n
		}})
	}
	return cols
}

func (a annex) head(m *maker, cols []awardColumn) {
	row := []string{m.pick([]string{"TT", "STT", "Số TT"})}
	for _, c := range cols {
		row = append(row, c.head)
	}
	m.rows = append(m.rows, row)
}

// section writes an award's title, and what it makes of the award.
func (a annex) section(m *maker, i int, g *given) {
	roman := []string{"I", "II", "III"}[i]
	put := func(title string) {
		if m.chance(50) {
			m.rows = append(m.rows, []string{roman, title})
			return
		}
		m.rows = append(m.rows, []string{roman + m.pick([]string{". ", "- ", ") "}) + title})
	}
	switch a.award {
	case "sections", "tables":
		issuer := m.pick(issuers)
		g.issuer = strings.TrimPrefix(issuer, " của ")
		y, mo, d := g.day.Parts()
		day := fmt.Sprintf(m.pick([]string{"%02d/%02d/%d", "%d/%d/%d", "%02d tháng %d năm %d", "%d-%d-%d", "%02d.%02d.%d"}), d, mo, y)
		clause := m.pick([]string{" (Quyết định số %s ngày %s%s)", " theo Quyết định số %s ngày %s%s", " (QĐ số %s, ngày %s%s)", ", Quyết định số %s ngày %s%s", " - Quyết định số: %s ngày %s%s", " (kèm theo Quyết định số %s ngày %s%s)", " (theo QĐ %s ký ngày %s%s)", " [Quyết định số %s ngày %s%s]"})
		put(g.award + fmt.Sprintf(clause, g.number, day, issuer))
	case "proposal":
		by := m.pick([]string{"UBND tỉnh", "Chủ tịch UBND tỉnh", "Thủ tướng Chính phủ", "Giám đốc Sở Nội vụ", "Bộ trưởng Bộ Công an"})
		form := m.pick([]string{"Bằng khen", "Giấy khen", "Cờ thi đua"})
		put(m.pick([]string{"Đề nghị ", "Trình ", "Đề nghị "}) + by + m.pick([]string{" tặng ", " xét tặng ", " tặng thưởng "}) + form)
		*g = given{award: form + " của " + by, issuer: by}
	case "column", "marks", "title":
	}
}

func (a annex) group(m *maker, i, k int, kind data.RecipientKind) {
	title := m.pick(groupTitles[kind])
	switch a.groups {
	case "letters":
		m.rows = append(m.rows, []string{string(rune('a'+k)) + m.pick([]string{")", ".", ""}), title})
	case "plain":
		m.rows = append(m.rows, []string{"", title})
	case "decimals":
		m.rows = append(m.rows, []string{fmt.Sprint(k + 1), title})
	}
}

// row writes one recipient.
func (a annex) row(m *maker, r Record, written string, i, k, n int, cols []awardColumn) {
	number := fmt.Sprint(n + 1)
	if a.groups == "decimals" {
		number = fmt.Sprintf("%d.%d", k+1, n+1)
	}
	row := []string{number}
	for _, c := range cols {
		s := c.write(&r, written)
		r.Note = strings.ReplaceAll(r.Note, "\x00", c.head+": ")
		row = append(row, s)
	}
	r.Row = len(m.rows) + 1
	if a.award == "marks" {
		r.Decision, r.DecisionDate = "", ""
		at := slices.IndexFunc(cols, func(c awardColumn) bool { return slices.Contains(awardNames, c.head) }) + m.IntN(3)
		row[at+1] = m.pick([]string{"x", "X", "✓"})
		r.Award = cols[at].head
		r.Award = strings.TrimPrefix(r.Award, "Danh hiệu ")
	}
	m.rows = append(m.rows, row)
	m.want = append(m.want, r)
}

// arabicRecipients draws up a list in Arabic.
func arabicRecipients(m *maker) {
	fields := []Field{FieldName, FieldPosition, FieldUnit, FieldAchievement, FieldAward, FieldDecision, FieldDecisionDate}
	m.Shuffle(len(fields), func(i, j int) { fields[i], fields[j] = fields[j], fields[i] })
	head := []string{m.pick(arabicHeadings[FieldOrdinal])}
	for _, f := range fields {
		head = append(head, m.pick(arabicHeadings[f]))
	}
	m.rows = append(m.rows, head)
	for i, name := range arabicNames[:2+m.IntN(4)] {
		r := Record{Row: len(m.rows) + 1, Name: name, Position: m.pick(arabicPosts), Unit: m.pick(arabicUnits), Achievement: "إنجازات متميزة في الفترة 2020 - 2025", Award: "شهادة تقدير", Decision: fmt.Sprintf("%d/QĐ-UBND", 10+i), DecisionDate: data.Date(fmt.Sprintf("2025-0%d-1%d", 1+i, i))}
		row := []string{fmt.Sprint(i + 1)}
		if m.chance(30) {
			row[0] = string([]rune("١٢٣٤٥٦")[i])
		}
		for _, f := range fields {
			row = append(row, map[Field]string{FieldName: r.Name, FieldPosition: r.Position, FieldUnit: r.Unit, FieldAchievement: r.Achievement, FieldAward: r.Award, FieldDecision: r.Decision, FieldDecisionDate: r.DecisionDate.String()}[f])
		}
		m.rows = append(m.rows, row)
		m.want = append(m.want, r)
	}
}
