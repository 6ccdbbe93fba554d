package sheet

import (
	"context"
	"strings"

	"vinhdanh/data"
)

// readText opens a text file with separators: CSV, or the tab-separated text
// that spreadsheets save and copy.
func readText(raw []byte) (*Workbook, error) {
	s, encoding, err := decodeText(raw)
	if err != nil {
		return nil, err
	}
	if strings.TrimSpace(s) == "" {
		return nil, data.Fail("empty")
	}
	if encoding == utf8Text {
		raw = nil // it is the same as s, and may be large
	}
	return &Workbook{
		Encoding: encoding,
		Sheets:   []string{""},
		load: func(ctx context.Context, _ int, o Options) (*Grid, string, error) {
			s, encoding := s, encoding
			if o.Encoding != "" {
				source, err := raw, error(nil)
				if source == nil {
					source = []byte(s)
				}
				if s, encoding, err = decodeAs(source, o.Encoding); err != nil {
					return nil, "", err
				}
			}
			whole := scriptOfEncoding(encoding)
			g, err := readSeparated(ctx, s, whole, o)
			if err != nil {
				return nil, "", err
			}
			if whole != unicodeScript || g.encoding == "" {
				g.encoding = encoding
			}
			return g, "", nil
		},
	}, nil
}
