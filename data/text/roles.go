package text

import (
	"regexp"
	"slices"
	"strings"
)

// roleWords are the words by which lists name what a delegate does, folded, by
// role; the names of the roles are those of data.Role. A word may stand among
// others: "Thành viên Đoàn Chủ tịch", "Báo cáo tham luận".
var roleWords = []struct {
	role  string
	words []string
}{
	{"presidium", []string{"chu tich doan", "doan chu tich", "chu toa", "chu tri", "presidium", "chair", "chairman", "chairperson"}},
	{"secretary", []string{"thu ky", "secretary", "secretariat"}},
	{"speaker", []string{"tham luan", "phat bieu", "dien gia", "speaker", "speech"}},
	{"recipient", []string{"nhan thuong", "nhan khen thuong", "nhan bang khen", "nhan giay khen", "duoc khen thuong", "duoc tang",
		"duoc ton vinh", "tuyen duong", "recipient", "awardee"}},
}

// Roles gives the roles that a list's words name, each once, in the words of
// data.Role: presidium, secretary, speaker, recipient. Words it does not know
// name none.
func Roles(s string) []string {
	if s == "" {
		return nil
	}
	fold := " " + words(s) + " "
	var list []string
	for _, r := range roleWords {
		for _, w := range r.words {
			if strings.Contains(fold, " "+w+" ") {
				list = append(list, r.role)
				break
			}
		}
	}
	return list
}

// roleBreak parts what a list says in one cell of several roles.
var roleBreak = regexp.MustCompile(`\s*[,;/+&]\s*|\s+(?:kiêm|và|-|–)\s+`)

// WithRole gives the list's words with a role added, as word, or taken away
// with every part that names it. The other parts stay as they were written.
func WithRole(s, role, word string, on bool) string {
	if slices.Contains(Roles(s), role) == on {
		return s
	}
	var parts []string
	for _, p := range roleBreak.Split(strings.TrimSpace(s), -1) {
		if p != "" && (on || !slices.Contains(Roles(p), role)) {
			parts = append(parts, p)
		}
	}
	if on {
		parts = append(parts, word)
	}
	return strings.Join(parts, ", ")
}

// words folds a text and parts its words by single spaces.
func words(s string) string {
	return strings.Join(strings.FieldsFunc(Fold(s), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9') && r < 0x80
	}), " ")
}
