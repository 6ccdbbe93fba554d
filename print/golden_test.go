package print

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"vinhdanh/print/layout"
)

var update = flag.Bool("update", false, "write the golden files anew")

// dump writes a list as text: what stands where, in which face and size.
func dump(t testing.TB, l *layout.List, a layout.Assets, indent string) string {
	t.Helper()
	var b strings.Builder
	fmt.Fprintf(&b, "%ssheet %g × %g mm\n", indent, l.Width, l.Height)
	paths, segs := 0, 0
	flush := func() {
		if paths > 0 {
			fmt.Fprintf(&b, "%s%d outlines, %d steps\n", indent, paths, segs)
		}
		paths, segs = 0, 0
	}
	for _, item := range l.Items {
		if p, ok := item.(*layout.Path); ok {
			paths, segs = paths+1, segs+len(p.Segs)
			continue
		}
		flush()
		switch it := item.(type) {
		case *layout.Run:
			_, face := faceOf(t, it.Font)
			last := it.Glyphs[len(it.Glyphs)-1]
			angle := ""
			if it.Angle != 0 {
				angle = fmt.Sprintf(", turned %g°", it.Angle)
			}
			fmt.Fprintf(&b, "%s%7.2f %7.2f  %6.2f wide  %s %g pt %s%s  %s\n", indent, it.X, it.Y, last.X+last.Advance, face, it.Size, it.Color, angle, it.Text)
		case *layout.Modules:
			fmt.Fprintf(&b, "%s%7.2f %7.2f  %6.2f wide  code of %d modules\n", indent, it.X, it.Y, it.Size, it.N)
		case *layout.Stamp:
			fmt.Fprintf(&b, "%sstamp\n%s", indent, dump(t, stampOf(t, it, a), a, indent+"    "))
		case *layout.Picture:
			fmt.Fprintf(&b, "%s%7.2f %7.2f  %g × %g picture\n", indent, it.X, it.Y, it.W, it.H)
		}
	}
	flush()
	return b.String()
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", strings.ReplaceAll(name, " ", "-")+".txt")
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), got); d != "" {
		t.Errorf("%s: %s", name, d)
	}
}
