package sheet

import "vinhdanh/data"

// dates reads the birth date and the decision's.
func (m *mapper) dates(rec *Record, v *values) {
	birth := v.get(FieldBirth)
	field := FieldBirth
	if birth == "" {
		field = FieldBirthYear
		birth = joinDate(v.get(FieldBirthDay), v.get(FieldBirthMonth), v.get(FieldBirthYear))
		if birth == "" { // a day without its year is no date
			for _, part := range []Field{FieldBirthDay, FieldBirthMonth} {
				if s := v.get(part); s != "" {
					i := v.column[slots[part]]
					rec.Note = addLine(rec.Note, m.label(m.column(i), i)+": "+s)
				}
			}
		}
	}
	if isAge(birth) {
		rec.Note = addLine(rec.Note, birth)
		birth = ""
	}
	if birth != "" {
		d, code := readDate(birth, m.year)
		if m.notBornThen(rec, d) {
			d, code = "", ProblemImpossibleDate
		}
		rec.Birth = d
		m.dateProblem(rec, code, birth, d, field, v)
	}
	if s := v.get(FieldDecision); s != "" {
		d := readDecisionCell(s)
		rec.Decision, rec.DecisionDate = d.number, d.date
		if rec.Issuer == "" {
			rec.Issuer = d.issuer
		}
		if d.bad != "" {
			m.dateProblem(rec, ProblemImpossibleDate, d.bad, "", FieldDecision, v)
		}
	}
	if s := v.get(FieldDecisionDate); s != "" {
		d, code := readDate(s, m.year+1)
		rec.DecisionDate = d
		m.dateProblem(rec, code, s, d, FieldDecisionDate, v)
	}
}

// oldestBirth is the first year in which someone who lives may have been born.
// The dead who are awarded may be older: mothers of fallen soldiers are.
const oldestBirth = 1900

// notBornThen tells of a birth date that is still to come, or too long ago.
func (m *mapper) notBornThen(rec *Record, d data.Date) bool {
	if d == "" {
		return false
	}
	if d.Year() >= oldestBirth {
		return d > m.today && len(d) == len(m.today)
	}
	dead := rec.Posthumous || m.award.posthumous
	for _, s := range m.open {
		dead = dead || s.posthumous
	}
	return !dead
}

// joinDate makes one date of three columns.
func joinDate(day, month, year string) string {
	day, month, year = wholeNumber(latinDigits(day)), wholeNumber(latinDigits(month)), wholeNumber(latinDigits(year))
	switch {
	case year == "":
		return ""
	case month == "":
		return year
	case day == "":
		return month + "/" + year
	}
	return day + "/" + month + "/" + year
}

func (m *mapper) dateProblem(rec *Record, code data.Code, written string, d data.Date, f Field, v *values) {
	column := v.letter(f)
	switch f {
	case FieldBirthYear:
		f = FieldBirth
	case FieldDecision:
		f = FieldDecisionDate
	}
	switch code {
	case ProblemImpossibleDate:
		rec.Faulty = true
		p := fault(rec.Row, column, code, "date", shorten(written), "what", string(f))
		if there, _ := readDate(written, 9999); there != "" {
			p.Args["range"] = true // the calendar has it, and still it cannot be
		}
		m.problem(p)
	case ProblemAmbiguousYear:
		m.problem(warning(rec.Row, column, code, "date", written, "year", d.Year(), "what", string(f)))
	}
}
