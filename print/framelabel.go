package print

import (
	"errors"
	"strings"

	"vinhdanh/assets/i18n"
	"vinhdanh/print/layout"
	"vinhdanh/print/shape"
)

// FrameLabelFixed is what all labels of a conference share.
type FrameLabelFixed struct {
	Event    string           // may be ""
	Template *layout.Template // nil is the embedded "frame-label-70x37"
}

// FrameLabelInput is what the label on the back of one framed certificate says,
// so that nobody opens a frame to check.
type FrameLabelInput struct {
	Round      int    // of the ceremony, from 1; 0 for one that never reaches the stage
	Group      int    // of the round, from 1; 0 for one alone
	Place      int    // in the group or round, from 1; 0 for none
	Slot       string // of the tray: "2-04"; may be ""
	Kind       Kind
	Honorific  string
	Name       string
	Posthumous bool
	Position   string
	Unit       string
	Award      string // in short: "Giấy khen GĐ Sở Nội vụ"
	Register   string // "0098"; "" is "—"
	Code       Code   // the certificate's; N 0 is none
}

// FrameLabelSetter sets sheets of labels. It is safe for concurrent use.
type FrameLabelSetter struct {
	*cards
	event string
	words *i18n.Catalogue
}

// NewFrameLabels makes a setter. Faults: those of layout.Template.Set,
// "template-value" (a template of another document).
func NewFrameLabels(fixed FrameLabelFixed, f *shape.Fonts) (*FrameLabelSetter, error) {
	c, err := newCards(fixed.Template, "frame-label-70x37", "frame-label", f, layout.Values{"event": fixed.Event}, nil)
	if err != nil {
		return nil, err
	}
	return &FrameLabelSetter{cards: c, event: fixed.Event, words: i18n.For("vi")}, nil
}

// Sheet sets labels from a place of the sheet on: those before it are used up
// already. Faults: those of layout.Template.Set, "no-name", "bad-code",
// "too-many-badges". Warning "no-code" (name): its code is too large for the
// label, which is set without.
func (s *FrameLabelSetter) Sheet(from int, in []FrameLabelInput) (*layout.List, []layout.Warning, error) {
	return s.sheet(from, len(in), func(i int) ([]layout.Item, []layout.Warning, error) { return s.label(&in[i]) })
}

func (s *FrameLabelSetter) label(in *FrameLabelInput) ([]layout.Item, []layout.Warning, error) {
	name, err := named(in.Name)
	if err != nil {
		return nil, nil, err
	}
	who := CertificateInput{Kind: in.Kind, Honorific: in.Honorific, Name: name, Posthumous: in.Posthumous, Position: in.Position, Unit: in.Unit}
	recipient, _ := who.recipient()
	v := layout.Values{
		"event": s.event, "recipient": recipient, "post": who.post(), "award": in.Award, "register": strings.TrimSpace(in.Register),
	}
	if v["register"] == "" {
		v["register"] = "—"
	}
	var round, place, slot string
	if in.Round > 0 {
		round = s.words.T("stationery.frame.round", "round", in.Round)
	}
	if in.Round > 0 && in.Group > 0 {
		round = s.words.T("stationery.frame.group", "round", in.Round, "group", in.Group)
	}
	if in.Place > 0 {
		place = s.words.T("stationery.frame.place", "place", in.Place)
	}
	if in.Slot != "" {
		slot = s.words.T("stationery.frame.slot", "slot", in.Slot)
	}
	v["round"], v["position"], v["slot"] = join(" · ", round, place), place, slot
	c := layout.Conditions{string(in.Kind): true, "posthumous": in.Posthumous}
	items, warnings, err := s.card(name, v, c, in.Code)
	var f *layout.Fault
	if !errors.As(err, &f) || f.Code != "code-too-large" {
		return items, unbroken(warnings), err
	}
	items, warnings, err = s.card(name, v, c, Code{})
	w := layout.Warn("no-code", "")
	w.Args = map[string]any{"name": name}
	return items, append(unbroken(warnings), w), err
}
