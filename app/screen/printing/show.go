package printing

import (
	"context"
	"math"
	"slices"
	"strconv"
	"strings"

	"vinhdanh/app/screen"
	"vinhdanh/app/spool"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

// loaded proposes what was chosen last.
func (q *question) loaded() {
	t, was := q.sh.T, q.was
	q.ready = true
	names := make([]string, len(q.printers))
	for i, p := range q.printers {
		names[i] = p.Name
		if p.About != "" {
			names[i] = p.About
		}
		if p.Default && len(q.printers) > 1 {
			names[i] = t("printing.printer.default", "name", names[i])
		}
	}
	at, tray := first(q.printers, q.p.On, was)
	q.printer.Placeholder = t("printing.printer.none")
	q.printer.SetOptions(names, at)
	sides := q.p.Sides
	if was.Sides != "" {
		sides = was.Sides
	}
	if sides != spool.OneSided && sides != "" {
		q.sides.Selected = 1
	}
	to := was.To
	if len(q.printers) == 0 && (to == toPrinter || to == "") {
		to = toPDF
	}
	q.where.Selected = max(0, slices.Index(q.kinds, to))
	q.where.Refresh()
	q.chosen(tray)
	q.turned()
	q.sh.Window().Canvas().Focus(q.box.OK)
}

// to is where the paper goes as it stands.
func (q *question) to() string { return q.kinds[q.where.Selected] }

// one gives the printer and tray that are chosen.
func (q *question) one() (p spool.Printer, t spool.Tray, ok bool) {
	i := q.printer.Selected
	if i < 0 || i >= len(q.printers) {
		return p, t, false
	}
	p = q.printers[i]
	if k := q.tray.Selected - 1; k >= 0 && k < len(p.Trays) {
		t = p.Trays[k]
	}
	return p, t, true
}

// turned follows from a printer to a file or back.
func (q *question) turned() {
	t := q.sh.T
	paper := q.to() == toPrinter
	q.press.Hidden = !paper || len(q.printers) == 0
	switch {
	case len(q.printers) == 0 && q.fault != nil:
		q.none.say(icons.Warning, widget.ColorWarn, q.sh.Say(q.fault))
	case len(q.printers) == 0 && q.p.Only:
		q.none.say(icons.Info, widget.ColorText3, t("printing.none.only"))
	case len(q.printers) == 0:
		q.none.say(icons.Info, widget.ColorText3, t("printing.none"))
	case q.to() == toPDF && q.p.Folder:
		q.none.say(icons.Folder, widget.ColorText3, t("printing.folder.text"))
	case q.to() == toPDF:
		q.none.say(icons.PDF, widget.ColorText3, t("printing.pdf.text"))
	case q.to() == toWord:
		q.none.say(icons.Sheet, widget.ColorText3, t("printing.word.text"))
	default:
		q.none.hide()
	}
	verb := t("printing.save")
	if paper {
		verb = t("printing.print")
	}
	q.box.OK.SetText(verb)
	q.box.OK.SetDisabled(!q.ready || paper && len(q.printers) == 0)
	q.box.Refresh()
}

// chosen shows a printer's trays, and tray among them, -1 for its own choice.
func (q *question) chosen(tray int) {
	p, _, ok := q.one()
	if !ok {
		return
	}
	words := []string{q.sh.T("printing.tray.auto")}
	for _, tr := range p.Trays {
		words = append(words, tr.Name)
	}
	q.tray.SetOptions(words, tray+1)
	q.sidesF.Hidden = !p.Duplex
	q.sidesF.Refresh()
	q.look(true)
}

// look shows how the printer is, what it says to the sheets, and how it is
// calibrated; anew also asks it about the sheets.
func (q *question) look(anew bool) {
	p, _, ok := q.one()
	if !ok || !q.ready {
		return
	}
	if q.busy && !anew {
		return
	}
	if q.looking != nil {
		q.looking()
	}
	if anew {
		q.takes = nil
		q.tell()
	}
	q.busy = true
	state, takes := p.State, q.takes
	q.looking = q.sh.Load(func(ctx context.Context) (err error) {
		if state, err = q.d.Spool.Look(ctx, p.Name); err != nil {
			state = spool.State{Code: spool.StateUnknown}
			if data.CodeOf(err) == spool.Gone {
				state.Code = spool.StateOffline
			}
		}
		if !anew {
			return nil
		}
		for _, s := range q.p.Sheets {
			// Another fault is told by the state, or when it prints.
			if err := q.d.Spool.Takes(ctx, p.Name, s.Width, s.Height); data.CodeOf(err) == spool.NoPaper {
				takes = err
			}
		}
		return nil
	}, func(error) {
		q.busy = false
		if now, _, ok := q.one(); ok && now.Name == p.Name {
			q.printers[q.printer.Selected].State, q.takes = state, takes
			q.tell()
		}
	})
}

// tell writes all that is known of the printer and tray.
func (q *question) tell() {
	p, tray, _ := q.one()
	t := q.sh.T
	words := sentence(t("spool.state." + string(p.State.Code)))
	if p.State.Jobs > 0 {
		words += " · " + t("spool.jobs", "n", p.State.Jobs)
	}
	switch {
	case p.State.Code == spool.StateReady:
		q.state.say(icons.OK, widget.ColorOK, words)
	case p.State.Waits():
		q.state.say(icons.Warning, widget.ColorWarn, words)
	default:
		q.state.say(icons.Info, widget.ColorText3, words)
	}
	switch {
	case q.takes != nil:
		q.size.say(icons.Warning, widget.ColorWarn, q.sh.Say(q.takes))
	case len(q.p.Sheets) > 0:
		words := make([]string, len(q.p.Sheets))
		for i, s := range q.p.Sheets {
			words[i] = q.sizeWords(s)
		}
		q.size.say(icons.Document, widget.ColorText3, t("printing.size", "size", strings.Join(words, ", ")))
	}
	q.tellShift(p, tray)
	q.box.Refresh()
}

// tellShift says how the printer and tray were calibrated.
func (q *question) tellShift(p spool.Printer, tray spool.Tray) {
	t := q.sh.T
	q.measure.Hidden = q.p.Raw || q.d.Calibrate == nil
	if q.p.Raw {
		q.shift.say(icons.Ruler, widget.ColorText3, t("printing.raw"))
		return
	}
	c := p.Shift(tray, q.calibrations)
	if !c.Measured() {
		q.shift.say(icons.Ruler, widget.ColorText3, t("printing.shift.none"))
		return
	}
	q.shift.say(icons.Ruler, widget.ColorOK, t("printing.shift", "date", data.DateOf(c.At.In(q.sh.Now().Location())).String(),
		"x", q.millimetres(c.DX), "y", q.millimetres(c.DY)))
}

// sizeWords names a size of sheets: "A4 ngang (297 × 210 mm)".
func (q *question) sizeWords(s screen.Sheet) string {
	w, h := s.Width, s.Height
	short, long := min(w, h), max(w, h)
	mm := q.number(w, -1) + " × " + q.number(h, -1) + " mm"
	for _, s := range []struct {
		name        string
		short, long float64
	}{{"A3", 297, 420}, {"A4", 210, 297}, {"A5", 148, 210}, {"A6", 105, 148}} {
		if math.Abs(s.short-short) < 1 && math.Abs(s.long-long) < 1 {
			way := "printing.size.upright"
			if w > h {
				way = "printing.size.lying"
			}
			return q.sh.T(way, "name", s.name) + " (" + mm + ")"
		}
	}
	return mm
}

func (q *question) number(v float64, digits int) string {
	w := strconv.FormatFloat(v, 'f', digits, 64)
	if q.sh.Catalogue().Lang() == "vi" {
		w = strings.Replace(w, ".", ",", 1)
	}
	return w
}

// millimetres writes a shift with its sign: "+1,2 mm".
func (q *question) millimetres(v float64) string {
	sign := "+"
	switch {
	case math.Abs(v) < 0.05:
		sign = ""
	case v < 0:
		sign = "−"
	}
	return sign + q.number(math.Abs(v), 1) + " mm"
}

// sentence begins with a capital letter.
func sentence(words string) string {
	r := []rune(words)
	if len(r) == 0 {
		return ""
	}
	return strings.ToUpper(string(r[:1])) + string(r[1:])
}
