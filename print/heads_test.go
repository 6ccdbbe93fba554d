package print

import (
	"strings"
	"testing"

	"vinhdanh/print/layout"
	"vinhdanh/print/writing"
)

// Wherever on a page a list begins, its heading and its head stand with its
// first row, or the beginning of one longer than a page.
func TestHeadsStandWithRows(t *testing.T) {
	long := strings.Repeat("dòng ", 2500)
	for name, lines := range map[string]writing.Cell{
		"short": {line("một")}, "five lines": {line("một"), line("hai"), line("ba"), line("bốn"), line("năm")}, "longer than a page": {line("một"), line(long)},
	} {
		for _, headed := range []bool{true, false} {
			for above := 0.0; above < 260; above += 3.7 {
				table := &writing.Table{Size: listSize, Columns: []writing.Column{{Title: "ĐẦU BẢNG", Width: textW, Field: "name"}}, Rows: []writing.Row{{Cells: []writing.Cell{lines}}}}
				blocks := []writing.Block{&writing.Gap{Height: above}}
				if headed {
					blocks = append(blocks, &writing.Text{Face: writing.Face{Size: bodySize, Bold: true}, S: "III. ĐỀ MỤC", Before: 2.6, After: 1.4, Keep: true})
				}
				pages, _, err := Pages(&writing.Paper{Lang: "vi", Parts: []writing.Part{{Blocks: append(blocks, table)}}}, embedded(t))
				if err != nil {
					t.Fatal(err)
				}
				held(t, name, above, pages, headed, lines)
			}
		}
	}
}

// held finds the page with the table's first head, and looks for what stands with it.
func held(t *testing.T, name string, above float64, pages []*layout.List, headed bool, row writing.Cell) {
	t.Helper()
	for _, p := range pages {
		s := textOf(p)
		if !strings.Contains(s, "ĐẦU BẢNG") && !strings.Contains(s, "ĐỀ MỤC") {
			continue
		}
		ok := strings.Contains(s, "ĐẦU BẢNG") && strings.Contains(s, "một") && strings.Contains(s, "ĐỀ MỤC") == headed
		if last := row[len(row)-1].S; len(last) < 20 {
			ok = ok && strings.Contains(s, last)
		}
		if !ok {
			t.Errorf("%s, %.1f mm down, heading %v: a page has %q", name, above, headed, s)
		}
		return
	}
	t.Errorf("%s: no head", name)
}
