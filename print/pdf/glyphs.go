package pdf

import (
	"errors"
	"fmt"
	"strings"

	"vinhdanh/print/layout"
)

// font is a font of one document. A code of a text string stands for a glyph
// and for the letters it was set for, so copied text is right even where one
// glyph serves several letters.
type font struct {
	name    string // in resource dictionaries: "F0"
	number  int    // of the font's object
	hash    layout.Hash
	face    *typeface
	nominal []meaning // by glyph: its first meaning, nearly always the only one
	others  map[pair]uint16
	next    uint16
	codes   []use // in order of first use
}

// pair is a glyph with the letters it stands for.
type pair struct {
	glyph uint16
	text  string
}

// meaning is a glyph's letters and the code that says so; code 0: not used yet.
type meaning struct {
	text string
	code uint16
}

// use is one code of a font.
type use struct {
	code uint16
	pair
}

// Codes begin where gofpdf no longer lists widths of letters that are not used,
// and end before the surrogates, which gofpdf cannot be told of.
const (
	firstCode = 0x0101
	lastCode  = 0xD7FF
)

var errCodes = errors.New("more different glyphs than one font of a PDF can have codes for")

// code gives the code of a glyph that stands for text, a new one if need be.
// The glyph must be one of the face's, or its blank.
func (f *font) code(glyph uint16, text string) (uint16, error) {
	m := &f.nominal[glyph]
	if m.code != 0 && m.text == text {
		return m.code, nil
	}
	key := pair{glyph, text}
	if m.code != 0 {
		if code, ok := f.others[key]; ok {
			return code, nil
		}
	}
	if f.next > lastCode {
		return 0, errCodes
	}
	code := f.next
	f.next = nextCode(code)
	// text points into a list, which is the caller's to throw away.
	key.text = strings.Clone(text)
	f.codes = append(f.codes, use{code, key})
	if m.code == 0 {
		*m = meaning{key.text, code}
	} else {
		if f.others == nil {
			f.others = make(map[pair]uint16)
		}
		f.others[key] = code
	}
	return code, nil
}

// nextCode passes over codes with a byte that would have to be escaped in a
// string: parentheses, backslash and line ends.
func nextCode(code uint16) uint16 {
	for {
		code++
		if !special(byte(code>>8)) && !special(byte(code)) {
			return code
		}
	}
}

func special(b byte) bool {
	switch b {
	case '(', ')', '\\', '\r', '\n':
		return true
	}
	return false
}

// fontOf finds or opens a font.
func (d *Document) fontOf(h layout.Hash) (*font, error) {
	if f, ok := d.fonts[h]; ok {
		return f, nil
	}
	raw, err := d.assets.Asset(h)
	if err != nil {
		return nil, &layout.AssetError{Kind: layout.AssetFont, Hash: h, Reason: layout.AssetMissing, Err: err}
	}
	face, err := parseTypeface(raw)
	if err != nil {
		reason := layout.AssetDamaged
		if !errors.Is(err, errFont) {
			reason = layout.AssetUnsupported
		}
		return nil, &layout.AssetError{Kind: layout.AssetFont, Hash: h, Reason: reason, Err: err}
	}
	f := &font{
		name:    fmt.Sprintf("F%d", len(d.fonts)),
		number:  d.file.reserve(1),
		hash:    h,
		face:    face,
		nominal: make([]meaning, face.glyphs+1), // the blank is the last
		next:    firstCode,
	}
	d.fonts[h] = f
	d.fontOrder = append(d.fontOrder, f)
	return f, nil
}

// toUnicode is the CMap that tells a viewer which letters each code stands for.
func (f *font) toUnicode() []byte {
	b := []byte("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	var known []use
	for _, u := range f.codes {
		if u.text != "" {
			known = append(known, u)
		}
	}
	const block = 100 // entries that one operator may have
	for len(known) > 0 {
		n := min(block, len(known))
		b = fmt.Appendf(b, "%d beginbfchar\n", n)
		for _, u := range known[:n] {
			b = fmt.Appendf(b, "<%04X> <%X>\n", u.code, utf16Of(u.text))
		}
		b = append(b, "endbfchar\n"...)
		known = known[n:]
	}
	return append(b, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"...)
}

// utf16Of is a text in UTF-16, high byte first; what is no UTF-8 becomes U+FFFD.
func utf16Of(text string) []byte {
	b := make([]byte, 0, 2*len(text))
	for _, r := range text {
		if r > 0xFFFF {
			r -= 0x10000
			hi, lo := 0xD800+r>>10, 0xDC00+r&0x3FF
			b = append(b, byte(hi>>8), byte(hi), byte(lo>>8), byte(lo))
			continue
		}
		b = append(b, byte(r>>8), byte(r))
	}
	return b
}
