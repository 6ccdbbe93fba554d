package sheet

import (
	"regexp"
	"strings"

	"vinhdanh/data/text"
)

var (
	totalWords = phraseSet("tổng|cộng|tổng cộng|tổng số|cộng mục|cộng phần|tổng tiền|tổng số tiền|tổng cộng tiền|thành tiền|cộng dồn|tổng chung|tổng mục|tổng phần|cộng đoàn|cộng khối|cộng trang|tổng toàn bộ|cộng tổng|total|sum|grand total|المجموع|الإجمالي")
	grouped    = regexp.MustCompile(`^\d{1,3}(?:[.,  ]\d{3})+(?:[.,]\d+)?$|^\d{5,}(?:[.,]\d+)?$`)
	currency   = regexp.MustCompile(`(?i)\s*(?:đồng|đ|vnđ|vnd|vn đồng)\.?$`)
)

// isTotalWord tells of a line's label that only adds up: "Tổng cộng:".
func isTotalWord(s string) bool {
	if isUnion(s) {
		return false
	}
	key := text.Alphanumeric(s)
	if totalWords[key] {
		return true
	}
	first, rest, _ := strings.Cut(key, " ")
	_, alone := countUnits[rest]
	return (first == "cong" || first == "tong") && alone || strings.HasPrefix(key, "cong muc ") && len(rest) < 10 || strings.HasPrefix(key, "cong phan ") && len(rest) < 10
}

// isMoney tells of a number that is a sum of money rather than a count.
func isMoney(s string) bool {
	if bare := currency.ReplaceAllString(s, ""); bare != s && onlyBytes(strings.ReplaceAll(bare, " ", ""), "0123456789.,") {
		return true
	}
	return grouped.MatchString(s)
}

// isFigure tells of a cell that holds a number and nothing else.
func isFigure(s string) bool {
	s = latinDigits(s)
	return onlyBytes(s, "0123456789") || isMoney(s) || onlyBytes(s, "0123456789.,") && s[0] != '.' && s[0] != ','
}

// withoutSums leaves out of a line's cells those that add up a column of
// figures, such as bonuses or marks under awards: they count no rows.
func (m *mapper) withoutSums(r Row, texts []Cell) []Cell {
	kept := texts[:0:0]
	for i, c := range texts {
		s := oneLine(c.Text)
		if i > 0 && isFigure(s) && (isMoney(s) || m.figuresAbove(r, c.Column)) {
			continue
		}
		kept = append(kept, c)
	}
	return kept
}

// figuresAbove tells whether a column other than that of numbers holds figures
// or marks in the rows above one.
func (m *mapper) figuresAbove(r Row, column int) bool {
	col := m.column(column)
	if col == nil || col.has(FieldOrdinal) || col.has(FieldName) {
		return false
	}
	if col.ticks || col.marks || col.sex != "" {
		return true
	}
	at := m.indexOf(r)
	for i := at - 1; i >= 0 && i > at-50; i-- {
		if s := m.grid.Rows[i].text(column); s != "" {
			return isFigure(s) || isMark(s)
		}
	}
	return false
}

// isTotal tells of a row that only adds its columns up.
func isTotal(texts []Cell) bool {
	if !isTotalWord(oneLine(texts[0].Text)) {
		return false
	}
	for _, c := range texts[1:] {
		if s := oneLine(c.Text); !isFigure(s) && !isCall(s) && !isNoMark(s) && strings.Trim(s, "-–—. /x") != "" {
			return false
		}
	}
	return true
}
