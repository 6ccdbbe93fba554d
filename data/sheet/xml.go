package sheet

import (
	"bytes"
	"errors"
	"io"
	"strconv"
	"unicode/utf8"
)

// xmlScanner reads the XML of a workbook's parts piece by piece. It knows what
// such parts use (elements, attributes, text, the five entities, comments,
// CDATA), expands no entity of a document's own and holds no more than one
// piece at a time. It is several times as fast as encoding/xml, which is most
// of what reading a sheet costs.
type xmlScanner struct {
	r        io.Reader
	buf      []byte
	pos, end int
	eof      bool
	depth    int
}

type xmlKind uint8

const (
	xmlStart xmlKind = iota
	xmlEnd
	xmlText
)

// xmlToken is one piece. Its slices are valid until the next call of next.
type xmlToken struct {
	kind  xmlKind
	name  []byte // of an element, without prefix
	attrs []byte // as they stand
	empty bool   // <name/>: no end will follow
	text  []byte // as it stands; see unescape
	cdata bool
}

var errXML = errors.New("malformed XML")

func newXMLScanner(r io.Reader) *xmlScanner {
	return &xmlScanner{r: r, buf: make([]byte, 64<<10)}
}

// fill reads more; it fails at the end of the input.
func (s *xmlScanner) fill() error {
	if s.eof {
		return io.EOF
	}
	if s.pos > 0 {
		copy(s.buf, s.buf[s.pos:s.end])
		s.end -= s.pos
		s.pos = 0
	}
	if s.end == len(s.buf) {
		if len(s.buf) >= maxToken {
			return errTooLarge
		}
		s.buf = append(s.buf, make([]byte, len(s.buf))...)
	}
	for range 100 {
		n, err := s.r.Read(s.buf[s.end:])
		s.end += n
		if err == io.EOF {
			s.eof = true
			if n == 0 {
				return io.EOF
			}
			return nil
		}
		if err != nil {
			return err
		}
		if n > 0 {
			return nil
		}
	}
	return io.ErrNoProgress
}

// next gives the next piece; io.EOF after the last, errXML where the input is
// no XML or ends within an element.
func (s *xmlScanner) next() (xmlToken, error) {
	for {
		if s.pos == s.end {
			if err := s.fill(); err != nil {
				if errors.Is(err, io.EOF) && s.depth > 0 {
					err = errXML
				}
				return xmlToken{}, err
			}
		}
		if s.buf[s.pos] != '<' {
			return s.chars()
		}
		if n, err := s.need(2); err != nil || n < 2 {
			return xmlToken{}, orXML(err)
		}
		switch s.buf[s.pos+1] {
		case '?':
			if _, err := s.skipPast("?>"); err != nil {
				return xmlToken{}, err
			}
		case '!':
			tok, ok, err := s.bang()
			if err != nil || ok {
				return tok, err
			}
		default:
			return s.tag()
		}
	}
}

// need makes n bytes available, or as many as there are.
func (s *xmlScanner) need(n int) (int, error) {
	for s.end-s.pos < n {
		if err := s.fill(); err != nil {
			if errors.Is(err, io.EOF) {
				return s.end - s.pos, nil
			}
			return 0, err
		}
	}
	return n, nil
}

// until calls find on what is available from pos on, reading more until it
// answers with a length.
func (s *xmlScanner) until(find func([]byte) int) (int, error) {
	for {
		if n := find(s.buf[s.pos:s.end]); n > 0 {
			return n, nil
		}
		if err := s.fill(); err != nil {
			return 0, orXML(err)
		}
	}
}

func orXML(err error) error {
	if err == nil || errors.Is(err, io.EOF) {
		return errXML
	}
	return err
}

// chars gives the text up to the next element.
func (s *xmlScanner) chars() (xmlToken, error) {
	seen := 0
	for {
		if i := bytes.IndexByte(s.buf[s.pos+seen:s.end], '<'); i >= 0 {
			tok := xmlToken{kind: xmlText, text: s.buf[s.pos : s.pos+seen+i]}
			s.pos += seen + i
			return tok, nil
		}
		seen = s.end - s.pos
		if err := s.fill(); err != nil {
			if errors.Is(err, io.EOF) && s.depth == 0 {
				tok := xmlToken{kind: xmlText, text: s.buf[s.pos:s.end]}
				s.pos = s.end
				return tok, nil
			}
			return xmlToken{}, orXML(err)
		}
	}
}

// skipPast passes over all up to and with the mark.
func (s *xmlScanner) skipPast(mark string) ([]byte, error) {
	n, err := s.until(func(b []byte) int {
		if i := bytes.Index(b, []byte(mark)); i >= 0 {
			return i + len(mark)
		}
		return 0
	})
	if err != nil {
		return nil, err
	}
	skipped := s.buf[s.pos : s.pos+n]
	s.pos += n
	return skipped, nil
}

// bang reads what begins with "<!": a comment, CDATA, or a document type,
// which is passed over with whatever it declares.
func (s *xmlScanner) bang() (xmlToken, bool, error) {
	n, err := s.need(9)
	if err != nil {
		return xmlToken{}, false, err
	}
	head := s.buf[s.pos : s.pos+n]
	switch {
	case bytes.HasPrefix(head, []byte("<!--")):
		_, err = s.skipPast("-->")
		return xmlToken{}, false, err
	case bytes.HasPrefix(head, []byte("<![CDATA[")):
		all, err := s.skipPast("]]>")
		if err != nil {
			return xmlToken{}, false, err
		}
		return xmlToken{kind: xmlText, text: all[9 : len(all)-3], cdata: true}, true, nil
	}
	n, err = s.until(func(b []byte) int {
		depth := 0
		for i, c := range b {
			switch c {
			case '[':
				depth++
			case ']':
				depth--
			case '>':
				if depth <= 0 {
					return i + 1
				}
			}
		}
		return 0
	})
	if err == nil {
		s.pos += n
	}
	return xmlToken{}, false, err
}

// tag reads an element's start or end.
func (s *xmlScanner) tag() (xmlToken, error) {
	n, err := s.until(func(b []byte) int {
		quote := byte(0)
		for i, c := range b {
			switch {
			case quote != 0:
				if c == quote {
					quote = 0
				}
			case c == '>':
				return i + 1
			case c == '"' || c == '\'':
				quote = c
			}
		}
		return 0
	})
	if err != nil {
		return xmlToken{}, err
	}
	body := s.buf[s.pos+1 : s.pos+n-1]
	s.pos += n
	tok := xmlToken{kind: xmlStart}
	if len(body) > 0 && body[0] == '/' {
		tok.kind, body = xmlEnd, body[1:]
		s.depth--
	} else if len(body) > 0 && body[len(body)-1] == '/' {
		tok.empty, body = true, body[:len(body)-1]
	} else {
		s.depth++
	}
	if s.depth < 0 {
		return xmlToken{}, errXML
	}
	end := len(body)
	for i, c := range body {
		if c == ' ' || c == '\t' || c == '\n' || c == '\r' {
			end = i
			break
		}
	}
	tok.name, tok.attrs = body[:end], body[end:]
	if i := bytes.IndexByte(tok.name, ':'); i >= 0 {
		tok.name = tok.name[i+1:]
	}
	if len(tok.name) == 0 {
		return xmlToken{}, errXML
	}
	return tok, nil
}

// attr gives an attribute's value as it stands, by its name without prefix;
// nil if the element has none.
func (t xmlToken) attr(name string) []byte {
	b := t.attrs
	for len(b) > 0 {
		eq := bytes.IndexByte(b, '=')
		if eq < 0 {
			return nil
		}
		key := bytes.TrimSpace(b[:eq])
		if i := bytes.IndexByte(key, ':'); i >= 0 {
			key = key[i+1:]
		}
		b = bytes.TrimLeft(b[eq+1:], " \t\r\n")
		if len(b) == 0 || b[0] != '"' && b[0] != '\'' {
			return nil
		}
		end := bytes.IndexByte(b[1:], b[0])
		if end < 0 {
			return nil
		}
		if string(key) == name {
			return b[1 : 1+end]
		}
		b = b[end+2:]
	}
	return nil
}

// attrText is attr with its entities replaced.
func (t xmlToken) attrText(name string) string { return string(unescape(nil, t.attr(name))) }

// unescape adds text to dst with XML's entities replaced; what is no entity
// stays as it is.
func unescape(dst, raw []byte) []byte {
	for {
		i := bytes.IndexByte(raw, '&')
		if i < 0 {
			return append(dst, raw...)
		}
		dst = append(dst, raw[:i]...)
		raw = raw[i:]
		end := bytes.IndexByte(raw[:min(len(raw), 12)], ';')
		if end < 0 {
			dst, raw = append(dst, '&'), raw[1:]
			continue
		}
		switch name := string(raw[1:end]); name {
		case "amp":
			dst = append(dst, '&')
		case "lt":
			dst = append(dst, '<')
		case "gt":
			dst = append(dst, '>')
		case "quot":
			dst = append(dst, '"')
		case "apos":
			dst = append(dst, '\'')
		default:
			r, ok := charRef(name)
			if !ok {
				dst, raw = append(dst, '&'), raw[1:]
				continue
			}
			dst = utf8.AppendRune(dst, r)
		}
		raw = raw[end+1:]
	}
}

// charRef reads "#160" or "#xA0".
func charRef(name string) (rune, bool) {
	if len(name) < 2 || name[0] != '#' {
		return 0, false
	}
	base, digits := 10, name[1:]
	if digits[0] == 'x' || digits[0] == 'X' {
		base, digits = 16, digits[1:]
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if err != nil || n == 0 || n > utf8.MaxRune || n >= 0xD800 && n < 0xE000 {
		return 0, false
	}
	return rune(n), true
}
