package print

import "strings"

var ones = [...]string{"", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
	"fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"}

var tens = [...]string{"", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"}

// inEnglish reads a whole number from 0 up.
func inEnglish(n int) string {
	switch {
	case n == 0:
		return "zero"
	case n >= 1000:
		of, name := 1000, " thousand"
		switch {
		case n >= 1_000_000_000:
			of, name = 1_000_000_000, " billion"
		case n >= 1_000_000:
			of, name = 1_000_000, " million"
		}
		rest := ""
		if r := n % of; r > 0 {
			rest = " " + inEnglish(r)
			if r < 100 {
				rest = " and" + rest
			}
		}
		return inEnglish(n/of) + name + rest
	case n >= 100:
		rest := ""
		if n%100 > 0 {
			rest = " and " + inEnglish(n%100)
		}
		return ones[n/100] + " hundred" + rest
	case n >= 20:
		rest := ""
		if n%10 > 0 {
			rest = "-" + ones[n%10]
		}
		return tens[n/10] + rest
	}
	return ones[n]
}

// ordinal reads the number of a day, 1 to 31.
func ordinal(n int) string {
	s := inEnglish(n)
	for _, of := range [...][2]string{{"one", "first"}, {"two", "second"}, {"three", "third"}, {"five", "fifth"}, {"eight", "eighth"}, {"nine", "ninth"}, {"twelve", "twelfth"}} {
		if head, ok := strings.CutSuffix(s, of[0]); ok {
			return head + of[1]
		}
	}
	if head, ok := strings.CutSuffix(s, "y"); ok {
		return head + "ieth"
	}
	return s + "th"
}
