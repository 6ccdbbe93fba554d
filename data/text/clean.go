package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// softHyphen is invisible in Unicode and the letter ư in TCVN3.
const softHyphen = '\u00AD'

// Clean gives the text as it is kept and printed: composed (NFC), without
// invisible characters, with single spaces and none at the ends. Line breaks
// become spaces. Bytes that are no UTF-8 become U+FFFD.
//
// Text that may still be TCVN3 must be converted before it comes here, for a
// soft hyphen (U+00AD), which is the letter ư there, is dropped.
func Clean(s string) string {
	if isClean(s) {
		return s
	}
	return strings.ReplaceAll(clean(s, false), "\n", " ")
}

// CleanKeep is Clean for text whose encoding is not known yet: it keeps the
// soft hyphen and does not compose.
func CleanKeep(s string) string {
	if isClean(s) {
		return s
	}
	return strings.ReplaceAll(clean(s, true), "\n", " ")
}

// CleanLines is Clean, but keeps line breaks as "\n"; empty lines are dropped.
func CleanLines(s string) string {
	if isClean(s) {
		return s
	}
	return clean(s, false)
}

// isClean tells, of plain ASCII and composed Vietnamese, that there is nothing to do.
func isClean(s string) bool {
	space := true // a space here would be the first, or the second in a row
	for _, r := range s {
		switch {
		case r > ' ' && r < 0x7F:
			space = false
		case r == ' ' && !space:
			space = true
		case r >= 0x80 && IsVietnamese(r):
			space = false
		default:
			return false
		}
	}
	return !space || s == ""
}

func clean(s string, keep bool) string {
	var b strings.Builder
	b.Grow(len(s))
	gap := rune(0) // the space or line break that is due before the next character
	composed := true
	for i, r := range s {
		if r == utf8.RuneError {
			if _, size := utf8.DecodeRuneInString(s[i:]); size == 1 {
				r = unicode.ReplacementChar
			}
		}
		switch {
		case r > ' ' && r < 0x7F || IsVietnamese(r):
			if gap != 0 && b.Len() > 0 {
				b.WriteRune(gap)
			}
			gap = 0
			b.WriteRune(r)
			continue
		case r == '\n' || r == '\r' || r == '\u2028' || r == '\u2029' || r == '\u0085' && !keep || r == '\v' || r == '\f':
			gap = '\n'
			continue
		case r == ' ' || r == '\t' || r == '\u00A0' || unicode.Is(unicode.Zs, r):
			if gap == 0 {
				gap = ' '
			}
			continue
		case r == softHyphen && keep:
		case invisible(r) && (!keep || r < 0x80 || r > 0xFF):
			continue
		}
		if !keep && (r == 'Ð' || r == 'ð' || r == 'Ɖ') {
			r = stroked(r, s[:i], s[i+2:])
		}
		if gap != 0 && b.Len() > 0 {
			b.WriteRune(gap)
		}
		gap = 0
		b.WriteRune(r)
		composed = false
	}
	if keep || composed {
		return b.String()
	}
	return compose(b.String())
}

// stroked gives đ for the letters Ð, ð (Icelandic) and Ɖ (African), all two
// bytes long, which are typed for it by keyboards that have no other. No
// Icelandic word begins with one.
func stroked(r rune, before, after string) rune {
	last, _ := utf8.DecodeLastRuneInString(before)
	next, _ := utf8.DecodeRuneInString(after)
	switch {
	case unicode.IsLetter(last) || !unicode.IsLetter(next) && !unicode.Is(unicode.Mn, next):
		return r
	case r == 'ð':
		return 'đ'
	}
	return 'Đ'
}

// maxMarks is how many marks before it a hat may have to pass; no letter has more.
const maxMarks = 8

// compose gives the composed form, also where the tone was typed before the
// hat of its letter, which Unicode takes for another text.
func compose(s string) string {
	s = norm.NFC.String(s)
	if !strings.ContainsAny(s, "\u0302\u0306") {
		return s
	}
	rs := []rune(norm.NFD.String(s))
	for i := 1; i < len(rs); i++ {
		for j := i; j > max(0, i-maxMarks) && (rs[j] == 0x302 || rs[j] == 0x306) && unicode.Is(unicode.Mn, rs[j-1]) && rs[j-1] != 0x302 && rs[j-1] != 0x306; j-- {
			rs[j], rs[j-1] = rs[j-1], rs[j]
		}
	}
	return norm.NFC.String(string(rs))
}

// invisible tells of characters that show nothing and only spoil comparing:
// controls, zero-width spaces and joiners, byte order marks, direction marks.
// The zero-width (non-)joiner means something in Arabic script and stays.
func invisible(r rune) bool {
	switch {
	case r < 0x20 || r >= 0x7F && r < 0xA0:
		return true
	case r == softHyphen, r == 0x200B, r == 0x2060, r == 0xFEFF, r == 0x180E, r == 0x034F:
		return true
	case r == 0x200E, r == 0x200F, r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069:
		return true
	case r >= 0xFFF9 && r <= 0xFFFB:
		return true
	}
	return false
}

// NFC gives the composed form, and s itself if it is composed already.
func NFC(s string) string { return norm.NFC.String(s) }
