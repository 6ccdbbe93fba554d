//go:build !ci

package monitor

import (
	"fmt"
	"unsafe"

	"fyne.io/fyne/v2/driver"
	"golang.org/x/sys/windows"
)

var (
	user32              = windows.NewLazySystemDLL("user32.dll")
	enumDisplayDevices  = user32.NewProc("EnumDisplayDevicesW")
	enumDisplaySettings = user32.NewProc("EnumDisplaySettingsW")
	getWindowRect       = user32.NewProc("GetWindowRect")
	getWindowLong       = user32.NewProc("GetWindowLongPtrW")
	setWindowLong       = user32.NewProc("SetWindowLongPtrW")
	setWindowPos        = user32.NewProc("SetWindowPos")
)

// displayDevice is DISPLAY_DEVICEW (wingdi.h).
type displayDevice struct {
	size  uint32
	name  [32]uint16
	text  [128]uint16
	flags uint32
	id    [128]uint16
	key   [128]uint16
}

// deviceMode is DEVMODEW as a display has it (wingdi.h).
type deviceMode struct {
	_             [68]byte // name, versions
	size, extra   uint16
	fields        uint32
	x, y          int32 // dmPosition
	_             [84]byte
	bits          uint32
	width, height uint32
	_             [40]byte
}

// Windows knows the records by their sizes.
var (
	_ [840]byte = [unsafe.Sizeof(displayDevice{})]byte{}
	_ [220]byte = [unsafe.Sizeof(deviceMode{})]byte{}
	_ [172]byte = [unsafe.Offsetof(deviceMode{}.width)]byte{}
)

const (
	displayAttached = 0x1
	displayPrimary  = 0x4
	currentSettings = 0xffffffff
)

func list(any) ([]Monitor, error) {
	var all []Monitor
	for i := range uint32(64) {
		card := displayDevice{size: uint32(unsafe.Sizeof(displayDevice{}))}
		if ok, _, _ := enumDisplayDevices.Call(0, uintptr(i), uintptr(unsafe.Pointer(&card)), 0); ok == 0 {
			break
		}
		if card.flags&displayAttached == 0 {
			continue
		}
		mode := deviceMode{size: uint16(unsafe.Sizeof(deviceMode{}))}
		if ok, _, _ := enumDisplaySettings.Call(uintptr(unsafe.Pointer(&card.name[0])), currentSettings, uintptr(unsafe.Pointer(&mode))); ok == 0 {
			continue
		}
		m := Monitor{ID: windows.UTF16ToString(card.name[:]), X: int(mode.x), Y: int(mode.y),
			Width: int(mode.width), Height: int(mode.height), Primary: card.flags&displayPrimary != 0}
		plugged := displayDevice{size: card.size}
		if ok, _, _ := enumDisplayDevices.Call(uintptr(unsafe.Pointer(&card.name[0])), 0, uintptr(unsafe.Pointer(&plugged)), 0); ok != 0 {
			m.Name = windows.UTF16ToString(plugged.text[:])
		}
		all = append(all, m)
	}
	return all, nil
}

func handle(context any) (uintptr, error) {
	w, ok := context.(driver.WindowsWindowContext)
	if !ok || w.HWND == 0 {
		return 0, ErrNone
	}
	return w.HWND, nil
}

func bounds(context any) (rect, error) {
	h, err := handle(context)
	if err != nil {
		return rect{}, err
	}
	var r windows.Rect
	if ok, _, err := getWindowRect.Call(h, uintptr(unsafe.Pointer(&r))); ok == 0 {
		return rect{}, fmt.Errorf("bounds of the window: %w", err)
	}
	return rect{int(r.Left), int(r.Top), int(r.Right - r.Left), int(r.Bottom - r.Top)}, nil
}

// Of winuser.h.
const (
	styleIndex      = ^uintptr(15) // GWL_STYLE, -16
	styleFramed     = 0x00cf0000   // WS_OVERLAPPEDWINDOW
	stylePopup      = 0x80000000
	posNoActivate   = 0x0010
	posFrameChanged = 0x0020
	posNoOwnerOrder = 0x0200
)

// fill takes the frame away and lays the window over the monitor, which needs
// no change of mode and so does not flicker.
func fill(context any, m Monitor) error {
	return place(context, rect{m.X, m.Y, m.Width, m.Height}, func(style uintptr) uintptr { return style&^styleFramed | stylePopup })
}

func free(context any, r rect) error {
	return place(context, r, func(style uintptr) uintptr { return style&^stylePopup | styleFramed })
}

func place(context any, r rect, change func(style uintptr) uintptr) error {
	h, err := handle(context)
	if err != nil {
		return err
	}
	style, _, _ := getWindowLong.Call(h, styleIndex)
	_, _, _ = setWindowLong.Call(h, styleIndex, change(style)) // its answer is the style before
	// Above the others of its kind, and without taking the keyboard.
	ok, _, err := setWindowPos.Call(h, 0, uintptr(r.x), uintptr(r.y), uintptr(r.w), uintptr(r.h), posNoActivate|posFrameChanged|posNoOwnerOrder)
	if ok == 0 {
		return fmt.Errorf("move to the monitor: %w", err)
	}
	return nil
}

// wake has nothing to do: Fyne's SetDisableScreenBlanking tells Windows itself.
func wake(any) (func(), error) { return nil, ErrNone }
