package pdf

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/draw"
	"image/jpeg"
	"image/png"
	"regexp"
	"strconv"

	"github.com/jung-kurt/gofpdf"

	"vinhdanh/print/layout"
)

// picture is a PNG or JPEG, written once however often it is drawn.
type picture struct {
	name   string // in resource dictionaries: "I0"
	number int
}

// maxPixels bounds what a small file can unpack to: 64 megapixels are an A3
// sheet at 400 dpi.
const maxPixels = 64 << 20

var (
	errPictureKind = errors.New("neither PNG nor JPEG")
	errPictureSize = errors.New("too many pixels")
)

// pictureOf finds a picture, or writes it.
func (d *Document) pictureOf(h layout.Hash) (*picture, error) {
	if p, ok := d.pictures[h]; ok {
		return p, nil
	}
	fault := func(reason layout.AssetReason, err error) error {
		return &layout.AssetError{Kind: layout.AssetPicture, Hash: h, Reason: reason, Err: err}
	}
	raw, err := d.assets.Asset(h)
	if err != nil {
		return nil, fault(layout.AssetMissing, err)
	}
	kind, plain, err := plainPicture(raw)
	switch {
	case errors.Is(err, errPictureKind) || errors.Is(err, errPictureSize):
		return nil, fault(layout.AssetUnsupported, err)
	case err != nil:
		return nil, fault(layout.AssetDamaged, err)
	}
	p := &picture{name: fmt.Sprintf("I%d", len(d.pictures)), number: d.file.reserve(1)}
	objects, err := p.objects(kind, plain, d.file.reserve)
	if err != nil {
		return nil, fault(layout.AssetUnsupported, err)
	}
	d.pictures[h] = p
	return p, d.start(func(*compressor) ([]object, error) { return objects, nil })
}

// plainPicture gives a picture in a form that gofpdf can read. JPEG goes in as
// it is; so does PNG of eight bits without interlacing or transparent colours;
// other PNG is written anew. All are unpacked once, so that a damaged one is
// found here and not by whoever opens the PDF.
func plainPicture(raw []byte) (kind string, plain []byte, err error) {
	switch {
	case bytes.HasPrefix(raw, []byte("\xff\xd8")):
		kind = "jpg"
	case bytes.HasPrefix(raw, []byte("\x89PNG\r\n\x1a\n")):
		kind = "png"
	default:
		return "", nil, errPictureKind
	}
	config, _, err := image.DecodeConfig(bytes.NewReader(raw))
	if err != nil {
		return "", nil, err
	}
	if config.Width <= 0 || config.Height <= 0 || config.Width > maxPixels/config.Height {
		return "", nil, errPictureSize
	}
	if kind == "jpg" {
		_, err := jpeg.Decode(bytes.NewReader(raw))
		return kind, raw, err
	}
	decoded, err := png.Decode(bytes.NewReader(raw))
	if err != nil || readable(raw) {
		return kind, raw, err
	}
	straight := image.NewNRGBA(decoded.Bounds())
	draw.Draw(straight, straight.Bounds(), decoded, decoded.Bounds().Min, draw.Src)
	var out bytes.Buffer
	err = png.Encode(&out, straight)
	return kind, out.Bytes(), err
}

// readable tells whether gofpdf reads a PNG, which is sound, rightly.
func readable(raw []byte) bool {
	const head = 8 + 8 // signature; length and name of IHDR
	depth, interlaced := raw[head+8], raw[head+12] != 0
	if depth != 8 || interlaced {
		return false
	}
	for at := 8; at+12 <= len(raw); {
		if string(raw[at+4:at+8]) == "tRNS" {
			return false
		}
		at += 12 + int(binary.BigEndian.Uint32(raw[at:]))
	}
	return true
}

var imageRE = regexp.MustCompile(`/I[0-9a-f]{40} (\d+) 0 R`)

// objects has gofpdf write the picture, and its mask if it has one.
func (p *picture) objects(kind string, raw []byte, reserve func(int) int) ([]object, error) {
	objects, err := byGofpdf(100, 100, func(f *gofpdf.Fpdf) {
		f.SetCompression(true) // the palette, if any
		f.AddPage()
		f.RegisterImageOptionsReader("picture", gofpdf.ImageOptions{ImageType: kind}, bytes.NewReader(raw))
	})
	if err != nil {
		return nil, err
	}
	const resources = 2
	m := imageRE.FindSubmatch(objects[resources].dict)
	if m == nil {
		return nil, fmt.Errorf("%w: no picture", errForeign)
	}
	root, err := strconv.Atoi(string(m[1]))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errForeign, err)
	}
	return graft(objects, root, p.number, reserve)
}
