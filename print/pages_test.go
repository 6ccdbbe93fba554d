package print

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vinhdanh/print/layout"
	"vinhdanh/print/raster"
)

// presets are the embedded certificates, with an authority each.
var presets = []preset{
	{"giay-khen-a4", director, OtherFixed{}},
	{"bang-khen-a3", chairman, OtherFixed{}},
	{"bang-khen-400x300", chairman, OtherFixed{}},
	{"bang-khen-thu-tuong-450x350", "Thủ tướng Chính phủ", OtherFixed{}},
	{"giay-khen-a4-vi-en", director, OtherFixed{Authority: "The Director of the Department of Home Affairs of An Sơn Province"}},
	{"giay-khen-a4-vi-ar", director, OtherFixed{Authority: "مدير إدارة الشؤون الداخلية لمقاطعة آن سون"}},
	{"bang-khen-a3-vi-en", chairman, OtherFixed{Authority: "The Chairman of the People's Committee of An Sơn Province"}},
	{"bang-khen-a3-vi-ar", chairman, OtherFixed{Authority: "رئيس لجنة الشعب لمقاطعة آن سون"}},
}

type preset struct {
	id, authority string
	other         OtherFixed
}

func (p preset) setter(t testing.TB, fixed CertificateFixed) *CertificateSetter {
	t.Helper()
	fixed.Authority, fixed.Other.Authority = p.authority, p.other.Authority
	return setter(t, p.id, fixed)
}

// said gives what a certificate of usual length says in another language.
func said(lang string) OtherWording {
	switch lang {
	case "en":
		return OtherWording{
			Name: "Ms. Đặng Thu Ngân", Post: "Deputy Head of the Division of Organisation and Staffing, Department of Home Affairs",
			Achievement: "for outstanding achievements in the patriotic emulation movement in the period 2020 - 2025", Capacity: "DIRECTOR",
		}
	case "ar":
		return OtherWording{
			Name: "السيدة دانغ ثو نغان", Post: "نائبة رئيس قسم التنظيم والملاك، إدارة الشؤون الداخلية",
			Achievement: "لإنجازاتها المتميزة في حركة المحاكاة الوطنية للفترة 2020 - 2025", Capacity: "المدير",
		}
	}
	return OtherWording{}
}

// saidAtLength is as much as an office ever wants to say.
func saidAtLength(lang string) OtherWording {
	o := said(lang)
	switch lang {
	case "en":
		o.Achievement = "For outstanding achievements in studying and following the thought, morality and style of Hồ Chí Minh, contributing to the building of socialism and the defence of the Fatherland in the period 2016 - 2025 in the border communes of An Sơn Province, and for raising more than 300 million đồng to build 3 houses for poor households"
		o.Capacity, o.SignerPost = "FOR THE DIRECTOR", "HEAD OF THE DIVISION OF ORGANISATION AND STAFFING"
	case "ar":
		o.Achievement = "لإنجازاتها المتميزة في دراسة فكر هو تشي منه وأخلاقه وأسلوبه واتباعها، وإسهامها في بناء الاشتراكية والدفاع عن الوطن في الفترة 2016 - 2025 في البلديات الحدودية لمقاطعة آن سون، وجمعها أكثر من 300 مليون دونغ لبناء 3 منازل للأسر الفقيرة"
		o.Capacity, o.SignerPost = "عن المدير", "رئيسة قسم التنظيم والملاك"
	}
	return o
}

// pages are the golden certificates of a preset, by name.
func pages(lang string) map[string]CertificateInput {
	all := cases()
	m := map[string]CertificateInput{}
	for name, of := range map[string]string{
		"short": "shortest", "usual": "deputy", "long": "long achievement", "longest-name": "name of 60 letters",
		"longest-collective": "collective of 150 letters", "collective": "team", "household": "household", "posthumous": "dead", "arabic": "arabic",
	} {
		in := all[of]
		in.Other = said(lang)
		m[name] = in
	}
	if lang != "" {
		in := m["long"]
		in.Other = saidAtLength(lang)
		m["long"] = in
		in = m["short"]
		in.Other = OtherWording{} // what is not said leaves no trace
		m["short"] = in
		m["bilingual"] = m["usual"]
		delete(m, "usual")
	} else {
		in := all["usual"]
		in.Name, in.Position, in.Unit = "Mr. John Smith – السيد جون سميث", "Country Director – المدير القُطري", "Tổ chức Friends of An Sơn"
		in.Achievement = "Đã có thành tích xuất sắc, outstanding support, دعم متميز, cho ngành giáo dục tỉnh An Sơn giai đoạn 2020 - 2025"
		m["bilingual"] = in
	}
	return m
}

// The pages are set as they were when somebody last looked at them, each code
// on them is read, and nothing on them meets. After a wanted change:
// go test ./print -run Certificates -update, and look at the pages again.
//
// The picture of a page is kept in two parts: the ornaments once for a preset,
// in 216 colours, and the words and the code of each page, in 16 greys: together
// that is the page at 150 dpi, at a twentieth of the size of whole pages.
func TestGoldenCertificates(t *testing.T) {
	for _, p := range presets {
		t.Run(p.id, func(t *testing.T) {
			t.Parallel()
			s := p.setter(t, CertificateFixed{})
			player := raster.NewPlayer(s)
			sheet := &layout.List{Width: s.template.Width, Height: s.template.Height, Items: []layout.Item{&layout.Stamp{Asset: s.sheet}}}
			goldenPicture(t, player, p.id+"/sheet", sheet, websafe)
			for name, in := range pages(s.template.Other()) {
				in.Code = realCode(t, "HTTPS://TDKT.ANSON.GOV.VN/V/"+strings.Repeat("7391864520", 30)[:289])
				l, w, err := s.Set(in)
				if err != nil {
					t.Errorf("%s: %v", name, err)
					continue
				}
				text := dump(t, l, s, "")
				for _, one := range w {
					text += fmt.Sprintln("warning:", one.Code, one.Field)
				}
				golden(t, "pages/"+p.id+"/"+name, text)
				clear(t, p.id+" "+name, l, s, s.template.Border.Inner())
				if got := read(t, l, s); len(got) != 1 || got[0] != in.Code.Text {
					t.Errorf("%s: the code says %q", name, got)
				}
				words := *l
				words.Items = nil
				for _, item := range l.Items {
					if stamp, ok := item.(*layout.Stamp); !ok || stamp.Asset != s.sheet {
						words.Items = append(words.Items, item)
					}
				}
				goldenPicture(t, player, p.id+"/"+name, &words, greys)
			}
		})
	}
}

// The palettes of golden pictures.
var (
	greys = func() (p color.Palette) {
		return append(p, steps(16, func(v uint8) color.Color { return color.RGBA{v, v, v, 255} })...)
	}()
	websafe = func() (p color.Palette) {
		for r := range 6 {
			for g := range 6 {
				for b := range 6 {
					p = append(p, color.RGBA{uint8(51 * r), uint8(51 * g), uint8(51 * b), 255})
				}
			}
		}
		return p
	}()
)

func steps(n int, of func(v uint8) color.Color) (p color.Palette) {
	for i := range n {
		p = append(p, of(uint8(i*255/(n-1))))
	}
	return p
}

// goldenPicture compares a page at 150 dpi with its picture in testdata. A
// pixel may be off by what the palette rounds and a little more; where more
// than a few are, the difference is written as a picture.
func goldenPicture(t *testing.T, player *raster.Player, name string, l *layout.List, palette color.Palette) {
	t.Helper()
	page, err := player.Draw(l, raster.Options{DPI: 150})
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join("testdata", "pages", name+".png")
	if *update {
		writePicture(t, file, reduce(page, palette))
	}
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	want, err := png.Decode(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	if want.Bounds() != page.Bounds() {
		t.Errorf("%s: %v, want %v", name, page.Bounds(), want.Bounds())
		return
	}
	const few = 12 // pixels: rounding of another processor
	off, where := differ(page, want.(*image.Paletted), nil)
	if off <= few {
		return
	}
	diff := image.NewRGBA(page.Bounds())
	differ(page, want.(*image.Paletted), diff)
	out := filepath.Join(t.ArtifactDir(), strings.ReplaceAll(name, "/", "-")+"-diff.png")
	writePicture(t, out, diff)
	const mm = 25.4 / 150
	t.Errorf("%s: %d pixels differ, between %.1f, %.1f and %.1f, %.1f mm; red in %s (kept with go test -artifacts)", name, off,
		float64(where.Min.X)*mm, float64(where.Min.Y)*mm, float64(where.Max.X)*mm, float64(where.Max.Y)*mm, out)
}

// reduce brings a picture to a palette whose steps are even.
func reduce(page *image.RGBA, palette color.Palette) *image.Paletted {
	out := image.NewPaletted(page.Bounds(), palette)
	grey := len(palette) == len(greys)
	for i := range out.Pix {
		r, g, b := page.Pix[4*i], page.Pix[4*i+1], page.Pix[4*i+2]
		if grey {
			out.Pix[i] = uint8((int(luma(r, g, b))*15 + 127) / 255)
			continue
		}
		near := func(v uint8) int { return (int(v) + 25) / 51 }
		out.Pix[i] = uint8(36*near(r) + 6*near(g) + near(b))
	}
	return out
}

func luma(r, g, b uint8) uint8 { return uint8((299*int(r) + 587*int(g) + 114*int(b) + 500) / 1000) }

// differ counts the pixels that are not what they should be; on a diff, if
// there is one, they are red on the faint page.
func differ(page *image.RGBA, want *image.Paletted, diff *image.RGBA) (off int, where image.Rectangle) {
	grey := len(want.Palette) == len(greys)
	most := 26 + 14 // half a step of the palette, and a little
	if grey {
		most = 9 + 15
	}
	levels := make([]color.RGBA, len(want.Palette))
	for i, c := range want.Palette {
		r, g, b, _ := c.RGBA()
		levels[i] = color.RGBA{uint8(r >> 8), uint8(g >> 8), uint8(b >> 8), 255}
	}
	for i, index := range want.Pix {
		r, g, b := page.Pix[4*i], page.Pix[4*i+1], page.Pix[4*i+2]
		w := levels[index]
		far := 0
		if grey {
			far = abs(int(luma(r, g, b)) - int(w.R))
		} else {
			far = max(abs(int(r)-int(w.R)), abs(int(g)-int(w.G)), abs(int(b)-int(w.B)))
		}
		x, y := i%want.Stride, i/want.Stride
		if far > most {
			off++
			where = where.Union(image.Rect(x, y, x+1, y+1))
		}
		if diff != nil {
			diff.SetRGBA(x, y, color.RGBA{128 + r/2, 128 + g/2, 128 + b/2, 255})
			if far > most {
				diff.SetRGBA(x, y, color.RGBA{255, 0, 0, 255})
			}
		}
	}
	return off, where
}

func abs(v int) int { return max(v, -v) }

func writePicture(t *testing.T, file string, img image.Image) {
	t.Helper()
	var b bytes.Buffer
	e := png.Encoder{CompressionLevel: png.BestCompression}
	if err := e.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

// A golden picture that is not the page is noticed: a line moved by a tenth of
// a millimetre, another shade, a letter more.
func TestPicturesNotice(t *testing.T) {
	s := presets[0].setter(t, CertificateFixed{})
	draw := func(change func(*CertificateInput), move float64) *image.RGBA {
		in := usualInput()
		if change != nil {
			change(&in)
		}
		l, _, err := s.Set(in)
		if err != nil {
			t.Fatal(err)
		}
		l.Items = layout.Moved(l.Items[2:], move, 0)
		img, err := raster.NewPlayer(s).Draw(l, raster.Options{DPI: 150})
		if err != nil {
			t.Fatal(err)
		}
		return img
	}
	want := reduce(draw(nil, 0), greys)
	for about, of := range map[string]struct {
		img  *image.RGBA
		same bool
	}{
		"the same page":  {draw(nil, 0), true},
		"moved 0.1 mm":   {draw(nil, 0.1), false},
		"another letter": {draw(func(in *CertificateInput) { in.Name = "Đặng Thu Ngan" }, 0), false},
		"a full stop":    {draw(func(in *CertificateInput) { in.Achievement += "." }, 0), false},
	} {
		if off, _ := differ(of.img, want, nil); (off <= 12) != of.same {
			t.Errorf("%s: %d pixels differ", about, off)
		}
	}
}
