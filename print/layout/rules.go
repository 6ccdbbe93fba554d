package layout

import (
	"math"
	"regexp"
	"slices"
	"strings"

	"vinhdanh/assets/fonts"
)

// Rules that no template can get round; the documents' own are in document.go.
// The gap's are the presets' (Nghị định 50/2006, art. 28).
const (
	codeEdge = 15.0 // mm from the code's square to the edge of the sheet
	quiet    = 4    // clear modules on each side
	gapA4    = 30.0 // mm for signature and seal
	gapLarge = 35.0
	longA4   = 297.0
)

var plainID = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,63}$`)

// Check tells the first rule that the template breaks. Faults: "template-value"
// (what, value), "template-off-page" (what), "template-overlap" (what, other),
// "template-code" (rule, least), "template-gap" (gap, least).
func (t *Template) Check() error {
	d, served := DocumentOf(t.Document)
	switch {
	case !plainID.MatchString(t.ID):
		return value("id", t.ID)
	case t.Version < 1:
		return value("version", t.Version)
	case !served:
		return value("document", t.Document)
	case In(t.Name, "vi") == "":
		return value("name", "")
	case !(t.Width >= d.Least && t.Width <= 1200):
		return value("width", t.Width)
	case !(t.Height >= d.Least && t.Height <= 1200):
		return value("height", t.Height)
	case len(t.Frames) == 0:
		return value("frames", 0)
	}
	for _, check := range []func() error{t.checkOrnaments, t.checkSheet, t.checkCode, t.checkFrames, t.checkOverlaps, t.checkGap} {
		if err := check(); err != nil {
			return err
		}
	}
	return nil
}

func value(what string, v any) *Fault { return Fail("template-value", "what", what, "value", v) }

// on tells whether a rectangle lies on the sheet and has a size.
func (t *Template) on(r Rect) bool { return inside(r, Rect{0, 0, t.Width, t.Height}) }

// slack forgives what adding up decimals costs, mm.
const slack = 1e-6

func inside(r, outer Rect) bool {
	return r.W > 0 && r.H > 0 && r.X >= outer.X-slack && r.Y >= outer.Y-slack &&
		r.X+r.W <= outer.X+outer.W+slack && r.Y+r.H <= outer.Y+outer.H+slack
}

func apart(a, b Rect) bool {
	return a.X+a.W <= b.X+slack || b.X+b.W <= a.X+slack || a.Y+a.H <= b.Y+slack || b.Y+b.H <= a.Y+slack
}

// room is where text may stand: the sheet inside its border.
func (t *Template) room() Rect {
	if t.Border != nil {
		return t.Border.Inner()
	}
	return Rect{0, 0, t.Width, t.Height}
}

func (t *Template) checkOrnaments() error {
	d := t.serves()
	for _, f := range t.Fills {
		switch {
		case !t.on(Rect{f.X, f.Y, f.W, f.H}):
			return Fail("template-off-page", "what", "fills")
		case f.Layer != "stock" && f.Layer != "text":
			return value("fills.layer", f.Layer)
		}
		if w := d.unknown(f.When); w != "" {
			return value("fills.when", w)
		}
	}
	if b := t.Border; b != nil {
		switch {
		case !t.on(Rect{b.X, b.Y, b.W, b.H}):
			return Fail("template-off-page", "what", "border")
		case !(b.Band >= 3 && b.Band <= b.W/6 && b.Band <= b.H/6):
			return value("border.band", b.Band)
		case !(b.Motif >= b.Band/3 && b.Motif <= 4*b.Band):
			return value("border.motif", b.Motif)
		}
	}
	if d := t.Drum; d != nil && !t.on(Rect{d.X - d.R, d.Y - d.R, 2 * d.R, 2 * d.R}) {
		return Fail("template-off-page", "what", "drum")
	}
	if e := t.Emblem; e != nil && !t.on(Rect{e.X - e.R, e.Y - e.R, 2 * e.R, 2 * e.R}) {
		return Fail("template-off-page", "what", "emblem")
	}
	if w := t.Watermark; w != nil {
		switch {
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
		}
	}
	return nil
}

// checkCode holds the code to the measures at which it can be read.
func (t *Template) checkCode() error {
	c := t.Code
	if c == nil {
		return nil
	}
	square := Rect{c.X, c.Y, c.Square, c.Square}
	rule := t.serves().Code
	least, edge, modules := rule.On(t.Width, t.Height), rule.Edge, float64(rule.Modules)
	switch {
	case !t.on(square):
		return Fail("template-off-page", "what", "code")
	case c.Modules < least-slack:
		return Fail("template-code", "rule", "modules", "least", least)
	case c.Square < c.Modules*(1+2*quiet/modules)-slack:
		return Fail("template-code", "rule", "quiet", "least", math.Ceil(c.Modules*(1+2*quiet/modules)*10)/10)
	case !inside(square, Rect{edge, edge, t.Width - 2*edge, t.Height - 2*edge}):
		return Fail("template-code", "rule", "edge", "least", edge)
	case !inside(square, t.room()):
		return Fail("template-overlap", "what", "code", "other", "border")
	}
	return nil
}

// CodeModules is how many modules a side the code has that the code's place is
// made for. One of fewer modules is drawn as large, one of more grows.
func (t *Template) CodeModules() int { return t.serves().Code.Modules }

func (t *Template) checkFrames() error {
	d, seen := t.serves(), map[string]bool{}
	for i := range t.Frames {
		f := &t.Frames[i]
		switch {
		case !plainID.MatchString(f.Name) || seen[f.Name]:
			return value("frame", f.Name)
		case !t.on(f.rect()):
			return Fail("template-off-page", "what", f.Name)
		case !inside(f.rect(), t.room()):
			return Fail("template-overlap", "what", f.Name, "other", "border")
		case f.Layer != "stock" && f.Layer != "text":
			return value(f.Name+".layer", f.Layer)
		case f.Align != "left" && f.Align != "center" && f.Align != "right":
			return value(f.Name+".align", f.Align)
		case f.Rest != "" && f.Rest != "bottom" && f.Rest != "top" && f.Rest != "middle":
			return value(f.Name+".rest", f.Rest)
		case !(f.Foot >= 0 && f.Foot < f.H):
			return value(f.Name+".foot", f.Foot)
		case len(f.Fields) == 0:
			return value(f.Name+".fields", 0)
		}
		seen[f.Name] = true
		for j := range f.Fields {
			if err := f.Fields[j].check(f, &d); err != nil {
				return err
			}
		}
	}
	return nil
}

func (f *Field) check(in *Frame, d *Document) error {
	what := in.Name + "." + f.Name
	bad := func(key string, v any) error { return value(what+"."+key, v) }
	switch {
	case !plainID.MatchString(f.Name):
		return value(in.Name+".fields.name", f.Name)
	case f.Text == "" || len(f.Text) > 500:
		return bad("text", f.Text)
	case !slices.Contains(faces, f.Font):
		return bad("font", string(f.Font))
	case !(f.Size >= 4 && f.Size <= 200):
		return bad("size", f.Size)
	case !(f.Floor >= 4 && f.Floor <= f.Size):
		return bad("floor", f.Floor)
	case f.Remind != 0 && !(f.Remind >= f.Floor && f.Remind <= f.Size):
		return bad("remind", f.Remind)
	case !(f.Lead > 0 && f.Lead <= in.H):
		return bad("lead", f.Lead)
	case !(f.Stretch >= 0 && f.Stretch <= 1000):
		return bad("stretch", f.Stretch)
	case !(f.Shrink >= 0 && f.Shrink < f.Lead):
		return bad("shrink", f.Shrink)
	case !(f.Inset >= 0 && 2*f.Inset <= in.W/2):
		return bad("inset", f.Inset)
	case f.Lines < 0 || f.Lines > 40:
		return bad("lines", f.Lines)
	case f.Wrap != "" && f.Wrap != "free" && f.Wrap != "last":
		return bad("wrap", f.Wrap)
	case f.One != 0 && !(f.One >= f.Floor && f.One <= f.Size):
		return bad("one", f.One)
	case f.Broken != 0 && !(f.Broken >= f.Floor && f.Broken <= f.Size):
		return bad("broken", f.Broken)
	case f.Leading != 0 && !(f.Leading >= 1.1 && f.Leading <= 4): // below 1.1 the marks of Ẫ and ọ touch
		return bad("leading", f.Leading)
	case !(math.Abs(f.Track) <= 1):
		return bad("track", f.Track)
	case f.Rule != nil && !(f.Rule.Below >= 0 && f.Rule.Below <= 20 && f.Rule.Width > 0 && f.Rule.Width <= 5):
		return bad("rule", f.Rule.Below)
	}
	if w := d.unknown(f.When); w != "" {
		return bad("when", w)
	}
	rest := places.ReplaceAllStringFunc(f.Text, func(p string) string {
		if d.place(p[1 : len(p)-1]) {
			return ""
		}
		return p
	})
	if strings.ContainsAny(rest, "{}") {
		return bad("text", f.Text)
	}
	return nil
}

// faces are those that text can be set in.
var faces = []fonts.Name{fonts.Serif, fonts.SerifBold, fonts.SerifItalic, fonts.SerifBoldItalic, fonts.Sans, fonts.SansBold}

// checkOverlaps: no frame lies over another, the code or the emblem.
func (t *Template) checkOverlaps() error {
	for i := range t.Frames {
		f := &t.Frames[i]
		for j := range t.Frames[:i] {
			if g := &t.Frames[j]; !apart(f.rect(), g.rect()) {
				return Fail("template-overlap", "what", f.Name, "other", g.Name)
			}
		}
		if c := t.Code; c != nil && !apart(f.rect(), Rect{c.X, c.Y, c.Square, c.Square}) {
			return Fail("template-overlap", "what", f.Name, "other", "code")
		}
		if e := t.Emblem; e != nil && !apart(f.rect(), Rect{e.X - e.R, e.Y - e.R, 2 * e.R, 2 * e.R}) {
			return Fail("template-overlap", "what", f.Name, "other", "emblem")
		}
	}
	return nil
}

// Ink above and below the baseline of Vietnamese text in the serif, in sizes:
// the marks of Ẫ and the dot of Ệ.
const (
	inkAbove = 0.93
	inkBelow = 0.23
)

// checkGap: the place for signature and seal stays free, whatever is set.
func (t *Template) checkGap() error {
	least := 0.0
	switch {
	case t.Gap == nil && !t.serves().Gap:
		return nil
	case !t.serves().Gap:
	case max(t.Width, t.Height) > longA4+slack:
		least = gapLarge
	default:
		least = gapA4
	}
	if t.Gap == nil || t.Gap.Least < least-slack {
		given := 0.0
		if t.Gap != nil {
			given = t.Gap.Least
		}
		return Fail("template-gap", "gap", given, "least", least)
	}
	for i := range t.Frames {
		for j, below := range t.Frames[i].Fields {
			if below.Name != t.Gap.Field || j == 0 {
				continue
			}
			for _, above := range t.Frames[i].Fields[:j] {
				gap := below.Lead - below.Shrink - (inkAbove*below.Size+inkBelow*above.Size)*MM
				if gap < t.Gap.Least-slack {
					return Fail("template-gap", "gap", math.Floor(gap*10)/10, "least", t.Gap.Least)
				}
			}
			return nil
		}
	}
	return value("gap.field", t.Gap.Field)
}

// Free tells whether a square that the code has grown to is still clear of the
// sheet's edge, the border and every frame.
func (t *Template) Free(square Rect) bool {
	if !inside(square, Rect{codeEdge, codeEdge, t.Width - 2*codeEdge, t.Height - 2*codeEdge}) || !inside(square, t.room()) {
		return false
	}
	for i := range t.Frames {
		if !apart(square, t.Frames[i].rect()) {
			return false
		}
	}
	return true
}
