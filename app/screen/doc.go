// Package screen says what a place of the side bar is and what the window
// offers it. The places themselves are the packages below. They never import
// each other, nor the shell, nor data/store: they reach each other through
// Shell.Open and get their records through small interfaces of their own.
//
// Everything here runs on the interface's goroutine unless a comment says
// otherwise. A screen starts no goroutine: Shell.Run and Shell.Load do.
package screen
