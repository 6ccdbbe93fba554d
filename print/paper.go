package print

import (
	"fmt"
	"strings"

	"vinhdanh/assets/fonts"
	"vinhdanh/assets/i18n"
	"vinhdanh/print/layout"
	"vinhdanh/print/shape"
	"vinhdanh/print/writing"
)

// The sheet of administrative papers: A4 with the margins of Nghị định
// 30/2020/NĐ-CP, annex I (20–25 mm top and bottom, 30–35 left, 15–20 right).
const (
	paperW, paperH           = 210.0, 297.0
	marginTop, marginBottom  = 20.0, 20.0
	marginLeft, marginRight  = 30.0, 15.0
	textW                    = paperW - marginLeft - marginRight
	leading                  = 1.25      // of running text, in sizes
	tableSize, tableSmallest = 13.0, 9.0 // pt
)

// paper is an administrative paper on its way onto pages; y is where the next
// text begins, mm from the top.
type paper struct {
	fonts *shape.Fonts
	words *i18n.Catalogue
	sheet writing.Sheet
	pages []*layout.List
	y     float64
	foot  bool // pages are numbered at their foot once all are known, not in the upper margin
}

func newPaper(f *shape.Fonts) *paper { return newPaperOn(writing.A4(), f) }

func newPaperOn(sheet writing.Sheet, f *shape.Fonts) *paper {
	s := &paper{fonts: f, words: i18n.For("vi"), sheet: sheet}
	s.page()
	return s
}

// wide is the width that text fills, mm.
func (s *paper) wide() float64 { return s.sheet.Text() }

var ink = layout.Color{R: 0x16, G: 0x14, B: 0x12, A: 255}

// page begins a page; from the second on it is numbered, as Nghị định 30/2020
// has it, in the middle of the upper margin.
func (s *paper) page() {
	s.pages = append(s.pages, &layout.List{Width: s.sheet.Width, Height: s.sheet.Height})
	s.y = s.sheet.Top
	if n := len(s.pages); n > 1 && !s.foot {
		s.add(s.line(text{s: fmt.Sprint(n), font: fonts.Serif, size: 13, align: "center", field: "page", x: s.sheet.Left, w: s.wide()}, s.sheet.Top*0.7)...)
	}
}

// line draws words of our own, which every face has, on a baseline.
func (s *paper) line(t text, y float64) []layout.Item {
	p, err := layout.NewParagraph(s.fonts, t.font, t.field, t.s)
	if err != nil {
		return nil
	}
	items, _, _, err := p.Draw(layout.Span{To: len(p.Text())}, t.x, y, t.w, s.style(t.font, t.size, t.align))
	if err != nil {
		return nil
	}
	return items
}

func (s *paper) style(font fonts.Name, size float64, align string) layout.Style {
	return layout.Style{Layer: layout.LayerText, Font: font, Size: size, Color: ink, Align: align}
}

func (s *paper) add(items ...layout.Item) {
	last := s.pages[len(s.pages)-1]
	last.Items = append(last.Items, items...)
}

// left is the room below y on this page, mm.
func (s *paper) left() float64 { return s.sheet.Height - s.sheet.Bottom - s.y }

// need begins a page unless this one has the room, mm.
func (s *paper) need(room float64) {
	if s.left() < room {
		s.page()
	}
}

// text is a paragraph across the page.
type text struct {
	s      string
	font   fonts.Name
	size   float64
	align  string
	field  string
	whole  bool // a name: on one line, in smaller letters if it must
	struck bool
	rule   float64 // of a line below, as part of the text's width; 0 is none
	x, w   float64 // 0: the whole width
	lines  int     // at most; 0 any
	after  float64 // mm below
}

// text sets a paragraph at y and moves y below it; it begins pages as needed.
func (s *paper) text(t text) error {
	if t.w == 0 {
		t.x, t.w = s.sheet.Left, s.wide()
	}
	p, err := layout.NewParagraph(s.fonts, t.font, t.field, t.s)
	if err != nil || p.Text() == "" {
		return err
	}
	lines, size := t.fitted(p, t.w, t.align == "center")
	if lines == nil {
		return overflow(t.field, p)
	}
	step := size * leading * layout.MM
	for i, l := range lines {
		s.need(step)
		items, left, wide, err := p.Draw(l, t.x, s.y+size*layout.MM*0.95, t.w, s.style(t.font, size, t.align))
		if err != nil {
			return err
		}
		s.add(items...)
		if t.struck {
			s.add(strike(left, s.y+size*layout.MM*0.95, wide, size))
		}
		s.y += step
		if t.rule > 0 && i == len(lines)-1 {
			w := wide * t.rule
			s.add(layout.Box(layout.LayerText, layout.Rect{X: left + (wide-w)/2, Y: s.y + 0.5, W: w, H: 0.25}, ink))
			s.y += 1
		}
	}
	s.y += t.after
	return nil
}

// fitted breaks a text into lines of a width, mm, and gives its size.
func (t *text) fitted(p *layout.Paragraph, width float64, even bool) ([]layout.Span, float64) {
	const least = 0.8 // of its size: a name in smaller letters is worse to read than one on two lines
	if t.whole {
		if lines, size := fitted(p, t.size, width, 1, even); lines != nil && size >= least*t.size {
			return lines, size
		}
	}
	return fitted(p, t.size, width, t.lines, even)
}

// strike is a line through words on a baseline at y, mm, at a size, pt.
func strike(x, y, wide, size float64) layout.Item {
	return layout.Box(layout.LayerText, layout.Rect{X: x, Y: y - size*layout.MM*0.27, W: wide, H: 0.3}, ink)
}

// fitted breaks a paragraph at the greatest size at which no word is wider than
// a line. Lines that are filled end evenly where one word would be left over.
func fitted(p *layout.Paragraph, size, width float64, most int, even bool) ([]layout.Span, float64) {
	for ; size >= tableSmallest; size -= 0.5 {
		lines := p.Break(size, width, 0, most, even)
		if n := len(lines); n > 1 && !even && p.Lone(lines[n-1]) {
			lines = p.Break(size, width, 0, most, true)
		}
		if lines != nil {
			return lines, size
		}
	}
	return nil, 0
}

func overflow(field string, p *layout.Paragraph) error {
	return layout.Fail("text-overflow", "field", layout.FieldKey(field), "letters", len([]rune(p.Text())), "floor", tableSmallest)
}

// column sets paragraphs below one another in a part of the page's width, all
// on this page, and gives where the next would begin.
func (s *paper) column(x, w float64, texts ...text) (float64, error) {
	for _, t := range texts {
		t.x, t.w, t.align = x, w, "center"
		if err := s.text(t); err != nil {
			return 0, err
		}
	}
	return s.y, nil
}

// masthead sets who issues the paper and Quốc hiệu side by side: on the left
// the superior body, the issuing one and the number, on the right Quốc hiệu,
// tiêu ngữ, place and date. Number and date may be "".
func (s *paper) masthead(superior, host, number, dated string) error {
	leftW := 73 * s.wide() / textW
	left, top := s.sheet.Left, s.y
	bottom, err := s.column(left, leftW-3,
		text{s: strings.ToUpper(superior), font: fonts.Serif, size: 12, field: "superior"},
		text{s: strings.ToUpper(host), font: fonts.SerifBold, size: 12, field: "host", rule: 0.4})
	if err != nil {
		return err
	}
	s.y = top
	right, err := s.column(left+leftW, s.wide()-leftW,
		text{s: s.words.T("paper.nation"), font: fonts.SerifBold, size: 12, field: "nation", lines: 1},
		text{s: s.words.T("paper.motto"), font: fonts.SerifBold, size: 13, field: "motto", rule: 1, lines: 1})
	if err != nil {
		return err
	}
	if number == "" && dated == "" {
		s.y = max(right, bottom)
		return nil
	}
	s.y = max(right, bottom) + 2
	top = s.y
	if bottom, err = s.column(left, leftW-3, text{s: number, font: fonts.Serif, size: 13, field: "number"}); err != nil {
		return err
	}
	s.y = top
	if right, err = s.column(left+leftW, s.wide()-leftW, text{s: dated, font: fonts.SerifItalic, size: 13, field: "dated"}); err != nil {
		return err
	}
	s.y = max(right, bottom)
	return nil
}

// dateLine writes place and date as papers do; without a date, blanks to write
// it into. Fault "bad-date".
func dateLine(place, date string) (string, error) {
	d, err := dayOf("dated", date)
	if err != nil {
		return "", err
	}
	return dated(strings.TrimSpace(place), d.official()), nil
}

// numberPages writes "Trang 2/5" at the foot of every page, behind what the
// paper is about.
func (s *paper) numberPages(about string) {
	for i, l := range s.pages {
		at := text{font: fonts.Serif, size: 11, field: "page", x: s.sheet.Left, w: s.wide()}
		foot := s.sheet.Height - min(11, s.sheet.Bottom*0.6)
		at.s, at.align = s.words.T("stationery.page", "page", i+1, "of", len(s.pages)), "right"
		l.Items = append(l.Items, s.line(at, foot)...)
		at.s, at.align, at.font = about, "left", fonts.SerifItalic
		p, err := layout.NewParagraph(s.fonts, at.font, at.field, at.s)
		if err == nil && p.Width(at.size, 0) < s.wide()-30 {
			l.Items = append(l.Items, s.line(at, foot)...)
		}
	}
}
