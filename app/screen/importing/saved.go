package importing

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vinhdanh/app/jobs/intake"
	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

// savedPage tells what was written, and what was not, and takes it back.
func (s *Screen) savedPage() fyne.CanvasObject {
	t, l := s.sh.T, s.list
	parts := []fyne.CanvasObject{s.savedTitle()}
	line := func(icon icons.Name, tint fyne.ThemeColorName, key string, n int) {
		if n > 0 {
			parts = append(parts, widget.Tops(8, widget.NewIcon(icon, 20, tint), widget.Grow(widget.NewParagraph(t(key, "n", n, "count", count(n))))))
		}
	}
	if s.undone == nil {
		line(icons.Edit, widget.ColorInfo, "importing.saved.changed."+string(l.Kind), s.saved.Changed)
		line(icons.Remove, widget.ColorWarn, "importing.saved.removed."+string(l.Kind), s.saved.Removed)
		line(icons.Info, widget.ColorInfo, "importing.saved.already", s.saved.Already)
	}
	if s.saved.Draft != "" {
		line(icons.Warning, widget.ColorWarn, "importing.saved.draft", s.saved.Left)
	} else {
		line(icons.Error, widget.ColorErr, "importing.saved.left", s.saved.Left)
	}
	parts = append(parts, widget.Pad(12, 0, 0, 0, widget.Flow(8, s.savedButtons()...)))
	left := widget.NewSurface(container.NewVScroll(widget.Padded(24, widget.Column(10, parts...))))
	list, errors, warnings := sorted(l)
	if errors+warnings == 0 {
		return page(left)
	}
	tags := []fyne.CanvasObject{}
	if errors > 0 {
		tags = append(tags, widget.NewTag(t("importing.errors", "n", errors, "count", count(errors)), widget.Err, ""))
	}
	if warnings > 0 {
		tags = append(tags, widget.NewTag(t("importing.warnings", "n", warnings, "count", count(warnings)), widget.Warn, ""))
	}
	kept := widget.NewCard(t("importing.problems"), tags, nil,
		widget.Column(0, widget.Line(), widget.Grow(container.NewVScroll(widget.Column(0, s.problemLines(list, nil)...)))))
	return page(widget.Panels(widget.CardGap, widget.Grow(left), widget.Fixed(400, 0, kept)))
}

func (s *Screen) savedTitle() fyne.CanvasObject {
	t := s.sh.T
	icon, tint, words := icons.OK, widget.ColorOK, t("importing.saved.title", "n", s.saved.Added, "count", count(s.saved.Added))
	switch {
	case s.undone != nil:
		icon, tint, words = icons.Undo, widget.ColorText2, t("importing.saved.undone", "did", s.did(s.saved.Added, s.saved.Changed, s.saved.Removed))
	case s.saved.Added == 0 && s.saved.Changed+s.saved.Removed > 0:
		words = t("importing.saved.updated")
	}
	title := widget.NewHeading(words)
	title.Wrap = true
	return widget.Row(12, widget.NewIcon(icon, 32, tint), widget.Grow(title))
}

// savedButtons lead to the list, take the import back, and go on.
func (s *Screen) savedButtons() []fyne.CanvasObject {
	t, l := s.sh.T, s.list
	place := screen.Delegates
	if l.Kind == intake.Recipients {
		place = screen.Awards
	}
	var buttons []fyne.CanvasObject
	see := widget.NewFilled(t("importing.saved.see."+string(l.Kind)), "", func() { s.sh.Open(place, screen.Filter{}) })
	see.Trailing = icons.ArrowForward
	s.see = see
	buttons = append(buttons, see)
	if s.saved.Draft != "" {
		buttons = append(buttons, widget.NewButton(t("importing.saved.open", "n", s.saved.Left, "count", count(s.saved.Left)), icons.Edit, func() {
			s.openDraft(data.ImportDraft{ID: s.saved.Draft, Kind: string(l.Kind), File: l.File, Left: s.saved.Left})
		}))
	}
	if s.undone == nil && s.saved.Batch != "" {
		undo := widget.NewButton(t("importing.saved.undo"), icons.Undo, s.Undo)
		undo.Hint = "Ctrl+Z"
		buttons = append(buttons, undo)
	}
	if next := s.nextSheet(); next != "" {
		buttons = append(buttons, widget.NewButton(t("importing.saved.sheet", "name", next), icons.Sheet, func() { s.otherSheet(next) }))
	}
	more := widget.NewButton(t("importing.saved.more"), icons.Import, func() {
		kind := s.kind
		s.reset()
		s.kind = kind
		s.show()
	})
	return append(buttons, more)
}

// nextSheet is the sheet of the same file that comes after this one and holds
// a list too; "" if there is none.
func (s *Screen) nextSheet() string {
	if i := slices.Index(s.several, s.list.Sheet); i >= 0 && i+1 < len(s.several) {
		return s.several[i+1]
	}
	return ""
}

// otherSheet goes on with another sheet of the same file.
func (s *Screen) otherSheet(name string) {
	src, kind, several := s.source, s.kind, s.several
	s.reset()
	s.source, s.kind, s.several = src, kind, several
	s.options = intake.Options{Sheet: name}
	s.read()
}
