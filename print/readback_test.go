package print

import (
	"image"
	"math"
	"strings"
	"testing"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"
	"vinhdanh/print/layout"
	"vinhdanh/print/qr"
	"vinhdanh/print/raster"
)

func realCode(t *testing.T, text string) Code {
	t.Helper()
	n, bits, err := qr.Encode(text)
	if err != nil {
		t.Fatal(err)
	}
	return Code{N: n, Bits: bits, Text: text}
}

// read rasterises a page at 100 dpi, as a poor scanner would, and reads the
// codes on it, each from a part of the page around it.
func read(t *testing.T, l *layout.List, a layout.Assets) []string {
	t.Helper()
	const dpi = 100
	player := raster.NewPlayer(a)
	var found []string
	for _, item := range l.Items {
		m, ok := item.(*layout.Modules)
		if !ok {
			continue
		}
		px := func(mm float64) int { return int(math.Round(mm * dpi / 25.4)) }
		const around = 12 // mm of what else stands on the page
		clip := image.Rect(px(m.X-around), px(m.Y-around), px(m.X+m.Size+around), px(m.Y+m.Size+around))
		img, err := player.Draw(l, raster.Options{DPI: dpi, Clip: clip})
		if err != nil {
			t.Fatal(err)
		}
		bitmap, err := gozxing.NewBinaryBitmapFromImage(img)
		if err != nil {
			t.Fatal(err)
		}
		result, err := qrcode.NewQRCodeReader().Decode(bitmap, nil)
		if err != nil {
			t.Errorf("the code at %g, %g is not read: %v", m.X, m.Y, err)
			continue
		}
		found = append(found, result.GetText())
	}
	return found
}

// Every code is read back from the drawn page: short, usual and long ones, on
// certificates and badges.
func TestCodesAreRead(t *testing.T) {
	for _, of := range []struct{ template, authority string }{{"giay-khen-a4", director}, {"bang-khen-a3", chairman}} {
		s := setter(t, of.template, CertificateFixed{Authority: of.authority, Sample: true})
		for _, digits := range []int{19, 289, 330, 400} {
			text := "HTTPS://TDKT.ANSON.GOV.VN/V/" + strings.Repeat("7391864520", 40)[:digits]
			in := usualInput()
			in.Code = realCode(t, text)
			l, _, err := s.Set(in)
			if err != nil {
				t.Errorf("%s, %d digits in %d modules: %v", of.template, digits, in.Code.N, err)
				continue
			}
			if got := read(t, l, s); len(got) != 1 || got[0] != text {
				t.Errorf("%s, %d digits in %d modules: %q", of.template, digits, in.Code.N, got)
			}
		}
	}
	b, err := NewBadges(BadgeFixed{Event: "Đại hội Thi đua yêu nước tỉnh An Sơn lần thứ VI"}, embedded(t))
	if err != nil {
		t.Fatal(err)
	}
	in := delegates()
	for i := range in {
		in[i].Code = realCode(t, "1234567890123456789"+string(rune('0'+i)))
	}
	l, _, err := b.Sheet(in)
	if err != nil {
		t.Fatal(err)
	}
	for i, got := range read(t, l, b) {
		if want := in[i].Code.Text; got != want {
			t.Errorf("badge %d: %q, want %q", i, got, want)
		}
	}
}
