package projector

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"vinhdanh/assets/fonts"
)

// The colours of the hall's screen, the same in every look of the program.
var (
	ground = color.NRGBA{0x7C, 0x0F, 0x13, 0xFF}
	gold   = color.NRGBA{0xF4, 0xDA, 0x93, 0xFF} // titles
	line   = color.NRGBA{0xC9, 0xA2, 0x4A, 0xFF}
	white  = color.NRGBA{0xFF, 0xFF, 0xFF, 0xFF}
	pale   = color.NRGBA{0xF0, 0xDC, 0xD6, 0xFF} // units
)

// wall draws a scene over the whole window. Lengths are those of the design's
// 1440 × 900, in units of which the window holds as many.
type wall struct {
	widget.BaseWidget
	scene Scene
	serif face
	star  fyne.Resource
}

func newWall() *wall {
	w := &wall{
		serif: face{source: fyne.NewStaticResource("LiberationSerif-Bold.ttf", fonts.Raw(fonts.SerifBold)), bold: true, upper: true},
		star:  fyne.NewStaticResource("wall-star.svg", []byte(starDrawing)),
	}
	w.ExtendBaseWidget(w)
	return w
}

// starDrawing is the design's star.
const starDrawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="4 4 56 56"><path d="M32.00 8.00L38.00 25.75L56.73 25.97L41.70 37.15L47.28 55.03L32.00 44.20L16.72 55.03L22.30 37.15L7.27 25.97L26.00 25.75Z" fill="#F4DA93"/></svg>`

// Cursor hides the mouse over the wall.
func (w *wall) Cursor() desktop.Cursor { return desktop.HiddenCursor }

// MinSize lets the window be as small as anybody wants.
func (w *wall) MinSize() fyne.Size { return fyne.NewSize(320, 180) }

func (w *wall) show(s Scene) {
	w.scene = s
	w.Refresh()
}

// CreateRenderer is part of fyne.Widget.
func (w *wall) CreateRenderer() fyne.WidgetRenderer { return &picture{w: w} }

// picture holds the objects of one scene at one size.
type picture struct {
	w       *wall
	size    fyne.Size
	unit    float32
	objects []fyne.CanvasObject
}

func (p *picture) Destroy()                     {}
func (p *picture) MinSize() fyne.Size           { return p.w.MinSize() }
func (p *picture) Objects() []fyne.CanvasObject { return p.objects }

func (p *picture) Layout(s fyne.Size) {
	if s != p.size {
		p.size = s
		p.draw()
	}
}

func (p *picture) Refresh() {
	p.draw()
	canvas.Refresh(p.w)
}

// Heights of the design.
const (
	designWidth, designHeight = 1440, 900
	sideMargin                = 96 // of text
	footHeight                = 108
)

func (p *picture) draw() {
	p.objects = p.objects[:0:0]
	s := p.size
	p.unit = min(s.Width/designWidth, s.Height/designHeight)
	p.box(0, 0, s.Width, s.Height, canvas.Rectangle{FillColor: ground})
	sc := p.w.scene
	if sc.Blank {
		side := 120 * p.unit
		p.mark((s.Height-side)/2, side)
		return
	}
	for _, f := range []struct{ inset, stroke float32 }{{24, 2}, {32, 1}} {
		in := f.inset * p.unit
		p.box(in, in, s.Width-2*in, s.Height-2*in, canvas.Rectangle{StrokeColor: line, StrokeWidth: max(1, f.stroke*p.unit)})
	}
	if sc.Show.Kind != ShowWelcome {
		p.ceremony()
		return
	}
	defer p.rehearsal(sc.Show.Rehearsal)
	bottom := s.Height - 40*p.unit
	if len(sc.Counts) > 0 {
		bottom -= footHeight * p.unit
		p.counts(bottom)
	}
	if len(sc.Guests) == 0 {
		p.greet(bottom)
		return
	}
	p.welcome(bottom)
}

func (p *picture) box(x, y, w, h float32, r canvas.Rectangle) {
	o := &r
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
	p.objects = append(p.objects, o)
}

// mark draws the star in the middle; it gives where it ends.
func (p *picture) mark(y, side float32) float32 {
	img := canvas.NewImageFromResource(p.w.star)
	img.FillMode = canvas.ImageFillContain
	img.Move(fyne.NewPos((p.size.Width-side)/2, y))
	img.Resize(fyne.NewSquareSize(side))
	p.objects = append(p.objects, img)
	return y + side
}

// text draws lines centred on x, from y on; it gives where they end.
func (p *picture) text(f face, t fitted, c color.Color, x, y float32) float32 {
	for _, l := range t.lines {
		o := &canvas.Text{Text: f.set(l), TextSize: t.size, Color: c, TextStyle: fyne.TextStyle{Bold: f.bold}, FontSource: f.source, Alignment: fyne.TextAlignCenter}
		m := o.MinSize()
		o.Resize(m)
		o.Move(fyne.NewPos(x-m.Width/2, y+(t.size*leading-m.Height)/2))
		p.objects = append(p.objects, o)
		y += t.size * leading
	}
	return y
}

// rule draws a short gold line; it gives where it ends.
func (p *picture) rule(y float32) float32 {
	w, h := 160*p.unit, max(1, 2*p.unit)
	p.box((p.size.Width-w)/2, y, w, h, canvas.Rectangle{FillColor: line})
	return y + h
}

// room is how wide text may be.
func (p *picture) room() float32 { return p.size.Width - 2*sideMargin*p.unit }

var (
	plain    = face{}
	strong   = face{bold: true}
	capitals = face{bold: true, upper: true}
)

// parts takes the years that it sums up from the end of a title, for a line of
// their own.
func parts(title string) (head, period string) {
	if i := strings.LastIndex(title, ", "); i > 0 && len(title)-i < 60 {
		return title[:i], title[i+2:]
	}
	return title, ""
}

// greet draws the page that stands while nobody comes in.
func (p *picture) greet(bottom float32) {
	u, sc, mid := p.unit, p.w.scene, p.size.Width/2
	host := fit(capitals, sc.Host, 26*u, 22*u, p.room(), 2)
	head, period := parts(sc.Title)
	title := fit(p.w.serif, head, 68*u, 62*u, p.room(), 4)
	years := fit(p.w.serif, period, 40*u, 36*u, p.room(), 2)
	hail := fit(plain, sc.Welcome, 40*u, 34*u, p.room(), 2)
	where := fit(plain, sc.Where, 26*u, 22*u, p.room(), 2)
	height := 88*u + 20*u + host.height() + 28*u + title.height() + years.height() + 30*u + 2*u + 28*u + hail.height() + 18*u + where.height()
	y := 40*u + max(0, (bottom-40*u-height)/2)
	y = p.mark(y, 88*u) + 20*u
	y = p.text(capitals, host, pale, mid, y) + 28*u
	y = p.text(p.w.serif, title, gold, mid, y)
	y = p.text(p.w.serif, years, gold, mid, y) + 30*u
	y = p.rule(y) + 28*u
	y = p.text(plain, hail, white, mid, y) + 18*u
	p.text(plain, where, pale, mid, y)
}

// welcome draws names: one alone large, a few below each other, many in three columns.
func (p *picture) welcome(bottom float32) {
	u, sc, mid := p.unit, p.w.scene, p.size.Width/2
	y := p.mark(58*u, 44*u) + 8*u
	y = p.text(plain, fit(plain, sc.Title, 20*u, 18*u, p.room(), 2), pale, mid, y) + 10*u
	y = p.text(p.w.serif, fit(p.w.serif, sc.Heading, 58*u, 40*u, p.room(), 1), gold, mid, y) + 10*u
	top := p.rule(y) + 24*u
	bottom -= 30 * u
	n := len(sc.Guests)
	if n == 1 {
		p.alone(sc.Guests[0], top, bottom)
		return
	}
	columns := 1
	if n > Column {
		columns = 3
	}
	rows := (n + columns - 1) / columns
	wide := p.room() / float32(columns)
	high := min((bottom-top)/float32(rows), 132*u)
	y = top + (bottom-top-high*float32(rows))/2
	for i, g := range sc.Guests {
		row, column := i/columns, i%columns
		inRow := min(columns, n-row*columns) // the last row stands in the middle, too
		x := mid + (float32(column)-float32(inRow-1)/2)*wide
		p.cell(g, x, y+float32(row)*high, wide-32*u, high, columns > 1)
	}
}

// cell draws one of several names.
func (p *picture) cell(g Guest, x, y, wide, high float32, narrow bool) {
	u := p.unit
	size := min(50*u, high*0.42)
	lines, easy := 1, size
	if narrow {
		size, lines = min(36*u, high*0.4), 2
		easy = size * 0.8
	}
	name := fit(strong, g.Name, size, easy, wide, lines)
	second := fit(plain, p.second(g), min(26*u, size*0.6), size*0.5, wide, 2)
	for name.height()+second.height() > high && name.size > 8 { // nothing may touch the row below
		name.size *= 0.94
		second.size *= 0.94
	}
	y += (high - name.height() - second.height()) / 2
	y = p.text(strong, name, white, x, y)
	p.text(plain, second, pale, x, y)
}

// second gives the line below a name.
func (p *picture) second(g Guest) string {
	if g.Count > 0 {
		return p.w.scene.Come(g.Count)
	}
	return g.Delegation
}

// alone draws one name as large as the wall.
func (p *picture) alone(g Guest, top, bottom float32) {
	u, mid := p.unit, p.size.Width/2
	name := fit(strong, g.Name, 92*u, 62*u, p.room(), 2)
	var position fitted
	if g.Count == 0 {
		position = fit(plain, g.Position, 34*u, 30*u, p.room(), 2)
	}
	second := fit(strong, p.second(g), 36*u, 32*u, p.room(), 2)
	height := name.height() + 14*u + position.height() + 14*u + second.height()
	for height > bottom-top && name.size > 8 {
		name.size, position.size, second.size = name.size*0.94, position.size*0.94, second.size*0.94
		height = name.height() + 14*u + position.height() + 14*u + second.height()
	}
	y := top + (bottom-top-height)/2
	y = p.text(strong, name, white, mid, y) + 14*u
	y = p.text(plain, position, pale, mid, y) + 14*u
	p.text(strong, second, gold, mid, y)
}

// counts draws the figures at the foot, parted by lines.
func (p *picture) counts(top float32) {
	u, list := p.unit, p.w.scene.countsShown()
	wide := min(p.room()/float32(len(list)), 400*u)
	x := p.size.Width/2 - wide*float32(len(list)-1)/2
	p.box(sideMargin*u, top, p.room(), max(1, u), canvas.Rectangle{FillColor: line})
	for i, c := range list {
		at := x + float32(i)*wide
		if i > 0 {
			p.box(at-wide/2, top+24*u, max(1, u), 62*u, canvas.Rectangle{FillColor: line})
		}
		y := p.text(plain, fit(plain, c.Label, 20*u, 14*u, wide-16*u, 1), pale, at, top+16*u)
		p.text(strong, fit(strong, p.w.scene.Int(int64(c.Present))+" / "+p.w.scene.Int(int64(c.From)), 40*u, 24*u, wide-16*u, 1), white, at, y-2*u)
	}
}
