package data

// Age gives how old somebody born on d is on a day, in whole years; -1 where
// it is not known. Of a year of birth alone the difference of years counts, as
// lists of delegates have it.
func (d Date) Age(on Date) int {
	by, bm, bd := d.Parts()
	y, m, day := on.Parts()
	if by == 0 || y == 0 {
		return -1
	}
	years := y - by
	if bm > 0 && m > 0 && (m < bm || m == bm && bd > 0 && day > 0 && day < bd) {
		years--
	}
	if years < 0 || years >= oldestAge {
		return -1 // a slip, and no birth date of a delegate
	}
	return years
}

// oldestAge is an age that nobody who comes to a conference has.
const oldestAge = 110

// ageBands are those of the official report.
var ageBands = []struct {
	name string
	to   int // years, below
}{{"under-30", 30}, {"30-39", 40}, {"40-49", 50}, {"50-59", 60}, {"from-60", oldestAge}}

func ageBand(years int) string {
	if years < 0 {
		return ""
	}
	for _, b := range ageBands {
		if years < b.to {
			return b.name
		}
	}
	return ""
}

// bands counts ages; a band without anybody is there too.
type bands struct{ of map[string]*Group }

func ageTally() bands {
	b := bands{map[string]*Group{"": {}}}
	for _, band := range ageBands {
		b.of[band.name] = &Group{Name: band.name}
	}
	return b
}

func (b bands) add(name string, present bool) { b.of[name].add(present) }

func (b bands) inOrder() []Group {
	var list []Group
	for _, band := range ageBands {
		list = append(list, *b.of[band.name])
	}
	if unknown := *b.of[""]; unknown.Total > 0 {
		list = append(list, unknown)
	}
	return list
}

// lives finds the oldest and the youngest.
type lives struct {
	sum, n           int
	oldest, youngest []DelegateRow
}

func (l *lives) add(who *DelegateRow, on Date) {
	years := who.Birth.Age(on)
	if years < 0 {
		return
	}
	l.sum, l.n = l.sum+years, l.n+1
	l.oldest = extreme(l.oldest, who, func(a, b string) bool { return a < b })
	l.youngest = extreme(l.youngest, who, func(a, b string) bool { return a > b })
}

// extreme keeps those whose birth is further than all others'. As far as only
// the year is known of one, two of the same year are of the same age: a tie is
// shown, not broken.
func extreme(list []DelegateRow, who *DelegateRow, further func(a, b string) bool) []DelegateRow {
	var kept []DelegateRow
	for _, r := range list {
		a, b := string(r.Birth), string(who.Birth)
		n := min(len(a), len(b))
		switch a, b = a[:n], b[:n]; {
		case further(a, b):
			return list
		case a == b:
			kept = append(kept, r)
		}
	}
	return append(kept, *who)
}

func (l *lives) average() float64 {
	if l.n == 0 {
		return 0
	}
	return float64(l.sum) / float64(l.n)
}
