package sheet

import (
	"strings"

	"vinhdanh/data/text"
)

// plainName tells, cheaply, of a name that is nothing but two to five words with
// capitals, of which the first begins no body, post, household or honorific: most
// names of most lists. There is nothing to take apart in it.
func plainName(s string) bool {
	if len(s) > 60 {
		return false
	}
	words, start := 0, 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == ' ':
			start = i + 1
			continue
		case c >= 'a' && c <= 'z':
			if i == start {
				return false
			}
		case c >= 'A' && c <= 'Z', c == '\'' && i > start:
		case c < 0x80, c == 0xC2, c > 0xCB && c < 0xE1, c > 0xE1: // figures, signs, other scripts
			return false
		}
		if i == start {
			words++
		}
	}
	if words < 2 || words > 5 || start == len(s) {
		return false
	}
	first, _, _ := strings.Cut(s, " ")
	if text.HasMarks(s) {
		if firstWords[text.Canon(first)] {
			return false
		}
	} else if plainFirstWords[text.Fold(first)] {
		return false
	}
	return words < 3 || strings.IndexByte("TtMmSsDd\xC4", s[start]) < 0 || !deadEnds[text.Fold(s[start:])] // Đ is C4 90
}

var (
	firstWords      = firstWordsOf(text.Canon)
	plainFirstWords = firstWordsOf(text.Fold)
)

// firstWordsOf gives the first words of all that begins and text.CutHonorific
// know, and of what else stands before names.
func firstWordsOf(key func(string) string) map[string]bool {
	m := map[string]bool{"truy": true, key("trường"): true}
	add := func(phrase string) {
		if word, _, _ := strings.Cut(strings.TrimSpace(phrase), " "); word != "" {
			m[key(strings.Trim(word, ".,:;"))] = true
		}
	}
	for _, list := range []string{posts, bodies, houses} {
		for p := range strings.SplitSeq(list, "|") {
			add(p)
		}
	}
	for _, h := range text.Honorifics() {
		add(h)
	}
	return m
}
