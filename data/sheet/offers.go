package sheet

import (
	"regexp"
	"strings"

	"vinhdanh/assets/i18n"
	"vinhdanh/data"
	"vinhdanh/data/text"
)

// Say gives the words of an offer, for a button.
func (o Offer) Say(c *i18n.Catalogue) string { return c.Map(o.Key, o.Args) }

// mostOffers bounds the problems of one code that offer ways out: who has more
// mends the list where it was made.
const mostOffers = 2000

// offer adds the ways out to the problems.
func (m *mapper) offer() {
	offered := map[data.Code]int{}
	for i := range m.list.Problems {
		p := &m.list.Problems[i]
		if offered[p.Code]++; offered[p.Code] > mostOffers {
			continue
		}
		switch p.Code {
		case ProblemImpossibleDate:
			p.Offers = m.offerDate(p)
		case ProblemAmbiguousYear:
			p.Offers = m.offerYear(p)
		case ProblemNoName:
			p.Offers = []Offer{lead("offer.edit-name", p.Row, p.Column), skip("offer.skip-row", p.Row)}
		case ProblemDuplicate:
			p.Offers = m.offerDuplicate(p)
		case ProblemFormula:
			p.Offers = m.offerText(p)
		case ProblemTooLong:
			p.Offers = []Offer{accept("offer.keep-long", p), lead("offer.edit-cell", p.Row, m.saying(p, "what"))}
		case ProblemOddName:
			p.Offers = m.offerName(p)
		case ProblemGender:
			p.Offers = m.offerGender(p)
		case ProblemNoHeading:
			p.Offers = []Offer{accept("offer.no-heading", p)}
		case ProblemFooterCount:
			p.Offers = m.offerCount(p)
		}
	}
}

// lead makes an offer that leads into a cell.
func lead(key string, row int, column string) Offer { return Offer{Key: key, Row: row, Column: column} }

// choice makes an offer of some fixes; args are pairs of name and value.
func choice(key string, p *Problem, fixes []Fix, args ...any) Offer {
	return Offer{Key: key, Args: data.Fail("", args...).Args, Fixes: fixes, Row: p.Row, Column: p.Column}
}

func skip(key string, row int) Offer {
	return Offer{Key: key, Args: map[string]any{"row": row}, Fixes: []Fix{{Kind: FixSkip, Row: row}}, Row: row}
}

func accept(key string, p *Problem) Offer {
	return choice(key, p, []Fix{{Kind: FixAccept, Row: p.Row, Column: p.Column, Code: p.Code}})
}

// saying gives the column of a doubt about a text, for notes, too, which may
// come from several.
func (m *mapper) saying(p *Problem, arg string) string {
	if p.Column != "" {
		return p.Column
	}
	said, _ := p.Args[arg].(string)
	said = strings.TrimSuffix(said, "…")
	best := Cell{Column: -1}
	for _, c := range m.shown(p.Row) {
		switch col := m.list.columnOf(p.Row, c.Column); {
		case arg == "text" && strings.Contains(oneLine(c.Text), said), arg != "text" && (col == nil || col.has(FieldNote)):
			if len(c.Text) > len(best.Text) {
				best = c
			}
		}
	}
	return Letter(best.Column)
}

// shown gives a row's cells, also those that merged blocks reach down into it.
func (m *mapper) shown(row int) []Cell {
	r, _ := m.grid.row(row)
	fill := m.fill[row]
	if len(fill) == 0 {
		return r.Cells
	}
	list := append([]Cell{}, r.Cells...)
	for _, c := range fill {
		if _, own := r.At(c.Column); !own {
			list = append(list, c)
		}
	}
	return list
}

// rewrite makes the fix by which a cell says something else in the place of
// what is written in it. It makes none where that is not found just once.
func (m *mapper) rewrite(row int, column, written, instead string) []Fix {
	index := ColumnIndex(column)
	for _, c := range m.shown(row) {
		if c.Column != index {
			continue
		}
		fix := Fix{Kind: FixCell, Row: row, Column: column, Text: instead}
		switch {
		case oneLine(c.Text) == written, isDitto(c.Text):
			return []Fix{fix}
		case strings.Count(c.Text, written) == 1:
			fix.Text = strings.Replace(c.Text, written, instead, 1)
			return []Fix{fix}
		}
	}
	return nil
}

// offerDuplicate: the later row goes, or the earlier if that alone has an
// error; what only the one that goes says is written into the other.
func (m *mapper) offerDuplicate(p *Problem) []Offer {
	first, ok := p.Args["other"].(int)
	if !ok || len(p.Rows) == 0 {
		return nil
	}
	one, two := "offer.one-person", "offer.two-persons"
	if r := m.list.record(p.Row); r != nil && m.kind == Recipients && r.Recipient != data.Individual {
		one, two = "offer.same-entry", "offer.other-entry"
	}
	kept, left := first, p.Row
	if a, b := m.list.record(first), m.list.record(p.Row); a != nil && b != nil && a.Faulty && !b.Faulty {
		kept, left = left, kept
	}
	return []Offer{
		choice(one, p, append(m.fillFrom(kept, left), Fix{Kind: FixSkip, Row: left}), "row", left),
		choice(two, p, []Fix{{Kind: FixDistinct, Row: p.Row}}),
	}
}

// fillFrom makes the fixes by which a row says what only another says of the same.
func (m *mapper) fillFrom(kept, left int) []Fix {
	var fixes []Fix
	there := map[int]string{}
	for _, c := range m.shown(kept) {
		there[c.Column] = c.Text
	}
	for _, c := range m.shown(left) {
		to, from := m.list.columnOf(kept, c.Column), m.list.columnOf(left, c.Column)
		if to == nil || from == nil || to.Heading != from.Heading || len(from.Fields) != 1 ||
			from.sex != "" || from.ticks || from.marks || from.has(FieldOrdinal) || isDitto(c.Text) {
			continue
		}
		if said := there[c.Column]; said != "" && (!to.has(FieldBirth) || !m.fuller(c.Text, said)) {
			continue
		}
		fixes = append(fixes, Fix{Kind: FixCell, Row: kept, Column: Letter(c.Column), Text: c.Text})
	}
	return fixes
}

// fuller tells whether a birth date says more than another of the same: its day
// besides the year.
func (m *mapper) fuller(text, than string) bool {
	a, codeA := readDate(text, m.year)
	b, codeB := readDate(than, m.year)
	return codeA == "" && codeB == "" && b != "" && len(a) > len(b) && strings.HasPrefix(string(a), string(b))
}

// linked finds what a link of a spreadsheet shows.
var linked = regexp.MustCompile(`(?i)^=\s*HYPERLINK\s*\(.*[,;]\s*"([^"]+)"\s*\)$`)

// offerText: what looks like a formula is kept, or gives way to what it shows.
func (m *mapper) offerText(p *Problem) []Offer {
	column := m.saying(p, "text")
	list := []Offer{accept("offer.keep-text", p), lead("offer.edit-cell", p.Row, column)}
	if shown := linked.FindStringSubmatch(m.list.Cell(p.Row, column)); shown != nil && !looksLikeFormula(shown[1]) {
		return append([]Offer{choice("offer.shown-text", p, []Fix{{Kind: FixCell, Row: p.Row, Column: column, Text: shown[1]}}, "text", shorten(shown[1]))}, list...)
	}
	return list
}

// offerName: a name without capitals may be given them.
func (m *mapper) offerName(p *Problem) []Offer {
	var list []Offer
	if r := m.list.record(p.Row); r != nil {
		if named := initials(r.Name); named != r.Name && !oddName(named) {
			if fixes := m.rewrite(p.Row, p.Column, r.Name, named); fixes != nil {
				list = append(list, choice("offer.capitals", p, fixes, "name", named))
			}
		}
	}
	return append(list, accept("offer.keep-name", p), lead("offer.edit-name", p.Row, p.Column), skip("offer.not-a-person", p.Row))
}

// initials gives each word of a name a capital first.
func initials(name string) string {
	words := strings.Split(name, " ")
	for i, w := range words {
		words[i] = capitalized(w)
	}
	return strings.Join(words, " ")
}

// otherForm are the forms of address for the other gender.
var otherForm = map[string]string{"Ông": "Bà", "Bà": "Ông", "ông": "bà", "bà": "ông", "ÔNG": "BÀ", "BÀ": "ÔNG", "Anh": "Chị", "Chị": "Anh", "Mr": "Ms", "Ms": "Mr", "Mr.": "Ms.", "Ms.": "Mr.", "Mrs": "Mr", "Mrs.": "Mr."}

// offerGender: either the column or the form of address is put right.
func (m *mapper) offerGender(p *Problem) []Offer {
	var list []Offer
	r := m.list.record(p.Row)
	if r == nil {
		return nil
	}
	said, by := i18n.Key("sheet.male"), i18n.Key("sheet.female")
	word := "Nữ"
	if r.Gender == data.Female {
		said, by, word = by, said, "Nam"
	}
	if fixes := m.genderCell(p, word); fixes != nil {
		list = append(list, choice("offer.by-honorific", p, fixes, "gender", by))
	}
	column := m.list.Where(p.Row, FieldHonorific)
	fixes := []Fix{{Kind: FixAccept, Row: p.Row, Code: p.Code}}
	if other := otherForm[r.Honorific]; other != "" {
		if cell := m.rewriteFirst(p.Row, column, r.Honorific, other); cell != nil {
			fixes = cell
		}
	}
	return append(list, choice("offer.by-column", p, fixes, "gender", said), lead("offer.edit-name", p.Row, m.list.Where(p.Row, FieldName)))
}

// genderCell makes a row's column of genders say word, or moves what stands in
// the column of one to that of the other.
func (m *mapper) genderCell(p *Problem, word string) []Fix {
	index := ColumnIndex(p.Column)
	col := m.list.columnOf(p.Row, index)
	if col == nil {
		return nil
	}
	if col.has(FieldGender) && len(col.Fields) == 1 {
		return []Fix{{Kind: FixCell, Row: p.Row, Column: p.Column, Text: word}}
	}
	if col.sex == "" {
		return nil
	}
	r, _ := m.grid.row(p.Row)
	for _, o := range m.list.columnsAt(p.Row) {
		if _, taken := r.At(o.Index); o.sex == "" || o.sex == col.sex || taken {
			continue
		}
		if c, ok := r.At(index); ok {
			return []Fix{{Kind: FixCell, Row: p.Row, Column: p.Column}, {Kind: FixCell, Row: p.Row, Column: o.Letter, Text: c.Text}}
		}
	}
	return nil
}

// rewriteFirst is rewrite for the first of several places, a word of its own.
func (m *mapper) rewriteFirst(row int, column, written, instead string) []Fix {
	index := ColumnIndex(column)
	for _, c := range m.shown(row) {
		i := strings.Index(c.Text, written)
		if c.Column != index || i < 0 || len(c.Text) > i+len(written) && text.IsVietnamese([]rune(c.Text[i+len(written):])[0]) {
			continue
		}
		return []Fix{{Kind: FixCell, Row: row, Column: column, Text: c.Text[:i] + instead + c.Text[i+len(written):]}}
	}
	return nil
}

// offerCount: the line that counts may be looked at, or the rows believed.
func (m *mapper) offerCount(p *Problem) []Offer {
	line, _ := p.Args["line"].(int)
	r, _ := m.grid.row(line)
	column := ""
	if len(r.Cells) > 0 {
		column = Letter(r.Cells[0].Column)
	}
	o := Offer{Key: "offer.accept-counts", Fixes: []Fix{{Kind: FixAccept, Row: line, Code: p.Code}}, Row: line, Column: column}
	if n, ok := m.missed(p, line); ok {
		o.Key, o.Args = "offer.accept-count", map[string]any{"count": n}
	}
	return []Offer{lead("offer.compare", line, column), o}
}

// missed gives the number of rows where a line miscounts one kind only.
func (m *mapper) missed(p *Problem, line int) (n int, ok bool) {
	promised := map[string]int{}
	for _, f := range m.list.Footers {
		if f.Row == line {
			promised = map[string]int{"collectives": f.Collectives, "individuals": f.Individuals, "households": f.Households, "all": f.All}
		}
	}
	found := 0
	for _, kind := range []string{"collectives", "individuals", "households", "all"} {
		got, said := p.Args[kind].(int)
		if want, known := promised[kind]; said && (!known || want != got) {
			n, found = got, found+1
		}
	}
	return n, found == 1
}
