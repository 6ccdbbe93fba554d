package issue

import (
	"testing"

	"vinhdanh/data"
)

// A household's certificate names who heads it: "Hộ gia đình ông Lò Văn Pành".
func TestHonorific(t *testing.T) {
	for _, tc := range []struct {
		c    data.Citation
		want string
	}{
		{data.Citation{Kind: data.Individual, Honorific: "Em", Gender: data.Female}, "Em"},
		{data.Citation{Kind: data.Individual, Honorific: "Đồng chí", Gender: data.Female}, "Bà"},
		{data.Citation{Kind: data.Individual, Gender: data.Male}, "Ông"},
		{data.Citation{Kind: data.Household, Honorific: "Ông"}, "Ông"},
		{data.Citation{Kind: data.Household}, ""},
		{data.Citation{Kind: data.Collective, Honorific: "Ông"}, ""},
	} {
		if got := honorific(tc.c); got != tc.want {
			t.Errorf("%+v: %q, want %q", tc.c, got, tc.want)
		}
	}
}
