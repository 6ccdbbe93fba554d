package sheet

import (
	"slices"
	"strings"

	"vinhdanh/data"
	"vinhdanh/data/text"
)

// headingRows is how many rows from the top a heading is looked for in.
const headingRows = 100

// heading is a list's heading: the rows it takes and what its columns mean.
type heading struct {
	first, last int // places in Grid.Rows; last < first if there is none
	rows        []int
	columns     []Column
	score       int
	strong      int        // columns whose heading is clear
	halves      [][]Column // of a list whose halves stand side by side, settled; columns has all of them
}

func (h heading) found() bool { return len(h.columns) > 0 }

// headingFinder looks for headings in a grid, and remembers what words say.
type headingFinder struct {
	grid  *Grid
	own   map[string][]Field
	seen  map[string]headingSense
	named bool // a column is taken for the name whatever the heading says
	// the rows are a heading because a person said so
	pointed bool
}

// findHeading finds the first row or block of up to three rows that heads the
// list: the earliest that is not much worse than the best.
func findHeading(g *Grid, own map[string][]Field) heading {
	return newHeadingFinder(g, own).find()
}

func newHeadingFinder(g *Grid, own map[string][]Field) *headingFinder {
	return &headingFinder{grid: g, own: own, seen: map[string]headingSense{}}
}

func (f *headingFinder) find() heading {
	var all []heading
	best := 0
	for i := 0; i < len(f.grid.Rows) && i < headingRows; i++ {
		h := f.at(i)
		if !h.found() {
			continue
		}
		all = append(all, h)
		best = max(best, h.score)
	}
	for i, h := range all {
		if 2*h.score <= best {
			continue
		}
		// A title above the heading may have been taken for a part of it.
		for _, other := range all[i+1:] {
			if other.first <= h.last && other.score > h.score {
				h = other
			}
		}
		return h
	}
	return heading{}
}

// at reads the rows from i on as a heading; it finds none where the rows name
// no name.
func (f *headingFinder) at(i int) heading {
	var best heading
	for n := 1; n <= 3 && i+n <= len(f.grid.Rows); n++ {
		if n > 1 && f.grid.Rows[i+n-1].Number-f.grid.Rows[i].Number >= 3 {
			break
		}
		h, ok := f.block(i, n)
		if ok && h.score > best.score {
			best = h
		}
	}
	return best
}

// sense is the package's sense, remembered.
func (f *headingFinder) sense(s string) headingSense {
	if v, ok := f.seen[s]; ok {
		return v
	}
	v := sense(s, f.own)
	f.seen[s] = v
	return v
}

// block reads n rows from the i-th as one heading and says how good a one it is.
func (f *headingFinder) block(i, n int) (heading, bool) {
	rows := f.grid.Rows[i : i+n]
	h := heading{first: i, last: i + n - 1}
	for _, r := range rows {
		if len(r.Cells) > 200 || n > 1 && r.Number == rows[0].Number && len(r.Cells) < 2 && !f.pointed {
			return heading{}, false // the upper row of a heading has groups; a lone text is a title
		}
		h.rows = append(h.rows, r.Number)
	}
	if !f.pointed && slices.ContainsFunc(rows, isDataRow) {
		return heading{}, false
	}
	if !f.pointed && n > 1 && slices.ContainsFunc(rows, isTitleRow) {
		return heading{}, false
	}
	if f.cutThrough(rows[0]) && !f.pointed {
		return heading{}, false // the lower half of one
	}
	paths := f.paths(rows)
	if len(paths) > 256 {
		return heading{}, false
	}
	female := false
	for _, p := range paths {
		if len(p.words) > 0 && (isFemale(p.words[len(p.words)-1]) || sexAtEnd(p.words[len(p.words)-1], false) == data.Female || sexOfBirth(p.words[len(p.words)-1], false) == data.Female) {
			female = true
		}
	}
	seen, named := map[Field]bool{}, map[string]bool{} // awards under a common heading
	for _, p := range paths {
		c, value := f.column(p, female)
		if c.has(FieldNone) || len(c.Fields) == 0 {
			c.Fields = []Field{FieldNote}
		}
		if p.spread && value > 0 {
			value = 0 // the same heading again
		}
		if c.award != "" && !p.spread && n > 1 && len(p.words) > 1 && hasLetter(p.words[len(p.words)-1]) && !isMark(p.words[len(p.words)-1]) {
			named[c.Heading] = true
		}
		if value > 0 {
			fresh := false
			for _, fd := range c.Fields {
				if !seen[fd] || fd == FieldPosition || fd == FieldName {
					fresh = true
				}
				seen[fd] = true
			}
			if !fresh {
				value = 0
			}
			if value >= 2 && !c.weak {
				h.strong++
			}
		}
		h.score += value
		h.columns = append(h.columns, c)
	}
	if f.pointed {
		return h, true
	}
	if h.score <= 0 {
		return heading{}, false
	}
	h.score -= n - 1 // of equals, the lower
	if len(named) > 1 {
		h.score += 2 * len(named)
	}
	hasName := seen[FieldName] || seen[FieldFamily] || seen[FieldGiven] || seen[FieldHonorific] || seen[FieldUnit] || f.named
	clear := h.strong >= 2 || h.score == 3 && h.strong == 1 && len(rows) == 1 && len(rows[0].Cells) == 1
	if !hasName || !clear {
		return heading{}, false
	}
	return h, true
}

// column tells what a column is by the words above it, and how much that says
// for the rows being a heading.
func (f *headingFinder) column(p headPath, female bool) (Column, int) {
	c := Column{Index: p.column, Letter: Letter(p.column), Heading: strings.Join(p.words, " – ")}
	if len(p.words) == 0 {
		return c, 0
	}
	leaf := p.words[len(p.words)-1]
	top := strings.Join(p.words[:len(p.words)-1], " ")
	if len(leaf) < 140 {
		c.award = awardHeading(p.words)
		if list := align(leaf).tokens(); len(list) > 0 && followsAny(list, 0, kindWords) == len(list) {
			c.word = leaf
		}
		if s := f.sense(leaf); len(s.fields) == 1 && (s.fields[0] == FieldExOfficio || s.fields[0] == FieldExemplar) {
			c.word = leaf
		}
	}
	if sex := sexOfBirth(leaf, female); sex != "" {
		c.sex, c.Fields = sex, []Field{FieldBirth}
		return c, 3
	}
	if sex := sexHeading(leaf, female); sex != "" {
		c.sex, c.age = sex, strings.Contains(" "+text.Alphanumeric(top)+" ", " tuoi ")
		c.Fields = []Field{FieldMale}
		if sex == data.Female {
			c.Fields = []Field{FieldFemale}
		}
		return c, 3
	}
	s := f.sense(leaf)
	if top != "" {
		over := f.sense(top)
		if field, ok := birthPart(leaf); ok && slices.Contains(over.fields, FieldBirth) {
			c.Fields = []Field{field}
			return c, 3
		}
		if both := f.sense(top + " " + leaf); both.single || len(s.fields) == 0 && !s.single {
			s = both
		}
	} else if field, ok := birthPart(leaf); ok && field == FieldBirthYear && !female {
		c.Fields = []Field{FieldBirth}
		c.weak = true
		return c, 1
	}
	c.Fields, c.weak = slices.Clone(s.fields), s.weak
	if len(s.fields) == 1 && s.fields[0] == FieldBirth {
		c.sex = sexAtEnd(leaf, female)
	}
	c.plain = c.has(FieldNote)
	c.known = s.single && len(s.fields) == 0
	if c.has(FieldName) {
		c.awards = awardsOf(leaf)
	}
	switch {
	case len(s.fields) == 0 && p.spread:
		return c, 0
	case len(s.fields) == 0 && (s.single || c.award != "" || c.word != ""):
		return c, 1
	case len(s.fields) == 0:
		return c, unlikely(leaf)
	case s.weak:
		return c, 1
	case s.unknown > 0:
		return c, 2
	}
	return c, 3
}

// unlikely says how much an unknown heading speaks against its row: figures
// and whole sentences head nothing.
func unlikely(s string) int {
	if strings.Count(s, " ") >= 14 || digitsIn(s) >= 6 {
		return -3
	}
	digits := 0
	for _, r := range s {
		if r >= '0' && r <= '9' {
			digits++
		}
	}
	if digits*2 > len(s) {
		return -2
	}
	return -1
}

// awardHeading gives the award that the words over a column name, with what
// stands below it: "Huân chương Lao động" over "hạng Nhì".
func awardHeading(words []string) string {
	for i := len(words) - 1; i >= 0; i-- {
		list := align(words[i]).tokens()
		if len(list) == 0 || len(list) > 14 || followsAny(list, 0, awardWords) == 0 || followsLoneTitle(list, 0) {
			continue
		}
		key := text.Alphanumeric(words[i])
		if p, ok := phrases[key]; ok && (!p.weak || key == "danh hieu") {
			continue
		}
		award := words[i]
		if follows(list, 0, "danh", "hieu") {
			award = strings.TrimSpace(string([]rune(award)[list[1].to:]))
		}
		for _, w := range words[i+1:] {
			switch {
			case strings.HasPrefix(text.Fold(w), "hang "), strings.HasPrefix(text.Fold(w), "cap "), strings.HasPrefix(text.Fold(w), "cua "):
				award += " " + w
			case begins(w) == thingPost || begins(w) == thingBody && recipientWord(w) == "":
				award += " của " + w
			}
		}
		return award
	}
	return ""
}

// birthPart reads the parts of a date that has a column for each.
func birthPart(s string) (Field, bool) {
	switch text.Alphanumeric(s) {
	case "ngay", "day":
		return FieldBirthDay, true
	case "thang", "month":
		return FieldBirthMonth, true
	case "nam", "year":
		return FieldBirthYear, true
	}
	return FieldNone, false
}
