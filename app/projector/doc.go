// Package projector is the window that the hall sees. While delegates arrive it
// welcomes each by name and delegation, from whichever desk, and tells how many
// have come. Once the ceremony is under way it follows it: items and who speaks,
// awards with the names of those who go up, votes, breaks, the end. It shows no
// code, no telephone number, no warning and no mouse, and may stay open all day.
//
// It reads the log of presence and the state of the run, and writes nothing.
// Only app imports it.
package projector
