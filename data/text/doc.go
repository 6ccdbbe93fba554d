// Package text knows Vietnamese writing: how text is cleaned on its way in,
// compared without marks, sorted by given name, addressed, dated and counted,
// and how the encodings that came before Unicode (TCVN3, VNI) read.
//
// It knows nothing of records, files or screens, and keeps no state: every
// function gives the same answer for the same text on every machine. Keys made
// here are stored beside the text, so a change of what they hold is a new
// KeyVersion. Any package may import it.
package text
