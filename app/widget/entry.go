package widget

import (
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"vinhdanh/data/text"
)

// Entry is Fyne's entry, 36 high, that hands to the window what it does not
// use itself: the program's shortcuts, Escape and the function keys. Fyne's
// own swallows them.
type Entry struct {
	fynewidget.Entry
	// OnKey sees each key first; true: dealt with.
	OnKey func(*fyne.KeyEvent) bool
	// OnRune sees each letter first; true: dealt with.
	OnRune func(rune) bool
	// OnShortcut sees each shortcut first; true: dealt with.
	OnShortcut func(fyne.Shortcut) bool
	OnFocus    func(bool)
	// OnTab is what Tab does; nil: it leads to the next part.
	OnTab func()

	wrong, focused bool
	hint           string
}

// NewEntry makes an entry of one line.
func NewEntry() *Entry {
	e := &Entry{}
	e.Wrapping = fyne.TextWrapOff
	e.Scroll = fyne.ScrollHorizontalOnly
	e.ExtendBaseWidget(e)
	return e
}

// NewMultiEntry makes an entry of several lines that wraps.
func NewMultiEntry(lines int) *Entry {
	e := &Entry{}
	e.MultiLine = true
	e.Wrapping = fyne.TextWrapWord
	e.SetMinRowsVisible(lines)
	e.ExtendBaseWidget(e)
	return e
}

// NewPasswordEntry makes an entry that shows dots.
func NewPasswordEntry() *Entry {
	e := &Entry{}
	e.Password = true
	e.ExtendBaseWidget(e)
	return e
}

// MinSize is at least as high as a button.
func (e *Entry) MinSize() fyne.Size {
	m := e.Entry.MinSize()
	return fyne.NewSize(m.Width, max(m.Height, HeightButton))
}

// SetPlaceHolder sets what an empty entry says; it is cut where the entry is too narrow.
func (e *Entry) SetPlaceHolder(s string) {
	e.hint = s
	e.Entry.SetPlaceHolder(s)
}

// SetWrong marks the entry red; Field does it.
func (e *Entry) SetWrong(wrong bool) {
	if e.wrong != wrong {
		e.wrong = wrong
		e.Refresh()
	}
}

// CreateRenderer draws Fyne's entry on a ground of our own. Fyne's border is a
// stroke around nothing, which comes out with dark edges, and cannot be red
// without a second icon.
func (e *Entry) CreateRenderer() fyne.WidgetRenderer {
	e.ExtendBaseWidget(e)
	v := &entryView{WidgetRenderer: e.Entry.CreateRenderer(), e: e, back: &canvas.Rectangle{CornerRadius: RadiusField}}
	v.paint()
	return v
}

type entryView struct {
	fyne.WidgetRenderer
	e    *Entry
	back *canvas.Rectangle
	clip *container.Clip // of one line: stands in for Fyne's scroller
	roll *container.Scroll
}

func (v *entryView) paint() {
	v.back.FillColor, v.back.StrokeColor, v.back.StrokeWidth = col(ColorSurface), col(ColorLine2), 1
	if v.e.Disabled() {
		v.back.FillColor = col(ColorSurface2)
	}
	if v.e.wrong {
		v.back.StrokeColor = col(ColorErr)
	}
	if v.e.focused && !v.e.Disabled() {
		v.back.StrokeColor, v.back.StrokeWidth = col(ColorAccent), 2
	}
}

// iconGap is left between an entry's icon and its text, beside what Fyne leaves.
const iconGap = 6

func (v *entryView) Layout(s fyne.Size) {
	v.back.Resize(s)
	v.cutHint(s.Width)
	// Fyne's text begins 8 units from the edge; the design asks for 11.
	const inset = 3
	high, down := s.Height, float32(0)
	if natural := v.WidgetRenderer.MinSize().Height; !v.e.MultiLine && s.Height > natural+2 { // small letters stand in the middle
		high, down = natural, (s.Height-natural)/2
	}
	v.WidgetRenderer.Layout(fyne.NewSize(max(0, s.Width-2*inset), high))
	for _, o := range v.WidgetRenderer.Objects() {
		o.Move(o.Position().AddXY(inset, down))
		if roll, ok := o.(*container.Scroll); ok && v.e.Icon != nil { // Fyne's begins right at its icon
			roll.Resize(fyne.NewSize(max(0, roll.Size().Width-iconGap), roll.Size().Height))
			roll.Move(roll.Position().AddXY(iconGap, 0))
		}
	}
	v.placeClip()
}

// placeClip shows the line through a window of our own. Fyne shows it in a
// scroller, which takes the mouse wheel away from the page that the entry is
// on, and draws a bar below long texts. The scroller goes on moving the line.
func (v *entryView) placeClip() {
	if v.e.MultiLine {
		return
	}
	for _, o := range v.WidgetRenderer.Objects() {
		if roll, ok := o.(*container.Scroll); ok && roll.Content != nil {
			if v.roll != roll || v.clip.Content != roll.Content {
				v.roll, v.clip = roll, container.NewClip(roll.Content)
			}
			at := roll.Content.Position()
			v.clip.Move(roll.Position())
			v.clip.Resize(roll.Size())
			roll.Content.Move(at)
		}
	}
}

// cutHint shortens what an empty entry says: Fyne would show a scroll bar.
func (v *entryView) cutHint(width float32) {
	e := v.e
	if e.hint == "" || e.MultiLine || width < 1 {
		return
	}
	th := e.Theme()
	room := width - 6 - 3*th.Size(theme.SizeNameInnerPadding)
	if e.Icon != nil {
		room -= th.Size(theme.SizeNameInlineIcon) + th.Size(theme.SizeNameLineSpacing) + iconGap
	}
	if e.ActionItem != nil {
		room -= e.ActionItem.MinSize().Width
	}
	if shown, _ := cut(e.hint, room, th.Size(theme.SizeNameText), false); shown != e.PlaceHolder {
		e.Entry.SetPlaceHolder(shown)
	}
}

// Objects leaves out Fyne's own ground and border.
func (v *entryView) Objects() []fyne.CanvasObject {
	objs := []fyne.CanvasObject{v.back}
	for _, o := range v.WidgetRenderer.Objects() {
		switch o.(type) {
		case *canvas.Rectangle:
		case *container.Scroll:
			if v.clip != nil {
				o = v.clip
			}
			objs = append(objs, o)
		default:
			objs = append(objs, o)
		}
	}
	return objs
}

func (v *entryView) Refresh() {
	v.paint()
	v.WidgetRenderer.Refresh()
	v.placeClip()
	v.back.Refresh()
}

// TypedKey is part of fyne.Focusable.
func (e *Entry) TypedKey(k *fyne.KeyEvent) {
	if e.OnKey != nil && e.OnKey(k) {
		return
	}
	switch k.Name {
	case fyne.KeyTab:
		if e.OnTab != nil {
			e.OnTab()
		}
		return
	case fyne.KeyEscape, fyne.KeyF1, fyne.KeyF2, fyne.KeyF3, fyne.KeyF4, fyne.KeyF5, fyne.KeyF6,
		fyne.KeyF7, fyne.KeyF8, fyne.KeyF9, fyne.KeyF10, fyne.KeyF11, fyne.KeyF12:
		passKey(e, k)
		return
	}
	e.Entry.TypedKey(k)
}

// AcceptsTab is part of fyne.Tabbable: unless OnTab says otherwise, Tab leads
// to the next part in each entry. Fyne's own of several lines would put a tab
// into the text.
func (e *Entry) AcceptsTab() bool { return e.OnTab != nil }

// TypedRune is part of fyne.Focusable. A tab comes only from a driver or an
// input method that types it; none belongs into a text.
func (e *Entry) TypedRune(r rune) {
	if r == '\t' || e.OnRune != nil && e.OnRune(r) {
		return
	}
	if whole, ok := e.composed(r); ok {
		e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
		r = whole
	}
	e.Entry.TypedRune(r)
}

// composed gives the letter that a tone mark makes of the one before the
// cursor. Windows' own Vietnamese keyboard types marks after their letters; left
// apart, Backspace would take the mark alone.
func (e *Entry) composed(r rune) (rune, bool) {
	if !unicode.Is(unicode.Mn, r) || e.SelectedText() != "" || e.Disabled() {
		return 0, false
	}
	at, letters := e.CursorTextOffset(), []rune(e.Text)
	if at < 1 || at > len(letters) {
		return 0, false
	}
	whole := []rune(text.NFC(string(letters[at-1]) + string(r)))
	return whole[0], len(whole) == 1
}

// TypedShortcut is part of fyne.Shortcutable.
func (e *Entry) TypedShortcut(s fyne.Shortcut) {
	if e.OnShortcut != nil && e.OnShortcut(s) {
		return
	}
	if p, ok := s.(*fyne.ShortcutPaste); ok && p.Clipboard != nil {
		s = &fyne.ShortcutPaste{Clipboard: untabbed{p.Clipboard}}
	}
	if c, ok := s.(*desktop.CustomShortcut); ok {
		switch c.KeyName {
		case fyne.KeyLeft, fyne.KeyRight, fyne.KeyUp, fyne.KeyDown, fyne.KeyHome, fyne.KeyEnd,
			fyne.KeyBackspace, fyne.KeyDelete: // by words and lines
		default:
			passShortcut(e, s)
			return
		}
	}
	e.Entry.TypedShortcut(s)
}

// FocusGained is part of fyne.Focusable.
func (e *Entry) FocusGained() {
	e.focused = true
	e.Entry.FocusGained()
	if e.OnFocus != nil {
		e.OnFocus(true)
	}
}

// FocusLost is part of fyne.Focusable.
func (e *Entry) FocusLost() {
	e.focused = false
	e.Entry.FocusLost()
	if e.OnFocus != nil {
		e.OnFocus(false)
	}
}

// untabbed is a clipboard without tabs: cells copied from a sheet become words
// with spaces between them.
type untabbed struct{ fyne.Clipboard }

// Content is part of fyne.Clipboard.
func (c untabbed) Content() string {
	return strings.NewReplacer("\r\n", "\n", "\r", "\n", "\t", " ").Replace(c.Clipboard.Content())
}
