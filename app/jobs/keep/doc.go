// Package keep looks after the records as a whole: where they lie, copies of
// them, lists that are handed on, and the sample conference to learn with.
//
// It decides nothing about single records. The command line and the screens
// use it; it imports no other job.
package keep
