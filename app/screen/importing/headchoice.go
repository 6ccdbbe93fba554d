package importing

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"vinhdanh/app/jobs/intake"
	"vinhdanh/app/widget"
)

// headOffers is how many rows the list of headings offers.
const headOffers = 12

// head reads the list with other rows as its heading; 0, 0: there is none.
func (s *Screen) head(first, last int) {
	s.change(func(o *intake.Options) { o.Header = []int{first, last} })
}

// headed names the rows of the heading: "3–4".
func headed(l *intake.List) string {
	rows := slices.Sorted(maps.Keys(headRows(l)))
	switch len(rows) {
	case 0:
		return ""
	case 1:
		return strconv.Itoa(rows[0])
	}
	return strconv.Itoa(rows[0]) + "–" + strconv.Itoa(rows[len(rows)-1])
}

// chooseHead offers the rows that may head the columns.
func (v *review) chooseHead() {
	s, t := v.s, v.s.sh.T
	l := s.list
	now := slices.Sorted(maps.Keys(headRows(l)))
	chosen := len(s.options.Header) > 0
	items := []widget.MenuItem{
		{Text: t("importing.header.auto"), Checked: !chosen, Do: func() { s.change(func(o *intake.Options) { o.Header = nil }) }},
		{Text: t("importing.header.none"), Checked: chosen && s.options.Header[0] == 0, Do: func() { s.head(0, 0) }},
	}
	offer := func(first, last int, words string) {
		text := t("importing.header.row", "row", first)
		if last > first {
			text = t("importing.header.rows", "first", first, "last", last)
		}
		items = append(items, widget.MenuItem{Text: text, Second: words,
			Checked: chosen && len(now) > 0 && now[0] == first && now[len(now)-1] == last, Do: func() { s.head(first, last) }})
	}
	before, count := 0, 0
	for i, r := range l.Grid.Rows {
		if len(r.Cells) < 2 && !slices.Contains(now, r.Number) {
			continue
		}
		if count++; count > headOffers {
			break
		}
		words := make([]string, 0, len(r.Cells))
		for _, c := range r.Cells {
			words = append(words, v.view.rows.text(r, c.Column))
		}
		line := widget.Shorten(strings.Join(words, " · "), 420, widget.SizeCaption, false)
		if before == r.Number-1 && i > 0 && count <= 4 { // a heading of two rows
			offer(before, r.Number, line)
		}
		offer(r.Number, r.Number, line)
		before = r.Number
	}
	widget.ShowMenu(v.header, items)
}
