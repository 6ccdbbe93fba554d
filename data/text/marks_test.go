package text

import (
	"strings"
	"testing"
)

// A hat typed behind the tone goes to its letter.
func TestHatsBehindMarks(t *testing.T) {
	for in, want := range map[string]string{
		"a\u0323\u0302": "ậ",
		"o\u0301\u0302": "ố",
	} {
		if got := Clean(in); got != want {
			t.Errorf("%q: %q", in, got)
		}
	}
}

// A letter with thousands of marks costs no more than as many letters: twice as
// many take twice as long. When each hat passed all the marks before it,
// 200,000 took minutes.
func BenchmarkManyMarks(b *testing.B) {
	s := "a" + strings.Repeat("\u0323\u0302", 100_000)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		Clean(s)
	}
}
