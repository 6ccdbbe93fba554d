package importing

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vinhdanh/app/jobs/intake"
	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
)

// savedPage tells what was written and what was not, what to do next, and takes
// it all back.
func (s *Screen) savedPage() fyne.CanvasObject {
	left := []fyne.CanvasObject{widget.Pad(20, 24, 20, 24, widget.Column(14, s.savedTitle(), s.savedFigures(), widget.Flow(8, s.savedButtons()...)))}
	if steps := s.nextSteps(); len(steps) > 0 {
		left = append(left, widget.Line(), widget.Pad(14, 24, 6, 24, widget.NewHeading(s.sh.T("importing.next.title"))))
		for _, step := range steps {
			left = append(left, step.line())
		}
	}
	main := widget.Grow(widget.NewSurface(container.NewVScroll(widget.Column(0, left...))))
	beside := s.savedBeside()
	if len(beside) == 0 {
		return page(widget.Column(0, main))
	}
	window := s.sh.Window().Canvas().Size().Width
	return page(widget.Panels(widget.CardGap, main, widget.Fixed(max(340, window*0.26), 0, widget.Column(widget.CardGap, beside...))))
}

// savedBeside are the new rows by delegation or award, and what was doubtful.
func (s *Screen) savedBeside() []fyne.CanvasObject {
	t := s.sh.T
	var cards []fyne.CanvasObject
	if groups := s.groups(t("importing.saved.added")); groups.named && s.undone == nil {
		cards = append(cards, widget.Grow(groups.object))
	}
	list, errors, warnings := sorted(s.list)
	if errors+warnings == 0 {
		return cards
	}
	tags := []fyne.CanvasObject{}
	if errors > 0 {
		tags = append(tags, widget.NewTag(t("importing.errors", "n", errors, "count", count(errors)), widget.Err, ""))
	}
	if warnings > 0 {
		tags = append(tags, widget.NewTag(t("importing.warnings", "n", warnings, "count", count(warnings)), widget.Warn, ""))
	}
	return append(cards, widget.Grow(widget.NewCard(t("importing.problems"), tags, nil,
		widget.Column(0, widget.Line(), widget.Grow(container.NewVScroll(widget.Column(0, s.problemLines(list, nil)...)))))))
}

func (s *Screen) savedTitle() fyne.CanvasObject {
	t := s.sh.T
	icon, tint, words := icons.OK, widget.ColorOK, t("importing.saved.title", "n", s.saved.Added, "count", count(s.saved.Added))
	switch {
	case s.undone != nil:
		icon, tint, words = icons.Undo, widget.ColorText2, t("importing.saved.undone", "did", s.did(s.saved.Added, s.saved.Changed, s.saved.Removed))
	case s.saved.Added == 0 && s.saved.Changed+s.saved.Removed > 0:
		words = t("importing.saved.updated")
	case s.saved.Changed+s.saved.Removed > 0:
		words = t("importing.saved.both", "did", s.did(s.saved.Added, s.saved.Changed, s.saved.Removed))
	}
	title := widget.NewHeading(words)
	title.Wrap = true
	from := widget.NewSecond(t("importing.saved.from", "file", s.list.File, "conference", s.sh.Conference().Title))
	from.Wrap = true
	return widget.Row(12, widget.NewIcon(icon, 32, tint), widget.Grow(widget.Column(2, title, from)))
}

// savedFigures counts the rows by what became of them; those of which there
// are none are dim.
func (s *Screen) savedFigures() fyne.CanvasObject {
	if s.undone != nil {
		return widget.Column(0)
	}
	var stats []widget.Stat
	figure := func(key string, n int) {
		stats = append(stats, widget.Stat{Figure: s.sh.Catalogue().Int(int64(n)), Label: s.sh.T("importing.saved." + key), Dim: n == 0})
	}
	figure("added", s.saved.Added)
	figure("changed", s.saved.Changed)
	figure("same", s.saved.Already)
	if s.saved.Removed > 0 {
		figure("removed", s.saved.Removed)
	}
	figure("not", s.saved.Left)
	return widget.NewStatBar(stats, nil)
}

// savedButtons lead to the list, take the import back, and go on.
func (s *Screen) savedButtons() []fyne.CanvasObject {
	t, l := s.sh.T, s.list
	place := screen.Delegates
	if l.Kind == intake.Recipients {
		place = screen.Awards
	}
	s.see = widget.NewFilled(t("importing.saved.see."+string(l.Kind)), "", func() { s.sh.Open(place, screen.Filter{}) })
	s.see.Trailing = icons.ArrowForward
	buttons := []fyne.CanvasObject{s.see}
	if s.undone == nil && s.saved.Batch != "" {
		undo := widget.NewButton(t("importing.saved.undo"), icons.Undo, s.Undo)
		undo.Hint = "Ctrl+Z"
		buttons = append(buttons, undo)
	}
	return append(buttons, widget.NewButton(t("importing.saved.more"), icons.Import, func() {
		kind := s.kind
		s.reset()
		s.kind = kind
		s.show()
	}))
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
