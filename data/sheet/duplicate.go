package sheet

import (
	"strings"

	"vinhdanh/data"
	"vinhdanh/data/text"
)

// duplicates finds rows that seem to be one and the same: the same name (marks,
// case, hòa or hoà do not matter) with the same birth date or unit, or the same
// telephone. The same recipient under another award or decision is none, nor
// is a row of distinct ones.
func duplicates(kind Kind, records []Record, distinct map[int]bool) []Problem {
	var list []Problem
	seen := make(map[string]int, 2*len(records))
	awards := map[string]string{} // keys of the few awards that a list names
	shared := duplicateArgs{}
	for i, r := range records {
		if r.Name == "" || distinct[r.Row] {
			continue
		}
		first := -1
		award := ""
		if kind == Recipients {
			var ok bool
			if award, ok = awards[r.Award]; !ok {
				award = text.AwardKey(r.Award)
				awards[r.Award] = award
			}
		}
		for _, key := range r.keys(kind, award) {
			if at, ok := seen[key]; !ok {
				seen[key] = i
			} else if first < 0 || at < first {
				first = at
			}
		}
		if first >= 0 {
			p := Problem{Row: r.Row, Code: ProblemDuplicate, Severity: Warning, Saved: true, Args: shared.args(r.Name, records[first].Row)}
			p.Rows = []int{records[first].Row, r.Row}
			list = append(list, p)
		}
	}
	return list
}

// duplicateArgs are the arguments of the problems of rows that seem the same as
// one row, made once: a list may hold another a hundred thousand times.
type duplicateArgs map[string]map[string]any

func (d duplicateArgs) args(name string, other int) map[string]any {
	key := name + "\x00" + itoa(other)
	if d[key] == nil {
		d[key] = map[string]any{"name": name, "other": other}
	}
	return d[key]
}

// keys are what a record may have in common with another of the same person.
func (r Record) keys(kind Kind, award string) []string {
	name := text.Fold(r.Name)
	under := ""
	if kind == Recipients {
		under = "\x00" + award + "\x00" + r.Decision
	}
	var keys []string
	if r.Birth != "" {
		keys = append(keys, "b"+name+"\x00"+string(r.Birth)+under)
	}
	if r.Unit != "" {
		keys = append(keys, "u"+name+"\x00"+text.Fold(r.Unit)+under)
	}
	if r.Birth == "" && r.Unit == "" && (kind == Delegates || r.Award != "" || r.Decision != "") {
		// Nothing tells the two apart, or everything else does.
		keys = append(keys, "n"+name+"\x00"+text.Fold(r.Position)+"\x00"+text.Fold(r.Delegation)+"\x00"+text.Fold(r.Address)+"\x00"+phoneKey(r.Phone)+"\x00"+text.Fold(r.Achievement)+under)
	}
	if p := phoneKey(r.Phone); len(p) >= 8 && kind == Delegates {
		if !isMobile(p) {
			p += "\x00" + name // an office's telephone is that of many
		}
		keys = append(keys, "p"+p)
	}
	return keys
}

// phoneKey gives a telephone's digits, +84 as 0.
func phoneKey(s string) string {
	var b strings.Builder
	for _, r := range s {
		if r >= '0' && r <= '9' {
			b.WriteRune(r)
		}
	}
	d := b.String()
	if rest, ok := strings.CutPrefix(d, "84"); ok && len(rest) == 9 {
		return "0" + rest
	}
	return d
}

// isMobile tells of the digits of a telephone that one person carries.
// Mobile numbers have ten digits and begin with 03, 05, 07, 08 or 09 since 2018
// (numbering plan: Thông tư 22/2014/TT-BTTTT).
func isMobile(digits string) bool {
	return len(digits) == 10 && digits[0] == '0' && strings.IndexByte("35789", digits[1]) >= 0
}

// readPhone gives a telephone as a person would write it: a number that lost
// its leading zero to the spreadsheet has it again.
// Dashes and "không có" are none.
func readPhone(s string) string {
	s = strings.TrimLeft(latinDigits(s), "'’‘`")
	if noDigits([]string{s}) && (saysUnknown(s) || isDitto(s)) {
		return ""
	}
	if len(s) == 9 && onlyBytes(s, "0123456789") && strings.IndexByte("35789", s[0]) >= 0 {
		return "0" + s
	}
	return s
}

// readGender reads a cell of a column of genders.
func readGender(s string) data.Gender {
	switch text.Alphanumeric(s) {
	case "nam", "male", "m", "trai", "ong", "ذكر", "nam gioi":
		return data.Male
	case "nu", "female", "f", "gai", "ba", "انثي", "انثى", "أنثى", "nu gioi":
		return data.Female
	}
	return ""
}
