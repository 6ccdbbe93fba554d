package docx

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"vinhdanh/assets/fonts"
	"vinhdanh/print/layout"
	"vinhdanh/print/shape"
	"vinhdanh/print/writing"
)

// escaped makes words fit to stand in XML. What no paper can say is a fault,
// as it is on pages.
func escaped(name, s string) (string, error) {
	for i, r := range s {
		bad := r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == utf8.RuneError && !strings.HasPrefix(s[i:], "\uFFFD") || r >= 0x7f && r < 0xa0 || r == 0xfffe || r == 0xffff
		if bad {
			return "", layout.Fail("control-character", "field", layout.FieldKey(name), "code", shape.Code(r))
		}
	}
	s = strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == '\t' || r == '\n' || r == '\r' }), " ")
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(s), nil
}

// run is words in one face; s is escaped.
func run(s string, f writing.Face) string {
	if s == "" {
		return ""
	}
	return `<w:r>` + properties(f) + `<w:t xml:space="preserve">` + s + `</w:t></w:r>`
}

func properties(f writing.Face) string {
	p := ""
	if f.Bold {
		p += `<w:b/><w:bCs/>`
	}
	if f.Italic {
		p += `<w:i/><w:iCs/>`
	}
	if f.Struck {
		p += `<w:strike/>`
	}
	half := int(f.Size*2 + 0.5)
	return fmt.Sprintf(`<w:rPr>%s<w:sz w:val="%d"/><w:szCs w:val="%d"/></w:rPr>`, p, half, half)
}

// look is how a paragraph stands.
type look struct {
	align         writing.Align
	before, after float64 // mm
	keep          bool    // on the page of what follows
	solid         bool    // no page parts it
}

func (l look) properties() string {
	s := `<w:pPr>`
	if l.keep {
		s += `<w:keepNext/>`
	}
	if l.solid {
		s += `<w:keepLines/>`
	}
	s += fmt.Sprintf(`<w:spacing w:before="%d" w:after="%d"/>`, twips(l.before), twips(l.after))
	if l.align != "" && l.align != writing.Left {
		s += `<w:jc w:val="` + string(l.align) + `"/>`
	}
	return s + `</w:pPr>`
}

// paragraph writes words in one face.
func (d *document) paragraph(name, s string, f writing.Face, l look) error {
	words, err := escaped(name, s)
	if err != nil {
		return err
	}
	l.keep = l.keep || d.kept
	d.out.WriteString(`<w:p>` + l.properties() + run(words, f) + `</w:p>`)
	return nil
}

// ruled writes words with a rule below them, share of their width long, in
// the middle of a column, mm: a line that Word can move with them.
func (d *document) ruled(name, s string, f writing.Face, share, column float64) error {
	if err := d.paragraph(name, s, f, look{align: writing.Center}); err != nil {
		return err
	}
	face := fonts.Serif
	if f.Bold {
		face = fonts.SerifBold
	}
	p, err := layout.NewParagraph(d.fonts, face, name, s)
	if err != nil {
		return err
	}
	wide := min(p.Width(f.Size, 0), column) * share
	side := twips((column - wide) / 2)
	fmt.Fprintf(&d.out, `<w:p><w:pPr><w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr><w:spacing w:before="20" w:after="0" w:line="60" w:lineRule="exact"/><w:ind w:left="%d" w:right="%d"/></w:pPr></w:p>`, side, side)
	return nil
}

func (d *document) block(b writing.Block) error {
	switch b := b.(type) {
	case *writing.Text:
		l := look{b.Align, b.Before, b.After, b.Keep, b.Solid}
		if b.Rule > 0 {
			return d.ruled(b.Field, b.S, b.Face, b.Rule, d.wide())
		}
		words, face := d.said(b.S, b.Face, b.Whole, b.Field, d.wide())
		return d.paragraph(b.Field, words, face, l)
	case *writing.Gap:
		d.gap(b.Height, b.Keep)
		return nil
	case *writing.Table:
		return d.table(b)
	case *writing.Signers:
		return d.signers(b)
	case *writing.Together:
		d.kept = true
		for _, one := range b.Blocks {
			if err := d.block(one); err != nil {
				return err
			}
		}
		d.kept = false
		d.gap(0.1, false)
		return nil
	}
	return nil
}

// said gives words and their face as they stand in a width, mm: a person's
// name is not parted, if it fits on a line in letters down to four fifths.
func (d *document) said(s string, f writing.Face, whole bool, name string, width float64) (string, writing.Face) {
	if !whole {
		return s, f
	}
	face := fonts.Serif
	if f.Bold {
		face = fonts.SerifBold
	}
	p, err := layout.NewParagraph(d.fonts, face, name, s)
	if err != nil {
		return s, f
	}
	for size := f.Size; size >= 0.8*f.Size; size -= 0.5 {
		if p.Width(size, 0) <= width {
			f.Size = size
			return strings.Join(strings.Fields(s), "\u00a0"), f
		}
	}
	return s, f
}
