package pdf

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"math"
	"strings"
	"testing"

	"vinhdanh/assets/fonts"
	"vinhdanh/print/internal/sheets"
	"vinhdanh/print/layout"
)

// fails plays one page and gives the error, which Close must repeat.
func fails(t *testing.T, assets layout.Assets, l *layout.List, o PageOptions) error {
	t.Helper()
	d := New(io.Discard, assets, meta)
	err := d.Page(l, o)
	end := d.Close()
	if err == nil {
		return end // found when the font was cut
	}
	if !errors.Is(end, err) {
		t.Errorf("after %v Close says %v", err, end)
	}
	if again := d.Page(page(), PageOptions{}); !errors.Is(again, err) {
		t.Errorf("after %v another page gives %v", err, again)
	}
	return err
}

func TestAssetsThatAreNoGood(t *testing.T) {
	bag := sheets.Bag{}
	run := func(raw []byte) layout.Item {
		return &layout.Run{Font: bag.Put(raw), Size: 10, Color: sheets.Black, Glyphs: []layout.Glyph{{ID: 5}}}
	}
	picture := func(raw []byte) layout.Item { return &layout.Picture{Asset: bag.Put(raw), W: 10, H: 10} }
	stamp := func(raw []byte) layout.Item { return &layout.Stamp{Asset: bag.Put(raw)} }
	font := fonts.Raw(fonts.Serif)
	emblem := sheets.Emblem()
	forbidden := change(t, font, "OS/2", func(b []byte) { binary.BigEndian.PutUint16(b[8:], 2) })
	nested := layout.Encode(page())
	for range maxDepth {
		nested = layout.Encode(page(stamp(nested)))
	}
	for name, c := range map[string]struct {
		item   layout.Item
		kind   layout.AssetKind
		reason layout.AssetReason
	}{
		"unknown font":       {&layout.Run{Font: layout.Hash{9}, Size: 1, Color: sheets.Black, Glyphs: make([]layout.Glyph, 1)}, layout.AssetFont, layout.AssetMissing},
		"unknown picture":    {&layout.Picture{Asset: layout.Hash{9}, W: 1, H: 1}, layout.AssetPicture, layout.AssetMissing},
		"unknown stamp":      {&layout.Stamp{Asset: layout.Hash{9}}, layout.AssetStamp, layout.AssetMissing},
		"OpenType with CFF":  {run([]byte("OTTO\x00\x01aaaaaaaaaaaaaaaaaaaaaaa")), layout.AssetFont, layout.AssetUnsupported},
		"collection":         {run([]byte("ttcf\x00\x01aaaaaaaaaaaaaaaaaaaaaaa")), layout.AssetFont, layout.AssetUnsupported},
		"text for a font":    {run([]byte("no font")), layout.AssetFont, layout.AssetUnsupported},
		"font cut short":     {run(font[:len(font)/2]), layout.AssetFont, layout.AssetDamaged},
		"font of restricted": {run(forbidden), layout.AssetFont, layout.AssetUnsupported},
		"text for a picture": {picture([]byte("no picture")), layout.AssetPicture, layout.AssetUnsupported},
		"picture cut short":  {picture(emblem[:len(emblem)/2]), layout.AssetPicture, layout.AssetDamaged},
		"picture of a head":  {picture(emblem[:20]), layout.AssetPicture, layout.AssetDamaged},
		"huge picture":       {picture(withSize(emblem, 100_000, 100_000)), layout.AssetPicture, layout.AssetUnsupported},
		"text for a stamp":   {stamp([]byte("no stamp")), layout.AssetStamp, layout.AssetDamaged},
		"stamps in stamps":   {stamp(nested), layout.AssetStamp, layout.AssetUnsupported},
		"fault in a stamp":   {stamp(layout.Encode(page(&layout.Picture{Asset: layout.Hash{9}, W: 1, H: 1}))), layout.AssetPicture, layout.AssetMissing},
	} {
		err := fails(t, bag, page(c.item), PageOptions{})
		var fault *layout.AssetError
		if !errors.As(err, &fault) || fault.Kind != c.kind || fault.Reason != c.reason {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// withSize changes the size that a PNG claims to have.
func withSize(raw []byte, w, h uint32) []byte {
	raw = bytes.Clone(raw)
	binary.BigEndian.PutUint32(raw[16:], w)
	binary.BigEndian.PutUint32(raw[20:], h)
	sum := crc(raw[12:29])
	binary.BigEndian.PutUint32(raw[29:], sum)
	return raw
}

// change gives a copy of a font with one table changed.
func change(t testing.TB, raw []byte, table string, f func([]byte)) []byte {
	t.Helper()
	raw = bytes.Clone(raw)
	for i := range int(binary.BigEndian.Uint16(raw[4:])) {
		entry := raw[12+16*i:]
		if string(entry[:4]) == table {
			at, n := binary.BigEndian.Uint32(entry[8:]), binary.BigEndian.Uint32(entry[12:])
			f(raw[at : at+n])
			return raw
		}
	}
	t.Fatalf("no table %s", table)
	return nil
}

func TestListsThatAreNoGood(t *testing.T) {
	nan := math.NaN()
	for name, l := range map[string]*layout.List{
		"place that is no number": page(&layout.Run{Size: 1, X: nan}),
		"endless path":            page(&layout.Path{Segs: []layout.Seg{{P: [3]layout.Point{{X: math.Inf(1)}}}}}),
		"sheet of no size":        {},
		"nil item":                page(nil),
	} {
		var fault *layout.ItemError
		if err := fails(t, sheets.Bag{}, l, PageOptions{}); !errors.As(err, &fault) {
			t.Errorf("%s: %v", name, err)
		}
	}
	beyond := page(&layout.Run{Font: fonts.Hash(fonts.Serif), Size: 10, Color: sheets.Black, Glyphs: []layout.Glyph{{ID: 65535}}})
	if err := fails(t, sheets.Bag{}, beyond, PageOptions{}); err == nil || !strings.Contains(err.Error(), "glyph 65535 is not in font LiberationSerif") {
		t.Errorf("glyph beyond the font: %v", err)
	}
	for _, o := range []PageOptions{{DX: nan}, {DY: 1e9}, {ScaleX: -1}, {ScaleY: math.Inf(1)}} {
		if err := fails(t, sheets.Bag{}, page(), o); !errors.Is(err, errOptions) {
			t.Errorf("%+v: %v", o, err)
		}
	}
}

func TestEnd(t *testing.T) {
	d := New(io.Discard, sheets.Bag{}, meta)
	if err := d.Close(); !errors.Is(err, ErrNoPages) {
		t.Errorf("no page: %v", err)
	}
	d = New(io.Discard, sheets.Bag{}, meta)
	if err := errors.Join(d.Page(page(), PageOptions{}), d.Close()); err != nil {
		t.Fatal(err)
	}
	if err := d.Page(page(), PageOptions{}); !errors.Is(err, errClosed) {
		t.Errorf("a page after the end: %v", err)
	}
}

var errFull = errors.New("no space left on device")

// full is a disk with room for so many bytes.
type full struct{ room int }

func (f *full) Write(b []byte) (int, error) {
	if len(b) > f.room {
		n := f.room
		f.room = 0
		return n, errFull
	}
	f.room -= len(b)
	return len(b), nil
}

// Wherever the disk is full, it is told, and nothing hangs.
func TestFullDisk(t *testing.T) {
	assets, lists := batch(70)
	size := len(document(t, assets, lists))
	for room := 0; room < size; room += size/9 + 1 {
		d := New(&full{room}, assets, meta)
		var err error
		for _, l := range lists {
			if err = d.Page(l, PageOptions{}); err != nil {
				break
			}
		}
		if err == nil {
			err = d.Close()
		}
		if !errors.Is(err, errFull) {
			t.Errorf("room for %d of %d bytes: %v", room, size, err)
		}
	}
}

// A font of which nothing but empty glyphs is used, its .notdef among them.
func TestNothingToSee(t *testing.T) {
	empty := change(t, fonts.Raw(fonts.Serif), "loca", func(b []byte) { clear(b) })
	bag := sheets.Bag{}
	r := &layout.Run{Font: bag.Put(empty), Size: 10, Color: sheets.Black, Text: " ", Glyphs: []layout.Glyph{{ID: 3, Advance: 1}}}
	document(t, bag, []*layout.List{page(r)})
}

// Any file in the place of a font: an error or a font that can be cut, no panic.
func FuzzTypeface(f *testing.F) {
	small, err := parseTypeface(fonts.Raw(fonts.Serif))
	if err != nil {
		f.Fatal(err)
	}
	// A small font, so that changes hit tables and not outlines.
	seed, err := small.copyFor(map[int]int{firstCode: 36, firstCode + 1: 190, firstCode + 2: 3})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(seed, uint16(36))
	f.Add(seed, uint16(190))
	f.Fuzz(func(t *testing.T, raw []byte, glyph uint16) {
		face, err := parseTypeface(raw)
		if err != nil || int(glyph) >= face.glyphs {
			return
		}
		fn := &font{number: 7, face: face, nominal: make([]meaning, face.glyphs+1), next: firstCode}
		if _, err := fn.code(glyph, "x"); err != nil {
			t.Fatal(err)
		}
		if _, err := fn.objects(8, newCompressor()); errors.Is(err, errForeign) && strings.Contains(err.Error(), "runtime error") {
			t.Errorf("gofpdf panics: %v", err)
		}
	})
}

func FuzzReadObjects(f *testing.F) {
	f.Add(document(f, sheets.Bag{}, []*layout.List{page()}))
	f.Fuzz(func(t *testing.T, raw []byte) {
		objects, err := readObjects(raw)
		if err != nil {
			return
		}
		for i := 1; i < len(objects); i++ {
			_ = renumber(objects[i].dict, func(n int) int { return n + 1 })
			_, _ = reachable(objects, i)
		}
	})
}
