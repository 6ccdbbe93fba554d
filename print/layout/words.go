package layout

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word is a stretch of text without spaces, and what a line break after it costs.
type word struct {
	from, to int
	cost     float64 // of breaking after it; negative where a break reads well
	tie      tie
}

// tie tells how strongly a word is held to the next one: no line break parts
// them as long as a line can hold all that is tied. Where it cannot, the
// weakest gives way.
type tie uint8

const (
	loose tie = iota
	tieTitle
	tieNumber
	tieName
)

// Costs of a break, in hundredths of the squared part by which a line misses
// the wished length: 2 is a line 14 % too short, 10 one 32 % too short.
const (
	costComma    = -3.0 // after a comma: reads well
	costPhrase   = -2.0 // before a word that opens a phrase
	costHyphen   = 4.0  // after a lone dash
	costNumber   = 4.0  // before a number
	costAcronym  = 4.0  // inside an office's name, before a capital: "Trường THPT Lê Quý Đôn"
	costHanging  = 6.0  // after a word that opens what follows
	costQuote    = 6.0  // inside a short quotation
	costOffice   = 7.0  // inside an office's name, between a capital and what goes on small
	costBody     = 6.5  // between a body and whose it is: "Ủy ban | nhân dân"
	costCompound = 10.0 // inside a word of two syllables
)

// token is a word as the rules look at it.
type token struct {
	text    string // with its signs
	low     string // without, in small letters
	capital bool   // begins with one and goes on small, or is one alone: "Minh", "A", "H'Nghia"
	acronym bool   // "UBND"
	number  bool   // "2.340.000", "416/QĐ-SNV", "٢٠٢٥"
	roman   bool   // "VI"
	dash    bool
	closes  bool // ends a phrase: "tưởng,"
	opens   bool // begins a quotation: "“Dân"
	ends    bool // ends one
	kind    kind
	pair    pairKind // with the next word
}

func (t *token) is(k kind) bool { return t.kind&k != 0 }

// split takes a cleaned text apart and ties together what stays on one line:
// a number and its unit, the parts of a date and of a span of years, a
// document and its number, a personal name with its form of address, a dash
// and the word before it.
func split(s string) []word {
	var words []word
	for from := 0; from < len(s); {
		to := strings.IndexByte(s[from:], ' ')
		if to < 0 {
			to = len(s)
		} else {
			to += from
		}
		if to > from {
			words = append(words, word{from: from, to: to})
		}
		from = to + 1
	}
	tokens := make([]token, len(words))
	for i, w := range words {
		tokens[i] = tokenOf(s[w.from:w.to])
	}
	x := lexicons()
	for i := range tokens {
		a := &tokens[i]
		a.kind = x.words[a.low]
		if a.is(leads) && i+1 < len(tokens) && !a.closes {
			a.pair = x.pairs[[2]string{a.low, tokens[i+1].low}]
		}
	}
	t := sentence(tokens)
	named := t.names(words)
	for i := 0; i+1 < len(words); i++ {
		if words[i].tie == loose {
			words[i].tie, words[i].cost = t.between(i, named[i])
		}
	}
	t.quotes(words)
	return words
}

func tokenOf(w string) token {
	b := bare(w)
	upper, lower := letterCases(b)
	t := token{text: w, low: b, dash: dash(w), number: number(w)}
	if upper > 0 {
		t.low = strings.ToLower(b)
		first, n := utf8.DecodeRuneInString(b)
		t.capital = unicode.IsUpper(first) && (n == len(b) || lower > 0)
		t.acronym = !t.capital && !t.number && lower == 0
		t.roman = roman(b)
	}
	t.closes = closes(w)
	t.opens = strings.HasPrefix(w, "“") || w[0] == '"' && len(w) > 1 || strings.HasPrefix(w, "«")
	t.ends = strings.Contains(w, "”") || strings.Contains(w, "»") || strings.IndexByte(w[1:], '"') >= 0
	return t
}

// sentence is a text's words.
type sentence []token

// at gives a word, an empty one outside the text.
func (t sentence) at(i int) *token {
	if i < 0 || i >= len(t) {
		return &token{}
	}
	return &t[i]
}

// pair tells whether the i-th word and the next are a word of two syllables of
// a kind.
func (t sentence) pair(i int, k pairKind) bool { return i >= 0 && i < len(t) && t[i].pair&k != 0 }

// counts tells whether the i-th word is a number of things: no year, no date,
// and no number that belongs to the word before it.
func (t sentence) counts(i int) bool {
	a := t.at(i)
	if !a.number || a.closes || strings.Contains(a.text, "/") || t.at(i-1).is(labels) && !t.at(i-1).closes && !t.pair(i-2, compound) {
		return false
	}
	return !year(a.low) || t.at(i+1).is(units) && !t.at(i-1).dash
}

// between judges the place after word i; named tells that a name ends there.
func (t sentence) between(i int, named bool) (tie, float64) {
	a, b, c, before := t.at(i), t.at(i+1), t.at(i+2), t.at(i-1)
	small := !b.capital && !b.acronym && !b.number && !b.dash
	switch {
	case b.dash:
		return tieNumber, 0
	case a.dash:
		if (before.number || before.roman) && (b.number || b.roman) {
			return tieNumber, 0
		}
		return loose, costHyphen
	case abbreviation(a.text) && (!a.roman || !before.is(labels)) && (b.capital || b.number || b.acronym):
		return tieNumber, 0
	case a.closes:
		return loose, costComma
	}
	switch {
	case t.pair(i-1, periods) && (b.number || b.roman):
		return tieTitle, 0
	case a.number && (b.text[0] == '%' || strings.HasPrefix(b.text, "‰")),
		a.number && before.is(dates) && b.is(dates) && before.low != b.low && !year(a.low),
		a.number && b.is(units) && (!year(a.low) || !before.is(labels) && !before.dash) && !strings.Contains(a.text, "/"),
		a.is(months) && b.number,
		t.counts(i) && !b.is(opens) && (small || b.capital && t.pair(i+1, compound)),
		t.counts(i-1) && !b.is(opens) && small && (a.is(thousands) || t.pair(i, compound)),
		a.is(thousands) && (b.low == "đồng" || b.is(thousands)),
		a.is(labels) && (b.number || b.roman),
		(a.low == "thứ" || a.low == "hạng") && b.is(ordinals),
		a.low == "tháng" && b.is(ordinals) && b.capital:
		return tieNumber, 0
	case a.roman && b.is(dates) && before.is(labels) && c.number:
		return tieNumber, 0
	case t.pair(i, periods) && (c.number || c.roman || c.is(ordinals)), t.pair(i, decrees) && (c.low == "số" || c.number):
		return tieNumber, 0
	case t.pair(i-1, decrees) && (b.low == "số" && c.number || b.number), a.low == "luật" && b.low == "số":
		return tieTitle, 0
	}
	if tied := t.addressed(i); tied != loose {
		return tied, 0
	}
	switch {
	case t.pair(i, compound|bodies):
		return loose, costCompound
	case t.pair(i-1, bodies) && !b.is(opens):
		return loose, costBody
	case a.is(opens) || a.is(hangs) && small:
		return loose, costHanging
	case b.is(opens):
		return loose, costPhrase
	case a.capital && small && !named && i > 0:
		return loose, costOffice
	case a.acronym && b.capital, a.capital && !named && (b.acronym || b.capital):
		return loose, costAcronym
	case b.number && !b.opens:
		return loose, costNumber
	}
	return loose, 0
}

// shortQuote is how many words of a quotation are kept together if possible.
const shortQuote = 5

// quotes makes breaks inside a short quotation dear.
func (t sentence) quotes(words []word) {
	for i := range t {
		if !t[i].opens || t[i].ends {
			continue
		}
		for j := i + 1; j < len(t) && j < i+shortQuote; j++ {
			if !t[j].ends {
				continue
			}
			for k := i; k < j; k++ {
				words[k].cost = max(words[k].cost, 0) + costQuote
			}
			break
		}
	}
}

// letterCases counts capitals and small letters.
func letterCases(w string) (upper, lower int) {
	for _, r := range w {
		switch {
		case r < 0x80:
			if r >= 'a' && r <= 'z' {
				lower++
			} else if r >= 'A' && r <= 'Z' {
				upper++
			}
		case r >= 0x1ea0 && r <= 0x1ef9: // Vietnamese, by turns
			upper, lower = upper+int(1-r&1), lower+int(r&1)
		case unicode.IsUpper(r):
			upper++
		case unicode.IsLower(r):
			lower++
		}
	}
	return upper, lower
}

// closes tells whether a word ends with a sign that closes a phrase.
func closes(w string) bool {
	switch w[len(w)-1] {
	case ',', ';', ':', '.', '!', '?', ')':
		return true
	}
	for _, sign := range [...]string{"”", "…", "»", "،", "؛", "؟"} {
		if strings.HasSuffix(w, sign) {
			return true
		}
	}
	return false
}

// abbreviation tells whether a word ends with the point of an abbreviation:
// "TP.", "PGS.TS.", "Dr.".
func abbreviation(w string) bool {
	b, ok := strings.CutSuffix(strings.TrimLeft(w, "(“\""), ".")
	if !ok || b == "" || b[0] < 'A' || utf8.RuneCountInString(b) > 7 {
		return false
	}
	if lexicons().words[strings.ToLower(b)]&short != 0 {
		return true
	}
	return strings.ToUpper(b) == b && strings.ToLower(b) != b && (utf8.RuneCountInString(b) <= 5 || strings.Contains(b, "."))
}

// bare is a word without the signs around it.
func bare(w string) string { return strings.Trim(w, ".,;:!?()“”\"'‘’…«»،؛؟") }

func dash(w string) bool { return w == "-" || w == "–" || w == "—" }

func number(w string) bool {
	w = strings.TrimLeft(w, "(“\"+-−<>≥≤~")
	r, _ := utf8.DecodeRuneInString(w)
	return r >= '0' && r <= '9' || r >= 0x660 && r <= 0x669 || r >= 0x6f0 && r <= 0x6f9
}

// year tells whether a number looks like a year, or a span of years.
func year(w string) bool {
	if len(w) != 4 && len(w) != 9 {
		return false
	}
	return (strings.HasPrefix(w, "19") || strings.HasPrefix(w, "20")) && strings.Trim(w[:4], "0123456789") == ""
}

func roman(w string) bool {
	return w != "" && strings.Trim(w, "IVXLC") == ""
}
