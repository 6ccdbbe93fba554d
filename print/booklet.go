package print

import (
	"vinhdanh/print/layout"
	"vinhdanh/print/shape"
	"vinhdanh/print/writing"
)

// Booklet sets the programme as a booklet of A5 pages on sheets of A4, to be
// printed on both sides, turned on the short edge, and folded in the middle.
// Its first page is the cover; Cover must be set. Play the lists with
// ProgrammeInput.Cover.Assets. pages tells how many pages it has, blank ones
// among them. Faults: those of Programme.
func Booklet(in ProgrammeInput, f *shape.Fonts) (sheets []*layout.List, pages int, warnings []layout.Warning, err error) {
	w, err := bookletPaper(in)
	if err != nil {
		return nil, 0, nil, err
	}
	cover, warnings, err := in.Cover.page(&in, f)
	if err != nil {
		return nil, 0, nil, err
	}
	inner, err := balanced(w, f)
	if err != nil {
		return nil, 0, nil, err
	}
	sheets = Folded(bound(cover, inner))
	return sheets, 2 * len(sheets), warnings, nil
}

// balanced sets a paper on as few pages as hold it, the last about as full as
// the others: as high as it takes for one page more, pages end earlier.
func balanced(w *writing.Paper, f *shape.Fonts) ([]*layout.List, error) {
	pages, _, err := Pages(w, f)
	if err != nil || len(pages) < 2 {
		return pages, err
	}
	sheet := w.Sheet
	defer func() { w.Sheet = sheet }()
	low, high := 0.0, sheet.Height/2 // mm above the lower margin
	for high-low > 4 {
		middle := (low + high) / 2
		w.Sheet.Bottom = sheet.Bottom + middle
		tried, _, err := Pages(w, f)
		if err == nil && len(tried) == len(pages) {
			pages, low = tried, middle
		} else {
			high = middle
		}
	}
	return pages, nil
}

// bookletPaper writes what stands behind the cover.
func bookletPaper(in ProgrammeInput) (*writing.Paper, error) {
	d, err := in.draft()
	if err != nil {
		return nil, err
	}
	d.Sheet, d.Bare = writing.A5(), true
	d.programmeTitle(&in, 14, 12)
	const size = 12.0
	columns := []writing.Column{d.programmeColumn("time", "time", 29, writing.Center), d.programmeColumn("content", "content", 91, writing.Left)}
	d.programme(&in, func(_ int, r *ProgrammeRow) []writing.Cell {
		c := r.content(size)
		c[0].Bold = true
		return []writing.Cell{{line(r.Time)}, append(c, d.performers(r, size-0.5)...)}
	}, &writing.Table{Size: size, Columns: columns})
	return d.Paper, nil
}

// bound gives a booklet's pages in the order in which they are read: the back
// of the cover stays blank where blank pages are to spare.
func bound(cover *layout.List, inner []*layout.List) []*layout.List {
	blank := func() *layout.List { return &layout.List{Width: cover.Width, Height: cover.Height} }
	pages := []*layout.List{cover}
	if spare := (4 - (1+len(inner))%4) % 4; spare >= 2 {
		pages = append(pages, blank())
	}
	pages = append(pages, inner...)
	for len(pages)%4 != 0 {
		pages = append(pages, blank())
	}
	return pages
}

// Folded puts pages in the order of reading, a multiple of four of one size,
// two and two beside one another on the sides of sheets: printed on both
// sides, turned on the short edge and folded together they are a booklet.
func Folded(pages []*layout.List) []*layout.List {
	n := len(pages)
	sides := make([]*layout.List, 0, n/2)
	for i := 0; i < n/2; i++ {
		left, right := n-1-i, i
		if i%2 == 1 {
			left, right = right, left
		}
		w, h := pages[0].Width, pages[0].Height
		side := &layout.List{Width: 2*w + 1, Height: h} // A4 is a millimetre wider than twice A5
		side.Items = append(layout.Moved(pages[left].Items, 0.5, 0), layout.Moved(pages[right].Items, w+0.5, 0)...)
		for _, y := range []float64{1.5, h - 1.5 - foldMark} { // where to fold
			side.Items = append(side.Items, hairLine(w+0.5-markHair/2, y, markHair, foldMark))
		}
		sides = append(sides, side)
	}
	return sides
}

// foldMark is how long the marks of a fold are, mm.
const foldMark = 4.0
