package print

import (
	"bytes"
	"image"
	_ "image/jpeg" // pictures of the emblem
	_ "image/png"
	"math"
	"strings"

	"vinhdanh/print/layout"
	"vinhdanh/print/ornament"
)

// Limits of a picture that an office supplies: it is stored once and embedded
// in each PDF.
const (
	maxPicture = 8 << 20 // bytes
	maxPixels  = 6000    // a side
)

// keep puts an asset into the setter's bag.
func (s *CertificateSetter) keep(kind string, raw []byte) layout.Hash {
	h := layout.HashOf(raw)
	if _, there := s.assets[h]; !there {
		s.assets[h], s.kinds[h] = raw, kind
		s.order = append(s.order, h)
	}
	return h
}

// stamp encodes a list and keeps it; none for an empty list.
func (s *CertificateSetter) stamp(items []layout.Item) (layout.Hash, error) {
	if len(items) == 0 {
		return layout.Hash{}, nil
	}
	list := &layout.List{Width: s.template.Width, Height: s.template.Height, Items: items}
	if err := list.Check(); err != nil {
		return layout.Hash{}, err
	}
	return s.keep("list", layout.Encode(list)), nil
}

// stock sets what the sheets of one authority share.
func (s *CertificateSetter) stock(emblem []layout.Item, posthumous bool) ([]layout.Item, error) {
	t := s.template
	items := []layout.Item{layout.Box(layout.LayerStock, layout.Rect{W: t.Width, H: t.Height}, t.Paper)}
	if t.Drum != nil {
		items = append(items, ornament.Drum(t.Drum)...)
	}
	if t.Border != nil {
		items = append(items, ornament.Border(t.Border, t.Paper)...)
	}
	if t.Emblem != nil {
		items = append(items, ornament.Place(t.Emblem, t.Border, t.Paper)...)
	}
	items = append(items, emblem...)
	text, err := s.heading(posthumous)
	if err != nil {
		return nil, err
	}
	return append(items, text...), nil
}

// heading sets the words of the stock; the authority on two lines where it
// must be, or was asked to be.
func (s *CertificateSetter) heading(posthumous bool) ([]layout.Item, error) {
	authority := strings.TrimSpace(s.fixed.Authority)
	first, second, forced := strings.Cut(authority, "\n")
	c := layout.Conditions{"posthumous": posthumous}
	if !forced {
		items, _, err := s.template.Set(layout.LayerStock, s.fonts, layout.Values{"authority": authority}, c)
		if err == nil {
			return items, nil
		}
		first, second = parts(authority)
		if second == "" {
			return nil, err
		}
	}
	c["two-lines"] = true
	v := layout.Values{"authority": authority, "authority1": strings.TrimSpace(first), "authority2": strings.TrimSpace(second)}
	items, _, err := s.template.Set(layout.LayerStock, s.fonts, v, c)
	return items, err
}

// heads are titles behind which an authority's name is best broken.
var heads = []string{"quyền chủ tịch", "phó chủ tịch", "chủ tịch", "tổng giám đốc", "phó giám đốc", "giám đốc", "bộ trưởng", "hiệu trưởng",
	"cục trưởng", "vụ trưởng", "chi cục trưởng", "viện trưởng", "chánh án", "tổng cục trưởng", "tư lệnh", "chỉ huy trưởng", "ban chấp hành", "ban thường vụ"}

// parts breaks an authority into the head's title and the body's name.
func parts(authority string) (first, second string) {
	low := strings.ToLower(authority)
	if len(low) == len(authority) {
		for _, h := range heads {
			if strings.HasPrefix(low, h+" ") {
				return authority[:len(h)], authority[len(h)+1:]
			}
		}
	}
	words := strings.Fields(authority)
	if len(words) < 2 {
		return authority, ""
	}
	half := (len(words) + 1) / 2
	return strings.Join(words[:half], " "), strings.Join(words[half:], " ")
}

// emblem gives what stands in the emblem's place: the office's picture, the
// sample's ornament, or nothing.
func (s *CertificateSetter) emblem() ([]layout.Item, error) {
	e := s.template.Emblem
	switch {
	case e == nil:
		return nil, nil
	case s.fixed.Emblem != nil:
		raw := s.fixed.Emblem
		if len(raw) > maxPicture {
			return nil, layout.Fail("picture-too-large", "most", maxPicture>>20, "pixels", maxPixels)
		}
		cfg, format, err := image.DecodeConfig(bytes.NewReader(raw))
		if err != nil || format != "png" && format != "jpeg" {
			return nil, &layout.Fault{Code: "bad-picture", Err: err}
		}
		if cfg.Width < 1 || cfg.Height < 1 {
			return nil, layout.Fail("bad-picture")
		}
		if cfg.Width > maxPixels || cfg.Height > maxPixels {
			return nil, layout.Fail("picture-too-large", "most", maxPicture>>20, "pixels", maxPixels)
		}
		long := float64(max(cfg.Width, cfg.Height))
		w, h := 2*e.R*float64(cfg.Width)/long, 2*e.R*float64(cfg.Height)/long
		return []layout.Item{&layout.Picture{Asset: s.keep("picture", raw), X: e.X - w/2, Y: e.Y - h/2, W: w, H: h}}, nil
	case s.fixed.Sample:
		return ornament.Sample(e, s.template.Border), nil
	}
	return nil, nil
}

// watermark sets the words across a sheet that is worth nothing.
func (s *CertificateSetter) watermark(kind string) ([]layout.Item, error) {
	w := s.template.Watermark
	if w == nil {
		return nil, nil
	}
	p, err := layout.NewParagraph(s.fonts, w.Font, "watermark", w.Texts[kind])
	if err != nil {
		return nil, err
	}
	size := w.Width / p.Width(1, 0)
	sin, cos := math.Sincos(w.Angle * math.Pi / 180)
	n := max(w.Repeat, 1)
	var items []layout.Item
	for i := range n {
		middle := w.Y + (float64(i)-float64(n-1)/2)*w.Step
		drop := size * layout.MM * 0.33 // half the height of a capital
		x := w.X - w.Width/2*cos + drop*sin
		y := middle + w.Width/2*sin + drop*cos
		runs, _, _, err := p.Draw(layout.Span{To: len(p.Text())}, x, y, w.Width, layout.Style{
			Layer: layout.LayerText, Font: w.Font, Size: size, Color: w.Color, Align: "left", Angle: w.Angle,
		})
		if err != nil {
			return nil, err
		}
		items = append(items, runs...)
	}
	return items, nil
}

// usual is how many modules a side the code of a name of usual length has;
// its modules are the smallest that are drawn.
const usual = 49

// quiet is how many clear modules stand on each side of a code.
const quiet = 4

// code draws the code in its white square. A code of more modules than usual
// makes the square grow to the left and upwards.
func (s *CertificateSetter) code(in *CertificateInput) ([]layout.Item, error) {
	place := s.template.Code
	n := in.Code.N
	if place == nil || n == 0 || in.Draft {
		return nil, nil
	}
	if n < 21 || n > 177 || (n-17)%4 != 0 || len(in.Code.Bits) < (n*n+7)/8 {
		return nil, layout.Fail("bad-code", "modules", n)
	}
	module := place.Modules / usual
	square := max(place.Square, float64(n+2*quiet)*module)
	side := max(min(place.Modules, square*float64(n)/float64(n+2*quiet)), float64(n)*module)
	box := layout.Rect{X: place.X + place.Square - square, Y: place.Y + place.Square - square, W: square, H: square}
	if !s.template.Free(box) {
		return nil, layout.Fail("code-too-large", "modules", n)
	}
	off := (square - side) / 2
	return []layout.Item{
		layout.Box(layout.LayerText, box, layout.Color{R: 255, G: 255, B: 255, A: 255}),
		&layout.Modules{Layer: layout.LayerText, X: box.X + off, Y: box.Y + off, Size: side, N: n, Bits: in.Code.Bits, Text: in.Code.Text},
	}, nil
}
