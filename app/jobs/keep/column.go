package keep

import (
	"iter"
	"slices"
	"strings"

	"vinhdanh/assets/i18n"
	"vinhdanh/data"
	"vinhdanh/data/sheet"
)

// Column is one that a list may go out with.
type Column struct {
	Name      string // for ExportOptions.Columns: "phone"
	Heading   string // in the catalogue's language
	Sensitive bool   // personal data, which go out only if asked for
	Rare      bool   // goes out only if named
}

// Columns gives the columns that a list may go out with, in their usual order.
func Columns(what What, c *i18n.Catalogue) []Column {
	o := ExportOptions{Catalogue: c}
	switch what {
	case Delegates:
		return told(o, delegateColumns(o, nil))
	case Recipients:
		return told(o, recipientColumns(o))
	case Register:
		return told(o, registerColumns(o))
	case Withdrawal:
		return told(o, withdrawalColumns(o))
	case Attendance:
		return append(told(o, attendanceColumns(o)), Column{Name: "in", Heading: c.T("jobs.column.in")},
			Column{Name: "out", Heading: c.T("jobs.column.out")}, Column{Name: "desk", Heading: c.T("jobs.column.desk")})
	}
	return nil
}

func told[T any](o ExportOptions, columns []column[T]) []Column {
	list := make([]Column, len(columns))
	for i, c := range columns {
		list[i] = Column{c.name(), o.Catalogue.T(c.heading, c.args...), c.sensitive, c.rare}
	}
	return list
}

// known refuses names of columns that a list does not have.
func (o ExportOptions) known(what What) error {
	var names []string
	for _, c := range Columns(what, o.Catalogue) {
		names = append(names, c.Name)
	}
	for _, name := range o.Columns {
		if !slices.Contains(names, name) {
			return data.Fail("export-column", "column", name, "known", strings.Join(names, ", "))
		}
	}
	return nil
}

// column is one column of a list that is handed on.
type column[T any] struct {
	heading   string // a key of the catalogue; what follows its last dot is the column's name
	width     float64
	kind      sheet.OutType
	sensitive bool
	value     func(T) any
	rare      bool
	args      []any // of the heading
}

func (c column[T]) name() string { return c.heading[strings.LastIndexByte(c.heading, '.')+1:] }

// chosen gives the columns that go out, in their order.
func chosen[T any](o ExportOptions, columns []column[T]) []column[T] {
	var list []column[T]
	if len(o.Columns) == 0 {
		for _, c := range columns {
			if !c.rare && (o.Sensitive || !c.sensitive) {
				list = append(list, c)
			}
		}
		return list
	}
	for _, name := range o.Columns {
		for _, c := range columns {
			if c.name() == name {
				list = append(list, c)
			}
		}
	}
	return list
}

// tableOf makes a table of the columns that go out.
func tableOf[T any](o ExportOptions, title string, columns []column[T], rows []T) sheet.Table {
	used := chosen(o, columns)
	t := sheet.Table{Title: title, Landscape: true}
	for _, c := range used {
		t.Columns = append(t.Columns, sheet.Out{Heading: o.Catalogue.T(c.heading, c.args...), Width: c.width, Type: c.kind})
	}
	t.Rows = iter.Seq[[]any](func(yield func([]any) bool) {
		for _, r := range rows {
			cells := make([]any, len(used))
			for i, c := range used {
				cells[i] = c.value(r)
			}
			if !yield(cells) {
				return
			}
		}
	})
	return t
}
