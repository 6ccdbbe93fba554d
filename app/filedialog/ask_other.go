//go:build !windows

package filedialog

// Ask gives ErrNone: the window asks in its own words.
func Ask(uintptr, Question) (path string, ok bool, err error) { return "", false, ErrNone }
