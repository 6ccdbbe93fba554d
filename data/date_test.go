package data

import (
	"errors"
	"testing"
	"time"
)

func TestNewDate(t *testing.T) {
	for _, tc := range []struct {
		year, month, day int
		want             Date
	}{
		{1984, 6, 13, "1984-06-13"},
		{1984, 0, 0, "1984"},
		{1984, 6, 0, "1984-06"},
		{2024, 2, 29, "2024-02-29"},
		{1, 1, 1, "0001-01-01"},
		{9999, 12, 31, "9999-12-31"},
		{2023, 2, 29, ""},
		{2023, 4, 31, ""},
		{2023, 13, 1, ""},
		{2023, -1, 0, ""},
		{2023, 0, 5, ""},
		{2023, 1, -1, ""},
		{2023, 1, 32, ""},
		{0, 1, 1, ""},
		{10000, 1, 1, ""},
		{-5, 1, 1, ""},
	} {
		got, err := NewDate(tc.year, tc.month, tc.day)
		if got != tc.want || (err == nil) != (tc.want != "") {
			t.Errorf("%d-%d-%d: %q, %v", tc.year, tc.month, tc.day, got, err)
		}
		if tc.want == "" && CodeOf(err) != "impossible-date" {
			t.Errorf("%d-%d-%d: code %q", tc.year, tc.month, tc.day, CodeOf(err))
		}
	}
	_, err := NewDate(2023, 2, 30)
	var fault *Error
	if !errors.As(err, &fault) || fault.Args["date"] != "30/02/2023" {
		t.Errorf("the error says %v", err)
	}
}

func TestParseDate(t *testing.T) {
	for s, ok := range map[string]bool{
		"": true, "1984": true, "1984-06": true, "1984-06-13": true, "2024-02-29": true,
		"2023-02-29": false, "84": false, "1984-6-13": false, "1984/06/13": false, "13/06/1984": false, "1984-06-13 ": false,
		"1984-06-1x": false, "abcd": false, "1984-": false, "1984-06-130": false, "1984x06-13": false, "+984": false, "-001": false,
		"0000": false, "１９８４": false, "1984-00": false, "1984-00-01": false,
	} {
		got, err := ParseDate(s)
		if (err == nil) != ok || ok && got != Date(s) || !ok && CodeOf(err) != "impossible-date" {
			t.Errorf("%q: %q, %v", s, got, err)
		}
	}
}

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"", "1984", "1984-06", "1984-06-13", "2023-02-29", "+984-1", "1984-06-13T"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := ParseDate(s)
		if err != nil {
			if d != "" {
				t.Errorf("%q: %q with an error", s, d)
			}
			return
		}
		if string(d) != s {
			t.Errorf("%q became %q", s, d)
		}
		y, m, day := d.Parts()
		if s != "" {
			if again, err := NewDate(y, m, day); again != d || err != nil {
				t.Errorf("%q: parts give %q, %v", s, again, err)
			}
		}
		_ = d.String()
	})
}

func TestDateWords(t *testing.T) {
	for d, want := range map[Date]string{"": "", "1984": "1984", "1984-06": "06/1984", "1984-06-03": "03/06/1984"} {
		if got := d.String(); got != want {
			t.Errorf("%q: %q", string(d), got)
		}
	}
	if Date("1984-06").Full() || !Date("1984-06-03").Full() || Date("").Full() {
		t.Error("Full is wrong")
	}
	if Date("1984-06").Year() != 1984 || Date("").Year() != 0 {
		t.Error("Year is wrong")
	}
	if y, m, d := Date("rubbish!!!").Parts(); y != 0 || m != 0 || d != 0 {
		t.Errorf("parts of rubbish: %d %d %d", y, m, d)
	}
}

// The day is that of the instant's own place, not of Greenwich.
func TestDateOf(t *testing.T) {
	hanoi := time.FixedZone("", 7*3600)
	if got := DateOf(time.Date(2025, 8, 21, 0, 30, 0, 0, hanoi)); got != "2025-08-21" {
		t.Errorf("got %q", got)
	}
	if got := DateOf(time.Date(2025, 8, 20, 23, 30, 0, 0, time.UTC).In(hanoi)); got != "2025-08-21" {
		t.Errorf("got %q", got)
	}
}
