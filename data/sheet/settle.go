package sheet

import (
	"slices"

	"vinhdanh/data/text"
)

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
			if is = kind == Recipients && c.has(FieldUnit) && len(c.Fields) == 1 && len(sample(c.Index)) > 0; !is {
				break
			}
			if receiver := receivers(columns, sample); receiver != nil {
				c = receiver
			}
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

// receivers gives the column "Người nhận" where it names all who are awarded, and
// not only who comes for them: there are bodies in it.
func receivers(columns []Column, sample func(int) []string) *Column {
	for i := range columns {
		c := &columns[i]
		if c.has(FieldRecipient) && !c.Chosen && text.Alphanumeric(lastPart(c.Heading)) == "nguoi nhan" &&
			slices.ContainsFunc(sample(c.Index), func(s string) bool { k := begins(s); return k == thingBody || k == thingHouse }) {
			return c
		}
	}
	return nil
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
