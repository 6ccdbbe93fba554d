package text

import "golang.org/x/text/unicode/norm"

// Tone is one of the six Vietnamese tones, in the order of dictionaries.
type Tone byte

const (
	Level     Tone = iota // không dấu: a
	Falling               // huyền: à
	Dipping               // hỏi: ả
	Creaky                // ngã: ã
	Rising                // sắc: á
	Glottal               // nặng: ạ
	toneCount = 6
)

// letter is what the tables know of one character.
type letter struct {
	base  byte // its plain lower-case letter, 'a' for Ấ; 0 if it is no Latin letter of ours
	order byte // place in the Vietnamese alphabet, from 1
	tone  Tone
	upper bool
}

// alphabet is the order of letters in Vietnamese dictionaries, the four
// letters of foreign words (f, j, w, z) in their Latin places.
const alphabet = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"

// marks of the six tones as combining characters; Level has none.
var toneMarks = [toneCount]rune{0, 0x300, 0x309, 0x303, 0x301, 0x323}

// The tables cover the two blocks in which Vietnamese letters lie.
const (
	lowFirst, lowEnd   = 0x20, 0x1B1
	highFirst, highEnd = 0x1EA0, 0x1EFA
)

type tables struct {
	low  [lowEnd - lowFirst]letter
	high [highEnd - highFirst]letter
}

var letters = makeTables()

func (t *tables) at(r rune) *letter {
	switch {
	case r >= lowFirst && r < lowEnd:
		return &t.low[r-lowFirst]
	case r >= highFirst && r < highEnd:
		return &t.high[r-highFirst]
	}
	return nil
}

func makeTables() *tables {
	t := &tables{}
	order := byte(0)
	for _, r := range alphabet {
		order++
		for i, c := range []rune{r, upperOf(r)} {
			for tone := Level; tone < toneCount; tone++ {
				s := string(c)
				if tone > Level {
					if !isVowel(baseOf(r)) {
						break // ñ is no letter of ours
					}
					s = norm.NFC.String(s + string(toneMarks[tone]))
				}
				rs := []rune(s)
				if l := t.at(rs[0]); len(rs) == 1 && l != nil && l.base == 0 {
					*l = letter{base: baseOf(r), order: order, tone: tone, upper: i == 1}
				}
			}
		}
	}
	return t
}

func isVowel(base byte) bool {
	switch base {
	case 'a', 'e', 'i', 'o', 'u', 'y':
		return true
	}
	return false
}

// upperOf gives the capital of a letter of the alphabet.
func upperOf(r rune) rune {
	switch r {
	case 'ă':
		return 'Ă'
	case 'đ':
		return 'Đ'
	case 'ơ':
		return 'Ơ'
	case 'ư':
		return 'Ư'
	}
	return r - 0x20 // ASCII, and â ê ô of Latin-1
}

// baseOf gives the plain letter that a letter of the alphabet is a form of.
func baseOf(r rune) byte {
	switch r {
	case 'ă', 'â':
		return 'a'
	case 'đ':
		return 'd'
	case 'ê':
		return 'e'
	case 'ô', 'ơ':
		return 'o'
	case 'ư':
		return 'u'
	}
	return byte(r)
}

// lookUp gives what is known of a character; ok is false for all that is no
// letter of the alphabet.
func lookUp(r rune) (l letter, ok bool) {
	if p := letters.at(r); p != nil && p.base != 0 {
		return *p, true
	}
	return letter{}, false
}

// IsVietnamese tells whether r is a letter that Vietnamese has and English has not.
func IsVietnamese(r rune) bool {
	_, ok := lookUp(r)
	return ok && r >= 0x80
}
