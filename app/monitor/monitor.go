package monitor

import (
	"cmp"
	"errors"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
)

// Monitor is a monitor, or a projector's picture.
type Monitor struct {
	ID            string // stays the same while it stays plugged in: "HDMI-1", "\\.\DISPLAY2"
	Name          string // for people, "" where the system tells nothing more than ID
	X, Y          int    // of its upper left corner on the desktop, pixels
	Width, Height int    // pixels
	Primary       bool
}

// ErrNone tells that windows cannot be moved between monitors here.
var ErrNone = errors.New("no access to the monitors")

// List gives the monitors in use, from left to right. It may be called once w
// is shown.
func List(w fyne.Window) (all []Monitor, err error) {
	err = native(w, func(context any) (err error) {
		all, err = list(context)
		return err
	})
	slices.SortStableFunc(all, func(a, b Monitor) int { return cmp.Or(cmp.Compare(a.X, b.X), cmp.Compare(a.Y, b.Y)) })
	return all, err
}

// Under gives the ID of the monitor that holds most of a window; "" if none does.
func Under(w fyne.Window, all []Monitor) string {
	var at rect
	if native(w, func(context any) (err error) {
		at, err = bounds(context)
		return err
	}) != nil {
		return ""
	}
	best, id := 0, ""
	for _, m := range all {
		if n := at.overlap(rect{m.X, m.Y, m.Width, m.Height}); n > best {
			best, id = n, m.ID
		}
	}
	return id
}

// Fill lays a window over the whole of a monitor, without a frame. The window
// must be shown; the keyboard stays where it is.
func Fill(w fyne.Window, m Monitor) error {
	return native(w, func(context any) error { return fill(context, m) })
}

// Free makes it a window with a frame again, over the middle of the monitor.
func Free(w fyne.Window, m Monitor) error {
	return native(w, func(context any) error { return free(context, m.middle()) })
}

// Wake keeps the screens from going dark while nobody touches the computer,
// until release is called. Desktops are asked by Fyne's SetDisableScreenBlanking;
// this is for what they stand on.
func Wake(w fyne.Window) (release func()) {
	release = func() {}
	if native(w, func(context any) (err error) {
		release, err = wake(context)
		return err
	}) != nil {
		return func() {}
	}
	return release
}

// middle is two thirds of a monitor.
func (m Monitor) middle() rect {
	return rect{m.X + m.Width/6, m.Y + m.Height/6, m.Width * 2 / 3, m.Height * 2 / 3}
}

func native(w fyne.Window, do func(context any) error) error {
	n, ok := w.(driver.NativeWindow)
	if !ok {
		return ErrNone
	}
	err := ErrNone // a window that is not made yet runs nothing
	n.RunNative(func(context any) { err = do(context) })
	return err
}

// rect is a piece of the desktop in pixels.
type rect struct{ x, y, w, h int }

// overlap gives the area that two pieces share.
func (r rect) overlap(o rect) int {
	w := min(r.x+r.w, o.x+o.w) - max(r.x, o.x)
	h := min(r.y+r.h, o.y+o.h) - max(r.y, o.y)
	return max(w, 0) * max(h, 0)
}
