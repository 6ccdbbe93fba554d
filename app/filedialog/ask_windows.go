package filedialog

import (
	"fmt"
	"os"
	"runtime"
	"unicode/utf16"
	"unsafe"

	"golang.org/x/sys/windows"
)

var (
	comdlg32 = windows.NewLazySystemDLL("comdlg32.dll")
	getOpen  = comdlg32.NewProc("GetOpenFileNameW")
	getSave  = comdlg32.NewProc("GetSaveFileNameW")
	getError = comdlg32.NewProc("CommDlgExtendedError")
)

// openFileName is OPENFILENAMEW of commdlg.h.
type openFileName struct {
	size         uint32
	owner        uintptr
	instance     uintptr
	filter       *uint16
	customFilter *uint16
	maxCustom    uint32
	filterIndex  uint32
	file         *uint16
	maxFile      uint32
	fileTitle    *uint16
	maxTitle     uint32
	initialDir   *uint16
	title        *uint16
	flags        uint32
	fileOffset   uint16
	extOffset    uint16
	defExt       *uint16
	custData     uintptr
	hook         uintptr
	template     *uint16
	reserved     uintptr
	reserved2    uint32
	flagsEx      uint32
}

const (
	hideReadOnly    = 0x4
	noChangeDir     = 0x8
	overwritePrompt = 0x2
	pathMustExist   = 0x800
	fileMustExist   = 0x1000
	explorer        = 0x80000

	longestPath = 32767 // characters
)

// Ask shows the dialog before its owner, a window's handle, which takes no keys
// meanwhile, and waits until it is closed. Call it on a goroutine of its own;
// the owner goes on drawing. ok is false if nothing was chosen.
func Ask(owner uintptr, q Question) (path string, ok bool, err error) {
	runtime.LockOSThread() // the dialog's messages and COM belong to the thread
	defer runtime.UnlockOSThread()
	if err := windows.CoInitializeEx(0, windows.COINIT_APARTMENTTHREADED); err == nil {
		defer windows.CoUninitialize()
	}
	file := make([]uint16, longestPath+1)
	copy(file, utf16.Encode([]rune(q.Save)))
	o := openFileName{owner: owner, file: &file[0], maxFile: longestPath, flags: hideReadOnly | noChangeDir | pathMustExist | explorer}
	o.size = uint32(unsafe.Sizeof(o))
	if f := q.filter(); f != "" {
		o.filter = &utf16.Encode([]rune(f))[0]
	}
	if o.title, err = windows.UTF16PtrFromString(q.Title); err != nil {
		return "", false, err
	}
	if info, err := os.Stat(q.Folder); err == nil && info.IsDir() {
		if o.initialDir, err = windows.UTF16PtrFromString(q.Folder); err != nil {
			return "", false, err
		}
	}
	show := getOpen
	if q.Save != "" {
		show, o.flags = getSave, o.flags|overwritePrompt
	} else {
		o.flags |= fileMustExist
	}
	if q.Save != "" && len(q.Extensions) > 0 {
		if o.defExt, err = windows.UTF16PtrFromString(q.Extensions[0][1:]); err != nil {
			return "", false, err
		}
	}
	if done, _, _ := show.Call(uintptr(unsafe.Pointer(&o))); done == 0 {
		if code, _, _ := getError.Call(); code != 0 {
			return "", false, fmt.Errorf("%s: error %#x", show.Name, code)
		}
		return "", false, nil
	}
	return windows.UTF16ToString(file), true, nil
}
