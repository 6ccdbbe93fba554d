package data

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// tally counts people by a word that lists write in several ways: "Đại học",
// "đại học", "ĐẠI HỌC" are one group, named by its commonest spelling.
type tally struct {
	groups map[string]*Group
	words  map[string]map[string]int // spellings of a group
	keys   []string                  // in the order in which they came up
}

func newTally() *tally {
	return &tally{groups: map[string]*Group{}, words: map[string]map[string]int{}}
}

func (t *tally) add(word string, present bool) {
	word = strings.Join(strings.Fields(word), " ")
	key := level(word)
	if t.groups[key] == nil {
		t.groups[key], t.words[key] = &Group{}, map[string]int{}
		t.keys = append(t.keys, key)
	}
	t.groups[key].add(present)
	t.words[key][word]++
}

// list gives the groups with their names, in an order of keys; those whose
// name is not known stand last.
func (t *tally) list(compare func(a, b string) int) []Group {
	slices.SortStableFunc(t.keys, func(a, b string) int {
		if (a == "") != (b == "") {
			return cmp.Compare(len(b), len(a))
		}
		return compare(a, b)
	})
	var list []Group
	for _, key := range t.keys {
		g := *t.groups[key]
		g.Name = commonest(t.words[key])
		list = append(list, g)
	}
	return list
}

// commonest gives the spelling that is used most; of two used alike not the
// one in capitals or small letters throughout.
func commonest(spellings map[string]int) string {
	plain := func(word string) int {
		if word == strings.ToUpper(word) || word == strings.ToLower(word) {
			return 0
		}
		return 1
	}
	return slices.MaxFunc(slices.Collect(maps.Keys(spellings)), func(a, b string) int {
		return cmp.Or(cmp.Compare(spellings[a], spellings[b]), cmp.Compare(plain(a), plain(b)), cmp.Compare(a, b))
	})
}

// inOrder puts words of our own in their order.
func (t *tally) inOrder(words ...string) []Group {
	return t.list(func(a, b string) int { return cmp.Compare(slices.Index(words, a), slices.Index(words, b)) })
}

// byCount puts the largest group first.
func (t *tally) byCount() []Group {
	return t.list(func(a, b string) int {
		return cmp.Or(cmp.Compare(t.groups[b].Total, t.groups[a].Total), cmp.Compare(a, b))
	})
}

// byLevel puts the levels in their order, then what else lists say.
func (t *tally) byLevel(levels []string) []Group {
	rank := func(key string) int {
		if i := slices.Index(levels, key); i >= 0 {
			return i
		}
		return len(levels)
	}
	return t.list(func(a, b string) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(t.groups[b].Total, t.groups[a].Total), cmp.Compare(a, b))
	})
}

// Levels of education and of political theory, the highest first (assumed:
// the usual words of such lists; other words stand behind them as they are).
var (
	educationLevels = []string{"giáo sư", "phó giáo sư", "tiến sĩ", "thạc sĩ", "đại học", "cao đẳng", "trung cấp", "sơ cấp", "12/12"}
	theoryLevels    = []string{"cử nhân", "cao cấp", "trung cấp", "sơ cấp"}
)

// abbreviated are short forms of levels, as lists write them.
var abbreviated = map[string]string{
	"ts": "tiến sĩ", "ts.": "tiến sĩ", "tiến sỹ": "tiến sĩ", "ths": "thạc sĩ", "ths.": "thạc sĩ", "thạc sỹ": "thạc sĩ", "đh": "đại học", "cđ": "cao đẳng", "tc": "trung cấp", "sc": "sơ cấp",
	"cc": "cao cấp", "thpt": "12/12", "phổ thông": "12/12", "trung học phổ thông": "12/12", "gs": "giáo sư", "pgs": "phó giáo sư",
}

// level gives what the spellings of one word have in common.
func level(word string) string {
	low := strings.ToLower(word)
	if full, ok := abbreviated[low]; ok {
		return full
	}
	return low
}

// minority tells whether somebody is known to belong to an ethnic minority.
func minority(ethnicity string) bool {
	low := strings.ToLower(strings.TrimSpace(ethnicity))
	return low != "" && low != "kinh" && low != "việt" && low != "kinh (việt)"
}

const (
	partyMember = "member"
	partyNone   = "none"
)

// partyWord tells whether a list's entry says that somebody is a party member:
// a day, a year, a mark or a word do, unless it is a "no".
func partyWord(s string) string {
	switch low := strings.ToLower(strings.TrimSpace(s)); {
	case low == "":
		return ""
	case low == "không", low == "ko", low == "k", low == "chưa", low == "no", low == "0", low == "-", low == "–",
		strings.HasPrefix(low, "chưa "), strings.HasPrefix(low, "không "), strings.HasPrefix(low, "quần chúng"), strings.HasPrefix(low, "ngoài đảng"):
		return partyNone
	}
	return partyMember
}
