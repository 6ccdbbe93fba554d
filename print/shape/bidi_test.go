package shape

import (
	"bufio"
	"compress/bzip2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/unicode/bidi"
)

// Unicode's own tests of the algorithm, version 17.0.0 (testdata/unicode).

var classNames = map[string]bidi.Class{
	"L": bidi.L, "R": bidi.R, "EN": bidi.EN, "ES": bidi.ES, "ET": bidi.ET, "AN": bidi.AN, "CS": bidi.CS, "B": bidi.B,
	"S": bidi.S, "WS": bidi.WS, "ON": bidi.ON, "BN": bidi.BN, "NSM": bidi.NSM, "AL": bidi.AL, "LRO": bidi.LRO, "RLO": bidi.RLO,
	"LRE": bidi.LRE, "RLE": bidi.RLE, "PDF": bidi.PDF, "LRI": bidi.LRI, "RLI": bidi.RLI, "FSI": bidi.FSI, "PDI": bidi.PDI,
}

// ofClass is a letter of each class, for tests that name classes only.
var ofClass = map[bidi.Class]rune{
	bidi.L: 'a', bidi.R: 'א', bidi.EN: '1', bidi.ES: '+', bidi.ET: '%', bidi.AN: '٣', bidi.CS: ',', bidi.B: '\u2029',
	bidi.S: '\t', bidi.WS: ' ', bidi.ON: '!', bidi.BN: '\u200b', bidi.NSM: '\u0300', bidi.AL: 'ع', bidi.LRO: '\u202d', bidi.RLO: '\u202e',
	bidi.LRE: '\u202a', bidi.RLE: '\u202b', bidi.PDF: '\u202c', bidi.LRI: '\u2066', bidi.RLI: '\u2067', bidi.FSI: '\u2068', bidi.PDI: '\u2069',
}

func unicodeTest(t *testing.T, name string, each func(number int, line string)) {
	t.Helper()
	f, err := os.Open("testdata/unicode/" + name + ".bz2")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(bzip2.NewReader(f))
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		if line := strings.TrimSpace(lines.Text()); line != "" && line[0] != '#' {
			each(n, line)
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
}

// numbers reads "1 x 0"; x is −1.
func numbers(t *testing.T, s string, into []int) []int {
	t.Helper()
	into = into[:0]
	for f := range strings.FieldsSeq(s) {
		v := -1
		if f != "x" {
			var err error
			if v, err = strconv.Atoi(f); err != nil {
				t.Fatal(err)
			}
		}
		into = append(into, v)
	}
	return into
}

// checker compares one case.
type checker struct {
	resolver
	levels []int8
	order  []int
	failed int
}

// check gives the whole text to the resolver as one line.
func (c *checker) check(classes []bidi.Class, runes []rune, dir Direction, base int, levels, order []int) (int8, bool) {
	got, para := c.resolve(classes, runes, dir)
	c.levels = append(c.levels[:0], got...)
	lineLevels(classes, c.levels, para)
	c.order = c.order[:0]
	for i := range classes {
		if levels[i] >= 0 {
			c.order = append(c.order, i)
		}
	}
	visual(c.order, func(i int) int8 { return c.levels[i] })
	for i, want := range levels {
		if want >= 0 && int8(want) != c.levels[i] {
			return para, false
		}
	}
	return para, slices.Equal(c.order, order) && (base < 0 || int8(base) == para)
}

func TestBidiByClass(t *testing.T) {
	var c checker
	var levels, order []int
	var classes []bidi.Class
	var runes []rune
	cases, auto := 0, 0
	unicodeTest(t, "BidiTest.txt", func(n int, line string) {
		if s, ok := strings.CutPrefix(line, "@Levels:"); ok {
			levels = numbers(t, s, levels)
			return
		}
		if s, ok := strings.CutPrefix(line, "@Reorder:"); ok {
			order = numbers(t, s, order)
			return
		}
		names, set, ok := strings.Cut(line, ";")
		bits, err := strconv.ParseUint(strings.TrimSpace(set), 16, 8)
		if !ok || err != nil {
			t.Fatalf("line %d: %q: %v", n, line, err)
		}
		classes, runes = classes[:0], runes[:0]
		for name := range strings.FieldsSeq(names) {
			class, ok := classNames[name]
			if !ok {
				t.Fatalf("line %d: class %q", n, name)
			}
			classes, runes = append(classes, class), append(runes, ofClass[class])
		}
		for _, dir := range []Direction{ByLetters, LeftToRight, RightToLeft} {
			if bits&(1<<dir) == 0 {
				continue
			}
			cases++
			if dir == ByLetters {
				auto++
			}
			if para, ok := c.check(classes, runes, dir, -1, levels, order); !ok {
				if c.failed++; c.failed <= 10 {
					t.Errorf("line %d, direction %d: %s: paragraph %d, levels %v, order %v; want %v, %v", n, dir, names, para, c.levels, c.order, levels, order)
				}
			}
		}
	})
	t.Logf("%d cases, %d of them by their letters; %d failed", cases, auto, c.failed)
	if cases < 770_000 || auto < 250_000 {
		t.Errorf("only %d cases, %d by their letters", cases, auto)
	}
}

func TestBidiByCharacter(t *testing.T) {
	var c checker
	var levels, order []int
	var classes []bidi.Class
	var runes []rune
	cases := 0
	unicodeTest(t, "BidiCharacterTest.txt", func(n int, line string) {
		fields := strings.Split(line, ";")
		if len(fields) != 5 {
			t.Fatalf("line %d: %q", n, line)
		}
		classes, runes = classes[:0], runes[:0]
		for code := range strings.FieldsSeq(fields[0]) {
			r, err := strconv.ParseUint(code, 16, 32)
			if err != nil {
				t.Fatal(err)
			}
			runes, classes = append(runes, rune(r)), append(classes, classOf(rune(r)))
		}
		dir := map[string]Direction{"0": LeftToRight, "1": RightToLeft, "2": ByLetters}[fields[1]]
		base, err := strconv.Atoi(fields[2])
		if err != nil {
			t.Fatal(err)
		}
		levels, order = numbers(t, fields[3], levels), numbers(t, fields[4], order)
		cases++
		if para, ok := c.check(classes, runes, dir, base, levels, order); !ok {
			if c.failed++; c.failed <= 10 {
				t.Errorf("line %d: %s: paragraph %d, levels %v, order %v", n, line, para, c.levels, c.order)
			}
		}
	})
	t.Logf("%d cases, %d failed", cases, c.failed)
	if cases < 90_000 {
		t.Errorf("only %d cases", cases)
	}
}

// The classes in use are at least as new as Unicode 15.0.
func TestBidiClasses(t *testing.T) {
	if bidi.UnicodeVersion < "15.0.0" {
		t.Errorf("classes of Unicode %s", bidi.UnicodeVersion)
	}
	for r, want := range map[rune]bidi.Class{'ạ': bidi.L, 'ش': bidi.AL, '٥': bidi.AN, '۵': bidi.EN, '\u064b': bidi.NSM, '،': bidi.CS, '\u00a0': bidi.CS, '\u200c': bidi.BN, '\u202f': bidi.CS} {
		if got := classOf(r); got != want {
			t.Errorf("%U: %v, want %v", r, got, want)
		}
	}
	for class, r := range ofClass {
		if got := classOf(r); got != class {
			t.Errorf("%U: %v, want %v", r, got, class)
		}
	}
}
