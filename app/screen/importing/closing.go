package importing

import (
	"fyne.io/fyne/v2"

	"vinhdanh/app/jobs/intake"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data/sheet"
)

// closing shows, below the sheet, the line that counts its rows, and how each
// count compares with what was read: first one that does not agree, else the last.
func (v *review) closing(l *intake.List) {
	v.strip.Objects = nil
	footers := map[int]sheet.Footer{}
	var shown *sheet.Footer
	for i, f := range l.Footers {
		footers[f.Row] = f
		shown = &l.Footers[i]
	}
	var wrong *sheet.Problem
	for i, p := range l.Problems {
		if p.Code == sheet.ProblemFooterCount {
			wrong, shown = &l.Problems[i], nil
			if row, ok := p.Args["line"].(int); ok {
				if f, ok := footers[row]; ok {
					shown = &f
				}
			}
			break
		}
	}
	switch {
	case shown != nil:
		v.show(v.counted(*shown, wrong), shown.Row)
	case wrong != nil: // a section's title counts
		words := widget.NewSecond(wrong.Say(v.s.sh.Catalogue())).Tint(widget.ColorErr)
		words.Wrap, words.Lines = true, 2
		row, _ := wrong.Args["line"].(int)
		v.show([]fyne.CanvasObject{widget.NewIcon(icons.Error, 20, widget.ColorErr), widget.Grow(words)}, row)
	}
	v.strip.Hidden = len(v.strip.Objects) == 0
	v.strip.Refresh()
}

// show puts parts into the strip, with the way to their row.
func (v *review) show(parts []fyne.CanvasObject, row int) {
	if row > 0 {
		parts = append(parts, widget.NewSmall(v.s.sh.T("importing.see"), "", func() { v.view.jump(row) }))
	}
	v.strip.Objects = []fyne.CanvasObject{widget.Column(0, widget.Line(), widget.Pad(8, 12, 8, 12, widget.Row(10, parts...)))}
}

// counted is a closing line's words and a tag for each of its counts.
func (v *review) counted(f sheet.Footer, wrong *sheet.Problem) []fyne.CanvasObject {
	t := v.s.sh.T
	icon, tint := icons.OK, widget.ColorOK
	if wrong != nil {
		icon, tint = icons.Error, widget.ColorErr
	}
	parts := []fyne.CanvasObject{widget.NewIcon(icon, 20, tint),
		widget.Grow(widget.NewSecond(t("importing.closing", "row", f.Row, "text", oneLine(f.Text))).Tint(widget.ColorText).Cut(80))}
	for _, c := range []struct {
		said int
		what string
	}{{f.Collectives, "collectives"}, {f.Individuals, "individuals"}, {f.Households, "households"}, {f.All, "all"}} {
		if c.said < 0 {
			continue
		}
		what, got := t("importing.closing."+c.what), c.said
		if wrong != nil {
			if n, ok := wrong.Args[c.what].(int); ok {
				got = n
			}
		}
		if got == c.said {
			parts = append(parts, widget.NewTag(t("importing.closing.fits", "what", what, "n", got), widget.OK, icons.Check))
			continue
		}
		parts = append(parts, widget.NewTag(t("importing.closing.differs", "what", what, "said", c.said, "n", got), widget.Err, ""))
	}
	return parts
}
