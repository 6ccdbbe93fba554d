package certificates

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vinhdanh/app/jobs/issue"
	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

func scrolled(o fyne.CanvasObject) fyne.CanvasObject { return container.NewVScroll(o) }

// show brings the summary and the button up to date.
func (r *review) show() {
	s, t := r.s, r.s.sh.T
	r.sum.Objects = nil
	line := func(icon icons.Name, tint fyne.ThemeColorName, words string) {
		text := widget.NewSecond(words)
		text.Wrap = true
		r.sum.Objects = append(r.sum.Objects, widget.Tops(8, widget.NewIcon(icon, 18, tint), widget.Grow(text)))
	}
	switch {
	case r.busy:
		line(icons.Clock, widget.ColorText3, t("certificates.review.busy"))
	default:
		p := r.order.plan
		line(icons.Print, widget.ColorText2, s.sheetWords(p))
		if p.issue > 0 {
			line(icons.Certificate, widget.ColorText2, t("certificates.print.issue", "n", p.issue))
		}
		counts := map[issue.Severity]int{}
		for _, item := range r.found.Items {
			counts[item.Severity]++
		}
		if len(r.found.Items) == 0 {
			line(icons.OK, widget.ColorOK, t("certificates.review.fine"))
		}
		for _, sev := range severities {
			if n := counts[sev]; n > 0 {
				_, _, tint := toneOf(sev).Colors()
				line(toneOf(sev).Icon(), tint, t("certificates.review.count."+string(sev), "n", n))
			}
		}
		if r.order.papers.Overprint {
			r.overprint(line)
		}
	}
	r.print.SetDisabled(r.busy || r.order.plan.sheets == 0)
	r.print.SetText(t("certificates.print.do", "n", r.order.plan.sheets))
	r.tell()
	r.table.Empty = widget.Padded(24, widget.NewParagraph(t("certificates.review.none")).Tint(widget.ColorText2).Aligned(fyne.TextAlignCenter))
	if r.busy {
		r.table.Empty = nil
	}
	r.table.Refresh()
	r.cards.Refresh()
}

// overprint says by which printer, and how far what it prints is moved.
func (r *review) overprint(line func(icons.Name, fyne.ThemeColorName, string)) {
	s := r.s
	c := r.order.papers.Calibration
	if c == nil {
		line(icons.Warning, widget.ColorWarn, s.sh.T("certificates.review.uncalibrated"))
		return
	}
	line(icons.Ruler, widget.ColorText2, s.sh.T("certificates.review.calibration", "printer", printerWords(*c), "x", s.millimetres(c.DX), "y", s.millimetres(c.DY)))
}

// tell shows the chosen item: what, what to do, and the way there.
func (r *review) tell() {
	item, ok := r.item()
	r.detail.Objects = nil
	if ok && !r.busy {
		tone := toneOf(item.Severity)
		_, _, tint := tone.Colors()
		head := widget.NewBold(r.name(item))
		head.Wrap = true
		what := widget.NewSecond(r.what(item)).Tint(tint)
		what.Wrap = true
		parts := []fyne.CanvasObject{head, what}
		if words := r.advice(item); words != "" {
			todo := widget.NewSecond(words)
			todo.Wrap = true
			parts = append(parts, todo)
		}
		if words, do := r.way(item); do != nil {
			b := widget.NewSmall(words, icons.ArrowForward, do)
			parts = append(parts, widget.Row(0, b, widget.Space()))
		}
		r.detail.Objects = []fyne.CanvasObject{widget.Tops(8, widget.NewIcon(tone.Icon(), 20, tint), widget.Grow(widget.Column(6, parts...)))}
	}
	r.cards.Objects[1].(*widget.Surface).Hidden = len(r.detail.Objects) == 0
	r.cards.Refresh()
}

// advice says what to do about an item.
func (r *review) advice(item issue.Item) string {
	cat := r.s.sh.Catalogue()
	for _, key := range []string{"certificates.advice." + item.Code, "certificates.advice." + string(item.Severity)} {
		if cat.Has(key) {
			return r.s.sh.T(key)
		}
	}
	return ""
}

// way gives where an item can be settled.
func (r *review) way(item issue.Item) (words string, do func()) {
	s, t := r.s, r.s.sh.T
	open := func(p screen.Place, f screen.Filter) func() { return func() { s.sh.Open(p, f) } }
	switch item.Code {
	case "no-decision", "no-signatory", "no-authority":
		return t("certificates.warning.no-decision.do"), open(screen.Awards, screen.Filter{Section: "decisions", Select: item.Row.Decision})
	case "not-proofread":
		return t("certificates.read"), func() { s.openReading(item.Row.ID) }
	case "no-emblem", "no-place":
		return t("certificates.warning.settings"), open(screen.Settings, screen.Filter{Section: "conference"})
	case "stock-short", "no-stock":
		return t("certificates.stock.open"), func() { s.openStock("") }
	case "template-changed", "missing-glyph", "no-template", "template-no-title":
		return t("certificates.edit"), open(screen.Designer, screen.Filter{Section: s.templateOf(item.Row.Document)})
	case "printed", "received", "no-document", "withdrawn":
		return "", nil
	}
	if item.Row.ID == "" || reached(item.Row, data.StateDrawnUp) {
		return "", nil
	}
	return t("certificates.warning.edit"), open(screen.Awards, screen.Filter{Select: item.Row.ID})
}
