package designer

import (
	"math"

	"vinhdanh/print/layout"
)

// Sizes that text can have, pt.
const (
	leastSize = 4.0
	mostSize  = 200.0
)

// setSize changes a field's size; what depends on it keeps its share.
func setSize(f *layout.Field, v float64) {
	v = max(leastSize, min(mostSize, math.Round(v*4)/4))
	was := f.Size
	f.Size = v
	f.Floor = within1(f.Floor, leastSize, v)
	if was == f.Floor || f.Floor > v {
		f.Floor = v
	}
	if f.Remind != 0 {
		f.Remind = within1(f.Remind, f.Floor, v)
	}
	if f.Broken != 0 {
		f.Broken = within1(f.Broken, f.Floor, v)
	}
	if f.One != 0 {
		f.One = within1(f.One, f.Floor, v)
	}
}

// setFloor changes the size below which a field is never set.
func setFloor(f *layout.Field, v float64) {
	f.Floor = within1(math.Round(v*4)/4, leastSize, f.Size)
	if f.Remind != 0 {
		f.Remind = within1(f.Remind, f.Floor, f.Size)
	}
	if f.Broken != 0 {
		f.Broken = within1(f.Broken, f.Floor, f.Size)
	}
	if f.One != 0 {
		f.One = within1(f.One, f.Floor, f.Size)
	}
}

func within1(v, low, high float64) float64 { return max(low, min(high, v)) }

// setShrinks lets a field be set smaller where it is too long, or never.
func setShrinks(f *layout.Field, on bool) {
	if !on {
		f.Floor, f.Remind, f.Broken, f.One = f.Size, 0, 0, 0
		return
	}
	setFloor(f, math.Round(f.Size*0.65*2)/2)
}

// setWhole keeps a field on one line, or lets it take two where it must.
func setWhole(f *layout.Field, on bool) {
	if on {
		f.Lines, f.Wrap, f.One, f.Broken = 0, "", 0, 0
		return
	}
	setLines(f, 2)
}

// setLines says on how many lines a field may stand; it takes a further one
// only where it must.
func setLines(f *layout.Field, n int) {
	n = max(1, min(40, n))
	if n == 1 {
		setWhole(f, true)
		return
	}
	if f.Lines <= 1 {
		f.Wrap = "last"
	}
	f.Lines = n
}

// setLead changes the distance from the line above to a field's first line.
func setLead(f *layout.Field, v, high float64) {
	f.Lead = within1(tenth(v), 0.1, floorTenth(high))
	f.Shrink = min(f.Shrink, max(0, floorTenth(f.Lead-0.1)))
}

// breakEarly lets a field take two lines before it is set smaller than the
// size that is worth a look.
func breakEarly(f *layout.Field) {
	f.Lines, f.Wrap = max(2, f.Lines), "last"
	if f.Remind > 0 {
		f.One = within1(f.Remind, f.Floor, f.Size)
	}
}

// mostModules is how large the modules may be in their white square, mm.
func (e *editor) mostModules() float64 {
	return floorTenth(e.t.Code.Square / (1 + 2*quiet/float64(e.codeRule().Modules)))
}
