package pdf

import (
	"bufio"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"io"
)

// Object numbers that are the same in every file.
const (
	objCatalog = 1 + iota
	objPages
	objResources
	objInfo
	objMetadata
	objFirstFree
)

// header says PDF 1.7; the four high bytes tell transfer programs that the
// file is binary.
const header = "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"

// file is a PDF while it is written, from front to back. The first error of
// the writer beneath sticks.
type file struct {
	w       *bufio.Writer
	sum     hash.Hash // of all bytes so far
	id      fileID
	at      int64
	offsets []int64 // by object number; 0: not written yet
	err     error
}

func newFile(w io.Writer) *file {
	f := &file{w: bufio.NewWriterSize(w, 64<<10), sum: sha256.New(), offsets: make([]int64, objFirstFree)}
	f.write([]byte(header))
	return f
}

// reserve takes the next n object numbers and returns the first.
func (f *file) reserve(n int) int {
	first := len(f.offsets)
	f.offsets = append(f.offsets, make([]int64, n)...)
	return first
}

// put writes an object under a reserved number.
func (f *file) put(o object) {
	if f.offsets[o.number] != 0 {
		f.fail(fmt.Errorf("object %d is written twice", o.number))
		return
	}
	f.offsets[o.number] = f.at
	f.write(fmt.Appendf(nil, "%d 0 obj\n", o.number))
	f.write(o.dict)
	if o.stream != nil {
		f.write([]byte("\nstream\n"))
		f.write(o.stream)
		f.write([]byte("\nendstream"))
	}
	f.write([]byte("\nendobj\n"))
}

func (f *file) write(b []byte) {
	if f.err != nil {
		return
	}
	n, err := f.w.Write(b)
	f.sum.Write(b) // never fails
	f.at += int64(n)
	f.fail(err)
}

func (f *file) fail(err error) {
	if f.err == nil {
		f.err = err
	}
}

// fileID tells a file from every other: a UUID of version 8, whose bits are ours
// (RFC 9562, §5.8).
type fileID [16]byte

// identify makes the ID of all that was written so far.
func (f *file) identify() {
	f.id = fileID(f.sum.Sum(nil))
	f.id[6] = f.id[6]&0x0F | 0x80
	f.id[8] = f.id[8]&0x3F | 0x80
}

func (id fileID) urn() string {
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", id[:4], id[4:6], id[6:8], id[8:10], id[10:])
}

// end writes the cross-reference table and the trailer.
func (f *file) end() error {
	start := f.at
	table := fmt.Appendf(nil, "xref\n0 %d\n0000000000 65535 f \n", len(f.offsets))
	for number, at := range f.offsets[1:] {
		if at == 0 {
			f.fail(fmt.Errorf("object %d was never written", number+1))
		}
		if at > 9_999_999_999 {
			f.fail(errors.New("the file is larger than a PDF can be"))
		}
		table = fmt.Appendf(table, "%010d 00000 n \n", at)
	}
	f.write(table)
	f.write(fmt.Appendf(nil, "trailer\n<</Size %d /Root %d 0 R /Info %d 0 R /ID [<%x> <%x>]>>\nstartxref\n%d\n%%%%EOF\n",
		len(f.offsets), objCatalog, objInfo, f.id, f.id, start))
	if f.err == nil {
		f.err = f.w.Flush()
	}
	return f.err
}
