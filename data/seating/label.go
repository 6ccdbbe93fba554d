package seating

import (
	"fmt"
	"strings"

	"vinhdanh/data"
)

// RowLabel names a row of a block, from 0: "A1".
func RowLabel(b data.HallBlock, row int) string {
	return fmt.Sprintf("%s%d", b.Name, max(b.FirstRow, 1)+row)
}

// Label names a seat of a block, both from 0: "A1-03".
func Label(b data.HallBlock, row, seat int) string {
	return fmt.Sprintf("%s-%02d", RowLabel(b, row), seat+1)
}

// Shorter gives ways to write a name, the longest first: in full, with the
// first letters of all but the last word, the last word alone.
func Shorter(name string) []string {
	words := strings.Fields(name)
	if len(words) < 2 {
		return []string{strings.Join(words, " ")}
	}
	last := words[len(words)-1]
	var first strings.Builder
	for _, w := range words[:len(words)-1] {
		first.WriteString(string([]rune(w)[:1]))
		first.WriteByte('.')
	}
	return []string{strings.Join(words, " "), first.String() + " " + last, last}
}
