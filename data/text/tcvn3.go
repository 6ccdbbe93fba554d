package text

import (
	"strings"
	"unicode"
)

// tcvn3 is TCVN 5712:1993 VN3: what the code points 00A1 to 00FE mean in the
// fonts whose names begin with ".Vn". A space stands for codes it leaves free.
var tcvn3 = []rune("" +
	"ĂÂÊÔƠƯĐăâêôơưđ" + // A1–AE
	"      " + // AF–B4
	"àảãáạ ằẳẵắ       " + // B5–C5
	"ặầẩẫấậè ẻẽéẹềểễếệìỉ   ĩíịò" + // C6–DF
	" ỏõóọồổỗốộờởỡớợù" + // E0–EF
	" ủũúụừửữứựỳỷỹýỵ") // F0–FE

// FromTCVN3 reads text that a TCVN3 font shows right: U+00AD is ư. In a font
// for capitals (its name ends in H) small letters are shown as capitals; the
// others have none with a tone, so that a word typed in capitals shows a small
// letter among them, which nobody meant ("HïNG" is HÙNG).
// ok is false if a character means nothing in TCVN3; it stays as it is.
func FromTCVN3(s string, capitals bool) (out string, ok bool) {
	ok = true
	var b strings.Builder
	b.Grow(len(s) + len(s)/4)
	for _, r := range s {
		if r >= 0xA1 && r <= 0xFE {
			if v := tcvn3[r-0xA1]; v != ' ' {
				r = v
			} else {
				ok = false
			}
		} else if r > 0xFE && !typographic(r) {
			ok = false
		}
		if capitals {
			r = unicode.ToUpper(r)
		}
		b.WriteRune(r)
	}
	out = NFC(b.String())
	if ok && !capitals {
		out = raise(out)
	}
	return out, ok
}

// raise makes capitals of the letters with a tone in words that are typed in
// capitals; of the whole text where it has such a word and no small letter but
// those with a tone ("§ç V¡N HïNG" is ĐỖ VĂN HÙNG).
func raise(s string) string {
	if !capitalWord(s) {
		return s
	}
	small := strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLower(r) && !toned(r) })
	var b strings.Builder
	b.Grow(len(s))
	for _, word := range strings.SplitAfter(s, " ") {
		if !small || capitalWord(word) {
			word = strings.ToUpper(word)
		}
		b.WriteString(word)
	}
	return b.String()
}

// capitalWord tells whether a text has a word with two capitals or more whose
// only small letters have a tone, and which has such letters.
func capitalWord(s string) bool {
	for _, word := range strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }) {
		capitals, raised, other := 0, 0, 0
		for _, r := range word {
			switch {
			case unicode.IsUpper(r):
				capitals++
			case toned(r):
				raised++
			default:
				other++
			}
		}
		if capitals > 1 && raised > 0 && other == 0 {
			return true
		}
	}
	return false
}

func toned(r rune) bool {
	l, ok := lookUp(r)
	return ok && l.tone != Level && !l.upper
}

// typographic tells of signs that programs put into text by themselves,
// whatever the font: quotation marks, dashes, bullets, an ellipsis.
func typographic(r rune) bool { return r >= 0x2010 && r <= 0x203A || r == 0x20AB || r == 0xF0B7 }

// From1258 undoes what a Windows for Vietnamese makes of text in an old
// encoding: it takes its bytes for Windows-1258, where some are other letters
// than in Windows-1252. ok is false if there is no such letter, or one that
// neither has.
func From1258(s string) (out string, ok bool) {
	var b strings.Builder
	for _, r := range s {
		if byte1252, is := of1258[r]; is {
			r, ok = byte1252, true
		} else if r > 0xFE && !typographic(r) {
			return s, false
		}
		b.WriteRune(r)
	}
	return b.String(), ok
}

// of1258 are the letters of Windows-1258 that Windows-1252 has others for
// (https://www.unicode.org/Public/MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1258.TXT).
var of1258 = map[rune]rune{
	'Ă': 'Ã', 'ă': 'ã', 'Đ': 'Ð', 'đ': 'ð', 'Ơ': 'Õ', 'ơ': 'õ', 'Ư': 'Ý', 'ư': 'ý', '₫': 'þ',
	0x300: 'Ì', 0x309: 'Ò', 0x303: 'Þ', 0x301: 'ì', 0x323: 'ò',
}
