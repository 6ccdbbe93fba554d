//go:build !ci

package clipboard

import (
	"bytes"
	"fmt"
	"runtime"
	"time"
	"unsafe"

	"golang.org/x/sys/windows"
)

var (
	user32         = windows.NewLazySystemDLL("user32.dll")
	registerFormat = user32.NewProc("RegisterClipboardFormatW")
	isAvailable    = user32.NewProc("IsClipboardFormatAvailable")
	open           = user32.NewProc("OpenClipboard")
	closeAgain     = user32.NewProc("CloseClipboard")
	getData        = user32.NewProc("GetClipboardData")

	kernel32   = windows.NewLazySystemDLL("kernel32.dll")
	globalLock = kernel32.NewProc("GlobalLock")
	globalFree = kernel32.NewProc("GlobalUnlock")
	globalSize = kernel32.NewProc("GlobalSize")
	copyMemory = kernel32.NewProc("RtlMoveMemory")
)

// tries is how often a clipboard that another program holds is asked for, a
// hundredth of patience apart.
const tries = 20

// read takes the format that Windows calls "HTML Format".
func read(uintptr) ([]byte, error) {
	runtime.LockOSThread() // who opens the clipboard must be who closes it
	defer runtime.UnlockOSThread()
	name, err := windows.UTF16PtrFromString("HTML Format")
	if err != nil {
		return nil, err
	}
	format, _, err := registerFormat.Call(uintptr(unsafe.Pointer(name)))
	if format == 0 {
		return nil, fmt.Errorf("clipboard: %w", err)
	}
	if ok, _, _ := isAvailable.Call(format); ok == 0 {
		return nil, ErrNone
	}
	for try := 0; ; try++ {
		ok, _, err := open.Call(0)
		if ok != 0 {
			break
		}
		if try == tries {
			return nil, fmt.Errorf("clipboard: %w", err)
		}
		time.Sleep(patience / 100)
	}
	defer func() { _, _, _ = closeAgain.Call() }() // nothing can be done where it fails
	handle, _, err := getData.Call(format)
	if handle == 0 {
		return nil, fmt.Errorf("clipboard: %w", err)
	}
	size, _, _ := globalSize.Call(handle)
	if size == 0 || size > maxSize {
		return nil, ErrNone
	}
	at, _, err := globalLock.Call(handle)
	if at == 0 {
		return nil, fmt.Errorf("clipboard: %w", err)
	}
	out := make([]byte, size)
	_, _, _ = copyMemory.Call(uintptr(unsafe.Pointer(&out[0])), at, size) // it gives nothing back
	_, _, _ = globalFree.Call(handle)                                     // likewise
	if end := bytes.IndexByte(out, 0); end >= 0 {
		out = out[:end]
	}
	return out, nil
}
