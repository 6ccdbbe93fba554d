// Package projector is the window that the hall sees while delegates arrive:
// it welcomes each by name and delegation, from whichever desk, and tells how
// many have come. It shows no code, no telephone number, no warning and no
// mouse, and may stay open all day.
//
// It reads the log of presence and writes nothing. Only app imports it.
package projector
