package print

import (
	"vinhdanh/assets/fonts"
	"vinhdanh/print/layout"
)

// seatKinds in the order of the legend, with their grounds: on a printer
// without colour they are five greys.
var seatKinds = []struct {
	kind   SeatKind
	ground layout.Color
}{
	{SeatLeader, layout.Color{R: 0xf2, G: 0xb8, B: 0xb0, A: 255}}, {SeatRecipient, layout.Color{R: 0xf7, G: 0xdf, B: 0x9b, A: 255}},
	{SeatOfficial, layout.Color{R: 0xdc, G: 0xea, B: 0xf6, A: 255}}, {SeatGuest, layout.Color{R: 0xee, G: 0xf4, B: 0xe6, A: 255}},
	{SeatReserved, layout.Color{R: 0xd6, G: 0xd2, B: 0xcc, A: 255}}, {SeatFree, layout.Color{R: 255, G: 255, B: 255, A: 255}},
}

// legend tells what the grounds mean, and how many there are of each.
func (s *seating) legend() error {
	const size, swatch, gap = 11.0, 7.0, 9.0
	y := s.sheet.Height - s.sheet.Bottom - 3
	type entry struct {
		ground layout.Color
		said   string
		wide   float64
	}
	var list []entry
	all := -gap
	for _, k := range seatKinds {
		n := s.count[k.kind]
		if n == 0 {
			continue
		}
		key := string(k.kind)
		if key == "" {
			key = "free"
		}
		said := s.words.T("stagepaper.seating.kind."+key, "count", n)
		p, err := layout.NewParagraph(s.fonts, fonts.Serif, "note", said)
		if err != nil {
			return err
		}
		one := entry{k.ground, said, swatch + 2 + p.Width(size, 0)}
		list, all = append(list, one), all+one.wide+gap
	}
	x := s.sheet.Left + (s.wide()-all)/2
	for _, e := range list {
		s.add(box(layout.Rect{X: x, Y: y - 4, W: swatch, H: 5}, e.ground, 0.2))
		s.add(s.line(text{s: e.said, font: fonts.Serif, size: size, align: "left", field: "note", x: x + swatch + 2, w: e.wide}, y)...)
		x += e.wide + gap
	}
	return nil
}
