// Package layout turns what a paper says into a display list: shapes,
// pictures and shaped runs of text, each with its place in millimetres.
//
// A display list is all that the players (print/pdf for paper, print/raster
// for the screen) ever see. They never shape, break or fit text, so what is
// previewed is what is printed, and a stored list prints the same in ten years.
//
// The package knows fonts and text; it knows nothing of delegates, awards,
// keys or files. The papers in print and app/jobs use it; it uses print/shape
// and assets.
package layout
