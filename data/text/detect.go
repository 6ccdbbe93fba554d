package text

import (
	"strings"
	"unicode"
)

// Encoding names a way of writing Vietnamese.
type Encoding string

const (
	Unicode Encoding = "unicode"
	TCVN3   Encoding = "tcvn3"
	VNI     Encoding = "vni"
)

// Detect tells in which encoding a text is, without knowing its font. It says
// Unicode unless the text cannot be read as it stands, while all of its words
// become Vietnamese syllables in exactly one old encoding. Right Vietnamese is
// therefore never taken for anything else; a short text in an old encoding may
// pass for Unicode, so its font, or the text around it, has the last word.
func Detect(s string) Encoding {
	if !suspect(s) {
		return Unicode
	}
	asIs := Score(s, Unicode)
	if asIs.Wrong == 0 {
		return Unicode
	}
	t, v := Score(s, TCVN3), Score(s, VNI)
	switch {
	case t.Wrong == 0 && t.Right > 0 && v.Wrong > 0:
		return TCVN3
	case v.Wrong == 0 && v.Right > 0 && t.Wrong > 0:
		return VNI
	}
	return Unicode
}

// suspect tells whether a text has characters that old encodings use and none
// that they never give.
func suspect(s string) bool {
	high := false
	for _, r := range s {
		switch {
		case r >= 0xA1 && r <= 0xFE:
			high = true
		case r >= 0x100 && !typographic(r):
			return false
		}
	}
	return high
}

// Words counts, among a text's words with marks, those that are Vietnamese
// syllables and those that are not.
type Words struct{ Right, Wrong int }

// Score reads a text as if it were in an encoding.
func Score(s string, e Encoding) Words {
	var w Words
	for _, word := range strings.FieldsFunc(s, asciiGap) {
		if !hasHigh(word) {
			continue
		}
		out, ok := word, true
		switch e {
		case TCVN3:
			out, ok = FromTCVN3(word, false)
		case VNI:
			out, ok = FromVNI(word)
		}
		if ok && spelled(out) {
			w.Right++
		} else {
			w.Wrong++
		}
	}
	return w
}

// spelled tells whether a word, from which signs around it are taken, is a
// syllable, or a sign with no letters at all.
func spelled(word string) bool {
	word = strings.TrimFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) })
	if word == "" {
		return false
	}
	for _, part := range strings.FieldsFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) }) {
		if !IsSyllable(part) {
			return false
		}
	}
	return true
}

func hasHigh(s string) bool {
	for _, r := range s {
		if r >= 0xA1 && !typographic(r) {
			return true
		}
	}
	return false
}

// asciiGap parts words; signs above ASCII may be letters of an old encoding.
func asciiGap(r rune) bool {
	return r < 0x80 && !unicode.IsLetter(r) || r == 0xA0
}

// Decode reads a text that is known to be in an encoding.
func Decode(s string, e Encoding) string {
	switch e {
	case TCVN3:
		out, _ := FromTCVN3(s, false)
		return out
	case VNI:
		out, _ := FromVNI(s)
		return out
	}
	return s
}
