package app

import "runtime"

// HasDisplay tells whether a window can open here: this build has one, and
// on Linux a display server is named.
func HasDisplay(getenv func(string) string) bool {
	if !hasWindow {
		return false
	}
	return runtime.GOOS != "linux" || getenv("DISPLAY") != "" || getenv("WAYLAND_DISPLAY") != ""
}
