package text

import "testing"

// The signs of printed text fold the same way fast and slowly.
func TestSignsFoldTheSameWay(t *testing.T) {
	list := []rune{privateUse, 0xFFFFD, 0x10FFFD, 0xFFFFE, 0x10FFFF}
	for sign := range signs {
		list = append(list, sign)
	}
	for _, sign := range list {
		for _, s := range []string{string(sign), "Hòa " + string(sign) + " Ê", string(sign) + " x", "H" + string(sign) + "Nghia", "a  " + string(sign)} {
			if got, want := Fold(s), foldSlowly(s); got != want {
				t.Errorf("%q: %q, slowly %q", s, got, want)
			}
		}
	}
}
