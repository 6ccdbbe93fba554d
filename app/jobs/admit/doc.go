// Package admit is the door: a scan comes in, a verdict comes out, and a
// verdict comes out only once it is on disk.
//
// It knows badges and meetings, no screen and no scanner. The command line,
// the check-in screen and later the check-in station use it; it imports no
// other job.
package admit
