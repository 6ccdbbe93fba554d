package shape

import (
	"slices"
	"sync"

	"golang.org/x/text/unicode/bidi"
)

// brackets gives both brackets of a pair one direction (N0).
func (b *resolver) brackets(runes []rune, sos bidi.Class) {
	if runes == nil {
		return
	}
	b.findPairs(runes)
	embedding := towards(b.level[b.seq[0]])
	for _, p := range b.pairs {
		to := b.inside(p, embedding)
		if to == bidi.ON {
			continue
		}
		if to != embedding { // N0 c: what stands before decides
			before := sos
			for k := p.open - 1; k >= 0; k-- {
				if s := asStrong(b.class[b.seq[k]]); s != bidi.ON {
					before = s
					break
				}
			}
			if before == embedding {
				to = embedding
			}
		}
		for _, k := range [...]int{p.open, p.close} {
			b.class[b.seq[k]] = to
			for k++; k < len(b.seq) && b.first[b.seq[k]] == bidi.NSM; k++ {
				b.class[b.seq[k]] = to
			}
		}
	}
}

// inside tells the strong class in a pair of brackets: that of the embedding
// if there is one of it, else the other, else ON.
func (b *resolver) inside(p bracketPair, embedding bidi.Class) bidi.Class {
	found := bidi.ON
	for k := p.open + 1; k < p.close; k++ {
		switch s := asStrong(b.class[b.seq[k]]); s {
		case embedding:
			return s
		case bidi.ON:
		default:
			found = s
		}
	}
	return found
}

// asStrong takes numbers for letters from right to left, as rules N0 and N1 do.
func asStrong(c bidi.Class) bidi.Class {
	switch c {
	case bidi.L:
		return bidi.L
	case bidi.R, bidi.EN, bidi.AN:
		return bidi.R
	}
	return bidi.ON
}

// findPairs lists the pairs of brackets in the sequence, by their opening one (BD16).
func (b *resolver) findPairs(runes []rune) {
	b.pairs = b.pairs[:0]
	var stack [maxPairs]struct {
		closer rune
		at     int
	}
	depth := 0
	for k, i := range b.seq {
		if b.class[i] != bidi.ON {
			continue
		}
		r := sameBracket(runes[i])
		p, _ := bidi.LookupRune(r)
		if !p.IsBracket() {
			continue
		}
		if p.IsOpeningBracket() {
			if depth == maxPairs {
				b.pairs = b.pairs[:0] // BD16: none at all, as the reference has it
				return
			}
			stack[depth].closer, stack[depth].at = partner(r), k
			depth++
			continue
		}
		for d := depth - 1; d >= 0; d-- {
			if stack[d].closer == r {
				b.pairs = append(b.pairs, bracketPair{stack[d].at, k})
				depth = d
				break
			}
		}
	}
	slices.SortFunc(b.pairs, func(x, y bracketPair) int { return x.open - y.open })
}

// sameBracket gives one of two brackets that are canonically equivalent.
func sameBracket(r rune) rune {
	switch r {
	case 0x2329:
		return 0x3008
	case 0x232a:
		return 0x3009
	}
	return r
}

var partners sync.Map // rune → rune

// partner gives the bracket that closes an opening one.
func partner(open rune) rune {
	if c, ok := partners.Load(open); ok {
		return c.(rune)
	}
	c := []rune(bidi.ReverseString(string(open)))[0]
	partners.Store(open, c)
	return c
}
