// Package ceremony is the programme of the day. For now it keeps the agenda:
// its items in order, with the times that follow from them. Running the
// ceremony itself comes later and belongs here.
//
// The screens and the command line use it; it imports no other job.
package ceremony
