package text

import (
	"fmt"
	"strconv"
	"strings"
)

// DateWords writes a date as official papers do (Nghị định 30/2020/NĐ-CP,
// annex I): days 1 to 9 and months 1 and 2 with a leading zero, other months
// without: "ngày 05 tháng 9 năm 2025". A day or month of 0 is left out. A year
// of 0 gives "".
func DateWords(year, month, day int) string {
	switch {
	case year == 0:
		return ""
	case month == 0:
		return fmt.Sprintf("năm %d", year)
	case day == 0:
		return fmt.Sprintf("tháng %s năm %d", monthWords(month), year)
	}
	return fmt.Sprintf("ngày %02d tháng %s năm %d", day, monthWords(month), year)
}

func monthWords(m int) string {
	if m < 3 {
		return fmt.Sprintf("%02d", m)
	}
	return strconv.Itoa(m)
}

// PlaceDate writes the line above a signature: "Lai Châu, ngày 05 tháng 9 năm
// 2025". What is missing leaves dots to write on: "ngày … tháng … năm …".
func PlaceDate(place string, year, month, day int) string {
	var b strings.Builder
	if place != "" {
		b.WriteString(place + ", ")
	}
	if year != 0 && month != 0 && day != 0 {
		b.WriteString(DateWords(year, month, day))
		return b.String()
	}
	m, y := "…", "…"
	if year != 0 {
		y = strconv.Itoa(year)
		if month != 0 {
			m = monthWords(month)
		}
	}
	b.WriteString("ngày … tháng " + m + " năm " + y)
	return b.String()
}
