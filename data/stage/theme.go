package stage

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"vinhdanh/data"
	"vinhdanh/data/text"
)

// theme gives the movement or work out of the words of an achievement: "phong
// trào thi đua yêu nước giai đoạn 2020–2025" of "Đã có thành tích xuất sắc
// trong phong trào …"; "" where it says no such thing.
func theme(achievement string) string {
	s := strings.TrimRight(strings.TrimSpace(text.NFC(achievement)), ".;, ")
	low := strings.ToLower(s)
	at := strings.Index(low, "thành tích")
	if at < 0 || len(low) != len(s) {
		return ""
	}
	from := strings.Index(low[at:], " trong ")
	if from < 0 {
		return ""
	}
	return strings.TrimSpace(s[at+from+len(" trong "):])
}

// common gives the theme that all share, "" where they differ.
func common(list []Recipient) string {
	found := ""
	for i := range list {
		t := theme(list[i].Achievement)
		if t == "" || found != "" && !same(t, found) {
			return ""
		}
		found = t
	}
	return found
}

func same(a, b string) bool { return text.Fold(a) == text.Fold(b) }

// prevailing gives the theme that more than half of the citations of a decision
// share, else what the decision itself says.
func prevailing(list []data.CitationRow, d data.Decision) string {
	count, words := map[string]int{}, map[string]string{}
	for i := range list {
		if t := theme(list[i].Achievement); t != "" {
			key := text.Fold(t)
			count[key]++
			words[key] = t
		}
	}
	for key, n := range count {
		if 2*n > len(list) {
			return words[key]
		}
	}
	return theme(d.Subject)
}

// lowerFirst writes the first letter small, as inside a sentence; a word in
// capitals ("UBND", "GS.TS") stays.
func lowerFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if next, _ := utf8.DecodeRuneInString(s[n:]); unicode.IsUpper(next) {
		return s
	}
	return string(unicode.ToLower(r)) + s[n:]
}

// upperFirst writes the first letter great, as where a sentence or a line begins.
func upperFirst(s string) string {
	lead := ""
	if strings.HasPrefix(s, mark) {
		lead, s = mark, s[len(mark):]
	}
	r, n := utf8.DecodeRuneInString(s)
	return lead + string(unicode.ToUpper(r)) + s[n:]
}
