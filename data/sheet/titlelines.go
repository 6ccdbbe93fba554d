package sheet

import (
	"strings"

	"vinhdanh/data/text"
)

// titles reads the lines above the heading: the decision that a list is the
// annex of, the award that all its rows are given, and whether it is a list of guests.
func (m *mapper) titles(first int) {
	rows := m.told.kept(m.grid.Rows[:max(0, min(first, len(m.grid.Rows)))])
	sections, above := m.sectionsAbove(rows)
	rows = rows[:len(rows)-above]
	for _, s := range sections {
		m.enter(s)
	}
	lines := titleLines(rows)
	m.whose = titleWhose(lines)
	if m.kind == Delegates {
		for _, r := range rows {
			for _, c := range r.Cells {
				key := text.Alphanumeric(c.Text)
				if strings.Contains(key, "danh sach khach moi") && !strings.Contains(key, "dai bieu") {
					m.word = "Khách mời"
				}
			}
		}
		return
	}
	var found []titled
	for _, line := range lines {
		a := align(line)
		if d, _, ok := readDecision(a); ok && m.title.number == "" && followsAny(a.tokens(), 0, grounds) == 0 {
			switch {
			case d.number != "":
				m.title = d
			case d.issuer != "" && m.title.empty():
				m.title = decided{issuer: d.issuer} // still to be signed
			}
		}
		found = append(found, titleAward(line))
	}
	named := oneAward(found)
	if named.award == "" && m.award.award == "" && len(m.grid.Sheet) < 100 {
		named = titleAward(m.grid.Sheet) // the tab may be called "Giấy khen"
	}
	if m.award.award != "" {
		named.award = m.award.award
	}
	m.award = named
}
