package sheet

import (
	"strings"
	"testing"

	"vinhdanh/data/text/texttest"
)

// oldWays are the ways in which a sheet may be written in an old encoding.
var oldWays = []struct {
	name  string
	write func(string) (string, bool)
	font  script
}{{"tcvn3", texttest.TCVN3, tcvn3Script}, {"capitals", texttest.TCVN3Capitals, tcvn3Capitals}, {"vni", texttest.VNI, vniScript}}

var peoples = []string{"Kinh", "Thái", "Mông", "Dao", "Hà Nhì", "Giáy", "Lự", "Mảng", "La Hủ", "Nùng", "Cống", "Tày", "Khơ Mú", "Lào"}

// trueRows are the rows of a list: name, gender, people, post, unit, reason.
func trueRows(n, from int) [][]string {
	names := texttest.Names(from + n)[from:]
	rows := [][]string{{"Họ và tên", "Giới tính", "Dân tộc", "Chức vụ", "Đơn vị", "Thành tích"}}
	for i, name := range names {
		p := texttest.Phrases
		rows = append(rows, []string{name, []string{"Nam", "Nữ"}[i%2], peoples[(i*5+from)%len(peoples)], p[38+(i*3+from)%16], p[(i*7+from)%38], p[98+i%4]})
	}
	return rows
}

// readRows reads cells as a file form would give them: old tells which are in
// the old encoding, fonted which have its font.
func readRows(t *testing.T, rows [][]string, write func(string) (string, bool), font script, old, fonted func(row, column int) bool) *Grid {
	t.Helper()
	g, texts := &Grid{}, newCellTexts(Options{})
	for i, cells := range rows {
		row := Row{Number: i + 1}
		for j, s := range cells {
			raw := s
			if old(i, j) {
				var ok bool
				if raw, ok = write(s); !ok {
					continue // needs a letter that the encoding lacks
				}
			}
			f := unicodeScript
			if fonted(i, j) {
				f = font
			}
			row.Cells = append(row.Cells, Cell{Text: texts.read(i+1, j, raw, f), Column: j})
		}
		g.Rows = append(g.Rows, row)
	}
	texts.finish(g)
	return g
}

// wrongCells compares a grid with what the rows should be, and gives the number
// of cells compared.
func wrongCells(t *testing.T, what string, g *Grid, rows [][]string, capitals func(row, column int) bool) int {
	t.Helper()
	n := 0
	for _, r := range g.Rows {
		for _, c := range r.Cells {
			want := rows[r.Number-1][c.Column]
			if capitals(r.Number-1, c.Column) {
				want = strings.ToUpper(want)
			}
			if n++; c.Text != want {
				t.Errorf("%s, row %d, column %d: %q, want %q", what, r.Number, c.Column, c.Text, want)
			}
		}
	}
	return n
}

func always(int, int) bool { return true }
func never(int, int) bool  { return false }

// Whole sheets in old encodings are found back, each cell alone or by its
// column, with and without the fonts.
func TestOldSheets(t *testing.T) {
	cells := 0
	for from := 0; from < 4000; from += 97 {
		rows := trueRows(12+from%41, from)
		for _, way := range oldWays {
			if way.font != tcvn3Capitals {
				cells += wrongCells(t, way.name+" by letters", readRows(t, rows, way.write, way.font, always, never), rows, never)
			}
			capitals := never
			if way.font == tcvn3Capitals {
				capitals = always
			}
			cells += wrongCells(t, way.name+" by font", readRows(t, rows, way.write, way.font, always, always), rows, capitals)
		}
	}
	if cells < 10_000 {
		t.Errorf("%d cells only", cells)
	}
}

// Sheets of which only some columns, or only some rows, are old.
func TestMixedSheets(t *testing.T) {
	for _, of := range []struct {
		name string
		old  func(row, column int) bool
	}{
		{"one column", func(_, column int) bool { return column == 0 }},
		{"two columns", func(_, column int) bool { return column == 2 || column == 4 }},
		{"heading in Unicode", func(row, _ int) bool { return row > 0 }},
		{"rows from elsewhere", func(row, _ int) bool { return row > 8 }},
		{"every block of rows", func(row, _ int) bool { return row/7%2 == 1 }},
	} {
		for from := 0; from < 2000; from += 193 {
			rows := trueRows(25, from)
			for _, way := range oldWays {
				if way.font == tcvn3Capitals {
					continue
				}
				wrongCells(t, way.name+", "+of.name, readRows(t, rows, way.write, way.font, of.old, never), rows, never)
				wrongCells(t, way.name+" by font, "+of.name, readRows(t, rows, way.write, way.font, of.old, of.old), rows, never)
			}
		}
	}
}

// Right sheets stay as they are: also where the font is still that of an older
// list, and with words of other languages.
func TestRightSheets(t *testing.T) {
	cells := 0
	for from := 0; from < 4000; from += 89 {
		rows := trueRows(30, from)
		for i := range rows[1:] {
			rows[i+1] = append(rows[i+1], cleanCell(texttest.Foreign[(from+i)%len(texttest.Foreign)]))
		}
		for _, way := range oldWays {
			for _, fonted := range []func(int, int) bool{never, func(_, column int) bool { return column < 6 }} {
				g := readRows(t, rows, nil, way.font, never, fonted)
				cells += wrongCells(t, "right, font "+way.name, g, rows, never)
				if c := g.Conversions(); len(c) > 0 {
					t.Errorf("converted: %+v", c)
				}
			}
		}
	}
	if cells < 10_000 {
		t.Errorf("%d cells only", cells)
	}
}
