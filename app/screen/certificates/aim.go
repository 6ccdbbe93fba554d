package certificates

import (
	"context"
	"math"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"vinhdanh/app/spool"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

// settingPrinter keeps how was printed last: "overprint" or "full", printer
// and tray, with tabs between them.
const settingPrinter = "certificates.printer"

const (
	aimStep = 0.1 // mm
	aimMost = 20  // mm, either way
)

// aim is the part of the print card that says where an overprint falls: by
// which printer and tray, and how far that one has to be corrected.
type aim struct {
	c      *printCard
	object *fyne.Container

	dx, dy  *widget.Stepper
	icon    *widget.Icon
	state   *widget.Text
	printer *widget.Select
	chosen  string // printer and tray, as name joins them
	begun   bool   // what was chosen last time has been taken over
}

func newAim(c *printCard) *aim {
	a := &aim{c: c}
	t := c.s.sh.T
	moved := func(float64) { a.moved() }
	a.dx = widget.NewStepper(0, aimStep, -aimMost, aimMost, c.s.millimetres, moved)
	a.dy = widget.NewStepper(0, aimStep, -aimMost, aimMost, c.s.millimetres, moved)
	a.icon = widget.NewIcon(icons.Warning, 16, widget.ColorWarn)
	a.state = widget.NewCaption("").Cut(40)
	a.printer = widget.NewSelect(nil, -1, a.choose)
	a.printer.Most = sideSelect
	a.printer.Icon = icons.Print
	choose := a.printer.OnTapped
	a.printer.OnTapped = func() {
		if len(c.s.all.calibrations) == 0 {
			c.s.addPrinter()
			return
		}
		choose()
	}
	a.printer.Placeholder = t("certificates.printer.choose")
	check := widget.NewQuiet(t("certificates.calibrate"), c.s.calibrate)
	check.Measure, check.Plain = widget.Small, true
	a.object = widget.Column(8,
		widget.Row(8, widget.Grow(widget.NewField(t("certificates.shift.x"), a.dx)), widget.Grow(widget.NewField(t("certificates.shift.y"), a.dy))),
		widget.Row(6, a.icon, widget.Grow(a.state), check), a.printer)
	a.object.Hide()
	return a
}

// millimetres writes a shift with its sign: "+1,2 mm".
func (s *Screen) millimetres(v float64) string {
	w := strconv.FormatFloat(math.Abs(v), 'f', 1, 64)
	if s.sh.Catalogue().Lang() == "vi" {
		w = strings.Replace(w, ".", ",", 1)
	}
	switch {
	case w == "0,0" || w == "0.0":
	case v < 0:
		w = "−" + w
	default:
		w = "+" + w
	}
	return w + " mm"
}

// named joins what a calibration is known by.
func named(c data.Calibration) string { return c.Printer + "\t" + c.Tray }

// printerWords writes it for people.
func printerWords(c data.Calibration) string { return join(" – ", c.Printer, c.Tray) }

// calibration gives the one that is chosen, nil if none is.
func (a *aim) calibration() *data.Calibration {
	for _, c := range a.c.s.all.calibrations {
		if named(c) == a.chosen {
			return &c
		}
	}
	return nil
}

// on names the chosen printer and tray, as records do.
func (a *aim) on() string {
	printer, tray, _ := strings.Cut(a.chosen, "\t")
	return printerWords(data.Calibration{Printer: printer, Tray: tray})
}

// take takes over a printer and tray that were chosen elsewhere, under the name
// by which they were calibrated.
func (a *aim) take(p spool.Printer, t spool.Tray) {
	c := p.Shift(t, a.c.s.all.calibrations)
	if c.Printer == "" {
		c.Printer, c.Tray = p.Name, t.Name
	}
	a.chosen = named(c)
	a.refresh()
	a.keep()
}

// loaded takes over the calibrations that were read, and what was chosen last time.
func (a *aim) loaded() {
	s := a.c.s
	if !a.begun {
		a.begun = true
		mode, printer, _ := strings.Cut(s.all.printer, "\t")
		a.chosen = printer
		if mode == "overprint" {
			a.c.mode.Selected = 1
			a.c.mode.Refresh()
			a.c.turned()
		}
	}
	if a.chosen == "" && len(s.all.calibrations) == 1 {
		a.chosen = named(s.all.calibrations[0])
	}
	a.refresh()
}

// refresh shows the chosen printer with its measures.
func (a *aim) refresh() {
	s, t := a.c.s, a.c.s.sh.T
	words := make([]string, 0, len(s.all.calibrations)+1)
	at := -1
	for i, c := range s.all.calibrations {
		words = append(words, printerWords(c))
		if named(c) == a.chosen {
			at = i
		}
	}
	a.printer.SetOptions(append(words, t("certificates.printer.add")), at)
	c := a.calibration()
	if c == nil {
		a.dx.Set(0)
		a.dy.Set(0)
		a.dx.Disable()
		a.dy.Disable()
		a.icon.Set(icons.Info, widget.ColorText3)
		a.state.Color = widget.ColorText2
		a.state.SetText(t("certificates.calibrated.choose"))
		a.printer.Placeholder = t("certificates.printer.choose")
		if words := a.on(); words != "" { // a printer of this computer that nobody has calibrated
			a.printer.Placeholder = words
			a.icon.Set(icons.Warning, widget.ColorWarn)
			a.state.Color = widget.ColorWarn
			a.state.SetText(t("certificates.calibrated.not"))
		}
		a.printer.Refresh()
		a.object.Refresh()
		return
	}
	a.dx.Enable()
	a.dy.Enable()
	a.dx.Set(c.DX)
	a.dy.Set(c.DY)
	a.icon.Set(icons.OK, widget.ColorOK)
	a.state.Color = widget.ColorOK
	a.state.SetText(t("certificates.calibrated", "date", data.DateOf(c.At.In(s.sh.Now().Location())).String()))
	if !c.Measured() {
		a.icon.Set(icons.Warning, widget.ColorWarn)
		a.state.Color = widget.ColorWarn
		a.state.SetText(t("certificates.calibrated.not"))
	}
	a.object.Refresh()
}

// choose takes a printer of the list, or asks for a new one.
func (a *aim) choose(i int) {
	if i == len(a.c.s.all.calibrations) {
		a.refresh()
		a.c.s.addPrinter()
		return
	}
	a.chosen = named(a.c.s.all.calibrations[i])
	a.refresh()
	a.keep()
}

// keep remembers what was chosen, for the next time.
func (a *aim) keep() {
	s := a.c.s
	mode := "full"
	if a.c.overprint() {
		mode = "overprint"
	}
	value := mode + "\t" + a.chosen
	if value == s.all.printer {
		return
	}
	s.all.printer = value
	s.sh.Load(func(ctx context.Context) error { return s.d.Records.SetSetting(ctx, settingPrinter, value) }, s.told)
}

// moved keeps a shift that was set by hand.
func (a *aim) moved() {
	s := a.c.s
	c := a.calibration()
	if c == nil {
		return
	}
	c.DX, c.DY, c.At, c.Who = a.dx.Value, a.dy.Value, s.sh.Now(), s.d.Who
	s.keepCalibration(*c)
}

// keepCalibration saves a calibration and shows it.
func (s *Screen) keepCalibration(c data.Calibration) {
	found := false
	for i, k := range s.all.calibrations {
		if named(k) == named(c) {
			s.all.calibrations[i], found = c, true
		}
	}
	if !found {
		s.all.calibrations = append(s.all.calibrations, c)
	}
	s.print.aim.refresh()
	s.sh.Load(func(ctx context.Context) error { return s.d.Records.SaveCalibration(ctx, c) }, s.told)
}

// told shows a fault of a write that nobody waits for.
func (s *Screen) told(err error) {
	if err != nil {
		s.sh.Fail(err)
		s.Refresh()
	}
}
