package text

import (
	"slices"
	"strings"
)

// englishAward gives what English spellings of an award's name have in common,
// whatever the order of their words: "Certificate of Merit of the Prime
// Minister" and "Prime Minister's certificate of merit". It is "" for a name
// that is none in English.
func englishAward(name string) string {
	words := strings.Fields(Alphanumeric(name))
	for i, w := range words {
		if one, ok := englishOne[w]; ok {
			words[i] = one
		}
	}
	if !slices.ContainsFunc(words, func(w string) bool { return englishAwards[w] }) {
		return ""
	}
	order := slices.Contains(words, "labour") || slices.Contains(words, "independence")
	var key []string
	for i, w := range words {
		switch {
		case englishIdle[w]:
			w = ""
		case w == "province": // of the province X is of the province
			for len(key) > 0 && !englishKnown[key[len(key)-1]] {
				key = key[:len(key)-1]
			}
			w = "provincial"
		case w == "medal" && order:
			w = "order"
		case w == "pm":
			key = append(key, "prime")
			w = "minister"
		case i > 0 && englishClass[w] != "" && (words[i-1] == "class" || words[i-1] == "grade"):
			w = englishClass[w]
		case i+1 < len(words) && englishClass[w] != "" && (words[i+1] == "class" || words[i+1] == "grade"):
			w = englishClass[w]
		}
		if w != "" && !slices.Contains(key, w) {
			key = append(key, w)
		}
	}
	slices.Sort(key)
	return strings.Join(key, " ")
}

// matchEnglish is MatchAward for names in English: the whole name, else what
// stands before the words for who gives it and what for.
func matchEnglish(name string, catalogue [][]string) int {
	said := englishAward(name)
	if said == "" {
		return -1
	}
	keys := map[string]int{}
	for i, names := range catalogue {
		for _, n := range names {
			k := englishAward(n)
			if _, twice := keys[k]; k != "" && !twice {
				keys[k] = i
			}
		}
	}
	if i, ok := keys[said]; ok {
		return i
	}
	words := strings.Fields(Alphanumeric(name))
	for end := len(words) - 1; end > 0; end-- {
		giver := words[end] == "by" || words[end] == "from" || words[end] == "for" || words[end] == "of" && end+1 < len(words) && words[end+1] == "the"
		if i, ok := keys[englishAward(strings.Join(words[:end], " "))]; giver && ok {
			return i
		}
	}
	return -1
}

// englishAwards are words of which an award's name in English has one.
var englishAwards = setOf("certificate|order|medal|flag|fighter|worker|collective|family|commune|emulation|commendation")

// englishOne writes words as the catalogue does.
var englishOne = map[string]string{
	"labor": "labour", "merits": "merit", "medals": "medal", "first": "1st", "second": "2nd", "third": "3rd", "nation": "national", "outstanding": "excellent",
	"governmental": "government", "governments": "government", "ministers": "minister", "pms": "pm", "chairmans": "chairman", "presidents": "president", "provinces": "province",
	"families": "family", "workers": "worker", "fighters": "fighter", "communes": "commune", "collectives": "collective", "flags": "flag", "certificates": "certificate",
}

// englishIdle are words that tell no award from another.
var englishIdle = setOf("of|the|a|an|by|from|at|s|in|title|awarded|class|grade|level|people|peoples|committee|chairman|chairwoman|chairperson|president|vietnam")

var englishClass = map[string]string{"1": "1st", "2": "2nd", "3": "3rd", "i": "1st", "ii": "2nd", "iii": "3rd", "one": "1st", "two": "2nd", "three": "3rd"}

// englishKnown are words that are not a place's name.
var englishKnown = setOf("certificate|order|medal|flag|fighter|worker|collective|family|commune|emulation|commendation|merit|labour|independence|excellent|advanced|cultural|exemplary|prime|minister|government|national|commemorative")
