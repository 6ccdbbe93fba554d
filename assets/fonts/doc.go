// Package fonts holds the typefaces that papers and the window are set in,
// embedded, each with its version and licence.
//
// A face is found by name when a paper is set, and by the SHA-256 of its file
// when a display list that was kept for years is drawn again: a file here is
// never replaced by another version as long as kept lists name it; a newer
// version is added beside it. Any package may import this one; it parses nothing.
package fonts
