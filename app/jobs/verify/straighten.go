package verify

import (
	"image"
	"math"
	"slices"
)

// A photo from the side, or of paper that bends: its codes are drawn anew as
// they would look from straight above, and then read. How far the paper leans
// is told by the modules of the three marks, how it bends is tried out.

// maxBent is how often the codes of a picture are drawn anew, some 5 ms each.
const maxBent = 40

// bows are how far the middle of a code's side may lie beside the line between
// its corners, in shares of the side: across and down.
var bows = func() [][2]float64 {
	list := [][2]float64{{}}
	for _, b := range []float64{0.012, 0.024, 0.036, 0.048} {
		list = append(list, [2]float64{b, 0}, [2]float64{-b, 0}, [2]float64{0, b}, [2]float64{0, -b})
	}
	return list
}()

// bent reads the codes of a picture that lie askew or bent, as far as marks
// belong to none that was read.
func bent(g *image.Gray, marks []finder) (texts []string) {
	defer func() { _ = recover() }() // as in all
	tries := 0
	for _, c := range corners(marks, true) {
		if c.spent(marks) {
			continue
		}
		if tries >= maxBent {
			break
		}
		if t := unbent(g, marks[c.a], marks[c.b], marks[c.c], c.side, &tries); len(t) > 0 {
			texts = append(texts, t...)
			marks[c.a].spent, marks[c.b].spent, marks[c.c].spent = true, true, true
		}
	}
	return texts
}

func unbent(g *image.Gray, a, b, c finder, side float64, tries *int) []string {
	if (b.x-a.x)*(c.y-a.y) < (b.y-a.y)*(c.x-a.x) {
		b, c = c, b
	}
	// Seen from afar a module is smaller by the distance, and once more by half
	// of it in the direction of the slope: the distance goes by the power −2/3.
	// The others stand for marks that are measured badly.
	for _, power := range []float64{2. / 3, 0, 1. / 3, 1} {
		for _, bow := range bows {
			if power != 2./3 && power != 0 && bow != bows[0] {
				break
			}
			*tries++
			if m := straight(g, a, b, c, side, power, bow); m != nil {
				if t := one(m); len(t) > 0 {
					return t
				}
			}
		}
	}
	return nil
}

// straight draws the code of three marks so many modules apart as seen from
// above, four pixels a module. A place (u, v) between the marks, a at (0, 0),
// b at (1, 0), c at (0, 1), has the distance and, times it, the place in the
// picture linear in u and v.
func straight(g *image.Gray, a, b, c finder, side, power float64, bow [2]float64) *image.Gray {
	zb, zc := math.Pow(a.module/b.module, power), math.Pow(a.module/c.module, power)
	if zb+zc-1 < 0.3 {
		return nil
	}
	const pixels, around = 4, 10 // a module; modules outside the marks' middles
	size := int(pixels * (side + 2*around))
	m := image.NewGray(image.Rect(0, 0, size, size))
	bx, by, cx, cy := zb*b.x-a.x, zb*b.y-a.y, zc*c.x-a.x, zc*c.y-a.y
	for y := range size {
		for x := range size {
			u, v := (float64(x)+0.5)/(pixels*side)-around/side, (float64(y)+0.5)/(pixels*side)-around/side
			u, v = u+bow[0]*4*v*(1-v), v+bow[1]*4*u*(1-u)
			z := 1 + u*(zb-1) + v*(zc-1)
			if z < 0.1 {
				continue
			}
			m.Pix[y*m.Stride+x] = between(g, (a.x+u*bx+v*cx)/z-0.5, (a.y+u*by+v*cy)/z-0.5)
		}
	}
	return m
}

// between gives the lightness between four pixels; what lies outside is white.
func between(g *image.Gray, x, y float64) uint8 {
	x0, y0 := int(math.Floor(x)), int(math.Floor(y))
	if x0 < 0 || y0 < 0 || x0+1 >= g.Rect.Dx() || y0+1 >= g.Rect.Dy() {
		return 255
	}
	fx, fy := int((x-float64(x0))*256), int((y-float64(y0))*256)
	p := g.Pix[y0*g.Stride+x0:]
	top, low := int(p[0])*(256-fx)+int(p[1])*fx, int(p[g.Stride])*(256-fx)+int(p[g.Stride+1])*fx
	return uint8((top*(256-fy) + low*fy) >> 16) //nolint:gosec // a mean of bytes
}

// again looks for what squares did not read, at the picture's size or smaller.
func again(g *image.Gray) []string {
	defer func() { _ = recover() }() // as in all
	small := g
	if long := max(g.Rect.Dx(), g.Rect.Dy()); long > quickSide {
		small = resize(g, quickSide)
	}
	marks := marksOf(small)
	times := float64(g.Rect.Dx()) / float64(small.Rect.Dx())
	for i, m := range marks {
		marks[i] = m.scaled(times)
	}
	texts := bent(g, marks)
	slices.Sort(texts)
	return slices.Compact(texts)
}
