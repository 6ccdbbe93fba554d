package checkin

import (
	"context"
	"image"
	"image/color"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
	"vinhdanh/print/qr"
)

// fingerprintLine is how many letters of a fingerprint stay together: eight
// bytes with their colons.
const fingerprintLine = 24

// others is the panel of the station: how other computers and phones become
// desks, and which have.
type others struct {
	s     *Screen
	body  *fyne.Container
	code  string
	until time.Time
	left  *widget.Text   // seconds that the code still serves
	first *widget.Button // what Down leads to: the desk that waits to be let in, else a new code
	shown *string        // what the body was made of; to make it anew only if that changed
}

// openStation shows the station, and starts it the first time.
func (s *Screen) openStation() {
	if s.toggled("station") {
		return
	}
	o := &others{s: s, body: container.NewStack(), left: widget.NewSecond("")}
	s.open(&panel{name: "station", title: s.sh.T("checkin.station"), body: container.NewVScroll(o.body), refresh: o.show, tick: o.tick,
		enter: func() {
			if o.first != nil {
				s.sh.Window().Canvas().Focus(o.first)
			}
		}})
	o.show()
}

// start opens the station for the desk's meeting.
func (o *others) start() {
	desk := o.s.desk
	if desk == nil {
		return
	}
	o.do(func(ctx context.Context) error { return o.s.sh.Station().Start(ctx, desk.Meeting().ID) }, o.newCode)
}

// do runs something of the station and shows it anew.
func (o *others) do(job func(ctx context.Context) error, then func()) {
	o.s.sh.Load(job, func(err error) {
		if err != nil {
			o.s.sh.Fail(err)
		} else if then != nil {
			then()
		}
		o.show()
		o.s.focusScan()
	})
}

func (o *others) newCode() {
	o.code, o.until = o.s.sh.Station().NewCode()
	o.show()
}

// tick counts the code's seconds down.
func (o *others) tick() {
	if o.code == "" {
		return
	}
	left := int(o.until.Sub(o.s.sh.Now()).Seconds())
	if left <= 0 {
		o.code = ""
		o.show()
		return
	}
	o.left.SetText(o.s.sh.T("checkin.station.seconds", "n", left))
}

// show shows the station as it is.
func (o *others) show() {
	s, t, st := o.s, o.s.sh.T, o.s.sh.Station()
	if o.s.panel == nil || o.s.panel.name != "station" {
		return
	}
	desks := st.Desks()
	now := o.state(st.Running(), st.Fault(), desks)
	if o.shown != nil && *o.shown == now {
		return
	}
	o.shown = &now
	var rows []fyne.CanvasObject
	if err := st.Fault(); err != nil {
		rows = append(rows, widget.NewBanner(widget.Err, s.sh.Say(err)))
	}
	if !st.Running() {
		o.first = widget.NewFilled(t("checkin.station.start"), icons.Play, o.start)
		rows = append(rows, widget.NewParagraph(t("checkin.station.text")), widget.Row(0, o.first, widget.Space()))
		o.set(rows)
		return
	}
	rows = append(rows, o.address(st.URLs())...)
	rows = append(rows, o.pairing())
	if f := st.Fingerprint(); f != "" {
		rows = append(rows, widget.NewCaption(t("checkin.station.fingerprint")), paragraph(spaced(f, fingerprintLine), widget.SizeCaption))
	}
	rows = append(rows, widget.Line(), widget.NewHeading(t("checkin.station.desks", "n", len(desks))))
	for _, d := range desks {
		rows = append(rows, o.deskRow(d))
	}
	if len(desks) == 0 {
		rows = append(rows, widget.NewSecond(t("checkin.station.nodesks")))
	}
	rows = append(rows, widget.Row(0, widget.NewQuiet(t("checkin.station.stop"), func() {
		o.do(st.Stop, nil)
	}), widget.Space()))
	o.set(rows)
}

func (o *others) set(rows []fyne.CanvasObject) {
	o.body.Objects = []fyne.CanvasObject{widget.Padded(20, widget.Column(12, rows...))}
	o.body.Refresh()
}

// state tells in a word what is shown.
func (o *others) state(running bool, fault error, desks []data.DeskSession) string {
	var b strings.Builder
	if running {
		b.WriteString("on ")
	}
	if fault != nil {
		b.WriteString(fault.Error())
	}
	b.WriteString(o.code)
	for _, d := range desks {
		b.WriteString(" " + string(d.ID) + string(d.State) + d.Name)
		if d.Names {
			b.WriteString("n")
		}
	}
	return b.String()
}

// address shows where the page is: as a code for phones, in words for others.
func (o *others) address(urls []string) []fyne.CanvasObject {
	if len(urls) == 0 {
		return nil
	}
	words := widget.Column(4, widget.NewCaption(o.s.sh.T("checkin.station.open")), paragraph(urls[0], widget.SizeCardTitle))
	for _, u := range urls[1:] {
		words.Add(paragraph(u, widget.SizeSecond))
	}
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
	if d.Kind == data.DeskPC {
		icon = icons.Laptop
	}
	about := t("checkin.station." + string(d.State))
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
