package delegates

import (
	"bytes"
	"context"
	"encoding/hex"
	"fmt"
	"image"
	"image/jpeg"
	_ "image/png" // photos come as PNG, too
	"os"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"golang.org/x/image/draw"

	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

// A photo is kept as a JPEG of at most this size, cut to three by four.
const (
	photoWidth   = 360
	photoHeight  = 480
	photoQuality = 85
	photoBytes   = 40 << 20 // the largest file that is read
	photoPixels  = 80 << 20 // the largest picture that is unpacked
)

// readPhoto reads a picture and cuts it to a portrait. Errors: bad-picture.
func readPhoto(raw []byte) ([]byte, error) {
	head, _, err := image.DecodeConfig(bytes.NewReader(raw))
	if err != nil || head.Width < 1 || head.Height < 1 || head.Width*head.Height > photoPixels {
		return nil, data.Fail("bad-picture")
	}
	img, _, err := image.Decode(bytes.NewReader(raw))
	if err != nil {
		return nil, data.Fail("bad-picture")
	}
	from := portrait(img.Bounds())
	to := image.NewRGBA(image.Rect(0, 0, min(photoWidth, from.Dx()), min(photoHeight, from.Dy())))
	draw.Draw(to, to.Bounds(), image.White, image.Point{}, draw.Src)
	draw.CatmullRom.Scale(to, to.Bounds(), img, from, draw.Over, nil)
	var out bytes.Buffer
	if err := jpeg.Encode(&out, to, &jpeg.Options{Quality: photoQuality}); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// portrait is the largest part of three by four, from the upper middle, where
// the face mostly is.
func portrait(b image.Rectangle) image.Rectangle {
	w, h := b.Dx(), b.Dy()
	if w*photoHeight > h*photoWidth {
		w = max(1, h*photoWidth/photoHeight)
	} else {
		h = max(1, w*photoHeight/photoWidth)
	}
	x, y := b.Min.X+(b.Dx()-w)/2, b.Min.Y+(b.Dy()-h)/3
	return image.Rect(x, y, x+w, y+h)
}

// photoOf reads a delegate's photo; nil for none.
func (s *Screen) photoOf(ctx context.Context, d data.Delegate) (image.Image, error) {
	if d.Photo == "" {
		return nil, nil
	}
	var h data.Hash
	sum, err := hex.DecodeString(d.Photo)
	if err != nil {
		return nil, fmt.Errorf("photo of delegate %s: %w", d.ID, err)
	}
	copy(h[:], sum)
	raw, err := s.store.Asset(ctx, h)
	if err != nil {
		return nil, err
	}
	img, _, err := image.Decode(bytes.NewReader(raw))
	return img, err
}

// photoField lets one choose a photo, and take it away.
type photoField struct {
	s      *Screen
	photo  string // hash, "" for none
	chosen []byte // to be kept with the delegate
	frame  *fyne.Container
	drop   *widget.Button
	object fyne.CanvasObject
}

func newPhotoField(s *Screen, d data.Delegate) *photoField {
	p := &photoField{s: s, photo: d.Photo, frame: container.NewStack()}
	pick := widget.NewSmall(s.sh.T("delegates.photo.choose"), icons.Picture, p.choose)
	p.drop = widget.NewQuiet(s.sh.T("delegates.photo.drop"), func() {
		p.photo, p.chosen = "", nil
		p.show(nil)
	})
	p.drop.Measure = widget.Small
	p.object = widget.Row(12, widget.NewSurface(widget.Padded(1, widget.Fixed(60, 80, p.frame))), pick, p.drop, widget.Space())
	p.show(nil)
	if d.Photo != "" {
		var img image.Image
		s.sh.Load(func(ctx context.Context) (err error) {
			img, err = s.photoOf(ctx, d)
			return err
		}, func(err error) {
			if err != nil {
				s.sh.Fail(err)
				return
			}
			p.show(img)
		})
	}
	return p
}

func (p *photoField) show(img image.Image) {
	p.frame.Objects = []fyne.CanvasObject{widget.Centered(widget.NewIcon(icons.Person, 32, widget.ColorLine2))}
	if img != nil {
		picture := canvas.NewImageFromImage(img)
		picture.FillMode = canvas.ImageFillContain
		p.frame.Objects = []fyne.CanvasObject{picture}
	}
	p.drop.SetDisabled(img == nil)
	p.frame.Refresh()
}

func (p *photoField) choose() {
	p.s.sh.OpenFile([]string{".jpg", ".jpeg", ".png"}, func(path string) {
		var raw []byte
		var img image.Image
		p.s.sh.Load(func(context.Context) error {
			info, err := os.Stat(path)
			if err != nil {
				return data.Wrap(err, "bad-picture")
			}
			if info.Size() > photoBytes {
				return data.Fail("bad-picture")
			}
			if raw, err = os.ReadFile(path); err != nil {
				return data.Wrap(err, "bad-picture")
			}
			if raw, err = readPhoto(raw); err != nil {
				return err
			}
			img, err = jpeg.Decode(bytes.NewReader(raw))
			return err
		}, func(err error) {
			if err != nil {
				p.s.sh.Fail(err)
				return
			}
			p.chosen = raw
			p.show(img)
		})
	})
}

// keep stores what was chosen and gives its hash, "" for no photo.
func (p *photoField) keep(ctx context.Context) (string, error) {
	if p.chosen == nil {
		return p.photo, nil
	}
	h, err := p.s.store.PutAsset(ctx, "photo", p.chosen)
	return hex.EncodeToString(h[:]), err
}
