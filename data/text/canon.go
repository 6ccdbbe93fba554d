package text

import (
	"strings"
	"unicode"
)

// Canon gives one spelling of Vietnamese words for looking them up in lists of
// words: lower case, the tone on the first of two open vowels (hoà is hòa,
// thuỷ is thủy), i for y after a consonant (sỹ is sĩ, kỹ is kĩ), single spaces.
// Marks stay, so that trường and trưởng differ. It is no text to show.
func Canon(s string) string {
	s = Clean(s)
	plain := true
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= 0x80 || c >= 'A' && c <= 'Z' || c == 'y' {
			plain = false
			break
		}
	}
	if plain {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	prev := ' ' // the letter before, lower case
	consonant := false
	pending := rune(0) // o or u, whose tone may stand on the next letter
	flush := func() {
		if pending != 0 {
			b.WriteRune(pending)
			pending = 0
		}
	}
	for _, r := range s {
		r = unicode.ToLower(r)
		if pending != 0 {
			if pair, ok := oldStyle[[2]rune{pending, r}]; ok {
				b.WriteString(pair)
				pending, prev, consonant = 0, r, false
				continue
			}
			flush()
		}
		switch {
		case r == 'o' || r == 'u':
			pending = r
		case consonant && prev != ' ':
			if i, ok := shortI[r]; ok {
				r = i
			}
			b.WriteRune(r)
		default:
			b.WriteRune(r)
		}
		l, ok := lookUp(r)
		consonant = ok && !isVowel(l.base)
		prev = r
	}
	flush()
	return b.String()
}

var shortI = map[rune]rune{'y': 'i', 'ỳ': 'ì', 'ỷ': 'ỉ', 'ỹ': 'ĩ', 'ý': 'í', 'ỵ': 'ị'}

// oldStyle moves the tone of oa, oe and uy to the first letter.
var oldStyle = map[[2]rune]string{
	{'o', 'à'}: "òa", {'o', 'ả'}: "ỏa", {'o', 'ã'}: "õa", {'o', 'á'}: "óa", {'o', 'ạ'}: "ọa",
	{'o', 'è'}: "òe", {'o', 'ẻ'}: "ỏe", {'o', 'ẽ'}: "õe", {'o', 'é'}: "óe", {'o', 'ẹ'}: "ọe",
	{'u', 'ỳ'}: "ùy", {'u', 'ỷ'}: "ủy", {'u', 'ỹ'}: "ũy", {'u', 'ý'}: "úy", {'u', 'ỵ'}: "ụy",
}

// HasMarks tells whether a text is written with Vietnamese marks or đ at all.
// A list typed without them is looked up by Fold instead of Canon.
func HasMarks(s string) bool {
	for _, r := range s {
		if r >= 0x80 && (IsVietnamese(r) || unicode.Is(unicode.Mn, r)) {
			return true
		}
	}
	return false
}
