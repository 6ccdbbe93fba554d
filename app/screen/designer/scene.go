package designer

import (
	"errors"
	"slices"

	"vinhdanh/app/jobs/issue"
	"vinhdanh/assets/i18n"
	"vinhdanh/print"
	"vinhdanh/print/layout"
	"vinhdanh/print/qr"
	"vinhdanh/print/shape"
)

// scene is a sheet set with somebody's data.
type scene struct {
	list     *layout.List
	assets   layout.Assets
	placed   []layout.Placed
	warnings []layout.Warning
	faults   map[string]error // by frame: what of the sheet cannot be set, and is left out
	fault    error            // nothing can be set
}

// setter sets templates that are being changed. It is used off the interface's
// goroutine, by one job at a time.
type setter struct {
	fonts *shape.Fonts
	cat   *i18n.Catalogue
	code  print.Code // that stands in for the real ones
}

func newSetter(fonts *shape.Fonts, cat *i18n.Catalogue) (*setter, error) {
	size, bits, err := qr.Encode(sampleCode)
	if err != nil {
		return nil, err
	}
	return &setter{fonts, cat, print.Code{N: size, Bits: bits, Text: sampleCode}}, nil
}

// sampleCode has as many letters as the code of a certificate whose recipient
// has a name of usual length. It is no token: nothing attests it.
const sampleCode = "HTTPS://VIDU.GOV.VN/V/KHONG-CO-GIA-TRI-000000000000000000000000000000000000000000000000000000000000000000000000" +
	"000000000000000000000000000000000000000000000000000000"

// set sets a template with what somebody's certificate says. Frames that
// cannot be set are left out and told of.
func (s *setter) set(t *layout.Template, said issue.Said, draft bool) scene {
	sc, err := s.try(t, said, draft)
	if err == nil {
		return sc
	}
	t = t.Clone()
	faults := map[string]error{}
	all := t.Frames
	bare := *t // ornaments take time and have no words
	bare.Border, bare.Drum, bare.Pictures, bare.Watermark, bare.Emblem, bare.Code = nil, nil, nil, nil, nil, nil
	t.Frames = nil
	for i := range all {
		bare.Frames = all[i : i+1]
		if _, one := s.try(&bare, said, draft); one != nil {
			faults[all[i].Name] = one
			continue
		}
		t.Frames = append(t.Frames, all[i])
	}
	whole := err
	if sc, err = s.try(t, said, draft); err != nil {
		return scene{fault: err}
	}
	sc.faults = faults
	if len(faults) == 0 {
		sc.fault = whole
	}
	return sc
}

func (s *setter) try(t *layout.Template, said issue.Said, draft bool) (scene, error) {
	if !certificate(t.Document) {
		return s.specimen(t)
	}
	k, err := print.NewCertificate(t, said.Fixed, s.fonts)
	if err != nil {
		return scene{}, err
	}
	in := said.Input
	in.Draft = draft
	if !draft && t.Code != nil {
		in.Code = s.code
	}
	list, warnings, err := k.Set(in)
	if err != nil {
		return scene{}, err
	}
	placed, _, err := k.Place(in)
	if err != nil {
		return scene{}, err
	}
	return scene{list: list, assets: k, placed: placed, warnings: warnings}, nil
}

// certificate tells of documents that are awarded.
func certificate(document string) bool {
	d, _ := layout.DocumentOf(document)
	return slices.Contains(d.Places, "recipient") && slices.Contains(d.Places, "decision")
}

// specimen sets any other paper with made-up data.
func (s *setter) specimen(t *layout.Template) (scene, error) {
	d, _ := layout.DocumentOf(t.Document)
	values := layout.Values{}
	for _, p := range d.Places {
		values[p] = s.sample(p)
	}
	conditions := layout.Conditions{"official": true, "individual": true, "bilingual": t.Other() != ""}
	list := &layout.List{Width: t.Width, Height: t.Height}
	ground := layout.Box(layout.LayerStock, layout.Rect{W: t.Width, H: t.Height}, t.Paper)
	list.Items = append(list.Items, ground)
	bag := layout.Bag{}
	var warnings []layout.Warning
	for _, l := range []layout.Layer{layout.LayerStock, layout.LayerText} {
		items, w, err := t.Set(l, s.fonts, values, conditions)
		if err != nil {
			return scene{}, err
		}
		list.Items, warnings = append(list.Items, items...), append(warnings, w...)
	}
	for _, p := range t.Pictures {
		raw := t.Assets[p.Hash]
		h := layout.HashOf(raw)
		bag[h] = raw
		list.Items = append(list.Items, &layout.Picture{Asset: h, X: p.X, Y: p.Y, W: p.W, H: p.H})
	}
	if c := t.Code; c != nil {
		margin := (c.Square - c.Modules) / 2
		list.Items = append(list.Items, &layout.Modules{Layer: layout.LayerText, X: c.X + margin, Y: c.Y + margin, Size: c.Modules,
			N: s.code.N, Bits: s.code.Bits, Text: s.code.Text})
	}
	placed, _, err := t.Place(s.fonts, values, conditions)
	if err != nil {
		return scene{}, err
	}
	return scene{list: list, assets: layout.Chain(bag, layout.FontAssets()), placed: placed, warnings: warnings}, nil
}

// sample is what stands in a place where there is no data.
func (s *setter) sample(place string) string {
	if key := "designer.sample." + place; s.cat.Has(key) {
		return s.cat.T(key)
	}
	return wordsOf(s.cat, "").name(place)
}

// madeUp is a recipient for a conference that has none.
func (s *setter) madeUp() issue.Said {
	v := s.sample
	return issue.Said{
		Fixed: print.CertificateFixed{Authority: v("authority")},
		Input: print.CertificateInput{
			Honorific: v("honorific"), Name: v("name"), Kind: print.Individual, Position: v("position"), Unit: v("unit"), Achievement: v("achievement"),
			DecisionNumber: v("decision"), DecisionDate: "2025-08-05", Register: "0104", Place: v("city"), PageAddress: v("page"),
			Signature: print.Signature{Prefix: "KT.", Title: v("title"), Post: v("sign2"), Name: v("signer")},
		},
	}
}

// shrunk tells to which size a warning says that a field was set.
func shrunk(w layout.Warning) (size float64, ok bool) {
	if w.Code != "shrunk" && w.Code != "floor" {
		return 0, false
	}
	size, ok = w.Args["size"].(float64)
	return size, ok
}

// faultOf is the paper's own fault in an error, nil if it is another.
func faultOf(err error) *layout.Fault {
	var f *layout.Fault
	errors.As(err, &f)
	return f
}
