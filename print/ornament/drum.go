package ornament

import (
	"math"

	"vinhdanh/print/layout"
)

// Drum draws the face of a bronze drum of Đông Sơn in one faint colour: the
// star of fourteen rays, rings of tangent circles and saw teeth, and eighteen
// Lạc birds that fly against the clock round it.
func Drum(d *layout.Drum) []layout.Item {
	p := &pen{m: scale(d.R, d.R).then(shift(d.X, d.Y))}
	for _, r := range []struct{ outer, inner float64 }{
		{1, 0.988}, {0.975, 0.968}, {0.905, 0.898}, {0.835, 0.828}, {0.765, 0.757},
		{0.545, 0.537}, {0.475, 0.468}, {0.405, 0.398}, {0.335, 0.322},
	} {
		p.ring(0, 0, r.outer, r.inner)
	}
	teeth(p, 0.968, 0.905, 96)
	circles(p, 0.8665, 0.021, 84)
	teeth(p, 0.765, 0.828, 84) // pointing outwards
	circles(p, 0.5065, 0.021, 44)
	teeth(p, 0.398, 0.468, 40)
	birds(p, 0.651, 18)
	star(p, 14, 0.30, 0.1)
	return []layout.Item{p.fill(d.Color)}
}

// teeth is a ring of saw teeth that stand on the circle from and point to the circle to.
func teeth(p *pen, from, to float64, n int) {
	at := func(r, i float64) (x, y float64) {
		sin, cos := math.Sincos(2 * math.Pi * i / float64(n))
		return r * sin, -r * cos
	}
	for i := range n {
		x1, y1 := at(from, float64(i)-0.42)
		x2, y2 := at(to, float64(i))
		x3, y3 := at(from, float64(i)+0.42)
		if from < to {
			x1, y1, x3, y3 = x3, y3, x1, y1
		}
		p.polygon(x1, y1, x3, y3, x2, y2)
	}
}

// circles is a ring of small circles with a dot in each, joined by tangents.
func circles(p *pen, r, size float64, n int) {
	for i := range n {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(n))
		x, y := r*sin, -r*cos
		p.ring(x, y, size, size*0.72)
		p.circle(x, y, size*0.3)
	}
}

// birds fly in a ring; each is drawn about one unit long, its beak to the left.
func birds(p *pen, r float64, n int) {
	ring := p.m
	size := 2 * math.Pi * r / float64(n) * 0.9
	for i := range n {
		p.m = scale(size, size).then(shift(0, -r)).then(turn(360 * float64(i) / float64(n))).then(ring)
		bird(p)
	}
	p.m = ring
}

func bird(p *pen) {
	// beak, head, crest, body and tail in one outline
	p.move(-0.52, 0.035)
	p.cube(-0.44, -0.005, -0.36, -0.035, -0.29, -0.045)
	p.cube(-0.27, -0.085, -0.22, -0.1, -0.18, -0.085)
	p.cube(-0.13, -0.13, -0.06, -0.17, 0.02, -0.17)
	p.cube(-0.05, -0.13, -0.1, -0.08, -0.13, -0.035)
	p.cube(-0.05, -0.01, 0.06, -0.02, 0.14, -0.01)
	p.cube(0.26, -0.05, 0.38, -0.08, 0.5, -0.07)
	p.line(0.44, 0.01)
	p.line(0.51, 0.03)
	p.line(0.44, 0.065)
	p.line(0.48, 0.12)
	p.cube(0.36, 0.12, 0.24, 0.09, 0.14, 0.06)
	p.cube(0.04, 0.085, -0.08, 0.075, -0.17, 0.025)
	p.cube(-0.24, 0.02, -0.32, 0.0, -0.36, 0.005)
	p.cube(-0.42, 0.01, -0.47, 0.02, -0.52, 0.035)
	p.close()
	// wings, drawn back, cut into feathers
	for _, d := range []float64{-1, 1} {
		y := func(v float64) float64 { return 0.02 + d*v }
		pts := []float64{-0.06, y(0.035), 0.1, y(0.27), 0.2, y(0.285), 0.13, y(0.2), 0.23, y(0.205), 0.13, y(0.13), 0.22, y(0.125), 0.1, y(0.04)}
		if d < 0 {
			rev := make([]float64, 0, len(pts))
			for i := len(pts) - 2; i >= 0; i -= 2 {
				rev = append(rev, pts[i], pts[i+1])
			}
			pts = rev
		}
		p.polygon(pts...)
	}
}

func star(p *pen, rays int, outer, inner float64) {
	pts := make([]float64, 0, 4*rays)
	for i := range 2 * rays {
		r := outer
		if i%2 == 1 {
			r = inner
		}
		sin, cos := math.Sincos(math.Pi * float64(i) / float64(rays))
		pts = append(pts, r*sin, -r*cos)
	}
	p.polygon(pts...)
	// between the rays, chevrons like peacock's eyes
	for i := range rays {
		m := p.m
		p.m = turn(360 * (float64(i) + 0.5) / float64(rays)).then(m)
		for k, r := range []float64{0.285, 0.25, 0.215} {
			w := 0.034 - 0.009*float64(k)
			p.polygon(-w, -r, 0, -r+0.05-0.01*float64(k), w, -r, w-0.008, -r, 0, -r+0.037-0.01*float64(k), -w+0.008, -r)
		}
		p.m = m
	}
}
