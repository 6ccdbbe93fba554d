package print

import (
	"strings"
	"time"

	"vinhdanh/assets/fonts"
	"vinhdanh/assets/i18n"
	"vinhdanh/print/layout"
	"vinhdanh/print/shape"
	"vinhdanh/print/writing"
)

// SeatingInput is what the plan of a hall says.
type SeatingInput struct {
	Lang      string // "vi" (also ""), "en"
	Event     string
	Hall      string
	Meeting   string // "Phiên chính thức · sáng 21/08/2025"; may be ""
	PrintedAt time.Time
	Blocks    []SeatBlock
	List      bool // the list by name, even where every name stands on the plan
}

// SeatBlock is a block of seats between aisles. Those of the presidium stand
// on the stage.
type SeatBlock struct {
	Name        string
	Column, Row int // of blocks, from 1: left to right, the nearest to the stage first
	Presidium   bool
	Rows        []SeatRow // the nearest to the stage first
}

// SeatRow is a row of a block, as one faces the stage from left to right.
type SeatRow struct {
	Label string // "A1"
	Seats []SeatSpot
}

// SeatSpot is a place of a row.
type SeatSpot struct {
	None     bool   // no seat there
	Number   string // within its row: "03"
	Label    string // in the hall: "A1-03"
	Name     string // of who sits there; "" is nobody
	SortAs   string // orders the list by name; "" is the name's own order of letters
	Unit     string
	Kind     SeatKind
	Reserved string // for whom it is kept free
}

// SeatKind is who sits on a seat, as the legend tells them apart.
type SeatKind string

// Kinds of seats.
const (
	SeatFree      SeatKind = ""
	SeatLeader    SeatKind = "leader"    // introduced by name
	SeatRecipient SeatKind = "recipient" // goes up to the stage
	SeatOfficial  SeatKind = "official"
	SeatGuest     SeatKind = "guest"
	SeatReserved  SeatKind = "reserved"
)

// seatKinds in the order of the legend, with their grounds: on a printer
// without colour they are five greys.
var seatKinds = []struct {
	kind   SeatKind
	ground layout.Color
}{
	{SeatLeader, layout.Color{R: 0xf2, G: 0xb8, B: 0xb0, A: 255}}, {SeatRecipient, layout.Color{R: 0xf7, G: 0xdf, B: 0x9b, A: 255}},
	{SeatOfficial, layout.Color{R: 0xdc, G: 0xea, B: 0xf6, A: 255}}, {SeatGuest, layout.Color{R: 0xee, G: 0xf4, B: 0xe6, A: 255}},
	{SeatReserved, layout.Color{R: 0xd6, G: 0xd2, B: 0xcc, A: 255}}, {SeatFree, layout.Color{R: 255, G: 255, B: 255, A: 255}},
}

// seatSheet is A3 on its side.
func seatSheet() writing.Sheet {
	return writing.Sheet{Width: 420, Height: 297, Top: 11, Bottom: 12, Left: 12, Right: 12}
}

// Measures of the plan, mm.
const (
	aisleWide  = 9.0
	crossAisle = 5.0
	rowLabel   = 8.0 // beside a block, at both of its sides
	stageHigh  = 9.0
	widestSeat = 34.0
	highSeat   = 17.0
)

// SeatingPlan draws a hall on A3; names stand on the seats as far as they have
// room, and behind the plan comes the list by name, if they have not. Play the
// lists with layout.FontAssets. Faults: "no-rows", "hall-too-large" (rows,
// seats), "text-overflow", "missing-glyph", "control-character".
func SeatingPlan(in SeatingInput, f *shape.Fonts) ([]*layout.List, []layout.Warning, error) {
	s := &seating{paper: newPaperOn(seatSheet(), f), in: &in}
	s.foot = true
	s.words = i18n.For(in.Lang)
	if err := s.measure(); err != nil {
		return nil, nil, err
	}
	if err := s.head(); err != nil {
		return nil, nil, err
	}
	if err := s.plan(); err != nil {
		return nil, nil, err
	}
	if s.short > 0 || in.List {
		if err := s.list(); err != nil {
			return nil, nil, err
		}
	}
	s.numberPages(join(" · ", s.words.T("stagepaper.seating.title"), in.Hall, s.words.T("stagepaper.printed", "at", clockIn(s.words, in.PrintedAt))))
	return s.pages, nil, nil
}

// seating is a plan on its way onto pages.
type seating struct {
	*paper
	in      *SeatingInput
	columns []int // seats of the widest row in each column of blocks
	rows    []int // rows of the longest block in each row of blocks
	stage   []*SeatBlock
	floor   []*SeatBlock
	w, h    float64 // of a seat, mm
	short   int     // names that stand shortened, or not at all, on the plan
	count   map[SeatKind]int
}

// measure parts the sheet among the blocks.
func (s *seating) measure() error {
	s.count = map[SeatKind]int{}
	onStage := 0
	for i := range s.in.Blocks {
		b := &s.in.Blocks[i]
		if b.widest() == 0 {
			continue
		}
		if b.Presidium {
			s.stage = append(s.stage, b)
			onStage += len(b.Rows)
			continue
		}
		s.floor = append(s.floor, b)
		for len(s.columns) < b.Column {
			s.columns = append(s.columns, 0)
		}
		for len(s.rows) < b.Row {
			s.rows = append(s.rows, 0)
		}
		s.columns[b.Column-1] = max(s.columns[b.Column-1], b.widest())
		s.rows[b.Row-1] = max(s.rows[b.Row-1], len(b.Rows))
	}
	if len(s.floor)+len(s.stage) == 0 {
		return layout.Fail("no-rows")
	}
	wide, high, aisles, crosses := 0, 0, -1, -1
	for _, n := range s.columns {
		if n > 0 {
			wide, aisles = wide+n, aisles+1
		}
	}
	for _, n := range s.rows {
		if n > 0 {
			high, crosses = high+n, crosses+1
		}
	}
	for _, b := range s.stage {
		wide = max(wide, b.widest())
	}
	room := s.wide() - float64(max(aisles, 0))*aisleWide - float64(max(aisles, 0)+1)*2*rowLabel
	down := s.sheet.Height - s.sheet.Top - s.sheet.Bottom - titleHigh - stageHigh - 6 - float64(max(crosses, 0))*crossAisle - legendHigh - 3
	s.w = min(room/float64(max(wide, 1)), widestSeat)
	s.h = min(down/float64(max(high+onStage, 1)), highSeat, s.w)
	const least = 2.2 // mm: smaller ones nobody finds on the wall
	if s.w < least || s.h < least {
		return layout.Fail("hall-too-large", "rows", high+onStage, "seats", wide)
	}
	return nil
}

const titleHigh, legendHigh = 17.0, 8.0

// widest is how many places its longest row has.
func (b *SeatBlock) widest() int {
	n := 0
	for i := range b.Rows {
		n = max(n, len(b.Rows[i].Seats))
	}
	return n
}

func (s *seating) head() error {
	hall := s.in.Hall
	for _, t := range []text{
		{s: join(" – ", strings.ToUpper(s.words.T("stagepaper.seating.title")), strings.ToUpper(hall)), font: fonts.SerifBold, size: 17, field: "title", lines: 1},
		{s: join(" · ", s.in.Event, s.in.Meeting), font: fonts.Serif, size: 12, field: "title", lines: 1},
	} {
		t.align = "center"
		if err := s.text(t); err != nil {
			return err
		}
	}
	s.y = s.sheet.Top + titleHigh
	return nil
}

// plan draws the stage, the blocks below it and the legend.
func (s *seating) plan() error {
	onStage := 0.0
	for _, b := range s.stage {
		onStage += float64(len(b.Rows)) * s.h
	}
	across := s.across()
	stageW := max(across*0.7, 0)
	for _, b := range s.stage {
		stageW = max(stageW, float64(b.widest())*s.w+2*rowLabel+4)
	}
	x := s.sheet.Left + (s.wide()-stageW)/2
	s.add(box(layout.Rect{X: x, Y: s.y, W: stageW, H: stageHigh + onStage}, layout.Color{R: 0xf3, G: 0xee, B: 0xe6, A: 255}, 0.4))
	s.add(s.line(text{s: s.words.T("stagepaper.seating.stage"), font: fonts.SerifBold, size: 13, align: "center", x: x, w: stageW}, s.y+6)...)
	y := s.y + stageHigh - 1
	for _, b := range s.stage {
		w := float64(b.widest()) * s.w
		if err := s.block(b, s.sheet.Left+(s.wide()-w)/2, y); err != nil {
			return err
		}
		y += float64(len(b.Rows)) * s.h
	}
	s.y += stageHigh + onStage + 6
	for _, b := range s.floor {
		x, y := s.corner(b)
		w := float64(s.columns[b.Column-1]-b.widest()) * s.w / 2
		if err := s.block(b, x+w, y); err != nil {
			return err
		}
	}
	return s.legend()
}

// across is how wide the blocks stand, mm, with their labels.
func (s *seating) across() float64 {
	w := -aisleWide
	for _, n := range s.columns {
		if n > 0 {
			w += float64(n)*s.w + 2*rowLabel + aisleWide
		}
	}
	return max(w, 0)
}

// corner is where a block's first seat stands.
func (s *seating) corner(b *SeatBlock) (x, y float64) {
	x = s.sheet.Left + (s.wide()-s.across())/2 + rowLabel
	for _, n := range s.columns[:b.Column-1] {
		if n > 0 {
			x += float64(n)*s.w + 2*rowLabel + aisleWide
		}
	}
	y = s.y
	for _, n := range s.rows[:b.Row-1] {
		if n > 0 {
			y += float64(n)*s.h + crossAisle
		}
	}
	return x, y
}

// block draws a block's rows with their labels at both sides.
func (s *seating) block(b *SeatBlock, x, y float64) error {
	for i := range b.Rows {
		r := &b.Rows[i]
		size := min(10, s.h/layout.MM*0.8)
		base := y + s.h/2 + size*layout.MM*0.34
		for _, side := range []struct {
			x     float64
			align string
		}{{x - rowLabel, "right"}, {x + float64(len(r.Seats))*s.w + 1.2, "left"}} {
			s.add(s.line(text{s: r.Label, font: fonts.SerifBold, size: size, align: side.align, x: side.x, w: rowLabel - 1.2}, base)...)
		}
		for k := range r.Seats {
			if seat := &r.Seats[k]; !seat.None {
				if err := s.seat(seat, layout.Rect{X: x + float64(k)*s.w, Y: y, W: s.w, H: s.h}); err != nil {
					return err
				}
			}
		}
		y += s.h
	}
	return nil
}

// seat draws a seat: its number above, below it the name, or as much of it as
// has room.
func (s *seating) seat(seat *SeatSpot, r layout.Rect) error {
	s.count[seat.Kind]++
	for _, k := range seatKinds {
		if k.kind == seat.Kind {
			s.add(box(layout.Rect{X: r.X + 0.25, Y: r.Y + 0.25, W: r.W - 0.5, H: r.H - 0.5}, k.ground, 0.15))
		}
	}
	said := seat.Name
	if said == "" {
		said = seat.Reserved
	}
	small := min(6.5, r.H/layout.MM*0.38)
	top := r.Y + 0.9 + small*layout.MM*0.75
	if said == "" || r.H < 5 { // the number alone, in the middle
		if said != "" {
			s.short++
		}
		size := min(8, r.H/layout.MM*0.6)
		return s.fitLine(seat.Number, fonts.Serif, size, 3, r, r.Y+r.H/2+size*layout.MM*0.34)
	}
	if err := s.fitLine(seat.Number, fonts.Serif, small, 3, r, top); err != nil {
		return err
	}
	return s.seatName(said, seat.Name != "", r, (top+r.Y+r.H)/2)
}

// seatName sets a name on one line about a height: in full, else shortened.
func (s *seating) seatName(said string, person bool, r layout.Rect, middle float64) error {
	const most = 8.5 // pt
	least := [...]float64{6, 5.5, 4.6}
	for i, name := range shorter(said, person) {
		p, err := layout.NewParagraph(s.fonts, fonts.SerifBold, "name", name)
		if err != nil {
			return whose(err, said)
		}
		size := min(most, (r.W-1.1)/max(p.Width(1, 0), 1e-9), (r.H-2)/layout.MM*0.6)
		if size < least[i] {
			continue
		}
		if i > 0 {
			s.short++
		}
		return s.draw(p, fonts.SerifBold, size, r, middle+size*layout.MM*0.34)
	}
	s.short++
	return nil
}

// shorter gives ways to write a name, the best first: in full, with the first
// letters of all but the last word, the last word alone. Other words have none.
func shorter(name string, person bool) []string {
	words := strings.Fields(name)
	if !person || len(words) < 2 {
		return []string{name}
	}
	last := words[len(words)-1]
	initials := ""
	for _, w := range words[:len(words)-1] {
		initials += string([]rune(w)[:1]) + "."
	}
	return []string{strings.Join(words, " "), initials + " " + last, last}
}

// fitLine sets words in the middle of a seat at the greatest size that fits,
// or leaves them out.
func (s *seating) fitLine(said string, font fonts.Name, size, least float64, r layout.Rect, y float64) error {
	p, err := layout.NewParagraph(s.fonts, font, "seat", said)
	if err != nil {
		return err
	}
	if size = min(size, (r.W-0.8)/max(p.Width(1, 0), 1e-9)); size < least {
		return nil
	}
	return s.draw(p, font, size, r, y)
}

func (s *seating) draw(p *layout.Paragraph, font fonts.Name, size float64, r layout.Rect, y float64) error {
	items, _, _, err := p.Draw(layout.Span{To: len(p.Text())}, r.X, y, r.W, s.style(font, size, "center"))
	s.add(items...)
	return err
}

// legend tells what the grounds mean, and how many there are of each.
func (s *seating) legend() error {
	const size, swatch, gap = 11.0, 7.0, 9.0
	y := s.sheet.Height - s.sheet.Bottom - 3
	type entry struct {
		ground layout.Color
		said   string
		wide   float64
	}
	var list []entry
	all := -gap
	for _, k := range seatKinds {
		n := s.count[k.kind]
		if n == 0 {
			continue
		}
		key := string(k.kind)
		if key == "" {
			key = "free"
		}
		said := s.words.T("stagepaper.seating.kind."+key, "count", n)
		p, err := layout.NewParagraph(s.fonts, fonts.Serif, "note", said)
		if err != nil {
			return err
		}
		one := entry{k.ground, said, swatch + 2 + p.Width(size, 0)}
		list, all = append(list, one), all+one.wide+gap
	}
	x := s.sheet.Left + (s.wide()-all)/2
	for _, e := range list {
		s.add(box(layout.Rect{X: x, Y: y - 4, W: swatch, H: 5}, e.ground, 0.2))
		s.add(s.line(text{s: e.said, font: fonts.Serif, size: size, align: "left", field: "note", x: x + swatch + 2, w: e.wide}, y)...)
		x += e.wide + gap
	}
	return nil
}

// box is a rectangle with a hair line round it.
func box(r layout.Rect, ground layout.Color, width float64) layout.Item {
	at := func(kind layout.SegKind, x, y float64) layout.Seg {
		return layout.Seg{Kind: kind, P: [3]layout.Point{{X: x, Y: y}}}
	}
	return &layout.Path{Layer: layout.LayerText, Fill: ground, Stroke: ink, Width: width, Segs: []layout.Seg{
		at(layout.MoveTo, r.X, r.Y), at(layout.LineTo, r.X+r.W, r.Y), at(layout.LineTo, r.X+r.W, r.Y+r.H), at(layout.LineTo, r.X, r.Y+r.H), {Kind: layout.Close},
	}}
}
