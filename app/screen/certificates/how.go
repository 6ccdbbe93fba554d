package certificates

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"vinhdanh/app/jobs/papers"
	"vinhdanh/app/jobs/templates"
	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/data"
	"vinhdanh/print/layout"
)

// printKinds are the reasons to print, in the order of the choice.
var printKinds = []data.PrintKind{data.PrintFirst, data.PrintAgain, data.PrintExchange, data.PrintReplacement}

// how is the folded part of the print card: templates, order, files, and why
// what was printed once is printed again.
type how struct {
	c      *printCard
	object *fyne.Container

	sheets  map[data.DocumentKind]*widget.Select
	fields  *fyne.Container // of them
	order   *widget.Segment
	output  *widget.Segment
	kind    *widget.Select
	reason  *widget.Entry
	paper   *widget.Entry
	day     *widget.Entry
	reasonF *widget.Field
	paperF  *widget.Field
	dayF    *widget.Field
	asked   *fyne.Container // the document's number and date
}

func newHow(c *printCard) *how {
	h := &how{c: c, sheets: map[data.DocumentKind]*widget.Select{}, fields: widget.Column(8)}
	t := c.s.sh.T
	two := func(key string) *widget.Segment {
		return widget.NewSegment([]string{t("certificates." + key + ".0"), t("certificates." + key + ".1")}, 0, func(int) { c.refresh() })
	}
	h.order, h.output = two("order"), two("output")
	var words []string
	for _, k := range printKinds {
		words = append(words, t("certificates.kind."+or(string(k), "first")))
	}
	h.kind = widget.NewSelect(words, 0, func(int) { h.turned() })
	h.kind.Most = sideSelect
	entry := func(key string) (*widget.Entry, *widget.Field) {
		e := widget.NewEntry()
		f := widget.NewField(t("certificates."+key), e)
		e.SetPlaceHolder(t("certificates." + key + ".example"))
		e.OnChanged = func(string) { f.SetError("") }
		return e, f
	}
	h.reason, h.reasonF = entry("reason")
	h.paper, h.paperF = entry("paper")
	h.day, h.dayF = entry("paper.day")
	h.asked = widget.Column(8, h.paperF, h.dayF)
	h.object = widget.Column(8, h.fields, widget.NewField(t("certificates.order"), h.order), widget.NewField(t("certificates.output"), h.output),
		widget.NewField(t("certificates.kind"), h.kind), h.reasonF, h.asked)
	h.asked.Hide()
	h.reasonF.Hide()
	return h
}

// again tells whether printed sheets are printed once more.
func (h *how) again() bool { return h.kind.Selected > 0 }

// turned shows what the chosen reason asks for. Who prints again means the
// sheets picked, not all that were ever printed.
func (h *how) turned() {
	kind := printKinds[h.kind.Selected]
	h.reasonF.Hidden = kind == data.PrintFirst
	h.asked.Hidden = kind != data.PrintExchange && kind != data.PrintReplacement
	if h.again() && h.c.scope.Selected == scopeAll {
		h.c.scope.Selected = scopePicked
	}
	h.object.Refresh()
	h.c.refresh()
}

// reset goes back to the first printing, once the others are printed.
func (h *how) reset() {
	if !h.again() {
		return
	}
	h.kind.Selected = 0
	h.kind.Refresh()
	for _, e := range []*widget.Entry{h.reason, h.paper, h.day} {
		e.SetText("")
	}
	h.turned()
}

// loaded offers the templates that were read, for the documents that there are.
func (h *how) loaded() {
	s := h.c.s
	h.fields.Objects = nil
	for _, k := range printedHere {
		if !s.prints(k) {
			continue
		}
		var list []templates.Entry
		var words []string
		at := -1
		for _, e := range s.all.sheets {
			if !templates.Serves(e.Document, string(k)) {
				continue
			}
			if e.ID == s.templateOf(k) {
				at = len(list)
			}
			list, words = append(list, e), append(words, layout.In(e.Name, s.sh.Catalogue().Lang()))
		}
		if len(list) == 0 {
			continue
		}
		h.sheets[k] = widget.NewSelect(words, at, func(i int) { s.chooseTemplate(k, list[i].ID) })
		h.sheets[k].Most = sideSelect
		h.fields.Objects = append(h.fields.Objects, widget.NewField(s.sh.T("certificates.template."+string(k)), h.sheets[k]))
	}
	h.fields.Refresh()
}

// prints tells whether any sheet of a document is made here.
func (s *Screen) prints(k data.DocumentKind) bool {
	for _, r := range s.all.rows {
		if made(r) && r.Document == k {
			return true
		}
	}
	return false
}

// chooseTemplate keeps by which template a document is printed from now on.
// What is drawn up stays as it is.
func (s *Screen) chooseTemplate(k data.DocumentKind, id string) {
	conf := s.sh.Conference()
	s.write(func(ctx context.Context) error { return s.d.Templates.Choose(ctx, conf.ID, string(k), id) }, func() {
		s.sh.Notify(s.sh.T("certificates.template.chosen"), nil)
	})
}

// words says in short what is chosen, for the closed section.
func (h *how) words() string {
	t := h.c.s.sh.T
	list := []string{h.order.Options[h.order.Selected], h.output.Options[h.output.Selected]}
	if h.again() {
		list = append([]string{t("certificates.kind." + string(printKinds[h.kind.Selected]))}, list...)
	}
	return strings.ToLower(join(" · ", list...))
}

// options gives what is chosen; a fault is said at its field.
func (h *how) options(o *papers.CertOptions) bool {
	t := h.c.s.sh.T
	if h.order.Selected == 1 {
		o.Order = papers.OrderTray
	}
	if !h.again() {
		return true
	}
	o.Kind, o.Again, o.Reason = printKinds[h.kind.Selected], true, strings.TrimSpace(h.reason.Text)
	var wrong *widget.Entry
	check := func(f *widget.Field, e *widget.Entry, fine bool, key string) {
		text := ""
		if !fine {
			text = t(key)
			if wrong == nil {
				wrong = e
			}
		}
		f.SetError(text)
	}
	check(h.reasonF, h.reason, o.Reason != "", "certificates.reason.needed")
	if o.Kind != data.PrintAgain {
		day, err := screen.ReadDate(h.day.Text)
		o.Paper, o.PaperDate = strings.TrimSpace(h.paper.Text), day
		check(h.paperF, h.paper, o.Paper != "", "certificates.paper.needed")
		check(h.dayF, h.day, err == nil && day.Full(), "certificates.paper.day.needed")
	}
	h.c.s.resized()
	if wrong != nil {
		h.c.fold.Open(true)
		widget.FocusOn(wrong)
	}
	return wrong == nil
}
