package layout

// Sheet says how cards stand on the sheet that they are cut out of: as many as
// it holds, along its rows, the block of them in its middle.
type Sheet struct {
	Width  float64 `json:"width,omitempty"` // mm; 0 for both is A4, upright
	Height float64 `json:"height,omitempty"`
	GapX   float64 `json:"gapX,omitempty"` // between two cards, mm
	GapY   float64 `json:"gapY,omitempty"`
	Edge   float64 `json:"edge,omitempty"`  // that stays free all round at least, mm
	Marks  bool    `json:"marks,omitempty"` // along which to cut; sheets of labels are cut already
}

// A4, mm.
const (
	a4Width  = 210.0
	a4Height = 297.0
)

// size gives the sheet's size, mm.
func (s *Sheet) size() (width, height float64) {
	if s.Width == 0 && s.Height == 0 {
		return a4Width, a4Height
	}
	return s.Width, s.Height
}

// Cards gives the sheet's size and where cards of the template stand on it,
// counted along the rows. A template without a sheet is its own.
func (t *Template) Cards() (width, height float64, cards []Rect) {
	if t.Sheet == nil {
		return t.Width, t.Height, []Rect{{W: t.Width, H: t.Height}}
	}
	s := t.Sheet
	width, height = s.size()
	columns, rows := held(width-2*s.Edge, t.Width, s.GapX), held(height-2*s.Edge, t.Height, s.GapY)
	left := (width - float64(columns)*(t.Width+s.GapX) + s.GapX) / 2
	top := (height - float64(rows)*(t.Height+s.GapY) + s.GapY) / 2
	for i := range columns * rows {
		x, y := i%columns, i/columns
		cards = append(cards, Rect{left + float64(x)*(t.Width+s.GapX), top + float64(y)*(t.Height+s.GapY), t.Width, t.Height})
	}
	return width, height, cards
}

// held is how many cards fit a length with gaps between them.
func held(length, card, gap float64) int { return max(int((length+gap+slack)/(card+gap)), 0) }

// checkSheet: at least one card fits, and a sheet is no roll of cloth.
func (t *Template) checkSheet() error {
	s := t.Sheet
	if s == nil {
		return nil
	}
	width, height := s.size()
	switch {
	case !t.serves().Cut:
		return value("sheet", t.Document)
	case !(width >= t.Width && width <= 1200):
		return value("sheet.width", s.Width)
	case !(height >= t.Height && height <= 1200):
		return value("sheet.height", s.Height)
	case !(s.GapX >= 0 && s.GapX <= 50):
		return value("sheet.gapX", s.GapX)
	case !(s.GapY >= 0 && s.GapY <= 50):
		return value("sheet.gapY", s.GapY)
	case !(s.Edge >= 0 && s.Edge <= 50):
		return value("sheet.edge", s.Edge)
	}
	if _, _, cards := t.Cards(); len(cards) == 0 {
		return Fail("template-off-page", "what", "sheet")
	}
	return nil
}

// bleed is how far a fill that meets the edge of a card is drawn beyond the
// cut, mm; never onto the neighbour.
const bleed = 2.0

// bled is a fill's rectangle, with its bleed where the card is cut out.
func (t *Template) bled(f Fill) Rect {
	r := Rect{f.X, f.Y, f.W, f.H}
	if t.Sheet == nil || !t.Sheet.Marks {
		return r
	}
	x, y := min(bleed, t.Sheet.GapX/2), min(bleed, t.Sheet.GapY/2)
	if r.X <= slack {
		r.X, r.W = r.X-x, r.W+x
	}
	if r.Y <= slack {
		r.Y, r.H = r.Y-y, r.H+y
	}
	if f.X+f.W >= t.Width-slack {
		r.W += x
	}
	if f.Y+f.H >= t.Height-slack {
		r.H += y
	}
	return r
}
