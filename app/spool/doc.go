// Package spool hands a file to a printer of this computer, so that a badge
// is printed at the door without a window that would take the keyboard from
// the scanner. It needs no window and knows no paper.
package spool
