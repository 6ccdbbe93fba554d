package importing

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vinhdanh/app/jobs/intake"
	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data/sheet"
)

// confirmPage is the third step: what will be written, and where.
func (s *Screen) confirmPage() fyne.CanvasObject {
	t, l := s.sh.T, s.list
	sound := l.Sound()
	title := widget.NewHeading(t("importing.confirm.title."+string(l.Kind), "n", sound))
	title.Wrap = true
	into := widget.NewParagraph(t("importing.confirm.into", "conference", s.sh.Conference().Title)).Tint(widget.ColorText2)
	parts := []fyne.CanvasObject{title, into, widget.Pad(8, 0, 8, -12, widget.Fixed(0, 62, s.figures()))}
	line := func(icon icons.Name, tint fyne.ThemeColorName, words string) {
		parts = append(parts, widget.Tops(8, widget.NewIcon(icon, 20, tint), widget.Grow(widget.NewParagraph(words))))
	}
	if left := len(l.Records) - sound; left > 0 {
		line(icons.Error, widget.ColorErr, t("importing.confirm.left", "n", left))
	}
	_, _, warnings := sorted(l)
	if warnings > 0 {
		line(icons.Warning, widget.ColorWarn, t("importing.confirm.warnings", "n", warnings))
	}
	unknown := 0
	for _, p := range l.Problems {
		if p.Code == sheet.ProblemUnknownAward {
			unknown++
		}
	}
	if unknown > 0 {
		line(icons.Award, widget.ColorWarn, t("importing.confirm.awards", "n", unknown))
	}
	line(icons.Info, widget.ColorInfo, t("importing.confirm.again"))
	save := widget.NewFilled(t("importing.save", "n", sound), icons.Check, s.save)
	back := widget.NewButton(t("importing.look"), icons.ArrowBack, func() { s.Close() })
	save.SetDisabled(s.saving || sound == 0)
	back.SetDisabled(s.saving)
	left := widget.NewSurface(widget.Column(0, widget.Grow(container.NewVScroll(widget.Padded(20, widget.Column(8, parts...)))),
		widget.Line(), widget.Pad(12, 20, 12, 20, widget.Row(8, back, widget.Space(), save))))
	return page(widget.Panels(widget.CardGap, widget.Grow(left), widget.Fixed(400, 0, s.groups())))
}

// figures sums the list up.
func (s *Screen) figures() fyne.CanvasObject {
	t, l := s.sh.T, s.list
	stats := []widget.Stat{{Figure: strconv.Itoa(l.Sound()), Label: t("importing.figure.sound")}}
	if l.Kind == intake.Recipients {
		stats = append(stats,
			widget.Stat{Figure: strconv.Itoa(l.Collectives), Label: t("importing.figure.collectives"), Dim: l.Collectives == 0},
			widget.Stat{Figure: strconv.Itoa(l.Individuals), Label: t("importing.figure.individuals"), Dim: l.Individuals == 0})
		if l.Households > 0 {
			stats = append(stats, widget.Stat{Figure: strconv.Itoa(l.Households), Label: t("importing.figure.households")})
		}
	}
	left := len(l.Records) - l.Sound()
	stats = append(stats,
		widget.Stat{Figure: strconv.Itoa(len(l.Groups)), Label: t("importing.figure.groups." + string(l.Kind))},
		widget.Stat{Figure: strconv.Itoa(left), Label: t("importing.figure.left"), Dim: left == 0})
	return widget.NewStatBar(stats, nil)
}

// groups lists delegations or awards with their rows, in the list's own words.
func (s *Screen) groups() fyne.CanvasObject {
	l := s.list
	table := widget.NewDataTable(
		widget.TableColumn{Title: s.sh.T("importing.group." + string(l.Kind)), Width: 160, Grow: 1},
		widget.TableColumn{Title: s.sh.T("importing.group.rows"), Width: 72, Align: fyne.TextAlignTrailing})
	table.Len = func() int { return len(l.Groups) }
	table.Row = func(i int) widget.RowLine {
		name := l.Groups[i].Name
		cell := widget.Cell{Text: name}
		if name == "" {
			cell = widget.Cell{Text: s.sh.T("importing.group.none"), Color: widget.ColorText3}
		}
		return widget.RowLine{Cells: []widget.Cell{cell, {Text: strconv.Itoa(l.Groups[i].Rows)}}}
	}
	table.Empty = widget.Padded(24, widget.NewParagraph(s.sh.T("importing.group.nothing")).Tint(widget.ColorText2).Aligned(fyne.TextAlignCenter))
	return widget.NewSurface(widget.Pad(0, 1, 1, 1, table))
}

// savedPage tells what was written, and what was not.
func (s *Screen) savedPage() fyne.CanvasObject {
	t, l := s.sh.T, s.list
	title := widget.NewHeading(t("importing.saved.title", "n", s.saved.Added))
	title.Wrap = true
	parts := []fyne.CanvasObject{widget.Row(12, widget.NewIcon(icons.OK, 32, widget.ColorOK), widget.Grow(title))}
	line := func(icon icons.Name, tint fyne.ThemeColorName, words string) {
		parts = append(parts, widget.Tops(8, widget.NewIcon(icon, 20, tint), widget.Grow(widget.NewParagraph(words))))
	}
	if s.saved.Already > 0 {
		line(icons.Info, widget.ColorInfo, t("importing.saved.already", "n", s.saved.Already))
	}
	faulty := len(l.Records) - l.Sound()
	if faulty > 0 {
		line(icons.Error, widget.ColorErr, t("importing.saved.left", "n", faulty))
	}
	place := screen.Delegates
	if l.Kind == intake.Recipients {
		place = screen.Awards
	}
	see := widget.NewFilled(t("importing.saved.see."+string(l.Kind)), "", func() { s.sh.Open(place, screen.Filter{}) })
	see.Trailing = icons.ArrowForward
	more := widget.NewButton(t("importing.saved.more"), icons.Import, func() {
		kind := s.kind
		s.reset()
		s.kind = kind
		s.show()
	})
	parts = append(parts, widget.Pad(12, 0, 0, 0, widget.Row(8, see, more, widget.Space())))
	left := widget.NewSurface(container.NewVScroll(widget.Padded(24, widget.Column(10, parts...))))
	list, errors, warnings := sorted(l)
	if errors+warnings == 0 {
		return page(left)
	}
	tags := []fyne.CanvasObject{}
	if errors > 0 {
		tags = append(tags, widget.NewTag(t("importing.errors", "n", errors), widget.Err, ""))
	}
	if warnings > 0 {
		tags = append(tags, widget.NewTag(t("importing.warnings", "n", warnings), widget.Warn, ""))
	}
	kept := widget.NewCard(t("importing.problems"), tags, nil,
		widget.Column(0, widget.Line(), widget.Grow(container.NewVScroll(widget.Column(0, s.problemLines(list, nil)...)))))
	return page(widget.Panels(widget.CardGap, widget.Grow(left), widget.Fixed(400, 0, kept)))
}
