package docx

import (
	"fmt"
	"strings"

	"vinhdanh/print/writing"
)

// cellPad is the room left and right of a cell's text, mm: a little less than in
// the PDF, since Word and LibreOffice set the same words a hair wider and would
// break the short ones of a narrow column.
const cellPad = 1.4

// begin opens a table of columns, mm; ruled has lines round its cells.
func (d *document) begin(columns []float64, ruled bool) {
	border := ""
	pad := 0
	if ruled {
		pad = twips(cellPad)
		border = `<w:tblBorders>`
		for _, side := range []string{"top", "left", "bottom", "right", "insideH", "insideV"} {
			border += `<w:` + side + ` w:val="single" w:sz="4" w:space="0" w:color="auto"/>`
		}
		border += `</w:tblBorders>`
	}
	sum, grid := 0, ""
	for _, c := range columns {
		sum += twips(c)
		grid += fmt.Sprintf(`<w:gridCol w:w="%d"/>`, twips(c))
	}
	fmt.Fprintf(&d.out, `<w:tbl><w:tblPr><w:tblW w:w="%d" w:type="dxa"/>%s<w:tblLayout w:type="fixed"/>`+
		`<w:tblCellMar><w:left w:w="%d" w:type="dxa"/><w:right w:w="%d" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>%s</w:tblGrid>`, sum, border, pad, pad, grid)
}

// cell opens a cell, mm wide, over several columns.
func (d *document) cell(width float64, span int, more string) {
	over := ""
	if span > 1 {
		over = fmt.Sprintf(`<w:gridSpan w:val="%d"/>`, span)
	}
	fmt.Fprintf(&d.out, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>%s%s</w:tcPr>`, twips(width), over, more)
}

// end closes a table; Word joins tables that touch.
func (d *document) end() {
	d.out.WriteString(`</w:tbl>`)
	d.gap(writing.AfterTable, false)
}

// gap is an empty paragraph of a height, mm.
func (d *document) gap(height float64, keep bool) {
	next := ""
	if keep || d.kept {
		next = `<w:keepNext/>`
	}
	fmt.Fprintf(&d.out, `<w:p><w:pPr>%s<w:spacing w:before="0" w:after="0" w:line="%d" w:lineRule="exact"/></w:pPr></w:p>`, next, twips(height))
}

func (d *document) table(t *writing.Table) error {
	var columns []float64
	for _, c := range t.Columns {
		columns = append(columns, c.Width)
	}
	d.begin(columns, true)
	d.out.WriteString(`<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>`)
	for _, c := range t.Columns {
		d.cell(c.Width, 1, `<w:shd w:val="clear" w:color="auto" w:fill="F3EEE6"/><w:vAlign w:val="center"/>`)
		if err := d.paragraph("title", c.Title, writing.Face{Size: t.Size, Bold: true}, look{align: writing.Center, before: 0.8, after: 0.8, keep: true}); err != nil {
			return err
		}
		d.out.WriteString(`</w:tc>`)
	}
	d.out.WriteString(`</w:tr>`)
	for i := range t.Rows {
		if err := d.row(t, &t.Rows[i]); err != nil {
			return err
		}
	}
	d.end()
	return nil
}

func (d *document) row(t *writing.Table, r *writing.Row) error {
	d.out.WriteString(`<w:tr><w:trPr><w:cantSplit/>`)
	middle := ""
	if t.Least > 0 {
		fmt.Fprintf(&d.out, `<w:trHeight w:val="%d" w:hRule="atLeast"/>`, twips(t.Least))
		middle = `<w:vAlign w:val="center"/>`
	}
	d.out.WriteString(`</w:trPr>`)
	for k, c := range r.Cells {
		of := t.Columns[k]
		width, span := of.Width, 1
		if r.Span {
			width, span, of.Align = d.wide(), len(t.Columns), writing.Left
		}
		d.cell(width, span, middle)
		for i, l := range c {
			f := l.Face
			if f.Size == 0 {
				f.Size = t.Size
			}
			lk := look{align: of.Align, keep: r.Span}
			if i == 0 {
				lk.before = 0.7
			}
			if i == len(c)-1 {
				lk.after = 0.9
			}
			words, f := d.said(l.S, f, l.Whole, of.Field, width-2*cellPad)
			if err := d.paragraph(of.Field, words, f, lk); err != nil {
				return err
			}
		}
		if of.Tick && !r.Span {
			if err := d.paragraph(of.Field, "☐", writing.Face{Size: t.Size + 2}, look{align: writing.Center}); err != nil {
				return err
			}
		} else if len(c) == 0 { // a cell without a paragraph is no cell
			d.out.WriteString(`<w:p/>`)
		}
		d.out.WriteString(`</w:tc>`)
	}
	d.out.WriteString(`</w:tr>`)
	return nil
}

// letterhead sets who issues the paper beside Quốc hiệu and tiêu ngữ, and
// below them its number beside place and date.
func (d *document) letterhead() error {
	left := 73 * d.wide() / writing.A4().Text()
	right := d.wide() - left
	h := &d.paper.Letterhead
	d.begin([]float64{left, right}, false)
	d.out.WriteString(`<w:tr><w:trPr><w:cantSplit/></w:trPr>`)
	d.cell(left, 1, "")
	middle := look{align: writing.Center}
	if h.Superior != "" {
		if err := d.paragraph("superior", strings.ToUpper(h.Superior), writing.Face{Size: 12}, middle); err != nil {
			return err
		}
	}
	if err := d.ruled("host", strings.ToUpper(h.Host), writing.Face{Size: 12, Bold: true}, 0.4, left); err != nil {
		return err
	}
	d.out.WriteString(`</w:tc>`)
	d.cell(right, 1, "")
	if err := d.paragraph("nation", d.words.T("paper.nation"), writing.Face{Size: 12, Bold: true}, middle); err != nil {
		return err
	}
	if err := d.ruled("motto", d.words.T("paper.motto"), writing.Face{Size: 13, Bold: true}, 1, right); err != nil {
		return err
	}
	d.out.WriteString(`</w:tc></w:tr><w:tr><w:trPr><w:cantSplit/></w:trPr>`)
	d.cell(left, 1, "")
	if err := d.paragraph("number", h.Number, writing.Face{Size: 13}, look{align: writing.Center, before: 1.5}); err != nil {
		return err
	}
	d.out.WriteString(`</w:tc>`)
	d.cell(right, 1, "")
	if err := d.paragraph("dated", h.Dated, writing.Face{Size: 13, Italic: true}, look{align: writing.Center, before: 1.5}); err != nil {
		return err
	}
	d.out.WriteString(`</w:tc></w:tr></w:tbl>`)
	d.gap(5, false)
	return nil
}

// signers sets places to sign beside one another, their names on one line.
func (d *document) signers(s *writing.Signers) error {
	var columns []float64
	for range s.Beside {
		columns = append(columns, d.wide()/float64(s.Beside))
	}
	d.begin(columns, false)
	for from := 0; from < len(s.List); from += s.Beside {
		row := s.List[from:min(from+s.Beside, len(s.List))]
		d.out.WriteString(`<w:tr><w:trPr><w:cantSplit/></w:trPr>`)
		for i, one := range row {
			d.cell(columns[i], 1, "")
			l := look{align: writing.Center, keep: true}
			if one.Plain {
				l.align = writing.Left
			}
			for _, words := range one.Lines {
				if err := d.paragraph("sign", words.S, words.Face, l); err != nil {
					return err
				}
			}
			d.out.WriteString(`</w:tc>`)
		}
		d.out.WriteString(`</w:tr><w:tr><w:trPr><w:cantSplit/></w:trPr>`)
		for i, one := range row {
			d.cell(columns[i], 1, "")
			if err := d.paragraph("signer", one.Name, writing.Face{Size: 13, Bold: true}, look{align: writing.Center, before: 24}); err != nil {
				return err
			}
			d.out.WriteString(`</w:tc>`)
		}
		d.out.WriteString(`</w:tr>`)
	}
	d.end()
	return nil
}
