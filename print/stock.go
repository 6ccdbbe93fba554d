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
	maxPixels  = 4000    // a side
)

// ornaments draws the sheet without its words.
func (s *CertificateSetter) ornaments() ([]layout.Item, error) {
	t := s.template
	ground := layout.Rect{W: t.Width, H: t.Height}
	if b := t.Border; b != nil {
		ground = layout.Rect{X: b.X, Y: b.Y, W: b.W, H: b.H}
	}
	items := []layout.Item{layout.Box(layout.LayerStock, ground, t.Paper)}
	if t.Drum != nil {
		items = append(items, ornament.Drum(t.Drum)...)
	}
	if t.Border != nil {
		items = append(items, ornament.Border(t.Border, t.Paper)...)
	}
	if t.Emblem != nil {
		items = append(items, ornament.Place(t.Emblem, t.Border, t.Paper)...)
	}
	emblem, err := s.emblem()
	return append(items, emblem...), err
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
		w, h, err := pictureIn(s.fixed.Emblem, e.R)
		if err != nil {
			return nil, err
		}
		return []layout.Item{&layout.Picture{Asset: s.keep("picture", s.fixed.Emblem), X: e.X - w/2, Y: e.Y - h/2, W: w, H: h}}, nil
	case s.fixed.Sample:
		return ornament.Sample(e, s.template.Border), nil
	}
	return nil, nil
}

// pictureIn gives the size at which a picture stands in a circle of radius r:
// as wide as the circle where its corners are clear, as pictures of the emblem
// are; else so small that its corners do not cover the border.
func pictureIn(raw []byte, r float64) (w, h float64, err error) {
	if len(raw) > maxPicture {
		return 0, 0, layout.Fail("picture-too-large", "most", maxPicture>>20, "pixels", maxPixels)
	}
	cfg, format, err := image.DecodeConfig(bytes.NewReader(raw))
	if err != nil || format != "png" && format != "jpeg" || cfg.Width < 1 || cfg.Height < 1 {
		return 0, 0, &layout.Fault{Code: "bad-picture", Err: err}
	}
	if cfg.Width > maxPixels || cfg.Height > maxPixels {
		return 0, 0, layout.Fail("picture-too-large", "most", maxPicture>>20, "pixels", maxPixels)
	}
	img, _, err := image.Decode(bytes.NewReader(raw)) // whole, so that a cut file is found now and not in the print shop
	if err != nil {
		return 0, 0, &layout.Fault{Code: "bad-picture", Err: err}
	}
	w, h = float64(cfg.Width), float64(cfg.Height)
	fit := 2 * r / max(w, h)
	if !clearCorners(img) {
		fit = 2 * r / math.Hypot(w, h)
	}
	return w * fit, h * fit, nil
}

// clearCorners tells whether a picture shows nothing in its corners.
func clearCorners(img image.Image) bool {
	b := img.Bounds()
	for _, p := range []image.Point{{X: b.Min.X, Y: b.Min.Y}, {X: b.Max.X - 1, Y: b.Min.Y}, {X: b.Min.X, Y: b.Max.Y - 1}, {X: b.Max.X - 1, Y: b.Max.Y - 1}} {
		if _, _, _, a := img.At(p.X, p.Y).RGBA(); a != 0 {
			return false
		}
	}
	return true
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
