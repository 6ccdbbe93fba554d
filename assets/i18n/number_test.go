package i18n

import (
	"strings"
	"testing"
)

func TestInt(t *testing.T) {
	for n, want := range map[int64][2]string{0: {"0", "0"}, 999: {"999", "999"}, 20000: {"20.000", "20,000"}, -1234567: {"-1.234.567", "-1,234,567"}, -100: {"-100", "-100"}} {
		for i, lang := range Languages {
			c := For(lang)
			if got := c.Int(n); got != want[i] {
				t.Errorf("%s: %d is %q", lang, n, got)
			}
			if got := c.T("importing.saved.title", "n", int(n), "count", Number(n)); n > 1 && !strings.Contains(got, want[i]) {
				t.Errorf("%s: %q", lang, got)
			}
		}
	}
}
