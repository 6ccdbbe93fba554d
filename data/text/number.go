package text

import (
	"strconv"
	"strings"
)

// Int writes a whole number with dots between thousands: "1.234".
func Int(n int64) string {
	s := strconv.FormatInt(n, 10)
	return group(s)
}

// Number writes a number in the Vietnamese way, rounded to at most the given
// number of decimals, without zeros at the end: "1.234,5".
func Number(f float64, decimals int) string {
	s := strconv.FormatFloat(f, 'f', max(decimals, 0), 64)
	whole, part, found := strings.Cut(s, ".")
	if found {
		part = strings.TrimRight(part, "0")
	}
	if whole == "-0" && part == "" {
		whole = "0"
	}
	whole = group(whole)
	if part == "" {
		return whole
	}
	return whole + "," + part
}

func group(s string) string {
	sign := ""
	if strings.HasPrefix(s, "-") {
		sign, s = "-", s[1:]
	}
	if len(s) <= 3 {
		return sign + s
	}
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return sign + s // Inf, NaN
		}
	}
	var b strings.Builder
	b.WriteString(sign)
	for i := 0; i < len(s); i++ {
		if i > 0 && (len(s)-i)%3 == 0 {
			b.WriteByte('.')
		}
		b.WriteByte(s[i])
	}
	return b.String()
}
