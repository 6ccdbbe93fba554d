package print

import (
	"strings"

	"vinhdanh/assets/i18n"
	"vinhdanh/print/layout"
	"vinhdanh/print/shape"
)

// BadgesPerSheet is how many badges stand on an A4 sheet.
const BadgesPerSheet = 4

// The sheet of badges: A4, two by two, with a gutter for the bleed.
const (
	sheetW, sheetH = 210.0, 297.0
	gutter         = 6.0 // mm
	markGap        = 2.5 // mm between the cut and its mark
	markLength     = 5.0
)

// badgeTemplate is the size that is printed.
const badgeTemplate = "badge-90x130"

// BadgeFixed is what all badges of a conference share.
type BadgeFixed struct {
	Event string // the conference's title, set in capitals on the red head; a line feed is a space
}

// BadgeInput is what one badge says.
type BadgeInput struct {
	Name       string
	Position   string
	Unit       string
	Delegation string // stands in for the unit where that is not known
	Seat       string // "B12"
	Number     string // the delegate's code: "AS-064"
	Guest      bool   // grey foot instead of blue
	Kind       string // the foot's words; "" is "Đại biểu chính thức" or "Khách mời"
	Code       Code   // of the badge's digits; N 0 is none
}

// BadgeSetter sets sheets of badges. It is safe for concurrent use.
type BadgeSetter struct {
	template *layout.Template
	fonts    *shape.Fonts
	words    *i18n.Catalogue
	shared
	stamps [BadgesPerSheet + 1]layout.Hash // by how many badges the sheet has
}

// NewBadges sets what the badges share. Faults: those of layout.Template.Set.
func NewBadges(fixed BadgeFixed, f *shape.Fonts) (*BadgeSetter, error) {
	t, err := layout.Embedded(badgeTemplate)
	if err != nil {
		return nil, err
	}
	s := &BadgeSetter{template: t, fonts: f, words: i18n.For("vi")}
	head, _, err := t.Set(layout.LayerStock, f, layout.Values{"event": fixed.Event}, nil)
	if err != nil {
		return nil, err
	}
	var items []layout.Item
	for i := range BadgesPerSheet {
		items = append(items, s.marks(s.place(i))...)
	}
	for i := range BadgesPerSheet {
		at := s.place(i)
		items = append(items, layout.Moved(head, at.X, at.Y)...)
		if s.stamps[i+1], err = s.stamp(sheetW, sheetH, items); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// place is where a badge stands on the sheet, counted along the rows.
func (s *BadgeSetter) place(i int) layout.Rect {
	w, h := s.template.Width, s.template.Height
	left, top := (sheetW-2*w-gutter)/2, (sheetH-2*h-gutter)/2
	return layout.Rect{X: left + float64(i%2)*(w+gutter), Y: top + float64(i/2)*(h+gutter), W: w, H: h}
}

// Cut gives where a badge stands on its sheet, counted along the rows: what is
// cut out of it, mm.
func (s *BadgeSetter) Cut(i int) layout.Rect { return s.place(i) }

// marks are the hair lines along which a badge is cut; none lies over another badge.
func (s *BadgeSetter) marks(r layout.Rect) []layout.Item {
	const hair = 0.15
	grey := layout.Color{R: 0x71, G: 0x69, B: 0x60, A: 255}
	var items []layout.Item
	line := func(x, y, w, h float64) {
		items = append(items, layout.Box(layout.LayerStock, layout.Rect{X: x, Y: y, W: w, H: h}, grey))
	}
	// towards the outside of the sheet the marks are long; in the gutter they
	// would lie on the neighbour and are left out
	for _, x := range []float64{r.X, r.X + r.W} {
		if r.Y < sheetH/2 {
			line(x-hair/2, r.Y-markGap-markLength, hair, markLength)
		} else {
			line(x-hair/2, r.Y+r.H+markGap, hair, markLength)
		}
	}
	for _, y := range []float64{r.Y, r.Y + r.H} {
		if r.X < sheetW/2-r.W/2 {
			line(r.X-markGap-markLength, y-hair/2, markLength, hair)
		} else {
			line(r.X+r.W+markGap, y-hair/2, markLength, hair)
		}
	}
	return items
}

// Sheet sets up to BadgesPerSheet badges on one A4 sheet. Faults, each with
// the badge's name: those of layout.Template.Set, "no-name", "bad-code",
// "code-too-large", "too-many-badges".
func (s *BadgeSetter) Sheet(in []BadgeInput) (*layout.List, []layout.Warning, error) {
	if len(in) == 0 || len(in) > BadgesPerSheet {
		return nil, nil, layout.Fail("too-many-badges", "n", len(in), "most", BadgesPerSheet)
	}
	list := &layout.List{Width: sheetW, Height: sheetH, Items: []layout.Item{
		&layout.Stamp{Layer: layout.LayerStock, Asset: s.stamps[len(in)]},
	}}
	var warnings []layout.Warning
	for i := range in {
		items, w, err := s.badge(&in[i])
		if err != nil {
			return nil, nil, err
		}
		for _, one := range w {
			if one.Args == nil {
				one.Args = map[string]any{}
			}
			one.Args["name"] = in[i].Name
			warnings = append(warnings, one)
		}
		at := s.place(i)
		list.Items = append(list.Items, layout.Moved(items, at.X, at.Y)...)
	}
	return list, warnings, nil
}

// badge sets one badge at the sheet's corner.
func (s *BadgeSetter) badge(in *BadgeInput) ([]layout.Item, []layout.Warning, error) {
	if strings.TrimSpace(in.Name) == "" {
		return nil, nil, layout.Fail("no-name", "field", layout.FieldKey("name"))
	}
	unit := in.Unit
	if strings.TrimSpace(unit) == "" {
		unit = in.Delegation
	}
	kind := in.Kind
	if kind == "" {
		kind = s.words.T("paper.badge.official")
		if in.Guest {
			kind = s.words.T("paper.badge.guest")
		}
	}
	seat := ""
	if in.Seat != "" {
		seat = s.words.T("paper.badge.seat", "seat", in.Seat)
	}
	post := (&CertificateInput{Position: in.Position, Unit: unit}).post()
	v := layout.Values{"name": strings.TrimSpace(in.Name), "post": post, "seat": join("   ·   ", seat, in.Number), "kind": kind}
	items, warnings, err := s.template.Set(layout.LayerText, s.fonts, v, layout.Conditions{"guest": in.Guest})
	if err != nil {
		return nil, nil, err
	}
	code, err := codeItems(s.template, in.Code)
	if err != nil {
		return nil, nil, err
	}
	return append(items, code...), warnings, nil
}
