package print

import (
	"strings"

	"vinhdanh/assets/fonts"
	"vinhdanh/assets/i18n"
	"vinhdanh/print/layout"
	"vinhdanh/print/shape"
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
	names   float64 // size of the names in the block that is drawn, pt
	short   int     // names that stand shortened, or not at all, on the plan
	count   map[SeatKind]int
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

// block draws a block's rows with their labels at both sides.
func (s *seating) block(b *SeatBlock, x, y float64) error {
	size, err := s.nameSize(b)
	if err != nil {
		return err
	}
	s.names = size
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
