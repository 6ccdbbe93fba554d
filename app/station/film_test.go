package station_test

import (
	"bufio"
	"os"
	"testing"

	"vinhdanh/print/qr"
)

// A film for the browser's camera: YUV4MPEG2, grey, ten pictures a second.
const (
	filmWidth, filmHeight = 640, 480
	filmStill             = 12 // pictures of each badge, and half as many of nothing between two
)

// writeFilm makes a film in which badges are held up one after the other.
func writeFilm(t *testing.T, path string, badges ...string) {
	t.Helper()
	f, err := os.Create(path)
	check(t, err)
	w := bufio.NewWriter(f)
	put := func(b []byte) {
		_, err := w.Write(b)
		check(t, err)
	}
	put([]byte("YUV4MPEG2 W640 H480 F10:1 Ip A1:1 C420jpeg\n"))
	colour := make([]byte, filmWidth*filmHeight/2)
	for i := range colour {
		colour[i] = 128
	}
	show := func(light []byte, times int) {
		for range times {
			put([]byte("FRAME\n"))
			put(light)
			put(colour)
		}
	}
	empty := make([]byte, filmWidth*filmHeight)
	for i := range empty {
		empty[i] = 170
	}
	for _, badge := range badges {
		show(empty, filmStill/2)
		show(badgePicture(t, empty, badge), filmStill)
	}
	check(t, w.Flush())
	check(t, f.Close())
}

// badgePicture draws a badge's code, 8 pixels a module, on a white card.
func badgePicture(t *testing.T, ground []byte, badge string) []byte {
	t.Helper()
	const module, quiet = 8, 4
	n, bits, err := qr.Encode(badge)
	check(t, err)
	light := append([]byte(nil), ground...)
	side := (n + 2*quiet) * module
	left, top := (filmWidth-side)/2, (filmHeight-side)/2
	for y := range side {
		for x := range side {
			mx, my, v := x/module-quiet, y/module-quiet, byte(235)
			if mx >= 0 && my >= 0 && mx < n && my < n && bits[(my*n+mx)>>3]&(0x80>>((my*n+mx)&7)) != 0 {
				v = 16
			}
			light[(top+y)*filmWidth+left+x] = v
		}
	}
	return light
}
