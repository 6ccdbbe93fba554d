package store

import (
	"strings"

	"vinhdanh/data"
	"vinhdanh/data/text"
)

// MatchAward finds the award of the catalogue that a list means by name: by one
// of its names, whatever the case, the marks and the usual short forms, else by
// the longest of them that the name begins with and adds only who gives it, its
// class and the like to ("Giấy khen của Giám đốc Sở Nội vụ" is a Giấy khen).
func MatchAward(catalogue []data.Award, name string) (data.Award, bool) {
	words := awardWords(name)
	if words == "" {
		return data.Award{}, false
	}
	names := make([][]string, len(catalogue))
	for i, a := range catalogue {
		names[i] = a.Names()
		for _, known := range names[i] {
			if awardWords(known) == words {
				return a, true
			}
		}
	}
	if i := text.MatchAward(name, names); i >= 0 {
		return catalogue[i], true
	}
	return data.Award{}, false
}

// awardWords writes an award's name in one of its many ways.
func awardWords(name string) string {
	words := " " + text.Alphanumeric(name) + " "
	for _, r := range [][2]string{
		{" uy ban nhan dan ", " ubnd "},
		{" chien sy ", " chien si "},
		{" thu tuong cp ", " thu tuong chinh phu "},
		{" danh hieu ", " "},
		{" tang thuong ", " "},
		{" tang ", " "},
	} {
		words = strings.ReplaceAll(words, r[0], r[1])
	}
	return strings.TrimSpace(words)
}

// unmatchedAward makes the award for a name that the catalogue does not have.
// What it is, is told from how it begins, and what comes from above from who
// gives it; a person looks at it later.
func unmatchedAward(name string, kind data.RecipientKind) data.Award {
	a := data.Award{Name: name, Class: data.ClassForm, Source: data.MadeHere, Rank: unmatchedRank}
	if kind != "" {
		a.For = []data.RecipientKind{kind}
	}
	words := awardWords(name)
	switch {
	case words == awardWords(data.AwardUnknown):
		a.Document = data.DocumentNone
	case strings.HasPrefix(words, "giay khen"), strings.HasPrefix(words, "certificate of commendation"):
		a.Document = data.DocumentGiayKhen
	case strings.HasPrefix(words, "bang khen"), strings.Contains(words, "certificate of merit"):
		a.Document = data.DocumentBangKhen
	case strings.HasPrefix(words, "co "), strings.HasSuffix(words, " flag"):
		a.Class, a.Document = data.ClassTitle, data.DocumentFlag
	case strings.HasPrefix(words, "huan chuong"), strings.HasPrefix(words, "huy chuong"):
		a.Document, a.Source = data.DocumentMedal, data.Received
	case strings.HasPrefix(words, "ky niem chuong"), strings.HasPrefix(words, "huy hieu"):
		a.Document = data.DocumentMedal
	default:
		a.Class, a.Document = data.ClassTitle, data.DocumentTitle
	}
	for _, above := range []string{"thu tuong", "chinh phu", "chu tich nuoc", "nha nuoc", "prime minister", "government", "labour order", "independence order"} {
		if strings.Contains(" "+words+" ", " "+above+" ") {
			a.Source = data.Received
		}
	}
	return a
}

// unmatchedRank puts an award below every one of the catalogue.
const unmatchedRank = 1000
