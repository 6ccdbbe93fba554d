package certificates

import (
	"context"
	"errors"
	"image"

	"vinhdanh/app/jobs/issue"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
	"vinhdanh/print/raster"
)

// draw sets the wanted sheet, if it is not at hand, and draws it.
func (p *preview) draw() {
	if r, ok := p.s.find(p.id); !ok || !made(r) {
		return
	}
	if p.busy {
		p.again = true
		return
	}
	p.busy = true
	id, page, conf := p.id, p.page, p.s.sh.Conference()
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
	gap := 0.0
	p.cancel = p.s.sh.Load(func(ctx context.Context) error {
		if !set {
			var err error
			if page, err = p.set(ctx, conf, id); err != nil {
				return err
			}
			gap = p.s.gap(ctx, page)
		}
		if want.width <= 0 {
			return nil
		}
		var err error
		img, err = p.paint(page, want)
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
			p.ready(page, gap)
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
	deps, err := p.s.d.issue(ctx, p.s, nil)
	if err != nil {
		return issue.Page{}, err
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
func (p *preview) ready(page issue.Page, gap float64) {
	p.page, p.has, p.gap = page, page.Row.ID, gap
	p.cover.Objects = nil
	p.cover.Refresh()
	p.foot.show(p.s, page, gap)
	p.s.warn.refresh()
	p.sheet.Refresh()
	p.scroll.Refresh()
}

// faint is how much of the stock's ink is left under the words that are added
// to it, so that one sees at a glance what the printer prints.
const faint = 0.35

// paint draws the layers that are wanted.
func (p *preview) paint(page issue.Page, want drawn) (*image.RGBA, error) {
	o := raster.Options{Width: want.width}
	if want.text || want.stock {
		o.Layers = raster.Text
	}
	img, err := p.player.Draw(page.List, o)
	if err != nil || want.text || !want.stock {
		return img, err
	}
	o.Layers = raster.Stock
	under, err := p.player.Draw(page.List, o)
	if err != nil {
		return nil, err
	}
	overlay(img, under)
	return img, nil
}

// overlay lays words over a sheet whose own ink is made faint. Ink takes light
// away, so each takes its part of what the other leaves.
func overlay(words, sheet *image.RGBA) {
	for i := range min(len(words.Pix), len(sheet.Pix)) {
		if i%4 == 3 {
			continue // opacity
		}
		paper := 255 - float64(255-sheet.Pix[i])*faint
		words.Pix[i] = uint8(float64(words.Pix[i]) * paper / 255)
	}
}

func (p *preview) fault(err error) {
	if errors.Is(err, context.Canceled) {
		return
	}
	p.message(icons.Error, p.s.sh.Say(err))
}
