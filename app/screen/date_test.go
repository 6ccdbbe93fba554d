package screen

import (
	"testing"

	"vinhdanh/data"
)

func TestReadDate(t *testing.T) {
	for s, want := range map[string]data.Date{
		"": "", "  ": "", "14/03/1983": "1983-03-14", "1-2-2024": "2024-02-01", "05.09.2025": "2025-09-05", "03/1983": "1983-03", " 1983 ": "1983", "29/02/2024": "2024-02-29",
	} {
		if got, err := ReadDate(s); err != nil || got != want {
			t.Errorf("%q: %q, %v", s, got, err)
		}
	}
	for _, s := range []string{"31/02/1986", "29/02/2023", "13/1983", "0/0/1983", "83", "14/03/83", "14 tháng 3", "1/2/3/4", "/", "a/b/c", "-1983", "14/03/10000"} {
		if got, err := ReadDate(s); data.CodeOf(err) != "impossible-date" {
			t.Errorf("%q: %q, %v", s, got, err)
		}
	}
}
