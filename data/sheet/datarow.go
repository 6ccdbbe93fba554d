package sheet

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"vinhdanh/data"
	"vinhdanh/data/text"
)

// data reads a row as a person, a body or a household.
func (m *mapper) data(r Row, style numbering) {
	v := m.read(r)
	rec := Record{Row: r.Number}
	raw := v.get(FieldName)
	column := m.nameLetter(v)
	parted := strings.TrimSpace(v.get(FieldFamily) + " " + v.given)
	switch {
	case raw == "":
		raw = parted
	case v.get(FieldFamily) == "" && v.given != "": // the name's last word has a column of its own
		raw += " " + v.given
	case parted != "" && text.Fold(parted) != text.Fold(oneLine(raw)):
		v.note = addLine(v.note, "Họ, tên: "+parted) // the whole name, which has a column too, says another
	}
	plain := plainName(raw)
	p, packed := packedName{}, false
	if !plain {
		p, packed = splitPacked(raw, false, false)
	}
	if packed && begins(p.name) != thingHouse && m.aside(v, &p) {
		raw = p.name
		v.packedRest(p, Cell{Column: v.column[slots[FieldName]]})
	} else if packed && v.get(FieldPosition) == "" && (p.unit == "" || v.get(FieldUnit) == "") && (v.get(FieldUnit) == "" && v.get(FieldAddress) == "" || p.post != "" && p.unit == "") {
		raw = p.name
		v.packedRest(p, Cell{Column: v.column[slots[FieldName]]})
	}
	n := named{name: raw}
	if !plain {
		raw = oneLine(raw)
		n = readName(raw)
	}
	rec.Name, rec.Honorific, rec.Gender, rec.Posthumous = n.name, n.honorific, n.gender, n.posthumous
	if !hasLetter(rec.Name) {
		if rec.Name != "" && v.filled == 0 {
			return // dashes and dots
		}
		rec.Name = ""
	}
	if rec.Name == "" {
		if v.filled == 0 || v.filled == 1 && style != figures && m.ordinals {
			return
		}
		rec.Faulty = true
	}
	if _, alone := text.IsHonorific(rec.Name); alone && n.recipient != data.Collective {
		rec.Name, rec.Faulty = "", true // whose, the cell does not say
	}
	if n.birth != "" && v.get(FieldBirth) == "" {
		v.set(FieldBirth, n.birth, Cell{Column: v.column[slots[FieldName]]})
	}
	if n.note != "" && !strings.Contains(text.Fold(v.note), text.Fold(n.note)) {
		v.note = addLine(v.note, n.note)
	}
	if post := v.get(FieldUnit); v.get(FieldPosition) == "" && n.recipient != data.Collective && n.recipient != data.Household && begins(post) == thingPost {
		if post, unit := splitPost(post, false); post != "" && unit != "" { // there is no column of posts
			c := Cell{Column: v.column[slots[FieldUnit]]}
			v.set(FieldPosition, post, c)
			v.set(FieldUnit, unit, c)
		}
	}
	m.person(&rec, v)
	m.dates(&rec, v)
	m.sectioned(&rec, v, n)
	if rec.Name == "" {
		if raw != "" {
			m.problem(fault(r.Number, column, ProblemNoName, "found", shorten(raw)))
		} else {
			m.problem(fault(r.Number, column, ProblemNoName))
		}
	}
	m.gender(&rec, v, n)
	awards := m.awardsOf(&rec, v)
	m.keep(&rec, v, r, awards)
	m.texts(&rec, v, raw, column)
	m.count(rec)
	for i, award := range awards {
		if i == 0 || !rec.Faulty {
			rec.Award = award
			m.list.Records = append(m.list.Records, rec)
		}
	}
	m.above = v
}

// awardsOf gives a row's awards: each makes a record of its own.
func (m *mapper) awardsOf(rec *Record, v *values) []string {
	if m.kind != Recipients {
		return []string{rec.Award}
	}
	var list []string
	if rec.Award != "" && (len(v.ticked) == 0 || v.get(FieldAward) != "") {
		list = splitAwards(rec.Award)
		if len(list) > 1 && !m.listsAwards(rec.Award) {
			list = []string{rec.Award}
		}
	}
	for _, t := range v.ticked {
		if !slices.Contains(list, t) {
			list = append(list, t)
		}
	}
	if len(list) == 0 {
		return []string{rec.Award}
	}
	return list
}

// listsAwards tells whether a text begins with an award, and is no section's title.
func (m *mapper) listsAwards(s string) bool {
	list := align(s).tokens()
	return len(list) > 0 && len(list) < 60 && awardAt(list) == 0
}

// nameLetter gives the column of the name, also where its cell is empty.
func (m *mapper) nameLetter(v *values) string {
	for _, f := range []Field{FieldName, FieldFamily} {
		if v.get(f) != "" {
			return v.letter(f)
		}
		for _, c := range m.columns {
			if c.has(f) {
				return c.Letter
			}
		}
	}
	return ""
}

func (m *mapper) problem(p Problem) { m.list.Problems = append(m.list.Problems, p) }

func hasLetter(s string) bool {
	for _, r := range s {
		if r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r >= 0xC0 && unicode.IsLetter(r) {
			return true
		}
	}
	return false
}

// person takes over the fields that are kept as found.
func (m *mapper) person(rec *Record, v *values) {
	rec.Ethnicity = v.get(FieldEthnicity)
	rec.Religion = v.get(FieldReligion)
	rec.Party = v.get(FieldParty)
	rec.Education = v.get(FieldEducation)
	rec.Theory = v.get(FieldTheory)
	rec.Position = v.get(FieldPosition)
	rec.Unit = v.get(FieldUnit)
	rec.Delegation = v.get(FieldDelegation)
	rec.KindWord = v.get(FieldKind)
	rec.ExOfficio = isMark(v.get(FieldExOfficio))
	rec.Exemplar = isMark(v.get(FieldExemplar))
	if rec.KindWord == "" {
		rec.KindWord = strings.Join(v.kinds, ", ")
	}
	if isNoMark(rec.Party) || rec.Party != "" && saysUnknown(rec.Party) && !isMark(rec.Party) {
		rec.Party = ""
	}
	rec.Phone = readPhone(v.get(FieldPhone))
	rec.Code = v.get(FieldCode)
	rec.Seat = v.get(FieldSeat)
	rec.Roles = v.get(FieldRoles)
	rec.Address = v.get(FieldAddress)
	rec.Representative = v.get(FieldRecipient)
	rec.Award = v.get(FieldAward)
	rec.Field = v.get(FieldActivity)
	rec.Achievement = v.get(FieldAchievement)
	rec.Issuer = v.get(FieldIssuer)
	rec.Other = data.OtherWording{Name: v.get(FieldOtherName), Post: v.get(FieldOtherPost), Achievement: v.get(FieldOtherReason)}
	rec.Note = v.note
	rec.standing(v, Heading(FieldStatus, "vi"))
	m.awarded(rec, v)
	if s := v.get(FieldHonorific); s != "" {
		if h, ok := text.IsHonorific(s); ok {
			if h.Dead {
				rec.Posthumous, s = true, h.Living
				if h.Fallen != "" && text.Fold(rec.Note) != text.Fold(h.Fallen) {
					rec.Note = addLine(rec.Note, h.Fallen)
				}
			}
		}
		switch {
		case rec.Honorific == "":
			rec.Honorific = s
		case s != "" && !strings.Contains(" "+text.Alphanumeric(rec.Honorific)+" ", " "+text.Alphanumeric(s)+" "):
			i := v.column[slots[FieldHonorific]]
			rec.Note = addLine(rec.Note, m.label(m.column(i), i)+": "+s)
		}
	}
	if isMark(v.get(FieldPosthumous)) || v.get(FieldPosthumous) != "" && posthumous[text.Alphanumeric(v.get(FieldPosthumous))] {
		rec.Posthumous = true
	}
	if !rec.Posthumous && v.note != "" {
		for _, line := range strings.Split(v.note, "\n") {
			rec.Posthumous = rec.Posthumous || posthumous[text.Alphanumeric(line)]
		}
	}
}

// awarded reads a cell of the column of awards that says more than the award:
// its decision, or that it is given to the dead.
func (m *mapper) awarded(rec *Record, v *values) {
	if m.kind != Recipients || rec.Award == "" {
		return
	}
	a := align(rec.Award)
	if d, _, ok := readDecision(a); ok && d.number != "" {
		if s, ok := readSection("", rec.Award, Recipients); ok && s.award != "" {
			rec.Award = s.award
			rec.Posthumous = rec.Posthumous || s.posthumous
			if v.get(FieldDecision) == "" && v.get(FieldDecisionDate) == "" {
				v.set(FieldDecision, d.number, Cell{Column: v.column[slots[FieldAward]]})
				v.set(FieldDecisionDate, d.date.String()+d.bad, Cell{Column: v.column[slots[FieldAward]]})
				if rec.Issuer == "" {
					rec.Issuer = d.issuer
				}
			}
		}
		return
	}
	if strings.HasPrefix(a.fold, "truy tang ") {
		rec.Posthumous = true
		rec.Award = capitalized(a.cut(len("truy tang "), len(a.runes)))
	}
}

// gender decides between what column, honorific and remark say.
func (m *mapper) gender(rec *Record, v *values, n named) {
	column := v.letter(FieldGender)
	said := readGender(v.get(FieldGender))
	if said == "" {
		said = v.gender
	}
	if said == "" && v.get(FieldGender) != "" {
		rec.Note = addLine(rec.Note, m.label(m.column(v.column[slots[FieldGender]]), v.column[slots[FieldGender]])+": "+v.get(FieldGender))
	}
	by := rec.Gender
	if h, ok := text.IsHonorific(rec.Honorific); ok && by == "" {
		switch h.Sex {
		case text.Male:
			by = data.Male
		case text.Female:
			by = data.Female
		}
	}
	rec.Gender = by
	if said != "" {
		rec.Gender = said
		if by != "" && by != said {
			m.problem(warning(rec.Row, column, ProblemGender, "honorific", rec.Honorific, "name", rec.Name))
		}
	}
	if m.kind == Recipients && rec.Recipient != data.Individual && rec.Recipient != "" {
		rec.Gender = "" // a body has none, nor has a household
	}
}

// The longest that each text is expected to be, in characters. Longer ones
// are kept whole and pointed out, since they would not fit a certificate.
var longest = map[Field]int{
	FieldName: 100, FieldPosition: 150, FieldUnit: 150, FieldDelegation: 150, FieldAchievement: 300, FieldAward: 200, FieldAddress: 200, FieldNote: 2000,
	FieldEthnicity: 60, FieldHonorific: 60, FieldPhone: 60, FieldKind: 100, FieldDecision: 100, FieldIssuer: 200,
	FieldOtherName: 100, FieldOtherPost: 200, FieldOtherReason: 300,
}

// texts points out formulas and texts of unusual length.
func (m *mapper) texts(rec *Record, v *values, name, nameColumn string) {
	switch {
	case looksLikeFormula(name):
		m.problem(warning(rec.Row, nameColumn, ProblemFormula, "text", shorten(name)))
	case (m.kind == Delegates || rec.Recipient == data.Individual) && oddName(rec.Name):
		m.problem(warning(rec.Row, nameColumn, ProblemOddName, "name", shorten(rec.Name)))
	}
	for _, t := range []struct {
		field Field
		text  string
	}{{FieldName, rec.Name}, {FieldHonorific, rec.Honorific}, {FieldPosition, rec.Position}, {FieldUnit, rec.Unit}, {FieldDelegation, rec.Delegation}, {FieldEthnicity, rec.Ethnicity},
		{FieldPhone, rec.Phone}, {FieldKind, rec.KindWord}, {FieldAward, rec.Award}, {FieldAchievement, rec.Achievement}, {FieldDecision, rec.Decision}, {FieldIssuer, rec.Issuer},
		{FieldAddress, rec.Address}, {FieldOtherName, rec.Other.Name}, {FieldOtherPost, rec.Other.Post}, {FieldOtherReason, rec.Other.Achievement}, {FieldNote, rec.Note}} {
		if t.text == "" {
			continue
		}
		t.text = m.long.whole(t.text)
		column := v.letter(t.field)
		if t.field == FieldNote {
			column = ""
		}
		if limit := longest[t.field]; len(t.text) > limit {
			if n := utf8.RuneCountInString(t.text); n > limit {
				m.problem(warning(rec.Row, column, ProblemTooLong, "n", n, "limit", limit, "what", string(t.field)))
			}
		}
		if t.field != FieldName && looksLikeFormula(t.text) {
			m.problem(warning(rec.Row, column, ProblemFormula, "text", shorten(t.text)))
		}
	}
}

// oddName tells of a person's name that cannot be printed as it stands: with
// figures or signs in it, or without a capital at all.
func oddName(s string) bool {
	lower, upper := false, false
	for _, r := range s {
		switch {
		case unicode.IsLower(r):
			lower = true
		case unicode.IsUpper(r):
			upper = true
		case r >= '0' && r <= '9' || strings.ContainsRune("*#@=_<>?!~^|{}[]\\%$", r):
			return true
		}
	}
	return lower && !upper
}

func shorten(s string) string {
	const most = 60
	n := 0
	for i := range s {
		if n++; n > most {
			return s[:i] + "…"
		}
	}
	return s
}

func (m *mapper) count(rec Record) {
	m.got.all++
	if m.kind == Delegates {
		m.got.people++
		return
	}
	switch rec.Recipient {
	case data.Collective:
		m.got.collectives++
	case data.Household:
		m.got.households++
	case data.Individual:
		m.got.individuals++
		m.got.people++
	}
}
