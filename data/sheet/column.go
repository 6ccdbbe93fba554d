package sheet

import (
	"slices"
	"strings"

	"vinhdanh/data"
	"vinhdanh/data/text"
)

// Column is what a list's column was taken for.
type Column struct {
	Index   int
	Letter  string
	Heading string  // as found, the rows of a merged heading joined by " – "
	Fields  []Field // several if the cells hold them packed; {"note"} if the heading is unknown
	Chosen  bool    // by Options.Map, not by the heading

	plain  bool // the heading says "Ghi chú": its cells are notes without "Heading: "
	weak   bool
	sex    data.Gender        // the column of birth dates or marks of one gender
	awards data.RecipientKind // the column of names of one kind of recipient
	given  bool               // holds the last word of the name whose rest is in the column before
	marks  bool               // a column of marks under awards
	award  string             // the heading names one: "LĐTT", "Giấy khen của Chủ tịch UBND xã"
	word   string             // the heading is a word for a kind of delegates: "Khách mời"
	known  bool               // the heading is a known word that has no field
	within bool               // of two columns of units the lesser one, as a class in its school
	age    bool               // says how old someone is, under the gender
	own    bool               // this program wrote it, and nothing is to be read from it
	ticks  bool               // its cells are marks that say award or word
}

// has tells whether the column holds a field.
func (c Column) has(f Field) bool { return slices.Contains(c.Fields, f) }

// headingSense is what a heading's words say.
type headingSense struct {
	fields  []Field
	weak    bool
	unknown int // words that say nothing we know
	words   int
	single  bool // one phrase, and nothing else
}

// sense reads a heading. own, by folded heading, overrules the table.
func sense(heading string, own map[string][]Field) headingSense {
	key := text.Alphanumeric(heading)
	if fields, ok := own[key]; ok {
		return headingSense{fields: fields, words: strings.Count(key, " ") + 1, single: true}
	}
	if p, ok := phrases[key]; ok {
		return headingSense{fields: p.fields, weak: p.weak, words: strings.Count(key, " ") + 1, single: true}
	}
	if short := text.Alphanumeric(withoutBrackets(heading)); short != "" && short != key {
		key = short
		if p, ok := phrases[key]; ok {
			return headingSense{fields: p.fields, weak: p.weak, words: strings.Count(key, " ") + 1, single: true}
		}
	}
	if p, ok := misspelt(key); ok {
		return headingSense{fields: p.fields, unknown: 1, words: strings.Count(key, " ") + 1, single: true}
	}
	words := strings.Fields(key)
	s := headingSense{words: len(words)}
	if len(words) > 30 {
		s.unknown = len(words)
		return s
	}
	var strong, weak []Field
	for i := 0; i < len(words); {
		n, p := longestAt(words[i:])
		if n == 0 {
			if !neutral[words[i]] {
				s.unknown++
			}
			i++
			continue
		}
		if p.weak {
			weak = appendNew(weak, p.fields)
		} else {
			strong = appendNew(strong, p.fields)
		}
		i += n
	}
	s.fields = strong
	if len(strong) == 0 {
		s.fields, s.weak = weak, true
	}
	if 2*s.unknown >= s.words && s.words > 0 || digitsIn(key) >= 6 {
		s.fields = nil
	}
	s.fields = combination(s.fields)
	return s
}

// digitsIn counts the figures of a text: the lines above a heading name years
// and decisions, headings hardly do.
func digitsIn(s string) int {
	n := 0
	for i := range len(s) {
		if s[i] >= '0' && s[i] <= '9' {
			n++
		}
	}
	return n
}

// longestAt finds the longest phrase at the start of words.
func longestAt(words []string) (int, phrase) {
	for n := min(longestHeading, len(words)); n > 0; n-- {
		if p, ok := phrases[strings.Join(words[:n], " ")]; ok {
			return n, p
		}
	}
	return 0, phrase{}
}

func appendNew(list []Field, more []Field) []Field {
	for _, f := range more {
		if !slices.Contains(list, f) {
			list = append(list, f)
		}
	}
	return list
}

// Sets of fields that lists pack into one cell.
var packable = [][]Field{
	{FieldName, FieldPosition, FieldUnit, FieldAddress, FieldBirth, FieldEthnicity, FieldHonorific},
	{FieldAward, FieldDecision, FieldDecisionDate, FieldIssuer},
	{FieldEthnicity, FieldReligion},
	{FieldUnit, FieldAddress, FieldPhone},
}

// combination keeps the fields that belong together with the first.
func combination(fields []Field) []Field {
	if len(fields) < 2 {
		return fields
	}
	best := fields[:1]
	for _, set := range packable {
		var kept []Field
		for _, f := range fields {
			if slices.Contains(set, f) {
				kept = append(kept, f)
			}
		}
		if slices.Contains(kept, fields[0]) && len(kept) > len(best) {
			best = kept
		}
	}
	return best
}

// withoutBrackets drops what stands in brackets: "Ngày sinh (ghi rõ)".
func withoutBrackets(s string) string {
	var b strings.Builder
	depth := 0
	for _, r := range s {
		switch r {
		case '(', '[':
			depth++
			b.WriteByte(' ')
		case ')', ']':
			depth = max(0, depth-1)
		default:
			if depth == 0 {
				b.WriteRune(r)
			}
		}
	}
	return b.String()
}

// awardsOf tells which recipients a name column is for: "Tên tập thể".
func awardsOf(heading string) data.RecipientKind {
	key := " " + text.Alphanumeric(heading) + " "
	collective := strings.Contains(key, " tap the ")
	individual := strings.Contains(key, " ca nhan ") || strings.Contains(key, " ho va ten ") || strings.Contains(key, " ho ten ")
	household := strings.Contains(key, " gia dinh ") || strings.Contains(key, " chu ho ")
	switch {
	case collective && !individual && !household:
		return data.Collective
	case household && !individual && !collective:
		return data.Household
	case strings.Contains(key, " ca nhan ") && !collective && !household:
		return data.Individual
	}
	return ""
}
