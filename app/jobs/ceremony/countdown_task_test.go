package ceremony

import (
	"strings"
	"testing"

	"vinhdanh/assets/i18n"
)

// Every task has its words in both languages, and no words stand for nothing.
func TestTasksHaveWords(t *testing.T) {
	known := map[string]bool{}
	for _, x := range tasks {
		if known[x.key] {
			t.Errorf("%s is there twice", x.key)
		}
		known[x.key] = true
		if x.before < 0 || x.before > CountdownDays {
			t.Errorf("%s is due %d days before", x.key, x.before)
		}
		for _, lang := range i18n.Languages {
			for _, n := range []int{0, 1, 2} {
				if s := i18n.For(lang).T("ceremony.task."+x.key, "n", n, "of", 2); strings.ContainsAny(s, "[<") {
					t.Errorf("%s: %s", lang, s)
				}
			}
		}
	}
	keys, err := i18n.Keys("vi")
	if err != nil {
		t.Fatal(err)
	}
	for k := range keys {
		if key, ok := strings.CutPrefix(k, "ceremony.task."); ok && !known[key] {
			t.Errorf("no task is called %s", key)
		}
	}
}
