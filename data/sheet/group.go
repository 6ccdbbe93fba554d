package sheet

import (
	"strings"

	"vinhdanh/data"
)

// groupIn tells which kind of recipients words name, if they name only one.
func groupIn(a aligned) data.RecipientKind {
	f := " " + strings.Join(words(a.tokens()), " ") + " "
	var found []data.RecipientKind
	if strings.Contains(f, " tap the ") {
		found = append(found, data.Collective)
	}
	if strings.Contains(f, " ca nhan ") {
		found = append(found, data.Individual)
	}
	if strings.Contains(f, " ho gia dinh ") || strings.Contains(f, " gia dinh ") {
		found = append(found, data.Household)
	}
	if len(found) == 1 {
		return found[0]
	}
	return ""
}

// groupTitle reads "Tập thể", "Danh sách cá nhân", "Hộ gia đình (03 hộ)".
// A title that names several kinds is one, and says nothing. bare tells that
// nothing follows but a count: "Tập thể Khoa Nội" may be a recipient.
func groupTitle(list []token) (found data.RecipientKind, bare, ok bool) {
	i := 0
	for i < len(list) && (groupLead[list[i].word] || isDigits(list[i].word)) {
		i++
	}
	first := i
	for i < len(list) {
		kind, n := groupWord(list, i)
		if kind == "" {
			if i > first && follows(list, i, "va") {
				i++
				continue
			}
			break
		}
		if found != "" && found != kind {
			return "", true, true
		}
		found = kind
		i += n
	}
	bare = true
	for _, t := range list[i:] {
		bare = bare && (isDigits(t.word) || groupTail[t.word])
	}
	return found, bare, found != ""
}

// groupWord reads the name of a group at place i.
func groupWord(list []token, i int) (data.RecipientKind, int) {
	switch {
	case follows(list, i, "tap", "the"):
		return data.Collective, 2
	case follows(list, i, "ca", "nhan"):
		return data.Individual, 2
	case follows(list, i, "ho", "gia", "dinh"):
		return data.Household, 3
	case follows(list, i, "gia", "dinh"), follows(list, i, "cac", "ho"):
		return data.Household, 2
	case follows(list, i, "collectives"), follows(list, i, "collective"):
		return data.Collective, 1
	case follows(list, i, "individuals"), follows(list, i, "individual"):
		return data.Individual, 1
	case follows(list, i, "households"), follows(list, i, "household"):
		return data.Household, 1
	}
	return "", 0
}

// groupTail are words that follow a group's name in titles.
var groupTail = wordSet("tap the ca nhan ho gia dinh nguoi duoc khen thuong tang tieu bieu xuat sac dien hinh tien tien co so luong gom tong cong dong chi va")
