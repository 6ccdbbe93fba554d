// Package sheets builds display lists such as certificates have, for the tests
// and benchmarks of the players. It sets text by the font's own widths, letter
// by letter: no shaping, no fitting, nothing that a paper may be made with.
package sheets
