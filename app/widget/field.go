package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// Field is an input with its label above and, where something is wrong, the
// sentence below that says so with the accepted form.
type Field struct {
	box
	label, note *Text
	frame       *canvas.Rectangle
	help        string
}

// NewField puts a label over any input: an Entry, a Select, a Segment.
func NewField(label string, input fyne.CanvasObject) *Field {
	f := &Field{
		label: NewCaption(label).Tint(ColorText2).Cut(40),
		note:  NewCaption(""),
		frame: &canvas.Rectangle{StrokeWidth: 1, CornerRadius: RadiusField},
	}
	f.note.Wrap = true
	f.note.Hide()
	f.frame.Hide()
	f.hold(f, Column(4, f.label, container.NewStack(input, f.frame), f.note))
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
	f.frame.Hidden = text == ""
	f.frame.StrokeColor = col(ColorErr)
	f.frame.Refresh()
	f.note.Refresh()
	f.Refresh()
}

// Failed tells whether an error is shown.
func (f *Field) Failed() bool { return !f.frame.Hidden }
