package camera

import (
	"image"
	"image/color"
	"image/draw"
)

// PreviewWidth is how wide a preview is at most, in pixels.
const PreviewWidth = 640

// lightness copies a picture's lightness into page, or into a new one where
// page does not fit.
func lightness(img image.Image, page *image.Gray) *image.Gray {
	b := img.Bounds()
	if page == nil || page.Rect.Dx() != b.Dx() || page.Rect.Dy() != b.Dy() {
		page = image.NewGray(image.Rect(0, 0, b.Dx(), b.Dy()))
	}
	rows := func(pix []byte, stride int) {
		for y := range b.Dy() {
			copy(page.Pix[y*page.Stride:(y+1)*page.Stride], pix[y*stride:])
		}
	}
	switch src := img.(type) {
	case *image.YCbCr: // as cameras give it: the lightness lies ready
		rows(src.Y[src.YOffset(b.Min.X, b.Min.Y):], src.YStride)
	case *image.Gray:
		rows(src.Pix[src.PixOffset(b.Min.X, b.Min.Y):], src.Stride)
	default:
		draw.Draw(page, page.Rect, img, b.Min, draw.Src)
	}
	return page
}

// preview makes a small picture of its own. Cameras use their memory again
// for the next picture.
func preview(img image.Image) image.Image {
	b := img.Bounds()
	step := (b.Dx() + PreviewWidth - 1) / PreviewWidth
	out := image.NewRGBA(image.Rect(0, 0, b.Dx()/step, b.Dy()/step))
	at := img.At
	if src, ok := img.(*image.YCbCr); ok {
		at = func(x, y int) color.Color { return src.YCbCrAt(x, y) }
	}
	for y := range out.Rect.Dy() {
		for x := range out.Rect.Dx() {
			r, g, bl, _ := at(b.Min.X+x*step, b.Min.Y+y*step).RGBA()
			i := out.PixOffset(x, y)
			out.Pix[i], out.Pix[i+1], out.Pix[i+2], out.Pix[i+3] = byte(r>>8), byte(g>>8), byte(bl>>8), 0xff
		}
	}
	return out
}
