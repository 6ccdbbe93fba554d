package sheet

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"vinhdanh/data"
)

// pages gives a list of n rows whose column of that heading has pages of text.
func pages(heading, words string, size, n int) *Grid {
	g := &Grid{Sheet: "S", Rows: []Row{{Number: 1, Cells: []Cell{{Text: "STT"}, {Text: "Họ và tên", Column: 1}, {Text: heading, Column: 2}, {Text: "Đơn vị", Column: 3}}}}}
	for i := range n {
		long := strings.Repeat(words, size/len(words))
		g.Rows = append(g.Rows, Row{Number: i + 2, Cells: []Cell{{Text: itoa(i + 1)}, {Text: "Lò Văn " + string(rune('A'+i%26)), Column: 1}, {Text: long + itoa(i), Column: 2}, {Text: "Sở " + itoa(i), Column: 3}}})
	}
	return g
}

// Pages of text in the cells of any column are kept whole and cost little: they
// are recognised by their beginnings.
func TestPagesInCellsAreKeptAndCostLittle(t *testing.T) {
	for _, heading := range []string{"Họ và tên", "Ngày sinh", "Chức vụ", "Chức vụ, đơn vị công tác", "Thành tích", "Hình thức khen", "Số quyết định", "Ghi chú", "Lạ", "STT"} {
		for _, words := range []string{"é…", "é é ", "Bí thư, Sở Nội vụ, ", "a - b – ", "12/5/1980 "} {
			g := pages(heading, words, 8<<10, 40)
			if heading == "Họ và tên" || heading == "STT" {
				for i := range g.Rows {
					at := 1
					if heading == "STT" {
						at = 0
					}
					g.Rows[i].Cells[at].Text = g.Rows[i].Cells[2].Text
					if i == 0 {
						g.Rows[i].Cells[at].Text = heading
					}
					g.Rows[i].Cells = append(g.Rows[i].Cells[:2], Cell{Text: "Sở " + itoa(i), Column: 3})
				}
				g.Rows[0].Cells[2] = Cell{Text: "Đơn vị", Column: 3}
			}
			for _, kind := range []Kind{Delegates, Recipients} {
				var l *List
				n := taken(func() {
					ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
					defer cancel()
					l, _ = Map(ctx, g, Options{Kind: kind, Now: today})
				})
				if n > 12<<20 {
					t.Errorf("%s of %q, %s: %d KB taken for 320 KB", heading, words, kind, n>>10)
				}
				if l == nil || len(l.Records) < 39 {
					t.Errorf("%s of %q, %s: not read", heading, words, kind)
					continue
				}
				for _, r := range []Record{l.Records[0], l.Records[38]} {
					want := strings.TrimSuffix(g.Rows[r.Row-1].Cells[1].Text, " ")
					if heading != "Họ và tên" {
						want = fmt.Sprint(r.Row - 2)
					}
					all := fmt.Sprintf("%+v", r)
					if len(all) < 8000 || !strings.Contains(all, want) {
						t.Errorf("%s of %q, %s: row %d lost its text: %.200s", heading, words, kind, r.Row, all)
					}
					if strings.ContainsFunc(all, func(c rune) bool { return c >= firstMark }) {
						t.Errorf("%s of %q: row %d has a mark in it", heading, words, r.Row)
					}
				}
			}
		}
	}
}

// A long cell is read by its beginning, and what it is said to be is whole.
func TestLongCellIsReadByItsBeginning(t *testing.T) {
	rest := strings.Repeat(" và những người khác 󰀀", 200) + " hết"
	g := pages("Chức vụ", "x", 1, 1)
	g.Rows[1].Cells[1].Text = "Ông Lò Văn Páo, Trưởng phòng, Sở Nội vụ" + rest
	g.Rows[1].Cells[2].Text = "Kế toán 󰀁"
	l, err := Map(context.Background(), g, Options{Kind: Delegates, Now: today})
	if err != nil {
		t.Fatal(err)
	}
	r := l.Records[0]
	if r.Honorific != "Ông" || r.Gender != data.Male || r.Position != "Kế toán 󰀁" || r.Name != "Lò Văn Páo" || !strings.Contains(r.Note, rest) {
		t.Errorf("%s %s: %s, %s; %s", r.Honorific, r.Gender, r.Position, shorten(r.Name), shorten(r.Note))
	}
	found := false
	for _, p := range l.Problems {
		found = found || p.Code == ProblemTooLong && p.Args["n"].(int) > 4000
	}
	if !found {
		t.Errorf("no too-long: %.500v", l.Problems)
	}
	if l.Grid.Rows[1].Cells[1].Text != g.Rows[1].Cells[1].Text {
		t.Error("the grid shown is another")
	}
}
