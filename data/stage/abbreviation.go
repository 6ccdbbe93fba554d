package stage

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// abbreviation is what lists write short and the MC says in full.
type abbreviation struct{ short, full string }

// abbreviations reads "UBND=Ủy ban nhân dân; THPT=Trung học phổ thông".
func abbreviations(list string) []abbreviation {
	var out []abbreviation
	for part := range strings.SplitSeq(list, ";") {
		if short, full, ok := strings.Cut(strings.TrimSpace(part), "="); ok {
			out = append(out, abbreviation{short, full})
		}
	}
	return out
}

// Spoken writes abbreviations in full, as they are read out.
func (w *Words) Spoken(s string) string { return w.spoken(s) }

// spoken writes abbreviations in full, where they stand as words of their own:
// not inside the number of a document ("1876/QĐ-UBND").
func (w *Words) spoken(s string) string {
	s = strings.TrimSpace(s)
	for _, a := range w.short {
		from := 0
		for {
			i := strings.Index(s[from:], a.short)
			if i < 0 {
				break
			}
			i += from
			end := i + len(a.short)
			before, _ := utf8.DecodeLastRuneInString(s[:i])
			after, _ := utf8.DecodeRuneInString(s[end:])
			if within(before) || within(after) {
				from = end
				continue
			}
			s = s[:i] + a.full + s[end:]
			from = i + len(a.full)
		}
	}
	return s
}

// within tells whether a sign goes on with the word beside it.
func within(r rune) bool {
	return r == '/' || r == '-' || r == '.' || r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r))
}
