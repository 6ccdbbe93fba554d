// Package rounds is the place of the award rounds (Đợt trao): which rounds
// there are and in which order, who stands where in which group and receives
// what from which slot, who announces and who hands over, by which steps, with
// what on the tray, and what the MC says. A round's places are locked here.
//
// It does not lead a ceremony (app/screen/ceremony), and keeps no rules of its
// own: those are data/stage's and data/agenda's. What is done is shown at once
// and written behind it, one thing after the other.
package rounds
