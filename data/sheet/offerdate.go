package sheet

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"vinhdanh/data"
)

// offerDate: the year alone, day and month exchanged, or the one day that two
// figures typed the wrong way round explain.
func (m *mapper) offerDate(p *Problem) []Offer {
	written, _ := p.Args["date"].(string)
	column := p.Column
	if p.Args["section"] != nil {
		column = m.holding(p.Row, written)
	}
	list := []Offer{lead("offer.edit-date", p.Row, column)}
	birth := p.Args["what"] == string(FieldBirth)
	possible := func(d data.Date) bool { return d != "" && d.Year() >= oldestBirth && d.Year() <= m.year+1 }
	if birth {
		possible = func(d data.Date) bool {
			return d != "" && d.Year() >= oldestBirth && d.Year() <= m.year && (!d.Full() || d <= m.today)
		}
	}
	put := func(key, arg string, d data.Date) {
		if !possible(d) {
			return
		}
		if fixes := m.writeDate(p, column, written, d); fixes != nil {
			list = append(list, choice(key, p, fixes, arg, d.String()))
		}
	}
	y, mo, d, _, ok := dateNumbers(written)
	if birth {
		put("offer.year-only", "year", yearIn(written))
	}
	if ok {
		put("offer.swap-day-month", "date", newDate(y, d, mo))
		put("offer.use-date", "date", nearDate(y, mo, d, possible))
	}
	if p.Args["section"] != nil {
		return append(list, choice("offer.no-date", p, []Fix{{Kind: FixAccept, Row: p.Row, Code: p.Code}}))
	}
	if fixes := m.rewrite(p.Row, column, written, ""); fixes != nil {
		list = append(list, choice("offer.no-date", p, fixes))
	} else if fixes := m.writeDate(p, column, written, ""); fixes != nil {
		list = append(list, choice("offer.no-date", p, fixes))
	}
	return list
}

// holding gives the column of a row's cell that holds a text.
func (m *mapper) holding(row int, s string) string {
	for _, c := range m.shown(row) {
		if strings.Contains(oneLine(c.Text), s) {
			return Letter(c.Column)
		}
	}
	return ""
}

// offerYear: either century, where both are possible.
func (m *mapper) offerYear(p *Problem) []Offer {
	written, _ := p.Args["date"].(string)
	year, _ := p.Args["year"].(int)
	_, mo, d, _, ok := dateNumbers(written)
	var list []Offer
	if ok {
		for i, key := range []string{"offer.year", "offer.other-year"} {
			date := newDate(year-100*i, mo, d)
			if date == "" || date.Year() < oldestBirth {
				continue
			}
			if fixes := m.writeDate(p, p.Column, written, date); fixes != nil {
				list = append(list, choice(key, p, fixes, "year", strconv.Itoa(year-100*i)))
			}
		}
	}
	if len(list) == 0 {
		list = append(list, choice("offer.year", p, []Fix{{Kind: FixAccept, Row: p.Row, Column: p.Column, Code: p.Code}}, "year", strconv.Itoa(year)))
	}
	return append(list, lead("offer.edit-date", p.Row, p.Column))
}

var (
	datePart = regexp.MustCompile(`\d{1,4}\s*[/.\-,\\]\s*\d{1,2}(?:\s*[/.\-,\\]\s*\d{1,4})?|\d{1,2}\s+(?:tháng|thang|Tháng)\s+\d{1,2}\s*,?\s+(?:năm|nam|Năm)\s+\d{2,4}`)
	yearPart = regexp.MustCompile(`(?:^|\D)((?:19|20)\d\d)(?:\D|$)`)
)

// writeDate makes the fixes by which cells say another date than what is written.
func (m *mapper) writeDate(p *Problem, column, written string, date data.Date) []Fix {
	if fixes := m.writeParts(p, column, date); fixes != nil {
		return fixes
	}
	if part := datePart.FindString(written); part != "" && part != written {
		if list := m.rewrite(p.Row, column, part, date.String()); list != nil {
			return list
		}
	}
	return m.rewrite(p.Row, column, written, date.String())
}

// writeParts is writeDate for a date that has a column for the day, the month
// and the year.
func (m *mapper) writeParts(p *Problem, column string, date data.Date) []Fix {
	col := m.list.columnOf(p.Row, ColumnIndex(column))
	if col == nil || !col.has(FieldBirthYear) {
		return nil
	}
	y, mo, d := date.Parts()
	var fixes []Fix
	for _, c := range m.list.columnsAt(p.Row) {
		n := 0
		switch {
		case c.has(FieldBirthDay):
			n = d
		case c.has(FieldBirthMonth):
			n = mo
		case c.has(FieldBirthYear):
			n = y
		default:
			continue
		}
		said := ""
		if n > 0 {
			said = fmt.Sprintf("%02d", n)
		}
		fixes = append(fixes, Fix{Kind: FixCell, Row: p.Row, Column: c.Letter, Text: said})
	}
	return fixes
}

// dateNumbers takes a date as written apart; what is 0 is given as 99.
func dateNumbers(s string) (y, m, d int, short, ok bool) {
	s = strings.TrimLeft(strings.TrimSpace(s), "'’‘`")
	if y, m, d, ok = usualDate(s); ok {
		return y, m, d, false, true
	}
	return dateParts(align(s).fold)
}

// yearIn finds the one year that a text names.
func yearIn(s string) data.Date {
	if all := yearPart.FindAllStringSubmatch(s, -1); len(all) == 1 {
		return data.Date(all[0][1])
	}
	return ""
}

func newDate(y, m, d int) data.Date {
	date, err := data.NewDate(y, m, d)
	if err != nil {
		return ""
	}
	return date
}

// nearDate gives the one possible date that comes of exchanging two figures
// side by side in the day, in the month or in the year.
func nearDate(y, m, d int, possible func(data.Date) bool) data.Date {
	var found []data.Date
	try := func(y, m, d int) {
		if date := newDate(y, m, d); date.Full() && possible(date) {
			found = append(found, date)
		}
	}
	turned := func(n int) int { return n%10*10 + n/10 }
	if d < 99 && turned(d) != d {
		try(y, m, turned(d))
	}
	if m < 99 && turned(m) != m {
		try(y, turned(m), d)
	}
	digits := fmt.Sprintf("%04d", y)
	for i := 0; i+1 < len(digits) && len(digits) == 4; i++ {
		if digits[i] == digits[i+1] {
			continue
		}
		b := []byte(digits)
		b[i], b[i+1] = b[i+1], b[i]
		try(atoi(b), m, d)
	}
	if len(found) != 1 {
		return ""
	}
	return found[0]
}
