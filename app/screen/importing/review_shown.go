package importing

import "fyne.io/fyne/v2"

// shown is called when the sheet has just come into sight.
func (v *review) shown() {}

// key sees the keys that no focused part used while the sheet is in sight.
func (v *review) key(*fyne.KeyEvent) bool { return false }
