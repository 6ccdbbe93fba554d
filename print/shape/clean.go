package shape

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// MissingError is a letter that no face has.
type MissingError struct {
	Rune rune
	Text string // that holds it
}

// Error names the letter and its code point.
func (e *MissingError) Error() string {
	return fmt.Sprintf("no face has %q (%s)", e.Rune, Code(e.Rune))
}

// ControlError is a character that is no text: a control character, a
// non-character, the sign U+FFFD that stands for damaged text, or bytes that
// are not UTF-8.
type ControlError struct {
	Rune rune // U+FFFD for bytes that are not UTF-8
}

// Error names the character by its code point.
func (e *ControlError) Error() string { return "no text: " + Code(e.Rune) }

// Code writes a rune's code point: "U+1EA4".
func Code(r rune) string { return fmt.Sprintf("U+%04X", r) }

// Clean makes text fit for setting on one line: NFC, each stretch of white
// space (tabs and line ends too) one space, none at the ends, and without
// soft hyphens, zero-width spaces and byte-order marks. A no-break space stays.
// A control character is a *ControlError.
func Clean(s string) (string, error) {
	if plain(s) {
		return s, nil
	}
	if !utf8.ValidString(s) {
		return "", &ControlError{utf8.RuneError}
	}
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, r := range norm.NFC.String(s) {
		switch {
		case r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == '\u2028' || r == '\u2029' || r == '\u3000':
			space = b.Len() > 0
			continue
		case r == '\u00ad' || r == '\u200b' || r == '\ufeff':
			continue
		case unicode.IsControl(r) || r == utf8.RuneError || r&0xfffe == 0xfffe || r >= 0xfdd0 && r <= 0xfdef:
			return "", &ControlError{r}
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(r)
	}
	return b.String(), nil
}

// plain tells whether Clean has nothing to do, for the common case.
func plain(s string) bool {
	gap := true
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == ' ':
			if gap {
				return false
			}
			gap = true
		case c < ' ' || c == 0x7f || c == 0xc2: // controls; 0xc2 leads C1 controls and the soft hyphen
			return false
		case c >= 0xe1: // leads Vietnamese letters and everything beyond; look closely
			return norm.NFC.IsNormalString(s) && !gapped(s)
		default:
			gap = false
		}
	}
	return !gap && norm.NFC.IsNormalString(s) || s == ""
}

// gapped tells whether normal text holds anything that Clean would change or refuse.
func gapped(s string) bool {
	gap := true
	for _, r := range s {
		if r == ' ' {
			if gap {
				return true
			}
			gap = true
			continue
		}
		gap = false
		if r < ' ' || r >= 0x7f && r < 0xa0 || r == 0xad || r >= 0x2000 && r != '–' && r != '—' && r != '…' && r != '’' && r != '“' && r != '”' {
			return true
		}
	}
	return gap
}

// ignorable tells whether a rune needs no glyph of its own: joiners, marks of
// direction and variation selectors.
func ignorable(r rune) bool {
	return r == '\u061c' || r >= '\u200c' && r <= '\u200f' || r >= '\u202a' && r <= '\u202e' ||
		r >= '\u2060' && r <= '\u2069' || r >= '\ufe00' && r <= '\ufe0f'
}
