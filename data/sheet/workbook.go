package sheet

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"

	"vinhdanh/data"
)

// Workbook is an open list file. Its sheets are read one at a time, while the
// file it came from stays open.
type Workbook struct {
	Name     string   // the file's name, without folder
	Encoding string   // "utf-8", "utf-16le", "tcvn3", …
	Sheets   []string // the visible ones, in order; one without a name for a text file

	size func(sheet int) int64 // bytes to unpack for it; nil for a text file
	load func(ctx context.Context, sheet int, o Options) (*Grid, string, error)
}

// Grid reads a sheet by its place in Sheets. What it says about the encoding
// replaces the workbook's.
func (w *Workbook) Grid(ctx context.Context, sheet int) (*Grid, error) {
	return w.GridAs(ctx, sheet, Options{})
}

// GridAs is Grid as a person wants it read: by the Encoding, Separator and
// Unchanged of the options, where they are set.
func (w *Workbook) GridAs(ctx context.Context, sheet int, o Options) (*Grid, error) {
	g, encoding, err := w.load(ctx, sheet, o)
	if err != nil {
		return nil, fileError(err, w.Name)
	}
	if g.overlong || g.paragraphs() > maxAlone {
		return nil, fileError(errTooLarge, w.Name)
	}
	if encoding != "" {
		w.Encoding = encoding
	}
	return g, nil
}

// Read opens a list: a workbook or a text file with separators, told apart by
// what is in it, and by the name only where that decides nothing. name is
// shown in errors; r must stay readable while the workbook is used.
func Read(ctx context.Context, name string, r io.ReaderAt, size int64) (*Workbook, error) {
	name = filepath.Base(name)
	w, err := read(ctx, name, r, size)
	if err != nil {
		return nil, fileError(err, name)
	}
	w.Name = name
	return w, nil
}

func read(ctx context.Context, name string, r io.ReaderAt, size int64) (*Workbook, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	switch {
	case size == 0:
		return nil, data.Fail("empty")
	case size > maxFile:
		return nil, errTooLarge
	}
	head := make([]byte, 8)
	n, err := r.ReadAt(head, 0)
	if err != nil && err != io.EOF {
		return nil, data.Wrap(err, "unreadable")
	}
	head = head[:n]
	switch {
	case bytes.HasPrefix(head, []byte("PK\x03\x04")), bytes.HasPrefix(head, []byte("PK\x05\x06")):
		return readPackage(ctx, r, size)
	case bytes.HasPrefix(head, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")):
		return openCompound(r, size)
	}
	raw := make([]byte, size)
	if _, err := io.ReadFull(io.NewSectionReader(r, 0, size), raw); err != nil {
		return nil, data.Wrap(err, "unreadable")
	}
	if isBIFF(head) {
		return openXLS(raw)
	}
	if w, ok, err := openMarked(ctx, raw); ok {
		return w, err
	}
	switch strings.ToLower(filepath.Ext(name)) {
	case ".xlsx", ".xlsm", ".xltx", ".xlsb", ".ods", ".ots", ".docx", ".docm", ".dotx", ".html", ".htm", ".mht", ".mhtml", ".doc", ".pdf":
		return nil, data.Fail("not-a-sheet")
	}
	return readText(raw)
}

// readPackage opens a zip archive that should be a workbook or a document.
func readPackage(ctx context.Context, r io.ReaderAt, size int64) (*Workbook, error) {
	if n := entries(r, size); n > maxEntries {
		return nil, errTooLarge
	}
	z, err := zip.NewReader(r, size)
	if err != nil {
		return nil, data.Wrap(err, "unreadable")
	}
	main := mainPart(z)
	if p, ok := newXLSX(z, main); ok {
		return p.open()
	}
	if c, ok := part(z, "content.xml"); ok && isODS(z) {
		return openODS(z, c)
	}
	if main == "" {
		main = "word/document.xml"
	}
	if d, ok := part(z, main); ok && strings.HasPrefix(main, "word/") {
		return openDOCX(ctx, z, d)
	}
	return nil, data.Fail("not-a-sheet")
}

// entries gives the number of files that an archive says it holds, before its
// directory is read into memory; 0 if it says nothing.
func entries(r io.ReaderAt, size int64) int {
	tail := make([]byte, min(size, 1<<16+22))
	n, err := r.ReadAt(tail, size-int64(len(tail)))
	if err != nil && err != io.EOF {
		return 0
	}
	tail = tail[:n]
	at := bytes.LastIndex(tail, []byte("PK\x05\x06"))
	if at < 0 || at+12 > len(tail) {
		return 0
	}
	return int(binary.LittleEndian.Uint16(tail[at+10:]))
}

// fileError makes any error of reading a file one that can be shown.
func fileError(err error, name string) error {
	var known *data.Error
	switch {
	case err == nil:
		return nil
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	case errors.As(err, &known):
		if known.Args == nil {
			known.Args = map[string]any{}
		}
		if _, ok := known.Args["file"]; !ok {
			known.Args["file"] = name
		}
		return err
	case errors.Is(err, errTooLarge):
		return data.Wrap(err, "too-large", "file", name)
	case errors.Is(err, os.ErrNotExist):
		return data.Wrap(err, "no-file", "file", name)
	}
	return data.Wrap(err, "unreadable", "file", name)
}
