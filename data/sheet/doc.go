// Package sheet reads the lists that offices send, and writes lists.
//
// The way in has two steps. Read opens a file of any of the known forms and
// gives its cells as they stand: text, numbers and dates, merged ranges, the
// sheet's own row numbers. Map finds the heading in them, says which column
// is which field, tells section rows, footers and signatures from people, and
// gives records with every doubt named. Look does both. Nothing is saved here.
//
// The forms are workbooks (.xlsx, .xls of Excel 2 to 2003, .ods, XML of Excel
// 2003), text with separators, and tables in documents of Word, in pages and
// in what was copied. What a file is, is told by what is in it: pages and text
// often bear a workbook's name. All readers give a Grid; cellTexts reads each
// cell's text by its fonts.
//
// What words mean (headings, honorifics, posts, bodies, closing lines) lies in
// tables, one place each, so that a list with other words needs a line there
// and no code. Errors about a whole file are *data.Error with the codes
// unreadable, not-a-sheet, too-large, empty, no-name-column, not-text and a
// few more; what is wrong with a row is a Problem.
//
// Workbooks are read by this package's own streaming reader: the cell's style
// (is this number a date? is this font TCVN3?) and merged ranges are to be had
// from excelize only with the whole sheet in memory. Excelize writes them.
//
// The package may be imported by app/jobs and app/cli. It imports data,
// data/text and assets.
package sheet
