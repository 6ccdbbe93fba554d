package print

import (
	"strings"

	"vinhdanh/print/layout"
	"vinhdanh/print/shape"
)

// Cover is the first page of a programme.
type Cover struct {
	Template *layout.Template // nil is the embedded "programme-cover-a4"
	Emblem   []byte           // the picture of the national emblem that the office supplies; nil leaves its place out
	Sample   bool             // a plain ornament in the emblem's place
	Year     string           // may be ""
	Other    CoverOther
}

// CoverOther is what the cover says in a second language; what is empty leaves
// no trace.
type CoverOther struct {
	Host, Event, Period, When, Where string
}

// page sets the cover of a programme. Faults: those of layout.Template.Set,
// "bad-picture", "picture-too-large", "template-value" (a template of another
// document).
func (c *Cover) page(in *ProgrammeInput, f *shape.Fonts) (*layout.List, []layout.Warning, error) {
	t, err := c.template()
	if err != nil {
		return nil, nil, err
	}
	dress, _, err := dressed(t, c.Emblem, c.Sample)
	if err != nil {
		return nil, nil, err
	}
	o := &c.Other
	v := layout.Values{
		"superior": in.Superior, "host": in.Host, "event": in.Title, "period": periodBeside(in.Title, in.Period), "meeting": in.Meeting, "when": in.When, "where": in.Place, "year": c.Year,
		"other.host": o.Host, "other.event": o.Event, "other.period": o.Period,
		"other.when": o.When, "other.where": o.Where,
	}
	for place, said := range v {
		v[place] = strings.TrimSpace(said)
	}
	list := &layout.List{Width: t.Width, Height: t.Height, Items: dress}
	var warnings []layout.Warning
	for _, layer := range []layout.Layer{layout.LayerStock, layout.LayerText} {
		items, found, err := t.Set(layer, f, v, layout.Conditions{"bilingual": *o != CoverOther{}})
		if err != nil {
			return nil, nil, err
		}
		list.Items, warnings = append(list.Items, items...), append(warnings, found...)
	}
	return list, warnings, nil
}

// template gives the cover's template, without a place for an emblem that is
// not there.
func (c *Cover) template() (*layout.Template, error) {
	t := c.Template
	if t == nil {
		var err error
		if t, err = layout.Embedded("programme-cover-a4"); err != nil {
			return nil, err
		}
	}
	if t.Document != "programme-cover" {
		return nil, layout.Fail("template-value", "what", "document", "value", t.Document)
	}
	if c.Emblem == nil && !c.Sample {
		bare := *t
		bare.Emblem, t = nil, &bare
	}
	return t, nil
}

// Assets finds what a programme's pages name; a programme without a cover
// names fonts only.
func (c *Cover) Assets() layout.Assets {
	if c == nil {
		return layout.FontAssets()
	}
	t, err := c.template()
	if err != nil {
		return layout.FontAssets()
	}
	_, kept, err := dressed(t, c.Emblem, c.Sample)
	if err != nil {
		return layout.FontAssets()
	}
	return kept
}

// dressed gives a template's ornaments and the office's pictures, and what
// they name. A white ground is the paper's own.
func dressed(t *layout.Template, emblem []byte, sample bool) ([]layout.Item, *shared, error) {
	s := &CertificateSetter{template: t, fixed: CertificateFixed{Emblem: emblem, Sample: sample}}
	items, err := s.ornaments()
	if err != nil {
		return nil, nil, err
	}
	if white := (layout.Color{R: 255, G: 255, B: 255, A: 255}); t.Paper == white || t.Paper.A == 0 {
		items = items[1:]
	}
	over, err := s.pictures(layout.LayerText)
	return append(items, over...), &s.shared, err
}
