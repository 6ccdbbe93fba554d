package designer

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/print/layout"
)

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
