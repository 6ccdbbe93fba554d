package certificates

import (
	"context"
	"errors"
	"image"
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
	has    data.ID // the citation whose page this is
	zoom   float32 // share of the real size; 0: as large as fits
	text   bool    // the overprint alone
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
	out, in, fit     *widget.Button
	percent          *widget.Text
	picture          *canvas.Image
	sheet            *fyne.Container
	scroll           *container.Scroll
	cover            *fyne.Container // in place of a sheet that cannot be shown
	foot             *widget.Text
	footIcon         *widget.Icon
	readers          []string // who have confirmed the text of the page
	readerIcon       *widget.Icon
	reader           *widget.Text
	readerLine       fyne.CanvasObject
}

// drawn names a picture: whose sheet, how wide, which layers.
type drawn struct {
	id    data.ID
	width int // px
	text  bool
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
	p.fit = widget.NewIconButton(icons.FitScreen, t("certificates.preview.fit"), func() { p.setZoom(0) })
	p.percent = widget.NewSecond("").Aligned(fyne.TextAlignCenter)
	p.picture = &canvas.Image{FillMode: canvas.ImageFillStretch, ScaleMode: canvas.ImageScaleSmooth}
	p.picture.Hide()
	p.sheet = container.New(&deskLayout{p}, p.picture)
	p.scroll = container.NewScroll(p.sheet)
	p.cover = container.NewStack()
	p.foot = widget.NewSecond("").Cut(60)
	p.footIcon = widget.NewIcon(icons.Info, 18, widget.ColorText3)
	p.walk = widget.Row(2, p.back, p.number, widget.Pad(0, 2, 0, 4, p.position), p.on)
	size := widget.Row(0, p.out, widget.Fixed(48, 0, p.percent), p.in, p.fit)
	p.bar = container.New(barLayout{p.position}, p.walk, p.layers, size)
	bar := widget.Fixed(0, 48, widget.Pad(0, 8, 0, 8, p.bar))
	p.reader = widget.NewSecond("").Cut(60)
	p.readerIcon = widget.NewIcon(icons.Clock, 18, widget.ColorText3)
	p.readerLine = widget.Row(8, p.readerIcon, widget.Grow(p.reader))
	p.readerLine.Hide()
	foot := widget.Sized(0, 40, widget.Pad(9, 16, 9, 16, widget.Column(6, widget.Row(8, p.footIcon, widget.Grow(p.foot)), p.readerLine)))
	p.object = widget.NewSurface(widget.Column(0, bar, widget.Line(),
		widget.Grow(widget.Pad(0, 1, 0, 1, container.NewStack(widget.Fill(widget.ColorDesk), p.scroll, p.cover))), widget.Line(), foot))
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
	return drawn{p.id, int(math.Round(float64(p.picture.Size().Width * scale))), p.text}
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

// step goes to the sheet before or after the one shown.
func (p *preview) step(by int) {
	ids := p.s.list.sequence()
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
	ids := p.s.list.sequence()
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
	p.tell(icons.Info, widget.ColorText3, "")
	p.tellReaders(nil, false)
	words := widget.NewParagraph(text).Tint(widget.ColorText2).Aligned(fyne.TextAlignCenter)
	p.cover.Objects = []fyne.CanvasObject{widget.Centered(widget.Column(8, widget.NewIcon(icon, 48, widget.ColorDisabled), widget.Sized(320, 0, words)))}
	p.cover.Refresh()
}

func (p *preview) tell(icon icons.Name, tint fyne.ThemeColorName, words string) {
	p.footIcon.Set(icon, tint)
	p.footIcon.Hidden = words == ""
	p.foot.Color = tint
	if tint == widget.ColorText3 {
		p.foot.Color = widget.ColorText2
	}
	p.foot.SetText(words)
	p.foot.Refresh()
}

// tellReaders names who have confirmed the text, and whose turn it is.
func (p *preview) tellReaders(names []string, asked bool) {
	p.readerLine.Hide()
	if asked {
		t := p.s.sh.T
		words := make([]string, data.ProofReadersNeeded)
		for i := range words {
			words[i] = t("certificates.reader.none", "n", i+1)
			if i < len(names) {
				words[i] = t("certificates.reader", "n", i+1, "name", names[i])
			}
		}
		p.reader.SetText(join(" · ", words...))
		p.readerIcon.Set(icons.Clock, widget.ColorText3)
		if len(names) >= data.ProofReadersNeeded {
			p.readerIcon.Set(icons.OK, widget.ColorOK)
		}
		p.readerLine.Show()
	}
}

// draw sets the wanted sheet, if it is not at hand, and draws it.
func (p *preview) draw() {
	r, ok := p.s.find(p.id)
	if !ok || !made(r) {
		return
	}
	if p.busy {
		p.again = true
		return
	}
	p.busy = true
	id, page, readers, conf := p.id, p.page, p.readers, p.s.sh.Conference()
	set := p.has == id
	want := p.wanted()
	if set && want.width <= 0 { // no room yet; the desk asks once it has some
		p.busy = false
		return
	}
	if !set {
		want.width = 0 // the sheet's proportions are not known yet; draw follows once they are
	}
	var img *image.RGBA
	p.cancel = p.s.sh.Load(func(ctx context.Context) error {
		if !set {
			var err error
			if page, err = p.set(ctx, conf, id); err != nil {
				return err
			}
			if readers, err = p.s.readersOf(ctx, conf, r); err != nil {
				return err
			}
		}
		if want.width <= 0 {
			return nil
		}
		o := raster.Options{Width: want.width}
		if want.text {
			o.Layers = raster.Text
		}
		var err error
		img, err = p.player.Draw(page.List, o)
		return err
	}, func(err error) {
		p.busy, p.cancel = false, nil
		again := p.again
		p.again = false
		switch {
		case id != p.id: // another one is wanted by now
		case err != nil:
			p.fault(err)
		case img == nil:
			p.readers = readers
			p.ready(page)
		default:
			p.drawn = want
			p.picture.Image = img
			if !p.picture.Visible() { // a hidden part is not known to the window, which must be told by another
				p.picture.Show()
				p.sheet.Refresh()
			}
			p.picture.Refresh()
		}
		if w := p.wanted(); again || p.has == p.id && w.width > 0 && w != p.drawn {
			p.draw()
		}
	})
}

// set gives the page of a citation, as it will be printed or was drawn up.
func (p *preview) set(ctx context.Context, conf data.Conference, id data.ID) (issue.Page, error) {
	press, err := p.s.d.Press()
	if err != nil {
		return issue.Page{}, err
	}
	deps := issue.Deps{Records: p.s.d.Records, Press: press, Now: p.s.sh.Now}
	if p.s.d.Emblem != nil {
		if deps.Emblem, err = p.s.d.Emblem(ctx); err != nil {
			return issue.Page{}, err
		}
	}
	// The page's assets are fetched later too, when it is drawn in another size.
	page, err := issue.Preview(context.WithoutCancel(ctx), deps, conf, id, issue.Options{})
	if err != nil {
		return issue.Page{}, err
	}
	p.shelf.put(page.Assets)
	return page, ctx.Err()
}

// ready takes a page that was set: the desk then knows its size and asks for its picture.
func (p *preview) ready(page issue.Page) {
	p.page, p.has = page, page.Row.ID
	p.cover.Objects = nil
	p.cover.Refresh()
	t := p.s.sh.T
	switch n := len(page.Warnings); {
	case n > 0:
		w := page.Warnings[0]
		words := p.s.sh.Catalogue().Map("paper.warn."+w.Code, w.Args)
		if n > 1 {
			words += " " + t("certificates.preview.more", "n", n-1)
		}
		p.tell(icons.Warning, widget.ColorWarn, words)
	case page.Row.Certificate.Prints > 0:
		p.tell(icons.OK, widget.ColorOK, t("certificates.preview.printed", "n", page.Row.Certificate.Prints))
	case page.Row.Certificate.ID != "":
		p.tell(icons.Clock, widget.ColorText3, t("certificates.preview.drawn-up"))
	default:
		p.tell(icons.Info, widget.ColorText3, t("certificates.preview.fresh"))
	}
	p.tellReaders(p.readers, p.s.all.readers != nil)
	p.s.warn.refresh()
	p.sheet.Refresh()
	p.scroll.Refresh()
}

func (p *preview) fault(err error) {
	if errors.Is(err, context.Canceled) {
		return
	}
	p.message(icons.Error, p.s.sh.Say(err))
}
