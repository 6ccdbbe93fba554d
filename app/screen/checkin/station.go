package checkin

import (
	"context"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

// fingerprintLine is how many letters of a fingerprint stay together: eight
// bytes with their colons.
const fingerprintLine = 24

// others is the panel of the station: how other computers and phones become
// desks, and which have.
type others struct {
	s     *Screen
	body  *fyne.Container
	code  string // "": none, or it has served
	desks int    // how many there were when the code was made
	until time.Time
	left  *widget.Text   // seconds that the code still serves
	first *widget.Button // what Down and Tab lead to: the desk that waits to be let in, else a new code
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
	o.desks = len(o.s.sh.Station().Desks())
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
	if len(desks) > o.desks { // a code serves once: nobody is to type it again
		o.code = ""
	}
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
		o.first.Hint = "Tab, Enter"
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
