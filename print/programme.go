package print

import (
	"fmt"

	"vinhdanh/assets/fonts"
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
	Cover    *Cover // nil for none
}

// ProgrammeRow is an item of the agenda.
type ProgrammeRow struct {
	Time   string // "07:30 – 08:00"
	Title  string
	Detail string
	Person string
}

// agendaColumns are the columns of the agenda, mm; together textW.
var agendaColumns = []float64{11, 32, 75, 47}

// Programme sets the programme on as many A4 pages as it needs, the table's
// head repeated and the pages numbered from the second on; before them its
// cover, if it has one. Play the lists with ProgrammeInput.Cover.Assets.
// Faults: "no-rows", "text-overflow", "missing-glyph", "control-character",
// those of Cover.
func Programme(in ProgrammeInput, f *shape.Fonts) ([]*layout.List, []layout.Warning, error) {
	if len(in.Rows) == 0 {
		return nil, nil, layout.Fail("no-rows")
	}
	var cover []*layout.List
	var warnings []layout.Warning
	if in.Cover != nil {
		first, found, err := in.Cover.page(&in, f)
		if err != nil {
			return nil, nil, err
		}
		cover, warnings = append(cover, first), found
	}
	s := newPaper(f)
	if err := s.programme(&in); err != nil {
		return nil, nil, err
	}
	return append(cover, s.pages...), warnings, nil
}

func (s *paper) programme(in *ProgrammeInput) error {
	if err := s.masthead(in.Superior, in.Host, "", ""); err != nil {
		return err
	}
	s.y += 9
	for _, t := range []text{
		{s: s.words.T("paper.programme.title"), font: fonts.SerifBold, size: 16, field: "title"},
		{s: in.Title, font: fonts.SerifBold, size: 14, field: "title"},
		{s: periodBeside(in.Title, in.Period), font: fonts.SerifBold, size: 14, field: "title"},
		{s: in.Meeting, font: fonts.SerifBold, size: 13, field: "title"},
		{s: join(", ", in.When, in.Place), font: fonts.SerifItalic, size: 13, field: "place"},
	} {
		t.align, t.after = "center", 0.8
		if err := s.text(t); err != nil {
			return err
		}
	}
	s.y += 4
	if err := s.agenda(in.Rows); err != nil {
		return err
	}
	if in.Note == "" {
		return nil
	}
	s.y += 4
	return s.text(text{s: in.Note, font: fonts.SerifItalic, size: 12, align: "left", field: "note"})
}

// agenda sets the table of items.
func (s *paper) agenda(rows []ProgrammeRow) error {
	t := &table{paper: s, columns: agendaColumns, size: tableSize}
	if err := t.begin(s.words.T("paper.programme.number"), s.words.T("paper.programme.time"), s.words.T("paper.programme.content"), s.words.T("paper.programme.person")); err != nil {
		return err
	}
	for i := range rows {
		r := make(row, len(agendaColumns))
		for k, of := range []struct {
			align, field string
			texts        []text
		}{
			{"center", "number", []text{{s: fmt.Sprint(i + 1), font: fonts.Serif, size: tableSize}}},
			{"center", "time", []text{{s: rows[i].Time, font: fonts.Serif, size: tableSize}}},
			{"left", "content", []text{{s: rows[i].Title, font: fonts.Serif, size: tableSize}, {s: rows[i].Detail, font: fonts.SerifItalic, size: 12}}},
			{"left", "person", []text{{s: rows[i].Person, font: fonts.Serif, size: tableSize}}},
		} {
			var err error
			if r[k], err = t.cell(k, of.align, of.field, of.texts...); err != nil {
				return err
			}
		}
		if err := t.set(r); err != nil {
			return err
		}
	}
	return nil
}
