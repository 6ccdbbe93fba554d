package verify

import (
	"encoding/binary"
	"image"
)

// shrink makes the picture smaller by a whole number; each pixel is the mean
// of those it covers.
func shrink(g *image.Gray, times int) *image.Gray {
	w, h := g.Rect.Dx()/times, g.Rect.Dy()/times
	dst := image.NewGray(image.Rect(0, 0, w, h))
	if times == 2 {
		for y := range h {
			halve(dst.Pix[y*w:][:w], g.Pix[2*y*g.Stride:], g.Pix[(2*y+1)*g.Stride:])
		}
		return dst
	}
	sums := make([]uint32, w)
	for y := range h {
		clear(sums)
		for sy := y * times; sy < (y+1)*times; sy++ {
			row := g.Pix[sy*g.Stride:][:w*times]
			for x := range sums {
				for _, p := range row[x*times:][:times] {
					sums[x] += uint32(p)
				}
			}
		}
		for x, sum := range sums {
			dst.Pix[y*dst.Stride+x] = uint8(sum / uint32(times*times)) //nolint:gosec // a mean of bytes
		}
	}
	return dst
}

// halve gives the means of two by two of two rows, four at a time in one word.
func halve(to, a, b []uint8) {
	const even = 0x00ff00ff00ff00ff
	for len(to) >= 4 {
		p, q := binary.LittleEndian.Uint64(a), binary.LittleEndian.Uint64(b)
		m := (p&even + p>>8&even + q&even + q>>8&even) >> 2 & even
		m = (m | m>>8) & 0x0000ffff0000ffff
		binary.LittleEndian.PutUint32(to, uint32(m|m>>16)) //nolint:gosec // its lower half
		to, a, b = to[4:], a[8:], b[8:]
	}
	for x := range to {
		to[x] = uint8((uint32(a[2*x]) + uint32(a[2*x+1]) + uint32(b[2*x]) + uint32(b[2*x+1])) / 4) //nolint:gosec // a mean of bytes
	}
}

// resize scales the picture so that its longer side has the given length. Each
// pixel is the mean of those it covers, which keeps modules even; a picture
// that grows repeats its pixels.
func resize(g *image.Gray, side int) *image.Gray {
	w, h := g.Rect.Dx(), g.Rect.Dy()
	if max(w, h) == side {
		return g
	}
	nw, nh := max(1, w*side/max(w, h)), max(1, h*side/max(w, h))
	dst := image.NewGray(image.Rect(0, 0, nw, nh))
	edges := make([]int, nw+1)
	for x := range edges {
		edges[x] = x * w / nw
	}
	for y := range nh {
		top := y * h / nh
		bottom := max((y+1)*h/nh, top+1)
		for x := range nw {
			left, right := edges[x], max(edges[x+1], edges[x]+1)
			sum := 0
			for sy := top; sy < bottom; sy++ {
				for _, p := range g.Pix[sy*g.Stride+left : sy*g.Stride+right] {
					sum += int(p)
				}
			}
			dst.Pix[y*dst.Stride+x] = uint8(sum / ((bottom - top) * (right - left)))
		}
	}
	return dst
}
