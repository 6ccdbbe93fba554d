package sheet

import (
	"strings"

	"vinhdanh/data/text"
)

// counts is how many of each kind words promise, or rows hold.
type counts struct {
	collectives, individuals, households int
	people                               int // đại biểu, người, đồng chí
	firstPeople                          int // the first such number, which may be the sum of the others
	all                                  int // trường hợp, or a number for kinds together
	said                                 countSet
}

// countSet tells which numbers were said at all: "0 tập thể" is one.
type countSet uint8

const (
	saidCollectives countSet = 1 << iota
	saidIndividuals
	saidHouseholds
	saidPeople
	saidAll
)

// units of counting, folded.
var countUnits = map[string]countSet{
	"tap the": saidCollectives, "don vi": saidCollectives, "ca nhan": saidIndividuals, "ho gia dinh": saidHouseholds, "gia dinh": saidHouseholds, "ho": saidHouseholds,
	"dai bieu": saidPeople, "nguoi": saidPeople, "dong chi": saidPeople, "vi": saidPeople, "khach moi": saidPeople, "khach": saidPeople, "d c": saidPeople, "ong ba": saidPeople, "can bo": saidPeople, "hoc sinh": saidPeople, "sinh vien": saidPeople, "giao vien": saidPeople,
	"luot ca nhan": saidIndividuals, "luot tap the": saidCollectives, "luot ho gia dinh": saidHouseholds, "luot nguoi": saidPeople, "truong hop": saidAll, "luot": saidAll, "doi tuong": saidAll, "dong": saidAll, "suat": saidAll,
	"collectives": saidCollectives, "collective": saidCollectives, "individuals": saidIndividuals, "individual": saidIndividuals, "households": saidHouseholds,
	"people": saidPeople, "delegates": saidPeople, "persons": saidPeople, "entries": saidAll,
}

// readCounts finds numbers with what they count, in figures or words: "03 tập
// thể, 15 (mười lăm) cá nhân", "(Ba) hộ gia đình". What follows "trong đó"
// only breaks the number down, except for kinds of recipients.
func readCounts(a aligned) counts {
	var c counts
	list := a.tokens()
	canon := canonWords(a, list)
	if unitsFirst(list, canon) {
		return readLabelled(list, canon)
	}
	part := false
	for i := 0; i < len(list); {
		if follows(list, i, "trong", "do") || follows(list, i, "bao", "gom") && c.said&(saidPeople|saidAll) != 0 {
			part = true
			i += 2
			continue
		}
		n, used := text.ReadCount(canon[i:])
		if used == 0 {
			i++
			continue
		}
		i += used
		// The same number again, in words or figures: "03 (ba) tập thể".
		if same, again := text.ReadCount(canon[min(i, len(canon)):]); again > 0 && i < len(list) && strings.ContainsAny(list[i].gap, "(/") {
			if same != n { // "Tổng số: 05 (02 tập thể, 03 cá nhân)"
				continue
			}
			i += again
		}
		unit, length := countUnit(list, i)
		if length == 0 {
			continue
		}
		i += length
		// "27 tập thể, cá nhân": one number for both.
		if other, more := countUnit(list, i+boolInt(follows(list, i, "va"))); more > 0 && other != unit && unit&(saidCollectives|saidIndividuals|saidHouseholds) != 0 && other&(saidCollectives|saidIndividuals|saidHouseholds) != 0 {
			for more > 0 {
				i += more + boolInt(follows(list, i, "va"))
				_, more = countUnit(list, i+boolInt(follows(list, i, "va")))
			}
			unit = saidAll
		}
		c.add(unit, n, part)
	}
	return c
}

// unitsFirst tells of lines that put the number behind what it counts: "Tập
// thể: 03; cá nhân: 15".
func unitsFirst(list []token, canon []string) bool {
	for i := range list {
		if _, used := text.ReadCount(canon[i:]); used > 0 {
			return false
		}
		if _, n := countUnit(list, i); n > 0 && i+n < len(list) {
			_, used := text.ReadCount(canon[i+n:])
			return used > 0 && strings.ContainsAny(list[i+n].gap, ":=(-")
		}
	}
	return false
}

// readLabelled reads such a line.
func readLabelled(list []token, canon []string) counts {
	var c counts
	for i := 0; i < len(list); {
		unit, length := countUnit(list, i)
		if length == 0 {
			i++
			continue
		}
		i += length
		if i >= len(list) {
			break
		}
		n, used := text.ReadCount(canon[i:])
		if used == 0 {
			continue
		}
		i += used
		if _, again := countUnit(list, i); again > 0 && !strings.ContainsAny(list[i].gap, ",;.") { // "Tập thể: 03 tập thể"
			i += again
		}
		c.add(unit, n, unit == saidPeople && c.said != 0)
	}
	return c
}

func (c *counts) add(unit countSet, n int, part bool) {
	switch unit {
	case saidCollectives:
		c.collectives += n
	case saidIndividuals:
		c.individuals += n
	case saidHouseholds:
		c.households += n
	case saidPeople:
		if part {
			return
		}
		if c.said&saidPeople == 0 {
			c.firstPeople = n
		}
		c.people += n
	case saidAll:
		if part || c.said&saidAll != 0 {
			return
		}
		c.all = n
	}
	c.said |= unit
}

func countUnit(list []token, i int) (countSet, int) {
	for n := 4; n > 0; n-- {
		if i < 0 || i+n > len(list) {
			continue
		}
		words := make([]string, 0, n)
		for _, t := range list[i : i+n] {
			words = append(words, t.word)
		}
		if u, ok := countUnits[strings.Join(words, " ")]; ok {
			return u, n
		}
	}
	return 0, 0
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// canonWords gives the words with their marks, as text.ReadCount wants them.
func canonWords(a aligned, list []token) []string {
	words := make([]string, len(list))
	for i, t := range list {
		words[i] = latinDigits(text.Canon(string(a.runes[t.from:t.to])))
	}
	return words
}

// fits tells whether rows counted as got keep what was promised.
func (c counts) fits(got counts) bool {
	total := got.all
	if c.said&saidCollectives != 0 && c.collectives != got.collectives {
		return false
	}
	if c.said&saidIndividuals != 0 && c.individuals != got.individuals {
		return false
	}
	if c.said&saidHouseholds != 0 && c.households != got.households {
		return false
	}
	if c.said&saidPeople != 0 && c.people != got.people && c.firstPeople != got.people && c.people != total && c.firstPeople != total {
		return false
	}
	if c.said&saidAll != 0 && c.all != total {
		return false
	}
	return true
}

// minus gives the rows counted since an earlier count.
func (c counts) minus(o counts) counts {
	return counts{collectives: c.collectives - o.collectives, individuals: c.individuals - o.individuals, households: c.households - o.households,
		people: c.people - o.people, all: c.all - o.all}
}
