// Package outline gives the letters of a display list's fonts as curves, for
// the players that fill them. It shapes nothing and draws nothing; only
// print/raster and print/gdi import it.
package outline
