package intake

import (
	"slices"
	"strings"
	"unicode"

	"vinhdanh/assets/i18n"
	"vinhdanh/data"
	"vinhdanh/data/sheet"
	"vinhdanh/data/text"
)

// delegateTexts are the fields of a delegate that are plain text.
var delegateTexts = []textField[data.Delegate]{
	{sheet.FieldHonorific, func(d *data.Delegate) *string { return &d.Honorific }},
	{sheet.FieldName, func(d *data.Delegate) *string { return &d.Name }},
	{sheet.FieldEthnicity, func(d *data.Delegate) *string { return &d.Ethnicity }},
	{sheet.FieldReligion, func(d *data.Delegate) *string { return &d.Religion }},
	{sheet.FieldParty, func(d *data.Delegate) *string { return &d.Party }},
	{sheet.FieldEducation, func(d *data.Delegate) *string { return &d.Education }},
	{sheet.FieldTheory, func(d *data.Delegate) *string { return &d.Theory }},
	{sheet.FieldPosition, func(d *data.Delegate) *string { return &d.Position }},
	{sheet.FieldUnit, func(d *data.Delegate) *string { return &d.Unit }},
	{sheet.FieldPhone, func(d *data.Delegate) *string { return &d.Phone }},
	{sheet.FieldSeat, func(d *data.Delegate) *string { return &d.Seat }},
	{sheet.FieldRoles, func(d *data.Delegate) *string { return &d.Roles }},
	{sheet.FieldAward, func(d *data.Delegate) *string { return &d.Award }},
	{sheet.FieldActivity, func(d *data.Delegate) *string { return &d.Field }},
	{sheet.FieldReason, func(d *data.Delegate) *string { return &d.Reason }},
	{sheet.FieldSubstitute, func(d *data.Delegate) *string { return &d.Substitute }},
}

// citationTexts are the fields of a citation that are plain text.
var citationTexts = []textField[data.Citation]{
	{sheet.FieldHonorific, func(c *data.Citation) *string { return &c.Honorific }},
	{sheet.FieldName, func(c *data.Citation) *string { return &c.Name }},
	{sheet.FieldPosition, func(c *data.Citation) *string { return &c.Position }},
	{sheet.FieldUnit, func(c *data.Citation) *string { return &c.Unit }},
	{sheet.FieldAddress, func(c *data.Citation) *string { return &c.Address }},
	{sheet.FieldAchievement, func(c *data.Citation) *string { return &c.Achievement }},
	{sheet.FieldRecipient, func(c *data.Citation) *string { return &c.Representative }},
	{sheet.FieldOtherName, func(c *data.Citation) *string { return &c.Other.Name }},
	{sheet.FieldOtherPost, func(c *data.Citation) *string { return &c.Other.Post }},
	{sheet.FieldOtherReason, func(c *data.Citation) *string { return &c.Other.Achievement }},
}

// columns are the fields of data.Delegate and data.Citation that a field of a
// list fills, where the two have other names.
var columns = map[sheet.Field][]string{
	sheet.FieldActivity:     {"Field"},
	sheet.FieldExOfficio:    {"ExOfficio"},
	sheet.FieldKind:         {"Kind", "KindWord"},
	sheet.FieldRecipient:    {"Representative"},
	sheet.FieldOtherName:    {"Other"},
	sheet.FieldOtherPost:    {"Other"},
	sheet.FieldOtherReason:  {"Other"},
	sheet.FieldDecisionDate: {"Decision"},
	sheet.FieldApproved:     {"Approved"},
}

// touches tells whether one of the fields of the log of changes is what a
// list's field fills.
func touches(changed []string, f sheet.Field) bool {
	if names, ok := columns[f]; ok {
		return slices.ContainsFunc(names, func(n string) bool { return slices.Contains(changed, n) })
	}
	name := string(f)
	return slices.ContainsFunc(changed, func(c string) bool { return strings.EqualFold(c, name) })
}

// alike tells whether two texts say the same: where the tone stands (hòa,
// hoà), and spaces, do not matter; capitals do.
func alike(a, b string) bool {
	if a == b {
		return true
	}
	return text.Fold(a) == text.Fold(b) && text.Canon(a) == text.Canon(b) && capitals(a) == capitals(b)
}

// capitals gives which letters of a text are capitals.
func capitals(s string) string {
	var b strings.Builder
	for _, r := range text.Clean(s) {
		if unicode.IsUpper(r) {
			b.WriteByte('A')
		} else {
			b.WriteByte('a')
		}
	}
	return b.String()
}

// sameText tells whether a list's value of a plain field says nothing that is
// not known.
func sameText(f sheet.Field, known, list string) bool {
	switch {
	case list == "" || alike(known, list):
		return true
	case f == sheet.FieldPhone:
		return phone(known) == phone(list)
	case f == sheet.FieldParty: // a mark says less than the day of joining
		return known != "" && mark(list)
	}
	return false
}

// mark tells of the marks that lists make for yes.
func mark(s string) bool {
	switch text.Fold(s) {
	case "x", "v", "co", "yes", "✓", "√", "1":
		return true
	}
	return false
}

// phone gives a telephone's digits, +84 as 0.
func phone(s string) string {
	digits := strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
	if rest, ok := strings.CutPrefix(digits, "84"); ok && len(rest) == 9 {
		return "0" + rest
	}
	return digits
}

// sameDate tells whether a list's date says nothing that is not known: a year
// says less than the day does.
func sameDate(known, list data.Date) bool { return strings.HasPrefix(string(known), string(list)) }

// termChange is a change from one word of ours to another; each is the end of
// its key, "" for none.
func termChange(f sheet.Field, group, before, after string) FieldChange {
	c := FieldChange{Field: f, Take: true}
	c.before, c.Before = term(group, before)
	c.after, c.After = term(group, after)
	return c
}

// term gives a word of ours: its key, and the word as lists have it, in Vietnamese.
func term(group, end string) (key, word string) {
	if end == "" {
		return "", ""
	}
	key = group + end
	return key, i18n.For("vi").T(key)
}

// kindChange is a change of a delegate's kind to what the list says. A kind
// that was set by hand has no words of a list.
func kindChange(have *data.Delegate, said string) FieldChange {
	c := FieldChange{Field: sheet.FieldKind, Before: have.KindWord, After: said, Take: true}
	if have.KindWord == "" {
		c.before, c.Before = term("jobs.kind.", string(have.Kind))
	}
	return c
}

// addNote gives a note with the lines of a list's: one under the same heading
// is replaced, one that is not there is added.
func addNote(known, list string) string {
	if list == "" {
		return known
	}
	lines := strings.Split(known, "\n")
	if known == "" {
		lines = nil
	}
	for line := range strings.SplitSeq(list, "\n") {
		if slices.ContainsFunc(lines, func(k string) bool { return alike(k, line) }) {
			continue
		}
		heading, _, headed := strings.Cut(line, ": ")
		at := -1
		if headed {
			at = slices.IndexFunc(lines, func(k string) bool { return strings.HasPrefix(k, heading+": ") })
		}
		if at >= 0 {
			lines[at] = line
		} else {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}
