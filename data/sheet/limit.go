package sheet

import (
	"errors"
	"io"
)

// What a list may hold at most. A province's largest has some thousand rows;
// these leave room for a hundred thousand and refuse what only pretends to be
// a list before it costs memory or time.
const (
	maxFile    = 64 << 20   // bytes of a text file, or of a workbook as it lies on disk
	maxSheet   = 128 << 20  // bytes of one sheet, unpacked; it is streamed, never held
	maxBook    = 128 << 20  // bytes of all sheets that are looked into for a list
	maxStrings = 64 << 20   // bytes of a workbook's shared strings, unpacked
	maxPart    = 8 << 20    // bytes of its other parts
	maxToken   = 1 << 20    // bytes of one piece of XML, or of one field of a text file
	maxRows    = 200_000    // rows that hold something
	maxCells   = 2_500_000  // cells that hold something
	maxAcross  = 256        // of them in one row: what is wider is no list
	shortCell  = 200        // bytes that any cell may have
	maxProse   = 6 << 20    // bytes of all cells, and of a workbook's shared strings, beyond these
	maxAlone   = 1_000      // rows with nothing but one longer cell: paragraphs of a book
	maxDown    = 1 << 20    // rows of a sheet, empty ones too; no program has more
	maxSlots   = 6_000_000  // cells of a sheet, empty ones too
	maxTokens  = 20_000_000 // pieces of XML of a part
	maxMerges  = 100_000
	maxSheets  = 256
	maxEntries = 20_000 // files in an archive
)

var errTooLarge = errors.New("too large")

// limitReader reads at most left bytes and then says that it was too much,
// whatever the archive's directory claims.
type limitReader struct {
	r    io.Reader
	left int64
}

func (l *limitReader) Read(p []byte) (int, error) {
	if l.left <= 0 {
		// One more byte would be too many; the end is welcome.
		var one [1]byte
		n, err := l.r.Read(one[:])
		if n > 0 {
			return 0, errTooLarge
		}
		return 0, err
	}
	if int64(len(p)) > l.left {
		p = p[:l.left]
	}
	n, err := l.r.Read(p)
	l.left -= int64(n)
	return n, err
}
