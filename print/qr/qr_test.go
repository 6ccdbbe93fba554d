package qr

import (
	"errors"
	"strings"
	"testing"
)

// The address and 120 bytes as digits, as data/seal writes them.
func token(host string, digits int) string {
	return host + strings.Repeat("7312908465", digits/10+1)[:digits]
}

func TestVersions(t *testing.T) {
	const host = "HTTPS://TDKT.LAICHAU.GOV.VN/V/"
	for _, c := range []struct {
		name, text string
		version    int
	}{
		{"badge", token("", 20), 1},
		{"120 bytes behind an address", token(host, 289), 8},
		{"the longest address", token("HTTPS://"+strings.Repeat("A", 34)+"/", 289), 8},
		{"digits alone", token("", 289), 7},
		{"the same behind a fragment", token("HTTPS://TDKT.LAICHAU.GOV.VN/V#", 289), 10},
		{"small letters in the address", token(strings.ToLower(host), 289), 10},
	} {
		n, bits, err := Encode(c.text)
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		if version := (n - 17) / 4; version != c.version {
			t.Errorf("%s: version %d, want %d", c.name, version, c.version)
		}
		if len(bits) != (n*n+7)/8 {
			t.Errorf("%s: %d bytes for %d modules", c.name, len(bits), n)
		}
	}
}

func TestRefused(t *testing.T) {
	if _, _, err := Encode(""); !errors.Is(err, ErrEmpty) {
		t.Errorf("empty text: %v", err)
	}
	if _, _, err := Encode(strings.Repeat("1", 5597)); !errors.Is(err, ErrTooLong) {
		t.Errorf("a text that fits no code: %v", err)
	}
	if n, _, err := Encode(strings.Repeat("1", 5596)); err != nil || n != 177 {
		t.Errorf("the longest text: %d modules, %v", n, err)
	}
}
