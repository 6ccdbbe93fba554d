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
// for capitals (its name ends in H) small letters are shown as capitals.
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
	return NFC(b.String()), ok
}

// typographic tells of signs that programs put into text by themselves,
// whatever the font: quotation marks, dashes, bullets, an ellipsis.
func typographic(r rune) bool { return r >= 0x2010 && r <= 0x203A || r == 0x20AB || r == 0xF0B7 }
