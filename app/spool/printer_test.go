package spool

import (
	"os"
	"testing"

	"vinhdanh/data"
	"vinhdanh/print/layout"
	"vinhdanh/print/pdf"
)

// A real printer, named by VINHDANH_PRINTER, takes pages of different
// sizes, lying and standing.
func TestRealPrinter(t *testing.T) {
	name := os.Getenv("VINHDANH_PRINTER")
	if name == "" {
		t.Skip("VINHDANH_PRINTER names no printer")
	}
	j, err := Open(t.Context(), Setting{Printer: name, Copies: 1}, layout.FontAssets(), pdf.Meta{Title: "In thử: “Đại hội”"})
	if err != nil {
		t.Fatal(err)
	}
	defer j.Abort()
	black := layout.Color{A: 255}
	for _, size := range [][2]float64{{297, 210}, {210, 297}, {297, 420}} {
		list := &layout.List{Width: size[0], Height: size[1], Items: []layout.Item{
			layout.Box(layout.LayerText, layout.Rect{X: 20, Y: 20, W: 100, H: 30}, black),
			layout.Box(layout.LayerText, layout.Rect{X: 100, Y: 40, W: 40, H: 40}, layout.Color{R: 200, A: 128}), // a bitmap on Windows
			&layout.Path{Stroke: black, Width: 2, Segs: []layout.Seg{{Kind: layout.MoveTo, P: [3]layout.Point{{X: 20, Y: 100}}},
				{Kind: layout.CubeTo, P: [3]layout.Point{{X: 60, Y: 60}, {X: 80, Y: 140}, {X: 120, Y: 100}}}}}}}
		if err := j.Page(list, pdf.PageOptions{}); err != nil {
			t.Fatal(err)
		}
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	if j.Taken() != 3 {
		t.Errorf("%d pages taken", j.Taken())
	}
}

// A real printer takes A4, upright and lying, and says so; one of no such name
// is not there.
func TestRealTakes(t *testing.T) {
	name := os.Getenv("VINHDANH_PRINTER")
	if name == "" {
		t.Skip("VINHDANH_PRINTER names no printer")
	}
	for _, size := range [][2]float64{{210, 297}, {297, 210}} {
		if err := Takes(t.Context(), name, size[0], size[1]); err != nil {
			t.Errorf("%v × %v mm: %v", size[0], size[1], err)
		}
	}
	if err := Takes(t.Context(), name+" không có", 210, 297); data.CodeOf(err) != Gone {
		t.Errorf("another name: %v", err)
	}
}
