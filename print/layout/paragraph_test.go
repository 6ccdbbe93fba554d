package layout

import (
	"math"
	"testing"

	"vinhdanh/assets/fonts"
	"vinhdanh/print/shape"
)

// Space between letters parts neither a mark from its letter nor letters that
// join, and a line is as wide as it was measured.
func TestSpaceBetweenLetters(t *testing.T) {
	const track, size = 0.1, 20.0
	for _, s := range []string{"BẰNG KHEN", "ơ̆ ô̆ ê̆ Č", "Bà لا إله đã", "لا إله إلا", "fi fl AV To"} {
		p := paragraph(t, s)
		whole := Span{0, len(p.Text())}
		items, left, wide, err := p.Draw(whole, 10, 0, 200, Style{Font: fonts.Serif, Size: size, Track: track})
		if err != nil {
			t.Fatal(err)
		}
		if w := p.Width(size, track); left != 10 || math.Abs(w-wide) > 1e-9 {
			t.Errorf("%q: measured %g, drawn %g", s, w, wide)
		}
		tight, _, _, err := p.Draw(whole, 10, 0, 200, Style{Font: fonts.Serif, Size: size})
		if err != nil {
			t.Fatal(err)
		}
		end := 0.0
		for k := range items {
			r, plain := items[k].(*Run), tight[k].(*Run)
			letter, moved := -1, -1.0
			for i, g := range r.Glyphs {
				off := (g.X - plain.Glyphs[i].X) / (size * MM)
				want := moved // of its letter, or for the next letter one track more
				if g.Cluster != letter {
					want = moved + track
					if moved < 0 || r.RTL {
						want = 0
					}
				}
				if math.Abs(off-want) > 1e-9 {
					t.Errorf("%q: glyph %d of %q stands %g em further on, want %g", s, i, r.Text, off, want)
				}
				letter, moved = g.Cluster, off
				end = max(end, r.X+g.X+g.Advance)
			}
		}
		if end > left+wide+track*size*MM+1e-9 {
			t.Errorf("%q: ends at %g, not %g", s, end, left+wide)
		}
	}
}

// A paragraph whose direction is known keeps it, whatever it begins with.
func TestKnownDirection(t *testing.T) {
	p, err := NewParagraphTo(shape.RightToLeft, embedded(t), fonts.Serif, "other.achievement", "2025 شهادة تقدير")
	if err != nil {
		t.Fatal(err)
	}
	items, _, _, err := p.Draw(Span{0, len(p.Text())}, 0, 0, 100, Style{Font: fonts.Serif, Size: 12})
	if err != nil {
		t.Fatal(err)
	}
	if last := items[len(items)-1].(*Run); !p.RTL() || last.Text != "2025" {
		t.Errorf("the year is not at the right: %q ends the line", last.Text)
	}
}
