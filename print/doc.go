// Package print makes the papers of a conference: certificates; cards of which
// several stand on a sheet (badges, invitations, name cards, envelopes, labels
// for frames); and administrative papers on A4 (the programme with its cover,
// the Phiếu rà soát, the record of destroyed stock). Besides, the calibration
// sheet of a printer. Each paper is set from plain words into display lists, which
// print/pdf plays into a file and print/raster onto the screen.
//
// It takes strings, not records: app/jobs turns records into what a paper
// needs. What cannot be set is a *layout.Fault; what somebody should look at
// comes back as layout.Warnings. The words that stand on papers are those of
// the template, or of the catalogue areas "paper" and "stationery", in Vietnamese.
package print
