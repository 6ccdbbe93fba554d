package sheet

import (
	"strings"

	"vinhdanh/data/text"
)

// birthParts are the headings of three columns that say what each holds of the
// birth date.
var birthParts = map[string]Field{
	"sinh ngay": FieldBirthDay, "ngay sinh": FieldBirthDay, "birth day": FieldBirthDay, "day of birth": FieldBirthDay,
	"sinh thang": FieldBirthMonth, "thang sinh": FieldBirthMonth, "birth month": FieldBirthMonth, "month of birth": FieldBirthMonth,
	"sinh nam": FieldBirthYear, "nam sinh": FieldBirthYear, "birth year": FieldBirthYear, "year of birth": FieldBirthYear,
}

// birthInColumns finds "Sinh ngày", "Sinh tháng", "Sinh năm", where the first
// holds days of a month and no whole dates.
func birthInColumns(columns []Column, sample func(int) []string) {
	found := map[Field]int{}
	for i, c := range columns {
		f, ok := birthParts[text.Alphanumeric(lastPart(c.Heading))]
		if !ok || c.Chosen {
			continue
		}
		if _, twice := found[f]; twice {
			return
		}
		found[f] = i
	}
	_, month := found[FieldBirthMonth]
	_, year := found[FieldBirthYear]
	day, dayToo := found[FieldBirthDay]
	if !month || !year || dayToo && !mostAre(sample(columns[day].Index), isDayNumber) {
		return
	}
	for f, i := range found {
		columns[i].Fields, columns[i].weak, columns[i].plain = []Field{f}, false, false
	}
}

// isDayNumber tells of a cell that holds a day of the month.
func isDayNumber(s string) bool {
	n := atoi([]byte(strings.Trim(wholeNumber(latinDigits(s)), "()"))) // the row that numbers the columns is among them
	return n >= 1 && n <= 31
}

// wholeNumber drops the decimals that some spreadsheets add to whole numbers.
func wholeNumber(s string) string {
	whole, decimals, ok := strings.Cut(s, ".")
	if ok && isDigits(whole) && strings.Trim(decimals, "0") == "" {
		return whole
	}
	return s
}
