//go:build !windows

package graphics

import (
	"fmt"
	"os"
)

// Check tells whether a window can be drawn here; where the desktop brings a
// renderer in software along, as with X11 and Mesa, it always can.
func Check() error { return nil }

// Restart is Windows' alone.
func Restart([]string, string) (int, error) { return 1, ErrNone }

// Tell writes words to the terminal.
func Tell(title, words string) { _, _ = fmt.Fprintf(os.Stderr, "%s: %s\n", title, words) }
