// Package app is the window: its frame (bars, navigation, search, notices),
// its theme, its shortcuts, and the running of jobs off the interface's
// goroutine. What is inside the frame are the screens of app/screen; what is
// done is done by app/jobs.
//
// It opens no window and no database itself: main hands it both. It never
// imports fyne/v2/app, so that its tests need neither a C compiler nor a display.
package app
