package print

import (
	"fmt"
	"time"

	"vinhdanh/print/layout"
)

// OfficialDate writes a full date (YYYY-MM-DD) as papers do, after "ngày": "05
// tháng 9 năm 2025". Days below 10 and the months 1 and 2 take a zero, other
// months none (Nghị định 30/2020/NĐ-CP, annex I). Fault "bad-date" (field, value).
func OfficialDate(field, date string) (string, error) {
	t, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return "", &layout.Fault{Code: "bad-date", Args: map[string]any{"field": layout.FieldKey(field), "value": date}, Err: err}
	}
	month := fmt.Sprintf("%d", int(t.Month()))
	if t.Month() <= time.February {
		month = "0" + month
	}
	return fmt.Sprintf("%02d tháng %s năm %d", t.Day(), month, t.Year()), nil
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
