package sheet

import (
	"bytes"
	"context"
	"encoding/binary"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"vinhdanh/data"
	"vinhdanh/data/text"
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
	return &Workbook{
		Encoding: encoding,
		Sheets:   []string{""},
		load: func(ctx context.Context, _ int, _ Options) (*Grid, string, error) {
			g, found, err := readSeparated(ctx, s, scriptOfEncoding(encoding))
			return g, found, err
		},
	}, nil
}

const (
	utf8Text    = "utf-8"
	utf16LEText = "utf-16le"
	utf16BEText = "utf-16be"
	cp1258Text  = "windows-1258"
	cp1252Text  = "windows-1252"
)

// scriptOfEncoding gives the script that a whole text file was found to be in.
func scriptOfEncoding(encoding string) script {
	switch encoding {
	case string(text.TCVN3):
		return tcvn3Script
	case string(text.VNI):
		return vniScript
	}
	return unicodeScript
}

// decodeText finds out how a file's bytes are to be read and reads them.
// The error not-text is for files that are no text at all.
func decodeText(raw []byte) (string, string, error) {
	switch {
	case bytes.HasPrefix(raw, []byte("\xEF\xBB\xBF")):
		raw = raw[3:]
		if !utf8.Valid(raw) || !looksLikeText(raw) {
			return "", "", data.Fail("not-text")
		}
		return string(raw), utf8Text, nil
	case bytes.HasPrefix(raw, []byte("\xFF\xFE")):
		return decode16(raw[2:], binary.LittleEndian, utf16LEText)
	case bytes.HasPrefix(raw, []byte("\xFE\xFF")):
		return decode16(raw[2:], binary.BigEndian, utf16BEText)
	}
	if bytes.IndexByte(raw, 0) >= 0 {
		order, encoding, ok := guess16(raw)
		if !ok {
			return "", "", data.Fail("not-text")
		}
		return decode16(raw, order, encoding)
	}
	if !looksLikeText(raw) {
		return "", "", data.Fail("not-text")
	}
	if utf8.Valid(raw) {
		return string(raw), utf8Text, nil
	}
	return decode8(raw)
}

func decode16(raw []byte, order binary.ByteOrder, encoding string) (string, string, error) {
	out := utf16ToUTF8(raw, order)
	if len(raw)%2 != 0 || !looksLikeText(out) || bytes.Count(out, []byte("\uFFFD")) > len(out)/100 {
		return "", "", data.Fail("not-text")
	}
	return string(out), encoding, nil
}

// guess16 tells UTF-16 without a mark by where its zero bytes lie: every
// space, digit and plain letter has one, always on the same side.
func guess16(raw []byte) (binary.ByteOrder, string, bool) {
	if len(raw)%2 != 0 {
		return nil, "", false
	}
	var zero [2]int
	for i, c := range raw {
		if c == 0 {
			zero[i%2]++
		}
	}
	units := len(raw) / 2
	switch {
	case zero[1]*4 > units && zero[0]*50 < units:
		return binary.LittleEndian, utf16LEText, true
	case zero[0]*4 > units && zero[1]*50 < units:
		return binary.BigEndian, utf16BEText, true
	}
	return nil, "", false
}

// looksLikeText tells of control characters that no text has. A single
// end-of-file mark of old programs at the end is allowed.
func looksLikeText(raw []byte) bool {
	raw = bytes.TrimSuffix(raw, []byte{0x1A})
	for _, c := range raw {
		if c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\v' || c == 0x7F {
			return false
		}
	}
	return true
}

// decode8 reads bytes that are no UTF-8: TCVN3 or VNI text of programs that
// knew nothing else, Windows-1258, or Windows-1252. It takes the one in which
// most words are Vietnamese syllables; most must be in any case, for else it
// is no list but some file with a list's name.
func decode8(raw []byte) (string, string, error) {
	west, err := charmap.Windows1252.NewDecoder().Bytes(raw)
	if err != nil {
		return "", "", data.Wrap(err, "not-text")
	}
	viet, err := charmap.Windows1258.NewDecoder().Bytes(raw)
	if err != nil {
		return "", "", data.Wrap(err, "not-text")
	}
	composed := text.NFC(string(viet))
	best, encoding, score := "", "", 0
	for _, try := range []struct {
		s, encoding string
		as          text.Encoding
	}{
		{composed, cp1258Text, text.Unicode},
		{string(west), string(text.TCVN3), text.TCVN3},
		{string(west), string(text.VNI), text.VNI},
		{string(west), cp1252Text, text.Unicode},
	} {
		w := text.Score(sample(try.s), try.as)
		if n := w.Right - 2*w.Wrong; encoding == "" || n > score {
			best, encoding, score = try.s, try.encoding, n
		}
	}
	if score < 0 && binaryShare(raw) {
		return "", "", data.Fail("not-text")
	}
	return best, encoding, nil
}

// sample gives enough of a text to judge it by.
func sample(s string) string {
	const enough = 64 << 10
	if len(s) <= enough {
		return s
	}
	end := enough
	for end > 0 && !utf8.RuneStart(s[end]) {
		end--
	}
	return s[:end]
}

// binaryShare tells of bytes that are mostly neither letters nor separators.
func binaryShare(raw []byte) bool {
	high := 0
	for _, c := range raw {
		if c >= 0x80 {
			high++
		}
	}
	return high*5 > len(raw)*2
}
