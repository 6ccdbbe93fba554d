package sheet

import (
	"strings"
	"unicode"

	"vinhdanh/data/text"
)

// lesserUnits are headings of what is a part of a unit, which has a column
// besides: a class and its school, a ward and its hospital.
var lesserUnits = phraseSet("lớp|phòng|phòng ban|phòng, ban|phòng/ban|bộ phận|tổ|tổ chuyên môn|khoa|khoa, phòng|khoa/phòng|phòng, khoa|phân xưởng|đội|chi bộ|tổ, đội|phòng chuyên môn|class|ward|team")

// parted tells whether the i-th column and one before it are a unit and a part
// of it, and marks the lesser one.
func parted(columns []Column, i int) bool {
	for k := range columns[:i] {
		if !columns[k].has(FieldUnit) || len(columns[k].Fields) > 1 || columns[k].within {
			continue
		}
		a, b := lesserUnits[text.Alphanumeric(lastPart(columns[k].Heading))], lesserUnits[text.Alphanumeric(lastPart(columns[i].Heading))]
		if a == b {
			return false
		}
		columns[k].within, columns[i].within = a, b
		return true
	}
	return false
}

// joinUnits puts a unit and a part of it together, the part first. A part that
// is only called by its number is called by its column, too: "Lớp 12A1".
func joinUnits(old, s string, col *Column) string {
	if old == s {
		return s
	}
	if col.within {
		return s + ", " + old
	}
	return old + ", " + s
}

var (
	villages = phraseSet("bản|thôn|xóm|buôn|làng|ấp|tổ|tổ dân phố|tdp|khu phố|khu dân cư|khóm|tiểu khu")
	communes = phraseSet("xã|phường|thị trấn|đặc khu")
)

// isVillage tells of a place within a commune that does not name the commune.
func isVillage(s string) bool {
	return followsAny(align(s).tokens(), 0, villages) > 0 && !strings.Contains(s, ",")
}

func isCommune(s string) bool { return followsAny(align(s).tokens(), 0, communes) > 0 }

// namedPart calls a part of a unit by its column where its cell does not.
func namedPart(s string, col *Column) string {
	heading := lastPart(col.Heading)
	if begins(s) == thingBody || len(heading) > 12 || !shortName(s) {
		return s
	}
	return capitalized(text.Canon(heading)) + " " + s
}

// shortName tells of a text like "12A1", "3", "C": a number or a letter.
func shortName(s string) bool {
	if len(s) > 6 {
		return false
	}
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
	}
	return true
}
