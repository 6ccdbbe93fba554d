package sheet

import "vinhdanh/data"

// Existing is the doubt whether a row is somebody who is there already: name is
// the row's, code and unit are those of the one who is there.
func Existing(row int, column, name, code, unit string, id data.ID) Problem {
	p := warning(row, column, ProblemDuplicate, "existing", code, "name", name, "unit", unit)
	p.Offers = []Offer{
		choice("offer.existing", &p, []Fix{{Kind: FixSame, Row: row, ID: id, Text: name}}, "existing", code),
		choice("offer.new-person", &p, []Fix{{Kind: FixDistinct, Row: row, ID: id, Text: name}}),
	}
	return p
}

// RoundLocked is the doubt about rows that name a round whose places stand: they
// are saved, and are in no round.
func RoundLocked(rows []int, column string, number int) Problem {
	p := warning(rows[0], column, ProblemRoundLocked, "number", number)
	p.Rows = rows
	return p
}

// UnknownAward is the doubt about an award that the catalogue does not have
// under a list's words; near are those that may be meant, the likeliest first.
func UnknownAward(rows []int, words string, near []data.Award) Problem {
	p := warning(rows[0], "", ProblemUnknownAward, "award", words)
	p.Rows = rows
	for _, a := range near {
		p.Offers = append(p.Offers, choice("offer.known-award", &p, []Fix{{Kind: FixAward, Row: p.Row, Text: words, ID: a.ID}}, "award", a.Name))
	}
	p.Offers = append(p.Offers, choice("offer.new-award", &p, []Fix{{Kind: FixAward, Row: p.Row, Text: words}}, "award", words))
	return p
}
