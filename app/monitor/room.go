package monitor

import "fyne.io/fyne/v2"

// Room is what a monitor leaves to windows, without the task bar, and how
// large the desktop draws there.
type Room struct {
	Width, Height int     // pixels
	Scale         float32 // 1 is 96 dots an inch; 0 where nothing is known
}

// RoomOf gives the room on the monitor under a window; on the main one for a
// window that is nil or not shown yet.
func RoomOf(w fyne.Window) Room {
	var at any
	if w != nil {
		_ = native(w, func(context any) error { // one that is not made yet runs nothing
			at = context
			return nil
		})
	}
	return room(at)
}
