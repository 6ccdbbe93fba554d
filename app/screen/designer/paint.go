package designer

import (
	"bytes"
	"context"
	"encoding/binary"
	"image"
	"math"
	"reflect"
	"slices"
	"sync"

	"vinhdanh/app/jobs/issue"
	"vinhdanh/print/layout"
	"vinhdanh/print/raster"
)

// shelf holds the assets of the last scenes: the player asks for them when it
// draws a sheet in another size.
type shelf struct {
	mu     sync.Mutex
	places []layout.Assets
}

func (s *shelf) put(a layout.Assets) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.places) > 0 && reflect.TypeOf(a).Comparable() && s.places[0] == a {
		return
	}
	s.places = append([]layout.Assets{a}, s.places[:min(len(s.places), 2)]...)
}

// Asset is part of layout.Assets.
func (s *shelf) Asset(h layout.Hash) (raw []byte, err error) {
	s.mu.Lock()
	places := slices.Clone(s.places)
	s.mu.Unlock()
	for _, p := range places {
		if raw, err = p.Asset(h); err == nil {
			return raw, nil
		}
	}
	return nil, err
}

// paintAgain has the sheet set and drawn anew.
func (s *Screen) paintAgain() {
	s.rev++
	s.paint()
}

// paint draws what is in sight, off the interface's goroutine; of what is
// asked for meanwhile only the last is drawn.
func (s *Screen) paint() {
	if s.e == nil || s.desk.last.Width < 1 {
		return
	}
	clip, scale := s.desk.sight()
	want := picture{s.rev, clip, scale}
	if want == s.drawn || clip.Empty() || s.desk.drag.what == moving || s.desk.drag.lifts {
		return
	}
	if s.busy {
		s.again = true
		return
	}
	s.busy = true
	set := s.scene.list == nil || want.rev != s.drawn.rev || s.scene.fault != nil
	sc, said := s.scene, s.saying()
	var t *layout.Template
	if set {
		t = s.e.shown()
	}
	var img *image.RGBA
	s.run(func(ctx context.Context) error {
		if set {
			k, err := s.setter()
			if err != nil {
				return err
			}
			sc = k.set(t, k.spoken(said), false)
			if sc.list == nil {
				return nil
			}
			s.shelf.put(sc.assets)
		}
		var err error
		img, err = s.player.Draw(sc.list, raster.Options{DPI: want.scale * 25.4, Clip: want.clip})
		return err
	}, func(err error) {
		s.busy = false
		again := s.again
		s.again = false
		switch {
		case err != nil:
			s.failed(err)
			return
		case s.e == nil:
			return
		case sc.list == nil:
			s.scene.fault, s.drawn = sc.fault, want
		default:
			s.scene, s.drawn, s.sheet = sc, want, img
			s.noteEmpty()
			s.desk.lifted.Hide()
		}
		if set {
			s.look()
		}
		s.markAgain()
		s.desk.placeChosen()
		if again {
			s.paint()
		}
	})
}

// saying is whose data are shown; nil for made-up ones.
func (s *Screen) saying() *issue.Said {
	if s.said < 0 || s.said >= len(s.people) {
		return nil
	}
	return &s.people[s.said]
}

// spoken is what somebody's sheet says.
func (s *setter) spoken(said *issue.Said) issue.Said {
	if said == nil {
		return s.madeUp()
	}
	return *said
}

// noteEmpty notes which frames show nothing with the present data.
func (s *Screen) noteEmpty() {
	s.e.empty = map[string]bool{}
	for i := range s.e.t.Frames {
		s.e.empty[s.e.t.Frames[i].Name] = true
	}
	for _, p := range s.scene.placed {
		delete(s.e.empty, p.Frame)
	}
}

// markAgain shows the sheet with what lies over it.
func (s *Screen) markAgain() {
	if s.e != nil && s.sheet != nil {
		s.desk.show(s.withMarks(s.sheet, &s.scene), s.drawn.clip, s.drawn.scale)
	}
}

// withMarks is a copy of the sheet's picture with the marks over it: one picture is shown
// faster than two.
func (s *Screen) withMarks(sheet *image.RGBA, sc *scene) *image.RGBA {
	img := &image.RGBA{Pix: bytes.Clone(sheet.Pix), Stride: sheet.Stride, Rect: image.Rectangle{Max: sheet.Rect.Size()}}
	s.e.drawMarks(img, s.drawn.clip, s.drawn.scale, float64(s.desk.pixel()), sc, s.wrong)
	return img
}

// lift prepares the chosen part for being dragged: the sheet is drawn without
// it, and what is missing then becomes a picture that can be moved. give up
// puts the sheet's picture back when the part is put down.
func (s *Screen) lift() (giveUp func()) {
	e := s.e
	if s.drawn.rev != s.rev || s.scene.list == nil || e.locked(e.sel) || e.sel.kind == tracePart {
		return nil
	}
	whole := s.sheet
	if whole == nil {
		return nil
	}
	sel := e.sel.whole()
	key := e.key(sel)
	seen := e.hidden[key]
	e.hidden[key] = true
	without := e.shown()
	if !seen {
		delete(e.hidden, key)
	}
	at, said := s.drawn, s.saying()
	from := e.rect(sel)
	var rest, part *image.RGBA
	var cut image.Rectangle
	var bare scene
	put := false
	cancel := s.run(func(ctx context.Context) error {
		k, err := s.setter()
		if err != nil {
			return err
		}
		bare = k.set(without, k.spoken(said), false)
		if bare.list == nil {
			return nil
		}
		s.shelf.put(bare.assets)
		if rest, err = s.player.Draw(bare.list, raster.Options{DPI: at.scale * 25.4, Clip: at.clip}); err != nil {
			return err
		}
		part, cut = difference(whole, rest)
		return nil
	}, func(err error) {
		if err != nil || part == nil || s.e != e || e.sel.whole() != sel || s.drawn != at {
			return
		}
		put = true
		d := s.desk
		d.drag.lifts = true
		d.show(s.withMarks(rest, &bare), at.clip, at.scale)
		d.lifted.Image, d.liftedAt, d.liftedClip = part, layout.Point{X: from.X, Y: from.Y}, cut.Add(at.clip.Min)
		d.fitted(d.lifted, d.liftedClip, at.scale)
		d.lifted.Show()
		d.lifted.Refresh()
		d.placeLifted()
	})
	return func() {
		cancel()
		if put && s.desk.drag.what == nothing && s.e == e && e.rect(sel) == from {
			s.desk.lifted.Hide()
			s.markAgain()
		}
	}
}

// paintLifted sets the frame that is being resized anew and draws it alone,
// within its own bounds: what is around it has not changed.
func (s *Screen) paintLifted() {
	e, d := s.e, s.desk
	if !d.drag.lifts || e.sel.kind != framePart {
		return
	}
	if s.busy {
		s.again = true
		return
	}
	s.busy = true
	t := e.shown()
	name := e.t.Frames[e.sel.at].Name
	t.Frames = slices.DeleteFunc(t.Frames, func(f layout.Frame) bool { return f.Name != name })
	t.Border, t.Drum, t.Pictures, t.Watermark, t.Emblem, t.Code, t.Fills = nil, nil, nil, nil, nil, nil, nil
	t.Paper = layout.Color{R: 255, G: 255, B: 255, A: 255}
	r, scale, said := e.rect(e.sel), s.drawn.scale, s.saying()
	px := func(mm float64) int { return int(math.Round(mm * scale)) }
	clip := image.Rect(px(r.X)-2, px(r.Y)-2, px(r.X+r.W)+3, px(r.Y+r.H)+3).Intersect(s.drawn.clip)
	var img *image.RGBA
	s.run(func(context.Context) error {
		k, err := s.setter()
		if err != nil {
			return err
		}
		sc, err := k.try(t, k.spoken(said), false)
		if err != nil {
			return nil //nolint:nilerr // its words do not fit at this size: it stays empty until they do
		}
		s.shelf.put(sc.assets)
		img, err = s.player.Draw(sc.list, raster.Options{DPI: scale * 25.4, Clip: clip})
		return err
	}, func(err error) {
		s.busy = false
		again := s.again
		s.again = false
		if err != nil || s.e != e || !d.drag.lifts {
			s.paint()
			return
		}
		if img == nil || clip.Empty() {
			d.lifted.Hide()
		} else {
			d.lifted.Image, d.liftedAt, d.liftedClip = inked(img), layout.Point{X: r.X, Y: r.Y}, clip
			d.fitted(d.lifted, clip, scale)
			d.lifted.Show()
			d.lifted.Refresh()
			d.placeLifted()
		}
		if again {
			s.paintLifted()
		}
	})
}

// inked is a picture without its white ground.
func inked(img *image.RGBA) *image.RGBA {
	white := binary.NativeEndian.Uint32([]byte{255, 255, 255, 255})
	for i := 0; i+4 <= len(img.Pix); i += 4 {
		if binary.NativeEndian.Uint32(img.Pix[i:]) == white {
			binary.NativeEndian.PutUint32(img.Pix[i:], 0)
		}
	}
	return &image.RGBA{Pix: img.Pix, Stride: img.Stride, Rect: image.Rectangle{Max: img.Rect.Size()}}
}

// difference is what one picture has that another lacks, over nothing, and
// where on them it is.
func difference(whole, rest *image.RGBA) (*image.RGBA, image.Rectangle) {
	var at image.Rectangle
	if len(whole.Pix) != len(rest.Pix) {
		return image.NewRGBA(at), at
	}
	size := whole.Rect.Size()
	for y := range size.Y {
		a, b := whole.Pix[y*whole.Stride:y*whole.Stride+4*size.X], rest.Pix[y*rest.Stride:y*rest.Stride+4*size.X]
		if bytes.Equal(a, b) {
			continue
		}
		first, last := 0, size.X
		for binary.NativeEndian.Uint32(a[4*first:]) == binary.NativeEndian.Uint32(b[4*first:]) {
			first++
		}
		for binary.NativeEndian.Uint32(a[4*last-4:]) == binary.NativeEndian.Uint32(b[4*last-4:]) {
			last--
		}
		at = at.Union(image.Rect(first, y, last, y+1))
	}
	d := image.NewRGBA(image.Rectangle{Max: at.Size()})
	for y := at.Min.Y; y < at.Max.Y; y++ {
		for x := at.Min.X; x < at.Max.X; x++ {
			i := y*whole.Stride + 4*x
			if v := binary.NativeEndian.Uint32(whole.Pix[i:]); v != binary.NativeEndian.Uint32(rest.Pix[i:]) {
				binary.NativeEndian.PutUint32(d.Pix[d.PixOffset(x-at.Min.X, y-at.Min.Y):], v)
			}
		}
	}
	return d, at
}

// dropped is told that a part was put down where it was.
func (s *Screen) dropped() {
	s.desk.lifted.Hide()
	s.paint()
}

// readScan decodes what is traced, if it is another one.
func (s *Screen) readScan() {
	tr := s.e.t.Trace
	if tr == nil {
		s.scan, s.scanOf = nil, ""
		return
	}
	if s.scanOf == tr.Hash {
		return
	}
	s.scanOf = tr.Hash
	raw, hash := s.e.t.Assets[tr.Hash], tr.Hash
	var img image.Image
	s.run(func(context.Context) (err error) {
		img, _, err = image.Decode(bytes.NewReader(raw))
		return err
	}, func(err error) {
		if err == nil && s.scanOf == hash {
			s.scan = img
			s.desk.placeTrace()
			s.desk.trace.Refresh()
		}
	})
}
