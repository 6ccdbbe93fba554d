package print

import (
	"fmt"
	"strings"

	"vinhdanh/assets/fonts"
	"vinhdanh/print/layout"
	"vinhdanh/print/shape"
)

// StockPaperInput is what a "Biên bản hủy phôi hỏng" says.
type StockPaperInput struct {
	Superior string // of the office; may be ""
	Host     string // the office whose stock it is
	Number   string // "12/BB-SNV"; may be ""
	Place    string // where it is written
	Date     string // YYYY-MM-DD, of the destruction; "" leaves room to write it
	Begun    string // "09 giờ 00"; "" leaves room to write it
	Where    string // the room; "" leaves room to write it
	Basis    string // "Căn cứ …"; may be ""
	Method   string // how they are destroyed; "" is "Cắt góc, xé nhỏ"
	Members  []StockMember
	Lines    []StockPaperLine
	Note     string // may be ""
}

// StockMember is somebody who is there and signs.
type StockMember struct {
	Name string // with the form of address: "Bà Hà Thị Lan Chi"
	Post string
	Role string // "Trưởng ban", "Thư ký"
}

// StockPaperLine is a kind of stock that is destroyed.
type StockPaperLine struct {
	Name      string // "Phôi giấy khen A4"
	Unit      string // "" is "tờ"
	Count     int
	Registers string // the register numbers concerned: "0098, 0101"; may be ""
	Reason    string
}

// stockColumns: number, kind, unit, count, register numbers, reason; mm, together textW.
var stockColumns = []float64{10, 47, 14, 17, 35, 42}

// StockPaper sets the record on as many A4 pages as it needs, after Nghị định
// 30/2020/NĐ-CP. Play the lists with layout.FontAssets. Faults:
// "no-stock-lines", "stock-line-count" (name), "no-name", "bad-date",
// "text-overflow", "missing-glyph", "control-character".
func StockPaper(in StockPaperInput, f *shape.Fonts) ([]*layout.List, []layout.Warning, error) {
	if len(in.Lines) == 0 {
		return nil, nil, layout.Fail("no-stock-lines")
	}
	total := 0
	for _, l := range in.Lines {
		if l.Count < 1 || l.Count > 1_000_000 {
			return nil, nil, layout.Fail("stock-line-count", "name", l.Name, "count", l.Count)
		}
		total += l.Count
	}
	s := newPaper(f)
	for _, part := range []func() error{
		func() error { return s.stockHead(&in) },
		func() error { return s.stockMembers(&in) },
		func() error { return s.stockTable(in.Lines, total) },
		func() error { return s.stockEnd(&in, total) },
	} {
		if err := part(); err != nil {
			return nil, nil, err
		}
	}
	return s.pages, nil, nil
}

// said sets running text from the catalogue or from the office, 13 pt.
func (s *paper) said(field, words string) error {
	return s.text(text{s: words, font: fonts.Serif, size: 13, align: "left", field: field, after: 1.2})
}

func (s *paper) stockHead(in *StockPaperInput) error {
	line, err := dateLine(in.Place, in.Date)
	if err != nil {
		return err
	}
	number := ""
	if in.Number != "" {
		number = "Số: " + in.Number
	}
	if err := s.masthead(in.Superior, in.Host, number, line); err != nil {
		return err
	}
	s.y += 7
	for _, t := range []text{
		{s: s.words.T("stationery.stock.title"), font: fonts.SerifBold, size: 15, after: 0.4},
		{s: s.words.T("stationery.stock.about"), font: fonts.SerifBold, size: 14, rule: 0.4, after: 5},
	} {
		t.align, t.field = "center", "title"
		if err := s.text(t); err != nil {
			return err
		}
	}
	if in.Basis == "" {
		return nil
	}
	return s.text(text{s: in.Basis, font: fonts.SerifItalic, size: 13, align: "left", field: "note", after: 1.2})
}

// stockMembers sets when, where and who.
func (s *paper) stockMembers(in *StockPaperInput) error {
	d, err := dayOf("dated", in.Date)
	if err != nil {
		return err
	}
	begun, where := strings.TrimSpace(in.Begun), strings.TrimSpace(in.Where)
	if begun == "" {
		begun = "..... giờ ....."
	}
	if where == "" {
		where = strings.Repeat(".", 40)
	}
	if err := s.said("where", s.words.T("stationery.stock.when", "time", begun, "date", d.official(), "where", where)); err != nil {
		return err
	}
	for i, m := range in.Members {
		name, err := named(m.Name)
		if err != nil {
			return inRow(err, i)
		}
		if err := s.said("member", fmt.Sprintf("%d. %s", i+1, join(" – ", join(", ", name, strings.TrimSpace(m.Post)), strings.TrimSpace(m.Role)))); err != nil {
			return inRow(err, i)
		}
	}
	return s.said("title", s.words.T("stationery.stock.done"))
}

func (s *paper) stockTable(lines []StockPaperLine, total int) error {
	s.y += 1.5
	t := &table{paper: s, columns: stockColumns, size: 12}
	titles := make([]string, len(stockColumns))
	for i, key := range []string{"number", "kind", "unit", "count", "registers", "reason"} {
		titles[i] = s.words.T("stationery.stock." + key)
	}
	if err := t.begin(titles...); err != nil {
		return err
	}
	for i, l := range lines {
		unit := l.Unit
		if unit == "" {
			unit = s.words.T("stationery.stock.sheet")
		}
		if err := t.stockRow(fonts.Serif, fmt.Sprint(i+1), l.Name, unit, grouped(l.Count), l.Registers, l.Reason); err != nil {
			return inRow(err, i)
		}
	}
	return t.stockRow(fonts.SerifBold, "", s.words.T("stationery.stock.total"), "", grouped(total), "", "")
}

// stockRow sets a row, a text for each column.
func (t *table) stockRow(font fonts.Name, texts ...string) error {
	aligns := [...]string{"center", "left", "center", "center", "left", "left"}
	fields := [...]string{"number", "stock", "unit", "count", "register", "reason"}
	r := make(row, len(stockColumns))
	for k, s := range texts {
		var err error
		if r[k], err = t.cell(k, aligns[k], fields[k], text{s: s, font: font, size: t.size}); err != nil {
			return err
		}
	}
	return t.set(r)
}

// stockEnd sets the total in words, how it was done, and who signs.
func (s *paper) stockEnd(in *StockPaperInput, total int) error {
	s.y += 3.5
	method := strings.TrimSpace(in.Method)
	if method == "" {
		method = s.words.T("stationery.stock.cut")
	}
	for _, t := range []struct{ field, said string }{
		{"count", s.words.T("stationery.stock.sum", "n", grouped(total), "words", upperFirst(InWords(total)))},
		{"reason", s.words.T("stationery.stock.method", "method", method)},
		{"note", in.Note},
	} {
		if err := s.said(t.field, t.said); err != nil {
			return err
		}
	}
	s.need(20 + signersRoom) // the last sentence stands with the signatures
	if err := s.said("title", s.words.T("stationery.stock.end")); err != nil {
		return err
	}
	s.y += 4
	var all []signer
	for _, m := range in.Members {
		role := strings.TrimSpace(m.Role)
		if role == "" {
			role = s.words.T("stationery.stock.member")
		}
		all = append(all, signer{title: strings.ToUpper(role), name: bare(m.Name)})
	}
	if len(all) == 0 {
		all = []signer{{title: s.words.T("stationery.stock.keeper")}, {title: s.words.T("stationery.stock.witness")}, {title: s.words.T("stationery.stock.head")}}
	}
	return s.signers(min(len(all), 3), all)
}

// bare is a name without its form of address.
func bare(name string) string {
	first, rest, found := strings.Cut(strings.TrimSpace(name), " ")
	switch strings.ToLower(first) {
	case "ông", "bà", "đ/c":
		if found {
			return strings.TrimSpace(rest)
		}
	}
	return strings.TrimSpace(name)
}
