package verify_test

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"image"
	"image/jpeg"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vinhdanh/app/jobs/verify"
	"vinhdanh/data"
)

// scanPDF writes pictures as a scanner does: one on each page.
func scanPDF(pictures ...string) []byte {
	var b strings.Builder
	b.WriteString("%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n")
	for i, p := range pictures {
		fmt.Fprintf(&b, "%d 0 obj\n<< /Type /Page /Parent 2 0 R /Resources << /XObject << /Im0 %d 0 R >> >> >>\nendobj\n%d 0 obj\n%s\nendobj\n", 3+2*i, 4+2*i, 4+2*i, p)
	}
	b.WriteString("2 0 obj\n<< /Type /Pages >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n")
	return []byte(b.String())
}

func stream(dict string, body []byte) string {
	return fmt.Sprintf("<< /Type /XObject /Subtype /Image %s /Length %d >>\nstream\r\n%s\nendstream", dict, len(body), body)
}

func packed(t *testing.T, raw []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	if _, err := w.Write(raw); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// The pages of a scanned PDF are read however they are packed; each that is
// not has its line, with its number.
func TestScannedPDF(t *testing.T) {
	l, tokens := office(t, 4)
	page := func(i int) *image.Gray {
		g := blank(700, 900)
		c := code(t, "HTTPS://TDKT.LAICHAU.GOV.VN/V/"+tokens[i], 4)
		for y := range c.Rect.Dy() {
			copy(g.Pix[(y+300)*g.Stride+200:], c.Pix[y*c.Stride:][:c.Rect.Dx()])
		}
		return g
	}
	size := "/Width 700 /Height 900 "
	var photo bytes.Buffer
	if err := jpeg.Encode(&photo, page(0), nil); err != nil {
		t.Fatal(err)
	}
	second, third, fourth := page(1), page(2), page(3)
	var colour, filtered, black []byte
	for y := range 900 {
		filtered = append(filtered, 1)
		last := byte(0)
		for x := range 700 {
			v := second.Pix[y*700+x]
			colour = append(colour, v, v, v)
			w := third.Pix[y*700+x]
			filtered = append(filtered, w-last)
			last = w
			if x%8 == 0 {
				black = append(black, 0)
			}
			if fourth.Pix[y*700+x] < 128 {
				black[len(black)-1] |= 0x80 >> (x % 8)
			}
		}
	}
	raw := scanPDF(
		stream(size+"/ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode", photo.Bytes()),
		stream(size+"/ColorSpace [/ICCBased 9 0 R] /BitsPerComponent 8 /Filter [/FlateDecode]", packed(t, colour)),
		stream(size+"/ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode /DecodeParms << /Predictor 15 /Columns 700 /Colors 1 >>", packed(t, filtered)),
		stream(size+"/ColorSpace /DeviceGray /BitsPerComponent 1 /Decode [1 0] /Filter /FlateDecode", packed(t, black)),
		stream(size+"/ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode", packed(t, blank(700, 900).Pix)),
		stream(size+"/ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /JPXDecode", []byte("x")),
	)
	dir := t.TempDir()
	name := put(t, dir, "ho-so.pdf", raw)
	last := [2]int{}
	steps := make(chan [2]int, 6)
	found, err := verify.Scans(t.Context(), l, []string{name}, clock, func(done, total int) { steps <- [2]int{done, total} })
	close(steps)
	for s := range steps {
		if s[0] > last[0] {
			last = s
		}
	}
	if err != nil || len(found) != 6 || last != [2]int{6, 6} {
		t.Fatalf("%d findings, %v, %v", len(found), last, err)
	}
	r := verify.Report{Folder: dir, Findings: found}
	for i, f := range found {
		switch {
		case f.Page != i+1 || r.Name(f) != fmt.Sprintf("ho-so.pdf (%d)", i+1):
			t.Errorf("page %d: %s", i+1, r.Name(f))
		case i < 4 && (f.Err != nil || f.Verdict.Certificate == nil || f.Verdict.Certificate.Number != fmt.Sprintf("%04d", i+1)):
			t.Errorf("page %d: %+v", i+1, f)
		case i == 4 && data.CodeOf(f.Err) != "no-code-in-image", i == 5 && data.CodeOf(f.Err) != "scan-is-pdf":
			t.Errorf("page %d: %v", i+1, f.Err)
		}
	}
	if one := verify.File(l, name, clock); len(one) != 6 {
		t.Errorf("by itself: %d findings", len(one))
	}

	// Locked, or cut off: read as far as it goes, or a word why not.
	locked := append(bytes.Clone(raw), "<< /Encrypt 1 0 R >>"...)
	if f := verify.File(l, put(t, dir, "khoa.pdf", locked), clock); len(f) != 1 || data.CodeOf(f[0].Err) != "scan-is-pdf" {
		t.Errorf("locked: %+v", f)
	}
	if f := verify.File(l, put(t, dir, "cut.pdf", raw[:len(photo.Bytes())+1000]), clock); len(f) == 0 || f[0].Err != nil {
		t.Errorf("cut: %+v", f)
	}
}

// A page as a copier sends it by fax (Group 4, ImageMagick), in a PDF whose
// objects are packed (qpdf) too.
func TestFaxPDF(t *testing.T) {
	for _, name := range []string{"fax.pdf", "faxpacked.pdf"} {
		file := filepath.Join("testdata", name)
		if _, err := os.Stat(file); err != nil {
			t.Fatal(err)
		}
		if f := verify.File(verify.Lists{}, file, clock); len(f) != 1 || f[0].Err != nil || !strings.HasSuffix(text(7), f[0].Code) {
			t.Errorf("%s: %+v", name, f)
		}
	}
}

func FuzzScannedPDF(f *testing.F) {
	f.Add(scanPDF(stream("/Width 700 /Height 900 /BitsPerComponent 1 /Filter /CCITTFaxDecode", []byte("abc"))))
	f.Fuzz(func(t *testing.T, raw []byte) {
		name := filepath.Join(t.TempDir(), "a.pdf")
		if len(raw) > 1<<14 || os.WriteFile(name, raw, 0o600) != nil {
			return
		}
		for _, found := range verify.File(verify.Lists{}, name, clock) {
			if found.Err != nil && data.CodeOf(found.Err) == "" {
				t.Errorf("an error without a code: %v", found.Err)
			}
		}
	})
}
