package importing

import (
	"path/filepath"

	"fyne.io/fyne/v2"

	"vinhdanh/app/jobs/intake"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
)

// kindOrder is the order of the choice.
var kindOrder = []intake.Kind{intake.Delegates, intake.Recipients}

// kinds is the choice of what a list holds.
func (s *Screen) kinds() fyne.CanvasObject {
	words := make([]string, len(kindOrder))
	at := -1
	for i, k := range kindOrder {
		words[i] = s.sh.T("importing.kind." + string(k))
		if k == s.kind {
			at = i
		}
	}
	return widget.NewSegment(words, at, func(i int) {
		s.kind = kindOrder[i]
		if s.file != "" {
			s.read()
		}
	})
}

// choosePage is the first step: what the list holds, and its file.
func (s *Screen) choosePage() fyne.CanvasObject {
	t := s.sh.T
	if s.file != "" && s.kind == "" { // a file was dropped: what is it?
		ask := func(k intake.Kind) func() { return func() { s.kind = k; s.read() } }
		return page(widget.NewSurface(widget.NewEmptyState(icons.Sheet, filepath.Base(s.file), t("importing.which"),
			widget.NewFilled(t("importing.kind.delegates"), icons.People, ask(intake.Delegates)),
			widget.NewButton(t("importing.kind.recipients"), icons.Award, ask(intake.Recipients)))))
	}
	if s.kind == "" {
		s.kind = intake.Delegates
	}
	head := widget.Row(12, widget.NewText(t("importing.holds")).Tint(widget.ColorText2), s.kinds(), widget.Space())
	zone := widget.NewDropZone(t("importing.drop.title"), t("importing.drop.text"), t("importing.drop.button"), s.openFile)
	return page(widget.Column(16, head, widget.Grow(zone), widget.NewSecond(t("importing.safe")).Cut(200)))
}

// waiting is shown while a file is read.
func (s *Screen) waiting() fyne.CanvasObject {
	return page(widget.NewSurface(widget.NewEmptyState(icons.Sheet, filepath.Base(s.file), s.sh.T("importing.reading"))))
}
