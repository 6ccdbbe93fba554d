package fonts

import (
	"crypto/sha256"
	"strings"
	"testing"
)

// Every face is there, is found by name and by hash, and carries its licence.
func TestFaces(t *testing.T) {
	seen := map[[32]byte]Name{}
	for _, f := range All() {
		raw := Raw(f.Name)
		if len(raw) < 100_000 {
			t.Fatalf("%s: %d bytes", f.Name, len(raw))
		}
		h := Hash(f.Name)
		if h != sha256.Sum256(raw) {
			t.Errorf("%s: wrong hash", f.Name)
		}
		if other, twice := seen[h]; twice {
			t.Errorf("%s and %s are the same file", f.Name, other)
		}
		seen[h] = f.Name
		if got, ok := ByHash(h); !ok || &got[0] != &raw[0] {
			t.Errorf("%s: not found by its hash", f.Name)
		}
		if f.Version == "" || !strings.Contains(Licence(f.Name), "SIL OPEN FONT LICENSE Version 1.1") {
			t.Errorf("%s: version %q, or no licence text", f.Name, f.Version)
		}
	}
}

func TestUnknown(t *testing.T) {
	if Raw("gothic") != nil || Hash("gothic") != [32]byte{} || Licence("gothic") != "" {
		t.Error("an unknown name gives a font")
	}
	if _, ok := ByHash([32]byte{1}); ok {
		t.Error("an unknown hash gives a font")
	}
}
