package instance

import "golang.org/x/sys/windows"

var allowSetForegroundWindow = windows.NewLazySystemDLL("user32.dll").NewProc("AllowSetForegroundWindow")

// letForward lets another process take the foreground, which Windows grants
// only to the one that the user has just started.
func letForward(pid int) {
	_, _, _ = allowSetForegroundWindow.Call(uintptr(pid)) // refused: its button in the task bar blinks instead
}
