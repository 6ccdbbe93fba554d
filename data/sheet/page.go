package sheet

import (
	"bytes"
	"context"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"vinhdanh/data"
)

// openMarked opens what is written with marks in angle brackets: a page, a
// page with its parts in one file, or XML as Excel 2003 saves it. Many
// programs give such files a workbook's name. ok is false for anything else.
func openMarked(ctx context.Context, raw []byte) (w *Workbook, ok bool, err error) {
	head := beginning(raw)
	switch {
	case isMHTML(head):
		w, err = openMHTML(ctx, raw)
	case isSpreadsheetML(head), isHTML(head):
		if len(raw) > 2*maxPage {
			return nil, true, errTooLarge
		}
		s, encoding, fault := decodePage(raw)
		switch {
		case fault != nil:
			err = fault
		case isSpreadsheetML(head):
			w, err = openSpreadsheetML(s)
		default:
			w, err = openHTML(ctx, s, encoding)
		}
	default:
		return nil, false, nil
	}
	return w, true, err
}

// beginning gives a file's first letters, to tell its form by.
func beginning(raw []byte) string {
	const enough = 4 << 10
	head := raw[:min(len(raw), 2*enough)]
	if u, err := asUTF8(bytes.NewReader(head)); err == nil {
		b := make([]byte, enough)
		n, _ := u.Read(b)
		for n < enough {
			k, err := u.Read(b[n:])
			if n += k; err != nil || k == 0 {
				break
			}
		}
		head = b[:n]
	}
	return strings.TrimPrefix(string(head), "\uFEFF")
}

// decodePage reads a page's bytes. What it says of its encoding is believed
// only where it is not plainly UTF-8 or UTF-16.
func decodePage(raw []byte) (string, string, error) {
	if !utf8.Valid(raw) && bytes.IndexByte(raw, 0) < 0 {
		var table *charmap.Charmap
		encoding := charsetOf(raw)
		switch encoding {
		case cp1258Text:
			table = charmap.Windows1258
		case cp1252Text, "iso-8859-1", "us-ascii":
			table, encoding = charmap.Windows1252, cp1252Text
		default:
			return decode8(raw)
		}
		out, err := table.NewDecoder().Bytes(raw)
		if err != nil {
			return "", "", data.Wrap(err, "not-text")
		}
		return string(out), encoding, nil
	}
	if utf8.Valid(raw) && bytes.IndexByte(raw, 0) < 0 {
		return string(raw), utf8Text, nil
	}
	return decodeText(raw)
}

// charsetOf gives what a page says of its encoding, in small letters.
func charsetOf(raw []byte) string {
	head := strings.ToLower(string(raw[:min(len(raw), 4<<10)]))
	for _, key := range []string{"charset=", "encoding="} {
		if _, after, ok := strings.Cut(head, key); ok {
			after = strings.TrimLeft(after, `"'`)
			if end := strings.IndexAny(after, "\"'; />?\r\n"); end >= 0 {
				return after[:end]
			}
		}
	}
	return ""
}
