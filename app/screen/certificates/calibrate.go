package certificates

import (
	"context"
	"fmt"
	"math"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"vinhdanh/app/jobs/calibrate"
	"vinhdanh/app/jobs/papers"
	"vinhdanh/app/screen"
	"vinhdanh/app/spool"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

// addPrinter asks for a printer and tray: one of this computer, or by the
// names that people call them.
func (s *Screen) addPrinter() {
	var list []spool.Printer
	s.sh.Load(func(ctx context.Context) (err error) {
		list, err = s.sh.Printers(ctx)
		return err
	}, func(error) { s.askPrinter(list) }) // without a list, names are typed
}

func (s *Screen) askPrinter(list []spool.Printer) {
	t := s.sh.T
	var known []data.Calibration
	var words []string
	for _, p := range list {
		for _, tray := range append([]spool.Tray{{}}, p.Trays...) {
			known, words = append(known, data.Calibration{Printer: p.Name, Tray: tray.Name}), append(words, p.On(tray))
		}
	}
	name, tray := widget.NewEntry(), widget.NewEntry()
	name.SetPlaceHolder(t("certificates.printer.name.example"))
	tray.SetPlaceHolder(t("certificates.printer.tray.example"))
	nameF := widget.NewField(t("certificates.printer.name"), name)
	fields := []fyne.CanvasObject{}
	if len(known) > 0 {
		one := widget.NewSelect(words, -1, func(i int) {
			name.SetText(known[i].Printer)
			tray.SetText(known[i].Tray)
		})
		one.Placeholder, one.Icon = t("certificates.printer.choose"), icons.Print
		fields = append(fields, widget.NewField(t("printing.here"), one))
	}
	fields = append(fields, nameF, widget.NewField(t("certificates.printer.tray"), tray))
	var dialog *widget.Dialog
	dialog = widget.Ask(s.sh.Window(), widget.Question{Title: t("certificates.printer.new"), Text: t("certificates.printer.new.text"),
		Verb: t("certificates.printer.do"), Cancel: t("common.cancel"), Focus: name,
		Body: widget.Column(12, fields...), Do: func() bool {
			c := data.Calibration{Printer: strings.TrimSpace(name.Text), Tray: strings.TrimSpace(tray.Text), ScaleX: 1, ScaleY: 1, At: s.sh.Now(), Who: s.d.Who}
			wrong := ""
			if c.Printer == "" {
				wrong = t("certificates.printer.name.needed")
			}
			for _, k := range s.all.calibrations {
				if fold(named(k)) == fold(named(c)) {
					wrong = t("certificates.printer.taken")
				}
			}
			nameF.SetError(wrong)
			dialog.Refresh()
			if wrong != "" {
				return false
			}
			s.print.aim.chosen = named(c)
			s.keepCalibration(c)
			s.print.aim.keep()
			return true
		}})
}

// paperSize is a sheet that a printer can be calibrated with.
type paperSize struct {
	words         string
	width, height float64 // mm
}

// paperSizes gives the sheets that certificates are printed on here, and A4.
func (s *Screen) paperSizes() []paperSize {
	list := []paperSize{{"A4", 297, 210}}
	for _, k := range printedHere {
		for _, e := range s.all.sheets {
			if e.ID != s.templateOf(k) || !s.prints(k) {
				continue
			}
			size := paperSize{fmt.Sprintf("%s × %s mm", s.decimal(e.Width), s.decimal(e.Height)), e.Width, e.Height}
			if e.Width == 420 && e.Height == 297 {
				size.words = "A3"
			}
			known := false
			for _, p := range list {
				known = known || p.width == size.width && p.height == size.height
			}
			if !known {
				list = append(list, size)
			}
		}
	}
	return list
}

// calibrate prints the calibration sheet, and takes what was measured on it.
func (s *Screen) calibrate() {
	c := s.print.aim.calibration()
	if c == nil && s.print.aim.chosen == "" {
		s.addPrinter()
		return
	}
	if c == nil {
		c = &data.Calibration{}
		c.Printer, c.Tray, _ = strings.Cut(s.print.aim.chosen, "\t")
	}
	t := s.sh.T
	sizes := s.paperSizes()
	words := make([]string, len(sizes))
	at := 0
	kind, _ := s.stock.document()
	for i, p := range sizes {
		words[i] = p.words
		for _, e := range s.all.sheets {
			if e.ID == s.templateOf(kind) && e.Width == p.width && e.Height == p.height {
				at = i
			}
		}
	}
	size := widget.NewSelect(words, at, nil)
	var dialog *widget.Dialog
	sheet := widget.NewButton(t("printing.calibrate.sheet"), icons.Print, func() {
		s.calibrationSheet(*c, sizes[size.Selected], func(p spool.Printer, tray spool.Tray) {
			s.print.aim.take(p, tray)
			if s.print.aim.chosen != named(*c) { // what is measured belongs to that one
				dialog.Close()
				s.calibrate()
			}
		})
	})
	keys := []string{"left", "top", "across", "down"}
	entries, fields := make([]*widget.Entry, len(keys)), make([]*widget.Field, len(keys))
	row := make([]fyne.CanvasObject, len(keys))
	for i, k := range keys {
		entries[i] = widget.NewEntry()
		fields[i] = widget.NewField(t("certificates.calibrate."+k), entries[i])
		row[i] = widget.Grow(fields[i])
	}
	hint := func(i int) {
		m := calibrate.Nominal(sizes[i].width, sizes[i].height)
		for k, v := range []float64{m.Left, m.Top, m.Across, m.Down} {
			fields[k].Helped(t("certificates.calibrate.nominal", "mm", s.decimal(v)))
		}
	}
	hint(at)
	step := func(n, key string) fyne.CanvasObject {
		text := widget.NewParagraph(t("certificates.calibrate." + key))
		return widget.Tops(10, widget.NewTag(n, widget.Gold, ""), widget.Grow(text))
	}
	size.OnChange = func(i int) { hint(i); dialog.Refresh() }
	dialog = widget.Ask(s.sh.Window(), widget.Question{Title: t("certificates.calibrate.title", "printer", printerWords(*c)),
		Verb: t("certificates.calibrate.do"), Cancel: t("common.cancel"), Width: 620, Focus: entries[0],
		Body: widget.Column(12, step("1", "step1"), widget.Row(8, widget.Fixed(180, 0, size), sheet, widget.Space()),
			step("2", "step2"), widget.Tops(12, row[0], row[1]), widget.Tops(12, row[2], row[3])),
		Do: func() bool {
			values := make([]float64, len(keys))
			fine := true
			for i, e := range entries {
				var err error
				if values[i], err = millimetresOf(e.Text); err != nil || i < 2 && math.IsNaN(values[i]) { // the distances may be left out
					fine = false
					fields[i].SetError(t("certificates.calibrate.wrong"))
				} else {
					fields[i].SetError("")
				}
			}
			dialog.Refresh()
			if !fine {
				return false
			}
			found, err := calibrate.From(calibrate.Measured{Width: sizes[size.Selected].width, Height: sizes[size.Selected].height,
				Left: values[0], Top: values[1], Across: values[2], Down: values[3]})
			if err != nil {
				fields[0].SetError(s.sh.Say(err))
				dialog.Refresh()
				return false
			}
			found.Printer, found.Tray, found.At, found.Who = c.Printer, c.Tray, s.sh.Now(), s.d.Who
			s.keepCalibration(found)
			s.sh.Notify(t("certificates.calibrate.done", "printer", printerWords(found), "x", s.millimetres(found.DX), "y", s.millimetres(found.DY)), nil)
			return true
		}})
}

// millimetresOf reads a length; "" is NaN.
func millimetresOf(words string) (float64, error) {
	words = strings.TrimSuffix(strings.Replace(strings.TrimSpace(words), ",", ".", 1), "mm")
	if words = strings.TrimSpace(words); words == "" {
		return math.NaN(), nil
	}
	return strconv.ParseFloat(words, 64)
}

// calibrationSheet prints the sheet to measure on, as the printer does by itself.
func (s *Screen) calibrationSheet(c data.Calibration, p paperSize, chosen func(spool.Printer, spool.Tray)) {
	conf := s.sh.Conference()
	s.save("certificates.calibration", screen.Paper{Raw: true, Original: true, On: printerWords(c), Sheets: []screen.Sheet{{Width: p.width, Height: p.height}}, Chosen: chosen},
		func(ctx context.Context, d papers.Deps, to screen.Target, progress papers.Progress) (papers.Result, error) {
			o := papers.CalibrationOptions{File: to.File, Width: p.width, Height: p.height, Printer: c.Printer, Tray: c.Tray}
			if to.Printer != nil {
				o.Printer, o.Tray = to.Printer.Name, ""
			}
			return papers.CalibrationSheet(ctx, d, conf, o, progress)
		})
}
