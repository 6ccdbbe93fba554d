package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vinhdanh/assets/icons"
)

// NewCombo makes an entry with a list of usual values; others can be typed.
func NewCombo(options []string) *Entry {
	e := NewEntry()
	if len(options) == 0 {
		return e
	}
	open := NewIconButton(icons.DropDown, "", nil)
	open.Measure = Small
	open.OnTapped = func() {
		items := make([]MenuItem, len(options))
		for i, o := range options {
			items[i] = MenuItem{Text: o, Checked: o == e.Text, Do: func() { e.SetText(o) }}
		}
		ShowMenu(e, items)
	}
	e.ActionItem = container.NewCenter(Pad(0, 2, 0, 0, open))
	e.OnKey = func(k *fyne.KeyEvent) bool {
		if k.Name == fyne.KeyDown {
			open.OnTapped()
			return true
		}
		return false
	}
	return e
}
