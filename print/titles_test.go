package print

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/png"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"vinhdanh/assets/i18n"
	"vinhdanh/print/layout"
)

// told gives the texts of a page by field, as Place tells them.
func told(t testing.TB, s *CertificateSetter, in CertificateInput) map[string]string {
	t.Helper()
	placed, _, err := s.Place(in)
	if err != nil {
		t.Fatal(err)
	}
	m := map[string]string{}
	for _, p := range placed {
		m[p.Field] = strings.TrimSpace(m[p.Field] + " " + p.Text)
	}
	return m
}

// A sheet that confers a title says so in place of the document's name, on
// every template and for the dead too; the office's own verb takes the place of
// the template's.
func TestTitles(t *testing.T) {
	for _, p := range presets {
		for _, tc := range []struct {
			fixed      CertificateFixed
			posthumous bool
			verb, doc  string
		}{
			{CertificateFixed{}, false, "TẶNG", "KHEN"},
			{CertificateFixed{}, true, "TRUY TẶNG", "KHEN"},
			{CertificateFixed{Title: "Chiến sĩ thi đua cấp tỉnh"}, false, "TẶNG DANH HIỆU", "CHIẾN SĨ THI ĐUA CẤP TỈNH"},
			{CertificateFixed{Title: "Chiến sĩ thi đua cấp tỉnh"}, true, "TRUY TẶNG DANH HIỆU", "CHIẾN SĨ THI ĐUA CẤP TỈNH"},
			{CertificateFixed{Title: "Xã, phường, đặc khu tiêu biểu", Verb: "CÔNG NHẬN"}, false, "CÔNG NHẬN", "XÃ, PHƯỜNG, ĐẶC KHU TIÊU BIỂU"},
			{CertificateFixed{Verb: "TẶNG THƯỞNG"}, true, "TRUY TẶNG", "KHEN"},
		} {
			s := p.setter(t, tc.fixed)
			in := usualInput()
			in.Posthumous = tc.posthumous
			got := told(t, s, in)
			if verb, _, _ := strings.Cut(got["award"], " ·"); verb != tc.verb || !strings.HasSuffix(got["document"], tc.doc) {
				t.Errorf("%s %+v: %q, %q", p.id, tc, got["award"], got["document"])
			}
			l, _, err := s.Set(in)
			if err != nil {
				t.Fatal(err)
			}
			clear(t, p.id+" "+tc.doc, l, s, s.template.Border.Inner())
		}
	}
	a, err := layout.Embedded("giay-khen-a4")
	if err != nil {
		t.Fatal(err)
	}
	for i := range a.Frames {
		for j := range a.Frames[i].Fields {
			f := &a.Frames[i].Fields[j]
			f.Text = strings.ReplaceAll(f.Text, "{title}", "GIẤY KHEN")
		}
	}
	_, err = NewCertificate(a, CertificateFixed{Authority: director, Title: "Lao động tiên tiến"}, embedded(t))
	var f *layout.Fault
	if !errors.As(err, &f) || f.Code != "template-no-title" || f.Args["title"] != "Lao động tiên tiến" {
		t.Errorf("a template without a place for a title: %v", err)
	}
}

// An office words its sheets by data: the template's wordings come before the
// usual ones, on the stock too.
func TestWordings(t *testing.T) {
	a, err := layout.Embedded("giay-khen-a4")
	if err != nil {
		t.Fatal(err)
	}
	a.Wordings = []layout.Wording{
		{Place: "recipient", When: []string{"collective"}, Text: "Tập thể: {name}"},
		{Place: "recipient", When: []string{"household"}, Text: "Gia đình {honorific.small} {name}"},
		{Place: "verb", When: []string{"collective"}, Text: "TẶNG TẬP THỂ"},
	}
	if err := a.Check(); err != nil {
		t.Fatal(err)
	}
	s, err := NewCertificate(a, CertificateFixed{Authority: director, Sample: true}, embedded(t))
	if err != nil {
		t.Fatal(err)
	}
	for kind, want := range map[Kind][2]string{
		Individual: {"Bà Đặng Thu Ngân", "TẶNG"}, Collective: {"Tập thể: Đặng Thu Ngân", "TẶNG TẬP THỂ"}, Household: {"Gia đình bà Đặng Thu Ngân", "TẶNG"},
	} {
		in := usualInput()
		in.Kind = kind
		got := told(t, s, in)
		l, _, err := s.Set(in)
		if err != nil {
			t.Fatal(err)
		}
		all := inks(t, l, s)
		find(t, all, want[0])
		find(t, all, want[1])
		if got["name"] != want[0] || got["award"] != want[1] {
			t.Errorf("%s: %q, %q", kind, got["name"], got["award"])
		}
	}
	for _, p := range presets { // the presets carry the usual wordings, for the office to change
		s := p.setter(t, CertificateFixed{})
		for name, in := range cases() {
			want, _ := in.recipient()
			if got := told(t, s, in)["name"]; got != want && in.Other == (OtherWording{}) {
				t.Errorf("%s %s: %q, want %q", p.id, name, got, want)
			}
		}
	}
}

// What Place tells is where the ink is.
func TestPlace(t *testing.T) {
	for _, p := range presets {
		s := p.setter(t, CertificateFixed{})
		for name, in := range pages(s.template.Other()) {
			placed, _, err := s.Place(in)
			if err != nil {
				t.Fatal(err)
			}
			l, _, err := s.Set(in)
			if err != nil {
				t.Fatal(err)
			}
			for _, ink := range inks(t, l, s) {
				if ink.what == "code" {
					continue
				}
				inside := false
				for _, one := range placed {
					const loose = 1.3 // mm: Arabic reaches lower than the rule of thumb says
					inside = inside || ink.left > one.Ink.X-loose && ink.right < one.Ink.X+one.Ink.W+loose && ink.top > one.Ink.Y-loose && ink.bottom < one.Ink.Y+one.Ink.H+loose
				}
				if !inside {
					t.Errorf("%s %s: %v is in no field", p.id, name, ink)
				}
			}
		}
	}
}

// What the second language says comes from the records; what is not said leaves
// no trace, and is warned of once.
func TestOtherLanguage(t *testing.T) {
	for _, p := range presets[4:] {
		s := p.setter(t, CertificateFixed{Sample: true})
		lang := s.template.Other()
		in := usualInput()
		in.Other = said(lang)
		got := told(t, s, in)
		date := map[string]string{"en": "12 August 2025", "ar": "12 أغسطس 2025"}[lang]
		if got["other-name"] != in.Other.Name || got["other-sign"] != in.Other.Capacity || !strings.Contains(got["other-decision"], date) {
			t.Errorf("%s: %q", p.id, got)
		}
		if got["other-authority"] != p.other.Authority {
			t.Errorf("%s: %q", p.id, got["other-authority"])
		}
		if _, w, err := s.Set(in); err != nil || strings.Contains(codes(w), "no-other") {
			t.Error(codes(w), err)
		}
		in.Other = OtherWording{}
		for field, text := range told(t, s, in) {
			if strings.HasPrefix(field, "other-") && field != "other-nation" && field != "other-motto" && field != "other-authority" && field != "other-document" {
				t.Errorf("%s: %s says %q", p.id, field, text)
			}
		}
		_, w, err := s.Set(in)
		if err != nil || strings.Count(codes(w), "no-other") != 1 {
			t.Error(codes(w), err)
		}
		for _, one := range w {
			for _, ui := range i18n.Languages {
				if said := i18n.For(ui).Map("paper.warn."+one.Code, one.Args); strings.Contains(said, "[") || strings.Contains(said, "paper.lang") {
					t.Errorf("%s says %q", ui, said)
				}
			}
		}
	}
}

// Dates of the other languages.
func TestOtherDates(t *testing.T) {
	d, err := dayOf("decision", "2025-09-05")
	if err != nil {
		t.Fatal(err)
	}
	for lang, want := range map[string]string{"en": "5 September 2025", "ar": "5 سبتمبر 2025", "fr": ""} {
		if got := d.in(lang); got != want {
			t.Errorf("%s: %q", lang, got)
		}
	}
	for _, tc := range [][3]string{{"en", "Lai Châu", "Lai Châu, 5 September 2025"}, {"ar", "Lai Châu", "Lai Châu، 5 سبتمبر 2025"}, {"en", "", "5 September 2025"}} {
		if got := dateline(tc[0], tc[1], d.in(tc[0])); got != tc[2] {
			t.Errorf("%v: %q", tc, got)
		}
	}
	if got := (day{}).in("en"); got != "" || dateline("en", "Lai Châu", got) != "" {
		t.Errorf("no day is %q", got)
	}
}

// An office's ornaments are drawn under the words of their layer: those of the
// stock once for all sheets, those of the text layer on stock too.
func TestOrnamentsOfAnOffice(t *testing.T) {
	img := image.NewNRGBA(image.Rect(0, 0, 8, 4))
	img.Set(1, 1, color.Black)
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	a, err := layout.Embedded("giay-khen-a4")
	if err != nil {
		t.Fatal(err)
	}
	hash, err := a.KeepPicture(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	a.Pictures = []layout.TemplatePicture{
		{Name: "logo", Layer: "stock", X: 30, Y: 30, W: 16, H: 8, Hash: hash},
		{Name: "ribbon", Layer: "text", X: 250, Y: 30, W: 16, H: 8, Hash: hash},
	}
	a.Trace = &layout.Trace{Hash: hash, W: 297, H: 210, Opacity: 1}
	if err := a.Check(); err != nil {
		t.Fatal(err)
	}
	s, err := NewCertificate(a, CertificateFixed{Authority: director}, embedded(t))
	if err != nil {
		t.Fatal(err)
	}
	l, _, err := s.Set(usualInput())
	if err != nil {
		t.Fatal(err)
	}
	var got []layout.Picture
	first := 0
	for i, item := range l.Items {
		switch it := item.(type) {
		case *layout.Picture:
			got = append(got, *it)
			first = i
		case *layout.Run:
			if first == 0 || i < first {
				t.Error("words are under a picture")
			}
		}
	}
	for _, item := range stocks(t, l, s) {
		if p, ok := item.(*layout.Picture); ok {
			got = append(got, *p)
		}
	}
	want := []layout.Picture{
		{Layer: layout.LayerText, Asset: layout.HashOf(b.Bytes()), X: 250, Y: 30, W: 16, H: 8},
		{Layer: layout.LayerStock, Asset: layout.HashOf(b.Bytes()), X: 30, Y: 30, W: 16, H: 8},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if raw, err := s.Asset(want[0].Asset); err != nil || !bytes.Equal(raw, b.Bytes()) {
		t.Error("the picture is not kept", err)
	}
	a.Assets = nil
	if _, err := NewCertificate(a, CertificateFixed{Authority: director}, embedded(t)); err == nil {
		t.Error("a picture without its file is drawn")
	}
}

// A template without a watermark of its own takes the usual one: no draft and
// no sample looks like a certificate.
func TestUsualMark(t *testing.T) {
	for _, p := range presets {
		a, err := layout.Embedded(p.id)
		if err != nil {
			t.Fatal(err)
		}
		a.Watermark = nil
		for about, of := range map[string]struct{ sample, draft bool }{"MẪU": {true, false}, "BẢN NHÁP": {false, true}, "": {false, false}} {
			s, err := NewCertificate(a, CertificateFixed{Authority: p.authority, Sample: of.sample}, embedded(t))
			if err != nil {
				t.Fatal(err)
			}
			in := usualInput()
			in.Draft = of.draft
			l, _, err := s.Set(in)
			if err != nil {
				t.Fatal(err)
			}
			mark := ""
			for _, item := range l.Items {
				stamp, ok := item.(*layout.Stamp)
				if !ok || stamp.Layer != layout.LayerText {
					continue
				}
				for _, one := range stampOf(t, stamp, s).Items {
					r := one.(*layout.Run)
					mark += r.Text
					last := r.Glyphs[len(r.Glyphs)-1]
					sin, cos := math.Sincos(r.Angle * math.Pi / 180)
					if right, top := r.X+(last.X+last.Advance)*cos, r.Y-(last.X+last.Advance)*sin; r.X < 0 || right > a.Width || top < 0 || r.Y > a.Height {
						t.Errorf("%s: the watermark leaves the sheet", p.id)
					}
				}
			}
			if !strings.HasPrefix(mark, about) || (mark == "") != (about == "") {
				t.Errorf("%s: watermark %q, want %q", p.id, mark, about)
			}
		}
	}
}
