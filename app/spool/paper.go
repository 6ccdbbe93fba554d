package spool

import (
	"fmt"
	"math"
)

// A sheet's size may miss a printer's own by so much: A4 is 297 mm to one,
// 842 points to another.
const sameSize = 1.0 // mm

func near(a, b float64) bool { return math.Abs(a-b) <= sameSize }

// size is that of a sheet, mm, its shorter side first.
type size struct{ short, long float64 }

func sizeOf(width, height float64) size { return size{min(width, height), max(width, height)} }

func (s size) is(o size) bool { return near(s.short, o.short) && near(s.long, o.long) }

// noPaper is the error of a sheet that a printer does not take.
func noPaper(printer string, width, height float64, err error) error {
	round := func(v float64) string { return fmt.Sprint(math.Round(v*10) / 10) }
	return fail(NoPaper, printer, err, "width", round(width), "height", round(height))
}
