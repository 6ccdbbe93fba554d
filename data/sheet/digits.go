package sheet

import "strings"

// latinDigits writes the digits of Arabic and Persian as ours.
func latinDigits(s string) string {
	if strings.IndexByte(s, 0xD9) < 0 && strings.IndexByte(s, 0xDB) < 0 { // they begin so
		return s
	}
	return strings.Map(latinDigit, s)
}

func latinDigit(r rune) rune {
	switch {
	case r >= '٠' && r <= '٩':
		return r - '٠' + '0'
	case r >= '۰' && r <= '۹':
		return r - '۰' + '0'
	}
	return r
}
