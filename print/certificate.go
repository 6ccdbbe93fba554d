package print

import (
	"strings"

	"vinhdanh/assets/i18n"
	"vinhdanh/print/layout"
	"vinhdanh/print/shape"
)

// CertificateFixed is what all certificates of one template and one authority share.
type CertificateFixed struct {
	// Authority awards: "Giám đốc Sở Nội vụ tỉnh Lai Châu". It is set in
	// capitals, on two lines where one would be too long; a line feed in it
	// says where the second begins.
	Authority string
	// Verb stands in place of the template's "TẶNG" or "TẶNG DANH HIỆU"; the
	// dead are awarded in the template's words.
	Verb string
	// Title is the title (danh hiệu) that the sheet confers: "Chiến sĩ thi đua
	// cơ sở". It stands in place of the document's name.
	Title string
	// Emblem is the picture of the national emblem that the office supplies,
	// PNG or JPEG. Without one its place stays empty and each certificate
	// comes with the warning "no-emblem".
	Emblem []byte
	// Sample sets a plain ornament in the emblem's place and a watermark
	// under the text.
	Sample bool
	// Other is the same in the template's other language.
	Other OtherFixed
}

// OtherFixed is what all certificates share in a second language. What is
// empty leaves no trace.
type OtherFixed struct {
	Authority string // "The Director of the Department of Home Affairs, Lai Châu Province"
	Title     string // of a title that is conferred
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
	PageAddress    string // of the public page, printed in small letters; "" leaves its line out, as a draft does
	Code           Code
	Draft          bool // watermark, register "—", no code
	Other          OtherWording
}

// OtherWording is what one certificate says in the template's other language.
// What is empty leaves no trace.
type OtherWording struct {
	Name        string // with the form of address: "Mr. John Smith"
	Post        string
	Achievement string
	Capacity    string // of who signs: "DIRECTOR"; where it takes two lines, the first
	SignerPost  string // the second: "DEPUTY DIRECTOR"
}

// CertificateSetter sets certificates of one template and authority. It is
// safe for concurrent use.
type CertificateSetter struct {
	template *layout.Template
	fixed    CertificateFixed
	fonts    *shape.Fonts
	shared

	// stamps, in drawing order: the sheet with its ornaments, the watermark of
	// samples or drafts, the words of the stock
	sheet         layout.Hash
	sample, draft layout.Hash
	words         stockWords
	twoLines      bool          // the authority stands on two
	over          []layout.Item // pictures of the text layer
	kept          layout.Kept
}

// NewCertificate sets what the certificates share, once. The template must not
// be changed afterwards: change a Clone. Faults: those of
// layout.Template.Set, "bad-picture", "no-authority", "template-no-title" (a
// title is conferred and the template has no place for it).
func NewCertificate(t *layout.Template, fixed CertificateFixed, f *shape.Fonts) (*CertificateSetter, error) {
	s := &CertificateSetter{template: t, fixed: fixed, fonts: f}
	if strings.TrimSpace(fixed.Authority) == "" {
		return nil, layout.Fail("no-authority")
	}
	if fixed.Title != "" && !t.Says("title") {
		return nil, layout.Fail("template-no-title", "title", fixed.Title)
	}
	for _, of := range []struct {
		stamp *layout.Hash
		set   func() ([]layout.Item, error)
	}{
		{&s.sheet, s.ornaments},
		{&s.sample, func() ([]layout.Item, error) { return s.watermark("sample") }},
		{&s.draft, func() ([]layout.Item, error) { return s.watermark("draft") }},
	} {
		items, err := of.set()
		if err != nil {
			return nil, err
		}
		if *of.stamp, err = s.stamp(t.Width, t.Height, items); err != nil {
			return nil, err
		}
	}
	var err error
	if s.over, err = s.pictures(layout.LayerText); err != nil {
		return nil, err
	}
	return s, s.head()
}

// Set sets one certificate. Faults, each naming the field: "no-name",
// "text-overflow", "missing-glyph", "control-character", "bad-date",
// "bad-code", "code-too-large". Warnings: "shrunk", "floor", "broken",
// "no-emblem", "no-honorific", "no-achievement", "no-decision",
// "no-signatory", "no-place", "no-code", "no-other", "signature-form",
// "doubled-word".
func (s *CertificateSetter) Set(in CertificateInput) (*layout.List, []layout.Warning, error) {
	values, conditions, warnings, err := s.says(&in)
	if err != nil {
		return nil, nil, err
	}
	items, more, err := s.template.SetKept(&s.kept, layout.LayerText, s.fonts, values, conditions)
	if err != nil {
		return nil, nil, err
	}
	warnings = append(warnings, more...)

	list := &layout.List{Width: s.template.Width, Height: s.template.Height, Items: make([]layout.Item, 0, len(items)+5+len(s.over))}
	for _, of := range []struct {
		layer layout.Layer
		stamp layout.Hash
	}{{layout.LayerStock, s.sheet}, {layout.LayerText, s.mark(in.Draft)}, {layout.LayerStock, s.words.of(conditions)}} {
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
	list.Items = append(append(append(list.Items, s.over...), items...), code...)
	return list, warnings, nil
}

// Place tells where each field of a certificate stands, on both layers, and
// what would be warned of. Faults as Set, but for the code's.
func (s *CertificateSetter) Place(in CertificateInput) ([]layout.Placed, []layout.Warning, error) {
	values, conditions, warnings, err := s.says(&in)
	if err != nil {
		return nil, nil, err
	}
	s.share(values, conditions)
	s.word(values, conditions)
	placed, more, err := s.template.Place(s.fonts, values, conditions)
	return placed, append(warnings, more...), err
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

// says gives what a certificate says, in places and conditions of the template.
func (s *CertificateSetter) says(in *CertificateInput) (layout.Values, layout.Conditions, []layout.Warning, error) {
	if in.Kind == "" {
		in.Kind = Individual
	}
	if strings.TrimSpace(in.Name) == "" {
		return nil, nil, nil, layout.Fail("no-name", "field", layout.FieldKey("name"))
	}
	v, c := make(layout.Values, 24), in.conditions()
	warnings := in.person(v, c)
	first, second, more := in.Signature.lines()
	warnings = append(warnings, more...)
	v["sign1"], v["sign2"], v["signer"] = first, second, strings.TrimSpace(in.Signature.Name)
	v["post"], v["achievement"] = in.post(), upperFirst(strings.TrimSpace(in.Achievement))
	if err := s.dates(in, v); err != nil {
		return nil, nil, nil, err
	}
	v["decision"], v["register"] = strings.TrimSpace(in.DecisionNumber), strings.TrimSpace(in.Register)
	if v["decision"] == "" {
		v["decision"] = "..."
	}
	if v["register"] == "" || in.Draft {
		v["register"] = "—"
	}
	if !in.Draft { // which has no code to look up
		v["page"] = strings.ToLower(strings.TrimSpace(in.PageAddress))
	}
	if s.template.Other() != "" {
		in.Other.fill(v, c)
	}
	s.word(v, c)
	return v, c, append(warnings, s.look(in, v)...), nil
}

// word fills the places that the template, or the office, words.
func (s *CertificateSetter) word(v layout.Values, c layout.Conditions) {
	s.template.Word(v, c, usual)
	if s.fixed.Verb != "" && !c["posthumous"] {
		v["verb"] = s.fixed.Verb
	}
}

// dates fills the places of dates, in both languages.
func (s *CertificateSetter) dates(in *CertificateInput, v layout.Values) error {
	decided, err := dayOf("decision", in.DecisionDate)
	if err != nil {
		return err
	}
	on := decided
	if in.Date != "" {
		if on, err = dayOf("dated", in.Date); err != nil {
			return err
		}
	}
	place := strings.TrimSpace(in.Place)
	v["decided"], v["dated"] = decided.official(), dated(place, on.official())
	if lang := s.template.Other(); lang != "" && on.known() {
		v["other.decided"], v["other.dated"] = decided.in(lang), dateline(lang, place, on.in(lang))
	}
	return nil
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
	if s.template.Other() != "" && (in.Other.Name == "" || in.Other.Achievement == "" || s.fixed.Other.Authority == "") {
		w = append(w, layout.Warn("no-other", "", "lang", i18n.Key("paper.lang."+s.template.Other())))
	}
	w = append(w, doubled("name", v["recipient"])...)
	w = append(w, doubled("post", v["post"])...)
	return append(w, doubled("achievement", v["achievement"])...)
}

// fill fills the places of the other language.
func (o *OtherWording) fill(v layout.Values, c layout.Conditions) {
	v["other.recipient"], v["other.post"], v["other.achievement"] = strings.TrimSpace(o.Name), strings.TrimSpace(o.Post), upperFirst(strings.TrimSpace(o.Achievement))
	v["other.sign1"], v["other.sign2"] = strings.TrimSpace(o.Capacity), strings.TrimSpace(o.SignerPost)
	c["other"] = v["other.recipient"] != "" || v["other.post"] != "" || v["other.achievement"] != ""
}
