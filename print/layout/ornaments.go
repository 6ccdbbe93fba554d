package layout

import (
	"math"

	"vinhdanh/assets/fonts"
)

func (t *Template) checkFill(f *Fill, d *Document) error {
	switch {
	case !t.on(Rect{f.X, f.Y, f.W, f.H}):
		return Fail("template-off-page", "what", "fills")
	case f.Layer != "stock" && f.Layer != "text":
		return value("fills.layer", f.Layer)
	}
	if w := d.unknown(f.When); w != "" {
		return value("fills.when", w)
	}
	return nil
}

func (t *Template) checkBorder() error {
	b := t.Border
	switch {
	case b == nil:
		return nil
	case !t.on(Rect{b.X, b.Y, b.W, b.H}):
		return Fail("template-off-page", "what", "border")
	case !(b.Band >= 3 && b.Band <= b.W/6 && b.Band <= b.H/6):
		return value("border.band", b.Band)
	case !(b.Motif >= b.Band/3 && b.Motif <= 4*b.Band):
		return value("border.motif", b.Motif)
	}
	return nil
}

func (t *Template) checkDrum() error {
	if d := t.Drum; d != nil && !t.on(Rect{d.X - d.R, d.Y - d.R, 2 * d.R, 2 * d.R}) {
		return Fail("template-off-page", "what", "drum")
	}
	return nil
}

func (t *Template) checkEmblem() error {
	if e := t.Emblem; e != nil && !t.on(e.rect()) {
		return Fail("template-off-page", "what", "emblem")
	}
	return nil
}

// rect is the square round the emblem's place.
func (e *Emblem) rect() Rect { return Rect{e.X - e.R, e.Y - e.R, 2 * e.R, 2 * e.R} }

func (t *Template) checkWatermark() error {
	w := t.Watermark
	switch {
	case w == nil:
		return nil
	case !t.on(Rect{w.X, w.Y, slack, slack}):
		return Fail("template-off-page", "what", "watermark")
	case fonts.Raw(w.Font) == nil:
		return value("watermark.font", string(w.Font))
	case !(w.Width >= 20 && w.Width <= math.Hypot(t.Width, t.Height)):
		return value("watermark.width", w.Width)
	case w.Texts["sample"] == "" || w.Texts["draft"] == "":
		return value("watermark.texts", "")
	case w.Repeat < 0 || w.Repeat > 20:
		return value("watermark.repeat", w.Repeat)
	case !(math.Abs(w.Angle) <= 360):
		return value("watermark.angle", w.Angle)
	case !(w.Step >= 0 && w.Step <= t.Height):
		return value("watermark.step", w.Step)
	}
	return nil
}

// checkCode holds the code to the measures at which it can be read.
func (t *Template) checkCode() error {
	c := t.Code
	if c == nil {
		return nil
	}
	square := c.rect()
	least, side, edge := t.CodeLimits()
	switch {
	case !t.on(square):
		return Fail("template-off-page", "what", "code")
	case c.Modules < least-slack:
		return Fail("template-code", "rule", "modules", "least", least)
	case c.Square < side-slack:
		return Fail("template-code", "rule", "quiet", "least", math.Ceil(side*10)/10)
	case !inside(square, Rect{edge, edge, t.Width - 2*edge, t.Height - 2*edge}):
		return Fail("template-code", "rule", "edge", "least", edge)
	case !inside(square, t.Room()):
		return Fail("template-overlap", "what", "code", "other", "border")
	}
	return nil
}

// CodeLimits gives the least side of the code's modules, the least side of the
// white square round those it has, and the least distance of that square from
// the sheet's edge, mm.
func (t *Template) CodeLimits() (modules, square, edge float64) {
	rule := t.serves().Code
	modules = rule.On(t.Width, t.Height)
	side := modules
	if t.Code != nil {
		side = t.Code.Modules
	}
	return modules, side * (1 + 2*quiet/float64(rule.Modules)), rule.Edge
}

// CodeModules is how many modules a side the code has that the code's place is
// made for. One of fewer modules is drawn as large, one of more grows.
func (t *Template) CodeModules() int { return t.serves().Code.Modules }
