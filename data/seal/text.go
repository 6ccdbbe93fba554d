package seal

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// cleanText brings a text into the only form that signed things hold: NFC, a
// single space between words and none at the ends, no invisible signs. It
// fails where the text is broken (bad UTF-8, U+FFFD, control characters).
func cleanText(s string) (string, bool) {
	var b strings.Builder
	space := false
	for _, r := range s {
		switch {
		case r == utf8.RuneError:
			return "", false
		case unicode.IsSpace(r):
			space = true
			continue
		case invisible(r):
			continue
		case unicode.IsControl(r):
			return "", false
		}
		if space && b.Len() > 0 {
			b.WriteByte(' ')
		}
		space = false
		b.WriteRune(r)
	}
	return norm.NFC.String(b.String()), true
}

// isClean tells whether cleanText would leave s as it is.
func isClean(s string) bool {
	space := true // a space here would be one too many
	for _, r := range s {
		if r == utf8.RuneError || r != ' ' && unicode.IsSpace(r) || r == ' ' && space || invisible(r) || unicode.IsControl(r) {
			return false
		}
		space = r == ' '
	}
	return (s == "" || !space) && norm.NFC.IsNormalString(s)
}

// invisible names the signs that show nothing, or turn the direction of what
// stands beside them, and so could make two different texts look alike. The
// two joiners U+200C and U+200D stay: they shape Arabic.
func invisible(r rune) bool {
	switch {
	case r == 0x00AD, r == 0x061C, r == 0x180E, r == 0x200B, r == 0x200E, r == 0x200F, r == 0xFEFF,
		r >= 0x202A && r <= 0x202E, r >= 0x2060 && r <= 0x206F, r >= 0xFFF9 && r <= 0xFFFB,
		r >= 0xE0000 && r <= 0xE007F:
		return true
	}
	return false
}
