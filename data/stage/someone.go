package stage

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"vinhdanh/data/text"
)

// someone tells whether free words that say who does something ("Đồng chí Phan
// Bá Hiếu, Chủ tịch …") name one person, to whom a form of address belongs: not
// "Tổ Thư ký", "Toàn thể đại biểu", "Đài PT–TH tỉnh".
func someone(words string) bool {
	name, _, _ := strings.Cut(words, ",")
	if h, rest := text.CutHonorific(name); h.Text != "" {
		return startsUpper(rest)
	}
	syllables := strings.Fields(name)
	if len(syllables) < 2 || len(syllables) > 6 || slices.ContainsFunc(syllables, func(s string) bool { return !startsUpper(s) }) {
		return false
	}
	begins := text.Fold(syllables[0])
	return !slices.Contains(bodies, begins) && !slices.Contains(bodies, begins+" "+text.Fold(syllables[1]))
}

// bodies are words that names of bodies begin with, folded. "Đoàn" and "Ban" are
// family names too.
var bodies = []string{"to", "doi", "dai", "so", "phong", "truong", "khoi", "cum", "toan", "cac", "uy", "hoi", "nhom", "cong", "trung", "nha", "lanh",
	"dai dien", "doan chu", "doan thu", "doan nghe", "doan ca", "doan dai", "doan thanh", "ban to", "ban thu", "ban giam", "ban chi", "ban thi",
	"ban kiem", "ban bau"}

// Body tells whether free words that say who does something name a body ("Tổ Thư
// ký", "Đài PT–TH tỉnh"): neither one person, nor how many, nor all in the hall.
func Body(words string) bool {
	words = strings.TrimSpace(words)
	return words != "" && !someone(words) && !several(words) && !everybody(words)
}

// several tells whether free words say how many do something, not who: "3
// người", "các đại biểu", "07 đợt trao".
func several(words string) bool {
	r, _ := utf8.DecodeRuneInString(words)
	f := text.Fold(words)
	return unicode.IsDigit(r) || strings.HasPrefix(f, "cac ") || strings.HasPrefix(f, "nhieu ")
}

// everybody tells whether free words mean all in the hall, whom nobody calls up.
func everybody(words string) bool { return strings.HasPrefix(text.Fold(words), "toan the") }

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}
