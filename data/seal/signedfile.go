package seal

import (
	"bytes"
	"crypto/ed25519"
	"encoding/base64"
	"encoding/json"
	"strings"
)

// A signed file is two lines: a JSON object, written without line breaks, and
// the Ed25519 signature of its exact bytes in base64. A script takes the text
// before the first line break, checks it, and only then parses it.

// maxSignedFile is the largest key list or revocation list, in bytes, that is read.
const maxSignedFile = 16 << 20

func joinSigned(body, signature []byte) []byte {
	out := make([]byte, 0, len(body)+100)
	out = append(append(out, body...), '\n')
	out = base64.StdEncoding.AppendEncode(out, signature)
	return append(out, '\n')
}

// cutSigned takes the first signed file from raw. What mail and editors do to
// files (a byte order mark, other line ends, blank lines) does no harm: it
// lies outside the signed bytes.
func cutSigned(raw []byte) (body, signature, rest []byte, ok bool) {
	raw = bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf"))
	raw = bytes.TrimLeft(raw, "\r\n\t ")
	body, rest, ok = bytes.Cut(raw, []byte("\n"))
	if !ok || len(raw) > maxSignedFile {
		return nil, nil, nil, false
	}
	line, rest, _ := bytes.Cut(rest, []byte("\n"))
	signature, err := base64.StdEncoding.Strict().DecodeString(string(bytes.TrimRight(line, "\r\t ")))
	if err != nil || len(signature) != ed25519.SignatureSize {
		return nil, nil, nil, false
	}
	return bytes.TrimRight(body, "\r\t "), signature, bytes.TrimLeft(rest, "\r\n\t "), true
}

// writeJSON writes v on one line and leaves <, > and & as they are.
func writeJSON(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimRight(b.Bytes(), "\n"), nil
}

// readJSON reads a body into v, and before that its format and version into
// the result: "" where it is no such thing at all. A version above the newest
// that is known is not read.
func readJSON(body []byte, v any, newest int) (format string, version int) {
	var head struct {
		Format  string `json:"format"`
		Version int    `json:"version"`
	}
	if json.Unmarshal(body, &head) != nil {
		return "", 0
	}
	d := json.NewDecoder(strings.NewReader(string(body)))
	d.DisallowUnknownFields()
	if head.Version <= newest && d.Decode(v) != nil {
		return "", 0
	}
	return head.Format, head.Version
}
