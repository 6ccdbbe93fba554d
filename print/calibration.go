package print

import (
	"fmt"
	"strings"

	"vinhdanh/assets/fonts"
	"vinhdanh/assets/i18n"
	"vinhdanh/print/layout"
	"vinhdanh/print/shape"
)

// CalibrationMark is a cross of the calibration sheet: where it stands if
// the printer is exact, mm from the upper left corner.
type CalibrationMark struct {
	Name string // "A"
	X, Y float64
}

// Measures of the calibration sheet, mm.
const (
	calibrationInset = 20.0 // of the crosses from the edges
	calibrationArm   = 6.0  // of a cross, each way
	calibrationRule  = 100.0
	calibrationLeast = 140.0 // of the sheet's sides
)

// CalibrationMarks gives the crosses of a sheet: A at the upper left, B at the
// upper right, C at the lower left, D at the lower right. What a person
// measures is from the paper's left edge to A, from its upper edge to A, from
// A to B and from A to C.
func CalibrationMarks(width, height float64) []CalibrationMark {
	const in = calibrationInset
	return []CalibrationMark{{"A", in, in}, {"B", width - in, in}, {"C", in, height - in}, {"D", width - in, height - in}}
}

// CalibrationInput is what a calibration sheet says.
type CalibrationInput struct {
	Width, Height float64 // of the sheet, mm
	Printer, Tray string
	Date          string // YYYY-MM-DD; may be ""
}

// CalibrationSheet sets a sheet on which a printer's offset and scale are
// measured: four crosses, rules of 100 mm with ticks along both ways, and words
// how to measure, in Vietnamese and English. Play it with layout.FontAssets at
// no offset and scale. Faults: "sheet-small" (least), "bad-date",
// "text-overflow", "missing-glyph", "control-character".
func CalibrationSheet(in CalibrationInput, f *shape.Fonts) (*layout.List, error) {
	if !(in.Width >= calibrationLeast && in.Height >= calibrationLeast && in.Width <= 1200 && in.Height <= 1200) {
		return nil, layout.Fail("sheet-small", "least", calibrationLeast)
	}
	s := &calibration{list: &layout.List{Width: in.Width, Height: in.Height}, fonts: f}
	for _, m := range CalibrationMarks(in.Width, in.Height) {
		s.cross(m)
	}
	const rule = calibrationInset + 12 // of the rules from the edges: clear of the crosses
	s.rule(rule, rule, true)
	s.rule(rule, rule, false)
	return s.list, s.say(&in)
}

// calibration is a calibration sheet in the making.
type calibration struct {
	list  *layout.List
	fonts *shape.Fonts
}

func (s *calibration) line(x, y, w, h float64) {
	s.list.Items = append(s.list.Items, layout.Box(layout.LayerText, layout.Rect{X: x, Y: y, W: w, H: h}, ink))
}

// cross draws a cross whose middle is the mark, with its name beside it.
func (s *calibration) cross(m CalibrationMark) {
	const hair = 0.12
	s.line(m.X-calibrationArm, m.Y-hair/2, 2*calibrationArm, hair)
	s.line(m.X-hair/2, m.Y-calibrationArm, hair, 2*calibrationArm)
	x := m.X - 6
	if m.X > s.list.Width/2 {
		x = m.X + 2.5
	}
	y := m.Y - 2
	if m.Y > s.list.Height/2 {
		y = m.Y + 5.4
	}
	s.word(m.Name, fonts.SansBold, 11, x, y, 3.5, "center")
}

// rule draws 100 mm with a tick each millimetre, from a point to the right or
// downwards; the ticks point away from the sheet's middle.
func (s *calibration) rule(x, y float64, across bool) {
	const hair = 0.12
	put := func(along, from, w, h float64) {
		if across {
			s.line(x+along, y+from, w, h)
		} else {
			s.line(x+from, y+along, h, w)
		}
	}
	put(-hair/2, -hair/2, calibrationRule+hair, hair)
	for i := range int(calibrationRule) + 1 {
		long := 1.8
		switch {
		case i%10 == 0:
			long = 4
		case i%5 == 0:
			long = 2.8
		}
		put(float64(i)-hair/2, -long, hair, long)
		if i%10 != 0 || i == 0 { // both rules begin in one corner
			continue
		}
		n := fmt.Sprint(i)
		if across {
			s.word(n, fonts.Sans, 7, x+float64(i)-5, y+3.2, 10, "center")
		} else {
			s.word(n, fonts.Sans, 7, x+1, y+float64(i)+0.9, 8, "left")
		}
	}
}

// word draws a word of ours, which its face has.
func (s *calibration) word(t string, font fonts.Name, size, x, y, w float64, align string) {
	p, err := layout.NewParagraph(s.fonts, font, "calibration", t)
	if err != nil {
		return
	}
	items, _, _, err := p.Draw(layout.Span{To: len(p.Text())}, x, y, w, layout.Style{Layer: layout.LayerText, Font: font, Size: size, Color: ink, Align: align})
	if err == nil {
		s.list.Items = append(s.list.Items, items...)
	}
}

// say sets the words in what the rules leave free, smaller where they must be.
func (s *calibration) say(in *CalibrationInput) error {
	const left, top = calibrationInset + 26, calibrationInset + 20
	d, err := dayOf("dated", in.Date)
	if err != nil {
		return err
	}
	date := ""
	if d.known() {
		date = d.Format("02/01/2006")
	}
	var texts []text
	for i, lang := range i18n.Languages {
		c := i18n.For(lang)
		title, plain := fonts.SansBold, fonts.Sans
		size := 11.0
		if i > 0 {
			size = 9
		}
		about := c.T("stationery.calibration.printer", "printer", strings.TrimSpace(in.Printer), "tray", strings.TrimSpace(in.Tray))
		sheet := c.T("stationery.calibration.sheet", "width", in.Width, "height", in.Height)
		texts = append(texts,
			text{s: c.T("stationery.calibration.title"), font: title, size: size + 3, after: 0.8},
			text{s: join(" · ", about, sheet, date), font: plain, size: size, after: 1.2},
			text{s: c.T("stationery.calibration.scale"), font: title, size: size, after: 0.6},
			text{s: c.T("stationery.calibration.how"), font: plain, size: size, after: 1})
		for _, m := range [...]struct {
			key  string
			want float64
		}{{"left", calibrationInset}, {"top", calibrationInset}, {"across", in.Width - 2*calibrationInset}, {"down", in.Height - 2*calibrationInset}} {
			texts = append(texts, text{s: c.T("stationery.calibration."+m.key, "want", m.want), font: plain, size: size, after: 0.8})
		}
		texts = append(texts, text{s: c.T("stationery.calibration.rule"), font: plain, size: size, after: 5})
	}
	w, h := in.Width-left-calibrationInset, in.Height-top-calibrationInset-8
	for scale := 1.0; ; scale -= 0.05 {
		items, low, err := s.column(texts, scale, left, top, w)
		if err != nil {
			return err
		}
		if items != nil && low <= top+h {
			s.list.Items = append(s.list.Items, items...)
			return nil
		}
		if scale < 0.5 {
			return layout.Fail("text-overflow", "field", layout.FieldKey("calibration"), "letters", len([]rune(in.Printer+in.Tray)), "floor", 4.5)
		}
	}
}

// column sets paragraphs below one another, scaled, and tells where they end;
// no items if a word is wider than the column.
func (s *calibration) column(texts []text, scale, x, y, w float64) ([]layout.Item, float64, error) {
	var items []layout.Item
	for _, t := range texts {
		p, err := layout.NewParagraph(s.fonts, t.font, "calibration", t.s)
		if err != nil {
			return nil, 0, err
		}
		size := t.size * scale
		lines := p.Break(size, w, 0, 0, false)
		if lines == nil {
			return nil, 0, nil
		}
		for _, l := range lines {
			y += size * 1.32 * layout.MM
			drawn, _, _, err := p.Draw(l, x, y, w, layout.Style{Layer: layout.LayerText, Font: t.font, Size: size, Color: ink, Align: "left"})
			if err != nil {
				return nil, 0, err
			}
			items = append(items, drawn...)
		}
		y += t.after * scale
	}
	return items, y, nil
}
