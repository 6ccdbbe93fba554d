package print

import (
	"strings"

	"vinhdanh/print/layout"
	"vinhdanh/print/shape"
)

// EnvelopeFixed is what all envelopes of a conference share.
type EnvelopeFixed struct {
	Superior string // of the host; may be ""
	Host     string // who sends
	Address  string // the host's; may be ""
	Phone    string
	Template *layout.Template // nil is the embedded "envelope-99x38"
}

// EnvelopeInput is whom one envelope is for.
type EnvelopeInput struct {
	Honorific string // "Ông", "Bà", "Đồng chí"; "" for a unit
	Name      string
	Position  string
	Unit      string
	Address   string
	Number    string // "Số: 125/GM-SNV" or the delegate's code; may be ""
}

// EnvelopeSetter sets labels for envelopes, or envelopes. It is safe for
// concurrent use.
type EnvelopeSetter struct {
	*cards
	values layout.Values // that all share
}

// NewEnvelopes makes a setter. Faults: those of layout.Template.Set,
// "template-value" (a template of another document).
func NewEnvelopes(fixed EnvelopeFixed, f *shape.Fonts) (*EnvelopeSetter, error) {
	s := &EnvelopeSetter{values: layout.Values{
		"superior": fixed.Superior, "host": fixed.Host, "phone": fixed.Phone, "sender": join(" – ", strings.TrimSpace(fixed.Address), strings.TrimSpace(fixed.Phone)),
	}}
	c, err := newCards(fixed.Template, "envelope-99x38", "envelope", f, s.values, nil)
	if err != nil {
		return nil, err
	}
	if len(c.places) > 1 { // a label has one line for all of it
		s.values["sender"] = join(" – ", strings.TrimSpace(fixed.Host), s.values["sender"])
	}
	s.cards = c
	return s, nil
}

// Sheet sets labels from a place of the sheet on: those before it are used up
// already. Faults: those of layout.Template.Set, "no-name", "too-many-badges".
func (s *EnvelopeSetter) Sheet(from int, in []EnvelopeInput) (*layout.List, []layout.Warning, error) {
	return s.sheet(from, len(in), func(i int) ([]layout.Item, []layout.Warning, error) { return s.envelope(&in[i]) })
}

func (s *EnvelopeSetter) envelope(in *EnvelopeInput) ([]layout.Item, []layout.Warning, error) {
	name, err := named(in.Name)
	if err != nil {
		return nil, nil, err
	}
	v := layout.Values{
		"addressee": join(" ", strings.TrimSpace(in.Honorific), name), "name": name, "position": in.Position, "unit": in.Unit,
		"post": (&CertificateInput{Position: in.Position, Unit: in.Unit}).post(), "address": in.Address, "number": in.Number,
	}
	for place, said := range s.values {
		v[place] = said
	}
	items, warnings, err := s.card(name, v, nil, Code{})
	return items, unbroken(warnings), err
}
