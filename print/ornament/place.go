package ornament

import "vinhdanh/print/layout"

// Place opens the border for the emblem: a disc of the paper's colour with a
// fine ring round it. What stands in the disc is a picture of the office's, or
// nothing.
func Place(e *layout.Emblem, b *layout.Border, paper layout.Color) []layout.Item {
	disc := &pen{m: identity}
	disc.circle(e.X, e.Y, e.R+1.6)
	items := []layout.Item{disc.fill(paper)}
	if b != nil {
		s := shadesOf(b)
		red, gold := &pen{m: identity}, &pen{m: identity}
		red.ring(e.X, e.Y, e.R+1.6, e.R+1.0)
		gold.ring(e.X, e.Y, e.R+0.65, e.R+0.35)
		items = append(items, red.fill(s.red), gold.fill(s.gold))
	}
	return items
}

// Sample fills the emblem's place of samples with a plain ornament.
func Sample(e *layout.Emblem, b *layout.Border) []layout.Item {
	red, gold, ground := layout.Color{R: 0xa4, G: 0x16, B: 0x1a, A: 255}, layout.Color{R: 0xc0, G: 0x90, B: 0x2f, A: 255}, layout.Color{R: 255, G: 255, B: 255, A: 255}
	if b != nil {
		red, gold, ground = b.Red, b.Gold, b.Ground
	}
	return Rosette(e.X, e.Y, e.R*0.9, mix(gold, ground, 0.35), red, ground, ground)
}
