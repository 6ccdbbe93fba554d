package raster

import (
	"errors"
	"fmt"
	"image"
	"math"
	"runtime"
	"sync"
	"sync/atomic"

	"vinhdanh/print/internal/outline"
	"vinhdanh/print/layout"
)

// Layers says which items of a list are drawn; zero is all.
type Layers uint8

const (
	// Stock is what pre-printed sheets carry already.
	Stock Layers = 1 << layout.LayerStock
	// Text is what is added to them.
	Text Layers = 1 << layout.LayerText
)

func (l Layers) has(k layout.Layer) bool { return l == 0 || l&(1<<k) != 0 }

// Options says how a list is drawn.
type Options struct {
	DPI    float64 // pixels an inch; or
	Width  int     // of the whole sheet, px; counts where DPI is 0
	Layers Layers
	Clip   image.Rectangle // the part that is wanted, px of the whole sheet; empty: all of it
}

// maxPixels bounds one picture: 256 MB. An A3 sheet at 600 dpi is drawn in bands.
const maxPixels = 64 << 20

// ErrTooLarge is returned for a picture beyond 64 megapixels, and for a
// resolution that is no number or gives a sheet no pixels.
var ErrTooLarge = errors.New("picture is too large, or has no size")

// Player draws lists. It keeps letters' outlines, scaled pictures and drawn
// stamps, so one player should be kept for as long as its assets. Any number
// of goroutines may use it.
type Player struct {
	assets   layout.Assets
	kept     *cache
	sketches sync.Pool // of *sketch
	fonts    *outline.Fonts
}

// NewPlayer makes a player for lists whose assets are found there. Assets is
// asked from the goroutines that draw.
func NewPlayer(assets layout.Assets) *Player {
	return &Player{assets: assets, kept: newCache(maxKept), fonts: outline.New(assets)}
}

// Draw draws a list on a white sheet. The picture's bounds are the clip, so its
// coordinates are those of the whole sheet. Errors are a *layout.ItemError, a
// *layout.AssetError or ErrTooLarge.
func (p *Player) Draw(list *layout.List, o Options) (*image.RGBA, error) {
	if err := list.Check(); err != nil {
		return nil, err
	}
	scale := o.DPI / 25.4
	if o.DPI == 0 {
		scale = float64(o.Width) / list.Width
	}
	sheet, err := sheetOf(list, scale)
	if err != nil {
		return nil, err
	}
	clip := sheet
	if !o.Clip.Empty() {
		clip = o.Clip.Intersect(sheet)
	}
	if clip.Dx() > maxPixels/max(1, clip.Dy()) {
		return nil, ErrTooLarge
	}
	img := image.NewRGBA(clip)
	if clip.Empty() {
		return img, nil
	}
	white := newPen(layout.Color{R: 255, G: 255, B: 255, A: 255})
	white.span(img.Pix, 0, len(img.Pix)/4, 1)
	if err := p.play(list, img, scale, o.Layers, 0); err != nil {
		return nil, err
	}
	return img, nil
}

// A picture of more than one band is drawn in bands, on all cores. Their
// height is the same everywhere, so that the pixels are too.
const bandHeight = 200

// play draws the items of a list into a picture whose bounds are the clip.
func (p *Player) play(list *layout.List, img *image.RGBA, scale float64, layers Layers, depth int) error {
	b := img.Bounds()
	n := (b.Dy() + bandHeight - 1) / bandHeight
	if n == 1 {
		return p.band(list, img, scale, layers, depth)
	}
	errs := make([]error, n)
	var next atomic.Int64
	work := func() {
		for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
			top := b.Min.Y + i*bandHeight
			part, _ := img.SubImage(image.Rect(b.Min.X, top, b.Max.X, top+bandHeight)).(*image.RGBA)
			errs[i] = p.band(list, part, scale, layers, depth)
		}
	}
	var others sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) - 1 {
		others.Go(work)
	}
	work()
	others.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// sheetOf is the sheet in pixels; a pixel that lies on it by half or more counts.
func sheetOf(list *layout.List, scale float64) (image.Rectangle, error) {
	const most = 1 << 20 // px of one side
	w, h := math.Round(list.Width*scale), math.Round(list.Height*scale)
	if !(w >= 1 && h >= 1 && w <= most && h <= most) {
		return image.Rectangle{}, ErrTooLarge
	}
	return image.Rect(0, 0, int(w), int(h)), nil
}

// band draws the items of a list into a picture whose bounds are the clip.
func (p *Player) band(list *layout.List, img *image.RGBA, scale float64, layers Layers, depth int) error {
	s, ok := p.sketches.Get().(*sketch)
	if !ok {
		s = new(sketch)
	}
	s.player, s.img, s.scale, s.depth = p, img, scale, depth
	s.width, s.height = list.Width, list.Height
	s.ink.reset(img.Bounds())
	for i, item := range list.Items {
		if !layers.has(item.OnLayer()) {
			continue
		}
		if err := s.item(item); err != nil {
			return fmt.Errorf("display list, item %d: %w", i, err) // the ink may hold half an item
		}
	}
	s.img = nil
	p.sketches.Put(s)
	return nil
}

// sketch is a picture while it is drawn, and memory that is used again.
type sketch struct {
	player        *Player
	img           *image.RGBA
	scale         float64 // px a mm
	width, height float64 // of the sheet, mm
	depth         int     // of stamps within stamps
	ink           ink
	tracks        []track
	spots, side   []spot
}

func (s *sketch) item(item layout.Item) error {
	switch it := item.(type) {
	case *layout.Path:
		s.path(it)
	case *layout.Run:
		return s.run(it)
	case *layout.Picture:
		return s.picture(it)
	case *layout.Modules:
		s.modules(it)
	case *layout.Stamp:
		return s.stamp(it)
	}
	return nil
}
