package print

import (
	"strings"

	"vinhdanh/print/layout"
	"vinhdanh/print/shape"
)

// CertificateFixed is what all certificates of one template and one authority share.
type CertificateFixed struct {
	// Authority awards: "Giám đốc Sở Nội vụ tỉnh Lai Châu". It is set in
	// capitals, on two lines where one would be too long; a line feed in it
	// says where the second begins.
	Authority string
	// Emblem is the picture of the national emblem that the office supplies,
	// PNG or JPEG. Without one its place stays empty and each certificate
	// comes with the warning "no-emblem".
	Emblem []byte
	// Sample sets a plain ornament in the emblem's place and a watermark
	// under the text.
	Sample bool
}

// CertificateInput is what one certificate says.
type CertificateInput struct {
	Honorific      string // "Ông", "Bà", "Em"; "Đồng chí" is never printed
	Name           string
	Kind           Kind // "" is Individual
	Posthumous     bool
	Position       string
	Unit           string
	Address        string
	Achievement    string
	DecisionNumber string // "416/QĐ-SNV"
	DecisionDate   string // YYYY-MM-DD
	Register       string // "0128"; "" prints "—"
	Place          string // where it is signed: "Lai Châu"
	Date           string // YYYY-MM-DD; "" is DecisionDate
	Signature      Signature
	PageAddress    string // of the public page, printed in small letters; "" leaves its line out
	Code           Code
	Draft          bool // watermark, register "—", no code
}

// CertificateSetter sets certificates of one template and authority. It is
// safe for concurrent use.
type CertificateSetter struct {
	template *layout.Template
	fixed    CertificateFixed
	fonts    *shape.Fonts
	shared

	// stamps, in drawing order: the sheet with its ornaments, the watermark of
	// samples or drafts, the words of the stock for the living or the dead
	sheet         layout.Hash
	sample, draft layout.Hash
	living, dead  layout.Hash
}

// NewCertificate sets what the certificates share, once. Faults: those of
// layout.Template.Set, "bad-picture", "no-authority".
func NewCertificate(t *layout.Template, fixed CertificateFixed, f *shape.Fonts) (*CertificateSetter, error) {
	s := &CertificateSetter{template: t, fixed: fixed, fonts: f}
	if strings.TrimSpace(fixed.Authority) == "" {
		return nil, layout.Fail("no-authority")
	}
	for _, of := range []struct {
		stamp *layout.Hash
		set   func() ([]layout.Item, error)
	}{
		{&s.sheet, s.ornaments},
		{&s.sample, func() ([]layout.Item, error) { return s.watermark("sample") }},
		{&s.draft, func() ([]layout.Item, error) { return s.watermark("draft") }},
		{&s.living, func() ([]layout.Item, error) { return s.heading(false) }},
		{&s.dead, func() ([]layout.Item, error) { return s.heading(true) }},
	} {
		items, err := of.set()
		if err != nil {
			return nil, err
		}
		if *of.stamp, err = s.stamp(t.Width, t.Height, items); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// Set sets one certificate. Faults, each naming the field: "no-name",
// "text-overflow", "missing-glyph", "control-character", "bad-date",
// "bad-code", "code-too-large". Warnings: "shrunk", "broken", "no-emblem",
// "no-honorific", "no-achievement", "no-decision", "no-signatory", "no-place", "no-code",
// "signature-form", "doubled-word".
func (s *CertificateSetter) Set(in CertificateInput) (*layout.List, []layout.Warning, error) {
	if in.Kind == "" {
		in.Kind = Individual
	}
	values, warnings, err := s.values(&in)
	if err != nil {
		return nil, nil, err
	}
	conditions := layout.Conditions{
		string(in.Kind): true, "posthumous": in.Posthumous, "draft": in.Draft,
	}
	items, more, err := s.template.Set(layout.LayerText, s.fonts, values, conditions)
	if err != nil {
		return nil, nil, err
	}
	warnings = append(warnings, more...)

	words := s.living
	if in.Posthumous {
		words = s.dead
	}
	list := &layout.List{Width: s.template.Width, Height: s.template.Height, Items: make([]layout.Item, 0, len(items)+5)}
	for _, of := range []struct {
		layer layout.Layer
		stamp layout.Hash
	}{{layout.LayerStock, s.sheet}, {layout.LayerText, s.mark(in.Draft)}, {layout.LayerStock, words}} {
		if of.stamp != (layout.Hash{}) {
			list.Items = append(list.Items, &layout.Stamp{Layer: of.layer, Asset: of.stamp})
		}
	}
	if in.Draft {
		in.Code = Code{}
	}
	code, err := codeItems(s.template, in.Code)
	if err != nil {
		return nil, nil, err
	}
	list.Items = append(append(list.Items, items...), code...)
	return list, warnings, nil
}

// mark is the stamp of the watermark that a sheet carries, or nothing.
func (s *CertificateSetter) mark(draft bool) layout.Hash {
	switch {
	case s.fixed.Sample:
		return s.sample
	case draft:
		return s.draft
	}
	return layout.Hash{}
}

// values fills the places of the template.
func (s *CertificateSetter) values(in *CertificateInput) (layout.Values, []layout.Warning, error) {
	if strings.TrimSpace(in.Name) == "" {
		return nil, nil, layout.Fail("no-name", "field", layout.FieldKey("name"))
	}
	recipient, warnings := in.recipient()
	first, second, more := in.Signature.lines()
	warnings = append(warnings, more...)

	decided, on := noDate, noDate
	var err error
	if in.DecisionDate != "" {
		if decided, err = OfficialDate("decision", in.DecisionDate); err != nil {
			return nil, nil, err
		}
		on = decided
	}
	if in.Date != "" {
		if on, err = OfficialDate("dated", in.Date); err != nil {
			return nil, nil, err
		}
	}
	number, register := strings.TrimSpace(in.DecisionNumber), strings.TrimSpace(in.Register)
	if number == "" {
		number = "..."
	}
	if register == "" || in.Draft {
		register = "—"
	}
	v := layout.Values{
		"recipient":   recipient,
		"post":        in.post(),
		"achievement": upperFirst(strings.TrimSpace(in.Achievement)),
		"decision":    number,
		"decided":     decided,
		"register":    register,
		"page":        strings.ToLower(strings.TrimSpace(in.PageAddress)),
		"dated":       dated(strings.TrimSpace(in.Place), on),
		"sign1":       first,
		"sign2":       second,
		"signer":      strings.TrimSpace(in.Signature.Name),
	}
	return v, append(warnings, s.look(in, v)...), nil
}

// look warns of what is missing or looks wrong.
func (s *CertificateSetter) look(in *CertificateInput, v layout.Values) []layout.Warning {
	var w []layout.Warning
	if s.template.Emblem != nil && s.fixed.Emblem == nil && !s.fixed.Sample {
		w = append(w, layout.Warn("no-emblem", ""))
	}
	if v["achievement"] == "" {
		w = append(w, layout.Warn("no-achievement", "achievement"))
	}
	if strings.TrimSpace(in.DecisionNumber) == "" || in.DecisionDate == "" {
		w = append(w, layout.Warn("no-decision", "decision"))
	}
	if v["signer"] == "" {
		w = append(w, layout.Warn("no-signatory", "signer"))
	}
	if strings.TrimSpace(in.Place) == "" {
		w = append(w, layout.Warn("no-place", "dated"))
	}
	if in.Code.N == 0 && v["register"] != "—" {
		w = append(w, layout.Warn("no-code", ""))
	}
	w = append(w, doubled("name", v["recipient"])...)
	w = append(w, doubled("post", v["post"])...)
	return append(w, doubled("achievement", v["achievement"])...)
}
