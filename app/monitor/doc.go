// Package monitor knows the monitors of this computer and lays a window over
// the whole of one, which Fyne cannot: its full screen takes the monitor that
// holds the window, and changes that monitor's mode.
//
// On Linux it speaks to the X server (RandR 1.5, EWMH), on Windows to user32.
// Elsewhere, and in the headless build (tag ci), there are no monitors. Of the
// library that speaks to the X server it is the only importer.
package monitor
