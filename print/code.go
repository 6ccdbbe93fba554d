package print

import (
	"math"

	"vinhdanh/print/layout"
)

// Code is a QR code as print/qr makes it; N 0 is none.
type Code struct {
	N    int // modules a side
	Bits []byte
	Text string // what it says
}

// grid is a pixel of a scan at 100 dpi, mm. The modules' corner stands on it,
// so that a poor scan of the sheet as it is cuts no module in two at its edge.
const grid = 0.254

func onGrid(v float64) float64 { return math.Round(v/grid) * grid }

// quiet is how many clear modules stand on each side of a code.
const quiet = 4

// codeItems draws a code in the white square of its place. A code of more
// modules than the place is made for grows to the left and upwards, so that a
// module is never drawn smaller. Faults: "bad-code", "code-too-large".
func codeItems(t *layout.Template, code Code) ([]layout.Item, error) {
	place, n := t.Code, code.N
	if place == nil || n == 0 {
		return nil, nil
	}
	if n < 21 || n > 177 || (n-17)%4 != 0 || len(code.Bits) < (n*n+7)/8 {
		return nil, layout.Fail("bad-code", "modules", n)
	}
	module := place.Modules / float64(t.CodeModules())
	square := max(place.Square, float64(n+2*quiet)*module)
	side := max(min(place.Modules, square*float64(n)/float64(n+2*quiet)), float64(n)*module)
	box := layout.Rect{X: place.X + place.Square - square, Y: place.Y + place.Square - square, W: square, H: square}
	off := (square - side) / 2
	if d, _ := layout.DocumentOf(t.Document); !d.Cut { // a card is moved to where it stands on its sheet
		box.X, box.Y = onGrid(box.X+off)-off, onGrid(box.Y+off)-off
	}
	if square > place.Square && !t.Free(box) {
		return nil, layout.Fail("code-too-large", "modules", n)
	}
	return []layout.Item{
		layout.Box(layout.LayerText, box, layout.Color{R: 255, G: 255, B: 255, A: 255}),
		&layout.Modules{Layer: layout.LayerText, X: box.X + off, Y: box.Y + off, Size: side, N: n, Bits: code.Bits, Text: code.Text},
	}, nil
}
