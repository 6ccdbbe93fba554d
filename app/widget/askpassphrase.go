package widget

import "fyne.io/fyne/v2"

// PassphraseQuestion is a dialog that asks for a passphrase until one opens
// what it protects.
type PassphraseQuestion struct {
	Title, Text string
	Label       string // of the field
	Empty       string // what to say of an empty field
	Opening     string // on the button while Open is at it
	Verb        string
	Cancel      string
	// Open tries a passphrase and then, on the interface's goroutine, calls told
	// once: with "" where it was right, else with what was wrong.
	Open func(passphrase string, told func(wrong string))
}

// AskPassphrase asks. A wrong passphrase is said below the field and can be
// typed again; a second press while one is being tried does nothing.
func AskPassphrase(win fyne.Window, q PassphraseQuestion) *Dialog {
	entry := NewPasswordEntry()
	field := NewField(q.Label, entry)
	var dialog *Dialog
	opening := false
	try := func() bool {
		if opening {
			return false
		}
		if entry.Text == "" {
			field.SetError(q.Empty)
			dialog.Refresh()
			return false
		}
		opening = true
		field.SetError("")
		dialog.OK.SetText(q.Opening)
		dialog.OK.Disable()
		q.Open(entry.Text, func(wrong string) {
			opening = false
			dialog.OK.SetText(q.Verb)
			dialog.OK.Enable()
			if wrong == "" {
				dialog.Close()
				return
			}
			field.SetError(wrong)
			dialog.Refresh()
			FocusOn(entry)
		})
		return false
	}
	entry.OnChanged = func(string) { field.SetError("") }
	entry.OnSubmitted = func(string) { try() }
	dialog = Ask(win, Question{Title: q.Title, Text: q.Text, Body: field, Verb: q.Verb, Cancel: q.Cancel, Focus: entry, Do: try})
	return dialog
}
