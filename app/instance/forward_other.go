//go:build !windows

package instance

// letForward is Windows' alone: elsewhere a window may come forward by itself.
func letForward(int) {}
