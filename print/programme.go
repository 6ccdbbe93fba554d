package print

import (
	"fmt"

	"vinhdanh/assets/i18n"
	"vinhdanh/print/layout"
	"vinhdanh/print/shape"
	"vinhdanh/print/writing"
)

// ProgrammeInput is what a programme says.
type ProgrammeInput struct {
	Lang     string // "vi" (also ""), "en"
	Superior string // of the host: "ỦY BAN NHÂN DÂN TỈNH LAI CHÂU"; may be ""
	Host     string // who holds the conference: "SỞ NỘI VỤ"
	Title    string // of the conference
	Period   string // "giai đoạn 2020 - 2025"; may be "" or stand in the title
	Meeting  string // "Phiên chính thức"; may be ""
	When     string // in plain words: "Sáng ngày 21 tháng 8 năm 2025"
	Place    string
	Sittings []ProgrammeSitting
	Note     string // below the table; may be ""
	Cover    *Cover // nil for none
}

// ProgrammeSitting is a meeting's part of the programme. Where there is one
// alone, its name, time and place stand in the title.
type ProgrammeSitting struct {
	Name, When, Where string
	Rows              []ProgrammeRow
}

// ProgrammeRow is an item of the agenda.
type ProgrammeRow struct {
	Time   string // "07:30 – 08:00"
	Title  string
	Detail string
	People []Figure // who performs it
	Person string   // who does, in words, where People names nobody
}

// Programme sets the programme on as many A4 pages as it needs, the table's
// head repeated and the pages numbered from the second on; before them its
// cover, if it has one. Play the lists with ProgrammeInput.Cover.Assets.
// Faults: "no-rows", "text-overflow", "missing-glyph", "control-character",
// those of Cover.
func Programme(in ProgrammeInput, f *shape.Fonts) ([]*layout.List, []layout.Warning, error) {
	w, err := ProgrammePaper(in)
	if err != nil {
		return nil, nil, err
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
	pages, _, err := Pages(w, f)
	return append(cover, pages...), warnings, err
}

// ProgrammePaper writes the programme without its cover. Fault "no-rows".
func ProgrammePaper(in ProgrammeInput) (*writing.Paper, error) {
	d, err := in.draft()
	if err != nil {
		return nil, err
	}
	d.add(&writing.Gap{Height: 4})
	d.programmeTitle(&in, 16, 14)
	columns := []writing.Column{
		d.programmeColumn("number", "number", 11, writing.Center), d.programmeColumn("time", "time", 32, writing.Center),
		d.programmeColumn("content", "content", 65, writing.Left), d.programmeColumn("person", "person", 57, writing.Left),
	}
	d.programme(&in, func(i int, r *ProgrammeRow) []writing.Cell {
		return []writing.Cell{{line(fmt.Sprint(i + 1))}, {line(r.Time)}, r.content(tableSize), d.performers(r, tableSize-1)}
	}, &writing.Table{Size: tableSize, Loose: true, Columns: columns})
	return d.Paper, nil
}

// draft begins a programme. Fault "no-rows".
func (in *ProgrammeInput) draft() (*draft, error) {
	rows := 0
	for i := range in.Sittings {
		rows += len(in.Sittings[i].Rows)
	}
	if rows == 0 {
		return nil, layout.Fail("no-rows")
	}
	lang := in.Lang
	if lang == "" {
		lang = "vi"
	}
	d := &draft{Paper: &writing.Paper{Lang: lang, Letterhead: writing.Letterhead{Superior: in.Superior, Host: in.Host}}, words: i18n.For(lang)}
	d.part("")
	return d, nil
}

func (d *draft) programmeTitle(in *ProgrammeInput, big, small float64) {
	add := func(s, field string, f writing.Face) {
		if s != "" {
			d.add(&writing.Text{Face: f, Field: field, S: s, Align: writing.Center, After: 0.8})
		}
	}
	add(d.words.T("paper.programme.title"), "title", writing.Face{Size: big, Bold: true})
	add(in.Title, "title", writing.Face{Size: small, Bold: true})
	add(periodBeside(in.Title, in.Period), "title", writing.Face{Size: small, Bold: true})
	add(in.Meeting, "title", writing.Face{Size: small - 1, Bold: true})
	add(join(", ", in.When, in.Place), "place", writing.Face{Size: small - 1, Italic: true})
	d.add(&writing.Gap{Height: 4})
}

// programme adds a table for each meeting, made after one without rows.
func (d *draft) programme(in *ProgrammeInput, cells func(i int, r *ProgrammeRow) []writing.Cell, like *writing.Table) {
	for i := range in.Sittings {
		s := &in.Sittings[i]
		if len(s.Rows) == 0 {
			continue
		}
		if len(in.Sittings) > 1 {
			d.sittingHead(s.Name, s.When, s.Where)
		}
		t := *like
		for k := range s.Rows {
			t.Rows = append(t.Rows, writing.Row{Cells: cells(k, &s.Rows[k])})
		}
		d.add(&t)
	}
	if in.Note != "" {
		d.add(&writing.Gap{Height: 2}, &writing.Text{Face: writing.Face{Size: 12, Italic: true}, Field: "note", S: in.Note, Align: writing.Left})
	}
}

func (d *draft) programmeColumn(key, field string, width float64, align writing.Align) writing.Column {
	return writing.Column{Title: d.words.T("paper.programme." + key), Field: field, Width: width, Align: align}
}

// content is an item's title over what is said of it besides.
func (r *ProgrammeRow) content(size float64) writing.Cell {
	c := writing.Cell{line(r.Title)}
	if r.Detail != "" {
		c = append(c, writing.Line{Face: writing.Face{Size: size - 1, Italic: true}, S: r.Detail})
	}
	return c
}

// performers are those who perform an item, each name on a line of its own.
func (d *draft) performers(r *ProgrammeRow, small float64) (c writing.Cell) {
	if len(r.People) == 0 && r.Person != "" {
		return writing.Cell{line(r.Person)}
	}
	for _, f := range r.People {
		one := d.figure(f, "", small+1)
		one[0].Bold = false
		for i := range one[1:] {
			one[1+i].Size = small
		}
		c = append(c, one...)
	}
	return c
}
