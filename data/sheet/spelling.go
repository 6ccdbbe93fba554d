package sheet

import "strings"

// headings written together ("Hovaten") or with a slip of the pen ("Chức vj")
// are taken for the phrase they are nearest to, where that is clear.

var joinedPhrases = indexJoined()

func indexJoined() map[string]phrase {
	m := map[string]phrase{}
	for key, p := range phrases {
		if joined := strings.ReplaceAll(key, " ", ""); !p.weak && len(joined) >= 5 {
			m[joined] = p
		}
	}
	return m
}

// shortestSlip is the length from which a heading with one wrong letter can
// be told from another word.
const shortestSlip = 6

// slips holds the clear phrases by their first letter and length.
var slips = indexSlips()

type slipKey struct {
	first  byte
	length int
}

func indexSlips() map[slipKey][]string {
	m := map[slipKey][]string{}
	for key, p := range phrases {
		if !p.weak && len(key) >= shortestSlip {
			at := slipKey{key[0], len(key)}
			m[at] = append(m[at], key)
		}
	}
	return m
}

// misspelt finds the phrase that a folded heading means, but for its spaces or
// for one letter that is wrong, missing, too many or changed with the next.
func misspelt(key string) (phrase, bool) {
	if len(key) > 60 {
		return phrase{}, false
	}
	if p, ok := joinedPhrases[strings.ReplaceAll(key, " ", "")]; ok {
		return p, true
	}
	if len(key) < shortestSlip {
		return phrase{}, false
	}
	var found phrase
	n := 0
	for length := len(key) - 1; length <= len(key)+1; length++ {
		for _, k := range slips[slipKey{key[0], length}] {
			if !oneSlip(k, key) {
				continue
			}
			p := phrases[k]
			if n > 0 && !sameFields(found.fields, p.fields) {
				return phrase{}, false // it may be either
			}
			found, n = p, n+1
		}
	}
	return found, n > 0
}

func sameFields(a, b []Field) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// oneSlip tells whether one slip makes the one of the other.
func oneSlip(a, b string) bool {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	ra, rb := a[i:], b[i:]
	switch {
	case len(ra) == 0 || len(rb) == 0:
		return len(ra)+len(rb) == 1
	case ra[1:] == rb[1:], ra[1:] == rb, ra == rb[1:]:
		return true
	}
	return len(ra) > 1 && len(rb) > 1 && ra[0] == rb[1] && ra[1] == rb[0] && ra[2:] == rb[2:]
}
