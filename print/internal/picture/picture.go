// Package picture unpacks the pictures that a display list names, for the
// players that draw pixels; only print/raster and print/gdi import it.
package picture

import (
	"bytes"
	"errors"
	"image"
	_ "image/jpeg" // the two kinds of picture that a list may name
	_ "image/png"

	"vinhdanh/print/layout"
)

// maxPixels bounds what a small file can unpack to: 256 MB.
const maxPixels = 64 << 20

var errPixels = errors.New("too many pixels")

// Decode unpacks a PNG or JPEG of up to 64 megapixels. Errors are a
// *layout.AssetError: missing, damaged, or unsupported (of another kind, or larger).
func Decode(assets layout.Assets, h layout.Hash) (image.Image, error) {
	fault := func(reason layout.AssetReason, err error) error {
		return &layout.AssetError{Kind: layout.AssetPicture, Hash: h, Reason: reason, Err: err}
	}
	raw, err := assets.Asset(h)
	if err != nil {
		return nil, fault(layout.AssetMissing, err)
	}
	config, _, err := image.DecodeConfig(bytes.NewReader(raw))
	switch {
	case errors.Is(err, image.ErrFormat):
		return nil, fault(layout.AssetUnsupported, err)
	case err != nil:
		return nil, fault(layout.AssetDamaged, err)
	case config.Width <= 0 || config.Height <= 0 || config.Width > maxPixels/config.Height:
		return nil, fault(layout.AssetUnsupported, errPixels)
	}
	img, _, err := image.Decode(bytes.NewReader(raw))
	if err != nil {
		return nil, fault(layout.AssetDamaged, err)
	}
	return img, nil
}
