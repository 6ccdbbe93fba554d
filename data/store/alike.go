package store

import (
	"slices"
	"strings"
)

// alikeNames tells whether two folded names may be one that was misspelt, or
// written without a middle name.
func alikeNames(a, b string) bool {
	if a == b {
		return true
	}
	x, y := strings.Fields(a), strings.Fields(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) < 2 {
		return false
	}
	common := 0
	for _, w := range x {
		if slices.Contains(y, w) {
			common++
		} else if strings.ContainsAny(w, "0123456789") { // "Tổ dân phố 1" is not "Tổ dân phố 2"
			return false
		}
	}
	if common == len(x) { // a middle name is missing, or the words are in another order
		return true
	}
	return len(x) == len(y) && common >= len(x)-1 && close2(a, b)
}

// close2 tells whether one text becomes the other by two letters added, left
// out or exchanged, at most.
func close2(a, b string) bool {
	const most = 2
	x, y := []rune(a), []rune(b)
	if len(x)-len(y) > most || len(y)-len(x) > most {
		return false
	}
	above := make([]int, len(y)+1)
	for j := range above {
		above[j] = j
	}
	row := make([]int, len(y)+1)
	for i := range x {
		row[0] = i + 1
		for j := range y {
			cost := 1
			if x[i] == y[j] {
				cost = 0
			}
			row[j+1] = min(above[j]+cost, above[j+1]+1, row[j]+1)
		}
		above, row = row, above
	}
	return above[len(y)] <= most
}
