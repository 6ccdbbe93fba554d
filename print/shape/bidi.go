package shape

import (
	"slices"

	"golang.org/x/text/unicode/bidi"
)

// A resolver finds embedding levels after UAX #9, Unicode Bidirectional
// Algorithm (https://www.unicode.org/reports/tr9/): rules P2 to I2, which look
// at a whole paragraph. Rules L1 and L2 look at a line: see Text.Line. Names of
// rules stand beside what follows them. Classes of letters are those of
// x/text/unicode/bidi; the tests hold the rules against Unicode's own.
//
// go-text's bidi, which shapes nothing and cuts text into runs at once, tells
// neither the levels of a line nor the paragraph's direction by isolates.
type resolver struct {
	first []bidi.Class // as the letters have them
	class []bidi.Class // as the rules change them
	level []int8
	match []int // of an isolate initiator its PDI, of a PDI its initiator, or none
	run   []int // of each letter its level run in spans, or none if rule X9 drops it
	spans []span
	seq   []int // letters of the isolating run sequence that is looked at
	pairs []bracketPair
}

// span is a level run: letters first..last, those dropped not counted, of a
// level as it is before rules I1 and I2.
type span struct {
	first, last int
	level       int8
}

type bracketPair struct{ open, close int } // places in the sequence

const (
	none     = -1
	maxDepth = 125 // BD2
	maxPairs = 63  // BD16
)

// Sets of classes.
const (
	initiators = 1<<bidi.LRI | 1<<bidi.RLI | 1<<bidi.FSI
	isolates   = initiators | 1<<bidi.PDI
	dropped    = 1<<bidi.LRE | 1<<bidi.RLE | 1<<bidi.LRO | 1<<bidi.RLO | 1<<bidi.PDF | 1<<bidi.BN // X9
	trailing   = isolates | dropped | 1<<bidi.WS                                                  // L1
	neutral    = isolates | 1<<bidi.B | 1<<bidi.S | 1<<bidi.WS | 1<<bidi.ON                       // NI
)

func in(c bidi.Class, set uint32) bool { return set&(1<<c) != 0 }

// classOf gives a letter's class.
func classOf(r rune) bidi.Class {
	p, _ := bidi.LookupRune(r)
	return p.Class()
}

// Direction is where a paragraph runs.
type Direction int8

const (
	ByLetters   Direction = iota // as its first strong letter does (rules P2, P3)
	LeftToRight                  // whatever it begins with
	RightToLeft
)

// resolve finds the level of each letter and of the paragraph. Letters that
// rule X9 drops have the level of the one before. What it returns is the
// resolver's own until the next call. runes may be nil: then no letter is a bracket.
func (b *resolver) resolve(classes []bidi.Class, runes []rune, dir Direction) (levels []int8, base int8) {
	n := len(classes)
	b.first = classes
	b.class = append(b.class[:0], classes...)
	b.level = slices.Grow(b.level[:0], n)[:n]
	b.match = slices.Grow(b.match[:0], n)[:n]
	b.run = slices.Grow(b.run[:0], n)[:n]
	b.isolates()
	switch dir {
	case ByLetters:
		base = b.strong(0, n)
	case RightToLeft:
		base = 1
	}
	b.explicit(base)
	b.levelRuns()
	for k := range b.spans {
		if b.sequence(k) {
			sos, eos := b.around(base)
			b.weak(sos)
			b.brackets(runes, sos)
			b.neutrals(sos, eos)
			b.implicit()
		}
	}
	for i := range n {
		if in(classes[i], dropped) {
			b.level[i] = base
			if i > 0 {
				b.level[i] = b.level[i-1]
			}
		}
	}
	return b.level, base
}

// isolates matches isolate initiators and PDIs (BD9), within a paragraph.
func (b *resolver) isolates() {
	open := b.seq[:0]
	for i, c := range b.first {
		b.match[i] = none
		switch {
		case in(c, initiators):
			open = append(open, i)
		case c == bidi.PDI && len(open) > 0:
			j := open[len(open)-1]
			open = open[:len(open)-1]
			b.match[i], b.match[j] = j, i
		case c == bidi.B:
			open = open[:0]
		}
	}
	b.seq = open[:0]
}

// strong gives the level of the first strong letter of from..to, outside
// isolates; 0 if there is none (P2, P3).
func (b *resolver) strong(from, to int) int8 {
	for i := from; i < to; i++ {
		switch c := b.first[i]; {
		case c == bidi.L || c == bidi.B:
			return 0
		case c == bidi.R || c == bidi.AL:
			return 1
		case in(c, initiators):
			if b.match[i] == none {
				return 0
			}
			i = b.match[i]
		}
	}
	return 0
}

// explicit finds levels by embeddings, overrides and isolates (X1 to X8).
func (b *resolver) explicit(base int8) {
	type status struct {
		level    int8
		override bidi.Class // ON: none
		isolate  bool
	}
	var stack [maxDepth + 2]status
	stack[0] = status{level: base, override: bidi.ON}
	top, overIsolates, overEmbeddings, validIsolates := 0, 0, 0, 0
	push := func(right bool, override bidi.Class, isolate bool) bool {
		level := stack[top].level + 1 // the next odd one
		if right == (level&1 == 0) {
			level++
		}
		if level > maxDepth || overIsolates > 0 || overEmbeddings > 0 {
			return false
		}
		top++
		stack[top] = status{level, override, isolate}
		return true
	}
	place := func(i int) {
		b.level[i] = stack[top].level
		if o := stack[top].override; o != bidi.ON {
			b.class[i] = o
		}
	}
	for i, c := range b.first {
		switch c {
		case bidi.RLE, bidi.LRE, bidi.RLO, bidi.LRO: // X2 to X5
			override := bidi.ON
			switch c {
			case bidi.RLO:
				override = bidi.R
			case bidi.LRO:
				override = bidi.L
			}
			if !push(c == bidi.RLE || c == bidi.RLO, override, false) && overIsolates == 0 {
				overEmbeddings++
			}
		case bidi.RLI, bidi.LRI, bidi.FSI: // X5a to X5c
			place(i)
			right := c == bidi.RLI
			if c == bidi.FSI {
				end := b.match[i]
				if end == none {
					end = len(b.first)
				}
				right = b.strong(i+1, end) == 1
			}
			if push(right, bidi.ON, true) {
				validIsolates++
			} else {
				overIsolates++
			}
		case bidi.PDI: // X6a
			switch {
			case overIsolates > 0:
				overIsolates--
			case validIsolates > 0:
				for overEmbeddings = 0; !stack[top].isolate; top-- {
				}
				top--
				validIsolates--
			}
			place(i)
		case bidi.PDF: // X7
			switch {
			case overIsolates > 0:
			case overEmbeddings > 0:
				overEmbeddings--
			case top > 0 && !stack[top].isolate:
				top--
			}
		case bidi.B: // X8
			b.level[i] = base
			top, overIsolates, overEmbeddings, validIsolates = 0, 0, 0, 0
		case bidi.BN:
		default: // X6
			place(i)
		}
	}
}

// levelRuns finds stretches of one level (BD7), without what X9 drops.
func (b *resolver) levelRuns() {
	b.spans = b.spans[:0]
	last := none
	for i, c := range b.first {
		if in(c, dropped) {
			b.run[i] = none
			continue
		}
		if last == none || b.level[last] != b.level[i] || b.first[last] == bidi.B {
			b.spans = append(b.spans, span{first: i, level: b.level[i]})
		}
		b.run[i] = len(b.spans) - 1
		b.spans[b.run[i]].last = i
		last = i
	}
}

// sequence lists the letters of the isolating run sequence that begins with a
// level run; false if the run goes on with another one's (BD13, X10).
func (b *resolver) sequence(k int) bool {
	if first := b.spans[k].first; b.first[first] == bidi.PDI && b.match[first] != none {
		return false
	}
	b.seq = b.seq[:0]
	for {
		s := b.spans[k]
		for i := s.first; i <= s.last; i++ {
			if b.run[i] == k {
				b.seq = append(b.seq, i)
			}
		}
		if !in(b.first[s.last], initiators) || b.match[s.last] == none {
			return true
		}
		k = b.run[b.match[s.last]]
	}
}

// around gives what stands in for letters before and after the sequence (X10).
func (b *resolver) around(base int8) (sos, eos bidi.Class) {
	first, last := b.seq[0], b.seq[len(b.seq)-1]
	before, after := base, base
	if k := b.run[first]; k > 0 && b.first[b.spans[k-1].last] != bidi.B {
		before = b.spans[k-1].level
	}
	if k := b.run[last]; k+1 < len(b.spans) && !in(b.first[last], initiators) {
		after = b.spans[k+1].level
	}
	own := b.spans[b.run[first]].level
	return towards(max(before, own)), towards(max(after, own))
}

// towards is the strong class of a level.
func towards(level int8) bidi.Class {
	if level&1 == 1 {
		return bidi.R
	}
	return bidi.L
}

// weak resolves numbers, their signs, and marks (W1 to W7).
func (b *resolver) weak(sos bidi.Class) {
	before := sos
	for _, i := range b.seq { // W1
		if b.class[i] == bidi.NSM {
			b.class[i] = before
		}
		before = b.class[i]
		if in(before, isolates) {
			before = bidi.ON
		}
	}
	strong := sos
	for _, i := range b.seq {
		switch b.class[i] {
		case bidi.L, bidi.R:
			strong = b.class[i]
		case bidi.AL:
			strong = bidi.AL
			b.class[i] = bidi.R // W3
		case bidi.EN:
			if strong == bidi.AL { // W2
				b.class[i] = bidi.AN
			}
		}
	}
	for k := 1; k+1 < len(b.seq); k++ { // W4
		i, l, r := b.seq[k], b.class[b.seq[k-1]], b.class[b.seq[k+1]]
		switch c := b.class[i]; {
		case c == bidi.ES && l == bidi.EN && r == bidi.EN, c == bidi.CS && l == r && (l == bidi.EN || l == bidi.AN):
			b.class[i] = l
		}
	}
	for k := 0; k < len(b.seq); k++ { // W5, W6
		switch b.class[b.seq[k]] {
		case bidi.ET:
			end := k + 1
			for end < len(b.seq) && b.class[b.seq[end]] == bidi.ET {
				end++
			}
			c := bidi.ON
			if k > 0 && b.class[b.seq[k-1]] == bidi.EN || end < len(b.seq) && b.class[b.seq[end]] == bidi.EN {
				c = bidi.EN
			}
			for ; k < end; k++ {
				b.class[b.seq[k]] = c
			}
			k--
		case bidi.ES, bidi.CS:
			b.class[b.seq[k]] = bidi.ON
		}
	}
	strong = sos
	for _, i := range b.seq { // W7
		switch b.class[i] {
		case bidi.L, bidi.R:
			strong = b.class[i]
		case bidi.EN:
			if strong == bidi.L {
				b.class[i] = bidi.L
			}
		}
	}
}

// neutrals resolves what is neither letter nor number (N1, N2).
func (b *resolver) neutrals(sos, eos bidi.Class) {
	embedding := towards(b.level[b.seq[0]])
	for k := 0; k < len(b.seq); {
		if !in(b.class[b.seq[k]], neutral) {
			k++
			continue
		}
		end := k
		for end < len(b.seq) && in(b.class[b.seq[end]], neutral) {
			end++
		}
		before, after := sos, eos
		if k > 0 {
			before = asStrong(b.class[b.seq[k-1]])
		}
		if end < len(b.seq) {
			after = asStrong(b.class[b.seq[end]])
		}
		if before != after {
			before = embedding
		}
		for ; k < end; k++ {
			b.class[b.seq[k]] = before
		}
	}
}

// implicit raises levels by class (I1, I2).
func (b *resolver) implicit() {
	for _, i := range b.seq {
		switch c := b.class[i]; {
		case b.level[i]&1 == 0 && c == bidi.R, b.level[i]&1 == 1 && c != bidi.R:
			b.level[i]++
		case b.level[i]&1 == 0 && c != bidi.L:
			b.level[i] += 2
		}
	}
}
