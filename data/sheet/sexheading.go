package sheet

import (
	"strings"

	"vinhdanh/data"
	"vinhdanh/data/text"
)

func isFemale(s string) bool { return text.Alphanumeric(s) == "nu" }

// sexHeading reads "Nam" and "Nữ". Without marks "Nam" may be "Năm", so it
// needs a "Nữ" in the same heading.
func sexHeading(s string, female bool) data.Gender {
	switch text.Canon(s) {
	case "nữ", "nu", "female", "gái":
		return data.Female
	case "nam":
		if female {
			return data.Male
		}
	case "male", "trai":
		return data.Male
	}
	return ""
}

// sexAtEnd reads the gender that a heading of birth dates names last: "Năm
// sinh (Nữ)", "Ngày sinh - Nam".
func sexAtEnd(s string, female bool) data.Gender {
	i := strings.LastIndexAny(s, " (-–/")
	if i < 0 {
		return ""
	}
	return sexHeading(strings.Trim(s[i:], " (-–/).:"), female)
}

// sexOfBirth reads "Nam (ngày sinh)", "Nữ - năm sinh", "Năm sinh của nữ": a
// column of birth dates of one gender.
func sexOfBirth(s string, female bool) data.Gender {
	if len(s) > 60 {
		return ""
	}
	words := strings.FieldsFunc(text.Canon(s), func(r rune) bool { return strings.ContainsRune(" ()[]-–/:,.", r) })
	if len(words) < 2 {
		return ""
	}
	sexes := words[:0:0]
	rest := words[:0:0]
	for i, w := range words {
		switch {
		case w == "nữ" || w == "nu" || w == "female" || w == "male" || w == "nam" && female && (i == 0 || i == len(words)-1):
			sexes = append(sexes, w)
		case w != "của" && w != "giới":
			rest = append(rest, w)
		}
	}
	if len(sexes) != 1 {
		return ""
	}
	if p, ok := phrases[text.Alphanumeric(strings.Join(rest, " "))]; !ok || len(p.fields) != 1 || p.fields[0] != FieldBirth {
		return ""
	}
	return sexHeading(sexes[0], true)
}
