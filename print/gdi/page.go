package gdi

import (
	"fmt"

	"vinhdanh/print/internal/outline"
	"vinhdanh/print/layout"
	"vinhdanh/print/raster"
)

// Player prepares pages. It keeps letters, pictures and stamps, so one player
// serves a whole job. One goroutine at a time may use it.
type Player struct {
	assets   layout.Assets
	fonts    *outline.Fonts
	raster   *raster.Player
	pictures map[layout.Hash]*picture
	stamps   map[stampKey][]layout.Item
}

// NewPlayer makes a player for lists whose assets are found there.
func NewPlayer(a layout.Assets) *Player {
	return &Player{assets: a, fonts: outline.New(a), raster: raster.NewPlayer(a),
		pictures: make(map[layout.Hash]*picture), stamps: make(map[stampKey][]layout.Item)}
}

// Page is what GDI is told to draw. It holds nothing of the list's.
type Page struct {
	device Device
	shapes []shape
}

// shape is one thing on a page: an outline that is filled or stroked, or a bitmap.
type shape struct {
	color  layout.Color // opaque
	width  int32        // of a stroke, sixteenths of a dot; 0: the outline is filled
	at     []point
	how    []byte  // what PolyDraw does at each point
	bitmap *bitmap // else nil
}

// Prepare makes a page of what lies on the given layers. Errors are a
// *layout.ItemError for a list that cannot be drawn, a *layout.AssetError, or
// that options are out of range.
func (p *Player) Prepare(list *layout.List, o Options, d Device) (*Page, error) {
	if err := list.Check(); err != nil {
		return nil, err
	}
	g, err := newGrid(d, o)
	if err != nil {
		return nil, err
	}
	items, err := p.flat(list, o.Layers, 0)
	if err != nil {
		return nil, err
	}
	s := &setter{player: p, grid: g, page: &Page{device: d}, sheet: layout.List{Width: list.Width, Height: list.Height}}
	for i, item := range items {
		s.sheet.Items = items[:i]
		if err := s.item(item); err != nil {
			return nil, fmt.Errorf("display list, item %d of %d: %w", i, len(items), err)
		}
	}
	return s.page, nil
}

// setter is a page while it is prepared.
type setter struct {
	player *Player
	grid   grid
	page   *Page
	sheet  layout.List // what was drawn so far
}

func (s *setter) item(item layout.Item) error {
	clear, err := s.clear(item)
	if err != nil {
		return err
	}
	if clear {
		white, err := s.onWhite(item)
		if err != nil {
			return err
		}
		if !white {
			return s.flatten(item)
		}
	}
	switch it := item.(type) {
	case *layout.Path:
		s.path(it)
	case *layout.Run:
		return s.run(it)
	case *layout.Picture:
		return s.picture(it)
	case *layout.Modules:
		s.modules(it)
	}
	return nil
}

// onPaper is a colour laid over white.
func onPaper(c layout.Color) layout.Color {
	over := func(v uint8) uint8 { return uint8((int(v)*int(c.A) + 255*(255-int(c.A)) + 127) / 255) }
	return layout.Color{R: over(c.R), G: over(c.G), B: over(c.B), A: 255}
}
