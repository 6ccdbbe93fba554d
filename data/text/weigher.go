package text

import (
	"strings"
	"unicode/utf8"
)

// Weigher weighs the texts of one file. It remembers words, of which a list has
// few thousand, and gives up where a file has more than any list: what it has
// not weighed may be in either encoding, and the texts around it decide.
type Weigher struct {
	words map[string]wordWeight
	seen  int // words with something above ASCII
	tried int // words that it had to work out
}

const (
	maxWeighed = 2 << 10   // bytes of a text
	maxWord    = 64        // bytes of a word; a longer one is no syllable in any way
	maxTried   = 50_000    // different words of a file
	maxSeen    = 2_000_000 // words of a file, of texts that are not the same
)

// wordWeight is what a word says about TCVN3 and VNI.
type wordWeight [2]struct {
	possible, telling bool
	counts            wordCount
}

type wordCount uint8

const (
	countsNothing wordCount = iota
	countsGained
	countsLost
	countsForeign
)

// unweighed is a word, or a whole text, that may mean anything.
var unweighed = wordWeight{{possible: true, counts: countsForeign}, {possible: true, counts: countsForeign}}

// Weigh is the function Weigh within what is left to the file.
func (w *Weigher) Weigh(s string) (tcvn3, vni Evidence, known bool) {
	if !Suspect(s) {
		return Evidence{}, Evidence{}, true
	}
	tcvn3.Possible, vni.Possible = true, true
	if w != nil && w.seen >= maxSeen {
		tcvn3.add(&unweighed, 0)
		vni.add(&unweighed, 1)
		return tcvn3, vni, false
	}
	for rest := start(s); rest != ""; {
		word := rest
		if i := strings.IndexFunc(rest, asciiGap); i >= 0 {
			_, size := utf8.DecodeRuneInString(rest[i:])
			word, rest = rest[:i], rest[i+size:]
		} else {
			rest = ""
		}
		if !hasHigh(word) {
			continue
		}
		of := w.word(word)
		tcvn3.add(&of, 0)
		vni.add(&of, 1)
	}
	return tcvn3, vni, false
}

// start gives as much of a text as is weighed, in whole words where it has any.
func start(s string) string {
	if len(s) <= maxWeighed {
		return s
	}
	s = s[:maxWeighed]
	if i := strings.LastIndexFunc(s, asciiGap); i > 0 {
		return s[:i]
	}
	for len(s) > 0 && !utf8.RuneStart(s[len(s)-1]) {
		s = s[:len(s)-1]
	}
	return s[:max(0, len(s)-1)]
}

func (w *Weigher) word(word string) wordWeight {
	if len(word) > maxWord {
		return unweighed
	}
	if w == nil {
		return weighWord(word)
	}
	w.seen++
	of, ok := w.words[word]
	switch {
	case ok:
		return of
	case w.tried >= maxTried:
		return unweighed
	}
	if w.words == nil {
		w.words = map[string]wordWeight{}
	}
	w.tried++
	of = weighWord(word)
	w.words[strings.Clone(word)] = of
	return of
}

func weighWord(word string) wordWeight {
	var of wordWeight
	right := spelled(word) && naturalCase(word)
	weigh := func(i int, out string, ok bool, telling func(string) bool) {
		read := ok && spelled(out)
		of[i].possible = ok
		switch {
		case read && !right:
			of[i].counts, of[i].telling = countsGained, telling(word)
		case right && !read:
			of[i].counts = countsLost
		case !right && !read:
			of[i].counts = countsForeign
		}
	}
	out, ok := FromTCVN3(word, false)
	weigh(0, out, ok, tellingTCVN3)
	out, ok = FromVNI(word)
	weigh(1, out, ok, tellingVNI)
	return of
}

func (e *Evidence) add(of *wordWeight, i int) {
	e.Possible = e.Possible && of[i].possible
	switch of[i].counts {
	case countsGained:
		e.Gained++
		if of[i].telling {
			e.Telling++
		}
	case countsLost:
		e.Lost++
	case countsForeign:
		e.Foreign++
	}
}
