package layout

import (
	"bytes"
	"encoding/hex"
	"image"
	"image/jpeg"
	_ "image/png" // pictures are PNG or JPEG
	"maps"
	"math"
	"slices"

	"golang.org/x/image/draw"
)

// Limits of pictures that an office supplies: each is kept once, with the
// template or beside it, and embedded in each PDF.
const (
	MaxPicture = 8 << 20 // bytes
	MaxPixels  = 4000    // a side

	maxPictures = 24
	maxAssets   = 24 << 20 // bytes, all pictures of a template together
	maxScan     = 12000    // pixels a side of a scan that is brought to be traced
	maxArea     = 40e6     // pixels in all, which unpack into 160 MB: 450 × 350 mm at 400 dpi
	tracePixels = 2400     // a side of what is kept of it: 145 dpi on A3
)

// TemplatePicture is an ornament of the office's own: a logo, a border that a
// painter drew, a ground.
type TemplatePicture struct {
	Name  string  `json:"name"`
	Layer string  `json:"layer"` // "stock" or "text"
	X     float64 `json:"x"`     // mm
	Y     float64 `json:"y"`
	W     float64 `json:"w"`
	H     float64 `json:"h"`
	Hash  string  `json:"hash"` // names its file among the template's Assets
}

// Trace is a scan of the office's specimen that the designer shows under the
// sheet, to trace it. No player draws it.
type Trace struct {
	Hash    string  `json:"hash"`
	X       float64 `json:"x"` // mm; it may reach beyond the sheet
	Y       float64 `json:"y"`
	W       float64 `json:"w"`
	H       float64 `json:"h"`
	Opacity float64 `json:"opacity"` // 0 to 1
}

// CheckPicture decodes a picture of an office's, whole, so that a cut file is
// found now and not in the print shop. Faults "picture-too-large", "bad-picture".
func CheckPicture(raw []byte) (image.Image, error) { return checkPicture(raw, MaxPicture, MaxPixels) }

func checkPicture(raw []byte, bytesMost, pixels int) (image.Image, error) {
	if len(raw) > bytesMost {
		return nil, Fail("picture-too-large", "most", bytesMost>>20, "pixels", pixels)
	}
	cfg, format, err := image.DecodeConfig(bytes.NewReader(raw))
	if err != nil || format != "png" && format != "jpeg" || cfg.Width < 1 || cfg.Height < 1 {
		return nil, &Fault{Code: "bad-picture", Err: err}
	}
	if cfg.Width > pixels || cfg.Height > pixels {
		return nil, Fail("picture-too-large", "most", bytesMost>>20, "pixels", pixels)
	}
	if cfg.Width*cfg.Height > maxArea {
		return nil, Fail("picture-too-large", "most", bytesMost>>20, "pixels", int(math.Sqrt(maxArea)))
	}
	img, _, err := image.Decode(bytes.NewReader(raw))
	if err != nil {
		return nil, &Fault{Code: "bad-picture", Err: err}
	}
	return img, nil
}

// KeepPicture takes a picture into the template's assets and gives the hash
// that names it there. Faults of CheckPicture.
func (t *Template) KeepPicture(raw []byte) (string, error) {
	if _, err := CheckPicture(raw); err != nil {
		return "", err
	}
	return t.keep(raw), nil
}

// KeepScan takes a scan of a specimen into the assets, made small enough to
// lie under the designer's sheet. Faults of CheckPicture.
func (t *Template) KeepScan(raw []byte) (string, error) {
	img, err := checkPicture(raw, 4*MaxPicture, maxScan)
	if err != nil {
		return "", err
	}
	b := img.Bounds()
	if most := max(b.Dx(), b.Dy()); most > tracePixels || len(raw) > MaxPicture/4 {
		scale := min(1, tracePixels/float64(most))
		small := image.NewRGBA(image.Rect(0, 0, max(1, int(float64(b.Dx())*scale)), max(1, int(float64(b.Dy())*scale))))
		draw.Draw(small, small.Bounds(), image.White, image.Point{}, draw.Src)
		draw.ApproxBiLinear.Scale(small, small.Bounds(), img, b, draw.Over, nil)
		var out bytes.Buffer
		if err := jpeg.Encode(&out, small, &jpeg.Options{Quality: 80}); err != nil {
			return "", err
		}
		raw = out.Bytes()
	}
	return t.keep(raw), nil
}

func (t *Template) keep(raw []byte) string {
	h := HashOf(raw)
	name := hex.EncodeToString(h[:])
	if t.Assets == nil {
		t.Assets = map[string][]byte{}
	}
	t.Assets[name] = raw
	return name
}

// Sweep drops assets that nothing of the template names.
func (t *Template) Sweep() {
	named := map[string]bool{}
	for _, p := range t.Pictures {
		named[p.Hash] = true
	}
	if t.Trace != nil {
		named[t.Trace.Hash] = true
	}
	maps.DeleteFunc(t.Assets, func(hash string, _ []byte) bool { return !named[hash] })
	if len(t.Assets) == 0 {
		t.Assets = nil
	}
}

// checkAssets holds the pictures in a file to what it says of them: only
// pictures, unharmed, not too large.
func (t *Template) checkAssets() error {
	if len(t.Assets) > maxPictures+1 { // with the scan: each is decoded, and a few bytes may hold a large one
		return value("assets", len(t.Assets))
	}
	sum := 0
	for _, hash := range slices.Sorted(maps.Keys(t.Assets)) {
		raw := t.Assets[hash]
		h := HashOf(raw)
		if hash != hex.EncodeToString(h[:]) {
			return Fail("template-picture", "what", hash)
		}
		if _, err := CheckPicture(raw); err != nil {
			return err
		}
		if sum += len(raw); sum > maxAssets {
			return Fail("picture-too-large", "most", maxAssets>>20, "pixels", MaxPixels)
		}
	}
	return nil
}

// checkPicture: it has a file, lies on the sheet and covers neither the code
// nor the emblem's place.
func (t *Template) checkPicture(i int) error {
	p := &t.Pictures[i]
	r := Rect{p.X, p.Y, p.W, p.H}
	what := "picture " + p.Name
	switch {
	case !plainID.MatchString(p.Name):
		return value("pictures.name", p.Name)
	case i >= maxPictures:
		return value("pictures", len(t.Pictures))
	case slices.ContainsFunc(t.Pictures[:i], func(q TemplatePicture) bool { return q.Name == p.Name }):
		return value("pictures.name", p.Name)
	case p.Layer != "stock" && p.Layer != "text":
		return value(what+".layer", p.Layer)
	case t.Assets[p.Hash] == nil:
		return Fail("template-picture", "what", p.Name)
	case !t.on(r):
		return Fail("template-off-page", "what", what)
	}
	if c := t.Code; c != nil && !apart(r, c.rect()) {
		return Fail("template-overlap", "what", what, "other", "code")
	}
	return nil
}

func (t *Template) checkTrace() error {
	r := t.Trace
	switch {
	case r == nil:
		return nil
	case t.Assets[r.Hash] == nil:
		return Fail("template-picture", "what", "trace")
	case !(r.W > 0 && r.W <= 3000 && r.H > 0 && r.H <= 3000 && r.X >= -3000 && r.X <= 3000 && r.Y >= -3000 && r.Y <= 3000):
		return Fail("template-off-page", "what", "trace")
	case !(r.Opacity >= 0 && r.Opacity <= 1):
		return value("trace.opacity", r.Opacity)
	}
	return nil
}

func (c *CodePlace) rect() Rect { return Rect{c.X, c.Y, c.Square, c.Square} }
