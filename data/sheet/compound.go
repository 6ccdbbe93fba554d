package sheet

import (
	"encoding/binary"
	"errors"
	"io"
	"strings"

	"github.com/richardlehane/mscfb"

	"vinhdanh/data"
)

// openCompound opens what an OLE compound file (MS-CFB) holds: a workbook of
// Excel 5 to 2003. A newer one behind a password and a letter of Word 97 are
// refused by name.
func openCompound(r io.ReaderAt, size int64) (*Workbook, error) {
	raw, err := workbookStream(r, size)
	if err != nil {
		return nil, err
	}
	return openXLS(raw)
}

// maxDirectory is how many bytes of a compound file may tell what is in it:
// 16,384 streams. A workbook has some dozen.
const maxDirectory = 2 << 20

// workbookStream reads the stream of a compound file that is its workbook.
func workbookStream(r io.ReaderAt, size int64) ([]byte, error) {
	if err := checkCompound(r, size); err != nil {
		return nil, err
	}
	in := &pacedReader{r: r, size: size, whole: maxDirectory, reads: size/64 + 1000}
	c, err := mscfb.New(in)
	if err != nil {
		return nil, data.Wrap(err, "unreadable")
	}
	streams := map[string]*mscfb.File{}
	for _, f := range c.File {
		if name := strings.ToLower(f.Name); len(f.Path) == 0 && streams[name] == nil {
			streams[name] = f
		}
	}
	f := streams["workbook"]
	if f == nil {
		f = streams["book"]
	}
	switch {
	case streams["encryptedpackage"] != nil:
		return nil, data.Fail("locked-workbook")
	case f == nil && streams["worddocument"] != nil:
		return nil, data.Fail("old-document")
	case f == nil:
		return nil, data.Fail("not-a-sheet")
	case f.Size > size:
		return nil, data.Fail("unreadable")
	}
	in.whole, in.reads = size, size/16+1000
	raw := make([]byte, f.Size)
	for n := 0; n < len(raw); {
		// In pieces: the parser joins the sectors of one call in quadratic time.
		k, err := f.Read(raw[n:min(n+32<<10, len(raw))])
		n += k
		if n == len(raw) && (err == nil || errors.Is(err, io.EOF)) {
			break
		}
		if err != nil || k == 0 {
			return nil, data.Wrap(err, "unreadable")
		}
	}
	return raw, nil
}

// checkCompound refuses a header whose numbers do not fit the file, for the
// parser sets memory aside by them.
func checkCompound(r io.ReaderAt, size int64) error {
	var h [512]byte
	if _, err := r.ReadAt(h[:], 0); err != nil {
		return data.Wrap(err, "unreadable")
	}
	sectors := size >> 9
	for _, at := range []int{40, 44, 64, 72} { // sectors of the directory, of the FAT, the mini FAT and the DIFAT
		if n := binary.LittleEndian.Uint32(h[at:]); int64(n) > sectors {
			return data.Fail("unreadable")
		}
	}
	return nil
}

// pacedReader lets the parser read so much and no more: chains that run in
// circles end. A last sector that was cut short ends in zeros.
type pacedReader struct {
	r     io.ReaderAt
	size  int64
	whole int64 // bytes that may be read in whole sectors
	reads int64 // calls
}

func (p *pacedReader) ReadAt(b []byte, at int64) (int, error) {
	if p.reads--; len(b) > 4 {
		p.whole -= int64(len(b))
	}
	if p.reads < 0 || p.whole < 0 {
		return 0, errTooLarge
	}
	if at < 0 || at >= p.size {
		return 0, io.EOF
	}
	n, err := p.r.ReadAt(b, at)
	if n < len(b) && errors.Is(err, io.EOF) && at+int64(len(b)) <= (p.size+511)&^511 {
		clear(b[n:])
		return len(b), nil
	}
	return n, err
}
