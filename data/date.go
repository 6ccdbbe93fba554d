package data

import (
	"fmt"
	"strconv"
	"time"
)

// Date is a calendar date as text: "YYYY", "YYYY-MM" or "YYYY-MM-DD"; "" is
// unknown. It is no instant and has no time zone. A year alone is a valid
// birth date. Dates of equal length compare as text.
type Date string

// NewDate makes a Date from year, month and day; a zero day leaves the day
// out, a zero month leaves month and day out.
// A date that is not in the calendar is an error with code "impossible-date".
func NewDate(year, month, day int) (Date, error) {
	bad := func() (Date, error) {
		return "", Fail("impossible-date", "date", fmt.Sprintf("%02d/%02d/%04d", day, month, year))
	}
	if year < 1 || year > 9999 || month < 0 || month > 12 || day < 0 || month == 0 && day != 0 {
		return bad()
	}
	switch {
	case month == 0:
		return Date(fmt.Sprintf("%04d", year)), nil
	case day == 0:
		return Date(fmt.Sprintf("%04d-%02d", year, month)), nil
	}
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if t.Day() != day {
		return bad()
	}
	return Date(fmt.Sprintf("%04d-%02d-%02d", year, month, day)), nil
}

// ParseDate checks a date written as this type writes it.
// Anything else is an error with code "impossible-date".
func ParseDate(s string) (Date, error) {
	if s == "" {
		return "", nil
	}
	d := Date(s)
	y, m, day := d.Parts()
	if n, err := NewDate(y, m, day); err == nil && n == d {
		return d, nil
	}
	return "", Fail("impossible-date", "date", s)
}

// DateOf gives the calendar day of an instant in its own time zone.
func DateOf(t time.Time) Date { return Date(t.Format("2006-01-02")) }

// Parts gives year, month and day; what is not known is 0.
func (d Date) Parts() (year, month, day int) {
	s := string(d)
	part := func(from, to int) int {
		if len(s) < to {
			return 0
		}
		n, err := strconv.Atoi(s[from:to])
		if err != nil {
			return 0
		}
		return n
	}
	return part(0, 4), part(5, 7), part(8, 10)
}

// Year gives the year, or 0.
func (d Date) Year() int { y, _, _ := d.Parts(); return y }

// Full tells whether the day is known.
func (d Date) Full() bool { return len(d) == 10 }

// String writes the date for a screen or list, in the Vietnamese way:
// "dd/mm/yyyy", "mm/yyyy" or "yyyy".
func (d Date) String() string {
	y, m, day := d.Parts()
	switch {
	case y == 0:
		return ""
	case m == 0:
		return fmt.Sprintf("%04d", y)
	case day == 0:
		return fmt.Sprintf("%02d/%04d", m, y)
	}
	return fmt.Sprintf("%02d/%02d/%04d", day, m, y)
}
