package sheet

import (
	"testing"

	"vinhdanh/data"
)

func TestWordDay(t *testing.T) {
	for _, c := range []struct {
		in   string
		want data.Date
	}{
		{"ngày mười lăm tháng tám năm hai nghìn không trăm hai mươi lăm", "2025-08-15"},
		{", ngày mồng năm tháng năm năm 2024", "2024-05-05"},
		{"Ngày ba mươi mốt, tháng mười hai, năm một nghìn chín trăm tám mươi", "1980-12-31"},
		{"ngày 05 tháng chín năm hai không hai lăm", "2025-09-05"},
		{"mười tháng mười năm hai ngàn lẻ năm", "2005-10-10"},
		{"ngày hai mươi tháng mười một năm 1999", "1999-11-20"},
		{"ngày mùng 2 tháng giêng năm hai nghìn không trăm linh chín", "2009-01-02"},
		{"ngày 15 tháng 8 năm 2025", ""}, // figures are read elsewhere
		{"ngày ba mươi hai tháng tám năm 2025", ""},
		{"ngày tháng năm", ""},
		{"ngày mười", ""},
		{"năm năm", ""},
	} {
		y, m, d, end := wordDay(align(c.in).fold)
		got := data.Date("")
		if end > 0 {
			got, _ = data.NewDate(y, m, d)
		}
		if got != c.want || end > len(align(c.in).fold) {
			t.Errorf("%q: %q (%d), want %q", c.in, got, end, c.want)
		}
	}
}

func TestDatesInWords(t *testing.T) {
	d, _, ok := readDecision(align("(Theo Quyết định số 889/QĐ-UBND, ngày mười lăm tháng tám năm hai nghìn không trăm hai mươi lăm của Chủ tịch UBND tỉnh)"))
	if want := (decided{number: "889/QĐ-UBND", date: "2025-08-15", issuer: "Chủ tịch UBND tỉnh"}); !ok || d != want {
		t.Errorf("%+v, want %+v", d, want)
	}
	if d, _, _ := readDecision(align("Quyết định số 9/QĐ-UBND ngày ba mươi mốt tháng hai năm 2025")); d.date != "" || d.bad == "" {
		t.Errorf("a day that no calendar has: %+v", d)
	}
	if d, code := readDate("Sinh ngày mười lăm tháng tám năm một nghìn chín trăm tám mươi", 2025); d != "1980-08-15" || code != "" {
		t.Errorf("%q, %q", d, code)
	}
	if d, code := readDate("mười lăm tháng tám", 2025); d != "" || code != ProblemImpossibleDate {
		t.Errorf("%q, %q", d, code)
	}
}
