package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"time"

	"github.com/jung-kurt/gofpdf"

	"vinhdanh/print/internal/deflate"
	"vinhdanh/print/layout"
)

// sheet is a page whose content stream is ready.
type sheet struct {
	width, height float64 // pt
	from, to      int     // of its quire's plain
}

// quire is some pages, first collected, then packed. Its memory is used again
// once they are written.
type quire struct {
	sheets        []sheet
	plain, packed []byte
}

// Pages are given to gofpdf by so many or, where they are large, so many bytes:
// enough that its own head and tail do not count, few enough to keep the memory low.
const (
	maxSheets     = 64
	maxSheetBytes = 2 << 20
)

// piece is a part of the file that is ready to be written.
type piece struct {
	objects []object
	quire   *quire // in whose memory they are; nil for none
	err     error
}

func (d *Document) addSheet(c *content) error {
	if d.quire == nil {
		d.quire = new(quire)
		if n := len(d.spare); n > 0 {
			d.quire, d.spare = d.spare[n-1], d.spare[:n-1]
		}
	}
	q := d.quire
	from := len(q.plain)
	q.plain = append(q.plain, c.b...)
	q.sheets = append(q.sheets, sheet{c.width, c.height, from, len(q.plain)})
	if len(q.sheets) < maxSheets && len(q.plain) < maxSheetBytes {
		return nil
	}
	return d.flushSheets()
}

// flushSheets has the collected pages written by gofpdf, compressed and queued.
// Object numbers are given now, so they do not depend on who is ready first.
func (d *Document) flushSheets() error {
	if d.quire == nil {
		return nil
	}
	q := d.quire
	d.quire = nil
	node := d.file.reserve(1 + 2*len(q.sheets))
	d.trees = append(d.trees, tree{node, len(q.sheets)})
	return d.queue(q, func(z *compressor) ([]object, error) {
		return q.objects(node, z)
	})
}

// start lets produce run beside all else and queues what it makes.
func (d *Document) start(produce func(*compressor) ([]object, error)) error {
	return d.queue(nil, produce)
}

// queue waits where as much is under way as there are processors: the queue is
// what bounds the memory.
func (d *Document) queue(q *quire, produce func(*compressor) ([]object, error)) error {
	for len(d.pending) > cap(d.squeeze) {
		if err := d.writeNext(); err != nil {
			return err
		}
	}
	ready := make(chan piece, 1)
	d.pending = append(d.pending, ready)
	z := <-d.squeeze
	go func() {
		if z == nil {
			z = newCompressor()
		}
		objects, err := produce(z)
		d.squeeze <- z
		ready <- piece{objects, q, err}
	}()
	return nil
}

// writeNext waits for the first piece of the queue and writes it.
func (d *Document) writeNext() error {
	p := <-d.pending[0]
	d.pending = d.pending[1:]
	if p.err != nil {
		return p.err
	}
	for _, o := range p.objects {
		d.file.put(o)
	}
	if q := p.quire; q != nil {
		q.sheets, q.plain, q.packed = q.sheets[:0], q.plain[:0], q.packed[:0]
		d.spare = append(d.spare, q)
	}
	return d.file.err
}

// objects makes the objects of the pages, under the page tree node of that
// number; the pages' numbers follow it. gofpdf writes the pages, whose contents
// are put in afterwards, since it would copy them four times.
func (q *quire) objects(node int, z *compressor) ([]object, error) {
	objects, err := byGofpdf(q.sheets[0].width, q.sheets[0].height, func(f *gofpdf.Fpdf) {
		for _, s := range q.sheets {
			f.AddPageFormat("P", gofpdf.SizeType{Wd: s.width, Ht: s.height})
		}
	})
	if err != nil {
		return nil, err
	}
	// gofpdf numbers the root 1, the resources 2 and page i 3 + 2 i, its
	// contents following it.
	const root, resources, first = 1, 2, 3
	if len(objects) < first+2*len(q.sheets) {
		return nil, fmt.Errorf("%w: %d objects for %d pages", errForeign, len(objects), len(q.sheets))
	}
	numberOf := func(n int) int {
		switch n {
		case root:
			return node
		case resources:
			return objResources
		}
		return node + n - first + 1
	}
	out := make([]object, 0, 1+2*len(q.sheets))
	dict, found := bytes.CutPrefix(renumber(objects[root].dict, numberOf), []byte("<<"))
	if !found {
		return nil, fmt.Errorf("%w: page tree %.80q", errForeign, objects[root].dict)
	}
	dict = append(fmt.Appendf(nil, "<</Parent %d 0 R ", objPages), dict...)
	out = append(out, object{number: node, dict: dict})
	for i, s := range q.sheets {
		page, contents := objects[first+2*i], numberOf(first+2*i+1)
		from := len(q.packed)
		q.packed = z.fast.AppendZlib(q.packed, q.plain[s.from:s.to])
		out = append(out,
			object{number: numberOf(page.number), dict: renumber(page.dict, numberOf)},
			packed(contents, nil, q.packed[from:len(q.packed):len(q.packed)]))
	}
	return out, nil
}

// byGofpdf has gofpdf write a document and reads its objects back. gofpdf works
// in points here, does not compress (that is done with writers that are used
// again) and writes nothing that depends on the time. What makes it panic, such
// as a picture it did not expect, is an error.
func byGofpdf(width, height float64, fill func(*gofpdf.Fpdf)) (objects []object, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%w: %v", errForeign, r)
		}
	}()
	f := gofpdf.NewCustom(&gofpdf.InitType{
		OrientationStr: "P", // with it the size is taken as it is
		UnitStr:        "pt",
		Size:           gofpdf.SizeType{Wd: width, Ht: height},
	})
	f.SetCompression(false)
	f.SetCatalogSort(true)
	f.SetCreationDate(time.Unix(0, 0).UTC()) // of a document that is taken apart again
	f.SetModificationDate(time.Unix(0, 0).UTC())
	f.SetAutoPageBreak(false, 0)
	fill(f)
	var out bytes.Buffer
	if err := f.Output(&out); err != nil {
		return nil, fmt.Errorf("gofpdf: %w", err)
	}
	return readObjects(out.Bytes())
}

// compressor packs streams, one after the other.
type compressor struct {
	z    *zlib.Writer // for what a document holds once: fonts, stamps
	out  bytes.Buffer
	fast deflate.Packer // for pages
}

func newCompressor() *compressor {
	c := new(compressor)
	c.z = zlib.NewWriter(&c.out)
	return c
}

// object makes a stream object. entries are those of its dictionary besides
// filter and length.
func (c *compressor) object(number int, entries, stream []byte) object {
	c.out.Reset()
	c.z.Reset(&c.out)
	// A bytes.Buffer takes everything, so these cannot fail.
	_, _ = c.z.Write(stream)
	_ = c.z.Close()
	return packed(number, entries, bytes.Clone(c.out.Bytes()))
}

func packed(number int, entries, stream []byte) object {
	dict := append([]byte("<<"), entries...)
	dict = fmt.Appendf(dict, "/Filter /FlateDecode /Length %d>>", len(stream))
	return object{number: number, dict: dict, stream: stream}
}

// form is a list that is drawn on many pages and written once.
type form struct {
	name          string // in resource dictionaries: "S0"
	number        int
	width, height float64 // pt
}

// Stamps within stamps go no deeper. (A stamp cannot hold itself, since its
// hash would have to be within what is hashed.)
const maxDepth = 4

// formOf finds a stamp's form, or writes it.
func (d *Document) formOf(h layout.Hash, depth int) (*form, error) {
	if f, ok := d.forms[h]; ok {
		return f, nil
	}
	fault := func(reason layout.AssetReason, err error) error {
		return &layout.AssetError{Kind: layout.AssetStamp, Hash: h, Reason: reason, Err: err}
	}
	if depth > maxDepth {
		return nil, fault(layout.AssetUnsupported, fmt.Errorf("stamps within stamps, %d deep", depth))
	}
	raw, err := d.assets.Asset(h)
	if err != nil {
		return nil, fault(layout.AssetMissing, err)
	}
	list, err := layout.Decode(raw)
	if err != nil {
		return nil, fault(layout.AssetDamaged, err)
	}
	c := &content{doc: d, depth: depth}
	c.begin(list)
	if err := c.items(list, 0); err != nil {
		return nil, err
	}
	f := &form{name: fmt.Sprintf("S%d", len(d.forms)), number: d.file.reserve(1), width: c.width, height: c.height}
	d.forms[h] = f
	entries := fmt.Appendf(nil, "/Type /XObject /Subtype /Form /BBox [0 0 %.2f %.2f] /Resources %s ",
		f.width, f.height, c.used.dict())
	return f, d.start(func(z *compressor) ([]object, error) {
		objects, err := byGofpdf(c.width, c.height, func(f *gofpdf.Fpdf) {
			f.AddPage()
			f.RawWriteBuf(bytes.NewReader(c.b))
		})
		if err != nil {
			return nil, err
		}
		const page = 3
		contents, err := reference(objects[page].dict, "/Contents")
		if err != nil {
			return nil, err
		}
		return []object{z.object(f.number, entries, objects[contents].stream)}, nil
	})
}
