package screen

import (
	"strconv"
	"strings"

	"vinhdanh/data"
)

// ReadDate reads a date as people type it: day/month/year, month/year or a
// year alone, with /, - or . between; "" is no date. What it cannot read, and
// days that no calendar has, are the error "impossible-date".
func ReadDate(s string) (data.Date, error) {
	s = strings.TrimSpace(s)
	if s == "" {
		return "", nil
	}
	bad := data.Fail("impossible-date", "date", s)
	parts := strings.Split(strings.NewReplacer("-", "/", ".", "/").Replace(s), "/")
	var n [3]int // day, month, year
	if len(parts) > 3 {
		return "", bad
	}
	for i, p := range parts {
		v, err := strconv.Atoi(strings.TrimSpace(p))
		if err != nil || v < 1 {
			return "", bad
		}
		n[3-len(parts)+i] = v
	}
	if n[2] < 1000 {
		return "", bad
	}
	return data.NewDate(n[2], n[1], n[0])
}
