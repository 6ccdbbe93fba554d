// Package pdf plays display lists into a PDF. It is the only importer of gofpdf.
//
// gofpdf writes everything that has to do with PDF's own formats: pages, the
// subset fonts with their widths, pictures. But it keeps a document in memory
// until the end (some 36 kB a page), writes PDF 1.3 without an ID and with metadata
// that nothing points to, chooses glyphs by letter alone and lets a copied text
// stand for whatever the font's codes happen to be. So a Document has gofpdf
// write many small documents, on all cores (some pages, one font, one picture),
// and copies their objects, renumbered, into one file as it goes:
//
//	content.go  the operators that draw a list; run.go those of its text
//	modules.go  those of a code
//	sheet.go    pages, and what is drawn on many of them (a form XObject)
//	glyphs.go   which code stands for which glyph and which letters
//	truetype.go a font file read, and a copy of it made for gofpdf
//	embed.go    the font as gofpdf cuts it, with our codes' meaning beside it
//	picture.go  PNG and JPEG
//	object.go   reading back what gofpdf wrote
//	file.go     the file: numbers, offsets, ID; meta.go what it says of itself
//	split.go    one file for each page of such a file
//
// The package never shapes, breaks or fits text, and knows no records: what is
// drawn is the list's business.
package pdf
