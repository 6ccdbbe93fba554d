package pdf_test

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"

	"vinhdanh/print"
	"vinhdanh/print/layout"
	"vinhdanh/print/pdf"
	"vinhdanh/print/qr"
	"vinhdanh/print/raster"
	"vinhdanh/print/shape"
)

// papers are real ones: the presets, with names short, long, of a collective,
// and in Arabic, as drafts and as samples.
func papers(t testing.TB) (assets map[string]layout.Assets, lists map[string]*layout.List) {
	t.Helper()
	text := "HTTPS://TDKT.LAICHAU.GOV.VN/V/" + strings.Repeat("7312908465", 29)[:289]
	n, bits, err := qr.Encode(text)
	if err != nil {
		t.Fatal(err)
	}
	fontSet, err := shape.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	usual := print.CertificateInput{
		Honorific: "Bà", Name: "Đặng Thu Ngân", Position: "Phó Trưởng phòng Tổ chức, Biên chế", Unit: "Sở Nội vụ",
		Achievement:    "Đã có thành tích xuất sắc trong phong trào thi đua yêu nước giai đoạn 2020 - 2025",
		DecisionNumber: "312/QĐ-SNV", DecisionDate: "2025-08-12", Register: "0128", Place: "Lai Châu",
		Signature:   print.Signature{Prefix: "KT.", Title: "GIÁM ĐỐC", Post: "PHÓ GIÁM ĐỐC", Name: "Hà Thị Lan Chi"},
		PageAddress: "TDKT.LAICHAU.GOV.VN/V", Code: print.Code{N: n, Bits: bits, Text: text},
	}
	long := usual
	long.Name = "H’Nghia Êban Hoàng Nguyễn Thị Phương Quỳnh"
	long.Unit = "Trung tâm Phục vụ hành chính công và Kiểm soát thủ tục hành chính tỉnh Lai Châu"
	collective := usual
	collective.Kind, collective.Honorific, collective.Position, collective.Unit = print.Collective, "", "", ""
	collective.Name = "Hợp tác xã Nông nghiệp và Du lịch cộng đồng Bản Mây"
	arabic := usual
	arabic.Name = "محمد عبد الله الهاشمي"
	draft := usual
	draft.Draft = true
	assets, lists = make(map[string]layout.Assets), make(map[string]*layout.List)
	for _, id := range []string{"giay-khen-a4", "bang-khen-a3"} {
		template, err := layout.Embedded(id)
		if err != nil {
			t.Fatal(err)
		}
		for _, sample := range []bool{false, true} {
			s, err := print.NewCertificate(template, print.CertificateFixed{Authority: "Giám đốc Sở Nội vụ tỉnh Lai Châu", Sample: sample}, fontSet)
			if err != nil {
				t.Fatal(err)
			}
			for name, in := range map[string]print.CertificateInput{"usual": usual, "long": long, "collective": collective, "arabic": arabic, "draft": draft} {
				if sample && name != "usual" || id != "giay-khen-a4" && (sample || name != "collective") {
					continue
				}
				list, _, err := s.Set(in)
				if err != nil {
					t.Fatalf("%s %s: %v", id, name, err)
				}
				key := fmt.Sprintf("%s-%s", id, name)
				if sample {
					key = id + "-sample"
				}
				lists[key], assets[key] = list, s
			}
		}
	}
	return assets, lists
}

// A certificate that was stored, read back and printed is the one that was
// drawn up: text, picture and code; and the preview is the paper.
func TestPapers(t *testing.T) {
	assets, lists := papers(t)
	for name, fresh := range lists {
		list, err := layout.Decode(layout.Encode(fresh))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		var out bytes.Buffer
		d := pdf.New(&out, assets[name], pdf.Meta{Title: name})
		if err := d.Page(list, pdf.PageOptions{}); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if err := d.Close(); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		preview, err := raster.NewPlayer(assets[name]).Draw(list, raster.Options{DPI: 100})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if !strings.HasSuffix(name, "draft") {
			readCode(t, name+" on screen", preview)
		}
		dir := t.TempDir()
		if keep := os.Getenv("VINHDANH_PICTURES"); keep != "" {
			dir = keep
			save(t, filepath.Join(dir, name+"-preview.png"), preview)
		}
		file := filepath.Join(dir, name+".pdf")
		if err := os.WriteFile(file, out.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		text := tool(t, "pdftotext", "-enc", "UTF-8", file, "-")
		wanted := map[string]string{"usual": "Bà Đặng Thu Ngân", "draft": "Số sổ vàng: —", "arabic": "محمد عبد الله الهاشمي"}
		for _, want := range []string{"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", wanted[name[strings.LastIndexByte(name, '-')+1:]]} {
			if !strings.Contains(text, want) {
				t.Errorf("%s: %q is not in\n%s", name, want, text)
			}
		}
		tool(t, "pdftoppm", "-r", "100", "-png", "-singlefile", file, filepath.Join(dir, name+"-paper"))
		paper := load(t, filepath.Join(dir, name+"-paper.png"))
		if !strings.HasSuffix(name, "draft") {
			readCode(t, name+" on paper", paper)
		}
		if mean := apart(paper, preview); mean > 6 {
			t.Errorf("%s: preview and paper are %.1f levels apart", name, mean)
		}
	}
}

// The code of every certificate that the program brings along is read from
// paper: by gozxing at 100 dpi and, where it is installed, by zbar at 150.
func TestCodesOnPaper(t *testing.T) {
	zbar, err := exec.LookPath("zbarimg")
	if err != nil {
		t.Log("zbarimg is not installed: the codes are read by gozxing alone")
	}
	text := "HTTPS://TDKT.LAICHAU.GOV.VN/V/" + strings.Repeat("7312908465", 29)[:289]
	n, bits, err := qr.Encode(text)
	if err != nil {
		t.Fatal(err)
	}
	fontSet, err := shape.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range layout.Templates("giay-khen", "bang-khen", "bang-chung-nhan") {
		template, err := layout.Embedded(id)
		if err != nil {
			t.Fatal(err)
		}
		s, err := print.NewCertificate(template, print.CertificateFixed{Authority: "Giám đốc Sở Nội vụ tỉnh Lai Châu"}, fontSet)
		if err != nil {
			t.Fatal(err)
		}
		list, _, err := s.Set(print.CertificateInput{Name: "Đặng Thu Ngân", Code: print.Code{N: n, Bits: bits, Text: text}})
		if err != nil {
			t.Fatal(err)
		}
		at := slices.IndexFunc(list.Items, func(i layout.Item) bool { _, ok := i.(*layout.Modules); return ok })
		if at < 0 {
			t.Fatalf("%s has no code", id)
		}
		code, _ := list.Items[at].(*layout.Modules)
		var out bytes.Buffer
		d := pdf.New(&out, s, pdf.Meta{})
		if err := errors.Join(d.Page(list, pdf.PageOptions{}), d.Close()); err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(t.TempDir(), "paper.pdf")
		if err := os.WriteFile(file, out.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		around := func(dpi float64) string { // with what stands 12 mm around it
			px := func(mm float64) string { return fmt.Sprint(int(mm * dpi / 25.4)) }
			picture := strings.TrimSuffix(file, ".pdf") + fmt.Sprint(dpi)
			side := px(code.Size + 24)
			tool(t, "pdftoppm", "-r", fmt.Sprint(dpi), "-x", px(code.X-12), "-y", px(code.Y-12), "-W", side, "-H", side,
				"-png", "-singlefile", file, picture)
			return picture + ".png"
		}
		readCode(t, id, load(t, around(100)))
		if zbar == "" {
			continue
		}
		got, err := exec.CommandContext(t.Context(), zbar, "-q", "--raw", around(150)).Output()
		if strings.TrimSpace(string(got)) != text {
			t.Errorf("%s: zbarimg reads %q at 150 dpi, %v", id, got, err)
		}
	}
}

func tool(t *testing.T, name string, args ...string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("%s is not installed: papers were not looked at", name)
	}
	out, err := exec.CommandContext(t.Context(), path, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}

func readCode(t *testing.T, name string, m image.Image) {
	t.Helper()
	source, err := gozxing.NewBinaryBitmapFromImage(m)
	if err != nil {
		t.Fatal(err)
	}
	result, err := qrcode.NewQRCodeReader().Decode(source, nil)
	if err != nil || !strings.HasPrefix(result.GetText(), "HTTPS://TDKT.LAICHAU.GOV.VN/V/7312908465") {
		t.Errorf("%s: the code is not read at 100 dpi: %v", name, err)
	}
}

func load(t *testing.T, file string) image.Image {
	t.Helper()
	f, err := os.Open(file)
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

func save(t *testing.T, file string, m image.Image) {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
}

// apart is the mean difference of two pictures in levels of 255, of every
// other pixel each way.
func apart(a, b image.Image) float64 {
	r := a.Bounds().Intersect(b.Bounds())
	total, n := 0.0, 0
	for y := r.Min.Y; y < r.Max.Y; y += 2 {
		for x := r.Min.X; x < r.Max.X; x += 2 {
			n++
			r1, g1, b1, _ := a.At(x, y).RGBA()
			r2, g2, b2, _ := b.At(x, y).RGBA()
			for _, d := range [][2]uint32{{r1, r2}, {g1, g2}, {b1, b2}} {
				total += float64(max(d[0], d[1])-min(d[0], d[1])) / 257 / 3
			}
		}
	}
	return total / float64(n)
}
