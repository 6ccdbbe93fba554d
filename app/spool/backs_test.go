package spool

import (
	"testing"

	"vinhdanh/print"
	"vinhdanh/print/layout"
	"vinhdanh/print/shape"
)

// Backs of badges lie behind their fronts, head above head, on sheets that
// stand and that lie, alone too: the edge that a job is printed with by itself
// is the one that the backs are set for.
func TestBacks(t *testing.T) {
	fonts, err := shape.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for name, tc := range map[string]struct {
		template string
		sheet    *layout.Sheet
		edge     Sides
	}{
		"upright":        {"badge-90x130", &layout.Sheet{GapX: 4, GapY: 4}, LongEdge},
		"lying":          {"badge-90x130", &layout.Sheet{Width: 297, Height: 210, GapX: 4, GapY: 4}, ShortEdge},
		"lying, in rows": {"badge-86x54", &layout.Sheet{Width: 420, Height: 297, GapX: 6, GapY: 6}, ShortEdge},
		"upright alone":  {"badge-90x130", nil, LongEdge},
		"lying alone":    {"badge-86x54", nil, ShortEdge},
	} {
		t.Run(name, func(t *testing.T) {
			template, err := layout.Embedded(tc.template)
			if err != nil {
				t.Fatal(err)
			}
			template = template.Clone()
			template.Sheet = tc.sheet
			setter, err := print.NewBadges(print.BadgeFixed{Event: "Đại hội", Template: template}, fonts)
			if err != nil {
				t.Fatal(err)
			}
			for n := 1; n <= setter.PerSheet(); n++ {
				badges := make([]print.BadgeInput, n)
				for i := range badges {
					badges[i] = print.BadgeInput{Name: "Lò Văn Thuận", Code: print.Code{N: 21, Bits: make([]byte, 21*21/8+1)}}
				}
				front, _, err := setter.Sheet(badges)
				if err != nil {
					t.Fatal(err)
				}
				back, _, err := setter.Back(badges)
				if err != nil {
					t.Fatal(err)
				}
				if e := TwoSides.edge(back.Width, back.Height); e != tc.edge {
					t.Fatalf("sheets of %v × %v mm are turned about the %s edge", back.Width, back.Height, e)
				}
				before, behind := cards(setter, front), cards(setter, back)
				for i := range n {
					if at := turned(behind[i], back, tc.edge); !near(at.X, before[i].X) || !near(at.Y, before[i].Y) {
						t.Errorf("badge %d of %d at %v has its back at %v", i+1, n, before[i], at)
					}
				}
			}
		})
	}
}

// cards gives where the badges of a sheet stand, in their order, by their codes.
func cards(s *print.BadgeSetter, l *layout.List) (places []layout.Rect) {
	for _, item := range l.Items {
		m, ok := item.(*layout.Modules)
		for k := 0; ok && k < s.PerSheet(); k++ {
			if r := s.Cut(k); m.X >= r.X && m.X+m.Size <= r.X+r.W && m.Y >= r.Y && m.Y+m.Size <= r.Y+r.H {
				places = append(places, r)
			}
		}
	}
	return places
}

// turned gives what of the front a part of the back lies behind, once a sheet
// has been turned about an edge of the paper. Turned about the edge that lies
// across, heads would stand behind feet: that is nowhere.
func turned(r layout.Rect, l *layout.List, edge Sides) layout.Rect {
	if upright := (edge == LongEdge) == (l.Height >= l.Width); !upright {
		return layout.Rect{X: -l.Width, Y: -l.Height}
	}
	r.X = l.Width - r.X - r.W
	return r
}
