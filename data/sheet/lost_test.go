package sheet

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"vinhdanh/data"
	"vinhdanh/data/text"
)

// heldBy gives all words that a row's records, doubts and sections say.
func heldBy(l *List, row int) map[string]bool {
	var texts []string
	date := func(d data.Date) {
		y, m, day := d.Parts()
		texts = append(texts, fmt.Sprint(y, " ", m, " ", day), fmt.Sprintf("%02d%02d%d %02d", day, m, y, y%100))
	}
	for _, r := range l.Records {
		if r.Row != row {
			continue
		}
		texts = append(texts, r.Name, r.Honorific, r.Ethnicity, r.Religion, r.Party, r.Education, r.Theory, r.Position, r.Unit, r.Delegation, r.KindWord, r.Phone, r.Code, r.Seat, r.Roles,
			r.Reason, r.Substitute, r.Replaces, r.Address, r.Representative, r.Award, r.Field, r.Achievement, r.Decision, r.Issuer, r.Other.Name, r.Other.Post, r.Other.Achievement, r.Note)
		date(r.Birth)
		date(r.DecisionDate)
		if r.Gender != "" || r.Recipient != "" {
			texts = append(texts, "nam nữ ông bà male female ذكر أنثى tập thể cá nhân hộ gia đình")
		}
		if r.Posthumous {
			texts = append(texts, "truy tặng cho đã mất hy sinh từ trần qua đời cố")
		}
	}
	for _, p := range l.Problems {
		if p.Row == row || slices.Contains(p.Rows, row) {
			texts = append(texts, fmt.Sprint(p.Args))
		}
	}
	words := map[string]bool{}
	for _, s := range texts {
		for _, w := range strings.Fields(text.Alphanumeric(latinDigits(s))) {
			words[strings.TrimLeft(w, "0")] = true
		}
	}
	return words
}

// Words that only say what stands beside them.
var labels = wordSet("sinh sn ns ngay thang nam dan toc dt sdt dien thoai tru tai dia chi so qd quyet dinh cua tang danh hieu v born 0 cho")

// lost gives the words of a list's rows that nothing of what was read says.
func lost(l *List) (list []string) {
	rows := map[int]bool{}
	for _, r := range l.Records {
		rows[r.Row] = true
	}
	for n := range rows {
		held := heldBy(l, n)
		r, _ := l.Row(n)
		for _, c := range r.Cells {
			col := l.columnOf(n, c.Column)
			if col != nil && (col.has(FieldOrdinal) && numberingOf(c.Text) != otherwise || col.has(FieldIgnore) && phrases[text.Alphanumeric(col.Heading)].fields != nil) {
				continue
			}
			if isMark(c.Text) || isNoMark(c.Text) || isDitto(c.Text) || len(c.Text) > 1 && isDitto(c.Text[strings.LastIndexAny(c.Text, ",;\n")+1:]) {
				continue
			}
			for _, w := range strings.Fields(text.Alphanumeric(latinDigits(c.Text))) {
				if w = strings.TrimLeft(w, "0"); w != "" && !held[w] && !labels[w] && (len(w) != 5 || !isDigits(w) || !col.has(FieldBirth)) { // a day by its number
					list = append(list, fmt.Sprintf("%s%d %q: %s", Letter(c.Column), n, c.Text, w))
				}
			}
		}
	}
	return list
}

// odd is what people add to cells, or write there instead.
var odd = []string{"Zyx", "(Zyx Abc)", "- Zyx", "; zyx 77", "\nZyx", ", Zyx, Abc", "/ Zyx 7/QĐ-ABC", "?", "!!", "(cũ: Zyx)", "từ 2019"}

// Nothing that stands in a row of a list vanishes without a word, whatever
// people added to its cells.
func TestNothingIsLost(t *testing.T) {
	check := func(name string, kind Kind, m *maker) {
		for round := range 4 {
			l, err := Map(context.Background(), m.grid(), Options{Kind: kind, Now: today})
			if err != nil && round == 0 {
				t.Fatal(name, err)
			} else if err != nil {
				return // the heading was spoilt
			}
			if list := lost(l); len(list) > 0 {
				t.Errorf("%s, round %d: lost %s\n%s%s", name, round, list[0], pretty(m.rows), summary(l))
				return
			}
			for range 1 + len(m.want)/2 {
				n := m.want[m.IntN(len(m.want))].Row - 1
				row := slices.Clone(m.rows[n])
				at := m.IntN(len(row))
				if m.chance(20) {
					row[at] = m.pick(odd)
				} else if row[at] != "" {
					row[at] += " " + m.pick(odd)
				}
				m.rows[n] = row
			}
		}
	}
	for i, f := range slices.Concat(delegateFamilies, recipientFamilies) {
		for seed := range uint64(3) {
			m := &maker{Rand: rand.New(rand.NewPCG(seed, uint64(900+i)))}
			if f.make(m); len(m.want) > 0 {
				check(fmt.Sprint(f.name, " ", seed), f.kind, m)
			}
		}
	}
	for seed := range uint64(30) {
		m := &maker{Rand: rand.New(rand.NewPCG(seed, 77))}
		m.delegates()
		check(fmt.Sprint("delegates ", seed), Delegates, m)
	}
}
