package importing

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// bind takes the window's shortcuts that mean something here, until the place is left.
func (s *Screen) bind() {
	if s.keys != nil {
		return
	}
	c := s.sh.Window().Canvas()
	add := func(k fyne.Shortcut, do func()) {
		s.keys = append(s.keys, k)
		c.AddShortcut(k, func(fyne.Shortcut) {
			if c.Overlays().Top() == nil {
				do()
			}
		})
	}
	add(&fyne.ShortcutRedo{}, s.Redo)
	for _, k := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyEnter} {
		add(&desktop.CustomShortcut{KeyName: k, Modifier: fyne.KeyModifierControl}, s.onward)
	}
	add(&desktop.CustomShortcut{KeyName: fyne.KeyO, Modifier: fyne.KeyModifierControl}, func() {
		if s.step == stepChoose || s.step == stepSaved {
			s.openFile()
		}
	})
}

func (s *Screen) unbind() {
	for _, k := range s.keys {
		s.sh.Window().Canvas().RemoveShortcut(k)
	}
	s.keys = nil
}

// onward is Ctrl+Enter: the next step.
func (s *Screen) onward() {
	switch {
	case s.saving || s.list == nil:
	case s.step == stepReview && s.list.Sound() == 0:
		s.sh.Remark(s.sh.T("importing.on.none"))
	case s.step == stepReview && len(s.list.Unawarded()) > 0:
		s.sh.Remark(s.sh.T("importing.on.awards"))
	case s.step == stepReview:
		s.goOn(s.list.Sound() < len(s.list.Records))
	case s.step == stepConfirm:
		s.confirm()
	}
}

// TypedKey is part of screen.Keyer.
func (s *Screen) TypedKey(e *fyne.KeyEvent) bool {
	return s.step == stepReview && !s.saving && s.review.key(e)
}
