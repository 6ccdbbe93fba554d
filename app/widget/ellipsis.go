package widget

import (
	"strings"
	"unicode/utf8"
)

const ellipsis = "…"

// cut shortens s until it fits into width, with "…" at its end. It never
// splits a rune, and leaves no space or combining mark hanging before the dots.
func cut(s string, width, size float32, bold bool) (text string, shortened bool) {
	if s == "" || measure(s, size, bold).Width <= width {
		return s, false
	}
	ends := make([]int, 0, len(s)) // byte offsets at which s may be cut
	for i := range s {
		ends = append(ends, i)
	}
	lo, hi := 0, len(ends)-1
	for lo < hi {
		mid := (lo + hi + 1) / 2
		if measure(s[:ends[mid]]+ellipsis, size, bold).Width <= width {
			lo = mid
		} else {
			hi = mid - 1
		}
	}
	head := s[:ends[lo]]
	for {
		r, n := utf8.DecodeRuneInString(s[len(head):])
		if n == 0 || !combining(r) || head == "" {
			break
		}
		_, last := utf8.DecodeLastRuneInString(head)
		head = head[:len(head)-last]
	}
	return strings.TrimRight(head, " ,;–-(") + ellipsis, true
}

func combining(r rune) bool { return r >= 0x300 && r <= 0x36f }

// wrap breaks s into lines no wider than width, between words where it can.
// limit is the greatest number of lines, 0 for any; what does not fit into
// the last one ends in "…".
func wrap(s string, width, size float32, bold bool, limit int) (lines []string, shortened bool) {
	for _, par := range strings.Split(s, "\n") {
		words := strings.Fields(par)
		line := ""
		for len(words) > 0 {
			w := words[0]
			next := w
			if line != "" {
				next = line + " " + w
			}
			if measure(next, size, bold).Width <= width {
				line, words = next, words[1:]
				continue
			}
			if limit > 0 && len(lines) == limit-1 {
				rest, _ := cut(strings.TrimSpace(line+" "+strings.Join(words, " ")), width, size, bold)
				return append(lines, rest), true
			}
			if line != "" {
				lines, line = append(lines, line), ""
				continue
			}
			head := split(w, width, size, bold)
			lines = append(lines, head)
			words[0] = w[len(head):]
		}
		if limit > 0 && len(lines) == limit {
			return lines, line != ""
		}
		lines = append(lines, line)
	}
	return lines, false
}

// split gives the longest head of a word that fits into width, at least one rune.
func split(w string, width, size float32, bold bool) string {
	head := 0
	for i, r := range w {
		end := i + utf8.RuneLen(r)
		if i > 0 && measure(w[:end], size, bold).Width > width {
			break
		}
		head = end
	}
	return w[:head]
}
