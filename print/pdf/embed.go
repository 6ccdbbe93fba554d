package pdf

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"

	"github.com/jung-kurt/gofpdf"

	"vinhdanh/print/layout"
)

// A font of gofpdf's is these many objects besides the one that content
// streams name: descendant, ToUnicode, system info, descriptor, glyph map, file.
const fontParts = 6

// family is what gofpdf is told a font is called. It appears in what it
// writes, and is replaced there.
const family = "face"

// embed queues a font with the glyphs that were used.
func (d *Document) embed(f *font) error {
	first := d.file.reserve(fontParts)
	return d.start(func(z *compressor) ([]object, error) {
		objects, err := f.objects(first, z)
		if err != nil {
			return nil, &layout.AssetError{Kind: layout.AssetFont, Hash: f.hash, Reason: layout.AssetDamaged, Err: err}
		}
		return objects, nil
	})
}

// objects has gofpdf cut the font down to what was used and takes its objects,
// with a ToUnicode of ours and the font's own name.
func (f *font) objects(first int, z *compressor) ([]object, error) {
	glyphOf := make(map[int]int, len(f.codes))
	letters := make([]rune, len(f.codes))
	for i, u := range f.codes {
		glyphOf[int(u.code)] = int(u.glyph)
		letters[i] = rune(u.code)
	}
	file, err := f.face.copyFor(glyphOf)
	if err != nil {
		return nil, err
	}
	objects, err := byGofpdf(100, 100, func(g *gofpdf.Fpdf) {
		g.AddUTF8FontFromBytes(family, "", file)
		g.AddPage()
		g.SetFont(family, "", 1)
		g.Text(0, 0, string(letters)) // gofpdf keeps the glyphs of what it has seen; this page is thrown away
	})
	if err != nil {
		return nil, err
	}
	root := -1
	for _, o := range objects {
		if bytes.Contains(o.dict, []byte("/Subtype /Type0")) {
			root = o.number
		}
	}
	if root < 0 {
		return nil, fmt.Errorf("%w: no font", errForeign)
	}
	meanings, err := reference(objects[root].dict, "/ToUnicode")
	if err != nil {
		return nil, err
	}
	copies, err := graft(objects, root, f.number, func(n int) int {
		if n != fontParts {
			return 0
		}
		return first
	})
	if err != nil {
		return nil, err
	}
	if len(copies) != fontParts+1 {
		return nil, fmt.Errorf("%w: a font of %d objects", errForeign, len(copies))
	}
	// A subset's name begins with six letters of its own.
	list, _ := reachable(objects, root)
	name := fmt.Appendf(nil, "/%s+%s", f.tag(), f.face.name)
	for i := range copies {
		o := &copies[i]
		o.dict = bytes.ReplaceAll(o.dict, []byte("/utf8"+family), name)
		switch {
		case list[i] == meanings:
			*o = z.object(o.number, nil, f.toUnicode())
		case bytes.Contains(o.dict, []byte("/FlateDecode")):
			if *o, err = z.again(*o); err != nil {
				return nil, err
			}
		}
	}
	return copies, nil
}

// tag is made of what the subset holds.
func (f *font) tag() string {
	h := sha256.New()
	h.Write(f.hash[:])
	for _, u := range f.codes {
		fmt.Fprintf(h, "%d %d ", u.code, u.glyph)
	}
	sum := h.Sum(nil)
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + sum[i]%26
	}
	return string(tag)
}

// again packs a stream of gofpdf's better: it uses the fastest level.
func (c *compressor) again(o object) (object, error) {
	r, err := zlib.NewReader(bytes.NewReader(o.stream))
	if err != nil {
		return object{}, fmt.Errorf("%w: %w", errForeign, err)
	}
	plain, err := io.ReadAll(r)
	if err = errors.Join(err, r.Close()); err != nil {
		return object{}, fmt.Errorf("%w: %w", errForeign, err)
	}
	var entries []byte
	if m := length1RE.Find(o.dict); m != nil {
		entries = append(m, ' ')
	}
	return c.object(o.number, entries, plain), nil
}
