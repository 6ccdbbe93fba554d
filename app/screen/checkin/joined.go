package checkin

import (
	"context"
	"image"
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
	"vinhdanh/print/qr"
)

// address shows where the page is: as a code for phones, in words for others.
func (o *others) address(urls []string) []fyne.CanvasObject {
	if len(urls) == 0 {
		return nil
	}
	words := widget.Column(4, widget.NewCaption(o.s.sh.T("checkin.station.open")), paragraph(urls[0], widget.SizeCardTitle))
	for _, u := range urls[1:] {
		words.Add(paragraph(u, widget.SizeSecond))
	}
	words.Add(paragraph(o.s.sh.T("checkin.station.mc.open", "url", urls[0]+"mc"), widget.SizeSecond))
	return []fyne.CanvasObject{widget.Row(16, qrPicture(urls[0], 148), widget.Grow(words))}
}

// paragraph is small print that wraps.
func paragraph(s string, size float32) *widget.Text {
	t := widget.NewParagraph(s)
	t.TextSize = size
	return t
}

// pairing shows the code that lets one desk in, or the button that makes one.
func (o *others) pairing() fyne.CanvasObject {
	t := o.s.sh.T
	if o.code == "" {
		o.first = widget.NewFilled(t("checkin.station.code.new"), icons.Add, o.newCode)
		return widget.Row(8, o.first, widget.Space())
	}
	o.first = widget.NewSmall(t("checkin.station.code.other"), icons.Refresh, o.newCode)
	digits := widget.NewBold(spaced(o.code, 4))
	digits.TextSize = 34
	o.tick()
	return widget.NewSurface(widget.Pad(8, 16, 10, 16, widget.Column(2, widget.NewCaption(t("checkin.station.code")),
		widget.Row(12, digits, widget.Space(), o.first), o.left)))
}

// deskRow is a desk that joined: to be let in by name, or thrown out.
func (o *others) deskRow(d data.DeskSession) fyne.CanvasObject {
	t, st := o.s.sh.T, o.s.sh.Station()
	icon := icons.Phone
	about := t("checkin.station." + string(d.State))
	switch d.Kind {
	case data.DeskPC:
		icon = icons.Laptop
	case data.DeskMC:
		icon = icons.Agenda
		about = t("checkin.station.mc") + " · " + about
	}
	if d.State == data.DeskConfirmed && d.Names {
		about += " · " + t("checkin.station.names")
	}
	end := widget.NewSmall(t("checkin.station.end"), "", func() {
		o.do(func(ctx context.Context) error { return st.End(ctx, d.ID) }, nil)
	})
	line := widget.Row(10, widget.NewIcon(icon, 20, widget.ColorText2), widget.Grow(widget.Column(0, widget.NewBold(d.Name).Cut(60), widget.NewCaption(about).Cut(60))))
	switch d.State {
	case data.DeskEnded:
		return line
	case data.DeskConfirmed:
		line.Add(end)
		return line
	}
	end.Text = t("checkin.station.refuse")
	confirm := func(names bool) func() {
		return func() { o.do(func(ctx context.Context) error { return st.Confirm(ctx, d.ID, names) }, nil) }
	}
	o.first = widget.NewSmall(t("checkin.station.confirm"), icons.Check, confirm(false))
	if d.Kind == data.DeskMC { // sees the words, and no list of names
		return widget.Column(6, line, widget.Flow(8, o.first, end))
	}
	return widget.Column(6, line, widget.Flow(8, o.first,
		widget.NewSmall(t("checkin.station.confirm.names"), icons.People, confirm(true)), end))
}

// spaced puts a space after every n letters.
func spaced(s string, n int) string {
	var b strings.Builder
	for i, r := range s {
		if i > 0 && i%n == 0 && r != ' ' && r != ':' {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// qrPicture draws an address as a code, dark on light in every look.
func qrPicture(address string, side float32) fyne.CanvasObject {
	n, bits, err := qr.Encode(address)
	if err != nil { // an address longer than a code holds: it is there in words
		return widget.Fill(widget.ColorNone)
	}
	const quiet = 4
	m := image.NewGray(image.Rect(0, 0, n+2*quiet, n+2*quiet))
	for y := range n + 2*quiet {
		for x := range n + 2*quiet {
			m.SetGray(x, y, color.Gray{Y: 0xFF})
			if i, j := y-quiet, x-quiet; i >= 0 && j >= 0 && i < n && j < n && bits[(i*n+j)/8]>>(7-(i*n+j)%8)&1 == 1 {
				m.SetGray(x, y, color.Gray{})
			}
		}
	}
	p := canvas.NewImageFromImage(m)
	p.ScaleMode, p.FillMode = canvas.ImageScalePixels, canvas.ImageFillContain
	return widget.Fixed(side, side, p)
}
