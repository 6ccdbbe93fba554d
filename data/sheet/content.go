package sheet

import (
	"strings"

	"vinhdanh/data"
	"vinhdanh/data/text"
)

// noDigits tells of a column without a figure.
func noDigits(list []string) bool {
	for _, s := range list {
		if strings.ContainsAny(s, "0123456789") {
			return false
		}
	}
	return len(list) > 0
}

// numbersOnly tells of a column that numbers its rows: figures that rise by
// one, and the numbers of sections.
func numbersOnly(list []string) bool {
	last, rising, figured, others := 0, 0, 0, 0
	for _, s := range list {
		switch numberingOf(s) {
		case figures:
			n := atoi([]byte(strings.Trim(latinDigits(s), "()[].:/-– ")))
			figured++
			if n == last+1 || n == 1 {
				rising++
			}
			last = n
		case romans, capitals, smalls, decimals, bullets:
		default:
			others++ // the heading again, a stray title
		}
	}
	return figured > others && rising*10 >= figured*8
}

func oneWord(list []string) bool {
	n := 0
	for _, s := range list {
		if !strings.Contains(s, " ") && startsLetter(s) && !isMark(s) {
			n++
		}
	}
	return n > 0 && n*10 >= len(list)*7
}

// marksOnly tells of a column that holds marks, and dashes or zeros where none is.
func marksOnly(list []string) bool {
	found := false
	for _, s := range list {
		switch {
		case isMark(s):
			found = true
		case !isNoMark(s):
			return false
		}
	}
	return found
}

// kindsOnly tells of a column that says collective or individual by row.
func kindsOnly(list []string) bool {
	for _, s := range list {
		if recipientWord(s) == "" {
			return false
		}
	}
	return len(list) > 0
}

// recipientWord reads "Tập thể", "Cá nhân", "Hộ gia đình" standing alone.
func recipientWord(s string) data.RecipientKind {
	switch text.Alphanumeric(s) {
	case "tap the", "tt", "collective", "t", "don vi":
		return data.Collective
	case "ca nhan", "cn", "individual", "c":
		return data.Individual
	case "ho gia dinh", "ho", "gia dinh", "hgd", "household":
		return data.Household
	}
	return ""
}

func people(list []string) float64 {
	n := 0
	for _, s := range list {
		if looksLikePerson(s) {
			n++
		}
	}
	if n < 2 && n < len(list) && len(list) > 3 || n == 0 {
		return 0
	}
	return float64(n) / float64(len(list))
}

func isHonorific(s string) bool {
	_, ok := text.IsHonorific(s)
	return ok
}

func honorifics(list []string) bool {
	n := 0
	for _, s := range list {
		if isHonorific(s) {
			n++
		}
	}
	return n*2 >= len(list)
}
