package designer

import (
	"fyne.io/fyne/v2"

	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/print/layout"
)

// template shows the template as a whole, where no part is chosen.
func (p *panel) template() []fyne.CanvasObject {
	s := p.s
	lang := s.sh.Catalogue().Lang()
	title := widget.NewHeading(p.t("designer.whole")).Cut(80)
	title.TextSize = 15
	document := widget.NewTag(s.documentName(), widget.Neutral, "").Cut(80)
	name := widget.NewParagraph("")
	name.Bold = true
	basis, note := widget.NewParagraph("").Tint(widget.ColorText2), widget.NewParagraph("").Tint(widget.ColorText2)
	sync := func() {
		name.SetText(layout.In(s.e.t.Name, lang))
		basis.SetText(layout.In(s.e.t.Basis, lang))
		note.SetText(layout.In(s.e.t.Note, lang))
	}
	sync()
	p.syncs = append(p.syncs, sync)
	wide := p.measure("designer.sheet.w", "", 1, true, func() float64 { return s.e.t.Width }, func(v float64) {
		p.set(func() { s.e.t.Width = max(40, min(1200, tenth(v))) })
		s.desk.fit()
	})
	high := p.measure("designer.sheet.h", "", 1, true, func() float64 { return s.e.t.Height }, func(v float64) {
		p.set(func() { s.e.t.Height = max(40, min(1200, tenth(v))) })
		s.desk.fit()
	})
	edit := widget.NewSmall(p.t("designer.menu.name"), icons.Edit, s.rename)
	parts := []fyne.CanvasObject{
		widget.Row(8, widget.Grow(title), document), name,
		widget.NewField(p.t("designer.basis"), basis),
		widget.NewField(p.t("designer.note"), note),
		widget.Row(0, edit, widget.Space()), line(),
		pair(wide, high),
		p.color("designer.paper", func() *layout.Color { return &s.e.t.Paper }),
	}
	if s.e.t.Gap != nil {
		parts = append(parts, pair(p.measure("designer.gap", "", 0.5, true, func() float64 {
			if s.e.t.Gap == nil {
				return 0
			}
			return s.e.t.Gap.Least
		}, func(v float64) {
			p.set(func() { s.e.t.Gap.Least = max(0, min(200, tenth(v))) })
		}), widget.Space()))
	}
	return append(parts, line(), widget.NewParagraph(p.t("designer.keys")).Tint(widget.ColorText2))
}
