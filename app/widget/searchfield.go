package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vinhdanh/assets/icons"
)

// SearchField is an entry with a magnifying glass and, while it holds text, a
// cross that empties it; else the key that leads to it. Escape empties it and
// is handed on when there is nothing to empty.
type SearchField struct {
	box
	Entry *Entry
	// OnChange runs at each keystroke.
	OnChange func(string)
	// OnDown runs on Down and Enter: the hand moves on to what was found.
	OnDown func()

	hint  *KeyHint
	clear *Button
}

// NewSearchField makes a field; hint is the key that leads to it ("Ctrl+F"), "" for none.
func NewSearchField(placeholder, hint string, changed func(string)) *SearchField {
	f := &SearchField{Entry: NewEntry(), OnChange: changed, hint: NewKeyHint(hint)}
	f.Entry.SetPlaceHolder(placeholder)
	f.Entry.Icon = Resource(icons.Search, ColorText3)
	f.clear = NewIconButton(icons.Close, "", func() { f.Entry.SetText("") })
	f.clear.Measure = Small
	f.clear.Hide()
	if hint == "" {
		f.hint.Hide()
	}
	f.Entry.ActionItem = container.NewCenter(Pad(0, 6, 0, 0, Row(0, f.hint, f.clear)))
	f.Entry.OnChanged = func(s string) {
		f.clear.Hidden = s == ""
		f.hint.Hidden = s != "" || hint == ""
		f.Entry.Refresh()
		if f.OnChange != nil {
			f.OnChange(s)
		}
	}
	f.Entry.OnKey = func(k *fyne.KeyEvent) bool {
		switch k.Name {
		case fyne.KeyEscape:
			if f.Entry.Text != "" {
				f.Entry.SetText("")
				return true
			}
		case fyne.KeyDown, fyne.KeyReturn, fyne.KeyEnter:
			if f.OnDown != nil {
				f.OnDown()
				return true
			}
		}
		return false
	}
	f.hold(f, f.Entry)
	return f
}

// Text gives what is searched for.
func (f *SearchField) Text() string { return f.Entry.Text }

// SetText changes it and tells OnChange.
func (f *SearchField) SetText(s string) { f.Entry.SetText(s) }

// Focus puts the keyboard into the field and selects its text.
func (f *SearchField) Focus() { FocusOn(f.Entry) }

// FocusOn puts the keyboard into an entry and selects its text.
func FocusOn(e *Entry) {
	c := canvasOf(e)
	if c == nil {
		return
	}
	c.Focus(e)
	e.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// canvasOf gives the canvas of a part; one that is shown just now and not
// drawn yet belongs to the program's window. nil without a window.
func canvasOf(o fyne.CanvasObject) fyne.Canvas {
	driver := fyne.CurrentApp().Driver()
	if c := driver.CanvasForObject(o); c != nil {
		return c
	}
	windows := driver.AllWindows()
	if len(windows) == 0 {
		return nil
	}
	return windows[0].Canvas()
}
