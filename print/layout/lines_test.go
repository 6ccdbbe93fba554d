package layout

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the broken lines anew; then read them")

// Achievements as they stand on certificates, broken into even lines at the
// widths of an A4 sheet, of a narrow column and of a label. The lines kept were
// read by a person: a change here is to be read, too.
func TestAchievements(t *testing.T) {
	const kept = "testdata/lines.txt"
	raw, err := os.ReadFile("testdata/achievements.txt")
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for text := range strings.Lines(string(raw)) {
		p := paragraph(t, strings.TrimSpace(text))
		for _, of := range []struct{ size, width float64 }{{16, 187}, {16, 120}, {14, 72}} {
			fmt.Fprintf(&b, "%g pt, %g mm\n", of.size, of.width)
			for _, l := range linesOf(p, p.Break(of.size, of.width, 0, 0, true)) {
				fmt.Fprintf(&b, "\t%s\n", l)
			}
		}
	}
	if *update {
		if err := os.WriteFile(kept, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(kept)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(b.String(), "\n")); d != "" {
		t.Error(d)
	}
}

func BenchmarkBreak(b *testing.B) {
	const s = "Đã có thành tích xuất sắc trong học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh, góp phần vào sự nghiệp xây dựng chủ nghĩa xã hội và bảo vệ Tổ quốc"
	b.ReportAllocs()
	for b.Loop() {
		p := paragraph(b, s)
		if lines := p.Break(16, 187, 0, 0, true); len(lines) != 3 {
			b.Fatal(len(lines))
		}
	}
}
