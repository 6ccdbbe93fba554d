package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
	"golang.org/x/sys/windows"
)

var (
	isIconic   = windows.NewLazySystemDLL("user32.dll").NewProc("IsIconic")
	showWindow = windows.NewLazySystemDLL("user32.dll").NewProc("ShowWindow")
)

const swRestore = 9 // SW_RESTORE

// raise brings a window in front of all others, also from the task bar.
func raise(w fyne.Window) {
	if n, ok := w.(driver.NativeWindow); ok {
		n.RunNative(func(context any) {
			if x, ok := context.(driver.WindowsWindowContext); ok {
				if small, _, _ := isIconic.Call(x.HWND); small != 0 {
					_, _, _ = showWindow.Call(x.HWND, swRestore)
				}
			}
		})
	}
	w.RequestFocus()
}
