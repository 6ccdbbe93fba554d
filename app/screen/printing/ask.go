package printing

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"vinhdanh/app/screen"
	"vinhdanh/app/spool"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

// question is the dialog while it is open.
type question struct {
	sh    screen.Shell
	d     Deps
	p     screen.Paper
	kinds []string // where it can go, as the choice offers it
	box   *widget.Dialog
	ends  []func() // of what goes on while it is open
	ready bool
	was   last // how it was printed last

	printers     []spool.Printer
	fault        error // why there is no list of them
	calibrations []data.Calibration
	takes        error // what the printer says to the sheets' size

	where   *widget.Segment
	printer *widget.Select
	tray    *widget.Select
	sides   *widget.Segment
	sidesF  *widget.Field
	copies  *widget.Stepper
	choices *fyne.Container // sides and copies
	state   *line
	size    *line
	shift   *line
	measure *widget.Button
	press   *fyne.Container // what is asked of a printer
	none    *line           // that there is none, or what comes of a file
	looking context.CancelFunc
	busy    bool // the printer has not answered yet
}

// every is how often an open dialog looks how its printer is.
const every = 3 * time.Second

// Ask asks where a paper goes and makes it.
func Ask(sh screen.Shell, d Deps, p screen.Paper) {
	q := &question{sh: sh, d: d, p: p}
	q.build()
	var was last
	var calibrations []data.Calibration
	var printers []spool.Printer
	var fault error
	q.ends = append(q.ends, sh.Every(every, func() { q.look(false) }))
	q.ends = append(q.ends, sh.Load(func(ctx context.Context) error {
		value, err := d.Records.Setting(ctx, keyOf(p, sh.Conference().ID))
		if err != nil {
			return err
		}
		was = remembered(value)
		if calibrations, err = d.Records.Calibrations(ctx); err != nil {
			return err
		}
		printers, fault = d.Spool.Printers(ctx)
		return ctx.Err()
	}, func(err error) {
		if err != nil {
			q.box.Close()
			sh.Fail(err)
			return
		}
		q.was, q.calibrations, q.printers, q.fault = was, calibrations, printers, fault
		q.loaded()
	}))
}

// build shows the dialog as it is before the printers are known.
func (q *question) build() {
	t := q.sh.T
	words := []string{t("printing.to.printer")}
	marks := []icons.Name{icons.Print}
	q.kinds = []string{toPrinter}
	if !q.p.Only {
		q.kinds = append(q.kinds, toPDF)
		words, marks = append(words, t("printing.to.pdf")), append(marks, icons.PDF)
	}
	if q.p.Word {
		q.kinds = append(q.kinds, toWord)
		words, marks = append(words, t("printing.to.word")), append(marks, icons.Sheet)
	}
	q.where = widget.NewSegment(words, 0, func(int) { q.turned() })
	q.where.Icons = marks
	q.printer = widget.NewSelect(nil, -1, func(int) { q.chosen(-1) })
	q.printer.Icon, q.printer.Most, q.printer.Placeholder = icons.Print, 300, t("printing.printer.looking")
	q.tray = widget.NewSelect(nil, -1, func(int) { q.look(true) })
	q.tray.Most = 180
	q.sides = widget.NewSegment([]string{t("printing.sides.one"), t("printing.sides.two")}, 0, nil)
	q.sidesF = widget.NewField(t("printing.sides"), widget.Row(0, q.sides, widget.Space()))
	const most = 99
	q.copies = widget.NewStepper(1, 1, 1, most, func(v float64) string { return q.sh.Catalogue().Int(int64(v)) }, nil)
	q.state, q.size, q.shift, q.none = newLine(), newLine(), newLine(), newLine()
	q.measure = widget.NewLink(t("printing.calibrate"), func() {
		p, tray, _ := q.one()
		q.box.Close()
		if c := p.Shift(tray, q.calibrations); c.Printer != "" {
			q.d.Calibrate(c.Printer, c.Tray)
			return
		}
		q.d.Calibrate(p.Name, tray.Name)
	})
	q.choices = widget.Tops(12, widget.Fixed(132, 0, widget.NewField(t("printing.copies"), q.copies)), widget.Grow(q.sidesF))
	q.press = widget.Column(10,
		widget.Tops(12, widget.GrowBy(2, widget.NewField(t("printing.printer"), q.printer)), widget.Grow(widget.NewField(t("printing.tray"), q.tray))),
		q.state.object, q.choices, q.size.object, widget.Row(8, widget.Grow(q.shift.object), q.measure))
	q.choices.Hidden = q.p.Original
	q.measure.Hidden = true
	body := []fyne.CanvasObject{}
	if q.p.Note != "" {
		note := widget.NewParagraph(q.p.Note)
		body = append(body, widget.NewNote(widget.Warn, widget.Tops(8, widget.NewIcon(icons.Warning, 20, widget.ColorWarn), widget.Grow(note))))
	}
	if len(q.kinds) > 1 {
		body = append(body, widget.Row(0, q.where, widget.Space()))
	}
	q.box = widget.Ask(q.sh.Window(), widget.Question{Title: q.p.Title, Width: 560, Body: widget.Column(12, append(body, q.press, q.none.object)...),
		Verb: t("printing.print"), Cancel: t("common.cancel"), Light: true, Do: q.do, OnClose: q.end})
	q.box.OK.SetDisabled(true)
}

// end stops what goes on beside the dialog.
func (q *question) end() {
	for _, stop := range q.ends {
		stop()
	}
	if q.looking != nil {
		q.looking()
	}
}
