package shape

import (
	"math"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"vinhdanh/assets/fonts"
)

// seen is a line as a reader sees it: its letters from left to right, those of
// pieces from right to left turned round.
func seen(line Line) string {
	var b strings.Builder
	for _, p := range line.Pieces {
		text := []rune(p.Text)
		if p.RTL {
			slices.Reverse(text)
		}
		b.WriteString(string(text))
	}
	return b.String()
}

// Lines stand in visual order, each by itself, with what its letters' levels
// are in the whole paragraph (rules L1 and L2). Capitals of א and ب keep the
// table readable: what is Arabic here is read from its right end.
func TestLinesInVisualOrder(t *testing.T) {
	fs := embedded(t)
	for _, tc := range []struct {
		dir   Direction
		text  string
		lines []string // as they are broken; joined by one space they are the text
		want  []string
	}{
		// a span of years in Arabic, whole and broken
		{ByLetters, "ابت 2020 - 2025", []string{"ابت 2020 - 2025"}, []string{"2025 - 2020 تبا"}},
		{ByLetters, "ابت 2020 - 2025", []string{"ابت 2020", "- 2025"}, []string{"2020 تبا", "2025 -"}},
		// a Latin name within Arabic, broken in the middle of it: each line begins at the right
		{ByLetters, "ابت Lò Văn An جحخ", []string{"ابت Lò Văn", "An جحخ"}, []string{"Lò Văn تبا", "خحج An"}},
		// Arabic within Vietnamese, broken in the middle of it: its first word is on the first line
		{ByLetters, "Ông ابت جحخ đã", []string{"Ông ابت", "جحخ đã"}, []string{"Ông تبا", "خحج đã"}},
		{ByLetters, "Ông ابت جحخ đã", []string{"Ông ابت جحخ đã"}, []string{"Ông خحج تبا đã"}},
		// brackets go with what is in them
		{ByLetters, "Ông (ابت) đã", []string{"Ông (ابت) đã"}, []string{"Ông (تبا) đã"}},
		{ByLetters, "ابت (Lò) جحخ", []string{"ابت (Lò) جحخ"}, []string{"خحج )Lò( تبا"}},
		// a paragraph of a known direction
		{RightToLeft, "Sở (416) ابت", []string{"Sở (416) ابت"}, []string{"تبا Sở (416)"}},
		// a number with letters turns round in Arabic by the rules; isolated it does not
		{ByLetters, "ابت 416/QĐ-SNV", []string{"ابت 416/QĐ-SNV"}, []string{"QĐ-SNV/416 تبا"}},
		{ByLetters, "ابت \u2068416/QĐ-SNV\u2069", []string{"ابت \u2068416/QĐ-SNV\u2069"}, []string{"\u2069416/QĐ-SNV\u2068 تبا"}},
		{LeftToRight, "ابت Lò", []string{"ابت Lò"}, []string{"تبا Lò"}},
		{RightToLeft, "Lò Văn An.", []string{"Lò Văn An."}, []string{".Lò Văn An"}},
		// isolates and marks of direction
		{ByLetters, "Ông \u2067ابت (A)\u2069 – 5", []string{"Ông \u2067ابت (A)\u2069 – 5"}, []string{"Ông \u2067)A( تبا\u2069 – 5"}},
		{ByLetters, "\u2067ابت\u2069 Lò", []string{"\u2067ابت\u2069 Lò"}, []string{"\u2067تبا\u2069 Lò"}},
	} {
		text, err := fs.ShapeTo(tc.dir, fonts.Serif, tc.text)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		at := 0
		for _, l := range tc.lines {
			line, err := text.Line(at, at+len(l))
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, seen(line))
			at += len(l) + 1
		}
		if d := cmp.Diff(tc.want, got); d != "" {
			t.Errorf("%q: %s", tc.text, d)
		}
	}
}

// Spaces at the end of a line run as the paragraph does, wherever the line is
// cut; the line is as wide as the sum of its pieces and nothing is lost.
func TestSpacesAtLineEnds(t *testing.T) {
	fs := embedded(t)
	for _, tc := range []struct {
		text, line string
		want       string
	}{
		{"ابت Lò جحخ", "ابت Lò ", " Lò تبا"},
		{"Ông ابت جحخ", "Ông ابت ", "Ông تبا "},
		{"Ông ابت جحخ", "Ông ", "Ông "},
		{"Ông ابت\u2069 \u200fجحخ x", "Ông ابت\u2069 ", "Ông تبا\u2069 "},
	} {
		text, err := fs.Shape(fonts.Serif, tc.text)
		if err != nil {
			t.Fatal(err)
		}
		line, err := text.Line(0, len(tc.line))
		if err != nil {
			t.Fatal(err)
		}
		if got := seen(line); got != tc.want {
			t.Errorf("%q: %q, want %q", tc.line, got, tc.want)
		}
		sum := 0.0
		for _, p := range line.Pieces {
			if math.Abs(p.X-sum) > 1e-9 {
				t.Errorf("%q: %q stands at %g, want %g", tc.line, p.Text, p.X, sum)
			}
			pen := 0.0
			for _, g := range p.Glyphs {
				if g.Cluster < 0 || g.Cluster >= len(p.Text) || !utf8.RuneStart(p.Text[g.Cluster]) {
					t.Errorf("%q: cluster %d", p.Text, g.Cluster)
				}
				pen += g.Advance
			}
			if math.Abs(pen-p.Width) > 1e-9 {
				t.Errorf("%q: glyphs %g wide in a piece of %g", p.Text, pen, p.Width)
			}
			sum += p.Width
		}
	}
}

// Brackets in Arabic are mirrored (rule L4): the glyph of the other bracket.
func TestMirrored(t *testing.T) {
	fs := embedded(t)
	glyphs := func(s string) []uint16 {
		var ids []uint16
		for _, p := range whole(t, fs, fonts.Serif, s).Pieces {
			for _, g := range p.Glyphs {
				ids = append(ids, g.ID)
			}
		}
		return ids
	}
	for _, pair := range []string{"()", "[]", "«»", "{}"} {
		r := []rune(pair)
		plain := glyphs("a" + pair)
		arabic := glyphs("ا" + string(r[0]) + "ب" + string(r[1]) + "ت")
		// left to right: ت, second bracket, ب, first bracket, ا
		if arabic[1] != plain[1] || arabic[3] != plain[2] {
			t.Errorf("%s: glyphs %v in Arabic, %v alone", pair, arabic, plain)
		}
	}
}

// A line of mixed text cut where letters stand in kerned or joined pairs is
// shaped anew, at the paragraph's levels: its own glyphs are those of the same
// stretch between the same neighbours.
func TestCutMixed(t *testing.T) {
	fs := embedded(t)
	const s = "Bà ابت AV To AVA جحخ. A VA WAT لا كتب AV A"
	text, err := fs.Shape(fonts.Serif, s)
	if err != nil {
		t.Fatal(err)
	}
	tied := 0
	for from := range s {
		if from > 0 && s[from-1] != ' ' {
			continue
		}
		for to := from + 1; to <= len(s); to++ {
			if to < len(s) && s[to] != ' ' {
				continue
			}
			if from > 0 && text.tied[from] || to < len(s) && text.tied[to] {
				tied++
			}
			line, err := text.Line(from, to)
			if err != nil {
				t.Fatal(err)
			}
			n, sum := 0, 0.0
			for _, p := range line.Pieces {
				n += len(p.Text)
				pen := 0.0
				for _, g := range p.Glyphs {
					pen += g.Advance
				}
				if math.Abs(pen-p.Width) > 1e-9 {
					t.Errorf("%q: %q is %g wide, not %g", s[from:to], p.Text, pen, p.Width)
				}
				sum += p.Width
			}
			if n != to-from || math.Abs(sum-line.Width) > 1e-9 {
				t.Errorf("%q: %d bytes of %d, width %g of %g", s[from:to], n, to-from, sum, line.Width)
			}
		}
	}
	if tied == 0 {
		t.Error("no line was cut where it had to be shaped anew")
	}
	// Latin alone on its line is what it is in a paragraph of its own.
	from := strings.Index(s, "A VA WAT")
	line, err := text.Line(from, from+len("A VA WAT"))
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(whole(t, fs, fonts.Serif, "A VA WAT").Pieces[0].Glyphs, line.Pieces[0].Glyphs, near); d != "" {
		t.Error(d)
	}
}

// Spaces of all widths, the hyphen that does not break and marks of direction
// are set without a letter's face being changed; marks take no room.
func TestSpecialSpaces(t *testing.T) {
	fs := embedded(t)
	for _, name := range []fonts.Name{fonts.Serif, fonts.SerifBold, fonts.Sans} {
		for _, r := range "\u00a0\u2002\u2003\u2007\u2009\u202f\u205f\u2011" {
			line := whole(t, fs, name, "5"+string(r)+"kg")
			if len(line.Pieces) != 1 || len(line.Pieces[0].Glyphs) != 4 {
				t.Fatalf("%s %U: %+v", name, r, line)
			}
			if g := line.Pieces[0].Glyphs[1]; g.ID == 0 || g.Advance <= 0 || g.Advance > 1 {
				t.Errorf("%s %U: glyph %d, %g em", name, r, g.ID, g.Advance)
			}
		}
		plain := whole(t, fs, name, "Lò Văn").Width
		for _, r := range "\u200c\u200d\u200e\u2060\u2066\u2069\u202a\u202c" {
			if w := whole(t, fs, name, "Lò"+string(r)+" Văn").Width; math.Abs(w-plain) > 0.001 {
				t.Errorf("%s %U: width %g, %g without", name, r, w, plain)
			}
		}
	}
	// NBSP after an Arabic word keeps the word's face, as a space does.
	if n := len(whole(t, fs, fonts.Serif, "ابت\u00a0جحخ").Pieces); n != 1 {
		t.Errorf("%d pieces", n)
	}
	// ZWNJ parts Arabic letters that would join, ZWJ joins one that stands alone.
	if a, b := whole(t, fs, fonts.Serif, "هه").Width, whole(t, fs, fonts.Serif, "ه\u200cه").Width; a == b {
		t.Error("ZWNJ changes nothing")
	}
	if a, b := whole(t, fs, fonts.Serif, "ه").Width, whole(t, fs, fonts.Serif, "ه\u200d").Width; a == b {
		t.Error("ZWJ changes nothing")
	}
}
