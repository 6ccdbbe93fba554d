package verify

import "image"

// shrink makes the picture smaller by a whole number; each pixel is the mean
// of those it covers.
func shrink(g *image.Gray, times int) *image.Gray {
	w, h := g.Rect.Dx()/times, g.Rect.Dy()/times
	dst := image.NewGray(image.Rect(0, 0, w, h))
	sums := make([]uint32, w)
	for y := range h {
		clear(sums)
		for sy := y * times; sy < (y+1)*times; sy++ {
			row := g.Pix[sy*g.Stride:][:w*times]
			if times == 2 {
				for x := range sums {
					sums[x] += uint32(row[2*x]) + uint32(row[2*x+1])
				}
				continue
			}
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
