package sheet

import (
	"regexp"
	"strings"
)

// looksLikeFormula tells of text that a spreadsheet would take for a formula:
// it begins with one of = + - @ and goes on like one. Telephone numbers with
// their country ("+84 912 345 678"), negative numbers and list dashes
// ("- Phòng Nội vụ") do not.
func looksLikeFormula(s string) bool {
	if len(s) < 2 {
		return false
	}
	rest := strings.TrimLeft(s[1:], " ")
	if rest == "" {
		return false
	}
	c := rest[0] | 0x20
	letter := c >= 'a' && c <= 'z'
	switch s[0] {
	case '=':
		return true
	case '@':
		return letter
	case '+', '-':
		if strings.ContainsAny(s, "(|!") && (letter || strings.ContainsAny(s, "|!")) {
			return true
		}
		return s[0] == '+' && letter && s[1] != ' '
	}
	return false
}

var callsFunction = regexp.MustCompile(`^[=+\-@][A-Za-z.]+\(`)

// isCall tells of a text that calls a spreadsheet's function: "@SUM(A1)".
func isCall(s string) bool { return s != "" && s[0] < 'A' && callsFunction.MatchString(s) }

// risky tells of text that some spreadsheet might take for a formula when it
// opens a text file. It is broader than looksLikeFormula, since an apostrophe
// too many costs nothing: the importer takes it away.
func risky(s string) bool {
	if s == "" {
		return false
	}
	switch s[0] {
	case '=', '+', '-', '@', '\t', '\r':
		return true
	}
	return false
}
