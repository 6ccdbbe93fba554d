package sheet

import (
	"regexp"
	"strings"

	"vinhdanh/data/text"
)

// numbering is the style of a number before a row or in front of a title.
type numbering uint8

const (
	unnumbered numbering = iota
	figures              // 1, 01, 1., (1)
	romans               // I, II
	capitals             // A, B
	smalls               // a, b
	decimals             // 1.2, I.1
	parts                // Phần I, Mục A
	bullets              // -, *, +
	otherwise            // some text
)

// numberingOf tells the style of a cell in the column of numbers.
func numberingOf(s string) numbering {
	s = strings.TrimSpace(s)
	if s == "" {
		return unnumbered
	}
	if len(s) > 40 {
		return otherwise
	}
	s = latinDigits(s)
	core := strings.Trim(s, "()[].:/-– ")
	if word, rest, ok := strings.Cut(core, " "); ok {
		if w := text.Fold(word); (w == "phan" || w == "muc") && len(strings.TrimSpace(rest)) < 6 && !strings.Contains(rest, " ") {
			return parts
		}
	}
	if core == "" {
		return bullets
	}
	switch {
	case core == "*" || core == "+" || core == "•" || core == "●" || core == "":
		return bullets
	case onlyBytes(core, "0123456789"):
		if len(core) > 6 {
			return otherwise
		}
		return figures
	case onlyBytes(core, "IVX"):
		return romans
	case onlyBytes(core, "0123456789.IVX") && strings.Contains(core, "."):
		return decimals
	case len(core) == 1 && core[0] >= 'A' && core[0] <= 'Z':
		return capitals
	case core == "Đ" || core == "đ":
		return smalls
	case len(core) == 1 && core[0] >= 'a' && core[0] <= 'z':
		return smalls
	case onlyBytes(core, "ivx"):
		return romans
	case len(core) < 4 && core[0]|0x20 >= 'a' && core[0]|0x20 <= 'z' && onlyBytes(core[1:], "0123456789"):
		return decimals // A1, B2
	}
	return otherwise
}

func onlyBytes(s, set string) bool {
	for i := 0; i < len(s); i++ {
		if strings.IndexByte(set, s[i]) < 0 {
			return false
		}
	}
	return s != ""
}

// afterLetter tells whether a Roman number is the letter after the last one:
// "I" after "H".
func afterLetter(s, last string) bool {
	a, b := strings.Trim(s, "().:/- "), strings.Trim(last, "().:/- ")
	return len(a) == 1 && len(b) == 1 && a[0] == b[0]+1
}

var leading = regexp.MustCompile(`^(?:((?:(?:phan|muc)\s+)?(?:[ivx]{1,6}|[a-z]\d?|\d{1,3}(?:\.\d{1,3})*))\s*(?:[.):/]+|\s-|-\s)\s*[-:]?\s*|([-*+•]+)\s*)`)

// cutNumber parts a number in front of a title ("I. ", "a) ", "2/ ", "- ")
// from the title.
func cutNumber(s string) (number, rest string) {
	a := align(s)
	m := leading.FindStringSubmatchIndex(a.fold)
	if m == nil || m[1] >= len(a.fold) {
		return "", s
	}
	number = "-"
	if m[2] >= 0 {
		number = a.cut(m[2], m[3])
	}
	rest = a.cut(m[1], len(a.runes))
	if rest == "" {
		return "", s
	}
	return number, rest
}

// cutListNumber parts a row's own number, typed before the name, from the name.
func cutListNumber(s string) string {
	if s != "" && (s[0] == 0xD9 || s[0] == 0xDB) {
		s = latinDigits(s)
	}
	i := 0
	for i < len(s) && s[i] >= '0' && s[i] <= '9' {
		i++
	}
	if i > 0 && i < 5 && i < len(s) && (s[i] == '.' || s[i] == ')' || s[i] == '/') {
		return strings.TrimSpace(s[i+1:])
	}
	return s
}

// cutBullet parts a dash or dot in front of a name from the name.
func cutBullet(s string) string {
	if strings.ContainsAny(s, "(|!") && looksLikeFormula(s) {
		return strings.TrimSpace(s)
	}
	for {
		t := strings.TrimLeft(s, " \t")
		cut := false
		for _, b := range []string{"-", "–", "—", "•", "●", "*", "+"} {
			if rest, ok := strings.CutPrefix(t, b); ok && startsLetter(strings.TrimLeft(rest, " -–—•●*+")) {
				t, cut = rest, true
				break
			}
		}
		if !cut {
			return strings.TrimSpace(t)
		}
		s = t
	}
}

func startsLetter(s string) bool {
	for _, r := range s {
		return text.IsVietnamese(r) || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r > 0x250
	}
	return false
}
