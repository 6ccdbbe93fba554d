package graphics

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"unsafe"

	"golang.org/x/sys/windows"
)

var (
	user32   = windows.NewLazySystemDLL("user32.dll")
	gdi32    = windows.NewLazySystemDLL("gdi32.dll")
	opengl32 = windows.NewLazyDLL("opengl32.dll") // not the system's alone: a renderer beside the program counts

	createWindow      = user32.NewProc("CreateWindowExW")
	destroyWindow     = user32.NewProc("DestroyWindow")
	getDC             = user32.NewProc("GetDC")
	releaseDC         = user32.NewProc("ReleaseDC")
	choosePixelFormat = gdi32.NewProc("ChoosePixelFormat")
	setPixelFormat    = gdi32.NewProc("SetPixelFormat")
	createContext     = opengl32.NewProc("wglCreateContext")
	makeCurrent       = opengl32.NewProc("wglMakeCurrent")
	deleteContext     = opengl32.NewProc("wglDeleteContext")
	getString         = opengl32.NewProc("glGetString")
)

// pixelFormat is PIXELFORMATDESCRIPTOR of wingdi.h.
type pixelFormat struct {
	Size, Version                                uint16
	Flags                                        uint32
	PixelType, ColorBits                         byte
	_                                            [13]byte
	DepthBits, StencilBits, Aux, Layer, Reserved byte
	LayerMask, VisibleMask, DamageMask           uint32
}

const (
	drawToWindow  = 0x4
	supportOpenGL = 0x20
	doubleBuffer  = 0x1
	glVersion     = 0x1F02
)

// Check tells whether a window can be drawn here. Error: ErrNone.
func Check() error {
	version, err := version()
	if err == nil && !enough(version) {
		err = fmt.Errorf("version %q", version)
	}
	if err != nil {
		return fmt.Errorf("%w: %w", ErrNone, err)
	}
	return nil
}

// version asks a window that nobody sees which OpenGL draws it.
func version() (string, error) {
	runtime.LockOSThread() // a context belongs to its thread
	defer runtime.UnlockOSThread()
	if err := opengl32.Load(); err != nil {
		return "", err
	}
	class, err := windows.UTF16PtrFromString("STATIC")
	if err != nil {
		return "", err
	}
	win, _, err := createWindow.Call(0, uintptr(unsafe.Pointer(class)), 0, 0, 0, 0, 8, 8, 0, 0, 0, 0)
	if win == 0 {
		return "", fmt.Errorf("CreateWindowEx: %w", err)
	}
	defer func() { _, _, _ = destroyWindow.Call(win) }()
	dc, _, err := getDC.Call(win)
	if dc == 0 {
		return "", fmt.Errorf("GetDC: %w", err)
	}
	defer func() { _, _, _ = releaseDC.Call(win, dc) }()
	f := pixelFormat{Version: 1, Flags: drawToWindow | supportOpenGL | doubleBuffer, ColorBits: 24, DepthBits: 16}
	f.Size = uint16(unsafe.Sizeof(f))
	n, _, err := choosePixelFormat.Call(dc, uintptr(unsafe.Pointer(&f)))
	if n == 0 {
		return "", fmt.Errorf("ChoosePixelFormat: %w", err)
	}
	if ok, _, err := setPixelFormat.Call(dc, n, uintptr(unsafe.Pointer(&f))); ok == 0 {
		return "", fmt.Errorf("SetPixelFormat: %w", err)
	}
	rc, _, err := createContext.Call(dc)
	if rc == 0 {
		return "", fmt.Errorf("wglCreateContext: %w", err)
	}
	defer func() { _, _, _ = deleteContext.Call(rc) }()
	if ok, _, err := makeCurrent.Call(dc, rc); ok == 0 {
		return "", fmt.Errorf("wglMakeCurrent: %w", err)
	}
	defer func() { _, _, _ = makeCurrent.Call(0, 0) }()
	said, _, _ := getString.Call(glVersion)
	if said == 0 {
		return "", fmt.Errorf("glGetString says nothing")
	}
	return windows.BytePtrToString(*(**byte)(unsafe.Pointer(&said))), nil
}

// again is the variable that is set for a program that was started again beside the renderer.
const again = "VINHDANH_RENDERER"

// Restart starts the program again beside the renderer and gives its exit
// status once it has ended. Error: what kept it from starting, also that there
// is no renderer, or that this is the second time.
func Restart(args []string, cache string) (int, error) {
	if os.Getenv(again) != "" {
		return 1, ErrNone
	}
	program, err := os.Executable()
	if err != nil {
		return 1, err
	}
	program, err = beside(program, filepath.Join(filepath.Dir(program), Folder), filepath.Join(cache, Folder))
	if err != nil {
		return 1, err
	}
	cmd := exec.Command(program, args...) //nolint:gosec,noctx // it is this program
	cmd.Env = append(os.Environ(), again+"=1")
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	if err := cmd.Start(); err != nil {
		return 1, err
	}
	if err := cmd.Wait(); err != nil && cmd.ProcessState == nil {
		return 1, err
	}
	return cmd.ProcessState.ExitCode(), nil
}

// Tell shows words in a box of Windows' own, which needs no OpenGL, and waits
// until it is closed.
func Tell(title, words string) {
	t, err := windows.UTF16PtrFromString(title)
	if err != nil {
		return
	}
	w, err := windows.UTF16PtrFromString(words)
	if err != nil {
		return
	}
	_, _ = windows.MessageBox(0, w, t, windows.MB_OK|windows.MB_ICONERROR|windows.MB_SETFOREGROUND)
}
