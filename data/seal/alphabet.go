package seal

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"sort"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// alphabet1 is the alphabet of version 1, for any program that reads tokens.
// It is frozen: a token of version 1 means the same for ever.
//
//go:embed alphabet1.json
var alphabet1 []byte

// Alphabet gives the file that holds the frozen alphabet of token version 1,
// as a page's script needs it.
func Alphabet() []byte { return append([]byte(nil), alphabet1...) }

// The symbols of the alphabet that are no text.
const (
	symbolEnd    = "\x03"
	symbolEscape = "\x1b" // one character follows as the bytes of its UTF-8
)

// The tables of the alphabet, chosen by what stands before a symbol.
const (
	afterSign    = iota // a space, a sign or nothing
	afterVowel          // a vowel of the alphabet
	afterOther          // another letter of the alphabet
	afterDigit          // a digit
	afterEscaped        // a character that is not in the alphabet
	afterWord           // a symbol of several letters
	tableCount
)

// alphabet is the parsed file. It never changes once it is made.
type alphabet struct {
	tables [tableCount]codeTable
	class  map[rune]uint8    // the table that follows a character of the alphabet
	letter map[rune]bool     // letters of the alphabet, true for a capital
	words  map[rune][]string // symbols of several letters by their first, the longest first
}

// codeTable is a canonical prefix code: among codes of one length the symbols
// follow each other in the file's order.
type codeTable struct {
	counts  []int // of codes, by length from 1 bit
	symbols []string
	codes   map[string]code
}

type code struct {
	bits uint16
	n    uint8
}

var theAlphabet = sync.OnceValue(func() *alphabet {
	a, err := parseAlphabet(alphabet1)
	if err != nil {
		panic("seal: embedded alphabet: " + err.Error()) // caught by any test
	}
	return a
})

func parseAlphabet(raw []byte) (*alphabet, error) {
	var file struct {
		Format        string
		Version       int
		Lower, Vowels string
		Tables        []struct {
			When    string
			Lengths []int
			Symbols []string
		}
	}
	if err := json.Unmarshal(raw, &file); err != nil {
		return nil, err
	}
	if file.Format != "vinhdanh alphabet" || file.Version != 1 || len(file.Tables) != tableCount {
		return nil, fmt.Errorf("not an alphabet of version 1")
	}
	a := &alphabet{class: map[rune]uint8{}, letter: map[rune]bool{}, words: map[rune][]string{}}
	for _, s := range file.Tables[afterSign].Symbols {
		first, size := utf8.DecodeRuneInString(s)
		switch {
		case s == symbolEnd || s == symbolEscape:
		case len(s) > size:
			a.words[first] = append(a.words[first], s)
		case first >= '0' && first <= '9':
			a.class[first] = afterDigit
		default:
			a.class[first] = afterSign
		}
	}
	for _, list := range a.words {
		sort.Slice(list, func(i, j int) bool { return len(list[i]) > len(list[j]) })
	}
	for _, r := range file.Lower {
		c := uint8(afterOther)
		if strings.ContainsRune(file.Vowels, r) {
			c = afterVowel
		}
		a.class[r], a.class[unicode.ToUpper(r)] = c, c
		a.letter[r], a.letter[unicode.ToUpper(r)] = false, true
	}
	for i, t := range file.Tables {
		table := codeTable{counts: t.Lengths, symbols: t.Symbols, codes: make(map[string]code, len(t.Symbols))}
		next, used := uint32(0), 0
		for n, count := range t.Lengths {
			next <<= 1
			for ; count > 0 && used < len(t.Symbols); count-- {
				table.codes[t.Symbols[used]] = code{uint16(next), uint8(n + 1)}
				next++
				used++
			}
		}
		// A complete code: every row of bits means something, and no symbol is left out.
		if next != 1<<len(t.Lengths) || used != len(t.Symbols) || len(table.codes) != used || len(t.Lengths) > 16 {
			return nil, fmt.Errorf("table %d is no complete code", i)
		}
		a.tables[i] = table
	}
	return a, nil
}

// place is where a text has got to: the table of the next symbol, and how many
// capitals stand directly before it. After two capitals the case of a letter
// is exchanged, since a third is likelier than a small one ("UBND").
type place struct {
	table    uint8
	capitals int
}

func (p place) exchanged() bool { return p.capitals >= 2 }

// after gives the place behind one character.
func (p place) after(a *alphabet, r rune) place {
	table, known := a.class[r]
	if !known {
		return place{table: afterEscaped}
	}
	if capital := a.letter[r]; capital {
		return place{table, p.capitals + 1}
	}
	return place{table: table}
}

// packText writes a clean text and its end.
func packText(w *bitWriter, s string) {
	a := theAlphabet()
	var p place
	for len(s) > 0 {
		if p.table == afterSign {
			if word := a.wordAt(s); word != "" {
				w.symbol(&a.tables[p.table], word)
				s, p = s[len(word):], place{table: afterWord}
				continue
			}
		}
		r, size := utf8.DecodeRuneInString(s)
		if _, known := a.class[r]; !known {
			w.symbol(&a.tables[p.table], symbolEscape)
			for i := 0; i < size; i++ {
				w.bits(uint64(s[i]), 8)
			}
		} else {
			w.symbol(&a.tables[p.table], a.exchange(p, r))
		}
		s, p = s[size:], p.after(a, r)
	}
	w.symbol(&a.tables[p.table], symbolEnd)
}

// unpackText reads what packText wrote.
func unpackText(r *bitReader) string {
	a := theAlphabet()
	var b strings.Builder
	var p place
	for !r.bad {
		s := r.symbol(&a.tables[p.table])
		switch s {
		case symbolEnd:
			return b.String()
		case symbolEscape:
			c := r.utf8()
			b.WriteRune(c)
			p = p.after(a, c)
		default:
			c, size := utf8.DecodeRuneInString(s)
			if len(s) > size {
				b.WriteString(s)
				p = place{table: afterWord}
				break
			}
			if _, isLetter := a.letter[c]; isLetter && p.exchanged() {
				c = otherCase(c)
			}
			b.WriteRune(c)
			p = p.after(a, c)
		}
	}
	return ""
}

// wordAt gives the longest symbol of several letters that s begins with and
// that ends where a word ends, or "".
func (a *alphabet) wordAt(s string) string {
	first, _ := utf8.DecodeRuneInString(s)
	for _, word := range a.words[first] {
		if strings.HasPrefix(s, word) {
			next, _ := utf8.DecodeRuneInString(s[len(word):])
			if _, more := a.letter[next]; !more {
				return word
			}
		}
	}
	return ""
}

// exchange gives the symbol that stands for a character at a place.
func (a *alphabet) exchange(p place, r rune) string {
	if _, isLetter := a.letter[r]; isLetter && p.exchanged() {
		r = otherCase(r)
	}
	return string(r)
}

func otherCase(r rune) rune {
	if u := unicode.ToUpper(r); u != r {
		return u
	}
	return unicode.ToLower(r)
}

func (w *bitWriter) symbol(t *codeTable, s string) {
	c, ok := t.codes[s]
	if !ok {
		// Only letters directly after a word have no code, and wordAt excludes them.
		panic("seal: the alphabet has no code for " + s)
	}
	w.bits(uint64(c.bits), int(c.n))
}

func (r *bitReader) symbol(t *codeTable) string {
	v, first, index := 0, 0, 0
	for _, count := range t.counts {
		v = v<<1 | int(r.bits(1))
		if v-first < count {
			return t.symbols[index+v-first]
		}
		index += count
		first = (first + count) << 1
	}
	r.bad = true
	return symbolEnd
}

// utf8 reads one character.
func (r *bitReader) utf8() rune {
	var b [4]byte
	b[0] = byte(r.bits(8))
	size := 1
	switch {
	case b[0] >= 0xF0:
		size = 4
	case b[0] >= 0xE0:
		size = 3
	case b[0] >= 0xC0:
		size = 2
	}
	for i := 1; i < size; i++ {
		b[i] = byte(r.bits(8))
	}
	c, n := utf8.DecodeRune(b[:size])
	if n != size || c == utf8.RuneError {
		r.bad = true
		return ' '
	}
	return c
}
