// Package issue draws certificates up: it gives them their register numbers,
// signs them and sets them, so that from then on each has one display list
// that every print plays.
//
// Drawing up and printing are two steps, each whole. What is drawn up stays so
// when printing fails, and the next print uses the same numbers.
//
// It turns records into what print sets and data/seal signs; numbers are the
// store's. The command line and the screens use it; it imports no other job.
package issue
