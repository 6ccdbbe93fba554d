package print

import (
	"vinhdanh/assets/fonts"
	"vinhdanh/assets/i18n"
	"vinhdanh/print/layout"
	"vinhdanh/print/shape"
	"vinhdanh/print/writing"
)

// Pages sets an administrative paper on A4 pages. Play the lists with
// layout.FontAssets. Faults: "text-overflow", "missing-glyph",
// "control-character", in a table with the row ("row", from 1). parts tells how
// many pages each part takes.
func Pages(w *writing.Paper, f *shape.Fonts) (pages []*layout.List, parts []int, err error) {
	for i := range w.Parts {
		s := newPaperOn(w.Sheet.Or(), f)
		s.words, s.foot = i18n.For(w.Lang), w.Numbering == writing.Foot
		h := &w.Letterhead
		if !w.Bare {
			if err := s.masthead(h.Superior, h.Host, h.Number, h.Dated); err != nil {
				return nil, nil, err
			}
			s.y += 5
		}
		if err := s.blocks(w.Parts[i].Blocks); err != nil {
			return nil, nil, err
		}
		if s.foot {
			s.numberPages(w.Parts[i].Running)
		}
		pages, parts = append(pages, s.pages...), append(parts, len(s.pages))
	}
	return pages, parts, nil
}

func (s *paper) blocks(list []writing.Block) error {
	for k, b := range list {
		if err := s.block(b, list[k+1:]); err != nil {
			return err
		}
	}
	return nil
}

func (s *paper) block(b writing.Block, next []writing.Block) error {
	switch b := b.(type) {
	case *writing.Text:
		return s.writtenText(b, next)
	case *writing.Gap:
		s.y += b.Height
	case *writing.Table:
		return s.writtenTable(b)
	case *writing.Signers:
		return s.writtenSigners(b)
	case *writing.Together:
		return s.writtenTogether(b)
	}
	return nil
}

// writtenTogether begins a page where this one has not the room for all of
// some blocks, and the next has.
func (s *paper) writtenTogether(w *writing.Together) error {
	const endless = 1e6 // mm
	trial := &paper{fonts: s.fonts, words: s.words, sheet: s.sheet, foot: true}
	trial.sheet.Height = endless
	trial.page()
	if s.y > s.sheet.Top { // what stands above the first block counts
		trial.y++
	}
	from := trial.y
	if err := trial.blocks(w.Blocks); err != nil {
		return err
	}
	if h := trial.y - from; h > s.left() && h <= s.sheet.Height-s.sheet.Top-s.sheet.Bottom {
		s.page()
	}
	return s.blocks(w.Blocks)
}

// keptRoom is what a text keeps free below it for what follows, mm.
const keptRoom = 18.0

func (s *paper) writtenText(t *writing.Text, next []writing.Block) error {
	if t.Keep {
		room := keptRoom + s.heightOf(t)
		for _, b := range next {
			if _, ok := b.(*writing.Signers); ok {
				room += signersRoom - keptRoom
			}
			if w, ok := b.(*writing.Table); ok {
				room += max(s.roomOf(w)-keptRoom, 0)
			}
			if n, ok := b.(*writing.Text); ok && n.Keep {
				room += s.heightOf(n)
				continue
			}
			if g, ok := b.(*writing.Gap); ok {
				room += g.Height
				continue
			}
			break
		}
		s.need(room)
	}
	if t.Solid {
		if h := s.heightOf(t); h <= s.sheet.Height-s.sheet.Top-s.sheet.Bottom {
			s.need(h - t.After)
		}
	}
	if s.y > s.sheet.Top {
		s.y += t.Before
	}
	return s.text(text{s: t.S, font: serif(t.Face), size: t.Size, align: string(t.Align), field: t.Field, rule: t.Rule, after: t.After, struck: t.Struck, whole: t.Whole})
}

// heightOf is how much room a text takes, mm.
func (s *paper) heightOf(t *writing.Text) float64 {
	lines, size := 1, t.Size
	if p, err := layout.NewParagraph(s.fonts, serif(t.Face), t.Field, t.S); err == nil && p.Text() != "" {
		broken, smaller := (&text{size: t.Size, whole: t.Whole}).fitted(p, s.wide(), t.Align == writing.Center)
		lines, size = max(len(broken), 1), smaller
	}
	return t.Before + float64(lines)*size*leading*layout.MM + t.After
}

// serif is the face of administrative papers.
func serif(f writing.Face) fonts.Name {
	switch {
	case f.Bold && f.Italic:
		return fonts.SerifBoldItalic
	case f.Bold:
		return fonts.SerifBold
	case f.Italic:
		return fonts.SerifItalic
	}
	return fonts.Serif
}

func (s *paper) writtenTable(w *writing.Table) error {
	t, err := s.tableOf(w)
	if err != nil {
		return err
	}
	if err := t.open(t.firstRoom(w)); err != nil {
		return err
	}
	for i := range w.Rows {
		r, next, err := t.writtenRow(w, &w.Rows[i])
		if err == nil {
			err = t.setBefore(r, next)
		}
		if err != nil {
			return ofRow(err, i, &w.Rows[i])
		}
	}
	s.y += writing.AfterTable
	return nil
}

// tableOf begins a table, with the lines of its head.
func (s *paper) tableOf(w *writing.Table) (*table, error) {
	t := &table{paper: s, size: w.Size, tight: !w.Loose, least: w.Least}
	titles := make([]string, len(w.Columns))
	for i, c := range w.Columns {
		t.columns = append(t.columns, c.Width)
		titles[i] = c.Title
	}
	return t, t.titles(titles)
}

// roomOf is how much room the head of a table takes with the first row, mm; 0
// where they cannot be set.
func (s *paper) roomOf(w *writing.Table) float64 {
	t, err := s.tableOf(w)
	if err != nil {
		return 0
	}
	return t.height(t.head.lines()) + t.firstRoom(w)
}

// firstRoom is how much of a table must stand below its head, mm: the first
// row, with what it must stand above; of one longer than a page, two lines.
func (t *table) firstRoom(w *writing.Table) float64 {
	lines := 0
	if len(w.Rows) > 0 {
		if r, next, err := t.writtenRow(w, &w.Rows[0]); err == nil {
			lines = r.lines() + next
		}
	}
	if lines > t.perPage() {
		lines = 2
	}
	return max(t.height(lines), w.Least)
}

// writtenRow breaks a row into lines, and tells how many lines of the rows
// below it must stand on its page.
func (t *table) writtenRow(w *writing.Table, from *writing.Row) (r row, next int, err error) {
	for k, c := range from.Cells {
		texts := make([]text, len(c))
		for i, l := range c {
			size := l.Size
			if size == 0 {
				size = w.Size
			}
			texts[i] = text{s: l.S, font: serif(l.Face), size: size, whole: l.Whole, struck: l.Struck}
		}
		of := w.Columns[k]
		width := of.Width
		if from.Span {
			width, of.Align = t.wide(), writing.Left
		}
		one, err := t.cellIn(width, string(of.Align), of.Field, texts...)
		if err != nil {
			return nil, 0, err
		}
		one.box = of.Tick && !from.Span
		if r = append(r, one); from.Span {
			r[0].span = len(w.Columns)
			return r, 2, nil
		}
	}
	return r, 0, nil
}

// writtenSigners sets places to sign, a row of them whole on one page, their
// names on one line.
func (s *paper) writtenSigners(w *writing.Signers) error {
	width := s.wide() / float64(w.Beside)
	for from := 0; from < len(w.List); from += w.Beside {
		s.need(signersRoom)
		row := w.List[from:min(from+w.Beside, len(w.List))]
		top, low := s.y, 0.0
		for i, one := range row {
			s.y = top
			align := "center"
			if one.Plain {
				align = "left"
			}
			for _, l := range one.Lines {
				if err := s.text(text{s: l.S, font: serif(l.Face), size: l.Size, align: align, field: "sign",
					x: s.sheet.Left + float64(i)*width + 1, w: width - 2}); err != nil {
					return err
				}
			}
			low = max(low, s.y)
		}
		s.y = low + signGap
		for i, one := range row {
			names := s.y
			if err := s.text(text{s: one.Name, font: fonts.SerifBold, size: 13, align: "center", field: "signer",
				x: s.sheet.Left + float64(i)*width + 1, w: width - 2}); err != nil {
				return err
			}
			low, s.y = max(low, s.y), names
		}
		s.y = max(low, s.y) + 6
	}
	return nil
}
