package sheet

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"vinhdanh/data/text"
)

// aligned is a text with its folded letters side by side: fold holds one byte
// for each rune of runes, so that what is found in the one can be cut out of
// the other. Sentences are searched this way, marks or no marks.
type aligned struct {
	runes []rune
	fold  string
}

func align(s string) aligned {
	s = text.NFC(s)
	a := aligned{runes: make([]rune, 0, len(s))}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		a.runes = append(a.runes, r)
		c := byte('?')
		switch {
		case r == '–' || r == '—' || r == '‑' || r == '‐' || r == '−':
			c = '-'
		case r == '“' || r == '”' || r == '«' || r == '»':
			c = '"'
		case r == '’' || r == '‘':
			c = '\''
		case r == '…':
			c = '.'
		case r == '[':
			c = '('
		case r == ']':
			c = ')'
		case unicode.IsSpace(r):
			c = ' '
		case r < utf8.RuneSelf:
			c = byte(unicode.ToLower(r))
		case latinDigit(r) < utf8.RuneSelf:
			c = byte(latinDigit(r))
		default:
			if f := text.Fold(string(r)); len(f) == 1 {
				c = f[0]
			}
		}
		b.WriteByte(c)
	}
	a.fold = b.String()
	return a
}

// cut gives the original text between two places, without spaces at its ends.
func (a aligned) cut(from, to int) string {
	return strings.TrimSpace(string(a.runes[max(0, from):min(to, len(a.runes))]))
}

// without blanks out what stands between two places.
func (a aligned) without(from, to int) aligned {
	runes := append([]rune(nil), a.runes...)
	fold := []byte(a.fold)
	for i := max(0, from); i < to && i < len(runes); i++ {
		runes[i], fold[i] = ' ', ' '
	}
	return aligned{runes, string(fold)}
}

// token is a word of an aligned text and where it stands; gap holds the signs
// between it and the word before.
type token struct {
	word       string
	from, to   int
	gap        string
	afterComma bool
}

func (a aligned) tokens() []token {
	var list []token
	last := 0
	for i := 0; i < len(a.fold); {
		if !wordByte(a.fold[i]) {
			i++
			continue
		}
		j := i
		for j < len(a.fold) && wordByte(a.fold[j]) {
			j++
		}
		gap := a.fold[last:i]
		list = append(list, token{a.fold[i:j], i, j, gap, strings.Contains(gap, ",")})
		i, last = j, j
	}
	return list
}

func wordByte(c byte) bool { return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '?' }

// follows tells whether the words stand at place i of the list.
func follows(list []token, i int, words ...string) bool {
	if i < 0 || i+len(words) > len(list) {
		return false
	}
	for k, w := range words {
		if list[i+k].word != w {
			return false
		}
	}
	return true
}

// followsAny gives the length of the longest of the phrases (words with single
// spaces) that stands at place i; 0 if none does.
func followsAny(list []token, i int, set map[string]bool) int {
	best := 0
	joined := ""
	for n := 1; n <= 8 && i+n <= len(list); n++ {
		if n > 1 {
			joined += " "
		}
		joined += list[i+n-1].word
		if set[joined] {
			best = n
		}
	}
	return best
}

// phraseSet makes a set of folded phrases from text parted by |.
func phraseSet(list string) map[string]bool {
	m := map[string]bool{}
	for _, p := range strings.Split(list, "|") {
		if key := text.Alphanumeric(p); key != "" {
			m[key] = true
		}
	}
	return m
}
