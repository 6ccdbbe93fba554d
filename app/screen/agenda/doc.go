// Package agenda is the place where the programme of the day is written: the
// items of a meeting in order, with the times that follow from each other.
//
// It knows no SQL and sets no pages: times and order are the job ceremony's,
// the programme on paper the job papers'. Only the window's shell imports it.
package agenda
