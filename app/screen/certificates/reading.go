package certificates

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vinhdanh/app/jobs/issue"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

// reading stands in place of the page while somebody compares the texts with
// the decision: one sheet after the other, of one unit or of all, in letters
// that two people can read at arm's length.
type reading struct {
	s      *Screen
	object fyne.CanvasObject

	units  []string  // "" stands for all
	ids    []data.ID // the sheets of the chosen unit
	texts  map[data.ID]issue.Texts
	id     data.ID // the sheet that is read
	cancel context.CancelFunc
	wrote  bool // something was confirmed: the records have changed

	unit     *widget.Select
	who      *widget.Entry
	whoF     *widget.Field
	progress *widget.Text
	title    *widget.Text
	second   *widget.Text
	readers  *fyne.Container
	text     *fyne.Container
	roll     *container.Scroll
	confirm  *widget.Button
	back, on *widget.Button
}

// openReading begins with a sheet, or with the first that nobody has read.
func (s *Screen) openReading(id data.ID) {
	if s.all.readers == nil {
		return
	}
	var units []string
	for _, r := range s.all.rows {
		if made(r) && !slices.Contains(units, unitOf(r)) {
			units = append(units, unitOf(r))
		}
	}
	if len(units) == 0 {
		s.sh.Remark(s.sh.T("certificates.proof.none"))
		return
	}
	slices.SortFunc(units, func(a, b string) int { return strings.Compare(fold(a), fold(b)) })
	r := &reading{s: s, units: append([]string{""}, units...), texts: map[data.ID]issue.Texts{}}
	r.build()
	s.reading = r
	at := 0
	if row, ok := s.find(id); ok && made(row) {
		at = 1 + slices.Index(units, unitOf(row))
		r.id = id
	}
	r.unit.Selected = at
	r.fill()
	s.show(r.object)
	if s.reader == "" {
		widget.FocusOn(r.who)
	}
}

// unitOf is who checks a text: the recipient's unit, or the collective itself,
// as on the Phiếu rà soát.
func unitOf(r data.CitationRow) string {
	if r.Unit == "" && r.Kind == data.Collective {
		return r.Name
	}
	return or(r.Unit, or(r.Address, "—"))
}

// closeReading goes back to the page.
func (s *Screen) closeReading() {
	r := s.reading
	if r == nil {
		return
	}
	if r.cancel != nil {
		r.cancel()
	}
	s.reading = nil
	s.show(s.panels)
	s.arrange()
	if _, ok := s.find(r.id); ok {
		s.pick(r.id)
	}
	if r.wrote {
		s.sh.Changed()
	}
}

func (r *reading) build() {
	s, t := r.s, r.s.sh.T
	words := make([]string, len(r.units))
	r.unit = widget.NewSelect(words, 0, func(int) { r.id = ""; r.fill() })
	r.who = widget.NewEntry()
	r.who.SetText(s.reader)
	r.who.SetPlaceHolder(t("certificates.proof.who.example"))
	r.whoF = widget.NewField(t("certificates.proof.who"), r.who)
	r.who.OnChanged = func(name string) {
		s.reader = strings.TrimSpace(name)
		r.whoF.SetError("")
		r.show()
	}
	r.who.OnSubmitted = func(string) { s.sh.Window().Canvas().Unfocus() }
	r.progress, r.title, r.second = widget.NewSecond("").Cut(60), widget.NewHeading("").Cut(60), widget.NewSecond("").Cut(60)
	r.readers, r.text = widget.Flow(16), widget.Column(14)
	r.roll = container.NewVScroll(widget.Pad(20, 28, 24, 28, r.text))
	r.back = widget.NewButton(t("certificates.preview.back"), icons.ChevronBack, func() { r.step(-1) })
	r.on = widget.NewButton(t("certificates.preview.on"), icons.ChevronForward, func() { r.step(1) })
	r.confirm = widget.NewFilled(t("certificates.read.confirm"), icons.Check, r.confirmed)
	r.confirm.Hint = "Enter"
	done := widget.NewButton(t("certificates.read.done"), icons.Close, s.closeReading)
	done.Hint = "Esc"
	bar := widget.NewSurface(widget.Pad(10, 16, 12, 16, widget.Tops(16,
		widget.GrowBy(2, widget.NewField(t("certificates.read.unit"), r.unit)), widget.Grow(r.whoF), widget.Pad(20, 0, 0, 0, done))))
	head := widget.Pad(12, 20, 12, 28, widget.Column(6, widget.Row(12, widget.Grow(widget.Column(0, r.title, r.second)), r.progress), r.readers))
	foot := widget.Pad(10, 16, 10, 16, widget.Row(8, r.back, r.on, widget.Space(), r.confirm))
	card := widget.NewSurface(widget.Column(0, head, widget.Line(), widget.Grow(widget.Pad(0, 1, 0, 1, r.roll)), widget.Line(), foot))
	r.object = widget.Column(widget.CardGap, bar, widget.Grow(container.New(readingLayout{}, card, s.preview.object)))
}

// readingLayout gives the text what it needs to be large, and the sheet the rest.
type readingLayout struct{}

const readingGap = widget.CardGap

func (readingLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	a, b := o[0].MinSize(), o[1].MinSize()
	return fyne.NewSize(a.Width+b.Width+readingGap, max(a.Height, b.Height))
}

func (readingLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	const share = 0.56
	w := max(o[0].MinSize().Width, (size.Width-readingGap)*share)
	o[0].Move(fyne.NewPos(0, 0))
	o[0].Resize(fyne.NewSize(w, size.Height))
	o[1].Move(fyne.NewPos(w+readingGap, 0))
	o[1].Resize(fyne.NewSize(size.Width-w-readingGap, size.Height))
}

// fill lists the sheets of the chosen unit and reads their texts.
func (r *reading) fill() {
	s := r.s
	unit := r.units[r.unit.Selected]
	r.ids = nil
	f := data.CitationFilter{IDs: []data.ID{""}}
	for _, g := range s.groups {
		for _, row := range g.rows {
			if made(row) && (unit == "" || unitOf(row) == unit) {
				r.ids = append(r.ids, row.ID)
			}
		}
	}
	if !slices.Contains(r.ids, r.id) {
		r.id = r.next("")
	}
	for _, id := range r.ids {
		if _, ok := r.texts[id]; !ok {
			f.IDs = append(f.IDs, id)
		}
	}
	r.show()
	if len(f.IDs) == 1 {
		return
	}
	if r.cancel != nil {
		r.cancel()
	}
	conf := s.sh.Conference()
	var list []issue.Texts
	r.cancel = s.sh.Load(func(ctx context.Context) error {
		d, err := s.d.issue(ctx, s, nil)
		if err != nil {
			return err
		}
		list, err = issue.ReadTexts(ctx, d, conf, f)
		return err
	}, func(err error) {
		r.cancel = nil
		if err != nil {
			s.sh.Fail(err)
			return
		}
		for _, t := range list {
			r.texts[t.Row.ID] = t
		}
		r.show()
	})
}
