// Package raster plays display lists into images: the preview on screen, the
// designer's sheet, and the bands that go to a printer without a PDF viewer.
//
// What it draws is what print/pdf writes, item for item; tests lay one over the
// other. Like that player it never shapes or fits text, and knows no records.
//
// Shapes are filled by an accumulation buffer of its own (ink.go) and not by
// golang.org/x/image/vector: that one sums its whole bounding box for every
// path, and a border's curves go round the sheet but touch a twentieth of it.
package raster
