package verify

import (
	"image"
	"math"
	"slices"

	"github.com/makiuchi-d/gozxing"
)

// finder is one of the three square marks in the corners of a QR code
// (ISO/IEC 18004 §6.3.3): its centre and the width of a module, in pixels.
type finder struct {
	x, y, module float64
	rows         int // in how many rows of the picture it was met
	spent        bool
}

// These bound the work on a picture that is full of squares but holds no code.
const (
	maxMet     = 2000 // places that look like a mark in a row
	maxFinders = 150
	maxCorners = 150
)

// squares reads each code of a picture by itself: it looks for the marks of
// all codes, and reads the piece around every three that lie like the corners
// of one. Reading the whole picture at once finds one code and may miss the others.
// The marks are looked for in g; pieces are cut out of whole, the same picture
// or a larger one. sure tells that no other code is to be expected: all marks
// belong to codes that were read, and their modules are large enough for others
// of their size to be seen.
func squares(g, whole *image.Gray) (texts []string, sure bool) {
	defer func() { _ = recover() }() // as in all
	marks := marksOf(g)
	list := corners(marks, false)
	times := float64(whole.Rect.Dx()) / float64(g.Rect.Dx())
	least := math.Inf(1)
	for _, c := range list {
		if c.spent(marks) {
			continue
		}
		a, b, d := marks[c.a].scaled(times), marks[c.b].scaled(times), marks[c.c].scaled(times)
		if t := piece(around(whole, a, b, d), a.module); len(t) > 0 {
			texts = append(texts, t...)
			marks[c.a].spent, marks[c.b].spent, marks[c.c].spent = true, true, true
			least = min(least, marks[c.a].module)
		}
	}
	sure = len(texts) > 0 && least >= plainModule && !slices.ContainsFunc(list, func(c corner) bool { return !c.spent(marks) })
	return texts, sure
}

// plainModule is how large a module must be, in pixels, for marks of that size
// never to be overlooked.
const plainModule = 2.2

func (f finder) scaled(times float64) finder {
	f.x, f.y, f.module = f.x*times, f.y*times, f.module*times
	return f
}

func marksOf(g *image.Gray) []finder {
	dark, err := gozxing.NewHybridBinarizer(source(g)).GetBlackMatrix()
	if err != nil {
		return nil
	}
	return finders(dark)
}

// finders looks along the rows for dark, light, dark, light, dark in the
// proportions 1:1:3:1:1 and keeps what shows them downwards too.
func finders(dark *gozxing.BitMatrix) []finder {
	var marks []finder
	w := dark.GetWidth()
	row := gozxing.NewBitArray(w)
	for y := range dark.GetHeight() {
		row = dark.GetRow(y, row)
		var runs [5]int
		black := false
		for n, x := 0, 0; x < w; n++ { // n runs of this row were seen before
			end := row.GetNextSet(x)
			if black {
				end = row.GetNextUnset(x)
			}
			copy(runs[:], runs[1:])
			runs[4] = end - x
			if black && n >= 5 && likeMark(runs) {
				marks = meet(marks, dark, float64(end)-float64(runs[4]+runs[3])-float64(runs[2])/2, y, runs)
				if len(marks) >= maxMet {
					return clearest(marks)
				}
			}
			x, black = end, !black
		}
	}
	return clearest(marks)
}

// clearest leaves out what only looks like a mark in passing: every row
// through the middle of a mark, three modules high, shows it.
func clearest(marks []finder) []finder {
	marks = slices.DeleteFunc(marks, func(m finder) bool { return float64(m.rows) < 1.8*m.module })
	slices.SortStableFunc(marks, func(a, b finder) int { return b.rows - a.rows })
	return marks[:min(len(marks), maxFinders)]
}

func likeMark(runs [5]int) bool {
	total := 0
	for _, r := range runs {
		if r == 0 {
			return false
		}
		total += r
	}
	if total < 7 {
		return false
	}
	module := float64(total) / 7
	for i, r := range runs {
		want, slack := module, module*0.6
		if i == 2 {
			want, slack = 3*module, 1.5*module
		}
		if math.Abs(float64(r)-want) > slack {
			return false
		}
	}
	return true
}

// meet adds what was found in a row to the mark it belongs to, or as a new one.
func meet(marks []finder, dark *gozxing.BitMatrix, x float64, y int, runs [5]int) []finder {
	wide := 0
	for _, r := range runs {
		wide += r
	}
	cy, high, ok := downwards(dark, int(x), y)
	if !ok || high*2 < wide || wide*2 < high { // flat, seen from the side
		return marks
	}
	module := float64(wide+high) / 14
	for i := range marks {
		m := &marks[i]
		if math.Abs(m.x-x) < 2*module && math.Abs(m.y-cy) < 2*module && math.Abs(m.module-module) < module/2 {
			k := float64(m.rows)
			m.x, m.y, m.module = (m.x*k+x)/(k+1), (m.y*k+cy)/(k+1), (m.module*k+module)/(k+1)
			m.rows++
			return marks
		}
	}
	return append(marks, finder{x: x, y: cy, module: module, rows: 1})
}

// downwards measures the five runs of a mark through its middle from top to bottom.
func downwards(dark *gozxing.BitMatrix, x, y int) (centre float64, high int, ok bool) {
	if x < 0 || x >= dark.GetWidth() || !dark.Get(x, y) {
		return 0, 0, false
	}
	var runs [5]int
	top, bottom := y, y+1
	for i, black := range []bool{true, false, true} {
		for top > 0 && dark.Get(x, top-1) == black {
			top--
			runs[2-i]++
		}
	}
	for i, black := range []bool{true, false, true} {
		for bottom < dark.GetHeight() && dark.Get(x, bottom) == black {
			bottom++
			runs[2+i]++
		}
	}
	runs[2]++
	return float64(top+runs[0]+runs[1]) + float64(runs[2])/2, bottom - top, likeMark(runs)
}

// corner is three marks, by their places in the list: a where the right angle is.
type corner struct {
	a, b, c int
	side    float64 // in modules
}

// corners lists what may be the three marks of one code, the smallest first:
// of equal codes side by side the true corners are smaller than mixed ones.
// askew allows for those that are seen from the side.
func corners(marks []finder, askew bool) []corner {
	var list []corner
	for a := range marks {
		for b := range marks {
			for c := b + 1; c < len(marks); c++ {
				if a == b || a == c {
					continue
				}
				if side, ok := rightAngle(marks[a], marks[b], marks[c], askew); ok {
					list = append(list, corner{a, b, c, side})
				}
			}
		}
	}
	slices.SortStableFunc(list, func(p, q corner) int { return int(p.side - q.side) })
	return list[:min(len(list), maxCorners)]
}

// spent tells whether a mark of these belongs to a code that was read.
func (c corner) spent(marks []finder) bool {
	return marks[c.a].spent || marks[c.b].spent || marks[c.c].spent
}

func rightAngle(a, b, c finder, askew bool) (side float64, ok bool) {
	uneven, long, slope := 1.5, 1.4, 0.35
	if askew {
		uneven, long, slope = 2.2, 1.8, 0.5
	}
	least, most := min(a.module, b.module, c.module), max(a.module, b.module, c.module)
	if most > uneven*least {
		return 0, false
	}
	bx, by, cx, cy := b.x-a.x, b.y-a.y, c.x-a.x, c.y-a.y
	ab, ac := math.Hypot(bx, by), math.Hypot(cx, cy)
	side = (ab + ac) / (2 * (a.module + b.module + c.module) / 3)
	// The marks of version 1 are 14 modules apart, those of version 40 170.
	if side < 12 || side > 200 || ab > long*ac || ac > long*ab {
		return 0, false
	}
	return side, math.Abs(bx*cx+by*cy) < slope*ab*ac
}

// piece reads one code cut out of a picture: first where a module is 3 to 6
// pixels, which evens out a scanner's noise; small modules are read best enlarged.
func piece(g *image.Gray, module float64) []string {
	long := max(g.Rect.Dx(), g.Rect.Dy())
	if times := int(module / 3); times > 1 {
		if t := one(shrink(g, times)); len(t) > 0 {
			return t
		}
	}
	for _, times := range []int{2, 1, 3, 4} {
		if times > 1 && module*float64(times) > 9 {
			continue
		}
		if t := one(resize(g, times*long)); len(t) > 0 {
			return t
		}
	}
	return nil
}

// around cuts out the square that three marks span, with its quiet zone.
func around(g *image.Gray, a, b, c finder) *image.Gray {
	dx, dy := b.x+c.x-a.x, b.y+c.y-a.y
	margin := 9 * max(a.module, b.module, c.module)
	r := image.Rect(
		int(min(a.x, b.x, c.x, dx)-margin), int(min(a.y, b.y, c.y, dy)-margin),
		int(max(a.x, b.x, c.x, dx)+margin), int(max(a.y, b.y, c.y, dy)+margin),
	).Intersect(g.Rect)
	cut := image.NewGray(image.Rect(0, 0, r.Dx(), r.Dy()))
	for y := range r.Dy() {
		from := (r.Min.Y+y)*g.Stride + r.Min.X
		copy(cut.Pix[y*cut.Stride:], g.Pix[from:from+r.Dx()])
	}
	return cut
}
