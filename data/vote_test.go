package data_test

import (
	"testing"

	"vinhdanh/data"
)

func TestReadThreshold(t *testing.T) {
	for words, want := range map[string]data.Fraction{"2/3": {Num: 2, Den: 3}, "75 %": {Num: 3, Den: 4}, " 75": {Num: 3, Den: 4}, "100%": {Num: 1, Den: 1},
		"50": {}, "1/2": {}, "10/20": {}, "1/3": {Num: 1, Den: 3}} {
		if got, err := data.ReadThreshold(words); got != want || err != nil {
			t.Errorf("%q: %v, %v", words, got, err)
		}
	}
	for _, words := range []string{"", "0", "-1/2", "3/2", "101", "2/", "/3", "hai phần ba", "1/0", "1/9999999"} {
		if got, err := data.ReadThreshold(words); data.CodeOf(err) != "vote-threshold" {
			t.Errorf("%q: %v, %v", words, got, err)
		}
	}
}

func TestNeeded(t *testing.T) {
	for _, tc := range []struct {
		need         data.Fraction
		voters, want int
	}{{data.Fraction{}, 30, 16}, {data.Fraction{}, 31, 16}, {data.Fraction{Num: 2, Den: 3}, 31, 21}, {data.Fraction{Num: 1, Den: 1}, 7, 7}} {
		v := data.Vote{Need: tc.need, Voters: tc.voters}
		if got := v.Needed(); got != tc.want {
			t.Errorf("%v of %d: %d", tc.need, tc.voters, got)
		}
		for v.For = 1; v.For <= tc.voters; v.For++ {
			if v.Carried() != (v.For >= tc.want) {
				t.Errorf("%v of %d, %d for: carried %v", tc.need, tc.voters, v.For, v.Carried())
			}
		}
	}
}
