package sheet

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"io"
	"path"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"vinhdanh/data"
)

// xlsx is a workbook of Excel 2007 and later (ECMA-376), and of the many
// programs that write the same.
type xlsx struct {
	zip     *zip.Reader
	book    *zip.File
	strings *zip.File // may be nil
	styles  *zip.File // may be nil
	sheets  []xlsxSheet
	date04  bool // dates count from 1904

	table *stringTable // read with the first sheet
	looks []cellLook
}

type xlsxSheet struct {
	name string
	file *zip.File
}

// newXLSX tells whether an archive, whose document is main, is a workbook of
// this kind.
func newXLSX(z *zip.Reader, main string) (*xlsx, bool) {
	if main == "" {
		main = "xl/workbook.xml"
	}
	book, ok := part(z, main)
	if !ok || strings.HasSuffix(main, ".bin") || strings.HasPrefix(main, "word/") || strings.HasPrefix(main, "ppt/") {
		return nil, false
	}
	return &xlsx{zip: z, book: book}, true
}

// mainPart names the part that a package says is its document; "" if it says
// nothing.
func mainPart(z *zip.Reader) string {
	if rels, ok := part(z, "_rels/.rels"); ok {
		if list, err := readRelations(rels, ""); err == nil {
			for _, r := range list {
				if r.kind == "officeDocument" {
					return r.target
				}
			}
		}
	}
	return ""
}

func part(z *zip.Reader, name string) (*zip.File, bool) {
	name = strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "/")
	for _, f := range z.File {
		if strings.EqualFold(strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/"), name) {
			return f, true
		}
	}
	return nil, false
}

// openPart opens a part for reading at most limit bytes. One that says it is
// larger is refused before a byte is unpacked.
func openPart(f *zip.File, limit int64) (io.ReadCloser, error) {
	if f.UncompressedSize64 > uint64(limit) {
		return nil, errTooLarge
	}
	rc, err := f.Open()
	if err != nil {
		return nil, data.Wrap(err, "unreadable")
	}
	return rc, nil
}

// scanPart calls f with each piece of a part.
func scanPart(file *zip.File, limit int64, f func(xmlToken, *xmlScanner) error) (err error) {
	rc, err := openPart(file, limit)
	if err != nil {
		return err
	}
	defer func() {
		if e := rc.Close(); err == nil && e != nil {
			err = e
		}
	}()
	r, err := asUTF8(&limitReader{r: rc, left: limit})
	if err != nil {
		return err
	}
	return scanXML(r, f)
}

// scanXML calls f with each piece of an XML text in UTF-8.
func scanXML(r io.Reader, f func(xmlToken, *xmlScanner) error) error {
	s := newXMLScanner(r)
	for n := 0; ; n++ {
		tok, err := s.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if n >= maxTokens {
			return errTooLarge
		}
		if err := f(tok, s); err != nil {
			return err
		}
	}
}

// asUTF8 turns XML in UTF-16, which the standard allows and few write, into UTF-8.
func asUTF8(r io.Reader) (io.Reader, error) {
	var head [2]byte
	n, err := io.ReadFull(r, head[:])
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, err
	}
	whole := io.MultiReader(bytes.NewReader(head[:n]), r)
	if mark := string(head[:n]); mark != "\xFF\xFE" && mark != "\xFE\xFF" {
		return whole, nil
	}
	raw, err := io.ReadAll(&limitReader{r: r, left: maxPart})
	if err != nil {
		return nil, err
	}
	var order binary.ByteOrder = binary.LittleEndian
	if head[0] == 0xFE {
		order = binary.BigEndian
	}
	return bytes.NewReader(utf16ToUTF8(raw, order)), nil
}

func utf16ToUTF8(raw []byte, order binary.ByteOrder) []byte {
	units := make([]uint16, len(raw)/2)
	for i := range units {
		units[i] = order.Uint16(raw[2*i:])
	}
	out := make([]byte, 0, len(raw))
	for _, r := range utf16.Decode(units) {
		out = utf8.AppendRune(out, r)
	}
	return out
}

type relation struct{ id, kind, target string }

// readRelations lists what a part refers to, targets as names in the archive.
func readRelations(f *zip.File, base string) ([]relation, error) {
	var list []relation
	err := scanPart(f, maxPart, func(t xmlToken, _ *xmlScanner) error {
		if t.kind == xmlStart && string(t.name) == "Relationship" && len(list) < 10_000 {
			kind := t.attrText("Type")
			target := t.attrText("Target")
			if !strings.HasPrefix(target, "/") {
				target = path.Join(base, target)
			}
			list = append(list, relation{t.attrText("Id"), kind[strings.LastIndexByte(kind, '/')+1:], strings.TrimPrefix(target, "/")})
		}
		return nil
	})
	return list, err
}

// open reads the workbook's own part: which sheets there are.
func (x *xlsx) open() (*Workbook, error) {
	dir := path.Dir(strings.TrimPrefix(x.book.Name, "/"))
	byID := map[string]string{}
	if rels, ok := part(x.zip, path.Join(dir, "_rels", path.Base(x.book.Name)+".rels")); ok {
		list, err := readRelations(rels, dir)
		if err != nil {
			return nil, err
		}
		for _, r := range list {
			byID[r.id] = r.target
			switch r.kind {
			case "sharedStrings":
				x.strings, _ = part(x.zip, r.target)
			case "styles":
				x.styles, _ = part(x.zip, r.target)
			}
		}
	}
	w := &Workbook{Encoding: utf8Text, load: x.grid}
	w.size = func(i int) int64 { return int64(x.sheets[i].file.UncompressedSize64) }
	found := false
	err := scanPart(x.book, maxPart, func(t xmlToken, _ *xmlScanner) error {
		if t.kind != xmlStart {
			return nil
		}
		switch string(t.name) {
		case "workbook":
			found = true
		case "workbookPr":
			v := string(t.attr("date1904"))
			x.date04 = v == "1" || v == "true"
		case "sheet":
			if len(x.sheets) >= maxSheets {
				return errTooLarge
			}
			if state := string(t.attr("state")); state == "hidden" || state == "veryHidden" {
				return nil
			}
			if f, ok := part(x.zip, byID[t.attrText("id")]); ok {
				s := xlsxSheet{name: t.attrText("name"), file: f}
				x.sheets = append(x.sheets, s)
				w.Sheets = append(w.Sheets, s.name)
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if !found {
		return nil, data.Fail("not-a-sheet")
	}
	if len(w.Sheets) == 0 {
		return nil, data.Fail("empty")
	}
	// A sheet that says it is too large is refused now, whichever is asked for.
	for _, s := range x.sheets {
		if s.file.UncompressedSize64 > maxSheet {
			return nil, errTooLarge
		}
	}
	return w, nil
}

// grid reads one sheet.
func (x *xlsx) grid(ctx context.Context, sheet int, o Options) (*Grid, string, error) {
	if x.looks == nil {
		looks, err := readLooks(x.styles)
		if err != nil {
			return nil, "", err
		}
		table, err := readStrings(ctx, x.strings)
		if err != nil {
			return nil, "", err
		}
		x.looks, x.table = looks, table
	}
	s := x.sheets[sheet]
	r := &sheetReader{book: x, grid: &Grid{Sheet: s.name}, texts: newCellTexts(o)}
	r.texts.weigher = &x.table.weigher
	if err := r.read(ctx, s.file); err != nil {
		return nil, "", err
	}
	return r.grid, r.texts.finish(r.grid), nil
}
