package gdi

import (
	"image"
	"math"

	"vinhdanh/print/internal/outline"
	"vinhdanh/print/layout"
	"vinhdanh/print/raster"
)

// clear tells whether what lies beneath an item can be seen through it.
func (s *setter) clear(item layout.Item) (bool, error) {
	through := func(c layout.Color) bool { return c.A != 0 && c.A != 255 }
	switch it := item.(type) {
	case *layout.Path:
		return through(it.Fill) || through(it.Stroke) && it.Width > 0, nil
	case *layout.Run:
		return through(it.Color), nil
	case *layout.Picture:
		pic, err := s.player.pictureOf(it.Asset)
		return err == nil && !pic.opaque, err
	}
	return false, nil
}

// onWhite tells whether the paper is bare beneath an item. GDI knows no
// opacity; on white a see-through colour is a lighter one.
func (s *setter) onWhite(item layout.Item) (bool, error) {
	if p, ok := item.(*layout.Path); ok && p.Fill.A != 0 && p.Stroke.A != 0 && p.Width > 0 && p.Stroke.A != 255 {
		return false, nil // the fill is seen through the stroke
	}
	const dpi = 72 // even a hair is grey at that
	box, err := s.box(item, dpi)
	if err != nil || box.Empty() {
		return true, err
	}
	img, err := s.player.raster.Draw(&s.sheet, raster.Options{DPI: dpi, Clip: box})
	if err != nil {
		return false, err
	}
	for _, v := range img.Pix {
		if v != 255 {
			return false, nil
		}
	}
	return true, nil
}

// flatten draws an item, and all beneath it, as a bitmap.
func (s *setter) flatten(item layout.Item) error {
	const (
		fine = 600.0
		most = 24 << 20 // pixels
	)
	dpi := min(fine, s.page.device.DPIX, s.page.device.DPIY)
	box, err := s.box(item, dpi)
	if n := box.Dx() * box.Dy(); err == nil && n > most {
		dpi *= math.Sqrt(most / float64(n))
		box, err = s.box(item, dpi)
	}
	if err != nil || box.Empty() {
		return err
	}
	sheet := s.sheet
	sheet.Items = append(sheet.Items[:len(sheet.Items):len(sheet.Items)], item)
	img, err := s.player.raster.Draw(&sheet, raster.Options{DPI: dpi, Clip: box})
	if err != nil {
		return err
	}
	b, mm := img.Bounds(), inch/dpi
	if b.Empty() {
		return nil // beside the sheet
	}
	s.bitmap(img, s.grid.at(float64(b.Min.X)*mm, float64(b.Min.Y)*mm), s.grid.at(float64(b.Max.X)*mm, float64(b.Max.Y)*mm))
	return nil
}

// box is the part of the sheet that an item can touch, in pixels.
func (s *setter) box(item layout.Item, dpi float64) (image.Rectangle, error) {
	left, top, right, bottom := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	add := func(at layout.Point) {
		left, right = min(left, at.X), max(right, at.X)
		top, bottom = min(top, at.Y), max(bottom, at.Y)
	}
	more := 0.0 // mm
	switch it := item.(type) {
	case *layout.Path:
		const miter = 10 // a corner's, as in PDF
		more = it.Width / 2 * miter
		for _, seg := range it.Segs {
			for _, at := range seg.P[:seg.Kind.Points()] {
				add(at)
			}
		}
	case *layout.Run:
		err := s.letters(it, func(o *outline.Glyph, t turn) {
			if len(o.Segs) == 0 {
				return
			}
			for _, x := range [...]float64{o.Left, o.Right} {
				add(t.at(x, o.Bottom))
				add(t.at(x, o.Top))
			}
		})
		if err != nil {
			return image.Rectangle{}, err
		}
	case *layout.Picture:
		add(layout.Point{X: it.X, Y: it.Y})
		add(layout.Point{X: it.X + it.W, Y: it.Y + it.H})
	}
	if left > right {
		return image.Rectangle{}, nil
	}
	px := func(mm, away, limit float64) int {
		return int(math.Round(min(max(mm, 0), limit)*dpi/inch + away))
	}
	const edge = 1.0 // pixels, for what is half covered
	return image.Rect(px(left-more, -edge, s.sheet.Width), px(top-more, -edge, s.sheet.Height),
		px(right+more, edge, s.sheet.Width), px(bottom+more, edge, s.sheet.Height)), nil
}
