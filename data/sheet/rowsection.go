package sheet

import (
	"slices"
	"strings"

	"vinhdanh/data"
	"vinhdanh/data/text"
)

// sectioned gives the record what its sections say and its own cells do not.
func (m *mapper) sectioned(rec *Record, v *values, n named) {
	kind := data.RecipientKind("")
	var heading []string
	for i, s := range m.open {
		s.Rows++
		if i == len(m.open)-1 {
			s.direct++
		}
		if s.posthumous {
			rec.Posthumous = true
		}
		if s.group != "" {
			kind = s.group
		}
		if s.field != "" {
			if rec.Field == "" {
				rec.Field = s.field
			}
			continue
		}
		switch s.What {
		case SectionKind:
			if v.get(FieldKind) == "" && len(v.kinds) == 0 {
				rec.KindWord = s.name
			}
			if v.get(FieldDelegation) == "" && !m.within(i) {
				rec.Delegation = s.name
			}
		case SectionDelegation:
			if v.get(FieldDelegation) == "" {
				rec.Delegation = s.name
			}
		case SectionOther:
			if m.kind == Delegates {
				if v.get(FieldDelegation) == "" {
					rec.Delegation = s.name
				}
			} else if s.group == "" && !s.mentionsGroups() && !strings.HasPrefix(text.Fold(s.Text), "phu luc") {
				heading = append(heading, s.Text)
			}
		case SectionUnit:
			switch {
			case rec.Unit == "":
				rec.Unit = s.name
			case isVillage(rec.Unit) && isCommune(s.name):
				rec.Unit += ", " + s.name
			}
		case SectionAward:
			if v.get(FieldAward) == "" {
				rec.Award = s.award
			}
		}
		if s.achievement != "" && v.get(FieldAchievement) == "" {
			rec.Achievement = s.achievement
		}
		if d := s.decision; !d.empty() && v.get(FieldDecision) == "" && v.get(FieldDecisionDate) == "" {
			rec.Decision, rec.DecisionDate = d.number, d.date
			if d.issuer != "" && v.get(FieldIssuer) == "" {
				rec.Issuer = d.issuer
			}
		}
	}
	if rec.Unit == "" && m.whose.unit != "" && !m.holds(FieldUnit) {
		rec.Unit = m.whose.unit
	}
	if m.kind == Delegates {
		if rec.KindWord == "" {
			rec.KindWord = m.word
		}
		if rec.Delegation == "" {
			rec.Delegation = m.whose.delegation
		}
		return
	}
	m.titledRow(rec, v)
	for _, h := range heading {
		rec.Note = addLine(rec.Note, h)
	}
	own := recipientWord(rec.KindWord)
	rec.KindWord = ""
	switch {
	case kind != "":
		rec.Recipient = kind
	case own != "":
		rec.Recipient = own
	case v.awards != "" && n.honorific == "":
		rec.Recipient = v.awards
	case n.recipient == "" && m.award.group != "":
		rec.Recipient = m.award.group
	default:
		rec.Recipient = kindOfName(n)
	}
}

// within tells whether the i-th open section, of guests or official delegates,
// is a part of a delegation: the one around it has no rows of its own, or both
// are numbered.
func (m *mapper) within(i int) bool {
	if m.whose.delegation != "" {
		return true
	}
	for _, o := range m.open[:i] {
		if o.What == SectionDelegation && (o.direct == 0 || o.key()[0] != '=' && m.open[i].key()[0] != '=') {
			return true
		}
	}
	return false
}

// holds tells whether a column of the list says a field.
func (m *mapper) holds(f Field) bool {
	return slices.ContainsFunc(m.columns, func(c Column) bool { return c.has(f) })
}

// titledRow gives the record what the lines above the heading say, where
// neither its cells nor its sections do.
func (m *mapper) titledRow(rec *Record, v *values) {
	if rec.Decision == "" && rec.DecisionDate == "" && v.get(FieldDecision) == "" {
		rec.Decision, rec.DecisionDate = m.title.number, m.title.date
		if rec.Issuer == "" {
			rec.Issuer = m.title.issuer
		}
	} else if rec.Issuer == "" && rec.Decision == m.title.number {
		rec.Issuer = m.title.issuer
	}
	if rec.Award == "" && m.award.award != "" {
		rec.Award = m.award.award
		rec.Posthumous = rec.Posthumous || m.award.posthumous
		if rec.Achievement == "" {
			rec.Achievement = m.award.achievement
		}
		if rec.Issuer == "" {
			rec.Issuer = m.award.issuer
		}
	}
}

// mentionsGroups tells of a title that names several kinds of recipients.
func (s *Section) mentionsGroups() bool {
	_, _, ok := groupTitle(align(s.Text).tokens())
	return ok
}
