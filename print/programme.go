package print

import (
	"fmt"
	"strings"

	"vinhdanh/assets/fonts"
	"vinhdanh/assets/i18n"
	"vinhdanh/print/layout"
	"vinhdanh/print/shape"
)

// ProgrammeInput is what a programme says.
type ProgrammeInput struct {
	Superior string // of the host: "ỦY BAN NHÂN DÂN TỈNH LAI CHÂU"; may be ""
	Host     string // who holds the conference: "SỞ NỘI VỤ"
	Title    string // of the conference
	Period   string // "giai đoạn 2020 - 2025"; may be "" or stand in the title
	Meeting  string // "Phiên chính thức"; may be ""
	When     string // in plain words: "Sáng ngày 21 tháng 8 năm 2025"
	Place    string
	Rows     []ProgrammeRow
	Note     string // below the table; may be ""
}

// ProgrammeRow is an item of the agenda.
type ProgrammeRow struct {
	Time   string // "07:30 – 08:00"
	Title  string
	Detail string
	Person string
}

// The sheet of administrative papers: A4 with the margins of Nghị định
// 30/2020/NĐ-CP, annex I (20–25 mm top and bottom, 30–35 left, 15–20 right).
const (
	paperW, paperH           = 210.0, 297.0
	marginTop, marginBottom  = 20.0, 20.0
	marginLeft, marginRight  = 30.0, 15.0
	textW                    = paperW - marginLeft - marginRight
	padX, padTop, padBottom  = 1.8, 1.6, 1.9 // of a table's cells, mm
	hair                     = 0.2           // of a table's rules, mm
	leading                  = 1.25          // of running text, in sizes
	tableSize, tableSmallest = 13.0, 9.0     // pt
)

// columns of the table, mm; together textW.
var columns = [4]float64{11, 32, 75, 47}

// Programme sets the programme on as many A4 pages as it needs, the table's
// head repeated and the pages numbered from the second on. Play the lists with
// layout.FontAssets. Faults: "no-rows", "text-overflow", "missing-glyph",
// "control-character".
func Programme(in ProgrammeInput, f *shape.Fonts) ([]*layout.List, []layout.Warning, error) {
	if len(in.Rows) == 0 {
		return nil, nil, layout.Fail("no-rows")
	}
	s := &programme{fonts: f, words: i18n.For("vi")}
	s.page()
	if err := s.head(in); err != nil {
		return nil, nil, err
	}
	if err := s.table(in.Rows); err != nil {
		return nil, nil, err
	}
	if in.Note != "" {
		s.y += 4
		if err := s.text(text{s: in.Note, font: fonts.SerifItalic, size: 12, align: "left", field: "note"}); err != nil {
			return nil, nil, err
		}
	}
	return s.pages, nil, nil
}

// programme is a programme on its way onto pages; y is where the next text
// begins, mm from the top.
type programme struct {
	fonts *shape.Fonts
	words *i18n.Catalogue
	pages []*layout.List
	y     float64
}

var ink = layout.Color{R: 0x16, G: 0x14, B: 0x12, A: 255}

// page begins a page; from the second on it is numbered, as Nghị định 30/2020
// has it, in the middle of the upper margin.
func (s *programme) page() {
	s.pages = append(s.pages, &layout.List{Width: paperW, Height: paperH})
	s.y = marginTop
	if n := len(s.pages); n > 1 {
		// digits are in every face: this cannot fail
		p, err := layout.NewParagraph(s.fonts, fonts.Serif, "page", fmt.Sprint(n))
		if err != nil {
			return
		}
		items, _, _, err := p.Draw(layout.Span{To: len(p.Text())}, marginLeft, 14, textW, s.style(fonts.Serif, 13, "center"))
		if err == nil {
			s.add(items...)
		}
	}
}

func (s *programme) style(font fonts.Name, size float64, align string) layout.Style {
	return layout.Style{Layer: layout.LayerText, Font: font, Size: size, Color: ink, Align: align}
}

func (s *programme) add(items ...layout.Item) {
	last := s.pages[len(s.pages)-1]
	last.Items = append(last.Items, items...)
}

// left is the room below y on this page, mm.
func (s *programme) left() float64 { return paperH - marginBottom - s.y }

// text is a paragraph across the page.
type text struct {
	s     string
	font  fonts.Name
	size  float64
	align string
	field string
	rule  float64 // of a line below, as part of the text's width; 0 is none
	x, w  float64 // 0: the whole width
	lines int     // at most; 0 any
}

// text sets a paragraph at y and moves y below it; it begins pages as needed.
func (s *programme) text(t text) error {
	if t.w == 0 {
		t.x, t.w = marginLeft, textW
	}
	p, err := layout.NewParagraph(s.fonts, t.font, t.field, t.s)
	if err != nil || p.Text() == "" {
		return err
	}
	lines, size := fitted(p, t.size, t.w, t.lines, t.align == "center")
	if lines == nil {
		return overflow(t.field, p)
	}
	step := size * leading * layout.MM
	for i, l := range lines {
		if s.left() < step {
			s.page()
		}
		items, left, wide, err := p.Draw(l, t.x, s.y+size*layout.MM*0.95, t.w, s.style(t.font, size, t.align))
		if err != nil {
			return err
		}
		s.add(items...)
		s.y += step
		if t.rule > 0 && i == len(lines)-1 {
			w := wide * t.rule
			s.add(layout.Box(layout.LayerText, layout.Rect{X: left + (wide-w)/2, Y: s.y + 0.5, W: w, H: 0.25}, ink))
			s.y += 1
		}
	}
	return nil
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

// head sets the host and Quốc hiệu side by side, and the titles.
func (s *programme) head(in ProgrammeInput) error {
	const leftW, rightW = 68.0, textW - 68
	top := s.y
	for _, t := range []text{
		{s: strings.ToUpper(in.Superior), font: fonts.Serif, size: 12, field: "host"},
		{s: strings.ToUpper(in.Host), font: fonts.SerifBold, size: 12, field: "host", rule: 0.4},
	} {
		t.x, t.w, t.align = marginLeft, leftW-3, "center"
		if err := s.text(t); err != nil {
			return err
		}
	}
	bottom := s.y
	s.y = top
	for _, t := range []text{
		{s: s.words.T("paper.nation"), font: fonts.SerifBold, size: 12, field: "nation", lines: 1},
		{s: s.words.T("paper.motto"), font: fonts.SerifBold, size: 13, field: "motto", rule: 1, lines: 1},
	} {
		t.x, t.w, t.align = marginLeft+leftW, rightW, "center"
		if err := s.text(t); err != nil {
			return err
		}
	}
	s.y = max(s.y, bottom) + 9
	for _, t := range []text{
		{s: s.words.T("paper.programme.title"), font: fonts.SerifBold, size: 16, field: "title"},
		{s: in.Title, font: fonts.SerifBold, size: 14, field: "title"},
		{s: in.Period, font: fonts.SerifBold, size: 14, field: "title"},
		{s: in.Meeting, font: fonts.SerifBold, size: 13, field: "title"},
		{s: join(", ", in.When, in.Place), font: fonts.SerifItalic, size: 13, field: "place"},
	} {
		t.align = "center"
		if err := s.text(t); err != nil {
			return err
		}
		s.y += 0.8
	}
	s.y += 4
	return nil
}
