package print

import (
	"slices"
	"strings"

	"vinhdanh/print/layout"
	"vinhdanh/print/shape"
)

// NameCardFixed is what all name cards of a conference share.
type NameCardFixed struct {
	Event    string           // small, below the name; may be ""
	Template *layout.Template // nil is the embedded "name-card-297x105"
}

// NameCardInput is what one name card says.
type NameCardInput struct {
	Name     string
	Position string
	Unit     string
	Kind     string // free words; a template may choose its colour by them
	Guest    bool
}

// NameCardSetter sets name cards that stand folded on a table, one on a sheet:
// the upper face upside down, so that both sides show the name. It is safe for
// concurrent use.
type NameCardSetter struct {
	*cards
	kinds kinds
	folds layout.Hash
	event string
}

// NewNameCards makes a setter. Faults: those of layout.Template.Set,
// "template-value" (a template of another document, or whose sheet holds one
// face only).
func NewNameCards(fixed NameCardFixed, f *shape.Fonts) (*NameCardSetter, error) {
	c, err := newCards(fixed.Template, "name-card-297x105", "name-card", f, layout.Values{"event": fixed.Event}, nil)
	if err != nil {
		return nil, err
	}
	if len(c.places) < 2 || c.places[1].X != c.places[0].X {
		return nil, layout.Fail("template-value", "what", "sheet", "value", c.height)
	}
	s := &NameCardSetter{cards: c, kinds: kindsOf(c.template), event: strings.Join(strings.Fields(fixed.Event), " ")}
	var marks []layout.Item
	for _, r := range c.places[1:] { // a fold above each face but the first
		for _, x := range ends(0, c.width, c.width) {
			marks = append(marks, hairLine(x.from, r.Y-markHair/2, x.to-x.from, markHair))
		}
	}
	s.folds, err = s.stamp(c.width, c.height, marks)
	return s, err
}

// Sheet sets one card: its upper face upside down, the lower upright, a third
// one blank as the base. Faults: those of layout.Template.Set, "no-name".
func (s *NameCardSetter) Sheet(in NameCardInput) (*layout.List, []layout.Warning, error) {
	name, err := named(in.Name)
	if err != nil {
		return nil, nil, err
	}
	v := layout.Values{
		"name": name, "position": in.Position, "unit": in.Unit, "event": s.event,
		"post": (&CertificateInput{Position: in.Position, Unit: in.Unit}).post(),
	}
	words, warnings, err := s.card(name, v, s.kinds.of(in.Kind, in.Guest), Code{})
	if err != nil {
		return nil, nil, err
	}
	face := slices.Concat(s.face, words)
	list := &layout.List{Width: s.width, Height: s.height, Items: []layout.Item{&layout.Stamp{Layer: layout.LayerStock, Asset: s.folds}}}
	far, near := s.places[0], s.places[1]
	list.Items = append(list.Items, layout.Moved(layout.Turned(face, far.W, far.H), far.X, far.Y)...)
	list.Items = append(list.Items, layout.Moved(face, near.X, near.Y)...)
	return list, warnings, nil
}

// PerSheet gives how many cards stand on one sheet: one.
func (s *NameCardSetter) PerSheet() int { return 1 }
