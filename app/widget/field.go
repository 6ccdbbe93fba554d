package widget

import "fyne.io/fyne/v2"

// Field is an input with its label above and, where something is wrong, the
// sentence below that says so with the accepted form.
type Field struct {
	box
	label, note *Text
	input       fyne.CanvasObject
	help        string
	failed      bool
}

// NewField puts a label over any input: an Entry, a Select, a Segment.
func NewField(label string, input fyne.CanvasObject) *Field {
	f := &Field{
		label: NewCaption(label).Tint(ColorText2).Cut(40),
		note:  NewCaption(""),
		input: input,
	}
	f.note.Wrap = true
	f.note.Hide()
	f.hold(f, Column(4, f.label, input, f.note))
	return f
}

// Helped puts a lasting remark below the input and returns the field.
func (f *Field) Helped(text string) *Field {
	f.help = text
	f.SetError("")
	return f
}

// SetError shows what is wrong with the input; "" takes it away.
func (f *Field) SetError(text string) {
	f.note.Text, f.note.Color = text, ColorErr
	if text == "" {
		f.note.Text, f.note.Color = f.help, ColorText3
	}
	f.note.Hidden = f.note.Text == ""
	f.failed = text != ""
	if e, ok := f.input.(interface{ SetWrong(bool) }); ok {
		e.SetWrong(f.failed)
	}
	f.note.Refresh()
	f.Refresh()
}

// Failed tells whether an error is shown.
func (f *Field) Failed() bool { return f.failed }
