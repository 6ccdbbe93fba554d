package importing

import (
	"maps"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"vinhdanh/app/jobs/intake"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
	"vinhdanh/data/sheet"
)

// fieldsOf are the fields that a column of a kind of list may be given, in
// the order of the choice; joined ones are for packed cells.
var fieldsOf = map[intake.Kind][]string{
	intake.Delegates: {"name", "name+position+unit", "family", "given", "honorific", "gender", "birth", "male", "female", "birth_year", "position", "unit", "position+unit",
		"delegation", "kind", "phone", "code", "seat", "roles", "status", "reason", "substitute", "replaces", "approved", "ethnicity", "religion", "party", "education", "theory", "award", "field", "ordinal"},
	intake.Recipients: {"name", "name+position+unit", "family", "given", "honorific", "gender", "birth", "male", "female", "birth_year", "position", "unit", "position+unit", "address",
		"achievement", "award", "decision", "decision_date", "decided_by", "representative", "posthumous", "round", "other_name", "other_post", "other_achievement", "phone", "ordinal"},
}

// label names what a column was taken for, and tells whether that is a field
// of its own: notes and numbers of rows are not.
func (s *Screen) label(c sheet.Column) (string, bool) {
	if len(c.Fields) == 0 {
		return s.sh.T("importing.field.ignore"), false
	}
	switch joined := joined(c.Fields); joined {
	case string(sheet.FieldNone), string(sheet.FieldIgnore):
		return s.sh.T("importing.field.ignore"), false
	case string(sheet.FieldNote), string(sheet.FieldOrdinal):
		return s.sh.T("importing.field." + joined), false
	case string(sheet.FieldMale), string(sheet.FieldFemale):
		if s.dated(c.Index) { // a date under "Nam" says both
			return s.sh.T("importing.field.birth-" + joined), true
		}
		return s.fieldWord(joined), true
	default:
		return s.fieldWord(joined), true
	}
}

// dated tells whether the data rows have dates in a column.
func (s *Screen) dated(column int) bool {
	l := s.list
	for i := 0; i < len(l.Records) && i < sampled; i++ {
		if row, ok := l.Row(l.Records[i].Row); ok {
			if cell, ok := row.At(column); ok && strings.ContainsAny(cell.Text, "0123456789") {
				return true
			}
		}
	}
	return false
}

// fieldWord names a field, or several of a packed column: "Chức vụ, đơn vị".
func (s *Screen) fieldWord(joined string) string {
	if key := "importing.field." + strings.ReplaceAll(joined, "+", "-"); s.sh.Catalogue().Has(key) {
		return s.sh.T(key)
	}
	var words []string
	for _, f := range strings.Split(joined, "+") {
		w := s.sh.T("importing.field." + f)
		if len(words) > 0 {
			w = strings.ToLower(w)
		}
		words = append(words, w)
	}
	return strings.Join(words, ", ")
}

// chooseField offers the fields for a column, and for the one beside it that
// holds the birth dates of the other gender.
func (s *Screen) chooseField(letter string, below fyne.CanvasObject) {
	letters := []string{letter}
	now := ""
	for i, c := range s.list.Columns {
		if c.Letter != letter {
			continue
		}
		now = joined(c.Fields)
		if i+1 < len(s.list.Columns) {
			if next := s.list.Columns[i+1]; genderOf(c) != "" && genderOf(next) != "" && genderOf(next) != genderOf(c) {
				letters = append(letters, next.Letter)
			}
		}
	}
	options := slices.Clone(fieldsOf[s.kind])
	if now != "" && now != "note" && now != "ignore" && !slices.Contains(options, now) {
		options = append([]string{now}, options...)
	}
	items := make([]widget.MenuItem, 0, len(options)+2)
	for _, f := range options {
		word, at := s.fieldWord(f), letters
		if key := "importing.choice." + f; s.sh.Catalogue().Has(key) { // of one of the two alone
			word, at = s.sh.T(key), letters[:1]
		}
		items = append(items, widget.MenuItem{Text: word, Checked: f == now, Do: func() { s.remapAll(at, f) }})
	}
	items = append(items,
		widget.MenuItem{Text: s.sh.T("importing.field.note"), Icon: icons.Document, Checked: now == "note", Do: func() { s.remapAll(letters, "note") }},
		widget.MenuItem{Text: s.sh.T("importing.field.ignore"), Icon: icons.Remove, Checked: now == "ignore" || now == "", Do: func() { s.remapAll(letters, "ignore") }})
	widget.ShowPicker(below, s.sh.T("importing.field.search"), items)
}

// remapAll reads columns as another field, in one step. Who chooses a field
// that another column has takes it from that one: no list has two columns of it.
func (s *Screen) remapAll(letters []string, field string) {
	s.change(func(o *intake.Options) {
		chosen := maps.Clone(o.Map)
		if chosen == nil {
			chosen = map[string]string{}
		}
		for _, l := range letters {
			chosen[l] = field
		}
		if single[sheet.Field(field)] {
			for _, c := range s.list.Columns {
				if joined(c.Fields) == field && !slices.Contains(letters, c.Letter) {
					chosen[c.Letter] = string(sheet.FieldNote)
				}
			}
		}
		o.Map = chosen
	})
}

// single are the fields that only one column can hold.
var single = map[sheet.Field]bool{sheet.FieldName: true, sheet.FieldFamily: true, sheet.FieldGiven: true, sheet.FieldBirth: true,
	sheet.FieldGender: true, sheet.FieldPhone: true, sheet.FieldCode: true, sheet.FieldSeat: true}

// joined gives the fields of a column as Options.Map has them.
func joined(fields []sheet.Field) string {
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i] = string(f)
	}
	return strings.Join(names, "+")
}

// sectionWord says what a section row is, and how many rows stand under it.
func (s *Screen) sectionWord(sec sheet.Section) string {
	what := sec.What
	if what == "" {
		what = sheet.SectionOther
	}
	w := s.sh.T("importing.section." + what)
	if what == sheet.SectionGroup {
		if g := s.groupOf(sec.Row); g != "" {
			w = s.sh.T("importing.section." + string(g))
		}
	}
	if sec.Rows > 0 {
		w = s.sh.T("importing.section.rows", "what", w, "n", sec.Rows, "count", count(sec.Rows))
	}
	return w
}

// groupOf tells which recipients stand under a section: those of its first row.
func (s *Screen) groupOf(row int) data.RecipientKind {
	// Not by halving: of a list in halves side by side the records come by halves.
	i := slices.IndexFunc(s.list.Records, func(r sheet.Record) bool { return r.Row > row })
	if i < 0 {
		return ""
	}
	return s.list.Records[i].Recipient
}
