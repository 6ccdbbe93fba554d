package agenda

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
	programme "vinhdanh/data/agenda"
)

// pane is the panel in which an item is written, with what a change does to
// the others.
type pane struct {
	s      *Screen
	item   data.AgendaItem // as it is kept; of a new one what is given
	fresh  bool            // a new one
	at     int             // its place in the list
	people []data.Actor
	silent bool // fields are being filled, not typed into
	whole  bool // all fields also while leading

	heading, when, name     *widget.Text
	more, shut              *widget.Button
	title                   *widget.Entry
	starts, minutes         *widget.Entry
	person, capacity        *widget.Entry
	documents, script, note *widget.Entry
	cue                     *widget.Entry
	fixed                   *widget.Check
	kind, hall              *widget.Select
	cast                    *fyne.Container // the people, a row each
	titleF, startsF         *widget.Field
	minutesF, cueF          *widget.Field
	proposed                *widget.Text
	take                    *widget.Button
	extra                   *fyne.Container // rounds of an awards item, votes
	effect                  *fyne.Container
	effectOne, effectTo     *widget.Text
	ways                    *widget.Radio
	how                     []programme.How // what ways offers
	save, cancel            *widget.Button
	foot                    *fyne.Container
	roll                    *container.Scroll
	built                   [2]fyne.CanvasObject // with all fields, short
	halls                   int                  // how many there were then

	o    programme.Outcome // of what is typed
	does bool              // o says something
}

func newPane(s *Screen) *pane {
	p := &pane{s: s, cast: widget.Column(6), extra: widget.Column(8), foot: container.NewStack()}
	t := s.sh.T
	p.heading = widget.NewHeading("").Cut(60)
	p.when = widget.NewSecond("").Cut(60)
	p.name = widget.NewSecond("")
	p.name.Wrap, p.name.Lines = true, 2
	p.more = widget.NewIconButton(icons.More, t("agenda.screen.more"), func() { widget.ShowMenu(p.more, s.itemMenu()) })
	p.shut = widget.NewIconButton(icons.Close, t("common.close"), func() { s.Close() })
	p.makeFields()
	p.effectOne, p.effectTo = widget.NewBold("").Tint(widget.ColorAccent), widget.NewSecond("").Tint(widget.ColorText)
	p.effectOne.Wrap, p.effectTo.Wrap = true, true
	p.effect = widget.Column(0, widget.NewNote(widget.Accent, widget.Column(4, p.effectOne, p.effectTo)))
	p.ways = widget.NewRadio(nil, 0, func(int) { p.think() })
	p.save = widget.NewFilled("", "", p.submit)
	p.cancel = widget.NewButton(t("common.cancel"), "", p.reject)
	return p
}

// open tells whether the panel shows an item.
func (p *pane) open() bool { return p.fresh || p.item.ID != "" }

func (p *pane) makeFields() {
	t := p.s.sh.T
	changed := func(string) { p.changed() }
	line := func() *widget.Entry {
		e := widget.NewEntry()
		e.OnChanged, e.OnSubmitted = changed, func(string) { p.submit() }
		return e
	}
	several := func(n int) *widget.Entry {
		e := widget.NewMultiEntry(n)
		e.OnChanged = changed
		return e
	}
	p.title = several(2)
	p.title.OnKey = func(k *fyne.KeyEvent) bool { // a title is one line, however long
		if k.Name == fyne.KeyReturn || k.Name == fyne.KeyEnter {
			p.submit()
			return true
		}
		return false
	}
	p.starts, p.minutes, p.person, p.capacity, p.cue = line(), line(), line(), line(), line()
	p.documents, p.script, p.note = several(2), several(4), several(2)
	p.starts.SetPlaceHolder(t("agenda.screen.field.starts.follows"))
	p.capacity.SetPlaceHolder(t("agenda.field.capacity.example"))
	p.documents.SetPlaceHolder(t("agenda.screen.field.documents.example"))
	p.script.SetPlaceHolder(t("agenda.screen.field.script.proposed"))
	kinds := make([]string, len(data.ItemKinds))
	for i, k := range data.ItemKinds {
		kinds[i] = t("agenda.kind." + string(k))
	}
	p.kind = widget.NewSelect(kinds, -1, func(int) { p.changed() })
	p.hall = widget.NewSelect(nil, 0, func(int) { p.changed() })
	p.fixed = widget.NewCheck(t("agenda.screen.field.fixed"), false, func(bool) { p.changed() })
	step := func(icon icons.Name, tip string, by int) *widget.Button {
		b := widget.NewIconButton(icon, tip, func() {
			n, err := strconv.Atoi(p.minutes.Text)
			if err != nil {
				n = p.item.Minutes
			}
			p.minutes.SetText(strconv.Itoa(max(0, n+by)))
		})
		b.Kind = widget.Outlined
		return b
	}
	less, more := step(icons.Remove, t("agenda.less"), -5), step(icons.Add, t("agenda.more"), 5)
	p.titleF = widget.NewField(t("agenda.field.title"), p.title)
	p.startsF = widget.NewField(t("agenda.field.starts"), p.starts)
	p.minutesF = widget.NewField(t("agenda.field.minutes"), widget.Row(4, less, widget.Grow(p.minutes), more))
	p.cueF = widget.NewField(t("agenda.screen.column.cue"), p.cue)
	p.proposed = widget.NewSecond("").Tint(widget.ColorText3)
	p.proposed.Wrap = true
	p.take = widget.NewSmall(t("agenda.screen.field.script.take"), icons.Copy, func() { p.script.SetText(p.proposed.Text) })
}

// arrange gives the panel: short while a meeting is led, else with all fields.
func (p *pane) arrange(short bool) (o fyne.CanvasObject) {
	t := p.s.sh.T
	p.arrangeFoot()
	kind := 0
	if short {
		kind = 1
	}
	if n := len(p.s.p.Halls); n != p.halls {
		p.halls, p.built[0] = n, nil
	}
	if p.built[kind] != nil { // the same, so that the list of fields stays where it was rolled to
		p.built[1-kind] = nil // a part is in one place at a time
		p.when.Hidden = short
		return p.built[kind]
	}
	p.built[1-kind] = nil
	defer func() { p.built[kind] = o }()
	p.when.Hidden = short
	head := widget.Pad(12, 12, 4, 20, widget.Row(0, widget.Grow(widget.Column(0, p.heading, p.when)), p.more, p.shut))
	if short {
		whole := widget.NewQuiet(t("agenda.screen.whole"), func() { p.whole = true; p.s.arrangeSide() })
		return widget.NewSurface(widget.Column(0, head,
			widget.Pad(0, 20, 8, 20, widget.Column(10, p.name, widget.Tops(10, widget.GrowBy(1.2, p.minutesF), widget.Grow(p.cueF)), p.extra, widget.Row(0, whole))),
			widget.Pad(0, 20, 16, 20, p.foot)))
	}
	fields := []fyne.CanvasObject{
		p.titleF,
		widget.Tops(12, widget.Grow(p.startsF), widget.GrowBy(1.4, p.minutesF)),
		p.fixed,
		widget.NewField(t("agenda.field.kind"), p.kind),
		p.extra,
		widget.Column(4, widget.NewCaption(t("agenda.field.person")).Tint(widget.ColorText2), p.cast),
		widget.NewField(t("agenda.screen.field.person"), p.person),
		widget.NewField(t("agenda.field.capacity"), p.capacity),
	}
	if len(p.s.p.Halls) > 0 {
		fields = append(fields, widget.NewField(t("agenda.screen.field.hall"), p.hall))
	}
	fields = append(fields, p.cueF,
		widget.NewField(t("agenda.screen.field.documents"), p.documents),
		widget.Column(6, widget.NewField(t("agenda.screen.field.script"), p.script), p.proposed, widget.Row(0, p.take)),
		widget.NewField(t("agenda.screen.field.note"), p.note))
	p.roll = container.NewVScroll(widget.Pad(4, 20, 12, 20, widget.Column(12, fields...)))
	return widget.NewSurface(widget.Column(0, head, widget.Grow(p.roll), widget.Line(), widget.Pad(12, 20, 12, 20, p.foot)))
}

// arrangeFoot shows what a change does, the choices, and the buttons.
func (p *pane) arrangeFoot() {
	var parts []fyne.CanvasObject
	if p.effectOne.Text != "" {
		parts = append(parts, p.effect)
	}
	if len(p.how) > 1 {
		parts = append(parts, p.ways)
	}
	p.foot.Objects = []fyne.CanvasObject{widget.Column(8, append(parts, widget.Row(8, widget.Grow(p.save), widget.Grow(p.cancel)))...)}
	p.foot.Refresh()
}

// focus puts the keyboard into the first field.
func (p *pane) focus() {
	if !p.open() {
		return
	}
	if p.s.mode == leading && !p.whole {
		widget.FocusOn(p.minutes)
		return
	}
	widget.FocusOn(p.title)
}
