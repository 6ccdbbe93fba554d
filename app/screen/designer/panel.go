package designer

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/print/layout"
)

// panel shows what the chosen part is made of. It is built for the part, and
// only brought up to date as long as the same one is chosen: an entry that is
// being typed into stays.
type panel struct {
	s      *Screen
	object fyne.CanvasObject
	scroll *container.Scroll
	column *fyne.Container
	notes  *fyne.Container
	shape  string // what it was built for
	noted  string // what the notes say
	built  int    // how often it was built
	stale  bool   // its parts have changed since it was drawn
	syncs  []func()
	sizes  []*number
	text   *widget.Entry
	wordsF *widget.Field
}

func newPanel(s *Screen) *panel {
	p := &panel{s: s, column: widget.Column(10), notes: widget.Column(8)}
	p.scroll = container.NewVScroll(widget.Pad(12, 16, 16, 16, p.column))
	p.object = p.scroll
	return p
}

// form is what decides which controls there are.
func (p *panel) form() string {
	e := p.s.e
	if !e.there(e.sel) {
		return "template " + e.t.ID
	}
	f := fmt.Sprint(e.key(e.sel), e.locked(e.sel))
	if e.sel.kind == framePart {
		f += fmt.Sprint(len(e.t.Frames[e.sel.at].Fields))
	}
	return f
}

// fill shows the chosen part.
func (p *panel) fill() {
	if f := p.form(); f != p.shape {
		p.shape = f
		p.build()
	} else {
		for _, sync := range p.syncs {
			sync()
		}
	}
	p.notices()
}

// measures brings the measures alone up to date.
func (p *panel) measures() {
	for _, n := range p.sizes {
		n.sync()
	}
	p.notices()
}

// notices shows what is wrong with the part, and what is worth a look.
func (p *panel) notices() {
	s := p.s
	e := s.e
	var shown []fault
	for _, f := range s.faults {
		if !e.there(e.sel) || f.part.whole() == e.sel.whole() || f.other.whole() == e.sel.whole() {
			shown = append(shown, f)
		}
	}
	// Cards are made anew only if they say something else.
	if now := fmt.Sprint(shown, s.checked.of, s.checked.n, s.checked.size, s.checked.faults, e.sel.whole()); now != p.noted {
		p.noted = now
		p.notes.Objects = nil
		for _, f := range shown {
			p.notes.Add(s.faultCard(f))
		}
		if card := s.shrunkCard(); card != nil {
			p.notes.Add(card)
		}
		p.notes.Hidden = len(p.notes.Objects) == 0 // an empty one would take a gap
		p.stale = true
	}
	if p.stale {
		p.stale = false
		p.column.Refresh()
	}
}

// focusText puts the keyboard into the words of the field.
func (p *panel) focusText() {
	if p.text != nil {
		p.scroll.ScrollToTop()
		p.s.sh.Window().Canvas().Focus(p.text)
		p.text.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
}

func (p *panel) build() {
	p.built++
	p.syncs, p.sizes, p.text, p.wordsF = nil, nil, nil, nil
	var parts []fyne.CanvasObject
	e := p.s.e
	if e.there(e.sel) {
		parts = append(p.part(), p.notes)
	} else { // of the whole sheet what is wrong comes first
		parts = p.template()
		parts = append([]fyne.CanvasObject{parts[0], p.notes}, parts[1:]...)
	}
	p.column.Objects, p.stale = parts, true
	p.scroll.ScrollToTop()
}

func (p *panel) t(key string, args ...any) string { return p.s.sh.T(key, args...) }

// line divides the panel from edge to edge.
func line() fyne.CanvasObject { return widget.Pad(2, -16, 2, -16, widget.Line()) }

// pair puts things side by side, each as wide as the others.
func pair(objs ...fyne.CanvasObject) fyne.CanvasObject {
	for i := range objs {
		objs[i] = widget.Grow(objs[i])
	}
	return widget.Tops(8, objs...)
}

// measure is a labelled entry.
func (p *panel) measure(label, unit string, step float64, exact bool, get func() float64, set func(float64)) fyne.CanvasObject {
	n := p.s.newNumber(unit, step, exact, get, set)
	built := p.built
	n.gone = func() bool { return p.built != built }
	p.syncs = append(p.syncs, n.sync)
	p.sizes = append(p.sizes, n)
	return widget.NewField(p.t(label), container.NewStack(small(n.entry)))
}

// small shows an entry in the letters that a narrow panel has room for.
func small(e *widget.Entry) fyne.CanvasObject { return widget.Larger(e, widget.SizeSecond, 6) }

// part shows the chosen part.
func (p *panel) part() []fyne.CanvasObject {
	e := p.s.e
	title := widget.NewHeading(p.t("designer.kind." + kindName(e.sel))).Cut(60)
	title.TextSize = 15
	layer, tone := "designer.tag.text", widget.Accent
	if e.stock(e.sel) {
		layer, tone = "designer.tag.stock", widget.Neutral
	}
	if e.sel.kind == tracePart {
		layer = "designer.tag.trace"
		tone = widget.Neutral
	}
	tag := widget.NewTag(p.t(layer), tone, "")
	parts := []fyne.CanvasObject{widget.Row(8, widget.Grow(title), tag)}
	if e.locked(e.sel) {
		open := widget.NewSmall(p.t("designer.unlock"), icons.LockOpen, func() { e.lock(e.sel, false); p.s.changed() })
		words := widget.NewSecond(p.t("designer.locked.short")).Tint(widget.ColorText2).Cut(40)
		parts = append(parts, widget.Row(8, widget.NewIcon(icons.Lock, 16, widget.ColorText3), widget.Grow(words), open))
	}
	field := p.field()
	if field != nil {
		parts = append(parts, p.words(field))
	}
	parts = append(parts, p.place())
	switch e.sel.kind {
	case framePart:
		if field != nil {
			parts = append(parts, line())
			parts = append(parts, p.letters(field)...)
		}
		parts = append(parts, line())
		parts = append(parts, p.frame()...)
	case codePart:
		parts = append(parts, p.code())
	case emblemPart:
		parts = append(parts, widget.NewParagraph(p.t("designer.emblem.text")).Tint(widget.ColorText2))
	case borderPart:
		parts = append(parts, p.border()...)
	case drumPart:
		parts = append(parts, p.color("designer.color", func() *layout.Color { return &p.s.e.t.Drum.Color }))
	case fillPart:
		parts = append(parts, p.color("designer.color", func() *layout.Color { return &p.s.e.t.Fills[e.sel.at].Color }))
	case watermarkPart:
		parts = append(parts, p.watermark())
	case tracePart:
		parts = append(parts, p.trace())
	}
	if k := e.sel.kind; k == framePart || k == picturePart || k == fillPart {
		at := 0
		if !e.stock(e.sel) {
			at = 1
		}
		layer := widget.NewSegment([]string{p.t("designer.layer.stock.short"), p.t("designer.layer.text.short")}, at, func(i int) {
			p.s.e.setLayer([]string{stockLayer, textLayer}[i])
			p.s.changed()
		})
		parts = append(parts, line(), widget.NewField(p.t("designer.layer"), layer))
	}
	return parts
}

func kindName(p part) string {
	return map[kind]string{framePart: "frame", codePart: "code", emblemPart: "emblem", picturePart: "picture", fillPart: "fill",
		borderPart: "border", drumPart: "drum", watermarkPart: "watermark", tracePart: "trace"}[p.kind]
}

// field gives the chosen field: of a frame with one, that one.
func (p *panel) field() func() *layout.Field {
	sel := p.s.e.sel
	if sel.kind != framePart {
		return nil
	}
	if len(p.s.e.t.Frames[sel.at].Fields) == 1 {
		sel.field = 0
	}
	if sel.field < 0 {
		return nil
	}
	return func() *layout.Field { return &p.s.e.t.Frames[sel.at].Fields[sel.field] }
}

// longWords is from how many letters on a field's words get a second line.
const longWords = 26

// words is the entry of what the field says, with a list of the data.
func (p *panel) words(field func() *layout.Field) fyne.CanvasObject {
	e := p.s.e
	w := wordsOf(p.s.sh.Catalogue(), e.t.Document)
	said := w.show(field().Text)
	entry := widget.NewEntry()
	if len([]rune(said)) > longWords {
		entry = widget.NewMultiEntry(2)
	}
	p.text = entry
	entry.SetText(said)
	take := func() {
		if entry.Text == said {
			return
		}
		text, unknown := w.read(strings.Join(strings.Fields(entry.Text), " "))
		switch {
		case unknown != "":
			p.wordsF.SetError(p.t("designer.words.unknown", "name", unknown))
			return
		case text == "":
			p.wordsF.SetError(p.t("designer.words.empty"))
			return
		}
		p.wordsF.SetError("")
		said = entry.Text
		if f := field(); f.Text != text {
			e.change("", func() {
				f := field()
				if f.Name == fieldName(f.Text) || f.Name == "note" {
					f.Name = fieldName(text)
				}
				f.Text = text
			})
			p.s.changed()
		}
	}
	entry.OnKey = func(k *fyne.KeyEvent) bool {
		if k.Name == fyne.KeyReturn || k.Name == fyne.KeyEnter {
			take()
			return true
		}
		return false
	}
	entry.OnFocus = func(on bool) {
		if !on && p.text == entry {
			take()
		}
	}
	p.syncs = append(p.syncs, func() {
		if now := w.show(field().Text); now != said {
			said = now
			entry.SetText(now)
		}
	})
	var add *widget.Button
	add = widget.NewIconButton(icons.DropDown, p.t("designer.words.insert"), func() {
		p.s.placesMenu(add, func(place string) {
			was := field().Text
			to := "{" + place + "}"
			if was != p.t("designer.new-text") && !wholePlace(was) {
				to = strings.TrimSpace(was) + " " + to
			}
			entry.SetText(w.show(to))
			take()
		})
	})
	add.Measure = widget.Small
	label := p.t("designer.words")
	p.wordsF = widget.NewField(label, widget.Row(4, widget.Grow(small(entry)), add))
	return p.wordsF
}

// wholePlace tells of a text that is one place and nothing else.
func wholePlace(text string) bool {
	return strings.HasPrefix(text, "{") && strings.IndexByte(text, '}') == len(text)-1
}

// place shows where the part stands.
func (p *panel) place() fyne.CanvasObject {
	e := p.s.e
	one := func(label string, get func(r *layout.Rect) *float64) fyne.CanvasObject {
		f := p.measure(label, "", step, true, func() float64 {
			if !p.s.e.there(p.s.e.sel) {
				return 0
			}
			r := p.s.e.rect(p.s.e.sel)
			return *get(&r)
		}, func(v float64) {
			r := e.rect(e.sel)
			*get(&r) = v
			p.s.e.setRect(r)
			p.s.changed()
		})
		if e.locked(e.sel) {
			p.sizes[len(p.sizes)-1].entry.Disable()
		}
		return f
	}
	return pair(
		one("designer.x", func(r *layout.Rect) *float64 { return &r.X }), one("designer.y", func(r *layout.Rect) *float64 { return &r.Y }),
		one("designer.w", func(r *layout.Rect) *float64 { return &r.W }), one("designer.h", func(r *layout.Rect) *float64 { return &r.H }))
}

// set changes something of the field and shows it.
func (p *panel) set(do func()) {
	p.s.e.change("", do)
	p.s.changed()
}

// letters shows the type of a field.
func (p *panel) letters(field func() *layout.Field) []fyne.CanvasObject {
	s := p.s
	var titles []string
	for _, f := range families {
		titles = append(titles, f.title)
	}
	of, _, _ := faceOf(field().Font)
	face := widget.NewSelect(titles, of, func(i int) {
		p.set(func() {
			_, bold, italic := faceOf(field().Font)
			field().Font = families[i].face(bold, italic)
		})
	})
	size := p.measure("designer.size", "pt", 0.5, false, func() float64 { return field().Size }, func(v float64) {
		p.set(func() { setSize(field(), v) })
	})
	floor := p.measure("designer.floor", "pt", 0.5, false, func() float64 { return field().Floor }, func(v float64) {
		p.set(func() { setFloor(field(), v) })
	})
	styles := widget.NewIconSegment(func(i int) {
		p.set(func() {
			of, bold, italic := faceOf(field().Font)
			if i == 0 {
				bold = !bold
			} else {
				italic = !italic
			}
			field().Font = families[of].face(bold, italic)
		})
	}, widget.IconChoice{Icon: icons.Bold, Tip: p.t("designer.bold")}, widget.IconChoice{Icon: icons.Italic, Tip: p.t("designer.italic")})
	frame := func() *layout.Frame { return &s.e.t.Frames[s.e.sel.at] }
	align := p.align()
	color := p.swatch(func() *layout.Color { return &field().Color })
	of2, of3 := "designer.one-line", "designer.shrinks"
	if field().Name == "name" {
		of2, of3 = "designer.one-line.name", "designer.shrinks.name"
	}
	whole := widget.NewCheck(p.t(of2), false, nil)
	shrinks := widget.NewCheck(p.t(of3), false, nil)
	upper := widget.NewCheck(p.t("designer.upper"), false, nil)
	sync := func() {
		f := field()
		of, bold, italic := faceOf(f.Font)
		face.SetOptions(titles, of)
		styles.Set(0, bold, false)
		styles.Set(1, italic, families[of].italic == "")
		for _, c := range []struct {
			box *widget.Check
			on  bool
		}{{whole, f.Lines <= 1}, {shrinks, f.Floor < f.Size}, {upper, f.Upper}} {
			if c.box.Checked != c.on {
				c.box.Checked = c.on
				c.box.Refresh()
			}
		}
	}
	whole.OnChange = func(on bool) { p.set(func() { setWhole(field(), on) }) }
	shrinks.OnChange = func(on bool) { p.set(func() { setShrinks(field(), on) }) }
	upper.OnChange = func(on bool) { p.set(func() { field().Upper = on }) }
	sync()
	p.syncs = append(p.syncs, sync)
	lines := p.measure("designer.lines", "", 1, false, func() float64 { return float64(max(1, field().Lines)) }, func(v float64) {
		p.set(func() { setLines(field(), int(v+0.5)) })
	})
	lead := p.measure("designer.lead", "", step, true, func() float64 { return field().Lead }, func(v float64) {
		p.set(func() { setLead(field(), v, frame().H) })
	})
	return []fyne.CanvasObject{
		widget.NewField(p.t("designer.font"), face),
		pair(size, floor),
		widget.Row(8, styles, align, widget.Space(), color),
		line(),
		widget.Column(0, whole, shrinks, upper),
		pair(lines, lead),
		p.conditions(field),
	}
}

// align is where the lines of the frame begin and end.
func (p *panel) align() *widget.IconSegment {
	frame := func() *layout.Frame { return &p.s.e.t.Frames[p.s.e.sel.at] }
	aligns := []string{"left", "center", "right"}
	align := widget.NewIconSegment(func(i int) { p.set(func() { frame().Align = aligns[i] }) },
		widget.IconChoice{Icon: icons.AlignLeft, Tip: p.t("designer.align.left")},
		widget.IconChoice{Icon: icons.AlignCenter, Tip: p.t("designer.align.center")},
		widget.IconChoice{Icon: icons.AlignRight, Tip: p.t("designer.align.right")})
	sync := func() {
		for i, a := range aligns {
			on := frame().Align == a || a == "left" && frame().Align == "start" || a == "right" && frame().Align == "end"
			align.Set(i, on, false)
		}
	}
	sync()
	p.syncs = append(p.syncs, sync)
	return align
}

// conditions is for whom a field is set.
func (p *panel) conditions(field func() *layout.Field) fyne.CanvasObject {
	d, _ := layout.DocumentOf(p.s.e.t.Document)
	var choices [][]string
	choices = append(choices, nil)
	for _, c := range [][]string{{"individual"}, {"collective"}, {"household"}, {"!collective"}, {"posthumous"}, {"!posthumous"}, {"guest"}, {"official"}, {"!guest"}, {"other"}, {"!other"}} {
		if slices.Contains(d.Conditions, strings.TrimPrefix(c[0], "!")) {
			choices = append(choices, c)
		}
	}
	var names []string
	for _, c := range choices {
		if c == nil {
			names = append(names, p.t("designer.when.all"))
			continue
		}
		names = append(names, upperFirst(p.s.whenWords(c)))
	}
	find := func() int {
		return slices.IndexFunc(choices, func(c []string) bool { return slices.Equal(c, field().When) })
	}
	at := find()
	choose := widget.NewSelect(names, at, nil)
	choose.OnChange = func(i int) {
		if i < len(choices) {
			p.set(func() { field().When = slices.Clone(choices[i]) })
		}
	}
	sync := func() {
		i := find()
		all := names
		if i < 0 { // of several conditions, as a template's file may ask
			all, i = append(slices.Clone(names), upperFirst(p.s.whenWords(field().When))), len(names)
		}
		choose.SetOptions(all, i)
	}
	sync()
	p.syncs = append(p.syncs, sync)
	return widget.NewField(p.t("designer.when"), choose)
}

// frame shows what belongs to the frame around the fields.
func (p *panel) frame() []fyne.CanvasObject {
	s := p.s
	frame := func() *layout.Frame { return &s.e.t.Frames[s.e.sel.at] }
	rests := []string{"top", "middle", "bottom"}
	at := func() int {
		if i := slices.Index(rests, frame().Rest); i >= 0 {
			return i
		}
		return 2
	}
	rest := widget.NewSelect([]string{p.t("designer.rest.top"), p.t("designer.rest.middle"), p.t("designer.rest.bottom")}, at(), func(i int) {
		p.set(func() { frame().Rest = rests[i] })
	})
	p.syncs = append(p.syncs, func() { rest.SetOptions(rest.Options, at()) })
	foot := p.measure("designer.foot", "", step, true, func() float64 { return frame().Foot }, func(v float64) {
		p.set(func() { frame().Foot = max(0, min(v, floorTenth(frame().H-0.1))) })
	})
	var parts []fyne.CanvasObject
	if p.field() == nil {
		parts = append(parts, widget.Row(0, p.align(), widget.Space()))
	}
	parts = append(parts, pair(widget.NewField(p.t("designer.rest"), rest), foot))
	add := widget.NewSmall(p.t("designer.add-field"), icons.Add, func() {
		if s.e.addField(p.t("designer.new-text")) {
			s.changed()
			p.focusText()
		}
	})
	row := []fyne.CanvasObject{add}
	if n := len(frame().Fields); n > 1 && s.e.sel.field >= 0 {
		split := widget.NewSmall(p.t("designer.split"), "", func() {
			if !s.e.split(s.scene.placed) {
				s.sh.Remark(p.t("designer.split.not"))
				return
			}
			s.changed()
		})
		row = append(row, split)
	}
	return append(parts, widget.Flow(8, row...))
}

// code shows the measures of the code.
func (p *panel) code() fyne.CanvasObject {
	e := p.s.e
	modules := p.measure("designer.modules", "", step, true, func() float64 {
		if e.t.Code == nil {
			return 0
		}
		return e.t.Code.Modules
	}, func(v float64) {
		p.set(func() { e.t.Code.Modules = max(e.leastModules(), min(tenth(v), e.mostModules())) })
	})
	help := widget.NewParagraph(p.t("designer.code.text", "least", e.leastModules(), "square", e.leastSquare(), "edge", e.codeRule().Edge)).Tint(widget.ColorText2)
	return widget.Column(10, pair(modules, widget.Space()), help)
}

// border shows the pattern all round.
func (p *panel) border() []fyne.CanvasObject {
	b := func() *layout.Border {
		if p.s.e.t.Border == nil {
			return &layout.Border{}
		}
		return p.s.e.t.Border
	}
	band := p.measure("designer.band", "", step, true, func() float64 { return b().Band }, func(v float64) {
		p.set(func() {
			b().Band = max(3, min(tenth(v), floorTenth(min(b().W, b().H)/6)))
			b().Motif = max(b().Band/3, min(b().Motif, 4*b().Band))
		})
	})
	motif := p.measure("designer.motif", "", step, true, func() float64 { return b().Motif }, func(v float64) {
		p.set(func() { b().Motif = max(ceilTenth(b().Band/3), min(tenth(v), floorTenth(4*b().Band))) })
	})
	return []fyne.CanvasObject{pair(band, motif),
		p.color("designer.color.red", func() *layout.Color { return &b().Red }),
		p.color("designer.color.gold", func() *layout.Color { return &b().Gold }),
		p.color("designer.color.ground", func() *layout.Color { return &b().Ground })}
}

// watermark shows the words across sheets that are worth nothing.
func (p *panel) watermark() fyne.CanvasObject {
	angle := p.measure("designer.angle", "°", 1, false, func() float64 {
		if p.s.e.t.Watermark == nil {
			return 0
		}
		return p.s.e.t.Watermark.Angle
	}, func(v float64) {
		p.set(func() { p.s.e.t.Watermark.Angle = max(-60, min(60, v)) })
	})
	return widget.Column(10, pair(angle, p.color("designer.color", func() *layout.Color { return &p.s.e.t.Watermark.Color })),
		widget.NewParagraph(p.t("designer.watermark.text")).Tint(widget.ColorText2))
}

// trace shows how strongly the scan shines through.
func (p *panel) trace() fyne.CanvasObject {
	e := p.s.e
	opacity := widget.NewStepper(50, 5, 5, 100, func(v float64) string { return p.s.comma(fmt.Sprintf("%.0f %%", v)) }, nil)
	opacity.OnChange = func(v float64) {
		e.change("opacity", func() { e.t.Trace.Opacity = v / 100 })
		p.s.changed()
		p.s.desk.trace.Refresh()
	}
	sync := func() {
		if e.t.Trace != nil {
			opacity.Set(e.t.Trace.Opacity * 100)
		}
	}
	sync()
	p.syncs = append(p.syncs, sync)
	shown := widget.NewCheck(p.t("designer.trace.shown"), e.seen(e.sel), func(on bool) { e.see(part{tracePart, 0, -1}, on); p.s.changed() })
	off := widget.NewSmall(p.t("designer.trace.remove"), icons.Delete, func() {
		if e.remove() {
			p.s.changed()
		}
	})
	return widget.Column(10, widget.NewField(p.t("designer.opacity"), opacity), shown,
		widget.NewParagraph(p.t("designer.trace.text")).Tint(widget.ColorText2), widget.Row(0, off, widget.Space()))
}
