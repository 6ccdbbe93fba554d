package sheet

import (
	"strings"

	"vinhdanh/data/text"
)

// Footer is a line that says how many rows a list, or a part of it, holds, as
// "Danh sách này có 3 tập thể, 16 cá nhân". A count that the line does not
// name is -1; All counts rows of any kind. One that fits no part of the list
// has a problem footer-count besides, with its row as the argument line.
type Footer struct {
	Row                                       int
	Text                                      string
	Collectives, Individuals, Households, All int
}

// footer is a line that says how many the list, or a part of it, holds.
type footer struct {
	row      int
	text     string
	promised counts
	whole    bool // it speaks of the list, not of a part
}

var (
	footerWhole = phraseSet("danh sách này có|danh sách này gồm|danh sách có|danh sách gồm|danh sách trên có|danh sách này bao gồm|ấn định danh sách|danh sách này|tổng cộng danh sách|tổng số danh sách|ấn định danh sách này có|danh sách ấn định|bản danh sách này có|danh sách bao gồm|this list has|this list contains|this list holds")
	footerPart  = phraseSet("tổng cộng|tổng số|tổng|cộng|cộng mục|cộng phần|tổng cộng có|có tổng số|toàn đoàn|tổng hợp|total|sum|gồm có|gồm|tất cả|bao gồm|cộng đoàn|cộng khối|số lượng")
)

// readFooter tells whether a line is a footer: it begins like one and counts,
// or it does nothing but count: "(Ba) hộ gia đình".
func readFooter(s string) (footer, bool) {
	if len(s) > 600 {
		return footer{}, false
	}
	if n, ok := arabicTotal(s); ok {
		return footer{text: s, promised: counts{all: n, said: saidAll}}, true
	}
	a := align(s)
	list := a.tokens()
	if len(list) == 0 {
		return footer{}, false
	}
	f := footer{text: s}
	f.whole = followsAny(list, 0, footerWhole) > 0
	begins := f.whole || followsAny(list, 0, footerPart) > 0 && !isUnion(s)
	if !begins {
		if !strings.ContainsAny(a.fold, "0123456789(") {
			return footer{}, false
		}
		if number, rest := cutNumber(s); number != "" {
			a = align(rest) // "1. Tập thể" is no count
			list = a.tokens()
		}
	}
	f.promised = readCounts(a)
	if begins {
		if f.promised.said == 0 {
			// "Tổng cộng: 27" counts rows.
			canon := canonWords(a, list)
			for i := 1; i < len(list); i++ {
				if n, used := readFigures(canon[i]); used {
					f.promised.all, f.promised.said = n, saidAll
					break
				}
			}
		}
		return f, f.promised.said != 0
	}
	return f, f.promised.said != 0 && onlyCounts(a, list)
}

// isUnion tells "Công đoàn" and "Tổng Công ty", bodies, and "Tống Thị Hà", a
// person, from "Cộng đoàn" and "Tổng số", sums.
func isUnion(s string) bool {
	if begins(s) == thingBody {
		return true
	}
	if !text.HasMarks(s) {
		return false
	}
	word := text.Canon(firstWord(s))
	switch text.Fold(word) {
	case "cong":
		return word != "cộng"
	case "tong":
		return word != "tổng"
	}
	return false
}

// says tells of a row of several cells that is one of the list though its name
// begins like a sum, as an unmarked "Tong Thi Ha" and "Tổng đội 2" do: the name
// is a person's, or what stands beside it neither adds up nor counts.
func (m *mapper) says(texts []Cell) bool {
	if len(texts) < 2 {
		return false
	}
	col := m.column(texts[0].Column)
	if col == nil || !col.has(FieldName) && !col.has(FieldFamily) {
		return false
	}
	first := oneLine(texts[0].Text)
	list := align(first).tokens()
	if isTotalWord(first) || len(first) > 200 || followsAny(list, 0, footerWhole) > 0 || followsAny(list, 0, footerPart) != 1 {
		return false
	}
	if looksLikePerson(first) && familyName(first) {
		return true
	}
	if readCounts(align(first)).said != 0 {
		return false
	}
	for _, c := range texts[1:] {
		s := oneLine(c.Text)
		if !isFigure(s) && !isMark(s) && !isCall(s) && hasLetter(s) && readCounts(align(s)).said == 0 {
			return true
		}
	}
	return false
}

func firstWord(s string) string {
	word, _, _ := strings.Cut(strings.TrimLeft(s, " -*(+"), " ")
	return strings.Trim(word, ".,:;")
}

// arabicTotals begin a line that counts the rows in Arabic.
var arabicTotals = []string{"المجموع", "الإجمالي", "العدد الإجمالي", "مجموع", "العدد"}

func arabicTotal(s string) (int, bool) {
	if len(s) == 0 || s[0] < 0xD8 || s[0] > 0xDB {
		return 0, false
	}
	for _, w := range arabicTotals {
		rest, ok := strings.CutPrefix(s, w)
		if !ok {
			continue
		}
		digits := strings.FieldsFunc(latinDigits(rest), func(r rune) bool { return r < '0' || r > '9' })
		if len(digits) == 1 {
			return readFigures(digits[0])
		}
	}
	return 0, false
}

func readFigures(w string) (int, bool) {
	n := atoi([]byte(w))
	return n, n >= 0
}

// onlyCounts tells whether a line holds numbers and what they count, and
// nothing else.
func onlyCounts(a aligned, list []token) bool {
	canon := canonWords(a, list)
	if _, used := text.ReadCount(canon); used == 0 {
		// "Tập thể (03 tập thể)" is a title; "Tập thể: 06; cá nhân: 21" counts.
		said := readCounts(a).said
		if said&(said-1) == 0 {
			return false
		}
	}
	for i := 0; i < len(list); {
		if _, used := text.ReadCount(canon[i:]); used > 0 {
			i += used
			continue
		}
		if _, used := countUnit(list, i); used > 0 {
			i += used
			continue
		}
		if list[i].word == "va" {
			i++
			continue
		}
		return false
	}
	return true
}

// footer holds a count against the rows that it can mean: all, those of a
// section it stands in, or those since the last count.
func (m *mapper) footer(f footer) {
	m.closed = true
	got := m.got
	fits := f.promised.fits(got)
	if !fits && !f.whole {
		for _, s := range m.open {
			fits = fits || f.promised.fits(got.minus(s.before))
		}
		fits = fits || f.promised.fits(got.minus(m.since))
	}
	m.since = got
	said := func(n int, what countSet) int {
		if f.promised.said&what == 0 {
			return -1
		}
		return n
	}
	all := said(f.promised.all, saidAll)
	if all < 0 {
		all = said(f.promised.people, saidPeople)
		if all != got.all && f.promised.firstPeople == got.all { // its sum first, then its parts
			all = got.all
		}
	}
	m.list.Footers = append(m.list.Footers, Footer{Row: f.row, Text: f.text, All: all,
		Collectives: said(f.promised.collectives, saidCollectives),
		Individuals: said(f.promised.individuals, saidIndividuals),
		Households:  said(f.promised.households, saidHouseholds)})
	if !fits {
		m.partial = append(m.partial, footerDue{f, got})
	}
}

// settleFooters reports the counts that fit no part of the list. A count near
// the top may still have meant the whole list.
func (m *mapper) settleFooters() {
	for _, f := range m.partial {
		if !f.promised.fits(m.got) {
			m.miscount(f.footer, f.got)
		}
	}
}

func (m *mapper) miscount(f footer, got counts) {
	p := warning(0, "", ProblemFooterCount, "text", shorten(f.text), "line", f.row)
	p.Saved = false
	for _, n := range []struct {
		said  countSet
		name  string
		count int
	}{{saidCollectives, "collectives", got.collectives}, {saidIndividuals, "individuals", got.individuals}, {saidHouseholds, "households", got.households}, {saidPeople | saidAll, "all", got.all}} {
		if f.promised.said&n.said != 0 {
			p.Args[n.name] = n.count
		}
	}
	m.list.Problems = append(m.list.Problems, p)
}
