package projector

import (
	"image"
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// dark is for letters on gold.
var dark = color.NRGBA{0x4A, 0x08, 0x0B, 0xFF}

// ceremony draws a page of the ceremony.
func (p *picture) ceremony() {
	show := p.w.scene.Show
	switch show.Kind {
	case ShowAwards:
		p.awards(show)
	case ShowVote:
		p.vote(show)
	case ShowFilm, ShowBreak, ShowEnd:
		p.calm(show)
	default:
		p.item(show)
	}
	p.rehearsal(show.Rehearsal)
}

// rehearsal marks the page as one of a rehearsal, over its upper frame.
func (p *picture) rehearsal(mark string) {
	if mark == "" {
		return
	}
	u := p.unit
	t := fit(strong, mark, 26*u, 20*u, p.room()/2, 1)
	wide, high := strong.width(mark, t.size)+56*u, 44*u
	x := (p.size.Width - wide) / 2
	p.box(x, 6*u, wide, high, canvas.Rectangle{FillColor: gold})
	p.text(strong, t, dark, p.size.Width/2, 6*u+(high-t.height())/2)
}

// head is what stands above names: star, event, title, for what, a line.
type head struct {
	star, gap            float32
	event, title, second fitted
}

// headOf sets a head, smaller by scale where names need the room.
func (p *picture) headOf(show Show, scale float32) head {
	u := p.unit
	return head{star: 46 * u * scale, gap: 12 * u * scale,
		event:  fit(plain, show.Event, 20*u, 18*u, p.room(), 1),
		title:  awardTitle(p.w.serif, show.Title, 62*u*scale, 56*u*scale, p.room()),
		second: fit(plain, show.Second, 24*u*max(scale, 0.8), 20*u, p.room(), 2)}
}

// awardTitle sets a title in one line or two: behind "của", where that leaves it
// nearly as large.
func awardTitle(f face, title string, largest, easy, width float32) fitted {
	best := fit(f, title, largest, easy, width, 2)
	of := strings.Index(title, " của ")
	if of < 0 || len(best.lines) < 2 {
		return best
	}
	of += len(" của")
	lines := []string{title[:of], strings.TrimSpace(title[of:])}
	size := min(largest, width/max(f.width(lines[0], 1000), f.width(lines[1], 1000))*990)
	if size < best.size*0.82 {
		return best
	}
	return fitted{size, lines}
}

func (h head) height(u float32) float32 {
	return h.star + h.gap + h.event.height() + h.gap + h.title.height() + h.gap/2 + h.second.height() + h.gap + 2*u
}

func (p *picture) drawHead(h head, y float32) float32 {
	mid := p.size.Width / 2
	y = p.mark(y, h.star) + h.gap
	y = p.text(plain, h.event, pale, mid, y) + h.gap
	y = p.text(p.w.serif, h.title, gold, mid, y) + h.gap/2
	y = p.text(plain, h.second, white, mid, y) + h.gap
	return p.rule(y)
}

const headTop = 64 // below the frame and the rehearsal's mark

// nameRoom is how wide the columns of names may be together.
func (p *picture) nameRoom() float32 { return p.size.Width - 2*64*p.unit }

// awards draws who gets what from whom.
func (p *picture) awards(show Show) {
	u := p.unit
	bottom := p.size.Height - 44*u
	if show.Foot.Name != "" {
		bottom = p.foot(show.Foot, bottom) - 10*u
	}
	n := len(show.Names)
	if n == 0 {
		h := p.headOf(show, 1.15)
		p.drawHead(h, headTop*u+max(0, (bottom-headTop*u-h.height(u))/2))
		return
	}
	if p.w.scene.Faces != nil {
		h := p.headOf(show, 0.72)
		p.portraits(show.Names, p.drawHead(h, headTop*u)+18*u, bottom)
		return
	}
	widths := make([]float32, n) // at size 1
	share := float32(0.62)
	for i, a := range show.Names {
		widths[i] = strong.width(a.Name, 100) / 100
		if a.Unit != "" {
			share = 0.42
		}
	}
	var h head
	var g grid
	var top float32
	for i, scale := range []float32{1, 0.85, 0.7, 0.6} {
		smaller := p.headOf(show, scale)
		from := headTop*u + smaller.height(u) + 22*u*scale
		more := lay(n, func(i int) float32 { return widths[i] }, p.nameRoom(), bottom-from, share, u)
		if i > 0 && more.smallest() < g.smallest()*1.04 {
			continue // the names are as wide as the wall: a smaller title does not help
		}
		if h, g, top = smaller, more, from; g.smallest() >= enough*u {
			break
		}
	}
	p.drawHead(h, headTop*u)
	top += (bottom - top - g.height*float32(g.rows)) / 2
	for i, a := range show.Names {
		x, y := g.at(i, n)
		p.awarded(a, p.size.Width/2+x, top+y, g, g.sizes[i])
	}
}

// awarded draws one of those who go up: the name in one line, the unit in as
// many as there is room for.
func (p *picture) awarded(a Awarded, x, y float32, g grid, size float32) {
	name := fitted{size, []string{a.Name}}
	room := g.width
	if g.columns > 1 {
		room -= gutter * p.unit
	}
	unit := fitted{}
	if a.Unit != "" {
		largest := min(size*0.6, 24*p.unit)
		if g.columns == 1 {
			largest = min(size*0.6, 32*p.unit)
		}
		unit = fit(plain, a.Unit, largest, largest*0.8, room, 2)
		if left := g.height - name.height() - size*0.1; unit.height() > left { // two lines would touch the row below
			unit = fit(plain, a.Unit, min(largest, left/leading), 0, room, 1)
		}
	}
	y += max(0, (g.height-name.height()-unit.height())/2)
	y = p.text(strong, name, white, x, y)
	p.text(plain, unit, pale, x, y)
}

// portraits draws those who go up with their photos, in one row or two.
func (p *picture) portraits(names []Awarded, top, bottom float32) {
	u, n := p.unit, len(names)
	columns := n
	if n > 5 {
		columns = (n + 1) / 2
	}
	g := grid{columns: columns, rows: (n + columns - 1) / columns}
	g.width, g.height = min(p.room()/float32(columns), 420*u), (bottom-top)/float32(g.rows)
	words := min(96*u, g.height*0.34)
	high := g.height - words - 14*u
	wide := high * 3 / 4
	if most := g.width - 32*u; wide > most {
		wide, high = most, most*4/3
	}
	room := g.width - 16*u
	size := min(30*u, words*0.4)
	for _, a := range names {
		if w := strong.width(a.Name, 100) / 100; w > 0 {
			size = min(size, room/w*0.985)
		}
	}
	for i, a := range names {
		dx, dy := g.at(i, n)
		x, y := p.size.Width/2+dx, top+dy+max(0, (g.height-high-words-14*u)/2)
		p.portrait(p.w.scene.Faces[a.Face], x-wide/2, y, wide, high)
		y = p.text(strong, fitted{max(size, 8), []string{a.Name}}, white, x, y+high+8*u)
		p.text(plain, fit(plain, a.Unit, size*0.65, size*0.55, room, 2), pale, x, y)
	}
}

// portrait draws a photo in a gold frame, or the star where there is none.
func (p *picture) portrait(face image.Image, x, y, wide, high float32) {
	u := p.unit
	if face != nil {
		img := canvas.NewImageFromImage(face)
		img.FillMode = canvas.ImageFillContain
		img.Move(fyne.NewPos(x, y))
		img.Resize(fyne.NewSize(wide, high))
		p.objects = append(p.objects, img)
	} else {
		side := wide * 0.4
		star := canvas.NewImageFromResource(p.w.star)
		star.FillMode, star.Translucency = canvas.ImageFillContain, 0.6
		star.Move(fyne.NewPos(x+(wide-side)/2, y+(high-side)/2))
		star.Resize(fyne.NewSquareSize(side))
		p.objects = append(p.objects, star)
	}
	p.box(x, y, wide, high, canvas.Rectangle{StrokeColor: line, StrokeWidth: max(1, 2*u)})
}

// foot draws who announces or hands over, in one line or two; it gives where it begins.
func (p *picture) foot(s Speaker, bottom float32) float32 {
	u, room := p.unit, p.room()
	size := 20 * u
	lead, posts := s.Part+" ", ""
	if s.Posts != "" {
		posts = ", " + s.Posts
	}
	wide := func(size float32) float32 {
		return plain.width(lead, size) + strong.width(s.Name, size) + plain.width(posts, size)
	}
	if wide(size) <= room {
		p.pieces(lead, s.Name, posts, size, bottom-size*leading)
		return bottom - size*leading
	}
	second := fit(plain, s.Posts, size, 17*u, room, 2)
	if most := plain.width(lead, size) + strong.width(s.Name, size); most > room {
		size *= room / most * 0.98
	}
	y := bottom - second.height() - size*leading
	p.pieces(lead, s.Name, "", size, y)
	p.text(plain, second, pale, p.size.Width/2, y+size*leading)
	return y
}

// pieces draws a line of which the middle is strong.
func (p *picture) pieces(lead, name, rest string, size, y float32) {
	parts := []struct {
		f    face
		text string
		c    color.Color
	}{{plain, lead, pale}, {strong, name, white}, {plain, rest, pale}}
	var all float32
	for _, part := range parts {
		all += part.f.width(part.text, size)
	}
	x := (p.size.Width - all) / 2
	for _, part := range parts {
		if part.text == "" {
			continue
		}
		w := part.f.width(part.text, size)
		p.text(part.f, fitted{size, []string{part.text}}, part.c, x+w/2, y)
		x += w
	}
}

// item draws an item's title and who speaks.
func (p *picture) item(show Show) {
	u, mid := p.unit, p.size.Width/2
	bottom := p.size.Height - 44*u
	n := len(show.People)
	scale := float32(1.1)
	if n > 3 {
		scale = 0.8
	}
	h := p.headOf(show, scale)
	if len(h.title.lines) > 1 || h.title.size < 40*u {
		h.title = fit(p.w.serif, show.Title, 54*u*scale, 48*u*scale, p.room(), 4)
	}
	high := h.height(u)
	if n == 0 {
		p.drawHead(h, headTop*u+max(0, (bottom-headTop*u-high)/2))
		return
	}
	each := min(150*u, (bottom-headTop*u-high-40*u)/float32(n))
	whole := high + 40*u + each*float32(n)
	y := p.drawHead(h, headTop*u+max(0, (bottom-headTop*u-whole)/2)) + 30*u
	for i, s := range show.People {
		name := s.Name
		posts := s.Posts
		if s.Part != "" {
			posts = s.Part + joined(" – ", posts)
		}
		size := min(46*u, each*0.4)
		a := fit(strong, name, size, 0, p.room(), 1)
		b := fit(plain, posts, min(26*u, size*0.62), min(20*u, size*0.5), p.room(), 2)
		for a.height()+b.height() > each && a.size > 8 {
			a.size, b.size = a.size*0.94, b.size*0.94
		}
		at := y + float32(i)*each + max(0, (each-a.height()-b.height())/2)
		at = p.text(strong, a, white, mid, at)
		p.text(plain, b, pale, mid, at)
	}
}

func joined(by, s string) string {
	if s == "" {
		return ""
	}
	return by + s
}

// vote draws the question, and what came of it.
func (p *picture) vote(show Show) {
	u, mid := p.unit, p.size.Width/2
	bottom := p.size.Height - 44*u
	h := p.headOf(show, 0.8)
	y := p.drawHead(h, headTop*u) + 20*u
	if len(show.Counts) > 0 {
		bottom -= footHeight * u
		p.counts(bottom)
		bottom -= 10 * u
		v := fit(p.w.serif, show.Verdict, 50*u, 40*u, p.room(), 1)
		bottom -= v.height()
		p.text(p.w.serif, v, gold, mid, bottom)
	}
	q := fit(strong, show.Question, 46*u, 38*u, p.room(), 5)
	for q.height() > bottom-y && q.size > 8 {
		q.size *= 0.94
	}
	p.text(strong, q, white, mid, y+(bottom-y-q.height())/2)
}

// calm draws a page that asks for nothing: a film that another program plays, a
// break, the end.
func (p *picture) calm(show Show) {
	u, mid := p.unit, p.size.Width/2
	event := fit(plain, show.Event, 24*u, 20*u, p.room(), 2)
	title := fit(p.w.serif, show.Title, 64*u, 54*u, p.room(), 4)
	second := fit(plain, show.Second, 34*u, 28*u, p.room(), 2)
	star := 96 * u
	height := star + 28*u + event.height() + 24*u + title.height() + 24*u + second.height()
	y := p.mark(max(headTop*u, (p.size.Height-height)/2), star) + 28*u
	y = p.text(plain, event, pale, mid, y) + 24*u
	y = p.text(p.w.serif, title, gold, mid, y) + 24*u
	p.text(plain, second, white, mid, y)
}

// countsShown are the figures at the foot of what is shown.
func (s Scene) countsShown() []Count {
	if s.Show.Kind == ShowVote {
		return s.Show.Counts
	}
	return s.Counts
}
