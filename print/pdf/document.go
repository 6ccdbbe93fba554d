package pdf

import (
	"errors"
	"fmt"
	"io"
	"math"
	"runtime"
	"time"

	"vinhdanh/print/layout"
)

// Meta is what a file says of itself. Texts are Unicode; an empty one is left out.
type Meta struct {
	Title   string
	Author  string // who is responsible for the paper: the office
	Subject string
	Creator string    // the program that had the paper made, with its version
	Created time.Time // in the zone in which it is to be shown; zero: no dates are written
	Lang    string    // BCP 47; "" is "vi"
}

// Layers says which items of a list are drawn; zero is all.
type Layers uint8

const (
	// Stock is what pre-printed sheets carry already.
	Stock Layers = 1 << layout.LayerStock
	// Text is what is added to them: overprinting.
	Text Layers = 1 << layout.LayerText
)

func (l Layers) has(k layout.Layer) bool { return l == 0 || l&(1<<k) != 0 }

// PageOptions says how one page is drawn.
type PageOptions struct {
	Layers         Layers
	DX, DY         float64 // mm that all is moved to the right and down, for a printer that is off
	ScaleX, ScaleY float64 // factors about the sheet's top left corner; 0 is 1
}

// ErrNoPages is returned by Close: a PDF has at least one page.
var ErrNoPages = errors.New("a document without pages")

var (
	errClosed  = errors.New("the document is closed")
	errOptions = errors.New("offset or scale of the page is out of range")
)

// Document is a PDF while it is written. One goroutine at a time may use it;
// any number of documents may be written at once.
type Document struct {
	assets layout.Assets
	meta   Meta
	file   *file
	err    error

	fonts     map[layout.Hash]*font
	fontOrder []*font
	pictures  map[layout.Hash]*picture
	forms     map[layout.Hash]*form
	shared    resources // of all pages

	page    content
	quire   *quire           // pages played, but not yet given to gofpdf; nil if there are none
	spare   []*quire         // whose memory can be used again
	trees   []tree           // nodes of the page tree, each with some pages
	pending []chan piece     // what is being made, in the order of the file
	squeeze chan *compressor // free ones; as many as may work at once
}

// tree is a node of the page tree.
type tree struct{ number, pages int }

// New begins a PDF that is written to w, front to back, as pages are made;
// what is still in memory is written by Close. w is not closed. Fonts,
// pictures and stamps are asked of assets when a list first names them.
//
// The same lists with the same Meta give the same bytes.
func New(w io.Writer, assets layout.Assets, meta Meta) *Document {
	workers := runtime.GOMAXPROCS(0)
	d := &Document{
		assets:   assets,
		meta:     meta,
		file:     newFile(w),
		fonts:    make(map[layout.Hash]*font),
		pictures: make(map[layout.Hash]*picture),
		forms:    make(map[layout.Hash]*form),
		squeeze:  make(chan *compressor, workers),
	}
	d.page.doc = d
	for range workers {
		d.squeeze <- nil // made when first needed
	}
	return d
}

// Page adds a page as large as the list's sheet. The list may be changed once
// Page returns. Errors are a *layout.ItemError for a list that cannot be
// drawn, a *layout.AssetError for an asset that is missing or no good, or the
// writer's own; after any of them the file is worthless, and all later calls
// return the same error.
func (d *Document) Page(list *layout.List, o PageOptions) error {
	if d.err == nil {
		d.err = d.addPage(list, o)
	}
	return d.err
}

func (d *Document) addPage(list *layout.List, o PageOptions) error {
	if err := list.Check(); err != nil {
		return err
	}
	c := &d.page
	c.begin(list)
	if err := c.adjust(o); err != nil {
		return err
	}
	if err := c.items(list, o.Layers); err != nil {
		return err
	}
	d.shared.add(&c.used)
	return d.addSheet(c)
}

// adjust writes the offset and scale of the page. Up is down in a PDF, and the
// scale is about the top.
func (c *content) adjust(o PageOptions) error {
	sx, sy := o.ScaleX, o.ScaleY
	if sx == 0 {
		sx = 1
	}
	if sy == 0 {
		sy = 1
	}
	const most = 1000 // mm
	if !(math.Abs(o.DX) <= most && math.Abs(o.DY) <= most && sx >= 0.01 && sx <= 100 && sy >= 0.01 && sy <= 100) {
		return errOptions
	}
	if sx != 1 || sy != 1 || o.DX != 0 || o.DY != 0 {
		c.matrix(sx, 0, 0, sy, o.DX*perMM, c.height*(1-sy)-o.DY*perMM)
	}
	return nil
}

// Close writes what is left: the last pages, the fonts as far as they were
// used, the catalogue. Without any page it returns ErrNoPages.
func (d *Document) Close() error {
	if d.err == nil {
		d.err = d.finish()
		if d.err == nil {
			d.err = errClosed
			return nil
		}
	}
	return d.err
}

func (d *Document) finish() error {
	if err := d.flushSheets(); err != nil {
		return err
	}
	if len(d.trees) == 0 {
		return ErrNoPages
	}
	for _, f := range d.fontOrder {
		if err := d.embed(f); err != nil {
			return err
		}
	}
	for len(d.pending) > 0 {
		if err := d.writeNext(); err != nil {
			return err
		}
	}
	d.file.put(object{number: objResources, dict: d.shared.dict()})
	pages, count := []byte("<</Type /Pages /Kids ["), 0
	for i, t := range d.trees {
		if i > 0 {
			pages = append(pages, ' ')
		}
		pages = fmt.Appendf(pages, "%d 0 R", t.number)
		count += t.pages
	}
	d.file.put(object{number: objPages, dict: fmt.Appendf(pages, "] /Count %d>>", count)})
	d.file.describe(d.meta)
	return d.file.end()
}
