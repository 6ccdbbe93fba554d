package certificates

import (
	"context"
	"math"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"vinhdanh/app/jobs/issue"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
	"vinhdanh/print/raster"
)

// preview shows one sheet as it will be printed, at the size that there is
// room for or at a share of its real size. Sheets are set and drawn off the
// interface's goroutine; while one is being drawn, only the last one asked
// for afterwards waits.
type preview struct {
	s      *Screen
	object fyne.CanvasObject

	id     data.ID // the citation that is wanted
	page   issue.Page
	gap    float64 // that its template keeps free, mm
	has    data.ID // the citation whose page this is
	zoom   float32 // share of the real size; 0: as large as fits
	text   bool    // the words alone
	stock  bool    // the sheet comes printed: only the words are added to it
	busy   bool
	again  bool
	cancel context.CancelFunc
	drawn  drawn // what the picture shows
	shelf  *shelf
	player *raster.Player

	back, on         *widget.Button
	number, position *widget.Text
	layers           *widget.Segment
	bar, walk        *fyne.Container
	out, in, percent *widget.Button
	picture          *canvas.Image
	sheet            *fyne.Container
	scroll           *container.Scroll
	cover            *fyne.Container // in place of a sheet that cannot be shown
	foot             *foot
}

// drawn names a picture: whose sheet, how wide, which layers.
type drawn struct {
	id    data.ID
	width int // px
	text  bool
	stock bool
}

// zooms are the steps of the two buttons, shares of the real size.
var zooms = []float32{0.25, 0.33, 0.5, 0.67, 0.75, 1, 1.25, 1.5, 2}

const (
	deskPad   = 16 // around the sheet
	realInch  = 96 // units of the interface an inch, at 100 %
	mmPerInch = 25.4
)

func newPreview(s *Screen) *preview {
	p := &preview{s: s, shelf: &shelf{}}
	p.player = raster.NewPlayer(p.shelf)
	t := s.sh.T
	p.back = widget.NewIconButton(icons.ChevronBack, t("certificates.preview.back"), func() { p.step(-1) })
	p.on = widget.NewIconButton(icons.ChevronForward, t("certificates.preview.on"), func() { p.step(1) })
	p.number, p.position = widget.NewBold(""), widget.NewSecond("")
	p.layers = widget.NewSegment([]string{t("certificates.preview.full"), t("certificates.preview.text")}, 0, func(i int) {
		p.text = i == 1
		p.draw()
	})
	p.out = widget.NewIconButton(icons.ZoomOut, t("certificates.preview.out"), func() { p.zoomBy(-1) })
	p.in = widget.NewIconButton(icons.ZoomIn, t("certificates.preview.in"), func() { p.zoomBy(1) })
	p.percent = widget.NewQuiet("", func() { p.setZoom(0) })
	p.percent.Measure, p.percent.Tip = widget.Small, t("certificates.preview.fit")
	p.picture = &canvas.Image{FillMode: canvas.ImageFillStretch, ScaleMode: canvas.ImageScaleSmooth}
	p.picture.Hide()
	p.sheet = container.New(&deskLayout{p}, p.picture)
	p.scroll = container.NewScroll(p.sheet)
	p.cover = container.NewStack()
	p.foot = newFoot()
	p.walk = widget.Row(2, p.back, p.number, widget.Pad(0, 2, 0, 4, p.position), p.on)
	size := widget.Row(0, p.out, widget.Fixed(58, 0, p.percent), p.in)
	p.bar = container.New(barLayout{new(float32)}, p.walk, p.layers, size)
	p.object = widget.NewSurface(widget.Column(0, widget.Pad(0, 8, 0, 8, p.bar), widget.Line(),
		widget.Grow(widget.Pad(0, 1, 0, 1, container.NewStack(widget.Fill(widget.ColorDesk), p.scroll, p.cover))), widget.Line(), p.foot.object))
	return p
}

// size gives how large the sheet is shown in a room.
func (p *preview) size(room fyne.Size) fyne.Size {
	if p.page.List == nil {
		return fyne.Size{}
	}
	w, h := float32(p.page.List.Width), float32(p.page.List.Height)
	unit := p.zoom * realInch / mmPerInch
	if p.zoom == 0 {
		unit = max(0, min((room.Width-2*deskPad)/w, (room.Height-2*deskPad)/h))
	}
	return fyne.NewSize(w*unit, h*unit)
}

func (p *preview) share(width float32) float32 {
	if p.page.List == nil {
		return 0
	}
	return width / float32(p.page.List.Width) * mmPerInch / realInch
}

// sized is told how wide the sheet is now.
func (p *preview) sized(width float32) {
	if width <= 0 || p.page.List == nil {
		p.percent.SetText("")
		return
	}
	p.percent.SetText(strconv.Itoa(int(math.Round(float64(p.share(width)*100)))) + " %")
	if p.has == p.id && p.wanted() != p.drawn {
		p.draw()
	}
}

// wanted names the picture that should be shown.
func (p *preview) wanted() drawn {
	scale := float32(1)
	if c := fyne.CurrentApp().Driver().CanvasForObject(p.picture); c != nil {
		scale = c.Scale()
	}
	return drawn{p.id, int(math.Round(float64(p.picture.Size().Width * scale))), p.text, p.stock}
}

func (p *preview) zoomBy(by int) {
	now := p.share(p.picture.Size().Width)
	at, found := slices.BinarySearch(zooms, now+0.005*float32(by))
	if by < 0 {
		at--
	} else if found {
		at++
	}
	if at >= 0 && at < len(zooms) {
		p.setZoom(zooms[at])
	}
}

func (p *preview) setZoom(z float32) {
	p.zoom = z
	p.sheet.Refresh()
	p.scroll.Refresh()
}

// onStock shows the sheet as printed stock that only gets its words, or whole.
func (p *preview) onStock(on bool) {
	if p.stock != on {
		p.stock = on
		p.draw()
	}
}

// step goes to the sheet before or after the one shown.
func (p *preview) step(by int) {
	ids := p.s.sequence()
	i := slices.Index(ids, p.id) + by
	if i >= 0 && i < len(ids) {
		p.s.pick(ids[i])
	}
}

// stop cancels what is under way.
func (p *preview) stop() {
	if p.cancel != nil {
		p.cancel()
		p.cancel = nil
	}
	p.busy, p.again = false, false
}

// forget has the sheet set anew: records have changed.
func (p *preview) forget() {
	p.has, p.drawn = "", drawn{}
}

// show shows a citation's sheet.
func (p *preview) show(id data.ID) {
	p.id = id
	ids := p.s.sequence()
	at := slices.Index(ids, id)
	p.back.SetDisabled(at <= 0)
	p.on.SetDisabled(at < 0 || at >= len(ids)-1)
	p.number.SetText("")
	p.position.SetText("")
	r, ok := p.s.find(id)
	if !ok {
		p.message(icons.Certificate, p.s.sh.T("certificates.preview.none"))
		return
	}
	if at >= 0 {
		p.number.SetText(or(r.Certificate.Register, "—"))
		p.position.SetText(p.s.sh.T("certificates.preview.position", "n", at+1, "of", len(ids)))
	}
	p.bar.Refresh()
	switch {
	case r.Source == data.Received:
		p.message(icons.Lock, p.s.sh.T("certificates.preview.received"))
	case !r.Document.Printed():
		p.message(icons.Award, p.s.sh.T("certificates.preview.no-paper"))
	default:
		p.cover.Objects = nil
		p.cover.Refresh()
		if p.has != id || p.wanted() != p.drawn {
			p.draw()
		}
	}
}

// message says in place of a sheet why there is none.
func (p *preview) message(icon icons.Name, text string) {
	p.has, p.drawn, p.page = "", drawn{}, issue.Page{}
	p.picture.Hide()
	p.percent.SetText("")
	p.foot.clear()
	words := widget.NewParagraph(text).Tint(widget.ColorText2).Aligned(fyne.TextAlignCenter)
	p.cover.Objects = []fyne.CanvasObject{widget.Centered(widget.Column(8, widget.NewIcon(icon, 48, widget.ColorDisabled), widget.Sized(320, 0, words)))}
	p.cover.Refresh()
}
