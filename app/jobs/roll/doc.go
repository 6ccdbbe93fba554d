// Package roll does what a secretariat does with its list of delegates before
// the doors open and at the help desk: somebody comes instead, a badge was lost
// or is collected for a whole delegation, somebody is absent with a reason, the
// list of introductions is put in order, data are still lacking, and after the
// conference personal data are erased.
//
// It decides nothing about a scan (app/jobs/admit does) and draws no paper
// (app/jobs/papers). The command line and the screens use it; it imports no
// other job.
package roll
