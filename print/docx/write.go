package docx

import (
	"archive/zip"
	"fmt"
	"io"
	"strings"
	"time"

	"vinhdanh/assets/i18n"
	"vinhdanh/print/shape"
	"vinhdanh/print/writing"
)

// Meta is what a file says of itself.
type Meta struct {
	Title, Author, Subject string
	Created                time.Time
	Pages                  []int // of each part as package print sets it: shown until the reader's program has counted them itself
}

// Write writes a paper as a Word file. Fault: "control-character" (field,
// code), as when the paper is set on pages.
func Write(w io.Writer, p *writing.Paper, m Meta, f *shape.Fonts) error {
	d := &document{paper: p, words: i18n.For(p.Lang), fonts: f, pages: m.Pages}
	if err := d.body(); err != nil {
		return err
	}
	z := zip.NewWriter(w)
	files := []struct{ name, content string }{
		{"[Content_Types].xml", d.types()},
		{"_rels/.rels", packageRels},
		{"docProps/core.xml", core(m, p.Lang)},
		{"docProps/app.xml", app},
		{"word/document.xml", d.out.String()},
		{"word/_rels/document.xml.rels", d.rels()},
		{"word/styles.xml", styles(p.Lang)},
		{"word/settings.xml", settings},
	}
	for i, content := range d.margins {
		files = append(files, struct{ name, content string }{fmt.Sprintf("word/margin%d.xml", i+1), content})
	}
	for _, one := range files {
		h := &zip.FileHeader{Name: one.name, Method: zip.Deflate, Modified: m.Created.UTC()}
		part, err := z.CreateHeader(h)
		if err != nil {
			return fmt.Errorf("write %s: %w", one.name, err)
		}
		if _, err := io.WriteString(part, one.content); err != nil {
			return fmt.Errorf("write %s: %w", one.name, err)
		}
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("write document: %w", err)
	}
	return nil
}

// document is a paper on its way into WordprocessingML.
type document struct {
	paper   *writing.Paper
	words   *i18n.Catalogue
	fonts   *shape.Fonts
	out     strings.Builder
	margins []string // headers and footers, by their number from 1
	pages   []int    // of each part
	kept    bool     // paragraphs stand on the page of what follows
}

// Namespaces of the parts (transitional, as Word writes them).
const (
	space = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	head  = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
)

// wide is the width that text fills, mm.
func (d *document) wide() float64 { return d.paper.Sheet.Or().Text() }

// twips are twentieths of a point, Word's measure of lengths.
func twips(mm float64) int { return int(mm*1440/25.4 + 0.5) }

func (d *document) body() error {
	d.out.WriteString(head + `<w:document ` + space + `><w:body>`)
	for i := range d.paper.Parts {
		part := &d.paper.Parts[i]
		if !d.paper.Bare {
			if err := d.letterhead(); err != nil {
				return err
			}
		}
		for _, b := range part.Blocks {
			if err := d.block(b); err != nil {
				return err
			}
		}
		last := i == len(d.paper.Parts)-1
		if !last { // a section's measures stand in its last paragraph
			d.out.WriteString(`<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>`)
		}
		if err := d.section(i); err != nil {
			return err
		}
		if !last {
			d.out.WriteString(`</w:pPr></w:p>`)
		}
	}
	d.out.WriteString(`</w:body></w:document>`)
	return nil
}

// section writes the page set-up of a part, with its numbering.
func (d *document) section(i int) error {
	part := &d.paper.Parts[i]
	kind, first := "header", true
	if d.paper.Numbering == writing.Foot {
		kind, first = "footer", false
	}
	if first && len(d.margins) == 0 {
		d.margin("hdr", `<w:p><w:pPr><w:jc w:val="center"/></w:pPr>`+field("PAGE", 26, 2)+`</w:p>`)
	}
	if !first {
		about, err := escaped("title", part.Running)
		if err != nil {
			return err
		}
		page := strings.SplitN(d.words.T("stationery.page", "page", "\x00", "of", "\x00"), "\x00", 3)
		s := `<w:p><w:pPr><w:tabs><w:tab w:val="right" w:pos="` + fmt.Sprint(twips(d.wide())) + `"/></w:tabs></w:pPr>` +
			run(about, writing.Face{Size: 11, Italic: true}) + `<w:r><w:tab/></w:r>`
		shown := []int{1, 1}
		if i < len(d.pages) {
			shown[1] = d.pages[i]
		}
		for k, words := range page {
			s += run(words, writing.Face{Size: 11})
			if k < len(page)-1 {
				s += field([]string{"PAGE", "SECTIONPAGES"}[k], 22, shown[k])
			}
		}
		d.margin("ftr", s+`</w:p>`)
	}
	o := &d.out
	o.WriteString(`<w:sectPr>`)
	fmt.Fprintf(o, `<w:%sReference w:type="default" r:id="margin%d"/><w:type w:val="nextPage"/>`, kind, len(d.margins))
	sheet, side := d.paper.Sheet.Or(), ""
	if sheet.Width > sheet.Height {
		side = ` w:orient="landscape"`
	}
	fmt.Fprintf(o, `<w:pgSz w:w="%d" w:h="%d"%s/>`, twips(sheet.Width), twips(sheet.Height), side)
	fmt.Fprintf(o, `<w:pgMar w:top="%d" w:right="%d" w:bottom="%d" w:left="%d" w:header="%d" w:footer="%d" w:gutter="0"/><w:pgNumType w:start="1"/>`,
		twips(sheet.Top), twips(sheet.Right), twips(sheet.Bottom), twips(sheet.Left), twips(min(9, sheet.Top/2)), twips(min(9, sheet.Bottom/2)))
	if first {
		o.WriteString(`<w:titlePg/>`)
	}
	o.WriteString(`</w:sectPr>`)
	return nil
}

// margin keeps what stands in the upper or lower margin of pages.
func (d *document) margin(element, content string) {
	d.margins = append(d.margins, head+`<w:`+element+` `+space+`>`+content+`</w:`+element+`>`)
}

// field is a number that Word fills in, and what it shows until then; size in
// half points.
func field(code string, size, shown int) string {
	r := fmt.Sprintf(`<w:r><w:rPr><w:sz w:val="%d"/><w:szCs w:val="%d"/></w:rPr>`, size, size)
	return r + `<w:fldChar w:fldCharType="begin"/></w:r>` + r + `<w:instrText xml:space="preserve"> ` + code + ` </w:instrText></w:r>` +
		r + `<w:fldChar w:fldCharType="separate"/></w:r>` + r + fmt.Sprintf(`<w:t>%d</w:t></w:r>`, shown) + r + `<w:fldChar w:fldCharType="end"/></w:r>`
}
