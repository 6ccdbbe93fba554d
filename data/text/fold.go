package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// KeyVersion numbers what Fold, SortKey and CollationKey make. Stored keys of
// another version are to be made again.
const KeyVersion = 1

// Fold gives the search key of a text: lower case, no marks, đ as d, no
// apostrophes (' ’ ʼ), single spaces. So hòa = hoà, thủy = thuỷ, and
// "H'Nghia" = "H’NGHIA". Other scripts lose case and marks as well.
// Folding a key gives the key itself.
func Fold(s string) string {
	if isFolded(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	gap := false
	for _, r := range s {
		l, ok := lookUp(r)
		switch {
		case ok:
			if gap && b.Len() > 0 {
				b.WriteByte(' ')
			}
			gap = false
			b.WriteByte(l.base)
		case r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == '\u00A0':
			gap = true
		case r < utf8.RuneSelf:
			if r < 0x20 || r == 0x7F || r == '\'' || r == '`' {
				continue
			}
			if gap && b.Len() > 0 {
				b.WriteByte(' ')
			}
			gap = false
			b.WriteByte(byte(r))
		default:
			sign, known := signs[r]
			switch {
			case r >= privateUse:
				sign = string(r)
			case !known:
				return foldSlowly(s)
			case sign == "":
				continue
			}
			if gap && b.Len() > 0 {
				b.WriteByte(' ')
			}
			gap = false
			b.WriteString(sign)
		}
	}
	return b.String()
}

// privateUse is where the planes for private use begin, which fold to themselves.
const privateUse = 0xF0000

// signs are what the signs of printed text fold to, as foldSlowly has it.
var signs = map[rune]string{'–': "–", '—': "—", '“': "“", '”': "”", '•': "•", '…': "...", '’': "", '‘': ""}

// isFolded tells of the commonest keys that they are keys already.
func isFolded(s string) bool {
	space := true
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9':
			space = false
		case c == ' ' && !space:
			space = true
		default:
			return false
		}
	}
	return !space || s == ""
}

// foldSlowly folds text with characters that are in no table: decomposed
// Vietnamese, other alphabets, signs. It folds until nothing changes, since
// taking a sign apart may yield one that folds again.
func foldSlowly(s string) string {
	for range 4 {
		next := foldOnce(s)
		if next == s {
			break
		}
		s = next
	}
	return s
}

func foldOnce(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	gap := false
	for _, r := range norm.NFKD.String(s) {
		switch {
		case unicode.IsSpace(r):
			gap = true
			continue
		case unicode.Is(unicode.Mn, r), unicode.Is(unicode.Cf, r), unicode.IsControl(r), apostrophe(r), r == 'ـ':
			continue
		}
		if gap && b.Len() > 0 {
			b.WriteByte(' ')
		}
		gap = false
		if l, ok := lookUp(r); ok {
			b.WriteByte(l.base)
			continue
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// apostrophe tells of the signs that are written for one in names such as H'Nghia.
func apostrophe(r rune) bool {
	switch r {
	case '\'', '`', '´', '‘', '’', '‛', 'ʼ', 'ʻ', 'ʾ', 'ʿ', 'ʹ', '′', '＇':
		return true
	}
	return false
}

// Alphanumeric gives the folded text with letters and digits only, words
// parted by single spaces: "Họ và tên/Tên tập thể:" is "ho va ten ten tap the".
func Alphanumeric(s string) string {
	s = Fold(s)
	plain := true
	for i := 0; i < len(s); i++ {
		c := s[i]
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != ' ' {
			plain = false
			break
		}
	}
	if plain {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	gap := false
	for _, r := range s {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			gap = true
			continue
		}
		if gap && b.Len() > 0 {
			b.WriteByte(' ')
		}
		gap = false
		b.WriteRune(r)
	}
	return b.String()
}
