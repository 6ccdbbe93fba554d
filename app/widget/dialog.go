package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Dialog is a question or a form over the window. Close by Escape, by its
// cancel button or by Close.
type Dialog struct {
	*Overlay
	// OK is the filled button; its OnTapped is Question.Do. Disable it while a form is not complete.
	OK *Button
}

// Question is what a dialog asks. Title is the question with the number
// ("Xóa 3 đại biểu?"), Text names the items and side effects, Verb repeats the verb.
type Question struct {
	Title  string
	Text   string
	Body   fyne.CanvasObject // a form, below the text; may be nil
	Verb   string            // on the filled button; "" for none
	Cancel string            // on the mild way out
	Width  float32           // 0: 480
	Height float32           // 0: as high as it needs; else the body scrolls
	// Do runs when the filled button is pressed; the dialog closes if it says true.
	Do      func() bool
	OnClose func()
	Light   bool   // what is chosen in it is soon chosen again: Escape does not ask
	Held    bool   // Escape does not close it: what it says is said only once
	Loses   bool   // what the verb does cannot be taken back: Enter at once must not do it
	Focus   *Entry // gets the keyboard first; nil: the filled button, or the way out if something is lost
}

// Ask shows a dialog over the window.
func Ask(w fyne.Window, q Question) *Dialog {
	d := &Dialog{}
	cancel := NewButton(q.Cancel, "", func() { d.Close() })
	buttons := []fyne.CanvasObject{Space(), cancel}
	form := &inputs{}
	if q.Body != nil {
		form = readInputs(q.Body)
	}
	if q.Verb != "" {
		d.OK = NewFilled(q.Verb, "", func() {
			if q.Do == nil || q.Do() {
				d.Close()
				return
			}
			if e := form.wrong(); e != nil && !d.closed {
				w.Canvas().Focus(e)
			}
		})
		form.submit(func() { d.OK.Tapped(&fyne.PointEvent{}) })
		buttons = append(buttons, d.OK)
	}
	title := NewHeading(q.Title)
	title.Wrap = true
	parts := []fyne.CanvasObject{title}
	if q.Text != "" {
		parts = append(parts, NewParagraph(q.Text).Tint(ColorText2))
	}
	if q.Body != nil {
		body := q.Body
		if q.Height > 0 {
			const ring = 2 // of what has the keyboard, which the scroller would cut off
			roll := container.NewVScroll(Pad(4, 12, 4, ring, q.Body))
			form.follow(roll)
			body = Grow(Pad(0, 0, 0, -ring, roll))
		}
		parts = append(parts, body)
	}
	parts = append(parts, Pad(8, 0, 0, 0, Row(8, buttons...)))
	content := newSurface(Pad(20, 24, 20, 24, Column(8, parts...)), ColorSurface, ColorLine2, RadiusCard)
	width := q.Width
	if width == 0 {
		width = 480
	}
	d.Overlay = newOverlay(w.Canvas(), content, true, func(size, _ fyne.Size) (fyne.Position, fyne.Size) {
		wide := min(width, size.Width-32)
		if content.Size().Width != wide { // wrapped text knows its height once it has its width
			content.Resize(fyne.NewSize(wide, content.MinSize().Height))
		}
		high := content.MinSize().Height
		if q.Height > 0 {
			high = q.Height
		}
		high = min(high, size.Height-32)
		return fyne.NewPos((size.Width-wide)/2, max(16, (size.Height-high)/2.4)), fyne.NewSize(wide, high)
	})
	d.onClose, d.held = q.OnClose, q.Held
	if !q.Light {
		d.form = form
	}
	d.show()
	switch {
	case q.Focus != nil:
		w.Canvas().Focus(q.Focus)
	case d.OK != nil && !q.Loses:
		w.Canvas().Focus(d.OK)
	default:
		w.Canvas().Focus(cancel)
	}
	return d
}

// ShowOver lays any content over the window, dimmed, at the given size;
// shown(nil) by Escape or Close.
func ShowOver(w fyne.Window, content fyne.CanvasObject, width, height float32, onClose func()) *Overlay {
	card := newSurface(content, ColorSurface, ColorLine2, RadiusCard)
	o := newOverlay(w.Canvas(), card, true, func(size, m fyne.Size) (fyne.Position, fyne.Size) {
		wide, high := min(max(width, m.Width), size.Width-32), min(max(height, m.Height), size.Height-32)
		return fyne.NewPos((size.Width-wide)/2, max(16, (size.Height-high)/2.4)), fyne.NewSize(wide, high)
	})
	o.sticky = false
	o.onClose = onClose
	o.show()
	return o
}
