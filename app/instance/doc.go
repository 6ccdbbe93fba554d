// Package instance keeps one window to a database on this computer. A second
// start finds the first by a lock, asks it to come forward and leaves.
//
// The two speak over the loopback address. What must be said to be heard lies
// in a file that only this user can read.
package instance
