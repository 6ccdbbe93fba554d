package print

import (
	"fmt"

	"vinhdanh/assets/fonts"
	"vinhdanh/print/layout"
)

// cell is the text of a table's cell, in parts of one face each.
type cell struct {
	align string
	parts []part
}

type part struct {
	para *layout.Paragraph
	font fonts.Name
	size float64
	line layout.Span
}

// cell breaks texts, each in its own face, into the lines of a column.
func (s *programme) cell(width float64, align, field string, texts ...text) (cell, error) {
	c := cell{align: align}
	for _, t := range texts {
		p, err := layout.NewParagraph(s.fonts, t.font, field, t.s)
		if err != nil {
			return c, err
		}
		if p.Text() == "" {
			continue
		}
		lines, size := fitted(p, t.size, width-2*padX, 0, false)
		if lines == nil {
			return c, overflow(field, p)
		}
		for _, l := range lines {
			c.parts = append(c.parts, part{p, t.font, size, l})
		}
	}
	return c, nil
}

// cells are a row; upto and from count its lines.
type cells [4]cell

func (r *cells) lines() int {
	n := 0
	for i := range r {
		n = max(n, len(r[i].parts))
	}
	return n
}

// lineHeight is the distance between a table's lines, mm; one for all sizes,
// so that the lines of a row's cells stand on the same baselines.
const lineHeight = tableSize * leading * layout.MM

func height(lines int) float64 { return padTop + float64(lines)*lineHeight + padBottom }

// table sets the agenda. A row goes to the next page whole if that holds it,
// else it is parted between lines.
func (s *programme) table(rows []ProgrammeRow) error {
	head, err := s.headRow()
	if err != nil {
		return err
	}
	if s.left() < height(1)+height(2) {
		s.page()
	}
	if err := s.draw(&head, 0, head.lines(), true); err != nil {
		return err
	}
	for i := range rows {
		row, err := s.row(i, &rows[i])
		if err != nil {
			return err
		}
		for from, n := 0, row.lines(); from < n; {
			fits := int((s.left() - padTop - padBottom + 1e-9) / lineHeight)
			whole := n - from
			if fits < whole && (from > 0 || whole <= s.perPage(&head)) || fits < 1 {
				s.page()
				if err := s.draw(&head, 0, head.lines(), true); err != nil {
					return err
				}
				fits = s.perPage(&head)
			}
			to := min(n, from+fits)
			if err := s.draw(&row, from, to, false); err != nil {
				return err
			}
			from = to
		}
	}
	return nil
}

// perPage is how many lines of a row a fresh page holds below the table's head.
func (s *programme) perPage(head *cells) int {
	room := paperH - marginTop - marginBottom - height(head.lines()) - padTop - padBottom
	return int(room / lineHeight)
}

func (s *programme) headRow() (cells, error) {
	var row cells
	for i, key := range []string{"paper.programme.number", "paper.programme.time", "paper.programme.content", "paper.programme.person"} {
		c, err := s.cell(columns[i], "center", "title", text{s: s.words.T(key), font: fonts.SerifBold, size: tableSize})
		if err != nil {
			return row, err
		}
		row[i] = c
	}
	return row, nil
}

func (s *programme) row(i int, r *ProgrammeRow) (row cells, err error) {
	for k, of := range []struct {
		align, field string
		texts        []text
	}{
		{"center", "number", []text{{s: fmt.Sprint(i + 1), font: fonts.Serif, size: tableSize}}},
		{"center", "time", []text{{s: r.Time, font: fonts.Serif, size: tableSize}}},
		{"left", "content", []text{{s: r.Title, font: fonts.Serif, size: tableSize}, {s: r.Detail, font: fonts.SerifItalic, size: 12}}},
		{"left", "person", []text{{s: r.Person, font: fonts.Serif, size: tableSize}}},
	} {
		if row[k], err = s.cell(columns[k], of.align, of.field, of.texts...); err != nil {
			return row, err
		}
	}
	return row, nil
}

// draw sets the lines from..to of a row at y, with rules round its cells.
func (s *programme) draw(row *cells, from, to int, head bool) error {
	h := height(to - from)
	x := marginLeft
	if head {
		s.add(layout.Box(layout.LayerText, layout.Rect{X: x, Y: s.y, W: textW, H: h}, layout.Color{R: 0xf3, G: 0xee, B: 0xe6, A: 255}))
	}
	for k := range row {
		c := &row[k]
		first := 0.0
		if head { // a head of several lines stands in the middle of its row
			first = float64(row.lines()-len(c.parts)) / 2 * lineHeight
		}
		for i := from; i < min(to, len(c.parts)); i++ {
			p := c.parts[i]
			y := s.y + padTop + first + float64(i-from)*lineHeight + tableSize*layout.MM*0.95
			items, _, _, err := p.para.Draw(p.line, x+padX, y, columns[k]-2*padX, s.style(p.font, p.size, c.align))
			if err != nil {
				return err
			}
			s.add(items...)
		}
		s.add(layout.Box(layout.LayerText, layout.Rect{X: x - hair/2, Y: s.y, W: hair, H: h}, ink))
		x += columns[k]
	}
	s.add(
		layout.Box(layout.LayerText, layout.Rect{X: x - hair/2, Y: s.y, W: hair, H: h}, ink),
		layout.Box(layout.LayerText, layout.Rect{X: marginLeft - hair/2, Y: s.y - hair/2, W: textW + hair, H: hair}, ink),
		layout.Box(layout.LayerText, layout.Rect{X: marginLeft - hair/2, Y: s.y + h - hair/2, W: textW + hair, H: hair}, ink),
	)
	s.y += h
	return nil
}
