package print

import (
	"image"
	"math"
	"strings"

	"vinhdanh/assets/fonts"
	"vinhdanh/assets/i18n"
	"vinhdanh/print/layout"
	"vinhdanh/print/ornament"
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
	pictures, err := s.pictures(layout.LayerStock)
	if err != nil {
		return nil, err
	}
	emblem, err := s.emblem()
	return append(append(items, pictures...), emblem...), err
}

// stockWords are the stamps of the stock's words, by what of the conditions they
// ask for holds.
type stockWords struct {
	asked  []string
	stamps map[uint]layout.Hash // by bits of asked
}

func (w *stockWords) of(c layout.Conditions) layout.Hash {
	bits := uint(0)
	for i, name := range w.asked {
		if c[name] {
			bits |= 1 << i
		}
	}
	return w.stamps[bits]
}

// head sets the words of the stock for all papers that may come; the authority
// on two lines where it must be, or was asked to be.
func (s *CertificateSetter) head() error {
	s.words.asked = s.template.StockConditions()
	_, _, forced := strings.Cut(strings.TrimSpace(s.fixed.Authority), "\n")
	if !forced {
		err := s.heading()
		if _, second := parts(strings.TrimSpace(s.fixed.Authority)); err == nil || second == "" {
			return err
		}
	}
	s.twoLines = true
	return s.heading()
}

// heading sets the stock's words for each set of conditions that can come.
func (s *CertificateSetter) heading() error {
	s.words.stamps = map[uint]layout.Hash{}
	for bits := range uint(1) << len(s.words.asked) {
		v, c, kinds := layout.Values{}, layout.Conditions{}, 0
		for i, name := range s.words.asked {
			c[name] = bits>>i&1 == 1
			if c[name] && (name == string(Individual) || name == string(Collective) || name == string(Household)) {
				kinds++
			}
		}
		if kinds > 1 {
			continue
		}
		s.share(v, c)
		s.word(v, c)
		items, _, err := s.template.Set(layout.LayerStock, s.fonts, v, c)
		if err != nil {
			return err
		}
		if s.words.stamps[bits], err = s.stamp(s.template.Width, s.template.Height, items); err != nil {
			return err
		}
	}
	return nil
}

// share fills the places and conditions of what all certificates share.
func (s *CertificateSetter) share(v layout.Values, c layout.Conditions) {
	authority := strings.TrimSpace(s.fixed.Authority)
	first, second, forced := strings.Cut(authority, "\n")
	if !forced {
		first, second = parts(authority)
	}
	v["authority"], v["authority1"], v["authority2"] = authority, strings.TrimSpace(first), strings.TrimSpace(second)
	v["title"] = strings.TrimSpace(s.fixed.Title)
	c["two-lines"], c["titled"] = s.twoLines, v["title"] != ""
	if s.template.Other() != "" {
		v["other.authority"], v["other.title"] = strings.TrimSpace(s.fixed.Other.Authority), strings.TrimSpace(s.fixed.Other.Title)
	}
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
	img, err := layout.CheckPicture(raw)
	if err != nil {
		return 0, 0, err
	}
	w, h = float64(img.Bounds().Dx()), float64(img.Bounds().Dy())
	fit := 2 * r / max(w, h)
	if !clearCorners(img) {
		fit = 2 * r / math.Hypot(w, h)
	}
	return w * fit, h * fit, nil
}

// pictures gives the office's ornaments on a layer.
func (s *CertificateSetter) pictures(layer layout.Layer) ([]layout.Item, error) {
	var items []layout.Item
	for _, p := range s.template.Pictures {
		if on := p.Layer == "text"; on != (layer == layout.LayerText) {
			continue
		}
		raw, ok := s.template.Assets[p.Hash]
		if !ok {
			return nil, layout.Fail("template-picture", "what", p.Name)
		}
		items = append(items, &layout.Picture{Layer: layer, Asset: s.keep("picture", raw), X: p.X, Y: p.Y, W: p.W, H: p.H})
	}
	return items, nil
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

// usualMark is the watermark of a template that has none of its own: no sample
// and no draft goes without.
func usualMark(t *layout.Template) *layout.Watermark {
	words := i18n.For("vi")
	angle := math.Atan(0.63*t.Height/t.Width) * 180 / math.Pi
	return &layout.Watermark{
		X: t.Width / 2, Y: t.Height * 0.52, Width: 0.64 * t.Width, Angle: angle,
		Font: fonts.SerifBold, Color: layout.Color{R: 0xf5, G: 0xdf, B: 0xd8, A: 255},
		Texts: map[string]string{"sample": words.T("paper.mark.sample"), "draft": words.T("paper.mark.draft")},
	}
}

// watermark sets the words across a sheet that is worth nothing.
func (s *CertificateSetter) watermark(kind string) ([]layout.Item, error) {
	w := s.template.Watermark
	if w == nil {
		w = usualMark(s.template)
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
