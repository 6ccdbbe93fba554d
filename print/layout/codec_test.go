package layout_test

import (
	"bytes"
	"compress/flate"
	"errors"
	"io"
	"math"
	"os"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/print/internal/sheets"
	"vinhdanh/print/layout"
)

// Every kind of item, each with what makes it odd.
func everything() *layout.List {
	ink := layout.Color{R: 1, G: 2, B: 3, A: 4}
	return &layout.List{Width: 420, Height: 297, Items: []layout.Item{
		&layout.Path{Fill: ink, Stroke: layout.Color{A: 255}, Width: 0.125, Segs: []layout.Seg{
			{Kind: layout.MoveTo, P: [3]layout.Point{{X: 1, Y: 2}}},
			{Kind: layout.LineTo, P: [3]layout.Point{{X: -3.5, Y: 4.001}}},
			{Kind: layout.CubeTo, P: [3]layout.Point{{X: 5, Y: 6}, {X: 7, Y: 8}, {X: 9, Y: 10.5}}},
			{Kind: layout.Close},
		}},
		&layout.Path{},
		&layout.Run{Layer: layout.LayerText, Font: layout.Hash{1}, Size: 14.5, Color: ink, X: 10, Y: 20, Text: "Lò Ế",
			Glyphs: []layout.Glyph{
				{ID: 47, X: 0, Advance: 2.5, Cluster: 0}, {ID: 400, X: 2.5, Advance: 2, Cluster: 1},
				{ID: 3, X: 4.5, Advance: 1, Cluster: 3}, {ID: 65535, X: 5.5, Advance: 3, Cluster: 4}}},
		&layout.Run{Font: layout.Hash{2}, Size: 20, Angle: -30.5, RTL: true, Text: "لاَ",
			Glyphs: []layout.Glyph{{ID: 9, X: 1, Y: -0.75, Advance: 0, Cluster: 4}, {ID: 8, X: 0.2, Advance: 4, Cluster: 0}}},
		&layout.Run{Font: layout.Hash{1}, Size: 1, Text: "\xff😀", Glyphs: []layout.Glyph{{ID: 1, Cluster: 0}, {ID: 2, Cluster: 1}}},
		&layout.Run{Font: layout.Hash{1}, Size: 1},
		&layout.Picture{Asset: layout.Hash{3}, X: 1, Y: 2, W: 3, H: 4},
		&layout.Modules{Layer: layout.LayerText, X: 5, Y: 6, Size: 26, N: 3, Bits: []byte{0xA5, 0x80}, Text: "HTTPS://X/1"},
		&layout.Stamp{Asset: layout.Hash{4}},
		&layout.Stamp{Layer: layout.LayerText, Asset: layout.Hash{3}},
	}}
}

func TestRoundTrip(t *testing.T) {
	bag, certificate := sheets.Batch()
	background, err := layout.Decode(bag[certificate(0).Items[0].(*layout.Stamp).Asset])
	if err != nil {
		t.Fatal(err)
	}
	for name, l := range map[string]*layout.List{
		"everything":  everything(),
		"certificate": certificate(7),
		"background":  background,
		"empty sheet": {Width: 100, Height: 50},
	} {
		raw := layout.Encode(l)
		back, err := layout.Decode(raw)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		near := cmp.Comparer(func(a, b float64) bool { return math.Abs(a-b) <= 0.0015 })
		if diff := cmp.Diff(l, back, near); diff != "" {
			t.Errorf("%s: what comes back differs:\n%s", name, diff)
		}
		if again := layout.Encode(back); !bytes.Equal(raw, again) {
			t.Errorf("%s: encoding what was decoded gives other bytes", name)
		}
		if !bytes.Equal(raw, layout.Encode(l)) {
			t.Errorf("%s: encoding twice gives other bytes", name)
		}
	}
}

// Places survive exactly, however long the line: nothing adds up.
func TestPlacesDoNotDrift(t *testing.T) {
	r := &layout.Run{Size: 10, Text: strings.Repeat("i", 500)}
	for i := range 500 {
		r.Glyphs = append(r.Glyphs, layout.Glyph{ID: 76, X: float64(i) * 0.98039, Advance: 0.98039, Cluster: i})
	}
	back, err := layout.Decode(layout.Encode(&layout.List{Width: 600, Height: 10, Items: []layout.Item{r}}))
	if err != nil {
		t.Fatal(err)
	}
	for i, g := range back.Items[0].(*layout.Run).Glyphs {
		if want := float64(i) * 0.98039; math.Abs(g.X-want) > 0.00051 {
			t.Fatalf("glyph %d lies at %v mm, not %v", i, g.X, want)
		}
	}
}

func TestFaultsAreKept(t *testing.T) {
	nan := math.NaN()
	for name, item := range map[string]layout.Item{
		"nil":                    nil,
		"nil run":                (*layout.Run)(nil),
		"another kind":           strange{},
		"path without a move":    &layout.Path{Segs: []layout.Seg{{Kind: layout.LineTo}}},
		"unknown step":           &layout.Path{Segs: []layout.Seg{{Kind: 9}}},
		"point that is no place": &layout.Path{Segs: []layout.Seg{{P: [3]layout.Point{{X: nan}}}}},
		"endless stroke":         &layout.Path{Width: math.Inf(1)},
		"negative stroke":        &layout.Path{Width: -1},
		"run nowhere":            &layout.Run{Size: 10, X: nan},
		"run without size":       &layout.Run{},
		"glyph nowhere":          &layout.Run{Size: 1, Text: "a", Glyphs: []layout.Glyph{{X: 1e300}}},
		"glyph outside its text": &layout.Run{Size: 1, Text: "a", Glyphs: []layout.Glyph{{Cluster: 1}}},
		"picture inside out":     &layout.Picture{W: -1, H: 1},
		"code of nothing":        &layout.Modules{Size: 1},
		"code with too few bits": &layout.Modules{Size: 1, N: 21, Bits: make([]byte, 55)},
		"layer that is none":     &layout.Stamp{Layer: 7},
	} {
		l := &layout.List{Width: 10, Height: 10, Items: []layout.Item{&layout.Stamp{}, item}}
		var fault *layout.ItemError
		if err := l.Check(); !errors.As(err, &fault) || fault.Index != 1 {
			t.Errorf("%s: Check says %v", name, err)
			continue
		}
		_, err := layout.Decode(layout.Encode(l))
		if !errors.Is(err, layout.ErrList) || !strings.Contains(err.Error(), fault.Reason) {
			t.Errorf("%s: Decode says %v, not %q", name, err, fault.Reason)
		}
	}
	for _, width := range []float64{0, -1, 6000, nan} {
		if err := (&layout.List{Width: width, Height: 10}).Check(); err == nil {
			t.Errorf("a sheet %v mm wide passes", width)
		}
	}
}

type strange struct{}

func (strange) OnLayer() layout.Layer { return 0 }

func TestHostileBytes(t *testing.T) {
	good := layout.Encode(everything())
	for name, raw := range map[string][]byte{
		"nothing":         nil,
		"other file":      []byte("%PDF-1.7"),
		"next version":    append([]byte("VDL\x02"), good[4:]...),
		"no stream":       good[:4],
		"bytes after it":  append(bytes.Clone(good), 0),
		"stream of zeros": bomb(t),
	} {
		if _, err := layout.Decode(raw); !errors.Is(err, layout.ErrList) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for n := range good {
		if _, err := layout.Decode(good[:n]); err == nil {
			t.Fatalf("the first %d of %d bytes are read as a list", n, len(good))
		}
	}
}

// A path of sixteen million steps of one byte, which would be a gigabyte.
func bomb(t *testing.T) []byte {
	t.Helper()
	l := &layout.List{Width: 10, Height: 10}
	p := &layout.Path{Segs: make([]layout.Seg, 2_000_000)}
	for i := range p.Segs {
		p.Segs[i].Kind = layout.Close
	}
	p.Segs[0].Kind = layout.MoveTo
	l.Items = []layout.Item{p}
	return layout.Encode(l)
}

func TestDecodeBoundsMemory(t *testing.T) {
	raw := bomb(t)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	if _, err := layout.Decode(raw); err == nil {
		t.Error("a bomb is read")
	}
	runtime.ReadMemStats(&after)
	if got := (after.TotalAlloc - before.TotalAlloc) >> 20; got > 100 {
		t.Errorf("%d bytes made Decode take %d MB", len(raw), got)
	}
}

func TestConcurrent(t *testing.T) {
	_, certificate := sheets.Batch()
	var lists []*layout.List
	var want [][]byte
	for i := range 8 {
		lists = append(lists, certificate(i))
		want = append(want, layout.Encode(lists[i]))
	}
	for i := range lists {
		t.Run("", func(t *testing.T) {
			t.Parallel()
			for range 20 {
				if !bytes.Equal(layout.Encode(lists[i]), want[i]) {
					t.Error("another result beside others")
				}
				if _, err := layout.Decode(want[i]); err != nil {
					t.Error(err)
				}
			}
		})
	}
}

// The body is what a hostile hand would shape, so it is fuzzed unpacked.
func FuzzDecode(f *testing.F) {
	for _, l := range []*layout.List{everything(), {}} {
		body, err := io.ReadAll(flate.NewReader(bytes.NewReader(layout.Encode(l)[4:])))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(body)
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		raw := bytes.NewBufferString("VDL\x01")
		z, err := flate.NewWriter(raw, flate.NoCompression)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := z.Write(body); err != nil {
			t.Fatal(err)
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		l, err := layout.Decode(raw.Bytes())
		if n := len(body); n <= math.MaxUint16 {
			// In one block, as Encode writes it: another road to the same list.
			head := []byte{'V', 'D', 'L', 1, 1, byte(n), byte(n >> 8), byte(^n), byte(^n >> 8)}
			other, otherErr := layout.Decode(append(head, body...))
			if (err == nil) != (otherErr == nil) || err == nil && !bytes.Equal(layout.Encode(l), layout.Encode(other)) {
				t.Errorf("read otherwise in one block: %v, %v", err, otherErr)
			}
		}
		if err != nil {
			if !errors.Is(err, layout.ErrList) {
				t.Errorf("an error of another kind: %v", err)
			}
			return
		}
		if err := l.Check(); err != nil {
			t.Errorf("Decode gives a list that Check refuses: %v", err)
		}
		first := layout.Encode(l)
		again, err := layout.Decode(first)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(first, layout.Encode(again)) {
			t.Error("not the same after another round")
		}
	})
}

// A certificate's list is stored, a drawing of many steps is packed; a stored
// one that lost a byte, or whose length was changed, is refused.
func TestPackedWhereItPays(t *testing.T) {
	_, certificate := sheets.Batch()
	small := layout.Encode(certificate(0))
	if len(small) < 9 || small[4] != 1 {
		t.Errorf("a certificate's list begins with % x", small[:9])
	}
	for _, damaged := range [][]byte{small[:len(small)-1], append(bytes.Clone(small), 0), append([]byte("VDL\x01\x01"), small[6:]...)} {
		if _, err := layout.Decode(damaged); !errors.Is(err, layout.ErrList) {
			t.Errorf("damaged, but read: %v", err)
		}
	}
	drawing := &layout.Path{Fill: layout.Color{A: 255}}
	for i := range 4000 {
		drawing.Segs = append(drawing.Segs, layout.Seg{P: [3]layout.Point{{X: float64(i % 50), Y: float64(i % 7)}}})
	}
	large := &layout.List{Width: 100, Height: 100, Items: []layout.Item{drawing}}
	raw := layout.Encode(large)
	if len(raw) > 4000 {
		t.Errorf("%d bytes for 4,000 steps that repeat", len(raw))
	}
	got, err := layout.Decode(raw)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(large, got); diff != "" {
		t.Error(diff)
	}
}

func BenchmarkEncode(b *testing.B) {
	_, certificate := sheets.Batch()
	l := certificate(0)
	size := 0
	for b.Loop() {
		size = len(layout.Encode(l))
	}
	b.ReportMetric(float64(size), "bytes")
}

func BenchmarkDecode(b *testing.B) {
	_, certificate := sheets.Batch()
	raw := layout.Encode(certificate(0))
	for b.Loop() {
		if _, err := layout.Decode(raw); err != nil {
			b.Fatal(err)
		}
	}
}

// Lists of version 1 are kept with issued certificates: what was written in
// 2025 is read for ever. This file is never written anew.
func TestVersion1(t *testing.T) {
	raw, err := os.ReadFile("testdata/list-v1.vdl")
	if err != nil {
		t.Fatal(err)
	}
	l, err := layout.Decode(raw)
	if err != nil {
		t.Fatal(err)
	}
	near := cmp.Comparer(func(a, b float64) bool { return math.Abs(a-b) <= 0.0015 })
	if diff := cmp.Diff(everything(), l, near); diff != "" {
		t.Errorf("a list of version 1 is read otherwise:\n%s", diff)
	}
}
