// Package agenda is the place where the programme of a meeting is written and,
// on the day, led: the items in order with the times that follow from each
// other, what does not fit, what has changed since it was printed, and how the
// meeting keeps to its times.
//
// It knows no SQL and sets no pages: times, order and conflicts are those of
// data/agenda, runs are the job ceremony's, papers the job papers'. Only the
// window's shell imports it.
package agenda
