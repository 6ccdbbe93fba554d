//go:build !ci

package monitor

import (
	"unsafe"

	"golang.org/x/sys/windows"
)

var (
	monitorFromWindow = user32.NewProc("MonitorFromWindow")
	getMonitorInfo    = user32.NewProc("GetMonitorInfoW")
	getDpiForMonitor  = windows.NewLazySystemDLL("shcore.dll").NewProc("GetDpiForMonitor")
)

// monitorInfo is MONITORINFO (winuser.h).
type monitorInfo struct {
	size      uint32
	all, work windows.Rect
	flags     uint32
}

const (
	toPrimary    = 1 // MONITOR_DEFAULTTOPRIMARY
	effectiveDPI = 0 // MDT_EFFECTIVE_DPI
	usualDPI     = 96
)

func room(context any) Room {
	h, err := handle(context)
	if err != nil {
		h = 0
	}
	m, _, _ := monitorFromWindow.Call(h, toPrimary)
	info := monitorInfo{size: uint32(unsafe.Sizeof(monitorInfo{}))}
	if ok, _, _ := getMonitorInfo.Call(m, uintptr(unsafe.Pointer(&info))); ok == 0 {
		return Room{}
	}
	if getDpiForMonitor.Find() != nil { // Windows 8.1 on
		return Room{}
	}
	var x, y uint32
	if failed, _, _ := getDpiForMonitor.Call(m, effectiveDPI, uintptr(unsafe.Pointer(&x)), uintptr(unsafe.Pointer(&y))); failed != 0 {
		return Room{}
	}
	return Room{Width: int(info.work.Right - info.work.Left), Height: int(info.work.Bottom - info.work.Top), Scale: float32(x) / usualDPI}
}
