package raster_test

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"vinhdanh/assets/fonts"
	"vinhdanh/print"
	"vinhdanh/print/internal/sheets"
	"vinhdanh/print/layout"
	"vinhdanh/print/pdf"
	"vinhdanh/print/raster"
	"vinhdanh/print/shape"
)

// What is previewed is what is printed: a page of the PDF, as poppler draws it,
// lies on this player's picture of the same list. The two smooth edges in
// their own ways, so pixels at edges differ; what is looked at is whether
// anything is elsewhere, missing, or of another colour.
func TestPreviewIsPaper(t *testing.T) {
	poppler, err := exec.LookPath("pdftoppm")
	if err != nil {
		t.Skip("pdftoppm is not installed: preview and paper were not compared")
	}
	bag, certificate := sheets.Batch()
	s := sheets.NewSetter()
	draft := certificate(4)
	draft.Items = append(draft.Items, sheets.Watermark(s, "BẢN NHÁP"))
	strokes := &layout.List{Width: 100, Height: 80}
	for i, angle := range []float64{5, 11, 12, 20, 60, 120, 179} {
		strokes.Items = append(strokes.Items, corner(float64(10+12*i), 40, angle))
	}
	arabic := &layout.List{Width: 100, Height: 40, Items: []layout.Item{
		s.Run(fonts.Naskh, 40, sheets.Black, 20, 25, false, "شهادة"),
		s.Run(fonts.Sans, 20, sheets.Red, 20, 35, false, "Đoàn Thị Ngọc Ỷ")}}
	arabic.Items[1].(*layout.Run).Glyphs[3].Y = -2
	lists := map[string]*layout.List{"certificate": certificate(0), "draft": draft, "strokes": strokes, "fonts": arabic}
	player := raster.NewPlayer(bag)
	for name, l := range lists {
		for _, dpi := range []int{75, 120} {
			agree(t, poppler, name, l, bag, player, dpi)
		}
	}
}

// The same of every certificate that the program brings along: with an emblem,
// in two languages, one of them from right to left, with a watermark across.
func TestPreviewIsPaperOfTemplates(t *testing.T) {
	poppler, err := exec.LookPath("pdftoppm")
	if err != nil {
		t.Skip("pdftoppm is not installed: preview and paper were not compared")
	}
	fonts, err := shape.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	in := print.CertificateInput{Honorific: "Bà", Name: "Hoàng Phủ Ngọc Thị Quỳnh Uyên", Position: "Phó Trưởng phòng", Unit: "Sở Giáo dục và Đào tạo",
		Achievement:    "Đã có thành tích xuất sắc trong phong trào thi đua “Dạy tốt – Học tốt” giai đoạn 2020–2025",
		DecisionNumber: "416/QĐ-UBND", DecisionDate: "2025-09-05", Register: "0128", Place: "Lai Châu", PageAddress: "tdkt.laichau.gov.vn",
		Signature: print.Signature{Prefix: "KT.", Title: "CHỦ TỊCH", Post: "PHÓ CHỦ TỊCH", Name: "Giàng A Tủa"}}
	var runs, turned, pictures int
	for _, id := range layout.Templates("giay-khen", "bang-khen", "bang-chung-nhan") {
		template, err := layout.Embedded(id)
		if err != nil {
			t.Fatal(err)
		}
		in.Other = print.OtherWording{Name: "Hoang Phu Ngoc Thi Quynh Uyen", Post: "Deputy Head, Department of Education", Achievement: "for outstanding achievements"}
		if template.Other() == "ar" {
			in.Other = print.OtherWording{Name: "هوانغ فو نغوك ثي كوين أوين", Post: "نائبة رئيس القسم", Achievement: "لإنجازاتها المتميزة في التعليم 2020–2025"}
		}
		setter, err := print.NewCertificate(template, print.CertificateFixed{Authority: "Chủ tịch UBND tỉnh Lai Châu", Emblem: sheets.Emblem(),
			Other: print.OtherFixed{Authority: "Lai Châu"}}, fonts)
		if err != nil {
			t.Fatal(err)
		}
		player := raster.NewPlayer(setter)
		for _, draft := range []bool{false, true} {
			in.Draft = draft
			list, _, err := setter.Set(in)
			if err != nil {
				t.Fatal(err)
			}
			count(t, list, setter, &runs, &turned, &pictures)
			agree(t, poppler, fmt.Sprintf("%s draft %v", id, draft), list, setter, player, 75)
		}
	}
	if runs == 0 || turned == 0 || pictures == 0 {
		t.Errorf("seen %d runs from right to left, %d turned ones, %d pictures: what is to be compared is missing", runs, turned, pictures)
	}
}

// count counts what a list holds, in its stamps too: runs from right to left,
// turned runs, pictures.
func count(t *testing.T, l *layout.List, a layout.Assets, rtl, turned, pictures *int) {
	t.Helper()
	for _, item := range l.Items {
		switch it := item.(type) {
		case *layout.Run:
			if it.RTL {
				*rtl++
			}
			if it.Angle != 0 {
				*turned++
			}
		case *layout.Picture:
			*pictures++
		case *layout.Stamp:
			raw, err := a.Asset(it.Asset)
			if err != nil {
				t.Fatal(err)
			}
			stamp, err := layout.Decode(raw)
			if err != nil {
				t.Fatal(err)
			}
			count(t, stamp, a, rtl, turned, pictures)
		}
	}
}

// agree lays a page of the PDF on this player's picture of the same list.
func agree(t *testing.T, poppler, name string, l *layout.List, a layout.Assets, player *raster.Player, dpi int) {
	t.Helper()
	var out bytes.Buffer
	d := pdf.New(&out, a, pdf.Meta{})
	if err := d.Page(l, pdf.PageOptions{}); err != nil {
		t.Fatal(err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	paper := byPoppler(t, poppler, out.Bytes(), dpi)
	preview, err := player.Draw(l, raster.Options{DPI: float64(dpi)})
	if err != nil {
		t.Fatal(err)
	}
	mean, patches := compare(paper, preview)
	if mean > 6 || patches > 3 {
		t.Errorf("%s at %d dpi: %.2f levels apart, %d patches that differ", name, dpi, mean, patches)
		save(t, fmt.Sprintf("%s-%d", name, dpi), paper, preview)
	}
}

// corner is a stroke that turns back by so many degrees.
func corner(x, y, angle float64) *layout.Path {
	sin, cos := math.Sincos(angle * math.Pi / 180)
	const arm = 25
	return &layout.Path{Stroke: sheets.Black, Width: 1.2, Segs: []layout.Seg{
		{Kind: layout.MoveTo, P: [3]layout.Point{{X: x, Y: y + arm}}},
		{Kind: layout.LineTo, P: [3]layout.Point{{X: x, Y: y}}},
		{Kind: layout.LineTo, P: [3]layout.Point{{X: x + arm*sin, Y: y + arm*cos}}},
	}}
}

func byPoppler(t *testing.T, poppler string, raw []byte, dpi int) image.Image {
	t.Helper()
	dir := t.TempDir()
	file := filepath.Join(dir, "in.pdf")
	if err := os.WriteFile(file, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.CommandContext(t.Context(), poppler, "-r", fmt.Sprint(dpi), "-png", "-singlefile", file, filepath.Join(dir, "out")).CombinedOutput()
	if err != nil {
		t.Fatalf("pdftoppm: %v\n%s", err, out)
	}
	f, err := os.Open(filepath.Join(dir, "out.png"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	m, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// compare gives the mean difference of all pixels in levels of 255, and counts
// patches of five by five pixels whose own means differ by a quarter.
func compare(a, b image.Image) (mean float64, patches int) {
	r := a.Bounds().Intersect(b.Bounds())
	const side = 5
	total := 0.0
	for y := r.Min.Y; y < r.Max.Y; y += side {
		for x := r.Min.X; x < r.Max.X; x += side {
			var sums [3]float64
			n := 0
			for dy := range min(side, r.Max.Y-y) {
				for dx := range min(side, r.Max.X-x) {
					p, q := levels(a, x+dx, y+dy), levels(b, x+dx, y+dy)
					for i := range sums {
						sums[i] += p[i] - q[i]
						total += max(p[i]-q[i], q[i]-p[i]) / 3
					}
					n++
				}
			}
			for _, s := range sums {
				if max(s, -s)/float64(n) > 64 {
					patches++
					break
				}
			}
		}
	}
	return total / float64(r.Dx()*r.Dy()), patches
}

func levels(m image.Image, x, y int) [3]float64 {
	r, g, b, _ := m.At(x, y).RGBA()
	return [3]float64{float64(r >> 8), float64(g >> 8), float64(b >> 8)}
}

// save leaves both pictures where VINHDANH_PICTURES says, for a person to look at.
func save(t *testing.T, name string, paper, preview image.Image) {
	t.Helper()
	dir := os.Getenv("VINHDANH_PICTURES")
	if dir == "" {
		return
	}
	for kind, m := range map[string]image.Image{"paper": paper, "preview": preview} {
		f, err := os.Create(filepath.Join(dir, name+"-"+kind+".png"))
		if err != nil {
			t.Fatal(err)
		}
		if err := png.Encode(f, m); err != nil {
			t.Fatal(err)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
