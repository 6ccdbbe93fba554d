package importing

import (
	"slices"
	"strings"

	"vinhdanh/app/jobs/intake"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data/sheet"
)

// fieldsOf are the fields that a column of a kind of list may be given, in
// the order of the choice; joined ones are for packed cells.
var fieldsOf = map[intake.Kind][]string{
	intake.Delegates: {"name", "name+position+unit", "family", "given", "honorific", "gender", "birth", "position", "unit", "position+unit",
		"delegation", "kind", "phone", "code", "seat", "roles", "status", "reason", "substitute", "replaces", "approved", "ethnicity", "religion", "party", "education", "theory", "award", "field", "ordinal"},
	intake.Recipients: {"name", "name+position+unit", "family", "given", "honorific", "gender", "birth", "position", "unit", "position+unit", "address",
		"achievement", "award", "decision", "decision_date", "decided_by", "representative", "posthumous", "round", "other_name", "other_post", "other_achievement", "phone", "ordinal"},
}

// label names what a column was taken for, and tells whether that is a field
// of its own: notes and numbers of rows are not.
func (s *Screen) label(c sheet.Column) (string, bool) {
	if len(c.Fields) == 0 {
		return s.sh.T("importing.field.ignore"), false
	}
	names := make([]string, len(c.Fields))
	for i, f := range c.Fields {
		names[i] = string(f)
	}
	joined := strings.Join(names, "+")
	switch joined {
	case string(sheet.FieldNone), string(sheet.FieldIgnore):
		return s.sh.T("importing.field.ignore"), false
	case string(sheet.FieldNote), string(sheet.FieldOrdinal):
		return s.sh.T("importing.field." + joined), false
	}
	return s.fieldWord(joined), true
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

// chooseField offers the fields for a column.
func (s *Screen) chooseField(letter string, chip *fieldChip) {
	now := ""
	for _, c := range s.list.Columns {
		if c.Letter == letter {
			names := make([]string, len(c.Fields))
			for i, f := range c.Fields {
				names[i] = string(f)
			}
			now = strings.Join(names, "+")
		}
	}
	options := append([]string{}, fieldsOf[s.kind]...)
	if now != "" && now != "note" && now != "ignore" && !slices.Contains(options, now) {
		options = append([]string{now}, options...)
	}
	items := make([]widget.MenuItem, 0, len(options)+2)
	for _, f := range options {
		items = append(items, widget.MenuItem{Text: s.fieldWord(f), Checked: f == now, Do: func() { s.remap(letter, f) }})
	}
	items = append(items,
		widget.MenuItem{Text: s.sh.T("importing.field.note"), Icon: icons.Document, Checked: now == "note", Do: func() { s.remap(letter, "note") }},
		widget.MenuItem{Text: s.sh.T("importing.field.ignore"), Icon: icons.Remove, Checked: now == "ignore" || now == "", Do: func() { s.remap(letter, "ignore") }})
	widget.ShowMenu(chip, items)
}

// sectionWord says what a section row is, and how many rows stand under it.
func (s *Screen) sectionWord(sec sheet.Section) string {
	if sec.What == "" || sec.What == sheet.SectionOther {
		return ""
	}
	w := s.sh.T("importing.section." + sec.What)
	if sec.Rows > 0 {
		w = s.sh.T("importing.section.rows", "what", w, "n", sec.Rows)
	}
	return w
}
