package gdi

import (
	"errors"
	"math"

	"vinhdanh/print/layout"
)

// Device is a printer's sheet as GDI sees it, in dots.
type Device struct {
	DPIX, DPIY float64
	OffX, OffY int // of the printable area's corner from the paper's: PHYSICALOFFSETX, PHYSICALOFFSETY
}

// Layers says which items of a list are drawn; zero is all.
type Layers uint8

func (l Layers) has(k layout.Layer) bool { return l == 0 || l&(1<<k) != 0 }

// Options says how a page is drawn.
type Options struct {
	Layers         Layers
	DX, DY         float64 // mm that all is moved to the right and down, for a printer that is off
	ScaleX, ScaleY float64 // factors about the sheet's top left corner; 0 is 1
}

var errOptions = errors.New("resolution, offset or scale of the page is out of range")

// fraction is how many units of ours a dot has: GDI keeps places of paths in
// sixteenths of a dot.
const fraction = 16

// point is GDI's POINT, in sixteenths of a dot from the paper's corner.
type point struct{ X, Y int32 }

// grid takes millimetres of a sheet to places on the device.
type grid struct {
	dotX, dotY float64 // dots a mm of the list
	x0, y0     float64 // dots from the paper's corner to that of the list
}

func newGrid(d Device, o Options) (grid, error) {
	sx, sy := o.ScaleX, o.ScaleY
	if sx == 0 {
		sx = 1
	}
	if sy == 0 {
		sy = 1
	}
	const most = 1000                                                // mm, as in print/pdf
	within := func(v, a, b float64) bool { return v >= a && v <= b } // false for NaN
	if !within(d.DPIX, 30, 10_000) || !within(d.DPIY, 30, 10_000) || !within(math.Abs(o.DX), 0, most) || !within(math.Abs(o.DY), 0, most) ||
		!within(sx, 0.01, 100) || !within(sy, 0.01, 100) {
		return grid{}, errOptions
	}
	return grid{sx * d.DPIX / inch, sy * d.DPIY / inch, o.DX * d.DPIX / inch, o.DY * d.DPIY / inch}, nil
}

const inch = 25.4 // mm

// dots of a place on the sheet.
func (g *grid) x(mm float64) float64 { return g.x0 + mm*g.dotX }
func (g *grid) y(mm float64) float64 { return g.y0 + mm*g.dotY }

func (g *grid) at(x, y float64) point { return point{unit(g.x(x)), unit(g.y(y))} }

// unit turns dots into sixteenths. What lies far off the sheet is kept within
// the 27 bits that GDI draws in.
func unit(dots float64) int32 {
	const most = 1 << 26
	return int32(math.Round(min(max(dots*fraction, -most), most)))
}

// mean is how many dots a mm of a line's width has.
func (g *grid) mean() float64 { return math.Sqrt(g.dotX * g.dotY) }
