package print

import (
	"slices"

	"vinhdanh/assets/fonts"
	"vinhdanh/print/layout"
)

// seat draws a seat: its number above, below it the name, or as much of it as
// has room.
func (s *seating) seat(seat *SeatSpot, r layout.Rect) error {
	s.count[seat.Kind]++
	for _, k := range seatKinds {
		if k.kind == seat.Kind {
			s.add(box(layout.Rect{X: r.X + 0.25, Y: r.Y + 0.25, W: r.W - 0.5, H: r.H - 0.5}, k.ground, 0.15))
		}
	}
	said := seat.Name
	if said == "" {
		said = seat.Reserved
	}
	small := min(6.5, r.H/layout.MM*0.38)
	top := r.Y + 0.9 + small*layout.MM*0.75
	if said == "" || r.H < 5 { // the number alone, in the middle
		if said != "" {
			s.short++
		}
		size := min(8, r.H/layout.MM*0.6)
		return s.fitLine(seat.Number, fonts.Serif, size, 3, r, r.Y+r.H/2+size*layout.MM*0.34)
	}
	if err := s.fitLine(seat.Number, fonts.Serif, small, 3, r, top); err != nil {
		return err
	}
	return s.seatName(said, seat.Short, r, (top+r.Y+r.H)/2)
}

// Sizes of names on seats, pt.
const (
	nameMost  = 8.5
	nameLeast = 4.6
)

// nameSize is the one size of all names in a block: that at which half of them
// have room in full; the longer ones are shortened.
func (s *seating) nameSize(b *SeatBlock) (float64, error) {
	var sizes []float64
	for i := range b.Rows {
		for k := range b.Rows[i].Seats {
			seat := &b.Rows[i].Seats[k]
			said := seat.Name
			if said == "" {
				said = seat.Reserved
			}
			if seat.None || said == "" {
				continue
			}
			p, err := layout.NewParagraph(s.fonts, fonts.SerifBold, "name", said)
			if err != nil {
				return 0, whose(err, said)
			}
			sizes = append(sizes, (s.w-nameAside)/max(p.Width(1, 0), 1e-9))
		}
	}
	most := min(nameMost, (s.h-2)/layout.MM*0.6)
	if len(sizes) == 0 {
		return most, nil
	}
	slices.Sort(sizes)
	return max(min(most, sizes[len(sizes)/2]), nameLeast), nil
}

// nameAside is left free beside a name in its seat, mm.
const nameAside = 1.1

// seatName sets a name on one line about a height: in full, else shortened.
func (s *seating) seatName(said string, short []string, r layout.Rect, middle float64) error {
	for i, name := range append([]string{said}, short...) {
		p, err := layout.NewParagraph(s.fonts, fonts.SerifBold, "name", name)
		if err != nil {
			return whose(err, said)
		}
		if p.Width(s.names, 0) > r.W-nameAside+1e-6 || s.names > (r.H-2)/layout.MM*0.6+1e-6 {
			continue
		}
		if i > 0 {
			s.short++
		}
		return s.draw(p, fonts.SerifBold, s.names, r, middle+s.names*layout.MM*0.34)
	}
	s.short++
	return nil
}

// fitLine sets words in the middle of a seat at the greatest size that fits,
// or leaves them out.
func (s *seating) fitLine(said string, font fonts.Name, size, least float64, r layout.Rect, y float64) error {
	p, err := layout.NewParagraph(s.fonts, font, "seat", said)
	if err != nil {
		return err
	}
	if size = min(size, (r.W-0.8)/max(p.Width(1, 0), 1e-9)); size < least {
		return nil
	}
	return s.draw(p, font, size, r, y)
}

func (s *seating) draw(p *layout.Paragraph, font fonts.Name, size float64, r layout.Rect, y float64) error {
	items, _, _, err := p.Draw(layout.Span{To: len(p.Text())}, r.X, y, r.W, s.style(font, size, "center"))
	s.add(items...)
	return err
}

// box is a rectangle with a hair line round it.
func box(r layout.Rect, ground layout.Color, width float64) layout.Item {
	at := func(kind layout.SegKind, x, y float64) layout.Seg {
		return layout.Seg{Kind: kind, P: [3]layout.Point{{X: x, Y: y}}}
	}
	return &layout.Path{Layer: layout.LayerText, Fill: ground, Stroke: ink, Width: width, Segs: []layout.Seg{
		at(layout.MoveTo, r.X, r.Y), at(layout.LineTo, r.X+r.W, r.Y), at(layout.LineTo, r.X+r.W, r.Y+r.H), at(layout.LineTo, r.X, r.Y+r.H), {Kind: layout.Close},
	}}
}
