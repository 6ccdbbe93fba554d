package verify

import (
	"bytes"
	"fmt"
	"image"
	_ "image/jpeg"
	_ "image/png"
	"io"
	"slices"

	"github.com/makiuchi-d/gozxing"
	multi "github.com/makiuchi-d/gozxing/multi/qrcode"
	single "github.com/makiuchi-d/gozxing/qrcode"

	"vinhdanh/data"
)

// maxPixels bounds the pictures that are unpacked: an A3 sheet at 600 dpi has
// 70 million pixels.
const maxPixels = 100 << 20

// IsImage tells from the first bytes of a file or stream (at least 8) whether
// it is a PNG or a JPEG.
func IsImage(head []byte) bool {
	return bytes.HasPrefix(head, []byte("\x89PNG\r\n\x1a\n")) || bytes.HasPrefix(head, []byte("\xff\xd8\xff"))
}

// Image gives what the QR codes of a picture say, each text once, in no
// particular order. The picture is a PNG or JPEG: a scan of one sheet or
// several, or a photo. Errors: not-an-image, image-too-large, no-code-in-image.
func Image(r io.Reader) ([]string, error) {
	raw, err := io.ReadAll(io.LimitReader(r, maxFile))
	if err != nil {
		return nil, data.Wrap(err, "not-an-image")
	}
	return texts(raw)
}

// texts is Image for a picture in memory.
func texts(raw []byte) ([]string, error) {
	if !IsImage(raw) {
		return nil, data.Fail("not-an-image")
	}
	conf, kind, err := image.DecodeConfig(bytes.NewReader(raw))
	if err != nil {
		return nil, data.Wrap(err, "not-an-image")
	}
	if conf.Width <= 0 || conf.Height <= 0 || conf.Width > maxPixels/conf.Height {
		return nil, data.Fail("image-too-large", "width", conf.Width, "height", conf.Height)
	}
	if kind == "jpeg" {
		if texts, sure := glance(raw, max(conf.Width, conf.Height)); sure {
			return texts, nil
		}
	} else if p, err := pngRows(raw); err == nil {
		if texts, err := p.codes(); err == nil {
			return found(texts)
		}
	}
	img, _, err := image.Decode(bytes.NewReader(raw))
	if err != nil {
		return nil, data.Wrap(err, "not-an-image")
	}
	return found(codes(grey(img)))
}

func found(texts []string) ([]string, error) {
	if len(texts) == 0 {
		return nil, data.Fail("no-code-in-image")
	}
	return texts, nil
}

// glance looks at a large JPEG at some 150 dpi, which takes a fraction of the
// time that all its pixels take; sure as of squares.
func glance(raw []byte, long int) (texts []string, sure bool) {
	times := 2
	if long >= 4*quickSide {
		times = 4
	}
	if long < times*quickSide {
		return nil, false
	}
	g, err := jpegGrey(raw, times)
	if err != nil {
		return nil, false
	}
	texts, sure = squares(g, g)
	slices.Sort(texts)
	return slices.Compact(texts), sure
}

// plain reads a page from a scanner at some 150 dpi, where all its codes are of
// one size and plain: in a quarter of the time or less. sure as of squares.
func plain(g *image.Gray) (texts []string, sure bool) {
	small := g
	if times := max(g.Rect.Dx(), g.Rect.Dy()) / quickSide; times > 1 {
		small = shrink(g, times)
	}
	texts, sure = squares(small, g)
	slices.Sort(texts)
	return slices.Compact(texts), sure
}

// codes gives what the QR codes of a picture say, each text once.
func codes(g *image.Gray) []string {
	var found []string
	add := func(texts []string) {
		for _, t := range texts {
			if t != "" && !slices.Contains(found, t) {
				found = append(found, t)
			}
		}
	}
	long := max(g.Rect.Dx(), g.Rect.Dy())
	if long >= 2*quickSide {
		texts, sure := plain(g)
		if add(texts); sure {
			return found
		}
	}
	if long <= maxSide {
		texts, _ := squares(g, g)
		add(texts)
	} else {
		texts, _ := squares(resize(g, maxSide), g)
		add(texts)
	}
	if len(found) == 0 {
		add(again(g))
	}
	// What is blurred or badly lit is found best where a module is 2 to 8 pixels:
	// the whole picture is therefore looked at in several sizes.
	for _, side := range sizes(g.Rect.Dx(), g.Rect.Dy()) {
		if len(found) > 0 {
			break
		}
		scaled := resize(g, side)
		add(all(scaled))
		add(one(scaled))
	}
	return found
}

// maxSide is the longest side, in pixels, at which a picture is searched for
// each of its codes: an A4 sheet at 450 dpi.
const maxSide = 5300

// quickSide is the least length of the longer side, in pixels, at which a page
// is looked at first: an A4 sheet at 150 dpi.
const quickSide = 1700

// sizes gives the lengths of the longer side at which a picture is looked at,
// the most promising first.
func sizes(w, h int) []int {
	long := max(w, h)
	var list []int
	if long <= 2600 {
		list = append(list, long)
	}
	for _, s := range []int{1800, 2600, 1200, 3600, 800} {
		if s < long {
			list = append(list, s)
		}
	}
	if long < 1300 {
		list = append(list, 2*long)
	}
	return list
}

// all reads several codes at once.
func all(g *image.Gray) (texts []string) {
	// gozxing indexes without checking in places; a picture must not stop the program.
	defer func() { _ = recover() }()
	bitmap, err := gozxing.NewBinaryBitmap(gozxing.NewHybridBinarizer(source(g)))
	if err != nil {
		return nil
	}
	results, err := multi.NewQRCodeMultiReader().DecodeMultipleWithoutHint(bitmap)
	if err != nil {
		return nil
	}
	for _, r := range results {
		texts = append(texts, r.GetText())
	}
	return texts
}

// one reads a single code, also where the light is uneven or the contrast poor.
func one(g *image.Gray) (texts []string) {
	defer func() { _ = recover() }() // as in all
	for _, b := range []gozxing.Binarizer{gozxing.NewHybridBinarizer(source(g)), gozxing.NewGlobalHistgramBinarizer(source(g))} {
		bitmap, err := gozxing.NewBinaryBitmap(b)
		if err != nil {
			continue
		}
		// Measured: plain hints read more than TRY_HARDER.
		if r, err := single.NewQRCodeReader().DecodeWithoutHints(bitmap); err == nil {
			return []string{r.GetText()}
		}
	}
	return nil
}

func source(g *image.Gray) gozxing.LuminanceSource {
	w, h := g.Rect.Dx(), g.Rect.Dy()
	s, err := gozxing.NewPlanarYUVLuminanceSource(g.Pix, w, h, 0, 0, w, h, false)
	if err != nil {
		panic(fmt.Sprintf("verify: %d × %d picture: %v", w, h, err)) // recovered by the callers
	}
	return s
}
