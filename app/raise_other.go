//go:build !windows

package app

import "fyne.io/fyne/v2"

// raise brings a window in front of all others.
func raise(w fyne.Window) { w.RequestFocus() }
