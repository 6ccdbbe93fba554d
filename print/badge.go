package print

import (
	"strings"

	"vinhdanh/assets/i18n"
	"vinhdanh/print/layout"
	"vinhdanh/print/shape"
)

// BadgeFixed is what all badges of a conference share.
type BadgeFixed struct {
	Event    string           // the conference's title, set in capitals on the red head; a line feed is a space
	Template *layout.Template // nil is the embedded "badge-90x130"
}

// BadgeInput is what one badge says.
type BadgeInput struct {
	Name       string
	Position   string
	Unit       string
	Delegation string // stands in for the unit where that is not known
	Seat       string // "B12"
	Number     string // the delegate's code: "AS-064"
	Guest      bool
	Kind       string // the foot's words, whose colour the template chooses; "" is "Đại biểu chính thức" or "Khách mời"
	Code       Code   // of the badge's digits; N 0 is none
}

// BadgeSetter sets sheets of badges. It is safe for concurrent use.
type BadgeSetter struct {
	*cards
	kinds kinds
	words *i18n.Catalogue
}

// NewBadges sets what the badges share. Faults: those of layout.Template.Set,
// "template-value" (a template of another document).
func NewBadges(fixed BadgeFixed, f *shape.Fonts) (*BadgeSetter, error) {
	c, err := newCards(fixed.Template, "badge-90x130", "badge", f, layout.Values{"event": fixed.Event}, nil)
	if err != nil {
		return nil, err
	}
	return &BadgeSetter{cards: c, kinds: kindsOf(c.template), words: i18n.For("vi")}, nil
}

// Sheet sets up to PerSheet badges. Faults: those of layout.Template.Set,
// "no-name", "bad-code", "code-too-large", "too-many-badges".
func (s *BadgeSetter) Sheet(in []BadgeInput) (*layout.List, []layout.Warning, error) {
	return s.sheet(0, len(in), func(i int) ([]layout.Item, []layout.Warning, error) { return s.badge(&in[i]) })
}

// Back sets the other side of Sheet: the same badges, each behind itself, so
// that one reads it however it hangs. Columns change places, as on a sheet that
// is turned about its upright edge. Faults: those of Sheet.
func (s *BadgeSetter) Back(in []BadgeInput) (*layout.List, []layout.Warning, error) {
	return s.back(len(in), func(i int) ([]layout.Item, []layout.Warning, error) { return s.badge(&in[i]) })
}

// badge sets one badge at the sheet's corner.
func (s *BadgeSetter) badge(in *BadgeInput) ([]layout.Item, []layout.Warning, error) {
	name, err := named(in.Name)
	if err != nil {
		return nil, nil, err
	}
	kind, unit, seat := roleOf(in.Kind), in.Unit, ""
	if kind == "" {
		kind = s.words.T("paper.badge.official")
		if in.Guest {
			kind = s.words.T("paper.badge.guest")
		}
	}
	if strings.TrimSpace(unit) == "" {
		unit = in.Delegation
	}
	if in.Seat != "" {
		seat = s.words.T("paper.badge.seat", "seat", in.Seat)
	}
	v := layout.Values{
		"name": name, "post": (&CertificateInput{Position: in.Position, Unit: unit}).post(), "position": in.Position, "unit": unit,
		"delegation": in.Delegation, "seat": join("   ·   ", seat, in.Number), "number": in.Number, "kind": kind,
	}
	return s.card(name, v, s.kinds.of(in.Kind, in.Guest), in.Code)
}
