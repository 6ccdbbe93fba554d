// Package file saves files so that each appears whole or not at all, also
// when the disk is full, the power fails or the job is cancelled half-way.
// Whatever the program writes for people to keep goes through it.
//
// It does not touch databases: those have locks that opening and closing
// their file from outside would drop.
package file
