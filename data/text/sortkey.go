package text

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// The bytes that part the pieces of a collation key. All are smaller than any
// letter's, so that what is shorter comes first, and within one key a word's
// tone is compared only after all of its letters, a part's next word only
// after the tone, and the next part of the name last.
const (
	endPart = 0x01
	endWord = 0x02
	toneAt  = 0x04 // + Tone
	digitAt = 0x10 // + value
	lettAt  = 0x20 // + place in the alphabet
	otherAt = 0x60 // a character of another script, then its number in three bytes
)

// SortKey gives the bytes by which a list of people is sorted in Vietnamese:
// by given name (the last word), then the middle names, then the family name;
// letters a ă â … d đ e ê … o ô ơ … u ư, tones không huyền hỏi ngã sắc nặng.
// Case, apostrophes and the place of the tone mark (hòa, hoà) do not count.
// Keys compare as bytes. Other orders of the tones are made by Arrange.
//
// sortAs, if it is not "", stands for the name. It is written in the usual
// order, family name first: "Êban H'Nghia" for the Ê Đê name "H'Nghia Êban".
func SortKey(name, sortAs string) []byte {
	if sortAs != "" {
		name = sortAs
	}
	family, middle, given := SplitName(name)
	key := make([]byte, 0, 2*len(name)+8)
	key = appendPart(key, given)
	key = appendPart(key, middle)
	return appendPart(key, family)
}

// CollationKey gives the bytes by which any other text (units, titles) is
// sorted: word by word from the first.
func CollationKey(s string) []byte {
	return appendPart(make([]byte, 0, 2*len(s)+4), s)
}

func appendPart(key []byte, s string) []byte {
	s = norm.NFC.String(s)
	start := len(key)
	inWord := false
	tone := Level
	endOfWord := func() {
		if inWord {
			key = append(key, toneAt+byte(tone), endWord)
			inWord, tone = false, Level
		}
	}
	for _, r := range s {
		l, ok := lookUp(r)
		switch {
		case ok:
			key = append(key, lettAt+l.order)
			if l.tone != Level {
				tone = l.tone
			}
			inWord = true
		case r >= '0' && r <= '9':
			key = append(key, digitAt+byte(r-'0'))
			inWord = true
		case apostrophe(r):
		case r < utf8.RuneSelf:
			endOfWord()
		default:
			var other bool
			if key, other, tone = appendOther(key, r, tone); other {
				inWord = true
			} else if unicode.IsSpace(r) || unicode.IsPunct(r) || unicode.IsSymbol(r) {
				endOfWord()
			}
		}
	}
	endOfWord()
	if n := len(key); n > start {
		key = key[:n-1] // the last word's end gives way to the part's
	}
	return append(key, endPart)
}

// appendOther adds a character that is in no table: foreign Latin letters by
// their plain letter, tone marks that would not compose by their tone, other
// scripts by their number.
func appendOther(key []byte, r rune, tone Tone) ([]byte, bool, Tone) {
	for t := Falling; t < toneCount; t++ {
		if toneMarks[t] == r {
			return key, false, t
		}
	}
	if unicode.Is(unicode.Mn, r) {
		return key, false, tone
	}
	if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
		return key, false, tone
	}
	added := false
	for _, d := range norm.NFKD.String(string(unicode.ToLower(r))) {
		if l, ok := lookUp(d); ok {
			key = append(key, lettAt+l.order)
			added = true
		} else if d >= '0' && d <= '9' {
			key = append(key, digitAt+byte(d-'0'))
			added = true
		} else if unicode.IsLetter(d) || unicode.IsDigit(d) {
			key = append(key, otherAt, byte(d>>16), byte(d>>8), byte(d))
			added = true
		}
	}
	return key, added, tone
}
