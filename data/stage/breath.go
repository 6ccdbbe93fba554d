package stage

import (
	"strings"
	"unicode"

	"vinhdanh/data/text"
)

// Names of up to so many syllables are read in one breath.
const oneBreath = 4

// Breath says how a name is to be said aloud: spoken, if somebody wrote that
// down; else with a bar where to breathe in long names ("Trường Phổ thông / dân
// tộc bán trú / …"), and with dots between the syllables of words that are not
// Vietnamese ("A·lex·an·der"). "" where it reads as it is written.
func Breath(name, spoken string) string {
	if spoken = strings.TrimSpace(spoken); spoken != "" && spoken != strings.TrimSpace(name) {
		return spoken
	}
	words := strings.Fields(name)
	changed := false
	for i, w := range words {
		if s := syllables(w); s != w {
			words[i], changed = s, true
		}
	}
	if len(words) > oneBreath {
		parted := phrases(words)
		changed = changed || len(parted) > len(words)
		words = parted
	}
	if !changed {
		return ""
	}
	return strings.Join(words, " ")
}

// syllables sets dots into a word of letters that is no Vietnamese syllable. A
// word in capitals is spelt, and stays as it is.
func syllables(word string) string {
	core := strings.TrimRight(word, ".,;:")
	letters := []rune(core)
	if len(letters) < 5 || text.IsSyllable(core) || strings.ToUpper(core) == core {
		return word
	}
	var vowels []int // where a group of vowels begins
	for i, r := range letters {
		if !unicode.IsLetter(r) {
			return word // "H'Nghia", "KT–QP": read as it is written
		}
		if vowel(r) && (i == 0 || !vowel(letters[i-1])) {
			vowels = append(vowels, i)
		}
	}
	if n := len(vowels); n > 1 && vowels[n-1] == len(letters)-1 && letters[len(letters)-1] == 'e' {
		vowels = vowels[:n-1] // mute at the end: "Jane"
	}
	var b strings.Builder
	from := 0
	for i := 1; i < len(vowels); i++ {
		end := vowels[i-1]
		for end < len(letters) && vowel(letters[end]) {
			end++
		}
		cut := end + (vowels[i]-end)/2 // one consonant goes with the vowel behind it, of two the second
		b.WriteString(string(letters[from:cut]) + "·")
		from = cut
	}
	b.WriteString(string(letters[from:]) + word[len(core):])
	return b.String()
}

func vowel(r rune) bool {
	f := text.Fold(string(r))
	return f != "" && strings.Contains("aeiouy", f)
}
