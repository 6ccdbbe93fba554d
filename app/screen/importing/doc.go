// Package importing is the place where an office's list comes in, in three
// steps: choose the file, look at the sheet as it was read, with its columns,
// sections and doubts, and confirm. Nothing is written before the last step.
//
// How lists are read is the job intake's business. Only the window's shell
// imports this package.
package importing
