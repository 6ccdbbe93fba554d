package sheet

import (
	"strconv"
	"strings"

	"vinhdanh/data/text"
)

// wordMonths are the months that have names besides their numbers.
var wordMonths = map[string]int{
	"gieng": 1, "mot": 1, "hai": 2, "ba": 3, "tu": 4, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10, "muoi mot": 11, "muoi hai": 12, "chap": 12,
}

// wordDay reads a day that is written out, from the start of a folded text: "ngày
// mười lăm tháng tám năm hai nghìn không trăm hai mươi lăm". Any of the three
// may be in figures, but not all. end is where it ends; 0 if it is none.
func wordDay(fold string) (year, month, day, end int) {
	lead := len(fold) - len(strings.TrimLeft(fold, " ,;:.("))
	list := align(fold[lead:min(len(fold), lead+160)]).tokens()
	i := 0
	for i < len(list) && (list[i].word == "ky" || list[i].word == "ngay" || list[i].word == "mong" || list[i].word == "mung" || list[i].word == "sinh") {
		i++
	}
	spelt := false
	number := func() int {
		n, used := text.ReadCount(words(list[i:]))
		spelt = spelt || used > 0 && !isDigits(list[i].word)
		i += used
		return n
	}
	if i == len(list) {
		return 0, 0, 0, 0
	}
	if day = number(); day < 1 || day > 31 || i+1 >= len(list) || list[i].word != "thang" {
		return 0, 0, 0, 0
	}
	i++
	used := 0
	if isDigits(list[i].word) {
		month, used = atoi([]byte(list[i].word)), 1
	} else {
		spelt = true
		if month, used = wordMonths[list[i].word], 1; month == 10 && i+1 < len(list) {
			if m := wordMonths["muoi "+list[i+1].word]; m > 0 {
				month, used = m, 2
			}
		}
	}
	if i += used; month < 1 || month > 12 || i+1 >= len(list) || list[i].word != "nam" {
		return 0, 0, 0, 0
	}
	i++
	if year = yearDigits(list[i:]); year > 0 {
		spelt = true
		i += 4
	} else {
		year = number()
	}
	if !spelt || year < 1000 || year > 2999 {
		return 0, 0, 0, 0
	}
	return year, month, day, lead + list[i-1].to
}

// yearDigits reads a year that is said figure by figure: "hai không hai lăm".
func yearDigits(list []token) int {
	if len(list) < 4 {
		return 0
	}
	year := ""
	for _, t := range list[:4] {
		n, used := text.ReadCount([]string{t.word})
		if used == 0 || n > 9 || isDigits(t.word) {
			return 0
		}
		year += strconv.Itoa(n)
	}
	return atoi([]byte(year))
}
