// Package intake takes an office's list in: it is read and looked at first,
// with every doubt shown, and saved only when a person says so, all of it or
// nothing.
//
// How lists are read is the business of data/sheet; this package decides what
// becomes of the rows. The command line and the import screen use it; it
// imports no other job.
package intake
