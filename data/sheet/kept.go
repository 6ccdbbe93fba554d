package sheet

import (
	"slices"
	"strings"

	"vinhdanh/data"
	"vinhdanh/data/text"
)

// keep sees to it that nothing which stands in a row vanishes: a cell with a
// word that neither the record nor a doubt about the row says becomes a note.
// awards are all that the row gives.
func (m *mapper) keep(rec *Record, v *values, r Row, awards []string) {
	var held map[string]bool
	for _, c := range r.Cells {
		col := m.column(c.Column)
		if col == nil || rec.takes(col, c, awards) || col.Fields[0] == FieldIgnore && (col.Chosen || col.own || isOwn[text.Alphanumeric(col.Heading)]) {
			continue
		}
		s := oneLine(c.Text)
		if isMark(s) || isNoMark(s) && col.Fields[0] != FieldBirth || m.above != nil && isDitto(s) {
			continue
		}
		words := m.unsaid(rec, col, s)
		if len(words) == 0 {
			continue
		}
		if held == nil {
			held = m.held(rec, v, awards)
		}
		if slices.ContainsFunc(words, func(w string) bool { return !held[w] }) {
			line := m.label(col, c.Column) + ": " + s
			rec.Note = addLine(rec.Note, line)
			held = nil
		}
	}
}

// takes tells, cheaply, whether a cell stands in the record as it is: most do.
func (rec *Record) takes(col *Column, c Cell, awards []string) bool {
	f := col.Fields[0]
	if f == FieldNote && len(col.Fields) == 1 {
		return true
	}
	if len(col.Fields) > 1 || c.Text == "" {
		return false
	}
	s := c.Text
	switch f {
	case FieldOrdinal:
		return numberingOf(s) != otherwise
	case FieldName, FieldFamily, FieldGiven:
		return strings.HasSuffix(s, rec.Name) && (len(s) == len(rec.Name) || len(s) == len(rec.Honorific)+1+len(rec.Name) && strings.HasPrefix(s, rec.Honorific)) ||
			f != FieldName && strings.Contains(rec.Name, s)
	case FieldBirth, FieldMale, FieldFemale, FieldDecisionDate, FieldBirthYear:
		date := rec.Birth
		if f == FieldDecisionDate {
			date = rec.DecisionDate
		}
		y, month, day, usual := usualDate(s)
		haveY, haveM, haveD := date.Parts()
		return usual && y == haveY && month == haveM && day == haveD
	case FieldGender:
		return rec.Gender != "" && readGender(s) != ""
	case FieldKind:
		return rec.KindWord == s || rec.Recipient != "" && recipientWord(s) != ""
	case FieldStatus:
		return rec.Status != ""
	case FieldAward:
		return slices.Contains(awards, s)
	case FieldPhone:
		return rec.Phone == s || len(rec.Phone) == len(s)+1 && rec.Phone[1:] == s
	}
	whole := rec.said(f)
	return whole != "" && strings.Contains(whole, s)
}

// said gives the record's text for a field that takes its cell as it is.
func (rec *Record) said(f Field) string {
	switch f {
	case FieldHonorific:
		return rec.Honorific
	case FieldEthnicity:
		return rec.Ethnicity
	case FieldReligion:
		return rec.Religion
	case FieldParty:
		return rec.Party
	case FieldEducation:
		return rec.Education
	case FieldTheory:
		return rec.Theory
	case FieldPosition:
		return rec.Position
	case FieldUnit:
		return rec.Unit
	case FieldDelegation:
		return rec.Delegation
	case FieldCode:
		return rec.Code
	case FieldSeat:
		return rec.Seat
	case FieldRoles:
		return rec.Roles
	case FieldReason:
		return rec.Reason
	case FieldSubstitute:
		return rec.Substitute
	case FieldReplaces:
		return rec.Replaces
	case FieldAddress:
		return rec.Address
	case FieldRecipient:
		return rec.Representative
	case FieldActivity:
		return rec.Field
	case FieldAchievement:
		return rec.Achievement
	case FieldDecision:
		return rec.Decision
	case FieldIssuer:
		return rec.Issuer
	case FieldOtherName:
		return rec.Other.Name
	case FieldOtherPost:
		return rec.Other.Post
	case FieldOtherReason:
		return rec.Other.Achievement
	}
	return ""
}

var (
	dateLabels = wordSet("sinh sn ns ngay thang nam born in date of birth vao mong mung jan feb mar apr may jun jul aug sep oct nov dec " +
		"january february march april june july august september october november december gieng chap am pm st nd rd th")
	cellLabels = wordSet("sinh sn ns s n born ngay thang nam dan toc dt sdt dien thoai tel tru tai thuong quan dia chi so no qd quyet dinh decision of the dated " +
		"cua do by ky tang danh hieu va theo kem ban hanh")
	deadLabels = wordSet("truy tang cho da mat hy sinh tu tran qua doi co")
)

// unsaid gives a cell's words, folded and figures without zeros before them, that
// the record must say: not those that only label what stands beside them.
func (m *mapper) unsaid(rec *Record, col *Column, s string) []string {
	if i := strings.LastIndexAny(s, ",;"); i > 0 && m.above != nil && isDitto(s[i+1:]) {
		s = s[:i]
	}
	if col.has(FieldName) {
		s = footnote.ReplaceAllString(cutListNumber(cutBullet(s)), "")
	}
	if col.has(FieldPhone) && hasLetter(s) && saysUnknown(s) {
		return nil // there is none
	}
	words := strings.Fields(text.Alphanumeric(latinDigits(s)))
	dated := rec.Birth != "" && (col.has(FieldBirth) || col.sex != "" || col.has(FieldBirthYear)) || rec.DecisionDate != "" && col.Fields[0] == FieldDecisionDate
	if !dated && len(words) == 0 && strings.Trim(s, " -–—.,_…/") != "" {
		return []string{s} // "?"
	}
	kept := words[:0]
	for i := 0; i < len(words); {
		w := words[i]
		_, count := 0, 0
		if dated && len(col.Fields) == 1 {
			_, count = text.ReadCount(words[i:])
		}
		switch {
		case count > 0:
			i += count
			continue
		case dated && dateLabels[w], cellLabels[w] && !dated, rec.Posthumous && deadLabels[w]:
		case readGender(w) != "" && rec.Gender != "" && !dated:
		default:
			if w = strings.TrimLeft(w, "0"); w != "" && (!dated || !isDateWord(w)) {
				kept = append(kept, w)
			}
		}
		i++
	}
	if mark := m.long.markIn(s); mark != "" {
		kept = append(kept, mark)
	}
	return kept
}

// isDateWord tells of "t00" and "1980t00", of times behind dates, and of "5th".
func isDateWord(w string) bool { return w[0] >= '0' && w[0] <= '9' || w[0] == 't' && isDigits(w[1:]) }

// held gives the words that the record says, or a doubt about its row.
func (m *mapper) held(rec *Record, v *values, awards []string) map[string]bool {
	texts := []string{rec.Name, rec.Honorific, rec.Ethnicity, rec.Religion, rec.Party, rec.Education, rec.Theory, rec.Position, rec.Unit, rec.Delegation, rec.KindWord, rec.Phone, rec.Code, rec.Seat,
		rec.Roles, rec.Reason, rec.Substitute, rec.Replaces, rec.Address, rec.Representative, rec.Field, rec.Achievement, rec.Decision, rec.Issuer, rec.Other.Name, rec.Other.Post, rec.Other.Achievement, rec.Note}
	texts = append(texts, awards...)
	for _, d := range []data.Date{rec.Birth, rec.DecisionDate} {
		y, month, day := d.Parts()
		texts = append(texts, itoa(y), itoa(month), itoa(day), itoa(y%100))
	}
	if rec.Round > 0 {
		texts = append(texts, itoa(rec.Round), "đợt")
	}
	for i := len(m.list.Problems) - 1; i >= 0 && m.list.Problems[i].Row == rec.Row; i-- {
		for _, a := range m.list.Problems[i].Args {
			if s, ok := a.(string); ok {
				texts = append(texts, s)
			}
		}
	}
	held := map[string]bool{}
	for _, s := range texts {
		for w := range strings.FieldsSeq(text.Alphanumeric(latinDigits(s))) {
			held[strings.TrimLeft(w, "0")] = true
		}
	}
	for _, s := range texts { // "?" and the like, and the rests of long cells
		held[s], held[m.long.markIn(s)] = true, true
	}
	return held
}
