package layout

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/png"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// drawn is a small picture, as a file.
func drawn(t testing.TB, w, h int) []byte {
	t.Helper()
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	for i := range w * h {
		img.Set(i%w, i/w, color.NRGBA{uint8(i), uint8(i >> 3), uint8(w), 255})
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func giayKhen(t testing.TB) *Template {
	t.Helper()
	a, err := Embedded("giay-khen-a4")
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// A picture that says it is huge is refused before it is unpacked.
func TestHugePicture(t *testing.T) {
	raw := drawn(t, 4, 4)
	binary.BigEndian.PutUint32(raw[16:], maxScan) // width and height in the header, and its sum
	binary.BigEndian.PutUint32(raw[20:], maxScan)
	binary.BigEndian.PutUint32(raw[29:], crc32.ChecksumIEEE(raw[12:29]))
	if _, err := giayKhen(t).KeepScan(raw); faultCode(err) != "picture-too-large" {
		t.Errorf("a scan of %d pixels a side: %v", maxScan, err)
	}
}

// Pictures live in the template's file, by their hash, and come back with it.
func TestPicturesOfATemplate(t *testing.T) {
	a := giayKhen(t)
	logo, scan := drawn(t, 40, 20), drawn(t, 2500, 30)
	hash, err := a.KeepPicture(logo)
	if err != nil {
		t.Fatal(err)
	}
	traced, err := a.KeepScan(scan)
	if err != nil {
		t.Fatal(err)
	}
	if img, err := CheckPicture(a.Assets[traced]); err != nil || img.Bounds().Dx() != tracePixels {
		t.Errorf("the scan is kept as %v, %v", img.Bounds(), err)
	}
	a.Pictures = []TemplatePicture{{Name: "logo", Layer: "stock", X: 30, Y: 30, W: 10, H: 5, Hash: hash}}
	a.Trace = &Trace{Hash: traced, X: -5, Y: -5, W: 307, H: 220, Opacity: 0.4}
	raw, err := a.JSON()
	if err != nil {
		t.Fatal(err)
	}
	b, err := ParseTemplate(raw)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(a, b); d != "" {
		t.Error(d)
	}
	b.Trace = nil
	b.Sweep()
	if len(b.Assets) != 1 || b.Assets[hash] == nil {
		t.Errorf("%d pictures are left", len(b.Assets))
	}

	damaged := bytes.Replace(raw, []byte(hash), []byte(strings.Repeat("0", len(hash))), 1)
	if _, err := ParseTemplate(damaged); faultCode(err) != "template-picture" {
		t.Errorf("a picture under another's name: %v", err)
	}
	for code, file := range map[string][]byte{"bad-picture": []byte("GIF89a"), "picture-too-large": make([]byte, MaxPicture+1)} {
		if _, err := a.KeepPicture(file); faultCode(err) != code {
			t.Errorf("%s: %v", code, err)
		}
	}
	if _, err := a.KeepPicture(drawn(t, MaxPixels+1, 1)); faultCode(err) != "picture-too-large" {
		t.Error(err)
	}
	if _, err := ParseTemplate(make([]byte, MaxTemplate+1)); faultCode(err) != "template-too-large" {
		t.Error(err)
	}
}

// Pictures that nothing shows take time and memory too.
func TestTooManyPictures(t *testing.T) {
	a := giayKhen(t)
	for i := range maxPictures + 2 {
		if _, err := a.KeepPicture(drawn(t, 1+i, 1)); err != nil {
			t.Fatal(err)
		}
	}
	raw, err := a.JSON()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := ParseTemplate(raw); faultCode(err) != "template-value" {
		t.Error(err)
	}
}

// Where a picture may not stand.
func TestPicturesInTheWay(t *testing.T) {
	for about, of := range map[string]struct {
		change func(*Template)
		code   string
		what   string
	}{
		"in place":      {func(*Template) {}, "", ""},
		"off the sheet": {func(a *Template) { a.Pictures[0].X = 290 }, "template-off-page", "picture logo"},
		"over the code": {func(a *Template) { a.Pictures[0].X, a.Pictures[0].Y = 30, 160 }, "template-overlap", "picture logo"},
		"a signature":   {func(a *Template) { a.Pictures[0].X, a.Pictures[0].Y = 200, 150 }, "template-overlap", "sign"},
		"a ground under all": {func(a *Template) {
			a.Code = nil
			a.Pictures[0] = TemplatePicture{"logo", "stock", 0, 0, 297, 210, a.Pictures[0].Hash}
		}, "", ""},
		"no such layer":      {func(a *Template) { a.Pictures[0].Layer = "top" }, "template-value", "picture logo.layer"},
		"no file":            {func(a *Template) { a.Pictures[0].Hash = "" }, "template-picture", "logo"},
		"two of one name":    {func(a *Template) { a.Pictures = append(a.Pictures, a.Pictures[0]) }, "template-value", "pictures.name"},
		"no size":            {func(a *Template) { a.Pictures[0].W = 0 }, "template-off-page", "picture logo"},
		"trace without file": {func(a *Template) { a.Trace = &Trace{W: 1, H: 1} }, "template-picture", "trace"},
		"trace too strong":   {func(a *Template) { a.Trace = &Trace{Hash: a.Pictures[0].Hash, W: 1, H: 1, Opacity: 2} }, "template-value", "trace.opacity"},
	} {
		a := giayKhen(t)
		hash, err := a.KeepPicture(drawn(t, 4, 2))
		if err != nil {
			t.Fatal(err)
		}
		a.Pictures = []TemplatePicture{{Name: "logo", Layer: "stock", X: 30, Y: 30, W: 10, H: 5, Hash: hash}}
		of.change(a)
		err = a.Check()
		if got := faultCode(err); got != of.code || of.what != "" && !strings.Contains(err.Error(), "what="+of.what) {
			t.Errorf("%s: %v, want %s of %s", about, err, of.code, of.what)
		}
	}
}
