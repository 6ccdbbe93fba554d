package designer

import (
	"fmt"
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
