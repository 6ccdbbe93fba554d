package pdf

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
)

// Faults of a font file.
var (
	errNotTrueType = errors.New("not a TrueType font with outlines in a glyf table")
	errForbidden   = errors.New("its licence forbids embedding")
	errFont        = errors.New("damaged font file")
)

// typeface is what the player needs of a TrueType file: widths, to place
// glyphs, and later its tables, to make the copy that gofpdf embeds. gofpdf
// itself trusts a font file blindly, so everything it will read is checked here.
type typeface struct {
	tables map[string][]byte
	name   string  // PostScript name
	unit   float64 // 1000 / units per em
	glyphs int
	long   int // glyphs with a width of their own; the rest have the last one's
}

// Glyphs are made of glyphs at most so deep; real fonts stay at two.
const maxNesting = 8

func parseTypeface(raw []byte) (*typeface, error) {
	if len(raw) < 12 {
		return nil, errNotTrueType
	}
	switch binary.BigEndian.Uint32(raw) {
	case 0x00010000, 0x74727565: // 1.0, "true"
	default:
		return nil, errNotTrueType
	}
	t := &typeface{tables: make(map[string][]byte)}
	count := int(binary.BigEndian.Uint16(raw[4:]))
	if len(raw) < 12+16*count {
		return nil, errFont
	}
	for i := range count {
		entry := raw[12+16*i:]
		at, size := uint64(binary.BigEndian.Uint32(entry[8:])), uint64(binary.BigEndian.Uint32(entry[12:]))
		if at+size > uint64(len(raw)) {
			return nil, fmt.Errorf("%w: table %q", errFont, entry[:4])
		}
		t.tables[string(entry[:4])] = raw[at : at+size : at+size]
	}
	for _, need := range []struct {
		name string
		size int
	}{{"head", 54}, {"hhea", 36}, {"maxp", 6}, {"hmtx", 4}, {"loca", 4}, {"post", 32}} {
		if len(t.tables[need.name]) < need.size {
			return nil, fmt.Errorf("%w: table %q is missing or short", errNotTrueType, need.name)
		}
	}
	if _, ok := t.tables["glyf"]; !ok {
		return nil, errNotTrueType
	}
	em := t.u16("head", 18)
	if em < 16 || em > 16384 {
		return nil, fmt.Errorf("%w: %d units per em", errFont, em)
	}
	t.unit = 1000 / float64(em)
	t.glyphs = t.u16("maxp", 4)
	t.long = t.u16("hhea", 34)
	if t.glyphs == 0 || t.glyphs == math.MaxUint16 || t.long == 0 || t.long > t.glyphs || len(t.tables["hmtx"]) < 4*t.long+2*(t.glyphs-t.long) {
		return nil, fmt.Errorf("%w: %d glyphs, %d widths", errFont, t.glyphs, t.long)
	}
	size := 2
	if t.u16("head", 50) != 0 {
		size = 4
	}
	if len(t.tables["loca"]) < size*(t.glyphs+1) {
		return nil, fmt.Errorf("%w: table \"loca\" is short", errFont)
	}
	if os2 := t.tables["OS/2"]; len(os2) >= 10 && t.u16("OS/2", 8)&0x000F == 0x0002 {
		return nil, errForbidden
	}
	t.name = postScriptName(t.tables["name"])
	return t, nil
}

func (t *typeface) u16(table string, at int) int {
	return int(binary.BigEndian.Uint16(t.tables[table][at:]))
}

// blank is a glyph that the copy for gofpdf has besides the font's own: nothing
// to see, no width.
func (t *typeface) blank() uint16 { return uint16(t.glyphs) }

// metric is the four bytes of a glyph's width and left side bearing.
func (t *typeface) metric(glyph int) []byte {
	if glyph == t.glyphs {
		return make([]byte, 4)
	}
	hmtx := t.tables["hmtx"]
	if glyph < t.long {
		return hmtx[4*glyph : 4*glyph+4]
	}
	bearing := hmtx[4*t.long+2*(glyph-t.long):]
	return []byte{hmtx[4*t.long-4], hmtx[4*t.long-3], bearing[0], bearing[1]}
}

// width is a glyph's advance in 1/1000 em, rounded as gofpdf rounds it for the
// width table of the PDF: what a viewer will move by.
func (t *typeface) width(glyph int) int {
	advance := int(binary.BigEndian.Uint16(t.metric(glyph)))
	if advance >= 1<<15 {
		advance = 0
	}
	return int(math.Round(t.unit * float64(advance)))
}

// outline is a glyph's entry in the glyf table.
func (t *typeface) outline(glyph int) ([]byte, error) {
	loca := t.tables["loca"]
	var from, to uint64
	if t.u16("head", 50) == 0 {
		from = 2 * uint64(binary.BigEndian.Uint16(loca[2*glyph:]))
		to = 2 * uint64(binary.BigEndian.Uint16(loca[2*glyph+2:]))
	} else {
		from = uint64(binary.BigEndian.Uint32(loca[4*glyph:]))
		to = uint64(binary.BigEndian.Uint32(loca[4*glyph+4:]))
	}
	glyf := t.tables["glyf"]
	if from > to || to > uint64(len(glyf)) || to > from && to-from < 10 {
		return nil, fmt.Errorf("%w: outline of glyph %d", errFont, glyph)
	}
	return glyf[from:to:to], nil
}

// parts lists the glyphs that an outline is put together from; none for a
// plain one.
func parts(outline []byte) ([]int, error) {
	if len(outline) == 0 || outline[0]&0x80 == 0 {
		return nil, nil
	}
	const (
		words    = 1 << 0
		scale    = 1 << 3
		more     = 1 << 5
		xyScale  = 1 << 6
		twoByTwo = 1 << 7
	)
	var list []int
	for at, flags := 10, more; flags&more != 0; {
		if at+4 > len(outline) {
			return nil, fmt.Errorf("%w: a composite glyph is cut short", errFont)
		}
		flags = int(binary.BigEndian.Uint16(outline[at:]))
		list = append(list, int(binary.BigEndian.Uint16(outline[at+2:])))
		at += 6
		if flags&words != 0 {
			at += 2
		}
		switch {
		case flags&scale != 0:
			at += 2
		case flags&xyScale != 0:
			at += 4
		case flags&twoByTwo != 0:
			at += 8
		}
		if at > len(outline) {
			return nil, fmt.Errorf("%w: a composite glyph is cut short", errFont)
		}
	}
	return list, nil
}

// closure is the outlines of the given glyphs and of all they are made of, by glyph.
func (t *typeface) closure(glyphs []int) (map[int][]byte, error) {
	outlines := make(map[int][]byte)
	var visit func(glyph, depth int) error
	visit = func(glyph, depth int) error {
		if glyph >= t.glyphs || depth > maxNesting {
			return fmt.Errorf("%w: composite glyph %d", errFont, glyph)
		}
		outline, err := t.outline(glyph)
		if err != nil {
			return err
		}
		outlines[glyph] = outline
		components, err := parts(outline)
		for _, c := range components {
			if err == nil {
				err = visit(c, depth+1)
			}
		}
		return err
	}
	for _, g := range append([]int{0}, glyphs...) {
		if g == int(t.blank()) {
			continue
		}
		if err := visit(g, 0); err != nil {
			return nil, err
		}
	}
	return outlines, nil
}

// copyFor makes the font file that gofpdf is given: the same glyph numbers, but
// only the outlines that are used, no shaping tables, and a cmap in which
// glyphOf[code] is the glyph of each code. gofpdf writes into the bytes it is
// given, so each copy has one user.
func (t *typeface) copyFor(glyphOf map[int]int) ([]byte, error) {
	used := make([]int, 0, len(glyphOf))
	for _, g := range glyphOf {
		used = append(used, g)
	}
	slices.Sort(used)
	outlines, err := t.closure(slices.Compact(used))
	if err != nil {
		return nil, err
	}
	var glyf []byte
	count := t.glyphs + 1 // with the blank
	loca := make([]byte, 0, 4*(count+1))
	hmtx := make([]byte, 0, 4*count)
	for g := range count {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		glyf = pad4(append(glyf, outlines[g]...))
		hmtx = append(hmtx, t.metric(g)...)
	}
	loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
	if len(glyf) == 0 {
		glyf = make([]byte, 4) // nothing but spaces; gofpdf wants the table all the same
	}

	head := slices.Clone(t.tables["head"])
	binary.BigEndian.PutUint16(head[50:], 1) // loca in 32 bits
	binary.BigEndian.PutUint16(head[52:], 0) // the only glyf format there is
	hhea := slices.Clone(t.tables["hhea"])
	binary.BigEndian.PutUint16(hhea[32:], 0) // the only hmtx format there is
	binary.BigEndian.PutUint16(hhea[34:], uint16(count))
	maxp := slices.Clone(t.tables["maxp"])
	binary.BigEndian.PutUint16(maxp[4:], uint16(count))
	tables := map[string][]byte{
		"head": head, "hhea": hhea, "loca": loca, "glyf": glyf, "hmtx": hmtx,
		"maxp": maxp, "post": t.tables["post"][:32],
		"cvt ": t.tables["cvt "], "fpgm": t.tables["fpgm"], "prep": t.tables["prep"], "gasp": t.tables["gasp"],
		"name": {0, 0, 0, 0, 0, 6}, // no names
		"cmap": cmapOf(glyphOf),
	}
	if os2 := t.tables["OS/2"]; len(os2) >= 96 {
		os2 = slices.Clone(os2)
		binary.BigEndian.PutUint16(os2[8:], 0) // parseTypeface has looked; gofpdf prints a line and goes on
		tables["OS/2"] = os2
	}
	return assemble(tables), nil
}

// cmapOf maps codes to glyphs in one segment of format 4, which is all that
// gofpdf reads. Codes lie between 1 and 0xFFFE.
func cmapOf(glyphOf map[int]int) []byte {
	first, last := 0xFFFE, 1
	for code := range glyphOf {
		first, last = min(first, code), max(last, code)
	}
	ids := make([]int, max(0, last-first+1))
	for code, g := range glyphOf {
		ids[code-first] = g
	}
	const segments = 2 // ours, and the one that ends the list
	words := []int{
		0, 1, // version, tables
		3, 1, 0, 12, // Microsoft, Unicode, at byte 12
		4, 16 + 8*segments + 2*len(ids), 0, // format, length, language
		2 * segments, 4, 1, 0,
		last, 0xFFFF, 0,
		first, 0xFFFF,
		0, 1,
		2 * segments, 0, // the glyphs follow both words of this array
	}
	words = append(words, ids...)
	b := make([]byte, 0, 2*len(words))
	for _, w := range words {
		b = binary.BigEndian.AppendUint16(b, uint16(w))
	}
	return b
}

// assemble makes a font file of tables; missing ones are left out.
func assemble(tables map[string][]byte) []byte {
	var names []string
	for name, data := range tables {
		if data != nil {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	out := binary.BigEndian.AppendUint32(nil, 0x00010000)
	out = binary.BigEndian.AppendUint16(out, uint16(len(names)))
	out = append(out, 0, 0, 0, 0, 0, 0) // for binary search; gofpdf does not
	at := len(out) + 16*len(names)
	for _, name := range names {
		out = append(out, name...)
		out = binary.BigEndian.AppendUint32(out, 0) // checksum; gofpdf makes its own
		out = binary.BigEndian.AppendUint32(out, uint32(at))
		out = binary.BigEndian.AppendUint32(out, uint32(len(tables[name])))
		at += (len(tables[name]) + 3) &^ 3
	}
	for _, name := range names {
		out = pad4(append(out, tables[name]...))
	}
	return out
}

func pad4(b []byte) []byte {
	for len(b)%4 != 0 {
		b = append(b, 0)
	}
	return b
}

// postScriptName reads name 6 of a name table, "Font" if there is none that
// can stand in a PDF.
func postScriptName(table []byte) string {
	if len(table) >= 6 {
		count, strs := int(binary.BigEndian.Uint16(table[2:])), int(binary.BigEndian.Uint16(table[4:]))
		for i := 0; i < count && 6+12*i+12 <= len(table); i++ {
			entry := table[6+12*i:]
			platform, id := binary.BigEndian.Uint16(entry), binary.BigEndian.Uint16(entry[6:])
			size, at := int(binary.BigEndian.Uint16(entry[8:])), strs+int(binary.BigEndian.Uint16(entry[10:]))
			if id != 6 || at+size > len(table) {
				continue
			}
			var name strings.Builder
			for k, c := range table[at : at+size] {
				if platform == 3 && k%2 == 0 { // high bytes of UTF-16
					continue
				}
				if c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '-' {
					name.WriteByte(c)
				}
			}
			if n := name.String(); n != "" && len(n) <= 60 {
				return n
			}
		}
	}
	return "Font"
}
