package print

import (
	"strconv"
	"strings"
)

var digitWords = [...]string{"không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"}

// InWords reads a whole number from 0 up in Vietnamese, as papers write it
// "bằng chữ": 21 is "hai mươi mốt", 105 "một trăm linh năm".
func InWords(n int) string {
	if n < 0 {
		return "âm " + InWords(-n)
	}
	if n < 10 {
		return digitWords[n]
	}
	var words []string
	for _, unit := range []struct {
		of   int
		name string
	}{{1_000_000_000, "tỷ"}, {1_000_000, "triệu"}, {1000, "nghìn"}, {1, ""}} {
		part := n / unit.of
		n %= unit.of
		if part == 0 {
			continue
		}
		if part >= 1000 { // thousands of millions of thousands
			words = append(words, InWords(part))
		} else {
			words = append(words, below1000(part, len(words) > 0)...)
		}
		if unit.name != "" {
			words = append(words, unit.name)
		}
	}
	return strings.Join(words, " ")
}

// below1000 reads a group of three digits; full where groups stand before it.
func below1000(n int, full bool) []string {
	var words []string
	if n >= 100 || full {
		words = append(words, digitWords[n/100], "trăm")
	}
	tens, ones := n/10%10, n%10
	switch {
	case tens == 0 && ones > 0 && len(words) > 0:
		words = append(words, "linh")
	case tens == 1:
		words = append(words, "mười")
	case tens > 1:
		words = append(words, digitWords[tens], "mươi")
	}
	switch {
	case ones == 0:
	case ones == 1 && tens > 1:
		words = append(words, "mốt")
	case ones == 5 && tens > 0:
		words = append(words, "lăm")
	default:
		words = append(words, digitWords[ones])
	}
	return words
}

// grouped writes a count as papers do: 03, 12, 1.234.
func grouped(n int) string {
	s := strconv.Itoa(n)
	if len(s) == 1 {
		return "0" + s
	}
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "." + s[i:]
	}
	return s
}
