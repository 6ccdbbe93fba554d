package seal

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// keyboard is a way in which the keys of the digit row may have come out.
type keyboard struct {
	name    string
	row     map[rune]byte // sign → digit
	compose bool          // marks belong to the letter before them
}

// keyboards are tried in this order. Digits themselves count with each.
var keyboards = []keyboard{
	{name: "digits"},
	// US with Shift held, and the Vietnamese keyboard that comes with Windows
	// (TCVN 6064): its digit row types ă â ê ô, five tone marks and đ.
	// The two share no sign.
	{name: "US shifted, Vietnamese", row: row(
		"1!ăĂ", "2@âÂ", "3#êÊ", "4$ôÔ", "5%\u0300", "6^\u0309", "7&\u0303", "8*\u0301", "9(\u0323", "0)đĐ")},
	{name: "French", compose: true, row: row("1&", "2éÉ", "3\"", "4'’", "5(", "6-", "7èÈ", "8_", "9çÇ", "0àÀ")},
	{name: "Belgian", compose: true, row: row("1&", "2éÉ", "3\"", "4'’", "5(", "6§", "7èÈ", "8!", "9çÇ", "0àÀ")},
}

// vietnamese is the place of the keyboard whose tone marks are digits.
const vietnamese = 1

func row(keys ...string) map[rune]byte {
	m := map[rune]byte{}
	for _, k := range keys {
		for _, r := range k[1:] {
			m[r] = k[0]
		}
	}
	return m
}

// digits leaves of a text its digits as ASCII, a space for each white or
// control character or dash and '/' for all other signs.
func (k keyboard) digits(text string) string {
	// Marks of letters apart from their letters: somebody has decomposed the text.
	if k.compose || strings.ContainsAny(text, "\u0306\u0302") {
		text = norm.NFC.String(text)
	}
	var b strings.Builder
	b.Grow(len(text))
	for _, r := range text {
		d, ok := plainDigit(r)
		if !ok {
			d, ok = k.row[r]
		}
		switch {
		case ok:
			b.WriteByte(d)
		case unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Pd, r): // people type codes in groups with dashes
			b.WriteByte(' ')
		case invisible(r) || r == 0x200C || r == 0x200D:
		case k.row != nil && !k.compose && r >= 0x1EA4 && r <= 0x1ED9:
			b.WriteString(k.twoKeys(r))
		default:
			b.WriteByte('/')
		}
	}
	return b.String()
}

// twoKeys reads a letter that joins two keys of the Vietnamese row: "ằ" is ă
// and the grave mark.
func (k keyboard) twoKeys(r rune) string {
	var letter, tone rune
	for _, part := range norm.NFD.String(string(r)) {
		switch part {
		case 0x0300, 0x0301, 0x0303, 0x0309, 0x0323:
			tone = part
		default:
			letter = []rune(norm.NFC.String(strings.Trim(string([]rune{letter, part}), "\x00")))[0]
		}
	}
	first, ok1 := k.row[letter]
	second, ok2 := k.row[tone]
	if !ok1 || !ok2 {
		return "/"
	}
	return string([]byte{first, second})
}

// plainDigit reads ASCII, full-width, Arabic-Indic and eastern Arabic-Indic digits.
func plainDigit(r rune) (byte, bool) {
	if r < 0x80 {
		return byte(r), r >= '0' && r <= '9'
	}
	for _, zero := range []rune{0xFF10, 0x0660, 0x06F0} {
		if r >= zero && r <= zero+9 {
			return byte('0' + r - zero), true
		}
	}
	return 0, false
}
