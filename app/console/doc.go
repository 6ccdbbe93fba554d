// Package console gives a window program the console that it was called from.
//
// On Windows the program is a window program, so that no black window opens
// beside its own; called from cmd or PowerShell it has no console then, and
// what it says would be lost. vinhdanh.com, a launcher of a few kilobytes
// (assets/windows/launch.c), has those two wait for it and hear its exit
// status. main alone imports this package, for calls of the command line.
package console
