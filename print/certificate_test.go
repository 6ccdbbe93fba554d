package print

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"vinhdanh/assets/i18n"
	"vinhdanh/assets/templates"
	"vinhdanh/print/layout"
)

// pattern is a code of n modules a side, as good as a real one for the layout.
func pattern(n int) Code {
	bits := make([]byte, (n*n+7)/8)
	for i := range bits {
		bits[i] = 0xa5
	}
	return Code{N: n, Bits: bits, Text: "12345"}
}

func setter(t testing.TB, template string, fixed CertificateFixed) *CertificateSetter {
	t.Helper()
	a, err := layout.Embedded(template)
	if err != nil {
		t.Fatal(err)
	}
	s, err := NewCertificate(a, fixed, embedded(t))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

const (
	director = "Giám đốc Sở Nội vụ tỉnh An Sơn"
	chairman = "Chủ tịch Ủy ban nhân dân tỉnh An Sơn"
)

// usualInput is the certificate of the mock-ups.
func usualInput() CertificateInput {
	return CertificateInput{
		Honorific: "Bà", Name: "Đặng Thu Ngân", Position: "Phó Trưởng phòng Tổ chức, Biên chế", Unit: "Sở Nội vụ",
		Achievement:    "Đã có thành tích xuất sắc trong phong trào thi đua yêu nước giai đoạn 2020 - 2025",
		DecisionNumber: "312/QĐ-SNV", DecisionDate: "2025-08-12", Register: "0128", Place: "An Sơn",
		Signature:   Signature{Title: "GIÁM ĐỐC", Name: "Đinh Khắc Tường"},
		PageAddress: "TDKT.ANSON.GOV.VN/V", Code: pattern(49),
	}
}

// cases are certificates short, long and odd, that must all be set well.
func cases() map[string]CertificateInput {
	m := map[string]CertificateInput{"usual": usualInput()}
	change := func(name string, f func(*CertificateInput)) {
		in := usualInput()
		f(&in)
		m[name] = in
	}
	change("deputy", func(in *CertificateInput) {
		in.Honorific, in.Name, in.Position, in.Unit = "Ông", "Mào Văn Khánh", "Công chức Văn hóa – Xã hội", "Xã Nậm Tía"
		in.Signature = Signature{"KT.", "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Hà Thị Lan Chi"}
	})
	change("shortest", func(in *CertificateInput) {
		in.Name, in.Position, in.Unit, in.Achievement = "Y Ê", "", "", "Cứu người"
	})
	change("collective", func(in *CertificateInput) {
		in.Kind, in.Honorific, in.Position, in.Unit = Collective, "", "", ""
		in.Name = "Hợp tác xã Nông nghiệp và Du lịch cộng đồng Bản Mây"
	})
	change("team", func(in *CertificateInput) {
		in.Kind, in.Honorific, in.Name, in.Position, in.Unit = Collective, "", "Phòng Tổ chức, Biên chế", "", "Sở Nội vụ"
	})
	change("collective of 150 letters", func(in *CertificateInput) {
		in.Kind, in.Honorific, in.Position, in.Unit = Collective, "", "", ""
		in.Name = "Ban Chỉ đạo thực hiện Chương trình xóa nhà tạm, nhà dột nát và hỗ trợ hộ nghèo, hộ cận nghèo của Ủy ban Mặt trận Tổ quốc Việt Nam xã vùng cao Nậm Tía"
		in.Signature = Signature{"KT.", "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Hà Thị Lan Chi"}
	})
	change("name of 60 letters", func(in *CertificateInput) {
		in.Name = "Công Tằng Tôn Nữ Hoàng Thị Ngọc Ánh Tuyết Nguyễn Phước Hương"
		in.Position = "Phó Chủ nhiệm Ủy ban Kiểm tra, Bí thư Chi bộ kiêm Phó Trưởng phòng Công tác Thi đua – Khen thưởng và Truyền thông"
	})
	change("long achievement", func(in *CertificateInput) {
		in.Achievement = "Đã có thành tích xuất sắc trong học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh, góp phần vào sự nghiệp xây dựng chủ nghĩa xã hội và bảo vệ Tổ quốc, giai đoạn 2016 - 2025 trên địa bàn các xã biên giới của tỉnh An Sơn; vận động hơn 300 triệu đồng xây dựng 3 căn nhà cho các hộ nghèo"
		in.Signature = Signature{"TUQ.", "GIÁM ĐỐC", "TRƯỞNG PHÒNG TỔ CHỨC, BIÊN CHẾ", "Nguyễn Thị Ổn"}
	})
	change("dead", func(in *CertificateInput) { in.Posthumous = true })
	change("household", func(in *CertificateInput) {
		in.Kind, in.Honorific, in.Name, in.Position, in.Unit, in.Address = Household, "Ông", "Lò Văn Pành", "", "", "Bản Nậm Pha, xã Nậm Tía"
	})
	change("capitals with marks", func(in *CertificateInput) {
		in.Honorific, in.Name, in.Signature.Name = "BÀ", "NGUYỄN THỊ Ẩ ỘỄỔ", "NGUYỄN ẪỔ ỆỘ"
		in.Signature.Title = "QUYỀN GIÁM ĐỐC SỞ ẪỘ"
	})
	change("without decision", func(in *CertificateInput) {
		in.DecisionNumber, in.DecisionDate, in.Register, in.Code = "", "", "", Code{}
	})
	change("long decision", func(in *CertificateInput) {
		in.DecisionNumber = "123456/QĐ-UBND-HĐTĐKT-VPUB-ĐHTĐYN"
	})
	change("draft", func(in *CertificateInput) { in.Draft = true })
	change("large code", func(in *CertificateInput) { in.Code = pattern(57) })
	change("small code", func(in *CertificateInput) { in.Code = pattern(33) })
	change("arabic", func(in *CertificateInput) {
		in.Name, in.Position, in.Unit = "لو ثي مينه", "رئيسة قسم", "إدارة الشؤون الداخلية"
		in.Achievement = "إنجازات متميزة في تنفيذ حركات المحاكاة في الفترة 2020 - 2025"
	})
	return m
}

// Whatever is on it: all ink inside the border, nothing over anything else,
// the place for signature and seal free, the code as large and as far from the
// edge as it must be.
func TestCertificatesAreClear(t *testing.T) {
	for _, p := range presets {
		of := map[bool]struct{ gap, modules, edge float64 }{true: {30, 26, 15}, false: {35, 30, 15}}[strings.HasPrefix(p.id, "giay-khen-a4")]
		if strings.Contains(p.id, "thu-tuong") {
			of.gap = 40
		}
		s := p.setter(t, CertificateFixed{Sample: true})
		room := s.template.Border.Inner()
		for name, in := range cases() {
			about := p.id + " " + name
			if name != "shortest" {
				in.Other = said(s.template.Other())
			}
			if name == "long achievement" {
				in.Other = saidAtLength(s.template.Other())
			}
			l, _, err := s.Set(in)
			if err != nil {
				t.Errorf("%s: %v", about, err)
				continue
			}
			clear(t, about, l, s, room)
			all := inks(t, l, s)
			signer := find(t, all, in.Signature.Name)
			for _, i := range all {
				if i.left > s.template.Width*0.55 && i.top > s.template.Height/2 && i.bottom < signer.top+1e-9 && signer.top-i.bottom < of.gap {
					t.Errorf("%s: %.2f mm between %v and %v", about, signer.top-i.bottom, i, signer)
				}
			}
			for _, item := range l.Items {
				m, ok := item.(*layout.Modules)
				if !ok {
					continue
				}
				module := m.Size / float64(m.N)
				if m.N >= 49 && m.Size < of.modules-1e-9 || module < 0.53-1e-9 {
					t.Errorf("%s: code of %d modules is %.2f mm, a module %.3f", about, m.N, m.Size, module)
				}
				if edge := min(m.X, s.template.Width-m.X-m.Size, m.Y, s.template.Height-m.Y-m.Size) - 4*module; edge < of.edge {
					t.Errorf("%s: the code's quiet zone is %.2f mm from the edge", about, edge)
				}
				for _, i := range all {
					if i.what != "code" && i.meets(inkOf{"", m.X - 4*module, m.Y - 4*module, m.X + m.Size + 4*module, m.Y + m.Size + 4*module}) {
						t.Errorf("%s: %v stands in the code's quiet zone", about, i)
					}
				}
			}
		}
	}
}

// The A4 sheet of the mock-ups: the code's square, and the lines beside it.
func TestSheetOfTheMockups(t *testing.T) {
	s := setter(t, "giay-khen-a4", CertificateFixed{Authority: director})
	l, _, err := s.Set(cases()["deputy"])
	if err != nil {
		t.Fatal(err)
	}
	lines := map[string]float64{}
	for _, item := range l.Items {
		switch it := item.(type) {
		case *layout.Run:
			lines[it.Text] = it.Y
		case *layout.Modules:
			if math.Abs(it.X-30.5) > 0.127 || math.Abs(it.Y-156) > 0.127 || it.Size != 26 {
				t.Errorf("code at %g, %g, %g mm", it.X, it.Y, it.Size)
			}
		case *layout.Path:
			if it.Fill == (layout.Color{R: 255, G: 255, B: 255, A: 255}) && (math.Abs(it.Segs[0].P[0].X-28) > 0.05 || math.Abs(it.Segs[0].P[0].Y-153.5) > 0.05 || math.Abs(it.Segs[2].P[0].X-it.Segs[0].P[0].X-31) > 1e-6) {
				t.Errorf("white square %v", it.Segs)
			}
		}
	}
	for text, y := range map[string]float64{
		"Quyết định số 312/QĐ-SNV ngày 12 tháng 8 năm 2025": 167.6,
		"Số sổ vàng: 0128":               174.8,
		"Đối chiếu: tdkt.anson.gov.vn/v": 182,
		"Hà Thị Lan Chi":                 182,
	} {
		if got, ok := lines[text]; !ok || math.Abs(got-y) > 1e-6 {
			t.Errorf("%q at %g, want %g", text, got, y)
		}
	}
}

func codes(w []layout.Warning) string {
	var list []string
	for _, one := range w {
		list = append(list, one.Code)
	}
	return strings.Join(list, " ")
}

func TestCertificateWarnings(t *testing.T) {
	s := setter(t, "giay-khen-a4", CertificateFixed{Authority: director})
	sample := setter(t, "giay-khen-a4", CertificateFixed{Authority: director, Sample: true})
	for _, tc := range []struct {
		about  string
		s      *CertificateSetter
		change func(*CertificateInput)
		want   string
	}{
		{"sample", sample, func(*CertificateInput) {}, ""},
		{"no emblem", s, func(*CertificateInput) {}, "no-emblem"},
		{"Đồng chí", sample, func(in *CertificateInput) { in.Honorific = "Đồng chí" }, "no-honorific"},
		{"nothing before the name", sample, func(in *CertificateInput) { in.Honorific = "" }, "no-honorific"},
		{"no achievement", sample, func(in *CertificateInput) { in.Achievement = " " }, "no-achievement"},
		{"no decision", sample, func(in *CertificateInput) { in.DecisionNumber = "" }, "no-decision"},
		{"no signatory", sample, func(in *CertificateInput) { in.Signature.Name = "" }, "no-signatory"},
		{"no code", sample, func(in *CertificateInput) { in.Code = Code{} }, "no-code"},
		{"draft", sample, func(in *CertificateInput) { in.Draft = true }, ""},
		{"not issued yet", sample, func(in *CertificateInput) { in.Register, in.Code = "", Code{} }, ""},
		{"deputy without post", sample, func(in *CertificateInput) { in.Signature.Prefix = "KT." }, "signature-form"},
		{"doubled word", sample, func(in *CertificateInput) { in.Unit = "Sở Sở Nội vụ" }, "doubled-word"},
		{"no place", sample, func(in *CertificateInput) { in.Place = " " }, "no-place"},
		{"long name", sample, func(in *CertificateInput) {
			in.Name = "Công Tằng Tôn Nữ Hoàng Thị Ngọc Ánh Tuyết Nguyễn Phước Hương"
		}, "shrunk"},
	} {
		in := usualInput()
		tc.change(&in)
		_, w, err := tc.s.Set(in)
		if err != nil {
			t.Errorf("%s: %v", tc.about, err)
			continue
		}
		if got := codes(w); got != tc.want {
			t.Errorf("%s: warnings %q, want %q", tc.about, got, tc.want)
		}
		for _, one := range w {
			for _, lang := range i18n.Languages {
				c := i18n.For(lang)
				if said := c.Map("paper.warn."+one.Code, one.Args); strings.Contains(said, "[") || strings.Contains(said, "<no value>") {
					t.Errorf("%s: %s says %q", tc.about, lang, said)
				}
			}
		}
	}
}

// A shrunk name says to what size, for the record of the certificate.
func TestShrunkSize(t *testing.T) {
	s := setter(t, "giay-khen-a4", CertificateFixed{Authority: director, Sample: true})
	in := usualInput()
	in.Name = "Công Tằng Tôn Nữ Hoàng Thị Ngọc Ánh Tuyết Nguyễn Phước Hương"
	_, w, err := s.Set(in)
	if err != nil {
		t.Fatal(err)
	}
	if size, ok := w[0].Args["size"].(float64); len(w) != 1 || w[0].Field != "name" || !ok || size < 18 || size >= 20 {
		t.Errorf("%+v", w)
	}
}

func TestCertificateFaults(t *testing.T) {
	s := setter(t, "giay-khen-a4", CertificateFixed{Authority: director, Sample: true})
	for _, tc := range []struct {
		about  string
		change func(*CertificateInput)
		code   string
		field  string
	}{
		{"no name", func(in *CertificateInput) { in.Name = " " }, "no-name", "name"},
		{"a name without end", func(in *CertificateInput) { in.Name = strings.Repeat("Nguyễn ", 40) }, "text-overflow", "name"},
		{"an achievement of 2,000 letters", func(in *CertificateInput) { in.Achievement = strings.Repeat("Đã có thành tích xuất sắc ", 77) }, "text-overflow", "achievement"},
		{"a collective without end", func(in *CertificateInput) { in.Kind, in.Name = Collective, strings.Repeat("Hợp tác xã ", 60) }, "text-overflow", "name"},
		{"a picture letter", func(in *CertificateInput) { in.Name = "Lò 😀" }, "missing-glyph", "name"},
		{"Chinese", func(in *CertificateInput) { in.Unit = "李明" }, "missing-glyph", "post"},
		{"a control character", func(in *CertificateInput) { in.Achievement = "a\x07b" }, "control-character", "achievement"},
		{"no text at all", func(in *CertificateInput) { in.Signature.Name = "\xff\xfe" }, "control-character", "signer"},
		{"an impossible date", func(in *CertificateInput) { in.DecisionDate = "2025-02-30" }, "bad-date", "decision"},
		{"half a date", func(in *CertificateInput) { in.Date = "2025-08" }, "bad-date", "dated"},
		{"a code of the wrong size", func(in *CertificateInput) { in.Code.N = 50 }, "bad-code", ""},
		{"a code without bits", func(in *CertificateInput) { in.Code.Bits = nil }, "bad-code", ""},
		{"a code that finds no room", func(in *CertificateInput) { in.Code = pattern(77) }, "code-too-large", ""},
	} {
		in := usualInput()
		tc.change(&in)
		l, _, err := s.Set(in)
		var f *layout.Fault
		if !errors.As(err, &f) || f.Code != tc.code || l != nil {
			t.Errorf("%s: %v", tc.about, err)
			continue
		}
		if tc.field != "" && f.Args["field"] != layout.FieldKey(tc.field) {
			t.Errorf("%s: names %v, want %s", tc.about, f.Args["field"], tc.field)
		}
		for _, lang := range i18n.Languages {
			if said := i18n.For(lang).Map("error."+f.Code, f.Args); strings.Contains(said, "[") || strings.Contains(said, "<no value>") || strings.Contains(said, "paper.field") {
				t.Errorf("%s: %s says %q", tc.about, lang, said)
			}
		}
	}
}

// What all sheets share is drawn once; a sample and a draft carry their words,
// under the text, on the layer that is printed on stock too.
func TestLayers(t *testing.T) {
	for _, tc := range []struct {
		sample, draft bool
		mark          string
	}{
		{true, false, "MẪU – KHÔNG CÓ GIÁ TRỊ"}, {false, true, "BẢN NHÁP – KHÔNG CÓ GIÁ TRỊ"}, {true, true, "MẪU – KHÔNG CÓ GIÁ TRỊ"}, {false, false, ""},
	} {
		s := setter(t, "giay-khen-a4", CertificateFixed{Authority: director, Sample: tc.sample})
		in := usualInput()
		in.Draft = tc.draft
		l, _, err := s.Set(in)
		if err != nil {
			t.Fatal(err)
		}
		mark, code := "", false
		for _, item := range l.Items {
			switch it := item.(type) {
			case *layout.Stamp:
				for _, one := range stampOf(t, it, s).Items {
					if r, ok := one.(*layout.Run); ok && it.Layer == layout.LayerText {
						mark += r.Text
					}
				}
			case *layout.Run:
				if it.Layer != layout.LayerText {
					t.Errorf("%q is on the stock", it.Text)
				}
			case *layout.Modules:
				code = true
			}
		}
		if mark != tc.mark {
			t.Errorf("%+v: watermark %q", tc, mark)
		}
		if code == tc.draft {
			t.Errorf("%+v: code %v", tc, code)
		}
		text := ""
		for _, i := range inks(t, l, s) {
			text += i.what + "\n"
		}
		if want := map[bool]string{true: "Số sổ vàng: —", false: "Số sổ vàng: 0128"}[tc.draft]; !strings.Contains(text, want) {
			t.Errorf("%+v: no %q in\n%s", tc, want, text)
		}
	}
}

// stocks gives the items of all stamps on the stock layer.
func stocks(t testing.TB, l *layout.List, a layout.Assets) []layout.Item {
	t.Helper()
	var all []layout.Item
	for _, item := range l.Items {
		if it, ok := item.(*layout.Stamp); ok && it.Layer == layout.LayerStock {
			all = append(all, stampOf(t, it, a).Items...)
		}
	}
	return all
}

// The emblem is the office's picture in its own proportions, in the middle of
// its place; what is no picture is refused.
func TestEmblem(t *testing.T) {
	picture := func(corner color.Color) []byte {
		img := image.NewNRGBA(image.Rect(0, 0, 40, 20))
		for _, p := range []image.Point{{X: 0, Y: 0}, {X: 39, Y: 0}, {X: 0, Y: 19}, {X: 39, Y: 19}} {
			img.Set(p.X, p.Y, corner)
		}
		img.Set(20, 10, color.NRGBA{R: 255, A: 255})
		var b bytes.Buffer
		if err := png.Encode(&b, img); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	for name, of := range map[string]struct {
		raw  []byte
		part float64 // of the place's width
	}{"clear corners": {picture(color.Transparent), 1}, "white corners": {picture(color.White), 2 / math.Sqrt(5)}} {
		s := setter(t, "giay-khen-a4", CertificateFixed{Authority: director, Emblem: of.raw})
		l, w, err := s.Set(usualInput())
		if err != nil || len(w) != 0 {
			t.Fatal(err, w)
		}
		var p *layout.Picture
		for _, item := range stocks(t, l, s) {
			if it, ok := item.(*layout.Picture); ok {
				p = it
			}
		}
		e := s.template.Emblem
		if p == nil || math.Abs(p.X+p.W/2-e.X) > 0.01 || math.Abs(p.Y+p.H/2-e.Y) > 0.01 || math.Abs(p.W-2*p.H) > 0.01 || math.Abs(p.W-2*e.R*of.part) > 0.01 {
			t.Fatalf("%s: picture %+v", name, p)
		}
		if got, err := s.Asset(p.Asset); err != nil || !bytes.Equal(got, of.raw) {
			t.Errorf("%s: the picture is not kept: %v", name, err)
		}
	}
	raw := bytes.NewBuffer(picture(color.White))
	a, err := layout.Embedded("giay-khen-a4")
	if err != nil {
		t.Fatal(err)
	}
	for name, bad := range map[string][]byte{"empty": {}, "text": []byte("<svg/>"), "cut": raw.Bytes()[:10], "cut late": raw.Bytes()[:raw.Len()-16]} {
		_, err := NewCertificate(a, CertificateFixed{Authority: director, Emblem: bad}, embedded(t))
		var f *layout.Fault
		if !errors.As(err, &f) || f.Code != "bad-picture" {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := NewCertificate(a, CertificateFixed{Authority: director, Emblem: make([]byte, layout.MaxPicture+1)}, embedded(t)); err == nil {
		t.Error("a picture of any size is taken")
	}
	if _, err := NewCertificate(a, CertificateFixed{Authority: " "}, embedded(t)); err == nil {
		t.Error("an authority without a name is taken")
	}
}

// The authority stands on one line, or on two that break behind the title.
func TestAuthority(t *testing.T) {
	for _, tc := range []struct {
		template, authority string
		want                []string
	}{
		{"giay-khen-a4", director, []string{"GIÁM ĐỐC SỞ NỘI VỤ TỈNH AN SƠN"}},
		{"giay-khen-a4", "Chủ tịch Ủy ban nhân dân xã Nậm Tía", []string{"CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ NẬM TÍA"}},
		{"giay-khen-a4", "Giám đốc Sở Nông nghiệp và Môi trường tỉnh An Sơn Thượng", []string{"GIÁM ĐỐC", "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG TỈNH AN SƠN THƯỢNG"}},
		{"giay-khen-a4", "Giám đốc\nSở Nội vụ", []string{"GIÁM ĐỐC", "SỞ NỘI VỤ"}},
		{"bang-khen-a3", chairman, []string{"CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH AN SƠN"}},
		{"bang-khen-a3", "Chủ tịch Ủy ban nhân dân Thành phố Hồ Chí Minh", []string{"CHỦ TỊCH ỦY BAN NHÂN DÂN THÀNH PHỐ HỒ CHÍ MINH"}},
		{"bang-khen-a3", "Chủ tịch\nỦy ban nhân dân Thành phố Hồ Chí Minh", []string{"CHỦ TỊCH", "ỦY BAN NHÂN DÂN THÀNH PHỐ HỒ CHÍ MINH"}},
		{"bang-khen-400x300", "Chủ tịch Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam và các tổ chức thành viên", []string{"CHỦ TỊCH", "ỦY BAN TRUNG ƯƠNG MẶT TRẬN TỔ QUỐC VIỆT NAM VÀ CÁC TỔ CHỨC THÀNH VIÊN"}},
	} {
		s := setter(t, tc.template, CertificateFixed{Authority: tc.authority})
		l, _, err := s.Set(usualInput())
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, item := range stocks(t, l, s) {
			if r, ok := item.(*layout.Run); ok && r.Color == s.template.Border.Red {
				got = append(got, r.Text)
			}
		}
		got = got[:len(got)-1] // GIẤY KHEN, BẰNG KHEN
		if d := cmp.Diff(tc.want, got); d != "" {
			t.Errorf("%s: %s", tc.authority, d)
		}
		clear(t, tc.authority, l, s, s.template.Border.Inner())
	}
}

// Many goroutines share one setter and get what one would.
func TestSetTogether(t *testing.T) {
	s := setter(t, "giay-khen-a4", CertificateFixed{Authority: director, Sample: true})
	alone := make([][]byte, 40)
	input := func(i int) CertificateInput {
		in := usualInput()
		in.Name, in.Register = fmt.Sprintf("Lò Văn %c", 'A'+i%26), fmt.Sprintf("%04d", i)
		return in
	}
	for i := range alone {
		l, _, err := s.Set(input(i))
		if err != nil {
			t.Fatal(err)
		}
		alone[i] = layout.Encode(l)
	}
	var wg sync.WaitGroup
	for range 8 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := range alone {
				l, _, err := s.Set(input(i))
				if err != nil || !bytes.Equal(layout.Encode(l), alone[i]) {
					t.Errorf("%d: another list, %v", i, err)
				}
			}
		}()
	}
	wg.Wait()
}

// What a setter set before leaves no trace on the next certificate.
func TestSetAgain(t *testing.T) {
	for _, p := range presets {
		used := p.setter(t, CertificateFixed{})
		for range 2 {
			for name, in := range cases() {
				in.Other = said(used.template.Other())
				want, _, err := p.setter(t, CertificateFixed{}).Set(in)
				if err != nil {
					t.Fatal(p.id, name, err)
				}
				got, _, err := used.Set(in)
				if err != nil || !bytes.Equal(layout.Encode(got), layout.Encode(want)) {
					t.Errorf("%s %s: another list, %v", p.id, name, err)
				}
			}
		}
	}
}

func FuzzCertificate(f *testing.F) {
	f.Add("Ông", "Lò Văn An", "Chuyên viên", "Xã Nậm Tía", "Đã có thành tích", "416/QĐ", uint8(0))
	f.Add("", "\u202eabc\u0301", "لو", "a\u0000", "", "", uint8(7))
	f.Add("Cố", "\u2067UNESCO\u2069 لو", "\U0001F600", "Tổ 3", strings.Repeat("é", 300), "312/QĐ-SNV", uint8(21))
	all := []*CertificateSetter{presets[0].setter(f, CertificateFixed{}), presets[4].setter(f, CertificateFixed{}), presets[7].setter(f, CertificateFixed{})}
	f.Fuzz(func(t *testing.T, honorific, name, position, unit, achievement, number string, kind uint8) {
		s := all[int(kind>>4)%len(all)]
		room := s.template.Border.Inner()
		in := CertificateInput{
			Honorific: honorific, Name: name, Position: position, Unit: unit, Achievement: achievement,
			Kind: []Kind{Individual, Collective, Household, ""}[kind%4], Posthumous: kind&4 != 0,
			DecisionNumber: number, DecisionDate: "2025-09-05", Signature: Signature{Prefix: honorific, Title: position, Post: unit, Name: name},
			Other: OtherWording{Name: name, Post: unit, Achievement: achievement, Capacity: position, SignerPost: number},
		}
		l, _, err := s.Set(in)
		if err != nil {
			var fault *layout.Fault
			if !errors.As(err, &fault) {
				t.Fatalf("no fault: %v", err)
			}
			return
		}
		if err := l.Check(); err != nil {
			t.Fatal(err)
		}
		for _, i := range inks(t, l, s) {
			if i.left < room.X-3 || i.right > room.X+room.W+3 {
				t.Fatalf("%v leaves the room", i)
			}
		}
	})
}

// Whatever a template's file holds: a fault, or sheets that can be drawn.
func FuzzTemplateOfCertificate(f *testing.F) {
	for _, p := range presets {
		raw, _ := templates.Raw(p.id)
		f.Add(raw, "Ông", "Lò Văn An", "Chiến sĩ thi đua")
	}
	fs := embedded(f)
	f.Fuzz(func(t *testing.T, raw []byte, honorific, name, title string) {
		a, err := layout.ParseTemplate(raw)
		if err != nil {
			return
		}
		s, err := NewCertificate(a, CertificateFixed{Authority: name, Title: title, Sample: true}, fs)
		var fault *layout.Fault
		if err != nil {
			if !errors.As(err, &fault) {
				t.Fatalf("no fault: %v", err)
			}
			return
		}
		in := usualInput()
		in.Honorific, in.Name = honorific, name
		l, _, err := s.Set(in)
		if err != nil {
			if !errors.As(err, &fault) {
				t.Fatalf("no fault: %v", err)
			}
			return
		}
		if err := l.Check(); err != nil {
			t.Fatal(err)
		}
	})
}

// What the second language cannot say is refused by the name of its field.
func TestFaultsOfTheOtherLanguage(t *testing.T) {
	s := presets[4].setter(t, CertificateFixed{Sample: true})
	for _, tc := range []struct {
		change      func(*OtherWording)
		code, field string
	}{
		{func(o *OtherWording) { o.Name = "John 😀" }, "missing-glyph", "other-name"},
		{func(o *OtherWording) { o.Post = "a\x07b" }, "control-character", "other-post"},
		{func(o *OtherWording) { o.Achievement = strings.Repeat("for outstanding achievements ", 70) }, "text-overflow", "other-achievement"},
		{func(o *OtherWording) { o.Name = strings.Repeat("W", 200) }, "text-overflow", "other-name"},
		{func(o *OtherWording) { o.Capacity = "\xff" }, "control-character", "other-sign"},
	} {
		in := usualInput()
		in.Other = said("en")
		tc.change(&in.Other)
		l, _, err := s.Set(in)
		var f *layout.Fault
		if !errors.As(err, &f) || f.Code != tc.code || l != nil || f.Args["field"] != layout.FieldKey(tc.field) {
			t.Errorf("%+v: %v, want %s in %s", in.Other, err, tc.code, tc.field)
			continue
		}
		for _, lang := range i18n.Languages {
			if said := i18n.For(lang).Map("error."+f.Code, f.Args); strings.Contains(said, "[") || strings.Contains(said, "<no value>") || strings.Contains(said, "paper.field") {
				t.Errorf("%s says %q", lang, said)
			}
		}
	}
}

// BenchmarkSet is one certificate of a roster: a new name and number, the rest
// as for many others.
func BenchmarkSet(b *testing.B) {
	s := setter(b, "giay-khen-a4", CertificateFixed{Authority: director, Sample: true})
	in := usualInput()
	i := 0
	b.ReportAllocs()
	for b.Loop() {
		i++
		in.Name, in.Register = fmt.Sprintf("Đặng Thu Ngân %d", i), fmt.Sprintf("%06d", i)
		if _, _, err := s.Set(in); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkSetFresh has nothing in common with the certificate before.
func BenchmarkSetFresh(b *testing.B) {
	s := setter(b, "giay-khen-a4", CertificateFixed{Authority: director, Sample: true})
	base := usualInput()
	i := 0
	b.ReportAllocs()
	for b.Loop() {
		i++
		in := base
		in.Name, in.Register = fmt.Sprintf("Đặng Thu Ngân %d", i), fmt.Sprintf("%06d", i)
		in.Unit = fmt.Sprintf("Sở Nội vụ %d", i)
		in.Achievement = fmt.Sprintf("%s %d", base.Achievement, i)
		in.DecisionNumber = fmt.Sprintf("%d/QĐ-SNV", i)
		in.Signature.Name = fmt.Sprintf("Đinh Khắc Tường %d", i)
		if _, _, err := s.Set(in); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkNew is a template made ready, as the designer does for each drag.
func BenchmarkNew(b *testing.B) {
	a, err := layout.Embedded("giay-khen-a4")
	if err != nil {
		b.Fatal(err)
	}
	fs := embedded(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := NewCertificate(a, CertificateFixed{Authority: director, Sample: true}, fs); err != nil {
			b.Fatal(err)
		}
	}
}
