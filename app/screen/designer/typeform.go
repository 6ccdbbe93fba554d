package designer

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/print/layout"
)

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
