package layout

import (
	"errors"
	"math"
	"regexp"
	"slices"
	"strings"
)

// Rules that no template can get round; the documents' own are in document.go.
// The gap's are the presets' (Nghị định 50/2006, art. 28).
const (
	quiet    = 4    // clear modules on each side
	gapA4    = 30.0 // mm for signature and seal
	gapLarge = 35.0
	longA4   = 297.0
)

var plainID = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,63}$`)

// Check tells the first rule that the template breaks. Faults: "template-value"
// (what, value), "template-off-page" (what), "template-overlap" (what, other),
// "template-code" (rule, least), "template-gap" (gap, least), "template-picture"
// (what: a picture without its file), "template-stock" (what, place).
func (t *Template) Check() error {
	if all := t.Faults(); len(all) > 0 {
		return all[0]
	}
	return nil
}

// Faults tells all rules that the template breaks, the first of each thing on it.
func (t *Template) Faults() []*Fault {
	d, served := DocumentOf(t.Document)
	if !served {
		return []*Fault{value("document", t.Document)}
	}
	var all []*Fault
	add := func(err error) {
		var f *Fault
		if errors.As(err, &f) {
			all = append(all, f)
		}
	}
	add(t.checkHead(&d))
	for i := range t.Fills {
		add(t.checkFill(&t.Fills[i], &d))
	}
	add(t.checkBorder())
	add(t.checkDrum())
	add(t.checkEmblem())
	add(t.checkWatermark())
	add(t.checkSheet())
	add(t.checkCode())
	for i := range t.Pictures {
		add(t.checkPicture(i))
	}
	add(t.checkTrace())
	for i := range t.Wordings {
		add(t.checkWording(&t.Wordings[i], &d))
	}
	for i := range t.Frames {
		add(t.checkFrame(i))
		for j := range t.Frames[i].Fields {
			add(t.Frames[i].Fields[j].check(&t.Frames[i], &d))
		}
	}
	for i := range t.Frames {
		t.checkOverlaps(i, add)
	}
	add(t.checkGap())
	return all
}

func (t *Template) checkHead(d *Document) error {
	switch {
	case !plainID.MatchString(t.ID):
		return value("id", t.ID)
	case t.Version < 1:
		return value("version", t.Version)
	case In(t.Name, "vi") == "":
		return value("name", "")
	case !(t.Width >= d.Least && t.Width <= 1200):
		return value("width", t.Width)
	case !(t.Height >= d.Least && t.Height <= 1200):
		return value("height", t.Height)
	case len(t.Frames) == 0:
		return value("frames", 0)
	case len(t.Languages) > 2 || len(t.Languages) > 0 && t.Languages[0] != "vi" || len(t.Languages) == 2 && !slices.Contains(others, t.Languages[1]):
		return value("languages", strings.Join(t.Languages, " "))
	}
	return nil
}

// others are the languages that a paper can say besides Vietnamese.
var others = []string{"en", "ar"}

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

// Room is where text may stand: the sheet inside its border.
func (t *Template) Room() Rect {
	if t.Border != nil {
		return t.Border.Inner()
	}
	return Rect{0, 0, t.Width, t.Height}
}

// Ink above and below the baseline of Vietnamese text in the serif, in sizes:
// the marks of Ẫ and the dot of Ệ.
const (
	inkAbove = 0.93
	inkBelow = 0.23
	inkNaskh = 0.40 // below, of Arabic
)

// depth gives how far a field's ink reaches below its baseline, in sizes.
func (f *Field) depth() float64 {
	if f.Lang == "ar" {
		return inkNaskh
	}
	return inkBelow
}

// GapLeast gives the least height of the place for signature and seal, mm; 0
// where the paper needs none.
func (t *Template) GapLeast() float64 {
	switch {
	case !t.serves().Gap:
		return 0
	case max(t.Width, t.Height) > longA4+slack:
		return gapLarge
	}
	return gapA4
}

// checkGap: the place for signature and seal stays free, whatever is set.
func (t *Template) checkGap() error {
	least := t.GapLeast()
	if t.Gap == nil && least == 0 {
		return nil
	}
	if t.Gap == nil || t.Gap.Least < least-slack {
		given := 0.0
		if t.Gap != nil {
			given = t.Gap.Least
		}
		return Fail("template-gap", "gap", given, "least", least)
	}
	found := false
	for i := range t.Frames {
		for j, below := range t.Frames[i].Fields {
			if below.Name != t.Gap.Field || j == 0 {
				continue
			}
			found = true
			for _, above := range t.Frames[i].Fields[:j] {
				gap := below.Lead - below.Shrink - (inkAbove*below.Size+above.depth()*above.Size)*MM
				if gap < t.Gap.Least-slack {
					return Fail("template-gap", "gap", math.Floor(gap*10)/10, "least", t.Gap.Least)
				}
			}
		}
	}
	if found {
		return nil
	}
	return value("gap.field", t.Gap.Field)
}

// Free tells whether a square that the code has grown to is still clear of the
// sheet's edge, the border and every frame.
func (t *Template) Free(square Rect) bool {
	edge := t.serves().Code.Edge
	if !inside(square, Rect{edge, edge, t.Width - 2*edge, t.Height - 2*edge}) || !inside(square, t.Room()) {
		return false
	}
	for i := range t.Frames {
		if !apart(square, t.Frames[i].rect()) {
			return false
		}
	}
	return true
}
