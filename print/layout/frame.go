package layout

import (
	"math"
	"slices"
	"strings"

	"vinhdanh/assets/fonts"
)

func (t *Template) checkFrame(i int) error {
	f := &t.Frames[i]
	switch {
	case !plainID.MatchString(f.Name) || slices.ContainsFunc(t.Frames[:i], func(g Frame) bool { return g.Name == f.Name }):
		return value("frame", f.Name)
	case !t.on(f.rect()):
		return Fail("template-off-page", "what", f.Name)
	case !inside(f.rect(), t.Room()):
		return Fail("template-overlap", "what", f.Name, "other", "border")
	case f.Layer != "stock" && f.Layer != "text":
		return value(f.Name+".layer", f.Layer)
	case !slices.Contains(aligns, f.Align):
		return value(f.Name+".align", f.Align)
	case f.Rest != "" && f.Rest != "bottom" && f.Rest != "top" && f.Rest != "middle":
		return value(f.Name+".rest", f.Rest)
	case !(f.Foot >= 0 && f.Foot < f.H):
		return value(f.Name+".foot", f.Foot)
	case len(f.Fields) == 0:
		return value(f.Name+".fields", 0)
	}
	d := t.serves()
	if w := d.unknown(f.When); w != "" {
		return value(f.Name+".when", w)
	}
	return nil
}

var aligns = []string{"left", "center", "right", "start", "end"}

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
	case f.Last != nil && !(f.Last.Floor >= 4 && f.Last.Floor <= f.Floor && (f.Last.Lines == 0 || f.Last.Lines >= f.lines() && f.Last.Lines <= 40)):
		return bad("last", f.Last.Floor)
	case f.Leading != 0 && !(f.Leading >= 1.1 && f.Leading <= 4): // below 1.1 the marks of Ẫ and ọ touch
		return bad("leading", f.Leading)
	case !(math.Abs(f.Track) <= 1):
		return bad("track", f.Track)
	case f.Lang != "" && f.Lang != "vi" && !slices.Contains(others, f.Lang):
		return bad("lang", f.Lang)
	case f.Rule != nil && !(f.Rule.Below >= 0 && f.Rule.Below <= 20 && f.Rule.Width > 0 && f.Rule.Width <= 5 && f.Rule.Part >= 0 && f.Rule.Part <= 1):
		return bad("rule", f.Rule.Below)
	}
	if w := d.unknown(f.When); w != "" {
		return bad("when", w)
	}
	if !d.filled(f.Text) {
		return bad("text", f.Text)
	}
	if in.Layer == "stock" {
		if p := d.varies(f.Text); p != "" {
			return Fail("template-stock", "what", what, "place", p)
		}
	}
	return nil
}

// faces are those that text can be set in.
var faces = []fonts.Name{fonts.Serif, fonts.SerifBold, fonts.SerifItalic, fonts.SerifBoldItalic, fonts.Sans, fonts.SansBold}

// checkOverlaps: a frame lies over no other that is set with it by more than
// its spare room, nor over the code or the emblem; no picture lies over the
// place for the signature, unless it is the ground of it all.
func (t *Template) checkOverlaps(i int, add func(error)) {
	f := &t.Frames[i]
	overlap := func(other string) { add(Fail("template-overlap", "what", f.Name, "other", other)) }
	for j := range t.Frames[:i] {
		if g := &t.Frames[j]; meet(f.rect(), g.rect()) && !exclude(f.When, g.When) {
			overlap(g.Name)
		}
	}
	if c := t.Code; c != nil && !apart(f.rect(), c.rect()) {
		overlap("code")
	}
	if e := t.Emblem; e != nil && !apart(f.rect(), e.rect()) {
		overlap("emblem")
	}
	if t.Gap == nil || !slices.ContainsFunc(f.Fields, func(field Field) bool { return field.Name == t.Gap.Field }) {
		return
	}
	for _, p := range t.Pictures {
		if r := (Rect{p.X, p.Y, p.W, p.H}); !apart(f.rect(), r) && !inside(f.rect(), r) {
			overlap("picture " + p.Name)
		}
	}
}

// spare is how far a frame may reach into the one above or below it, mm: there
// the one has room for what hangs below its last line and the other for marks
// on its first, so that moving a name by tenths of a millimetre is no fault.
const spare = 2.0

// meet tells whether the texts of two frames could meet.
func meet(a, b Rect) bool {
	if apart(a, b) {
		return false
	}
	deep := min(a.Y+a.H, b.Y+b.H) - max(a.Y, b.Y)
	return deep > min(spare, a.H/4, b.H/4)+slack
}

// exclude tells whether two lists of conditions can never hold together.
func exclude(a, b []string) bool {
	for _, w := range a {
		opposite, not := strings.CutPrefix(w, "!")
		if !not {
			opposite = "!" + w
		}
		if slices.Contains(b, opposite) {
			return true
		}
	}
	return false
}
