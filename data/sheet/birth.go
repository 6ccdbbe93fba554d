package sheet

import (
	"regexp"
	"strconv"
	"strings"

	"vinhdanh/data"
	"vinhdanh/data/text"
)

// longestDate is how many bytes a cell with a date has at most: written out, with
// its place and a remark, it has some hundred.
const longestDate = 200

// readDate reads a date as lists write it: 05/9/1980, 5-9-80, 1980, 5/1980,
// "ngày 05 tháng 9 năm 1980", 1980-09-05, a day's number of a spreadsheet.
// The code is "" if all is well; "ambiguous-year" with the likelier year where
// the year has two digits; "impossible-date" where there is no such day. year
// is the present one: dates after it are impossible, and it decides the
// century of two digits. Words that say "unknown" give no date and no code.
func readDate(s string, year int) (data.Date, data.Code) {
	s = strings.TrimLeft(strings.TrimSpace(latinDigits(oneLine(s))), "'’‘`") // a spreadsheet's sign for text
	if s == "" || saysUnknown(s) {
		return "", ""
	}
	if len(s) > longestDate {
		return "", ProblemImpossibleDate
	}
	y, m, d, ok := usualDate(s)
	if !ok {
		s = withoutRemark(s)
	}
	short := false
	if !ok {
		if y, m, d, short, ok = dateParts(align(s).fold); !ok {
			end := 0
			if y, m, d, end = wordDay(align(s).fold); end == 0 {
				return "", "impossible-date"
			}
		}
	}
	code := data.Code("")
	if short {
		code = "ambiguous-year"
		y = century(y, year)
	}
	date, err := data.NewDate(y, m, d)
	if err != nil || y < 1850 || y > year {
		return "", "impossible-date"
	}
	return date, code
}

var (
	dateRemark = regexp.MustCompile(`\s*\([^()0-9]*\)\s*$|\.0+$`)
	ageInCell  = regexp.MustCompile(`^(?:khoang )?(\d{1,3}) ?tuoi$`)
)

// withoutRemark drops what stands behind a date in brackets ("1981 (Mậu Tuất)")
// and the decimals that some spreadsheets add to years.
func withoutRemark(s string) string {
	if len(s) > 80 {
		return s
	}
	return dateRemark.ReplaceAllString(s, "")
}

// isAge tells of a cell that says how old someone is.
func isAge(s string) bool { return len(s) < 30 && ageInCell.MatchString(text.Fold(latinDigits(s))) }

// usualDate reads what nearly all cells hold, "05/09/1980" and "1980", without
// the searching that the rest need.
func usualDate(s string) (y, m, d int, ok bool) {
	var part [3]int
	n, digits := 0, 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			part[n] = part[n]*10 + int(c-'0')
			if digits++; digits > 4 {
				return 0, 0, 0, false
			}
		case c == '/' && n < 2 && digits > 0 && digits < 3:
			n++
			digits = 0
		default:
			return 0, 0, 0, false
		}
	}
	switch {
	case digits != 4:
		return 0, 0, 0, false
	case n == 0:
		return part[0], 0, 0, true
	case n == 2:
		return part[2], zeroIsWrong(part[1]), zeroIsWrong(part[0]), true
	}
	return 0, 0, 0, false
}

// century puts a two-digit year into the hundred years that end now.
func century(y, now int) int {
	y += now / 100 * 100
	if y > now {
		y -= 100
	}
	return y
}

var (
	dayMonthYear = regexp.MustCompile(`^(\d{1,2})\s*[/.\-,\\]\s*(\d{1,2})\s*[/.\-,\\]\s*(\d{4}|\d{2})\b`)
	dayInWords   = regexp.MustCompile(`^(\d{1,2})\s*thang\s*(\d{1,2})\s*,?\s*nam\s*(\d{4}|\d{2})\b`)
	monthYear    = regexp.MustCompile(`^(\d{1,2})\s*(?:[/.\-\\]|nam)\s*(\d{4})\b`)
	dayNamed     = regexp.MustCompile(`^(\d{1,2})[\s/.\-]*(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[\s/.,\-]*(\d{4}|\d{2})$`)
	monthNamed   = regexp.MustCompile(`^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$`)
	yearMonthDay = regexp.MustCompile(`^(\d{4})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{1,2})\b`)
	yearAlone    = regexp.MustCompile(`^(\d{4})$`)
	shortYear    = regexp.MustCompile(`^(\d{2})$`)
	serialNumber = regexp.MustCompile(`^(\d{5})(?:\.\d+)?$`)
	unseparated  = regexp.MustCompile(`^(\d{2})(\d{2})(\d{4})$`)
	dateLead     = regexp.MustCompile(`^(?:sinh|sn|ns|ngay|nam|thang|vao|khoang|cuoi|dau|born|in|date|of|birth|[:.,\s])+`)
	dateTail     = regexp.MustCompile(`[\s.,;)]+$|\s+\d{1,2}:\d{2}(:\d{2})?(\s*[ap]m)?$|t\d{2}:\d{2}.*$`)
)

// dateParts takes a folded date apart; short tells of a two-digit year.
func dateParts(s string) (y, m, d int, short, ok bool) {
	s = dateTail.ReplaceAllString(s, "")
	s = strings.TrimLeft(dateLead.ReplaceAllString(strings.TrimLeft(s, "( "), ""), "( ")
	s = dateTail.ReplaceAllString(s, "")
	num := func(list []string, at ...int) []int {
		var out []int
		for _, i := range at {
			n, err := strconv.Atoi(list[i])
			if err != nil {
				return []int{0, 0, 0}
			}
			out = append(out, n)
		}
		return out
	}
	for _, re := range []*regexp.Regexp{dayMonthYear, dayInWords} {
		if g := re.FindStringSubmatch(s); g != nil {
			if len(g[0]) != len(s) {
				return 0, 0, 0, false, false
			}
			n := num(g, 3, 2, 1)
			return n[0], zeroIsWrong(n[1]), zeroIsWrong(n[2]), len(g[3]) == 2, true
		}
	}
	if g := dayNamed.FindStringSubmatch(s); g != nil {
		n := num(g, 3, 1)
		return n[0], monthOf(g[2]), zeroIsWrong(n[1]), len(g[3]) == 2, true
	}
	if g := monthNamed.FindStringSubmatch(s); g != nil {
		n := num(g, 3, 2)
		return n[0], monthOf(g[1]), zeroIsWrong(n[1]), false, true
	}
	if g := yearMonthDay.FindStringSubmatch(s); g != nil && len(g[0]) == len(s) {
		n := num(g, 1, 2, 3)
		return n[0], zeroIsWrong(n[1]), zeroIsWrong(n[2]), false, true
	}
	if g := monthYear.FindStringSubmatch(s); g != nil && len(g[0]) == len(s) {
		n := num(g, 2, 1)
		return n[0], zeroIsWrong(n[1]), 0, false, true
	}
	if g := yearAlone.FindStringSubmatch(s); g != nil {
		return num(g, 1)[0], 0, 0, false, true
	}
	if g := shortYear.FindStringSubmatch(s); g != nil {
		return num(g, 1)[0], 0, 0, true, true
	}
	if g := serialNumber.FindStringSubmatch(s); g != nil {
		if day, found := serialDate(float64(num(g, 1)[0]), showDay, false); found && len(day) == 10 {
			n := num([]string{day[6:], day[3:5], day[:2]}, 0, 1, 2)
			return n[0], n[1], n[2], false, true
		}
	}
	if g := unseparated.FindStringSubmatch(s); g != nil {
		n := num(g, 3, 2, 1)
		return n[0], zeroIsWrong(n[1]), zeroIsWrong(n[2]), false, true
	}
	return 0, 0, 0, false, false
}

// monthOf gives the month of its first three letters in English.
func monthOf(s string) int {
	return strings.Index("janfebmaraprmayjunjulaugsepoctnovdec", s)/3 + 1
}

// zeroIsWrong turns a day or month that is written as 0 into one that no
// calendar has, since data.NewDate takes 0 for "not known".
func zeroIsWrong(n int) int {
	if n == 0 {
		return 99
	}
	return n
}

var unknownDates = phraseSet("không rõ|chưa rõ|không nhớ|không biết|không có|chưa có|không|k|kr|x|n a|na|unknown|chưa xác định|đang cập nhật|cập nhật sau")

// saysUnknown tells of what people write where they know no date.
func saysUnknown(s string) bool {
	key := text.Alphanumeric(s)
	return key == "" || unknownDates[key]
}

var marks = wordSet("x xx v co yes y true dung 1 nam nu")

// isNoMark tells of a cell that says that its column is not meant.
func isNoMark(s string) bool {
	switch text.Alphanumeric(s) {
	case "", "0", "khong", "k", "o", "no", "chua":
		return !isMark(s)
	}
	return false
}

// isMark tells of a cell that only ticks its column.
func isMark(s string) bool {
	switch strings.TrimSpace(s) {
	case "✓", "✔", "√", "●", "•", "*", "+", "☑", "■", "þ", "ü":
		return true
	}
	return marks[text.Alphanumeric(s)]
}
