package layout

// Names of people in running text are found by their capitals: a run of two to
// five words with a capital, or of more behind a family name, is taken for one
// name ("Hồ Chí Minh", "Vàng A Chính", "H'Nghia Êban", "Lai Châu"). What only
// looks like one is an office's name, of which each word of two syllables
// begins with a capital and goes on small: "Sở Nội vụ".

// longestName is how many words a name may have whose first is a family name.
const longestName = 8

// names ties the words of names, and tells of each word whether a name ends with it.
func (t sentence) names(words []word) []bool {
	ends := make([]bool, len(t))
	tieAll := func(from, to int) {
		for k := from; k < to-1; k++ {
			words[k].tie = tieName
		}
		ends[to-1] = true
	}
	shouted := t.shouted()
	for i := 0; i < len(t); {
		j := i
		for j < len(t) && (t[j].capital || shouted && t[j].acronym && (j > i || t[j].is(families))) {
			j++
			if t[j-1].closes || j < len(t) && t[j].acronym != t[j-1].acronym && !t[j].capital {
				break
			}
		}
		next := max(j, i+1)
		// The last word may open an office's name: "Hoàng Văn Nam Giám đốc".
		if j > i && j < len(t) && !t[j].capital && t.pair(j-1, compound) {
			j--
		}
		for i < j && t[i].is(calls) { // tied by what they are
			i++
		}
		switch n := j - i; {
		case n >= 2 && (n <= 5 || n <= longestName && t[i].is(families)):
			tieAll(i, j)
		case n > 5: // Every Word With A Capital: only what a family name begins
			for k := j - 5; k <= j-2; k++ {
				if t[k].is(families) {
					tieAll(k, j)
					break
				}
			}
		case n == 1 && i > 0 && (t[i-1].is(calls) || t.pair(i-2, titles)):
			ends[i] = true // "xã Tía"
		}
		i = next
	}
	return ends
}

// shouted tells whether names may stand in capitals: in a text that is not
// itself all in capitals, or is no longer than a name with what is before it.
func (t sentence) shouted() bool {
	for i := range t {
		if len(t) <= 6 || t[i].low == bare(t[i].text) && !t[i].number && !t[i].dash {
			return true
		}
	}
	return false
}

// addressed judges the place after word i: is it in or behind a form of address?
func (t sentence) addressed(i int) tie {
	a, b, c := t.at(i), t.at(i+1), t.at(i+2)
	half := t.pair(i-1, compound) && !t.at(i-1).is(calls) // "công bố Quyết định" has no father
	switch {
	case b.is(sons):
		return tieNumber
	case a.is(calls) && !half && (b.capital || b.acronym && b.is(families) || a.low > "\u0600"):
		return tieNumber
	case t.pair(i, titles) && c.capital, t.pair(i, posts) && c.capital && c.is(families) && !t.pair(i+2, compound):
		return tieNumber
	case t.pair(i-1, titles) && b.capital, t.pair(i-1, posts) && b.capital && b.is(families) && !t.pair(i+1, compound):
		return tieTitle
	}
	return loose
}
