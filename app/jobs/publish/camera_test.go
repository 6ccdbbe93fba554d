package publish

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/jpeg"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/browser"

	"vinhdanh/data/seal"
	"vinhdanh/print/qr"
)

// film makes what the browser's camera sees again and again: nothing, a code of
// somebody else's, and a certificate's. It is JPEG pictures in a row.
func film(t testing.TB, text string) string {
	t.Helper()
	var b bytes.Buffer
	for _, x := range []struct {
		text  string
		times int
	}{{"", 15}, {"HTTPS://EXAMPLE.COM/MENU", 30}, {text, 60}} {
		var still bytes.Buffer
		check(t, jpeg.Encode(&still, scene(t, x.text), &jpeg.Options{Quality: 80}))
		for range x.times {
			b.Write(still.Bytes())
		}
	}
	path := filepath.Join(t.TempDir(), "film.mjpeg")
	check(t, os.WriteFile(path, b.Bytes(), 0o600))
	return path
}

// scene is a sheet with a code on a grey table, 640 × 480 pixels, 4 a module.
func scene(t testing.TB, text string) image.Image {
	t.Helper()
	const width, height, module, quiet = 640, 480, 4, 4
	p := image.NewGray(image.Rect(0, 0, width, height))
	for i := range p.Pix {
		p.Pix[i] = 150
	}
	if text == "" {
		return p
	}
	n, bits, err := qr.Encode(text)
	check(t, err)
	side := (n + 2*quiet) * module
	if side > height {
		t.Fatalf("a code of %d modules", n)
	}
	left, top := (width-side)/2, (height-side)/2
	for y := range side {
		for x := range side {
			mx, my, v := x/module-quiet, y/module-quiet, uint8(230)
			if mx >= 0 && my >= 0 && mx < n && my < n && bits[(my*n+mx)>>3]&(0x80>>((my*n+mx)&7)) != 0 {
				v = 40
			}
			p.SetGray(left+x, top+y, color.Gray{Y: v})
		}
	}
	return p
}

// opened keeps the streams that the page was given.
const opened = `window.opened = [];
const ask = MediaDevices.prototype.getUserMedia;
MediaDevices.prototype.getUserMedia = async function (wanted) {
	const stream = await ask.call(this, wanted);
	window.opened.push(stream);
	return stream;
};`

// The phone's camera reads the code that is held before it, passes others over,
// and its light is off afterwards, by itself or by the button.
func testCamera(t *testing.T, in context.Context) {
	w := newWorld(t)
	w.withdraws(1, today(-3), today(30), "")
	at := w.serve()
	b := open(t, in, 390, 844, opened).visit(at)
	dark := func(streams int) {
		t.Helper()
		b.Until("the camera's end", "document.querySelector('#camera').hidden && !document.querySelector('#video').srcObject")
		var lights []string
		b.JS("return opened.map((s) => s.getTracks().map((t) => t.kind + ' ' + t.readyState).join())", &lights)
		if len(lights) != streams {
			t.Errorf("%d streams, want %d", len(lights), streams)
		}
		for _, l := range lights {
			if l != "video ended" {
				t.Errorf("the camera is left as %q", l)
			}
		}
	}
	b.Until("the page", "document.body.dataset.state === 'waiting'")

	b.Camera(browser.PermissionSettingDenied)
	b.JS("document.querySelector('#look').click()", nil)
	b.Sees(".card[data-verdict=no-camera]", "KHÔNG MỞ ĐƯỢC MÁY ẢNH")
	dark(0)

	b.Camera(browser.PermissionSettingGranted)
	b.JS("document.querySelector('#look').click()", nil)
	b.Until("the camera", "opened.length === 1") // on a slow machine the picture may have come and gone
	b.Until("no answer but this paper's", "!document.querySelector('[data-verdict=no-camera]')")
	b.ShootAll("camera")
	b.verdict("valid", "Nguyễn Thị Hồng Hạnh")
	dark(1)
	b.Fits()
	b.ShootAll("camera read")

	b.JS("document.querySelector('#look').click()", nil)
	b.Until("the camera", "opened.length === 2")
	b.JS("document.querySelector('#close').click()", nil)
	dark(2)
	if list := b.strangers(host(at)); list != nil {
		t.Errorf("asked others: %q", list)
	}
}

// filmed is the film of the certificate that is valid in each world.
func filmed(t testing.TB) string {
	t.Helper()
	w := newWorld(t)
	return film(t, seal.QRText(w.conf.Page, w.valid))
}
