package app

import "testing"

func TestAccountName(t *testing.T) {
	for _, c := range [][3]string{
		{"Lò Thị  Mai ", `SNV\mai`, "Lò Thị Mai"}, {"", `SNV\vanthu`, "vanthu"}, {" ", "vanthu", "vanthu"}, {"", "", ""},
	} {
		if got := accountName(c[0], c[1]); got != c[2] {
			t.Errorf("%q, %q: %q, not %q", c[0], c[1], got, c[2])
		}
	}
}
