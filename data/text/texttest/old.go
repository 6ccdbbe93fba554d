package texttest

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"vinhdanh/data/text"
)

// TCVN3 writes a text for a font such as .VnTime. It has no capitals with a
// tone; ok is false for a text that needs one, or another letter it lacks.
func TCVN3(s string) (old string, ok bool) {
	var b strings.Builder
	for _, r := range norm.NFC.String(s) {
		switch o, is := toTCVN3[r]; {
		case is:
			b.WriteRune(o)
		case r < 0x80 || r >= 0x2010 && r <= 0x203A:
			b.WriteRune(r)
		default:
			return "", false
		}
	}
	return b.String(), true
}

// TCVN3Capitals writes a text for a font such as .VnTimeH, which shows small
// letters as capitals.
func TCVN3Capitals(s string) (old string, ok bool) { return TCVN3(strings.ToLower(s)) }

var toTCVN3 = func() map[rune]rune {
	m := map[rune]rune{}
	for r := rune(0xA1); r <= 0xFE; r++ {
		if out, ok := text.FromTCVN3(string(r), false); ok {
			m[[]rune(out)[0]] = r
		}
	}
	return m
}()

// VNI writes a text for a font such as VNI-Times; ok is false for one with a
// letter it lacks.
func VNI(s string) (old string, ok bool) {
	var b strings.Builder
	for _, r := range norm.NFC.String(s) {
		low := unicode.ToLower(r)
		o, is := toVNI[low]
		switch {
		case !is && (r < 0x80 || r >= 0x2010 && r <= 0x203A):
			b.WriteRune(r)
			continue
		case !is:
			return "", false
		case low != r:
			o = strings.ToUpper(o)
		}
		b.WriteString(o)
	}
	return b.String(), true
}

var toVNI = func() map[rune]string {
	m := map[rune]string{}
	const signs = "ùøûõïâáàåãäêéèúüë"
	add := func(old string) {
		if out, ok := text.FromVNI(old); ok {
			if rs := []rune(out); len(rs) == 1 {
				m[rs[0]] = old
			}
		}
	}
	for _, letter := range "aeouyôöñíìæóòî" {
		if letter >= 0x80 {
			add(string(letter))
		}
		for _, sign := range signs {
			add(string(letter) + string(sign))
		}
	}
	return m
}()
