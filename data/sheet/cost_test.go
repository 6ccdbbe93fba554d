package sheet

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
)

// taken gives how many bytes are taken while f runs.
func taken(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// What a cell costs grows with its length, not with its square: neither where
// its font changes at each letter nor where each is one of Excel's escapes.
func TestLongCellsCostNoMoreThanTheirLength(t *testing.T) {
	runs := make([]fontRun, 20_000)
	for i := range runs {
		runs[i] = fontRun{"µ", script(i % 2)}
	}
	var shown string
	n := taken(func() { shown = newCellTexts(Options{}).readRuns(1, 0, runs) })
	if n > 8<<20 || len([]rune(shown)) != len(runs) {
		t.Errorf("%d KB for %d letters, %d shown", n>>10, len(runs), len([]rune(shown)))
	}
	escaped := []byte(strings.Repeat("_x0041__xZZZZ_", 20_000))
	var out []byte
	n = taken(func() { out = unescapeExcel(escaped) })
	if want := strings.Repeat("A_xZZZZ_", 20_000); n > 1<<20 || string(out) != want {
		t.Errorf("%d KB for %d escapes: %.40s", n>>10, 20_000, out)
	}
}

// A text that stands in many cells is judged once, and so is a word in many
// texts: 100,000 cells of some thousand words take little.
func TestCellsOfTheSameWordsTakeLittle(t *testing.T) {
	texts := newCellTexts(Options{})
	words := strings.Fields("Hà Bé Mừng Thé Lý Tú Bình Sì Lò Pà Là Vàng")
	n := taken(func() {
		for i := range 100_000 {
			texts.read(i+1, 0, words[i%12]+" "+words[i/12%12]+" "+words[i/144%12], unicodeScript)
		}
	})
	if n > 8<<20 {
		t.Errorf("%d KB for 100,000 cells", n>>10)
	}
}

// Texts beyond what is weighed go with their column: a list in an old encoding
// is read to its end, however many words it has.
func TestManyOldWordsAreReadToTheEnd(t *testing.T) {
	texts, g := newCellTexts(Options{}), &Grid{}
	for i := range 60_000 {
		raw := fmt.Sprintf("%s nghiÖp V¨n Hïng", strings.Repeat("é", 1+i%3)+letterWord(i))
		g.Rows = append(g.Rows, Row{Number: i + 1, Cells: []Cell{{Text: texts.read(i+1, 0, raw, unicodeScript)}}})
	}
	if e := texts.finish(g); e != "tcvn3" {
		t.Errorf("read as %q", e)
	}
	for _, r := range g.Rows {
		if !strings.HasSuffix(r.Cells[0].Text, "nghiệp Văn Hùng") {
			t.Fatalf("row %d: %q", r.Number, r.Cells[0].Text)
		}
	}
}

// letterWord gives a word of four letters, another for each number.
func letterWord(i int) string {
	return string([]byte{byte('a' + i%26), byte('a' + i/26%26), byte('a' + i/676%26), byte('a' + i/17576%26)})
}
