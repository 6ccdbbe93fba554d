package delegates

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/app/screen"
	"vinhdanh/data"
)

// A photo is cut to a portrait, kept with the delegate and shown in the pane.
func TestPhoto(t *testing.T) {
	wide := image.NewRGBA(image.Rect(0, 0, 1200, 800))
	for i := range wide.Pix {
		wide.Pix[i] = 0xff
	}
	for y := range 800 {
		for x := 300; x < 900; x++ { // the middle, which stays
			wide.Set(x, y, color.RGBA{200, 0, 0, 255})
		}
	}
	var raw bytes.Buffer
	if err := png.Encode(&raw, wide); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "anh.png")
	if err := os.WriteFile(file, raw.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	o := openOffice(t)
	o.sh.Choose = file
	o.s.edit(o.delegate("An"))
	o.sh.Press("Chọn ảnh…")
	o.sh.Press("Lưu")
	d := o.delegate("An")
	img, err := o.s.photoOf(context.Background(), d.Delegate)
	if err != nil || img == nil || img.Bounds().Dx() != photoWidth || img.Bounds().Dy() != photoHeight {
		t.Fatalf("the photo kept: %v, %v", img, err)
	}
	if r, g, _, _ := img.At(2, photoHeight/2).RGBA(); r < 0xb000 || g > 0x3000 {
		t.Errorf("the photo's edge is %x, %x: not the middle of the picture", r, g)
	}
	o.s.edit(d)
	o.sh.Press("Bỏ ảnh")
	o.sh.Press("Lưu")
	if d := o.delegate("An"); d.Photo != "" {
		t.Error("a photo cannot be taken away")
	}
}

func TestPhotoThatIsNone(t *testing.T) {
	for name, raw := range map[string][]byte{"empty": nil, "words": []byte("đây không phải ảnh"), "cut": []byte("\x89PNG\r\n\x1a\n\x00\x00")} {
		if _, err := readPhoto(raw); data.CodeOf(err) != "bad-picture" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// What is pasted is read by the import.
func TestPaste(t *testing.T) {
	sh, s, _ := place(t)
	s.Paste(" \n")
	if len(sh.Opens) != 0 || len(sh.Notices) != 1 {
		t.Errorf("nothing pasted: %v, %q", sh.Opens, sh.Notices)
	}
	s.Paste("Họ và tên\tĐơn vị\nVàng A Chính\tXã Bản Mây\n")
	if len(sh.Opens) != 1 || sh.Opens[0].Place != screen.Import || !cmp.Equal(sh.Opens[0].Filter, screen.Filter{Kind: "delegates", Section: "paste"}) {
		t.Errorf("pasted rows open %v", sh.Opens)
	}
	sh.CopiedHTML = []byte("<table><tr><th>Họ và tên</th></tr><tr><td>Vàng A Chính</td></tr></table>") // without its words
	if s.Paste(""); len(sh.Opens) != 2 || len(sh.Notices) != 1 {
		t.Errorf("a table without words opens %v, says %q", sh.Opens, sh.Notices)
	}
}
