package text

import (
	"strings"
	"unicode"
)

// IsSyllable tells whether a word is written like a Vietnamese syllable: an
// onset, a rhyme and a tone that go together. Case does not count. It is a
// test of spelling, made for telling old encodings apart: many such syllables
// are no words, and names of other peoples often fail it.
func IsSyllable(word string) bool {
	var bare strings.Builder
	tone := Level
	for _, r := range NFC(word) {
		l, ok := lookUp(unicode.ToLower(r))
		if !ok {
			return false
		}
		if l.tone != Level {
			if tone != Level {
				return false
			}
			tone = l.tone
		}
		bare.WriteRune(alphabetRunes[l.order-1])
	}
	s := bare.String()
	for n := min(3, len(s)); n >= 0; n-- {
		if !onsets[s[:n]] || n == len(s) {
			continue
		}
		switch rhymes[s[n:]] {
		case openRhyme:
			return true
		case stoppedRhyme:
			return tone == Rising || tone == Glottal
		}
	}
	// đ is two bytes long, and gi stands alone in gì, giếng.
	if rest, ok := strings.CutPrefix(s, "đ"); ok {
		switch rhymes[rest] {
		case openRhyme:
			return true
		case stoppedRhyme:
			return tone == Rising || tone == Glottal
		}
	}
	return false
}

var alphabetRunes = []rune(alphabet)

var onsets = wordSet("", "b", "c", "ch", "d", "g", "gh", "gi", "h", "hm", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "qu", "r", "s", "t", "th", "tr", "v", "x")

func wordSet(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}

type rhymeKind byte

const (
	noRhyme      rhymeKind = iota
	openRhyme              // takes every tone
	stoppedRhyme           // ends in p, t, c, ch: sắc or nặng only
)

var rhymes = makeRhymes(`a ac ach ai am an ang anh ao ap at au ay
ăc ăk ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet oc oi om on ong oong ooc op ot
ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơng ơp ơt
u ua uân uâng uât uây uâc uc uê uêch uên uênh uêt ui um un ung uơ uơn uôc uôi uôm uôn uông uôt uôp up ut uy uya uych uyên uyêt uyn uynh uyt uyp uyu
ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
y yên yêm yêng yêt yêu yp yt ym yn ynh ych`)

func makeRhymes(list string) map[string]rhymeKind {
	m := map[string]rhymeKind{}
	for _, r := range strings.Fields(list) {
		m[r] = openRhyme
		if strings.HasSuffix(r, "p") || strings.HasSuffix(r, "t") || strings.HasSuffix(r, "c") || strings.HasSuffix(r, "ch") {
			m[r] = stoppedRhyme
		}
	}
	return m
}
