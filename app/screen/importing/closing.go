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

// show puts parts into the strip; a press leads to their row, as the card of the doubt does.
func (v *review) show(parts []fyne.CanvasObject, row int) {
	var lead func()
	if row > 0 {
		lead = func() { v.view.jump(row) }
	}
	line := widget.Sized(0, 44, widget.Pad(0, 12, 0, 12, widget.Row(10, parts...)))
	v.strip.Objects = []fyne.CanvasObject{widget.Column(0, widget.Line(), widget.NewPressArea(line, lead))}
}

// counted is a closing line's words and a tag for each of its counts. A count
// that a person has accepted as it was read says so.
func (v *review) counted(f sheet.Footer, wrong *sheet.Problem) []fyne.CanvasObject {
	t := v.s.sh.T
	icon, tint := icons.OK, widget.ColorOK
	accepted := v.accepted(f.Row)
	switch {
	case wrong != nil:
		icon, tint = icons.Error, widget.ColorErr
	case accepted != nil:
		icon, tint, wrong = icons.Warning, widget.ColorWarn, accepted
	}
	parts := []fyne.CanvasObject{widget.NewIcon(icon, 20, tint), bold13(t("importing.closing", "row", f.Row)),
		widget.Grow(widget.NewSecond(t("importing.closing.text", "text", oneLine(f.Text))).Tint(widget.ColorText).Cut(60))}
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
		tag := widget.NewTag(t("importing.closing.fits", "what", what, "n", got), widget.OK, icons.Check)
		switch {
		case got == c.said:
		case accepted != nil:
			tag = widget.NewTag(t("importing.closing.noted", "what", what, "said", c.said, "n", got), widget.Warn, "")
		default:
			tag = widget.NewTag(t("importing.closing.differs", "what", what, "said", c.said, "n", got), widget.Err, "")
			tag.Bold = true
		}
		parts = append(parts, tag)
	}
	return parts
}

// accepted gives the doubt about a closing line that a person has set aside,
// nil if there is none.
func (v *review) accepted(row int) *sheet.Problem {
	for i, p := range v.s.list.Accepted {
		if line, ok := p.Args["line"].(int); ok && p.Code == sheet.ProblemFooterCount && line == row {
			return &v.s.list.Accepted[i]
		}
	}
	return nil
}

// bold13 is a line of secondary size in bold letters.
func bold13(words string) *widget.Text {
	text := widget.NewSecond(words).Tint(widget.ColorText)
	text.Bold = true
	return text
}
