// Package ceremony is the programme of the day and its running: the items of
// each meeting with their conflicts, templates, printed versions and votes, what
// is to be done in the seven days before, and the award rounds as they are
// rehearsed and held.
//
// The rules are data/agenda's and data/stage's; this package joins them with
// the records. The screens, the station and the command line use it; it imports
// no other job.
package ceremony
