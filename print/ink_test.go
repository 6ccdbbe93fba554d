package print

import (
	"bytes"
	"fmt"
	"sync"
	"testing"

	"github.com/go-text/typesetting/font"
	"vinhdanh/assets/fonts"
	"vinhdanh/print/layout"
	"vinhdanh/print/shape"
)

var parsed = sync.OnceValues(shape.Embedded)

func embedded(t testing.TB) *shape.Fonts {
	t.Helper()
	fs, err := parsed()
	if err != nil {
		t.Fatal(err)
	}
	return fs
}

// inkOf is what a run's or code's ink covers, mm.
type inkOf struct {
	what                     string
	left, top, right, bottom float64
}

func (a inkOf) meets(b inkOf) bool {
	return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

func (a inkOf) String() string {
	return fmt.Sprintf("%q %.2f..%.2f × %.2f..%.2f", a.what, a.left, a.right, a.top, a.bottom)
}

// known keeps parsed faces for the tests of this package.
var known sync.Map

// faceOf parses the embedded font of a run.
func faceOf(t testing.TB, h layout.Hash) (*font.Face, string) {
	t.Helper()
	for _, f := range fonts.All() {
		if fonts.Hash(f.Name) != h {
			continue
		}
		font1, ok := known.Load(f.Name)
		if !ok {
			face, err := font.ParseTTF(bytes.NewReader(fonts.Raw(f.Name)))
			if err != nil {
				t.Fatal(err)
			}
			font1, _ = known.LoadOrStore(f.Name, face.Font)
		}
		return font.NewFace(font1.(*font.Font)), string(f.Name)
	}
	t.Fatalf("a run names an unknown font %x", h[:4])
	return nil, ""
}

// inks gives the ink of every upright run and code of a list, of its stamps too.
func inks(t testing.TB, l *layout.List, a layout.Assets) []inkOf {
	t.Helper()
	var all []inkOf
	for _, item := range l.Items {
		switch it := item.(type) {
		case *layout.Stamp:
			all = append(all, inks(t, stampOf(t, it, a), a)...)
		case *layout.Modules:
			all = append(all, inkOf{"code", it.X, it.Y, it.X + it.Size, it.Y + it.Size})
		case *layout.Run:
			if it.Angle != 0 {
				continue
			}
			face, _ := faceOf(t, it.Font)
			k := it.Size * layout.MM / float64(face.Upem())
			ink := inkOf{it.Text, 1e9, 1e9, -1e9, -1e9}
			for _, g := range it.Glyphs {
				e, ok := face.GlyphExtents(font.GID(g.ID))
				if !ok || e.Width == 0 {
					continue
				}
				x, y := it.X+g.X+float64(e.XBearing)*k, it.Y+g.Y-float64(e.YBearing)*k
				ink.left, ink.top = min(ink.left, x), min(ink.top, y)
				ink.right, ink.bottom = max(ink.right, x+float64(e.Width)*k), max(ink.bottom, y-float64(e.Height)*k)
			}
			if ink.left < ink.right {
				all = append(all, ink)
			}
		}
	}
	return all
}

func stampOf(t testing.TB, s *layout.Stamp, a layout.Assets) *layout.List {
	t.Helper()
	raw, err := a.Asset(s.Asset)
	if err != nil {
		t.Fatal(err)
	}
	l, err := layout.Decode(raw)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// clear holds a page to its rules: it can be drawn and stored, no ink leaves
// the room, and no two pieces of ink meet.
func clear(t testing.TB, about string, l *layout.List, a layout.Assets, room layout.Rect) {
	t.Helper()
	if err := l.Check(); err != nil {
		t.Fatalf("%s: %v", about, err)
	}
	if _, err := layout.Decode(layout.Encode(l)); err != nil {
		t.Fatalf("%s: %v", about, err)
	}
	all := inks(t, l, a)
	for i, one := range all {
		if one.left < room.X || one.top < room.Y || one.right > room.X+room.W || one.bottom > room.Y+room.H {
			t.Errorf("%s: %v leaves the room", about, one)
		}
		for _, other := range all[:i] {
			if one.meets(other) {
				t.Errorf("%s: %v meets %v", about, one, other)
			}
		}
	}
}

// runs finds the runs whose text holds s.
func find(t testing.TB, all []inkOf, s string) inkOf {
	t.Helper()
	for _, i := range all {
		if i.what == s {
			return i
		}
	}
	t.Fatalf("no %q on the page", s)
	return inkOf{}
}
