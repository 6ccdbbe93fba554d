package text

import (
	"strings"
	"unicode"
)

// VNI writes a letter and then a sign for its marks. vniSigns gives, for a
// sign, what it adds: a hat (â, ê, ô), a breve (ă), a tone.
var vniSigns = map[rune]struct {
	shape rune // combining character, 0 for none
	tone  rune
}{
	'ù': {0, 0x301}, 'ø': {0, 0x300}, 'û': {0, 0x309}, 'õ': {0, 0x303}, 'ï': {0, 0x323},
	'â': {0x302, 0}, 'á': {0x302, 0x301}, 'à': {0x302, 0x300}, 'å': {0x302, 0x309}, 'ã': {0x302, 0x303}, 'ä': {0x302, 0x323},
	'ê': {0x306, 0}, 'é': {0x306, 0x301}, 'è': {0x306, 0x300}, 'ú': {0x306, 0x309}, 'ü': {0x306, 0x303}, 'ë': {0x306, 0x323},
}

// vniLetters are letters by themselves; ơ and ư may take a tone sign.
var vniLetters = map[rune]rune{
	'ô': 'ơ', 'ö': 'ư', 'ñ': 'đ', 'í': 'í', 'ì': 'ì', 'æ': 'ỉ', 'ó': 'ĩ', 'ò': 'ị', 'î': 'ỵ',
	'Ô': 'Ơ', 'Ö': 'Ư', 'Ñ': 'Đ', 'Í': 'Í', 'Ì': 'Ì', 'Æ': 'Ỉ', 'Ó': 'Ĩ', 'Ò': 'Ị', 'Î': 'Ỵ',
}

// FromVNI reads text that a VNI font shows right ("Suøng Tieán Ñaït" is "Sùng
// Tiến Đạt"). ok is false if a character means nothing in VNI where it
// stands; it stays as it is.
func FromVNI(s string) (out string, ok bool) {
	ok = true
	var b strings.Builder
	b.Grow(len(s))
	prev := rune(0) // the letter before, if it can take a sign
	for _, r := range s {
		if letter, is := vniLetters[r]; is {
			b.WriteRune(letter)
			prev = 0
			if low := unicode.ToLower(letter); low == 'ơ' || low == 'ư' {
				prev = low
			}
			continue
		}
		if sign, is := vniSigns[unicode.ToLower(r)]; is {
			if !vniTakes(prev, sign.shape) {
				ok = false
				b.WriteRune(r)
			} else {
				if sign.shape != 0 {
					b.WriteRune(sign.shape)
				}
				if sign.tone != 0 {
					b.WriteRune(sign.tone)
				}
			}
			prev = 0
			continue
		}
		if r >= 0xA1 && !typographic(r) {
			ok = false
		}
		b.WriteRune(r)
		prev = unicode.ToLower(r)
	}
	return NFC(b.String()), ok
}

// vniTakes tells whether a letter goes with a sign of that shape.
func vniTakes(letter, shape rune) bool {
	switch shape {
	case 0x306:
		return letter == 'a'
	case 0x302:
		return letter == 'a' || letter == 'e' || letter == 'o'
	}
	return letter != 0 && strings.ContainsRune("aeouyơư", letter)
}
