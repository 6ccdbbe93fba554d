package camera

import (
	"image"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"
)

// Decode reads the QR code in a picture. Measured: plain hints read more than
// TRY_HARDER; a second look with one threshold for the whole picture reads
// codes in poor light that the first does not.
func Decode(page *image.Gray) (text string, ok bool) {
	// gozxing indexes without checking in places; a picture must not stop the program.
	defer func() {
		if recover() != nil {
			text, ok = "", false
		}
	}()
	w, h := page.Rect.Dx(), page.Rect.Dy()
	src, err := gozxing.NewPlanarYUVLuminanceSource(page.Pix, w, h, 0, 0, w, h, false)
	if err != nil {
		return "", false
	}
	for _, b := range []gozxing.Binarizer{gozxing.NewHybridBinarizer(src), gozxing.NewGlobalHistgramBinarizer(src)} {
		bitmap, err := gozxing.NewBinaryBitmap(b)
		if err != nil {
			continue
		}
		if r, err := qrcode.NewQRCodeReader().DecodeWithoutHints(bitmap); err == nil && r.GetText() != "" {
			return r.GetText(), true
		}
	}
	return "", false
}
