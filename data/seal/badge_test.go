package seal

import (
	"bytes"
	"testing"
)

func TestBadges(t *testing.T) {
	random := seeded("badges")
	seen := map[string]bool{}
	digits := [10]int{}
	for range 2000 {
		b, err := NewBadge(random)
		if err != nil {
			t.Fatal(err)
		}
		if !ValidBadge(b) || seen[b] {
			t.Fatalf("%q", b)
		}
		seen[b] = true
		for i := range b[:19] {
			digits[b[i]-'0']++
		}
	}
	// 38,000 digits, 3,800 of each expected; the limit is six standard deviations.
	for d, n := range digits {
		if n < 3450 || n > 4150 {
			t.Errorf("digit %d comes %d times", d, n)
		}
	}
	if _, err := NewBadge(bytes.NewReader(make([]byte, 31))); err == nil {
		t.Error("a badge without randomness")
	}
}

func TestBadgeFaults(t *testing.T) {
	random := seeded("faults")
	for range 100 {
		good, err := NewBadge(random)
		if err != nil {
			t.Fatal(err)
		}
		b := []byte(good)
		for i, was := range b {
			for d := byte('0'); d <= '9'; d++ {
				if b[i] = d; d != was && ValidBadge(string(b)) {
					t.Errorf("%s passes for %s", b, good)
				}
			}
			b[i] = was
			if i > 0 && b[i-1] != was {
				b[i-1], b[i] = was, b[i-1]
				if ValidBadge(string(b)) {
					t.Errorf("%s passes for %s", b, good)
				}
				b[i-1], b[i] = b[i], was
			}
		}
	}
	for _, s := range []string{"", "0", "0000000000000000000", "000000000000000000000", "0000000000000000000x", "０0000000000000000000"} {
		if ValidBadge(s) {
			t.Errorf("%q is a badge", s)
		}
	}
	if !ValidBadge("57240000000000000000") && dammDigit("572") != '4' { // the example of the Damm algorithm
		t.Error("the check digit of 572 is 4")
	}
}
