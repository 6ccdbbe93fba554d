package text

import (
	"strings"
	"unicode"
)

// Encoding names a way of writing Vietnamese.
type Encoding string

const (
	Unicode Encoding = "unicode"
	TCVN3   Encoding = "tcvn3"
	VNI     Encoding = "vni"
)

// Detect tells in which encoding a text is, by its letters alone. It says
// Unicode unless the text cannot be read as it stands, while it becomes
// Vietnamese in exactly one old encoding. Right text is therefore never taken
// for anything else; a short text in an old encoding may pass for Unicode, so
// its font, or the texts around it, have the last word (see Weigh).
func Detect(s string) Encoding {
	t, v, known := Weigh(s)
	switch {
	case known:
	case t.Strong(v):
		return TCVN3
	case v.Strong(t):
		return VNI
	}
	return Unicode
}

// Evidence is what a text's words say about an old encoding. Words without a
// letter or sign above ASCII say nothing and are not counted.
type Evidence struct {
	Possible bool // every character means something in it
	Gained   int  // words that are Vietnamese syllables in it, and none as they stand
	Telling  int  // those of Gained that no language would write as they stand: "V¨n", "nghiÖp", "Haø"
	Lost     int  // words that are syllables as they stand, and none in it
	Foreign  int  // words that are syllables neither way
}

// Strong tells whether nothing else is needed to take the text for it, and not
// for the other encoding.
func (e Evidence) Strong(other Evidence) bool {
	if !e.Possible || e.Lost > 0 && e.Gained < 3*e.Lost || other.Possible && other.sum() >= e.sum() {
		return false
	}
	return e.Telling > 0 && e.Gained >= e.Foreign || e.Gained >= 4 && e.Lost+e.Foreign == 0
}

// Weak tells whether the text could be it, and is nothing as it stands; so is
// many a word of another language.
func (e Evidence) Weak() bool { return e.Possible && e.Gained > 0 && e.Lost == 0 && e.Foreign == 0 }

func (e Evidence) sum() int { return e.Gained - e.Lost - e.Foreign }

// Fits tells whether the text can be meant so, where the texts around it are.
func (e Evidence) Fits() bool { return e.Possible && (e.Lost == 0 || e.Gained > e.Lost) }

// Weigh gives the evidence for TCVN3 and VNI. known is true where the text is
// right as it stands beyond doubt, or has nothing above ASCII: then there is
// no evidence. A text whose words are all Vietnamese syllables as they stand
// ("Hà Công", but also "Bé", which is Bộ in TCVN3) has no gained words. Of a
// long text the first two kilobytes are weighed.
func Weigh(s string) (tcvn3, vni Evidence, known bool) { return (*Weigher)(nil).Weigh(s) }

// naturalCase tells of words in small letters, in capitals, or with a capital
// in front. TCVN3 shows others: "tÕ" is tế, "TÊn" Tấn.
func naturalCase(word string) bool {
	upper, lower := 0, 0
	for _, r := range word {
		switch {
		case unicode.IsUpper(r):
			if lower > 0 {
				return false
			}
			upper++
		case unicode.IsLower(r):
			if lower++; upper > 1 {
				return false
			}
		}
	}
	return true
}

// tellingTCVN3 looks at a word that is a syllable in TCVN3, and none as it
// stands: has it a sign among its letters or behind one ("Ph¹m", "Hµ"), a
// capital after small letters or a small letter among capitals ("tØnh",
// "HïNG"), or no vowel at all ("TrÇn")? Units and footnotes (µm, a¹, Mª) have
// too few letters to tell.
func tellingTCVN3(word string) bool {
	letters, upper, lower := 0, 0, 0
	sign, behind, clash, vowel := false, false, false, false
	last := rune(0)
	for _, r := range word {
		switch {
		case r >= 'A' && r <= 'Z':
			letters, upper = letters+1, upper+1
		case r >= 'a' && r <= 'z':
			letters, lower = letters+1, lower+1
		case typographic(r) || r < 0xA1:
		case r < 0xC0 || r == '×' || r == '÷':
			if sign { // and so a letter
				letters++
			}
			sign = true
			behind = behind || last < 0x80 && unicode.IsLetter(last) && strings.ContainsRune("µ«¨©¬\u00AD¶¸", r)
		default:
			letters++
			clash = clash || unicode.IsUpper(r) && lower > 0
		}
		last = r
		vowel = vowel || strings.ContainsRune("aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýÿ", unicode.ToLower(r))
	}
	if upper >= 2 && lower == 0 {
		clash = clash || strings.ContainsFunc(word, func(r rune) bool { return r >= 0xDF && r != '÷' && unicode.IsLower(r) })
	}
	return sign && letters >= 2 || behind || clash || !vowel && letters > 1 && !sign
}

// tellingVNI looks at a word that is a syllable in VNI, and none as it stands.
// Two vowels with a sign on the second ("Haø", "Traàn") are written nowhere,
// but for French words with ï ("Thaï") and very short ones ("où").
func tellingVNI(word string) bool {
	letters, high, common := 0, 0, 0
	for _, r := range word {
		switch {
		case r < 0x80:
			letters++
		case unicode.IsLetter(r):
			letters, high = letters+1, high+1
			if strings.ContainsRune("ïëüöôñíìóòîæ", unicode.ToLower(r)) {
				common++
			}
		}
	}
	return high > 1 || high > common && letters > 2 || letters > 4
}

// Suspect tells whether a text has characters that old encodings use and none
// that they never give. Any other is right as it stands.
func Suspect(s string) bool {
	high := false
	for _, r := range s {
		switch {
		case r >= 0xA1 && r <= 0xFE:
			high = true
		case r >= 0x100 && !typographic(r):
			return false
		}
	}
	return high
}

// Words counts, among a text's words with marks, those that are Vietnamese
// syllables and those that are not.
type Words struct{ Right, Wrong int }

// Score reads a text as if it were in an encoding.
func Score(s string, e Encoding) Words {
	var w Words
	for _, word := range strings.FieldsFunc(s, asciiGap) {
		if !hasHigh(word) {
			continue
		}
		out, ok := word, true
		switch e {
		case TCVN3:
			out, ok = FromTCVN3(word, false)
		case VNI:
			out, ok = FromVNI(word)
		}
		if ok && spelled(out) {
			w.Right++
		} else {
			w.Wrong++
		}
	}
	return w
}

// spelled tells whether a word, from which signs around it are taken, is a
// syllable, or several with dashes and the like between.
func spelled(word string) bool {
	sign := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) }
	parts := strings.FieldsFunc(strings.TrimFunc(word, sign), func(r rune) bool { return r < 0x80 && sign(r) || typographic(r) })
	for _, part := range parts {
		if !IsSyllable(part) {
			return false
		}
	}
	return len(parts) > 0
}

// Bare tells of a text with nothing above ASCII but what programs put in by
// themselves, such as dashes: it is the same in every encoding.
func Bare(s string) bool { return !hasHigh(s) }

func hasHigh(s string) bool {
	for _, r := range s {
		if r >= 0xA1 && !typographic(r) {
			return true
		}
	}
	return false
}

// asciiGap parts words; signs above ASCII may be letters of an old encoding.
func asciiGap(r rune) bool {
	return r < 0x80 && !unicode.IsLetter(r) || r == 0xA0
}
