package app

import (
	"fmt"
	"runtime"

	"fyne.io/fyne/v2"
	"golang.org/x/sys/windows"
)

// reveal opens a file by the desktop. Fyne would hand it an address, in which
// Windows reads the letters beyond ASCII in the code page of old programs, and
// so finds no file with a Vietnamese name; nor does it hear that it did not.
func reveal(_ fyne.App, path string) error {
	runtime.LockOSThread() // COM, by which some programs are started, belongs to the thread
	defer runtime.UnlockOSThread()
	if err := windows.CoInitializeEx(0, windows.COINIT_APARTMENTTHREADED|windows.COINIT_DISABLE_OLE1DDE); err == nil {
		defer windows.CoUninitialize()
	}
	file, err := windows.UTF16PtrFromString(path)
	if err != nil {
		return err
	}
	if err := windows.ShellExecute(0, nil, file, nil, nil, windows.SW_SHOWNORMAL); err != nil {
		return fmt.Errorf("ShellExecute: %w", err)
	}
	return nil
}
