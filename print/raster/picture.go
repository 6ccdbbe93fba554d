package raster

import (
	"errors"
	"image"
	"math"

	"golang.org/x/image/draw"

	"vinhdanh/print/internal/picture"
	"vinhdanh/print/layout"
)

// maxFrame is the longest side of a picture's frame, px: five metres at 600 dpi.
const maxFrame = 1 << 17

// picture draws a picture in its frame, which is put on whole pixels.
func (s *sketch) picture(p *layout.Picture) error {
	frame := image.Rect(
		int(math.Round(p.X*s.scale)), int(math.Round(p.Y*s.scale)),
		int(math.Round((p.X+p.W)*s.scale)), int(math.Round((p.Y+p.H)*s.scale)))
	frame.Max.X, frame.Max.Y = max(frame.Max.X, frame.Min.X+1), max(frame.Max.Y, frame.Min.Y+1)
	if frame.Dx() > maxFrame || frame.Dy() > maxFrame {
		return ErrTooLarge // scaling would weigh each of its columns, seen or not
	}
	if !frame.Overlaps(s.img.Bounds()) {
		// Whether the asset is there is told all the same.
		_, err := s.player.asset(p.Asset, layout.AssetPicture)
		return err
	}
	scaled, err := s.player.scaled(p.Asset, frame, s.img.Bounds())
	if err != nil {
		return err
	}
	draw.Draw(s.img, frame, scaled, frame.Min, draw.Over)
	return nil
}

// scaled gives a picture in the size of a frame, from memory where it was drawn
// in that size before. One that is too large to keep is made only as far as it
// is wanted.
func (p *Player) scaled(h layout.Hash, frame, wanted image.Rectangle) (*image.RGBA, error) {
	fits := frame.Dx() <= maxOne/4/frame.Dy()
	key := keptKey{hash: h, w: frame.Dx(), h: frame.Dy()}
	make := func() (*image.RGBA, error) {
		source, err := p.source(h, !fits)
		if err != nil {
			return nil, err
		}
		dst := image.NewRGBA(image.Rect(0, 0, frame.Dx(), frame.Dy()))
		if !fits {
			dst = image.NewRGBA(wanted.Intersect(frame).Sub(frame.Min))
		}
		var kernel draw.Scaler = draw.CatmullRom
		if source.Bounds().Dx() < frame.Dx() {
			kernel = draw.BiLinear // enlarging: no rings beside edges
		}
		kernel.Scale(dst, image.Rect(0, 0, frame.Dx(), frame.Dy()), source, source.Bounds(), draw.Src, nil)
		return dst, nil
	}
	var img *image.RGBA
	var err error
	if fits {
		img, err = p.kept.get(key, make)
	} else {
		img, err = make()
	}
	if err != nil {
		return nil, err
	}
	// The same pixels, seen from where the frame lies.
	moved := *img
	moved.Rect = img.Rect.Add(frame.Min)
	return &moved, nil
}

// source gives a picture in its own size. One of which a part after the other
// is wanted is kept, if it is not too large for that.
func (p *Player) source(h layout.Hash, again bool) (image.Image, error) {
	if !again {
		return picture.Decode(p.assets, h)
	}
	img, err := p.kept.get(keptKey{hash: h}, func() (*image.RGBA, error) {
		plain, err := picture.Decode(p.assets, h)
		if err != nil {
			return nil, err
		}
		b := plain.Bounds()
		if b.Dx() > maxOne/4/b.Dy() {
			return nil, errKeep
		}
		kept := image.NewRGBA(b)
		draw.Draw(kept, b, plain, b.Min, draw.Src)
		return kept, nil
	})
	if errors.Is(err, errKeep) {
		return picture.Decode(p.assets, h)
	}
	return img, err
}

var errKeep = errors.New("too large to keep")

// asset asks for an asset's bytes.
func (p *Player) asset(h layout.Hash, kind layout.AssetKind) ([]byte, error) {
	raw, err := p.assets.Asset(h)
	if err != nil {
		return nil, &layout.AssetError{Kind: kind, Hash: h, Reason: layout.AssetMissing, Err: err}
	}
	return raw, nil
}
