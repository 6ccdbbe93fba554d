package app

import "runtime"

// HasDisplay tells whether a window can open here: on Linux only where a
// display server is named.
func HasDisplay(getenv func(string) string) bool {
	return runtime.GOOS != "linux" || getenv("DISPLAY") != "" || getenv("WAYLAND_DISPLAY") != ""
}
