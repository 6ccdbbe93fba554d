package importing

import (
	"vinhdanh/app/jobs/intake"
	"vinhdanh/data/sheet"
)

// deepest is how many rows a heading takes at the most.
const deepest = 3

// headRows gives the rows that head the columns. A cell that is merged down
// into the heading's lowest row, as "Họ và tên" is over two of them, makes its
// upper row a part of the heading.
func headRows(l *intake.List) map[int]bool {
	rows := map[int]bool{}
	if len(l.Header) == 0 {
		return rows
	}
	first := l.Header[0]
	for _, n := range l.Header {
		rows[n] = true
	}
	for _, m := range l.Grid.Merges {
		if m.FirstRow < first && m.LastRow >= first && first-m.FirstRow < deepest {
			for n := m.FirstRow; n < first; n++ {
				rows[n] = true
			}
		}
	}
	return rows
}

// span tells over how many columns a merged cell goes, and whether it only
// covers the place of another.
func span(merges []sheet.Range, row, column int) (across int, covered bool) {
	for _, m := range merges {
		if row < m.FirstRow || row > m.LastRow || column < m.FirstColumn || column > m.LastColumn {
			continue
		}
		return m.LastColumn - m.FirstColumn + 1, row != m.FirstRow || column != m.FirstColumn
	}
	return 1, false
}
