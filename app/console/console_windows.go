package console

import (
	"os"

	"golang.org/x/sys/windows"
)

var (
	kernel32      = windows.NewLazySystemDLL("kernel32.dll")
	attachConsole = kernel32.NewProc("AttachConsole")
	setHandler    = kernel32.NewProc("SetConsoleCtrlHandler")
)

// parentProcess is ATTACH_PARENT_PROCESS.
const parentProcess = 0xffffffff

// stream is one of the three that a program is given.
type stream struct {
	id     uint32
	device string
	file   **os.File
}

var streams = []stream{
	{windows.STD_INPUT_HANDLE, "CONIN$", &os.Stdin},
	{windows.STD_OUTPUT_HANDLE, "CONOUT$", &os.Stdout},
	{windows.STD_ERROR_HANDLE, "CONOUT$", &os.Stderr},
}

// replaced holds what os.Stdin and its like were: were they collected, they
// would close handles whose numbers others may have by then.
var replaced []*os.File

// Attach joins the console of the program that called this one, if it has
// one, and calls stop at Ctrl+C there. Streams that were led into a file or a
// pipe stay there; the others speak to the console from now on, in Unicode.
func Attach(stop func()) {
	var given [3]windows.Handle // joining may change them
	for i, s := range streams {
		given[i] = held(s.id)
	}
	if ok, _, _ := attachConsole.Call(parentProcess); ok == 0 {
		return // called from the desktop, or a console program itself
	}
	for i, s := range streams {
		h := given[i]
		var mode uint32
		if h == 0 || windows.GetConsoleMode(h, &mode) == nil {
			if h = s.open(); h == windows.InvalidHandle {
				continue
			}
			replaced = append(replaced, *s.file)
			*s.file = os.NewFile(uintptr(h), s.device)
		}
		_ = windows.SetStdHandle(s.id, h) // for the runtime's own last words
	}
	// Joining forgets the handler that the runtime has set.
	handler := windows.NewCallback(func(event uintptr) uintptr {
		if event != windows.CTRL_C_EVENT && event != windows.CTRL_BREAK_EVENT {
			return 0
		}
		stop()
		return 1
	})
	_, _, _ = setHandler.Call(handler, 1)
}

// held gives a stream's handle, 0 if it leads nowhere.
func held(id uint32) windows.Handle {
	h, err := windows.GetStdHandle(id)
	if err != nil || h == windows.InvalidHandle {
		return 0
	}
	if kind, err := windows.GetFileType(h); err != nil || kind == windows.FILE_TYPE_UNKNOWN {
		return 0
	}
	return h
}

// open opens the console, for reading and writing both: what is typed is shown
// or hidden by writing its mode.
func (s stream) open() windows.Handle {
	name, err := windows.UTF16PtrFromString(s.device)
	if err != nil {
		return windows.InvalidHandle
	}
	h, err := windows.CreateFile(name, windows.GENERIC_READ|windows.GENERIC_WRITE,
		windows.FILE_SHARE_READ|windows.FILE_SHARE_WRITE, nil, windows.OPEN_EXISTING, 0, 0)
	if err != nil {
		return windows.InvalidHandle
	}
	return h
}
