package sheet

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"vinhdanh/data"
	"vinhdanh/data/text"
)

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
		if !mostlyUTF8(raw) || !looksLikeText(raw) {
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
	if mostlyUTF8(raw) {
		return string(raw), utf8Text, nil
	}
	return decode8(raw)
}

// decodeAs reads a file's bytes as a person said; what they cannot mean becomes
// U+FFFD, so that it can be seen that it was wrong.
func decodeAs(raw []byte, encoding string) (string, string, error) {
	var out string
	switch encoding {
	case utf16LEText, utf16BEText:
		order, mark := binary.ByteOrder(binary.LittleEndian), "\xFF\xFE"
		if encoding == utf16BEText {
			order, mark = binary.BigEndian, "\xFE\xFF"
		}
		raw = bytes.TrimPrefix(raw, []byte(mark))
		out = string(utf16ToUTF8(raw[:len(raw)&^1], order))
	case cp1258Text, cp1252Text, string(text.TCVN3), string(text.VNI):
		s, found, err := decodeText(raw)
		if err != nil {
			return "", "", err
		}
		// The letters of old encodings may have been kept as those of Unicode with the same numbers.
		if old := scriptOfEncoding(encoding) != unicodeScript; old && strings.HasPrefix(found, "utf-") {
			out = s
		} else if out, err = decodeBytes(raw, encoding); err != nil {
			return "", "", data.Wrap(err, "not-text")
		}
	default:
		out = string(bytes.ToValidUTF8(bytes.TrimPrefix(raw, []byte("\xEF\xBB\xBF")), []byte("\uFFFD")))
	}
	if strings.TrimSpace(out) == "" || !looksLikeText([]byte(out)) {
		return "", "", data.Fail("not-text")
	}
	return out, encoding, nil
}

// mostlyUTF8 tells of text that is UTF-8 but for a few bytes, as where a file
// was cut or put together of two. In one-byte encodings two letters above
// ASCII that stand together seldom look like it.
func mostlyUTF8(raw []byte) bool {
	good, bad := 0, 0
	for i := 0; i < len(raw); {
		if raw[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(raw[i:])
		if r == utf8.RuneError && n == 1 {
			bad++
		} else {
			good++
		}
		i += n
	}
	return bad*50 <= good
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
	sample := high(raw)
	best, score := "", 0
	for _, try := range []struct {
		encoding string
		as       text.Encoding
	}{
		{cp1258Text, text.Unicode}, {cp1252Text, text.Unicode}, {string(text.TCVN3), text.TCVN3}, {string(text.VNI), text.VNI},
	} {
		s, err := decodeBytes(sample, try.encoding)
		if err != nil {
			return "", "", data.Wrap(err, "not-text")
		}
		w := text.Score(s, try.as)
		n := w.Right - 2*w.Wrong
		// Where Windows-1258 makes no more sense, its letters are those of other languages.
		if best == "" || n > score || try.encoding == cp1252Text && n == score && w.Right == 0 {
			best, score = try.encoding, n
		}
	}
	if score < 0 && binaryShare(raw) {
		return "", "", data.Fail("not-text")
	}
	s, err := decodeBytes(raw, best)
	if err != nil {
		return "", "", data.Wrap(err, "not-text")
	}
	return s, best, nil
}

// decodeBytes reads bytes in a one-byte encoding; the letters of the old ones
// keep their numbers.
func decodeBytes(raw []byte, encoding string) (string, error) {
	if encoding == cp1258Text {
		b, err := charmap.Windows1258.NewDecoder().Bytes(raw)
		return text.NFC(string(b)), err
	}
	b, err := charmap.Windows1252.NewDecoder().Bytes(raw)
	return string(b), err
}

// high gives the lines that have bytes above ASCII, enough to judge a file by.
func high(raw []byte) []byte {
	const enough = 64 << 10
	var out []byte
	for line := range bytes.Lines(raw) {
		if bytes.ContainsFunc(line, func(r rune) bool { return r >= utf8.RuneSelf }) {
			if out = append(out, line[:min(len(line), enough)]...); len(out) >= enough {
				break
			}
		}
	}
	return out
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
