package designer

import (
	"image/color"
	"slices"

	"vinhdanh/print/layout"
)

// usualColors are those of the presets.
func usualColors() []layout.Color {
	return []layout.Color{{R: 0x16, G: 0x14, B: 0x12, A: 255}, {R: 0xA4, G: 0x16, B: 0x1A, A: 255}, {R: 0xC0, G: 0x90, B: 0x2F, A: 255},
		{R: 0x3B, G: 0x36, B: 0x31, A: 255}, {R: 0x1F, G: 0x4E, B: 0x8C, A: 255}, {R: 0x2B, G: 0x6A, B: 0x3E, A: 255}}
}

// colorName is what people call a colour, else its code.
func (s *Screen) colorName(c layout.Color) string {
	key := "designer.color." + c.String()[1:]
	if cat := s.sh.Catalogue(); cat.Has(key) {
		return cat.T(key)
	}
	return c.String()
}

// colors lists the further colours that the template has.
func (e *editor) colors(known []layout.Color) []layout.Color {
	var list []layout.Color
	add := func(c layout.Color) {
		if !slices.Contains(known, c) && !slices.Contains(list, c) {
			list = append(list, c)
		}
	}
	for i := range e.t.Frames {
		for _, f := range e.t.Frames[i].Fields {
			add(f.Color)
		}
	}
	for _, f := range e.t.Fills {
		add(f.Color)
	}
	return list
}

func rgba(c layout.Color) color.Color { return color.NRGBA{R: c.R, G: c.G, B: c.B, A: 255} }
