package gdi

import (
	"image"
	"math"

	"golang.org/x/image/draw"

	unpacked "vinhdanh/print/internal/picture"
	"vinhdanh/print/layout"
)

// bitmap is a picture on paper: rows of blue, green and red from the bottom
// up, each filled up to four bytes, as Windows has them.
type bitmap struct {
	from, to point // corners of its frame
	w, h     int   // pixels
	rows     []byte
}

// picture is an unpacked picture, and what was last made of it for paper.
type picture struct {
	img    image.Image
	opaque bool
	made   *bitmap
}

// pictureOf finds or unpacks a picture.
func (p *Player) pictureOf(h layout.Hash) (*picture, error) {
	if pic, ok := p.pictures[h]; ok {
		return pic, nil
	}
	img, err := unpacked.Decode(p.assets, h)
	if err != nil {
		return nil, err
	}
	o, ok := img.(interface{ Opaque() bool })
	pic := &picture{img: img, opaque: ok && o.Opaque()}
	p.pictures[h] = pic
	return pic, nil
}

// picture puts a picture on paper in its own pixels; one that has more of them
// than its frame has dots is made smaller here, since printers drop what they
// do not need.
func (s *setter) picture(it *layout.Picture) error {
	pic, err := s.player.pictureOf(it.Asset)
	if err != nil {
		return err
	}
	from, to := s.grid.at(it.X, it.Y), s.grid.at(it.X+it.W, it.Y+it.H)
	b := pic.img.Bounds()
	dots := func(a, b int32) int { return max(1, int(math.Round(float64(b-a)/fraction))) }
	size := image.Rect(0, 0, min(b.Dx(), dots(from.X, to.X)), min(b.Dy(), dots(from.Y, to.Y)))
	if m := pic.made; m != nil && m.w == size.Dx() && m.h == size.Dy() {
		again := *m
		again.from, again.to = from, to
		s.page.shapes = append(s.page.shapes, shape{bitmap: &again})
		return nil
	}
	onto := image.NewRGBA(size)
	draw.Draw(onto, size, image.White, image.Point{}, draw.Src)
	if size.Dx() == b.Dx() && size.Dy() == b.Dy() {
		draw.Draw(onto, size, pic.img, b.Min, draw.Over)
	} else {
		draw.CatmullRom.Scale(onto, size, pic.img, b, draw.Over, nil)
	}
	pic.made = s.bitmap(onto, from, to)
	return nil
}

// bitmap puts an opaque picture into a frame.
func (s *setter) bitmap(img *image.RGBA, from, to point) *bitmap {
	b := img.Bounds()
	m := &bitmap{from: from, to: to, w: b.Dx(), h: b.Dy()}
	stride := (3*m.w + 3) &^ 3
	m.rows = make([]byte, stride*m.h)
	for y := range m.h {
		line := img.Pix[img.PixOffset(b.Min.X, b.Min.Y+y):]
		row := m.rows[(m.h-1-y)*stride:]
		for x := range m.w {
			row[3*x], row[3*x+1], row[3*x+2] = line[4*x+2], line[4*x+1], line[4*x]
		}
	}
	s.page.shapes = append(s.page.shapes, shape{bitmap: m})
	return m
}
