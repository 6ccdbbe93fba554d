package text

import "strings"

// SplitName parts a Vietnamese name into its first word, the words between
// and its last word. A name of one word is a given name, one of two has no
// middle. Ethnic names that put the given name first need a sort name of their
// own; see SortKey.
func SplitName(name string) (family, middle, given string) {
	words := strings.Fields(name)
	switch len(words) {
	case 0:
		return "", "", ""
	case 1:
		return "", "", words[0]
	}
	last := len(words) - 1
	return words[0], strings.Join(words[1:last], " "), words[last]
}
