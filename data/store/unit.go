package store

import (
	"strings"

	"vinhdanh/data/text"
)

// unitWords writes a folded unit in one of its many ways, so that "UBND TP
// Lai Châu" is "Ủy ban nhân dân thành phố Lai Châu".
func unitWords(folded string) string {
	words := text.Alphanumeric(folded)
	// Each word has spaces of its own, so that one phrase may follow another.
	words = shortUnits.Replace(" " + strings.ReplaceAll(words, " ", "  ") + " ")
	return strings.TrimSpace(words)
}

var shortUnits = func() *strings.Replacer {
	var pairs []string
	for _, p := range [][2]string{
		{"uy ban nhan dan", "ubnd"},
		{"hoi dong nhan dan", "hdnd"},
		{"uy ban mat tran to quoc", "ubmttq"},
		{"mat tran to quoc", "mttq"},
		{"thanh pho", "tp"},
		{"trung hoc pho thong", "thpt"},
		{"trung hoc co so", "thcs"},
		{"thanh nien cong san", "tncs"},
		{"lien doan lao dong", "ldld"},
		{"giao duc va dao tao", "gd  dt"},
		{"giao duc dao tao", "gd  dt"},
		{"trach nhiem huu han", "tnhh"},
		{"mot thanh vien", "mtv"},
		{"co phan", "cp"},
	} {
		pairs = append(pairs, " "+strings.ReplaceAll(p[0], " ", "  ")+" ", " "+p[1]+" ")
	}
	return strings.NewReplacer(pairs...)
}()

// eachOnce remembers what f gave, for texts that come again and again.
func eachOnce(f func(string) string) func(string) string {
	known := map[string]string{}
	return func(s string) string {
		made, ok := known[s]
		if !ok {
			made = f(s)
			known[s] = made
		}
		return made
	}
}
