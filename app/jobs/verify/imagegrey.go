package verify

import (
	"image"
	"image/color"
	"image/draw"
)

// grey gives the picture's lightness on white, since a scan may be transparent.
// What scanners, cameras and telephones write is copied by rows.
func grey(img image.Image) *image.Gray {
	b := img.Bounds()
	g := image.NewGray(image.Rect(0, 0, b.Dx(), b.Dy()))
	switch src := img.(type) {
	case *image.Gray:
		copyRows(g, src.Pix[src.PixOffset(b.Min.X, b.Min.Y):], src.Stride)
	case *image.YCbCr: // a JPEG has its lightness ready
		copyRows(g, src.Y[src.YOffset(b.Min.X, b.Min.Y):], src.YStride)
	case *image.RGBA:
		if !src.Opaque() {
			onWhite(g, img)
			break
		}
		weighRows(g, src.Pix[src.PixOffset(b.Min.X, b.Min.Y):], src.Stride)
	case *image.NRGBA:
		if !src.Opaque() {
			onWhite(g, img)
			break
		}
		weighRows(g, src.Pix[src.PixOffset(b.Min.X, b.Min.Y):], src.Stride)
	default:
		onWhite(g, img)
	}
	return g
}

func copyRows(g *image.Gray, pix []uint8, stride int) {
	for y := range g.Rect.Dy() {
		copy(g.Pix[y*g.Stride:(y+1)*g.Stride], pix[y*stride:])
	}
}

// weighRows gives colours, four bytes each, their lightness (ITU-R BT.601, as
// package color does).
func weighRows(g *image.Gray, pix []uint8, stride int) {
	for y := range g.Rect.Dy() {
		row, to := pix[y*stride:][:4*g.Stride], g.Pix[y*g.Stride:]
		for x := 0; x < len(row); x += 4 {
			to[x/4] = uint8((299*uint32(row[x]) + 587*uint32(row[x+1]) + 114*uint32(row[x+2]) + 500) / 1000) //nolint:gosec // a mean of bytes
		}
	}
}

func onWhite(g *image.Gray, img image.Image) {
	draw.Draw(g, g.Rect, image.NewUniform(color.White), image.Point{}, draw.Src)
	draw.Draw(g, g.Rect, img, img.Bounds().Min, draw.Over)
}
