package shape

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A run put together of pairs is the run that HarfBuzz shapes whole: glyphs,
// places, widths and where a line must not be cut. Every word of HarfBuzz's
// list, and letters at random, three by three and more, in every text face.
func TestPairsEqualRuns(t *testing.T) {
	fs := embedded(t)
	pair, whole := newWorker(), newWorker()
	whole.whole = true
	var letters []rune
	for r := range rune(commonRunes) {
		if simple(r) {
			letters = append(letters, r)
		}
	}
	random := rand.New(rand.NewPCG(1, 2))
	latin := slices.Concat(phrases, peoples, []string{alphabet(), "ffi ffl fffi fj ff fi", "Trưởng phòng"})
	byPairs := 0
	for name := range standIns {
		texts := slices.Clone(latin)
		for range 4000 {
			s := make([]rune, 3+random.IntN(6))
			for i := range s {
				s[i] = letters[random.IntN(len(letters))]
			}
			texts = append(texts, string(s))
		}
		for _, s := range texts {
			got, err := pair.paragraph(fs, name, s, ByLetters)
			if err != nil {
				continue // TestMissing
			}
			want, err := whole.paragraph(fs, name, s, ByLetters)
			if err != nil {
				t.Fatal(err)
			}
			byPairs += len(pair.ties)
			if len(got.runs) != len(want.runs) {
				t.Fatalf("%s %q: %d runs, want %d", name, s, len(got.runs), len(want.runs))
			}
			for i := range want.runs {
				if d := cmp.Diff(want.runs[i].glyphs, got.runs[i].glyphs, near); d != "" {
					t.Fatalf("%s %q: %s", name, s, d)
				}
				if d := cmp.Diff(want.runs[i].pen, got.runs[i].pen, near); d != "" {
					t.Fatalf("%s %q: %s", name, s, d)
				}
			}
			if d := cmp.Diff(want.tied, got.tied); d != "" {
				t.Fatalf("%s %q: %s", name, s, d)
			}
			if d := cmp.Diff(want.upto, got.upto, near); d != "" {
				t.Fatalf("%s %q: %s", name, s, d)
			}
		}
	}
	if byPairs < 1000 {
		t.Errorf("only %d kerned pairs were met", byPairs)
	}
}
