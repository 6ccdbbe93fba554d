package print

import (
	"strings"

	"vinhdanh/print/layout"
)

// twice are words that Vietnamese says twice on purpose.
var twice = words("luôn mãi đời ngày người nhà xanh thường dần từ vẫn ai nơi nào xa sớm chiều đêm hàng rất hằng năm tháng bước đâu")

// levels are common words of places, one of which is enough before a name.
var levels = words("xã phường huyện quận tỉnh")

func words(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// doubled finds a word that stands twice in a row ("Sở Sở"), or two common
// words of places before one name ("xã thị trấn"): 621 certificates of one
// office had to be printed again for such a slip.
func doubled(field, text string) []layout.Warning {
	var warnings []layout.Warning
	before, written := "", ""
	fields := strings.Fields(text)
	for i, w := range fields {
		word, comma := strings.CutSuffix(strings.Trim(w, "“”\"'().;:"), ",")
		low := strings.ToLower(word)
		switch {
		case low == "" || low == "-" || low == "–":
		case low == before && !twice[low] && !compound(fields[:i], written, word):
			warnings = append(warnings, layout.Warn("doubled-word", field, "words", fields[i-1]+" "+w))
		case levels[before] && (levels[low] || low == "thị" && i+1 < len(fields) && place(fields[i+1])):
			warnings = append(warnings, layout.Warn("doubled-word", field, "words", fields[i-1]+" "+w))
		}
		before, written = low, word
		if comma {
			before = ""
		}
	}
	return warnings
}

// compounds end in a word that the name of a body may begin with: "Công đoàn
// cơ sở Sở Nội vụ", "Chi hội cựu chiến binh Binh đoàn 12".
var compounds = words("cơ|sở trụ|sở chiến|binh tập|đoàn quân|đội công|an nhà|trường công|ty")

// compound tells whether a word that comes again begins a name, with a capital,
// after a compound that ends in it without one.
func compound(before []string, written, word string) bool {
	if len(before) < 2 || written == word || written != strings.ToLower(written) {
		return false
	}
	return compounds[strings.ToLower(strings.Trim(before[len(before)-2], "“”\"'().;:,"))+"|"+written]
}

// place tells whether a word behind "thị" makes it the common word of a place.
func place(w string) bool {
	w = strings.ToLower(w)
	return w == "trấn" || w == "xã"
}
