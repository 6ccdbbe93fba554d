package data

import (
	"strings"
	"testing"
)

func TestValidPage(t *testing.T) {
	for s, want := range map[string]bool{
		"":                             true,
		"TDKT.LAICHAU.GOV.VN/V":        true,
		"LOCALHOST:8443/V":             true,
		"A-B.VN":                       true,
		strings.Repeat("A", MaxPage):   true,
		strings.Repeat("A", MaxPage+1): false,
		"tdkt.laichau.gov.vn/v":        false,
		"TDKT.LAICHAU.GOV.VN/":         false,
		"/V":                           false,
		"/":                            false,
		"A B":                          false,
		"A#B":                          false,
		"A?B=C":                        false,
		"HTTPS://A.VN":                 true, // ugly, but it reads
		"ĐIỆN-BIÊN.VN":                 false,
		"A%20B":                        false,
	} {
		if got := ValidPage(s); got != want {
			t.Errorf("%q: %v", s, got)
		}
	}
}

func TestFractionOf(t *testing.T) {
	for _, tc := range []struct {
		f       Fraction
		n, want int
	}{
		{Fraction{}, 203, 136}, // two thirds, as the mock-ups have it
		{Fraction{2, 3}, 203, 136},
		{Fraction{2, 3}, 3, 2},
		{Fraction{2, 3}, 0, 0},
		{Fraction{1, 2}, 5, 3},
		{Fraction{1, 2}, 4, 2},
		{Fraction{1, 1}, 7, 7},
		{Fraction{0, 1}, 7, 0},
		{Fraction{1, 0}, 3, 2},
		{Fraction{-1, 2}, 3, 2},
	} {
		if got := tc.f.Of(tc.n); got != tc.want {
			t.Errorf("%v of %d: %d, want %d", tc.f, tc.n, got, tc.want)
		}
	}
}
