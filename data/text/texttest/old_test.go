package texttest

import (
	"strings"
	"testing"

	"vinhdanh/data/text"
)

// Every letter and tone of the corpus can be written, and comes back.
func TestOldEncodings(t *testing.T) {
	written := 0
	for _, s := range append(Names(2000), Phrases...) {
		if old, ok := TCVN3(s); ok {
			written++
			if back, fine := text.FromTCVN3(old, false); back != s || !fine {
				t.Errorf("%q by TCVN3 is %q", s, back)
			}
		}
		if old, ok := TCVN3Capitals(s); !ok {
			t.Errorf("%q is not for capitals", s)
		} else if back, _ := text.FromTCVN3(old, true); back != strings.ToUpper(s) {
			t.Errorf("%q by capitals is %q", s, back)
		}
		if old, ok := VNI(s); !ok {
			t.Errorf("%q is not for VNI", s)
		} else if back, fine := text.FromVNI(old); back != s || !fine {
			t.Errorf("%q by VNI is %q (%q)", s, back, old)
		}
	}
	if written < 1800 {
		t.Errorf("%d written in TCVN3", written)
	}
}
