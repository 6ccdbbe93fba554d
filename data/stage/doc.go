// Package stage is what happens on stage, as pure rules: award rounds proposed
// from decisions and citations, the groups they go up in, the place, tray slot
// and register number of each recipient, who is absent or late, where a run
// stands after the lines of its log, what may be done next, and what the MC says.
//
// A place, once its round is locked, names one slot of one tray and one
// certificate for ever. Whoever is absent leaves a hole; nobody moves up. That is
// what keeps recipients from going home with each other's certificates.
//
// It does no input or output and has no clock: a run is its log, and Follow
// gives the same state from the same lines, also after a power cut. Jobs,
// screens and the station may import it.
package stage
