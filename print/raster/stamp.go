package raster

import (
	"encoding/binary"
	"fmt"
	"image"
	"math"

	"vinhdanh/print/layout"
)

// Stamps within stamps go no deeper, as in print/pdf.
const maxDepth = 4

// stamp draws what many sheets share. Drawn once at a scale it is kept; one too
// large for that is drawn again, within the clip alone.
func (s *sketch) stamp(st *layout.Stamp) error {
	fault := func(reason layout.AssetReason, err error) error {
		return &layout.AssetError{Kind: layout.AssetStamp, Hash: st.Asset, Reason: reason, Err: err}
	}
	if s.depth >= maxDepth {
		return fault(layout.AssetUnsupported, fmt.Errorf("stamps within stamps, %d deep", s.depth+1))
	}
	whole := image.Rect(0, 0, int(math.Ceil(s.width*s.scale)), int(math.Ceil(s.height*s.scale)))
	onto := func(bounds image.Rectangle) (*image.RGBA, error) {
		raw, err := s.player.asset(st.Asset, layout.AssetStamp)
		if err != nil {
			return nil, err
		}
		list, err := layout.Decode(raw)
		if err != nil {
			return nil, fault(layout.AssetDamaged, err)
		}
		list.Cover(s.width, s.height)
		img := image.NewRGBA(bounds)
		return img, s.player.play(list, img, s.scale, 0, s.depth+1)
	}
	var img *image.RGBA
	var err error
	if whole.Dx() <= maxOne/4/max(1, whole.Dy()) {
		key := keptKey{hash: st.Asset, w: whole.Dx(), h: whole.Dy(), scale: s.scale}
		img, err = s.player.kept.get(key, func() (*image.RGBA, error) { return onto(whole) })
	} else {
		img, err = onto(s.img.Bounds())
	}
	if err != nil {
		return err
	}
	lay(s.img, img)
	return nil
}

// alphas are the places of the opacities of two pixels.
var alphas = binary.NativeEndian.Uint64([]byte{0, 0, 0, 255, 0, 0, 0, 255})

// lay draws one picture over another, where both are. Most pixels of a stamp are
// opaque or empty, which image/draw does not look at; two are seen to at once.
func lay(dst, src *image.RGBA) {
	both := dst.Bounds().Intersect(src.Bounds())
	for y := both.Min.Y; y < both.Max.Y; y++ {
		to := dst.Pix[dst.PixOffset(both.Min.X, y):dst.PixOffset(both.Max.X, y)]
		from := src.Pix[src.PixOffset(both.Min.X, y):src.PixOffset(both.Max.X, y)]
		for len(from) >= 8 && len(to) >= 8 {
			two := binary.NativeEndian.Uint64(from)
			switch two & alphas {
			case 0:
			case alphas:
				binary.NativeEndian.PutUint64(to, two)
			default:
				over(to, from)
				over(to[4:], from[4:])
			}
			from, to = from[8:], to[8:]
		}
		if len(from) >= 4 && len(to) >= 4 {
			over(to, from)
		}
	}
}

// over draws one pixel over another.
func over(to, from []uint8) {
	rest := 255 - uint32(from[3])
	for i := range 4 {
		to[i] = from[i] + uint8((uint32(to[i])*rest+127)/255)
	}
}
