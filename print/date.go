package print

import (
	"fmt"
	"strconv"
	"time"

	"vinhdanh/print/layout"
)

// OfficialDate writes a full date (YYYY-MM-DD) as papers do, after "ngày": "05
// tháng 9 năm 2025". Days below 10 and the months 1 and 2 take a zero, other
// months none (Nghị định 30/2020/NĐ-CP, annex I). Fault "bad-date" (field, value).
func OfficialDate(field, date string) (string, error) {
	d, err := parseDay(field, date)
	return d.official(), err
}

// day is a full date, or the zero value where it is not known yet.
type day struct{ time.Time }

// dayOf reads a full date or none. Fault "bad-date" (field, value).
func dayOf(field, date string) (day, error) {
	if date == "" {
		return day{}, nil
	}
	return parseDay(field, date)
}

func parseDay(field, date string) (day, error) {
	t, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return day{}, &layout.Fault{Code: "bad-date", Args: map[string]any{"field": layout.FieldKey(field), "value": date}, Err: err}
	}
	return day{t}, nil
}

func (d day) known() bool { return !d.IsZero() }

// official writes the date as OfficialDate does, or its blanks.
func (d day) official() string {
	if !d.known() {
		return noDate
	}
	month := strconv.Itoa(int(d.Month()))
	if d.Month() <= time.February {
		month = "0" + month
	}
	return fmt.Sprintf("%02d tháng %s năm %d", d.Day(), month, d.Year())
}

// months of the other languages. Arabic papers of Việt Nam name them as Egypt
// and the Gulf do.
var months = map[string][]string{
	"en": {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
	"ar": {"يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"},
}

// in writes the date in another language: "5 September 2025".
func (d day) in(lang string) string {
	names := months[lang]
	if !d.known() || names == nil {
		return ""
	}
	return fmt.Sprintf("%d %s %d", d.Day(), names[d.Month()-1], d.Year())
}

// dateline writes place and date in another language.
func dateline(lang, place, date string) string {
	switch {
	case place == "" || date == "":
		return date
	case lang == "ar":
		return place + "، " + date
	}
	return place + ", " + date
}

// noDate stands where a date is not known yet.
const noDate = "... tháng ... năm ..."

// dated writes the line above the signature: "Lai Châu, ngày 05 tháng 9 năm 2025".
func dated(place, date string) string {
	if place == "" {
		return "Ngày " + date
	}
	return place + ", ngày " + date
}
