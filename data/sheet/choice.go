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
