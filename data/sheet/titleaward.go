package sheet

import (
	"strings"

	"vinhdanh/data/text"
)

// titled is an award that the lines above the heading name for all rows:
// "DANH SÁCH TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND XÃ".
type titled struct {
	award      string
	posthumous bool
}

// titleAward reads one such line. A line that names several awards names none.
func titleAward(line string) titled {
	if len(line) > 600 {
		return titled{}
	}
	s, ok := readSection("", line, Recipients)
	if !ok || s.award == "" || severalAwards(s.award) {
		return titled{}
	}
	return titled{s.award, s.posthumous}
}

// severalAwards tells of words that name one award after another: "Bằng khen,
// Giấy khen", "Huân chương và Bằng khen".
func severalAwards(s string) bool {
	list := align(s).tokens()
	for i := 1; i < len(list); i++ {
		if followsAny(list, i, awardWords) > 0 && (list[i].afterComma || strings.ContainsAny(list[i].gap, "/;-–") || follows(list, i-1, "va") || follows(list, i-1, "hoac")) {
			return true
		}
	}
	return false
}

// oneAward gives the award that all lines name, in the words of the longest;
// none if they differ.
func oneAward(found []titled) titled {
	var best titled
	for _, t := range found {
		old, key := text.AwardKey(best.award), text.AwardKey(t.award)
		switch {
		case key == "":
		case old == "" || strings.HasPrefix(key, old+" "):
			t.posthumous = t.posthumous || best.posthumous
			best = t
		case old != key && !strings.HasPrefix(old, key+" "):
			return titled{}
		}
	}
	return best
}
