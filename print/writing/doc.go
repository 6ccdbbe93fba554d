// Package writing is the model of an administrative paper, as an office drafts
// it: letterhead, paragraphs, tables, signatures. Package print sets it on
// pages and package docx writes it as a Word file, so that both say the same.
//
// It holds no measures of letters and draws nothing. It imports nothing.
package writing
