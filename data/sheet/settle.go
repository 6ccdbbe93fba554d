package sheet

import (
	"slices"
	"sort"
	"strings"

	"vinhdanh/data"
	"vinhdanh/data/text"
)

// choices are the columns that Options.Map names.
type choices struct {
	headings map[string][]Field // by folded heading
	letters  map[int][]Field    // by column, where no heading is called so
	asked    map[string]string  // folded heading → as written
}

// readChoices checks the fields that Options.Map names; the columns are
// checked once the heading is known.
func readChoices(chosen map[string]string) (choices, error) {
	c := choices{map[string][]Field{}, map[int][]Field{}, map[string]string{}}
	for column, name := range chosen {
		var fields []Field
		for _, part := range strings.Split(name, "+") {
			part = strings.ToLower(strings.TrimSpace(part))
			part = strings.ReplaceAll(part, "-", "_")
			if !knownField(part) {
				return c, data.Fail("unknown-field", "field", name, "known", strings.Join(Fields(), ", "))
			}
			fields = append(fields, Field(part))
		}
		key := text.Alphanumeric(column)
		c.headings[key], c.asked[key] = fields, column
		if i := ColumnIndex(strings.TrimSpace(column)); i >= 0 {
			c.letters[i] = fields
		}
	}
	return c, nil
}

// own gives the headings that overrule the table; those that are a column's
// letter as well only if letters is set.
func (c choices) own(letters bool) map[string][]Field {
	m := map[string][]Field{}
	for key, fields := range c.headings {
		if letters || ColumnIndex(key) < 0 {
			m[key] = fields
		}
	}
	return m
}

func (c choices) names() bool {
	for _, fields := range c.headings {
		if slices.Contains(fields, FieldName) || slices.Contains(fields, FieldFamily) || slices.Contains(fields, FieldGiven) {
			return true
		}
	}
	return false
}

// apply puts the choices over a heading's columns. Each must name one.
func (c choices) apply(h *heading, width int) error {
	keys := make([]string, 0, len(c.headings))
	for key := range c.headings {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	for _, key := range keys {
		fields, found := c.headings[key], false
		for i := range h.columns {
			if col := &h.columns[i]; key != "" && (text.Alphanumeric(col.Heading) == key || key == text.Alphanumeric(lastPart(col.Heading))) {
				choose(col, fields)
				found = true
			}
		}
		if found {
			continue
		}
		at := ColumnIndex(strings.TrimSpace(c.asked[key]))
		if at < 0 || at >= width {
			return data.Fail("unknown-column", "column", c.asked[key])
		}
		k := slices.IndexFunc(h.columns, func(col Column) bool { return col.Index == at })
		if k < 0 {
			h.columns = append(h.columns, Column{Index: at, Letter: Letter(at)})
			k = len(h.columns) - 1
		}
		choose(&h.columns[k], fields)
	}
	slices.SortFunc(h.columns, func(a, b Column) int { return a.Index - b.Index })
	return nil
}

func lastPart(heading string) string {
	if i := strings.LastIndex(heading, " – "); i >= 0 {
		return heading[i+len(" – "):]
	}
	return heading
}

func choose(c *Column, fields []Field) {
	c.Fields, c.Chosen, c.weak, c.plain = slices.Clone(fields), true, false, slices.Contains(fields, FieldNote)
	c.sex = ""
	switch {
	case c.has(FieldMale):
		c.sex = data.Male
	case c.has(FieldFemale):
		c.sex = data.Female
	}
}

// settle decides between columns that say the same, by their headings and by
// what is in them, so that each field has the column that means it and the
// rest are notes. It tells whether there is a name column.
func settle(columns []Column, kind Kind, sample func(column int) []string) bool {
	ownRegister(columns)
	ownStays(columns, sample)
	strong := map[Field]bool{}
	for _, c := range columns {
		if !c.weak {
			for _, f := range c.Fields {
				strong[f] = true
			}
		}
	}
	named := strong[FieldName]
	birthInColumns(columns, sample)
	birthInParts(columns)
	decisionDates(columns)
	// Columns that a heading was spread over.
	for i := 1; i < len(columns); i++ {
		c, before := &columns[i], columns[i-1]
		if c.Chosen || before.Chosen || c.Index != before.Index+1 || c.Heading != before.Heading && c.Heading != "" {
			continue
		}
		switch {
		case before.has(FieldName) && len(before.Fields) == 1 && oneWord(sample(c.Index)):
			c.Fields, c.given = []Field{FieldGiven}, true
		case len(before.Fields) == 2 && slices.Equal(c.Fields, before.Fields):
			columns[i-1].Fields, c.Fields = before.Fields[:1], before.Fields[1:]
		}
	}
	// Weak names count where no column is clearly one; a lone "Tên" is a name.
	family := slices.ContainsFunc(columns, func(c Column) bool { return c.has(FieldFamily) })
	for i := range columns {
		c := &columns[i]
		switch {
		case c.Chosen:
		case (kind == Recipients && c.award != "" || kind == Delegates && c.word != "") && marksOnly(sample(c.Index)):
			c.ticks, c.weak = true, false
			if c.has(FieldName) && kind == Recipients {
				c.awards = awardsOf(lastPart(c.Heading))
			}
			if !c.has(FieldExOfficio) && !c.has(FieldExemplar) {
				c.Fields = []Field{FieldIgnore}
			}
		case c.has(FieldGiven) && !c.given && !family && !named:
			c.Fields = []Field{FieldName}
			c.weak, named = false, true
		case c.has(FieldName) && c.weak && kind == Recipients && marksOnly(sample(c.Index)):
			c.Fields, c.marks, c.weak = []Field{FieldIgnore}, true, false
		case c.has(FieldPosition) && c.weak && len(sample(c.Index)) > 0 && mostAre(sample(c.Index), isHonorific): // "Title" over Mr, Mrs
			c.Fields, c.weak = []Field{FieldHonorific}, false
		case c.has(FieldName) && kindsOnly(sample(c.Index)):
			c.Fields, c.weak = []Field{FieldKind}, false
		}
	}
	if family && slices.ContainsFunc(columns, func(c Column) bool { return c.has(FieldGiven) }) {
		named = true
	}
	for pass := 0; pass < 4 && !named; pass++ {
		named = promote(columns, kind, sample, pass)
	}
	if !named {
		return false
	}
	if kind == Recipients {
		awardsByContent(columns, sample)
		pastAwards(columns)
	}
	demote(columns, strong, kind, sample)
	return true
}

// middleName tells of a heading over middle names alone, which go between those
// of two other columns.
func middleName(heading string) bool {
	switch text.Alphanumeric(lastPart(heading)) {
	case "ten dem", "chu dem", "dem", "ten lot", "chu lot", "middle name", "middle names":
		return true
	}
	return false
}

// promote makes a column that could hold names the name column, the likelier
// ones in the earlier passes.
func promote(columns []Column, kind Kind, sample func(int) []string, pass int) bool {
	found := false
	for i := range columns {
		c := &columns[i]
		var is bool
		switch pass {
		case 0: // a heading that may mean names
			is = c.has(FieldName) && (c.weak || c.awards != "")
		case 1: // "Ông/Bà" over names
			is = c.has(FieldHonorific) && people(sample(c.Index)) >= 0.5
		case 2: // awarded units: "Đơn vị"
			is = kind == Recipients && c.has(FieldUnit) && len(c.Fields) == 1 && len(sample(c.Index)) > 0
		case 3: // an unknown heading over what can only be names
			is = !c.Chosen && c.has(FieldNote) && !c.plain && !c.known && people(sample(c.Index)) >= 0.7
		}
		if is && !c.Chosen {
			c.Fields, c.weak = []Field{FieldName}, false
			found = true
			if pass != 0 {
				return true
			}
		}
	}
	return found
}

// demote makes notes of the columns that say again, or less clearly, what
// another says.
func demote(columns []Column, strong map[Field]bool, kind Kind, sample func(int) []string) {
	taken := map[Field]bool{}
	middle := slices.ContainsFunc(columns, func(c Column) bool { return c.has(FieldFamily) && middleName(c.Heading) })
	for i := range columns {
		c := &columns[i]
		if c.has(FieldHonorific) && !c.Chosen && len(c.Fields) == 1 && !honorifics(sample(c.Index)) {
			c.Fields = []Field{FieldNote}
		}
		if c.has(FieldPhone) && !c.Chosen && len(c.Fields) == 1 && noDigits(sample(c.Index)) {
			c.Fields = []Field{FieldNote}
			if text.Alphanumeric(c.Heading) == "dt" {
				c.Fields = []Field{FieldEthnicity} // DT is dân tộc here, and no điện thoại
			}
		}
		var kept []Field
		for _, f := range c.Fields {
			switch {
			case c.Chosen:
			case f == FieldFamily && middle: // family, middle and given names apart
			case c.weak && strong[f] && f != FieldNote:
				continue
			case f == FieldUnit && taken[f] && len(c.Fields) == 1 && parted(columns, i):
			case taken[f] && !shared(f) && (f != FieldAward || kind != Recipients || len(c.Fields) > 1):
				continue
			case f == FieldFamily && !slices.ContainsFunc(columns, func(o Column) bool { return o.has(FieldGiven) }):
				f = FieldName
			case f == FieldGiven && !c.given && strong[FieldName] && !slices.ContainsFunc(columns, func(o Column) bool { return o.has(FieldFamily) }):
				if !oneWord(sample(c.Index)) {
					continue
				}
				f = FieldIgnore // the name's last word again
			}
			taken[f] = true
			kept = append(kept, f)
		}
		if len(kept) == 0 {
			kept = []Field{FieldNote}
		}
		c.Fields = kept
	}
}

// shared fields may stand in several columns; their values are put together
// or the first is taken.
func shared(f Field) bool {
	switch f {
	case FieldName, FieldPosition, FieldBirth, FieldEthnicity, FieldNote, FieldIgnore, FieldMale, FieldFemale, FieldOrdinal:
		return true
	}
	return false
}

func noDigits(list []string) bool {
	for _, s := range list {
		if strings.ContainsAny(s, "0123456789") {
			return false
		}
	}
	return len(list) > 0
}

// numbersOnly tells of a column that numbers its rows: figures that rise by
// one, and the numbers of sections.
func numbersOnly(list []string) bool {
	last, rising, figured, others := 0, 0, 0, 0
	for _, s := range list {
		switch numberingOf(s) {
		case figures:
			n := atoi([]byte(strings.Trim(latinDigits(s), "()[].:/-– ")))
			figured++
			if n == last+1 || n == 1 {
				rising++
			}
			last = n
		case romans, capitals, smalls, decimals, bullets:
		default:
			others++ // the heading again, a stray title
		}
	}
	return figured > others && rising*10 >= figured*8
}

func oneWord(list []string) bool {
	n := 0
	for _, s := range list {
		if !strings.Contains(s, " ") && startsLetter(s) && !isMark(s) {
			n++
		}
	}
	return n > 0 && n*10 >= len(list)*7
}

// marksOnly tells of a column that holds marks, and dashes or zeros where none is.
func marksOnly(list []string) bool {
	found := false
	for _, s := range list {
		switch {
		case isMark(s):
			found = true
		case !isNoMark(s):
			return false
		}
	}
	return found
}

// kindsOnly tells of a column that says collective or individual by row.
func kindsOnly(list []string) bool {
	for _, s := range list {
		if recipientWord(s) == "" {
			return false
		}
	}
	return len(list) > 0
}

// recipientWord reads "Tập thể", "Cá nhân", "Hộ gia đình" standing alone.
func recipientWord(s string) data.RecipientKind {
	switch text.Alphanumeric(s) {
	case "tap the", "tt", "collective", "t", "don vi":
		return data.Collective
	case "ca nhan", "cn", "individual", "c":
		return data.Individual
	case "ho gia dinh", "ho", "gia dinh", "hgd", "household":
		return data.Household
	}
	return ""
}

func people(list []string) float64 {
	n := 0
	for _, s := range list {
		if looksLikePerson(s) {
			n++
		}
	}
	if n < 2 && n < len(list) && len(list) > 3 || n == 0 {
		return 0
	}
	return float64(n) / float64(len(list))
}

func isHonorific(s string) bool {
	_, ok := text.IsHonorific(s)
	return ok
}

func honorifics(list []string) bool {
	n := 0
	for _, s := range list {
		if isHonorific(s) {
			n++
		}
	}
	return n*2 >= len(list)
}
