package widget

import (
	"image"
	"image/color"
	"math"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynewidget "fyne.io/fyne/v2/widget"
)

// RulerThick is how thick a ruler is.
const RulerThick = 24

// Ruler measures a sheet along one of its sides, in millimetres.
type Ruler struct {
	fynewidget.BaseWidget
	upright  bool
	origin   float32 // where 0 mm is
	unit     float32 // of the interface, a millimetre
	length   float64 // of the sheet, mm
	from, to float64 // what is marked, mm; nothing where they are equal

	band   *canvas.Rectangle
	ticks  *canvas.Raster
	labels []*canvas.Text
	drawn  rulerState
	view   *view
}

// rulerState is what the ticks were drawn for.
type rulerState struct {
	origin, unit float32
	length       float64
	size         fyne.Size
	ink          color.Color
}

// NewRuler makes a ruler for the upper side, or upright for the leading one.
func NewRuler(upright bool) *Ruler {
	r := &Ruler{upright: upright, unit: 1}
	r.ExtendBaseWidget(r)
	return r
}

// Set says where 0 mm stands, how long a millimetre is shown, and how long the sheet is.
func (r *Ruler) Set(origin, unit float32, length float64) {
	if r.origin == origin && r.unit == unit && r.length == length {
		return
	}
	r.origin, r.unit, r.length = origin, unit, length
	r.Refresh()
}

// Mark shows where something lies along the ruler, mm; equal ends take it away.
func (r *Ruler) Mark(from, to float64) {
	if r.from == from && r.to == to {
		return
	}
	r.from, r.to = from, to
	if r.view != nil {
		r.placeBand(r.Size())
	}
}

// CreateRenderer is part of fyne.Widget.
func (r *Ruler) CreateRenderer() fyne.WidgetRenderer {
	back, edge := &canvas.Rectangle{}, &canvas.Rectangle{}
	r.band = &canvas.Rectangle{}
	r.ticks = canvas.NewRaster(r.draw)
	v := &view{min: func() fyne.Size { return fyne.NewSquareSize(RulerThick) }}
	r.view = v
	v.refresh = func() {
		back.FillColor, edge.FillColor = col(ColorSurface2), col(ColorLine2)
		r.band.FillColor = col(ColorAccent200)
	}
	v.place = func(s fyne.Size) {
		put(back, 0, 0, s.Width, s.Height)
		if r.upright {
			put(edge, s.Width-1, 0, 1, s.Height)
		} else {
			put(edge, 0, s.Height-1, s.Width, 1)
		}
		put(r.ticks, 0, 0, s.Width, s.Height)
		r.placeLabels(s)
		r.placeBand(s)
		v.parts = []fyne.CanvasObject{back, r.band, edge, r.ticks}
		for _, l := range r.labels {
			v.parts = append(v.parts, l)
		}
		now := rulerState{r.origin, r.unit, r.length, s, col(ColorText3)}
		if now != r.drawn {
			r.drawn = now
			r.ticks.Refresh()
		}
	}
	v.refresh()
	return &rulerView{v}
}

// rulerView draws its ticks anew only where they have moved.
type rulerView struct{ *view }

func (v *rulerView) Refresh() {
	v.refresh()
	v.place(v.last)
	v.parts[0].Refresh()
}

// placeBand puts the mark.
func (r *Ruler) placeBand(s fyne.Size) {
	r.band.Hidden = r.to <= r.from
	from := r.origin + float32(r.from)*r.unit
	long := float32(r.to-r.from) * r.unit
	if r.upright {
		put(r.band, s.Width-9, from, 8, long)
	} else {
		put(r.band, from, s.Height-9, long, 8)
	}
}

// steps are how many millimetres apart numbers may stand.
var steps = []float64{1, 2, 5, 10, 20, 50, 100}

// step gives the distances of the numbers and of the ticks, mm.
func (r *Ruler) step() (numbers, ticks float64) {
	const least = 36
	for _, s := range steps {
		if numbers = s; float32(s)*r.unit >= least {
			break
		}
	}
	switch numbers {
	case 1:
		return numbers, 0.5
	case 2:
		return numbers, 1
	}
	return numbers, numbers / 5
}

// each gives every number in sight its place along the ruler.
func (r *Ruler) each(long float32, step float64, do func(mm float64, at float32)) {
	if r.unit <= 0 {
		return
	}
	first := math.Max(0, math.Ceil(float64(-r.origin/r.unit)/step)) * step
	for mm := first; mm <= r.length+1e-6; mm += step {
		at := r.origin + float32(mm)*r.unit
		if at > long {
			return
		}
		do(mm, at)
	}
}

func (r *Ruler) placeLabels(s fyne.Size) {
	numbers, _ := r.step()
	long := s.Width
	if r.upright {
		long = s.Height
	}
	n := 0
	r.each(long, numbers, func(mm float64, at float32) {
		if n == len(r.labels) {
			r.labels = append(r.labels, newText(10, false))
		}
		l := r.labels[n]
		n++
		l.Show()
		l.Text, l.Color = strconv.FormatFloat(mm, 'f', -1, 64), col(ColorText2)
		m := l.MinSize()
		if r.upright {
			put(l, 2, at, m.Width, m.Height)
		} else {
			put(l, at+3, 0, m.Width, m.Height)
		}
		l.Refresh()
	})
	for ; n < len(r.labels); n++ {
		r.labels[n].Hide()
	}
}

// draw makes the ticks, px.
func (r *Ruler) draw(w, h int) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	size := r.Size()
	if size.Width <= 0 || size.Height <= 0 {
		return img
	}
	numbers, ticks := r.step()
	ink := color.RGBAModel.Convert(col(ColorText3)).(color.RGBA) //nolint:errcheck,forcetypeassert // RGBAModel gives no other
	long, scale := size.Width, float32(w)/size.Width
	if r.upright {
		long, scale = size.Height, float32(h)/size.Height
	}
	r.each(long, ticks, func(mm float64, at float32) {
		tall := int(4 * scale)
		if math.Abs(math.Remainder(mm, numbers)) < 1e-6 {
			tall = int(RulerThick * scale)
		} else if math.Abs(math.Remainder(mm, numbers/2)) < 1e-6 {
			tall = int(8 * scale)
		}
		p := int(at * scale)
		for i := range tall {
			if r.upright {
				img.SetRGBA(w-1-i, p, ink)
			} else {
				img.SetRGBA(p, h-1-i, ink)
			}
		}
	})
	return img
}
