package sheet

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/mail"
	"strings"

	"vinhdanh/data"
)

// isMHTML tells of a page with its parts in one file (RFC 2557), as Excel and
// report servers save them.
func isMHTML(head string) bool {
	low := strings.ToLower(head)
	return (strings.HasPrefix(low, "mime-version:") || strings.HasPrefix(low, "from:") || strings.HasPrefix(low, "content-type:")) &&
		strings.Contains(low, "multipart/related")
}

const maxMailParts = 1000

// openMHTML reads the tables of all pages in the file.
func openMHTML(ctx context.Context, raw []byte) (*Workbook, error) {
	if len(raw) > 2*maxPage {
		return nil, errTooLarge
	}
	m, err := mail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		return nil, data.Wrap(err, "unreadable")
	}
	_, params, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil || params["boundary"] == "" {
		return nil, data.Wrap(err, "unreadable")
	}
	css := styleSheet{}
	var pages []string
	encoding, left := utf8Text, int64(maxPage)
	parts := multipart.NewReader(m.Body, params["boundary"])
	for n := 0; ; n++ {
		p, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, data.Wrap(err, "unreadable")
		}
		kind, _, _ := strings.Cut(strings.ToLower(p.Header.Get("Content-Type")), ";")
		if kind = strings.TrimSpace(kind); kind != "text/html" && kind != "text/css" {
			continue
		}
		var body io.Reader = p // quoted-printable is undone already
		if strings.EqualFold(p.Header.Get("Content-Transfer-Encoding"), "base64") {
			body = base64.NewDecoder(base64.StdEncoding, p)
		}
		text, err := io.ReadAll(&limitReader{r: body, left: left})
		if errors.Is(err, errTooLarge) || n > maxMailParts {
			return nil, errTooLarge
		}
		if err != nil {
			return nil, data.Wrap(err, "unreadable")
		}
		left -= int64(len(text))
		s, found, err := decodePage(text)
		if err != nil {
			return nil, err
		}
		if kind == "text/css" {
			css.read(s)
			continue
		}
		pages, encoding = append(pages, s), found
	}
	var pieces []piece
	for _, s := range pages {
		more, err := readHTML(ctx, s, css)
		if err != nil {
			return nil, err
		}
		pieces = append(pieces, more...)
	}
	return openDocument(pieces, encoding)
}
