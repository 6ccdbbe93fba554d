package importing

import (
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
	return widget.NewSegment(words, at, func(i int) { s.kind = kindOrder[i]; s.lodged = s.kind; s.sh.Moved() })
}

func (s *Screen) holds() fyne.CanvasObject {
	return widget.NewText(s.sh.T("importing.holds")).Tint(widget.ColorText2)
}

// showChoose puts the page of the first step, as it stands.
func (s *Screen) showChoose() {
	switch {
	case s.under:
		s.set(s.waiting("importing.reading"))
	case s.first != nil:
		s.showSheets()
	case s.pending() && s.kind == "":
		s.showWhich()
	default:
		s.set(s.choosePage())
		s.focus(s.zone.Button)
	}
}

// choosePage asks what the list holds and where it is.
func (s *Screen) choosePage() fyne.CanvasObject {
	t := s.sh.T
	if s.kind == "" {
		s.kind = intake.Delegates
	}
	paste := widget.NewButton(t("importing.choose.paste"), icons.Paste, s.paste)
	paste.Hint = "Ctrl+V"
	s.zone = widget.NewDropZone(t("importing.drop.title"), t("importing.drop.text"), t("importing.drop.button"), s.openFile, paste)
	head := widget.Row(12, s.holds(), s.kinds(), widget.Space())
	var middle fyne.CanvasObject = s.zone
	if beside := s.past.card(s); beside != nil {
		middle = widget.Panels(widget.CardGap, widget.Grow(s.zone), widget.Fixed(max(380, 0.28*s.sh.Window().Canvas().Size().Width), 0, beside))
	}
	return page(widget.Column(16, head, widget.Grow(middle), widget.NewSecond(t("importing.safe")).Cut(200)))
}

// showWhich asks what a list that was dropped or pasted holds; what it looks
// like is offered first.
func (s *Screen) showWhich() {
	t := s.sh.T
	ask := func(k intake.Kind) func() { return func() { s.kind = k; s.read() } }
	button := map[intake.Kind]*widget.Button{
		intake.Delegates:  widget.NewButton(t("importing.kind.delegates"), icons.People, ask(intake.Delegates)),
		intake.Recipients: widget.NewButton(t("importing.kind.recipients"), icons.Award, ask(intake.Recipients)),
	}
	likely := button[s.likely]
	if likely == nil {
		likely = button[intake.Delegates]
	}
	likely.Kind = widget.Filled
	s.set(page(widget.NewSurface(widget.NewEmptyState(icons.Sheet, s.title(), t("importing.which"),
		button[intake.Delegates], button[intake.Recipients]))))
	s.focus(likely)
}

// waiting is shown while a list is read or held against the conference.
func (s *Screen) waiting(key string) fyne.CanvasObject {
	return page(widget.NewSurface(widget.NewEmptyState(icons.Sheet, s.title(), s.sh.T(key))))
}
