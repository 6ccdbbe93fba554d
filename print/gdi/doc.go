// Package gdi plays display lists to a Windows printer as vectors: letters and
// paths as outlines that GDI fills, pictures as bitmaps, codes as rectangles on
// whole dots. A page is first prepared, where anything that can be wrong with
// it is found, and then played, so that no half page is left with the spooler.
//
// What it draws is what print/pdf writes. Preparing runs everywhere and is
// tested everywhere; playing needs Windows. It opens no printer and knows none
// (app/spool does), and never shapes or fits text.
package gdi
