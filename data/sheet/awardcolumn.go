package sheet

import (
	"slices"
	"strings"

	"vinhdanh/data/text"
)

// awardsByContent takes a column of "Nội dung khen thưởng" or of an unknown
// heading whose cells name awards for that of the awards, where there is none.
func awardsByContent(columns []Column, sample func(int) []string) {
	if slices.ContainsFunc(columns, func(c Column) bool { return c.has(FieldAward) || c.award != "" }) {
		return
	}
	for i := range columns {
		c := &columns[i]
		if c.Chosen || !c.has(FieldAchievement) && !c.has(FieldNote) || len(c.Fields) > 1 {
			continue
		}
		if list := sample(c.Index); len(list) > 0 && mostAre(list, namesAward) {
			c.Fields, c.weak, c.plain = []Field{FieldAward}, false, false
			return
		}
	}
}

// mostAre tells whether at least four of five texts are of a sort.
func mostAre(list []string, is func(string) bool) bool {
	n := 0
	for _, s := range list {
		if is(s) {
			n++
		}
	}
	return n > 0 && 10*n >= 8*len(list)
}

// namesAward tells of a text that is the name of an award.
func namesAward(s string) bool {
	words := align(s).tokens()
	return len(words) > 0 && len(words) < 20 && awardAt(words) == 0
}

// pastAwards makes notes of the columns of awards that were given before, where
// another says what is given now.
func pastAwards(columns []Column) {
	var past []int
	present := false
	for i, c := range columns {
		if !c.has(FieldAward) || c.Chosen {
			present = present || c.has(FieldAward)
			continue
		}
		key := " " + text.Alphanumeric(c.Heading) + " "
		if strings.Contains(key, " da ") || strings.Contains(key, " cao nhat ") || strings.Contains(key, " highest ") || strings.Contains(key, " truoc ") {
			past = append(past, i)
		} else {
			present = true
		}
	}
	if present {
		for _, i := range past {
			columns[i].Fields = []Field{FieldNote}
		}
	}
}
