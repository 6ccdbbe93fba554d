package sheet

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"vinhdanh/data"
)

// decided is what words say of a decision.
type decided struct {
	number string // "" where the place is left open
	date   data.Date
	bad    string // the date as written, where there is no such day
	issuer string
}

func (d decided) empty() bool { return d == decided{} }

var (
	decisionWords  = regexp.MustCompile(`(?:(?:kem theo|ban hanh theo|ban hanh kem theo|theo|tai|can cu)\s+)?(?:cac\s+)?(?:quyet dinh|qd|decision)(?:\s+(?:khen thuong|khen))?(?:\s*(?:so|no))?\s*[:.]*\s*`)
	decisionNumber = regexp.MustCompile(`^([.\s]*\d*[a-z]{0,2}[.\s]*/\s*(?:\d{4}\s*/\s*)?[a-z][a-z0-9]*(?:\s?-\s?[a-z0-9.]*[a-z0-9](?:\s?&\s?[a-z0-9]+)?)*|\d+[a-z]?\b)`)
	decisionDay    = regexp.MustCompile(`^[\s,;:.(\-–]*(?:ky\s+|ban hanh\s+)?(?:ngay|dated|of)?\s*[:.]*\s*(\d{1,2})\s*(?:[/.\-]|\s*thang\s*)\s*(\d{1,2})\s*(?:[/.\-]|\s*,?\s*nam\s*)\s*(\d{4}|\d{2})\b`)
	openDay        = regexp.MustCompile(`^[\s,;:.(]*(?:ky\s+)?ngay[\s./\-]*(?:thang)?[\s./\-]*\d{0,2}[\s./\-]*(?:nam)?[\s./\-]*(?:\d{4})?`)
	decisionIssuer = regexp.MustCompile(`^[\s,]*(?:cua|do|by)\s+`)
	issuerEnd      = regexp.MustCompile(`[()\[\];:]|\s(?:ve viec|ve khen|v/v|ky ngay|ngay)\s|,\s*(?:gom|cho|ve|tang|ky)\s|\s*\.$|\.\s|\s-\s(?:tap the|ca nhan|ho)|\s(?:tang|cho)\s`)
)

// readDecision finds a decision in words: "(Quyết định số 416/QĐ-SNV ngày
// 05/9/2025 của Giám đốc Sở Nội vụ)". It gives the text without it.
func readDecision(a aligned) (decided, aligned, bool) {
	for at := 0; at < len(a.fold); {
		m := decisionWords.FindStringIndex(a.fold[at:])
		if m == nil {
			return decided{}, a, false
		}
		start, i := at+m[0], at+m[1]
		at = i
		if start > 0 && wordByte(a.fold[start-1]) {
			continue
		}
		d, end, ok := readDecisionAt(a, i)
		if !ok {
			continue
		}
		return d, cutOut(a, start, end), true
	}
	return decided{}, a, false
}

// readDecisionAt reads number, date and issuer from place i on.
func readDecisionAt(a aligned, i int) (d decided, end int, ok bool) {
	rest := a.fold[i:]
	open := false
	if m := decisionNumber.FindStringIndex(rest); m != nil {
		end := capitalEnd(a, i, i+m[1])
		d.number = number(a.cut(i, end))
		open = d.number == ""
		i = end
		rest = a.fold[i:]
	}
	if m := decisionDay.FindStringSubmatchIndex(rest); m != nil && (d.number != "" || open || strings.Contains(rest[:m[1]], "ngay")) {
		d.date, d.bad = dayOf(rest[m[2]:m[3]], rest[m[4]:m[5]], rest[m[6]:m[7]], a.cut(i+m[2], i+m[7]))
		ok = true
		i += m[1]
	} else if y, month, day, end := wordDay(rest); end > 0 {
		d.date, d.bad = dayOf(strconv.Itoa(day), strconv.Itoa(month), strconv.Itoa(y), a.cut(i, i+end))
		ok = true
		i += end
	} else if m := openDay.FindStringIndex(rest); m != nil {
		i += m[1]
		open = true
	}
	if d.number == "" && !ok && !open {
		return decided{}, 0, false
	}
	rest = a.fold[i:]
	if m := decisionIssuer.FindStringIndex(rest); m != nil {
		from := i + m[1]
		to := len(a.fold)
		if e := issuerEnd.FindStringIndex(a.fold[from:]); e != nil {
			to = from + e[0]
		}
		d.issuer = strings.Trim(a.cut(from, to), " ,.")
		i = to
	}
	return d, i, true
}

var dashedDay = regexp.MustCompile(`^\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{2,4}\b`)

// capitalEnd ends a decision's number before a dash that belongs to the
// sentence: "416/QĐ-SNV - Tập thể" or "416/QĐ-SNV - 5/9/2025", while "416/QĐ - SNV" goes on.
func capitalEnd(a aligned, from, to int) int {
	for i := from + 1; i+1 < to; i++ {
		if a.fold[i] != '-' || a.fold[i-1] != ' ' && a.fold[i+1] != ' ' {
			continue
		}
		j := i + 1
		for j < to && a.fold[j] == ' ' {
			j++
		}
		if dashedDay.MatchString(a.fold[j:]) {
			return i
		}
		for ; j < to && wordByte(a.fold[j]); j++ {
			if unicode.IsLower(a.runes[j]) {
				return i
			}
		}
	}
	return to
}

// dayOf makes a date of digits; bad is how it is written if there is none.
func dayOf(day, month, year, written string) (data.Date, string) {
	d, err1 := strconv.Atoi(day)
	m, err2 := strconv.Atoi(month)
	y, err3 := strconv.Atoi(year)
	if err1 != nil || err2 != nil || err3 != nil {
		return "", written
	}
	if len(year) == 2 {
		y += 2000
	}
	date, err := data.NewDate(y, zeroIsWrong(m), zeroIsWrong(d))
	if err != nil {
		return "", written
	}
	return date, ""
}

// number tidies a decision's number; one whose figures are still to be filled
// in is none.
func number(s string) string {
	s = strings.Join(strings.Fields(latinDigits(s)), "")
	s = strings.TrimRight(s, ".,;:-/")
	if s == "" || s[0] < '0' || s[0] > '9' {
		return ""
	}
	return s
}

// cutOut takes a clause out of a text, with the brackets or the comma that
// parted it off.
func cutOut(a aligned, from, to int) aligned {
	for from > 0 && (a.fold[from-1] == ' ' || a.fold[from-1] == ',' || a.fold[from-1] == '-' || a.fold[from-1] == ';') {
		from--
	}
	if from > 0 && a.fold[from-1] == '(' {
		end := strings.IndexByte(a.fold[to:], ')')
		if end >= 0 {
			from, to = from-1, to+end+1
		} else {
			from = from - 1
		}
	}
	return a.without(from, to)
}

// readDecisionCell reads a cell of the column of decision numbers, which may
// hold the date and the issuer as well.
func readDecisionCell(s string) decided {
	s = latinDigits(s)
	a := align(s)
	if d, _, ok := readDecision(a); ok {
		return d
	}
	lead := 0
	if m := regexpSo.FindStringIndex(a.fold); m != nil {
		lead = m[1]
	}
	if d, _, ok := readDecisionAt(a, lead); ok && d.number != "" {
		return d
	}
	return decided{number: strings.TrimSpace(s)}
}

var regexpSo = regexp.MustCompile(`^(?:so|no)\s*[:.]*\s*`)
