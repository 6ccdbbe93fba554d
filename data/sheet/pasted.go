package sheet

import (
	"bytes"
	"context"
	"slices"

	"vinhdanh/data"
)

// Forms gives the endings of files that can be read, for a file chooser.
// What a file is, is told by what is in it.
func Forms() []string {
	return []string{".xlsx", ".xls", ".ods", ".csv", ".txt", ".docx", ".html", ".htm", ".xlsm", ".xltx", ".ots", ".tsv", ".docm", ".dotx", ".mht", ".mhtml", ".xml"}
}

// ReadPasted opens a list that was copied from a workbook, a document or a
// page: by its form, where that is a table, else by its text. name is shown in
// errors, and is the list's.
func ReadPasted(ctx context.Context, name string, html []byte, text string) (*Workbook, error) {
	w, err := readPasted(ctx, html, text)
	if err != nil {
		return nil, fileError(err, name)
	}
	w.Name = name
	return w, nil
}

func readPasted(ctx context.Context, html []byte, text string) (*Workbook, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if len(html) > 2*maxPage || len(text) > maxFile {
		return nil, errTooLarge
	}
	if s, _, err := decodePage(fragment(html)); err == nil && len(html) > 0 && len(s) <= maxPage {
		pieces, err := readHTML(ctx, s, nil)
		if err == nil && slices.ContainsFunc(pieces, isTable) {
			return openDocument(pieces, utf8Text)
		}
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
	}
	if text == "" {
		return nil, data.Fail("empty")
	}
	return readText([]byte(text))
}

// isTable tells of a table of more than one cell.
func isTable(p piece) bool {
	return p.table != nil && (len(p.table.rows) > 1 || p.table.width() > 1)
}

// fragment passes over what Windows writes before a page that was copied.
func fragment(html []byte) []byte {
	if bytes.HasPrefix(html, []byte("Version:")) {
		if at := bytes.IndexByte(html, '<'); at >= 0 {
			return html[at:]
		}
	}
	return html
}
