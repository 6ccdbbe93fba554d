package web

import (
	"io/fs"
	"path"
	"regexp"
	"strings"
	"testing"

	"vinhdanh/assets/i18n"
)

// readMC gives the files of the MC's page, by name.
func readMC(t *testing.T) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := fs.WalkDir(MC, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		raw, err := fs.ReadFile(MC, name)
		all[name] = string(raw)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// The MC's page asks nobody else for anything, runs under a policy without
// inline scripts and styles, and makes no HTML of what it is told.
func TestMCPageIsSelfContained(t *testing.T) {
	all := readMC(t)
	for _, bad := range []string{"style=", "<style", "onclick=", "onload=", "javascript:"} {
		if strings.Contains(all["index.html"], bad) {
			t.Errorf("index.html has %s", bad)
		}
	}
	if n := strings.Count(all["index.html"], "<script"); n != 1 {
		t.Errorf("%d scripts", n)
	}
	side := regexp.MustCompile(`(?:^|[\s;{])(?:(?:margin|padding|border)-(?:left|right)|left|right|text-align:\s*(?:left|right))\s*[:;]`)
	html := regexp.MustCompile(`innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function`)
	for name, text := range all {
		if m := regexp.MustCompile(`(?i)\b(?:https?|wss?)://\S+`).FindString(text); m != "" {
			t.Errorf("%s names %s", name, m)
		}
		if m := html.FindString(text); m != "" {
			t.Errorf("%s has %s", name, m)
		}
		if m := side.FindString(text); path.Ext(name) == ".css" && m != "" {
			t.Errorf("%s: %s", name, m)
		}
	}
}

// Every key that the MC's page names has words, and no words stand there for nothing.
func TestWordsOfMCPage(t *testing.T) {
	const prefix = "mc.page."
	known, err := i18n.Keys("vi")
	if err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{}
	for name, text := range readMC(t) {
		found := regexp.MustCompile(`\bt\(\s*'([a-z.]+)'`).FindAllStringSubmatch(text, -1)
		found = append(found, regexp.MustCompile(`data-t(?:-[a-z-]+)?="([^"]+)"`).FindAllStringSubmatch(text, -1)...)
		for _, m := range regexp.MustCompile(`\bt\([^()]*\?\s*'([a-z.]+)'\s*:\s*'([a-z.]+)'`).FindAllStringSubmatch(text, -1) {
			found = append(found, []string{"", m[1]}, []string{"", m[2]})
		}
		for _, m := range found {
			used[m[1]] = true
			if _, ok := known[prefix+m[1]]; !ok {
				t.Errorf("%s: no words for %q", name, m[1])
			}
		}
	}
	for k := range known {
		if key, ok := strings.CutPrefix(k, prefix); ok && !used[key] {
			t.Errorf("the page does not use %q", key)
		}
	}
}
