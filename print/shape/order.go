package shape

import "golang.org/x/text/unicode/bidi"

// lineLevels puts a line's white space at its end, and that before separators,
// to the level of the paragraph (rule L1 of UAX #9). classes are those the
// letters have by themselves.
func lineLevels(classes []bidi.Class, levels []int8, base int8) {
	end := true
	for i := len(classes) - 1; i >= 0; i-- {
		switch c := classes[i]; {
		case c == bidi.B || c == bidi.S:
			end = true
		case !in(c, trailing):
			end = false
		}
		if end {
			levels[i] = base
		}
	}
}

// visual brings parts of a line from logical into visual order, left to right
// (rule L2).
func visual[T any](parts []T, level func(T) int8) {
	var top, lowest int8 = 0, maxDepth + 1
	for _, p := range parts {
		l := level(p)
		top = max(top, l)
		if l&1 == 1 {
			lowest = min(lowest, l)
		}
	}
	for l := top; l >= lowest; l-- {
		for i := 0; i < len(parts); i++ {
			if level(parts[i]) < l {
				continue
			}
			j := i
			for j < len(parts) && level(parts[j]) >= l {
				j++
			}
			for a, b := i, j-1; a < b; a, b = a+1, b-1 {
				parts[a], parts[b] = parts[b], parts[a]
			}
			i = j
		}
	}
}
