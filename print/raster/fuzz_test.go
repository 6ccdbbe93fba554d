package raster_test

import (
	"bytes"
	"errors"
	"testing"

	"vinhdanh/print/internal/sheets"
	"vinhdanh/print/layout"
	"vinhdanh/print/pdf"
	"vinhdanh/print/raster"
)

// Whatever a stored list has become, both players draw it or say what is
// wrong; neither panics.
func FuzzPlayers(f *testing.F) {
	bag, certificate := sheets.Batch()
	s := sheets.NewSetter()
	l := certificate(0)
	l.Items = append(l.Items, sheets.Watermark(s, "BẢN NHÁP"), corner(20, 20, 30))
	const head = 9 // of a list that is stored as it is
	f.Add(layout.Encode(l)[head:])
	f.Add(layout.Encode(&layout.List{Width: 10, Height: 10, Items: []layout.Item{corner(5, 5, 1)}})[head:])
	player := raster.NewPlayer(bag)
	f.Fuzz(func(t *testing.T, body []byte) {
		if len(body) > 8<<10 {
			return
		}
		n := len(body)
		list, err := layout.Decode(append([]byte{'V', 'D', 'L', 1, 1, byte(n), byte(n >> 8), byte(^n), byte(^n >> 8)}, body...))
		if err != nil {
			return
		}
		known := func(err error) bool {
			var item *layout.ItemError
			var asset *layout.AssetError
			return err == nil || errors.As(err, &item) || errors.As(err, &asset) || errors.Is(err, raster.ErrTooLarge)
		}
		if _, err := player.Draw(list, raster.Options{Width: 64}); !known(err) && !missing(err) {
			t.Errorf("raster: %v", err)
		}
		var out bytes.Buffer
		d := pdf.New(&out, bag, pdf.Meta{})
		if err := errors.Join(d.Page(list, pdf.PageOptions{}), d.Close()); !known(err) && !missing(err) {
			t.Errorf("pdf: %v", err)
		}
	})
}

// missing tells of a glyph that a font does not have.
func missing(err error) bool { return bytes.Contains([]byte(err.Error()), []byte("glyph")) }
