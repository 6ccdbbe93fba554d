package web

import (
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"vinhdanh/assets/i18n"
)

// read gives the whole file of the page.
func read(t *testing.T, name string) string {
	t.Helper()
	raw, err := fs.ReadFile(Station, name)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

// named lists the page's files whose names end in one of the endings.
func named(t *testing.T, endings ...string) (list []string) {
	t.Helper()
	err := fs.WalkDir(Station, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && slices.Contains(endings, path.Ext(name)) {
			list = append(list, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// A reload without the network finds every file: the service worker keeps
// neither too few nor any that is not there.
func TestServiceWorkerKeepsThePage(t *testing.T) {
	var kept []string
	list := read(t, "sw.js")
	list, _, _ = strings.Cut(list[strings.Index(list, "const page = ["):], "]")
	for _, m := range regexp.MustCompile(`'/([^']*)'`).FindAllStringSubmatch(list, -1) {
		kept = append(kept, m[1])
	}
	want := append(named(t, ".js", ".css", ".svg", ".webmanifest"), "", "words/vi.json", "words/en.json")
	want = slices.DeleteFunc(want, func(s string) bool { return s == "sw.js" })
	slices.Sort(kept)
	slices.Sort(want)
	if !slices.Equal(kept, want) {
		t.Errorf("the worker keeps\n%q, the page is\n%q", kept, want)
	}
}

// The page stays light for a phone on a crowded network: 300 kB in all.
func TestPageIsLight(t *testing.T) {
	sum := 0
	for _, name := range named(t, ".js", ".css", ".html", ".svg", ".webmanifest") {
		sum += len(read(t, name))
	}
	for _, lang := range i18n.Languages {
		keys, err := i18n.Keys(lang)
		if err != nil {
			t.Fatal(err)
		}
		for k, texts := range keys {
			if strings.HasPrefix(k, "station.page.") {
				sum += len(k) + len(strings.Join(texts, "")) + 8
			}
		}
	}
	if sum > 300_000 {
		t.Errorf("the page takes %d bytes", sum)
	}
}

// The page asks nobody else for anything, and runs under a policy without
// inline scripts or styles.
func TestPageIsSelfContained(t *testing.T) {
	html := read(t, "index.html")
	for _, bad := range []string{"style=", "<style", "onclick=", "onload=", "javascript:"} {
		if strings.Contains(html, bad) {
			t.Errorf("index.html has %s", bad)
		}
	}
	if n := strings.Count(html, "<script"); n != 1 || !strings.Contains(html, `<script type="module" src="/js/main.js"></script>`) {
		t.Errorf("%d scripts", n)
	}
	address := regexp.MustCompile(`(?i)\b(?:https?|wss?):\/\/[^\s'"` + "`" + `)]+`)
	for _, name := range named(t, ".js", ".css", ".html", ".webmanifest") {
		if strings.HasPrefix(name, "vendor/") {
			continue
		}
		for _, a := range address.FindAllString(read(t, name), -1) {
			if a != "http://www.w3.org/2000/svg" { // a name, nobody is asked
				t.Errorf("%s names %s", name, a)
			}
		}
	}
}

// Sides are named from where a line begins, so that the page can be turned
// round for a language written from the right.
func TestStylesAreLogical(t *testing.T) {
	side := regexp.MustCompile(`(?:^|[\s;{])(?:(?:margin|padding|border)-(?:left|right)|left|right|text-align:\s*(?:left|right))\s*[:;]`)
	for _, name := range named(t, ".css") {
		for i, line := range strings.Split(read(t, name), "\n") {
			if m := side.FindString(line); m != "" {
				t.Errorf("%s:%d: %s", name, i+1, m)
			}
		}
	}
}

var (
	inHTML = regexp.MustCompile(`data-t(?:-[a-z-]+)?="([^"]+)"`)
	inJS   = regexp.MustCompile(`\bt\(\s*(?:(\w[^?()'` + "`" + `]*)\?\s*)?'([a-z.]+)'(?:\s*:\s*'([a-z.]+)')?`)
	other  = regexp.MustCompile(`\bt\([^()]*\?\s*'([a-z.]+)'\s*:\s*'([a-z.]+)'`)
	made   = regexp.MustCompile(`t\(` + "`" + `([a-z.]+)\.\$\{`)
)

// Every key that the page names has words, and no words stand there for nothing.
func TestWordsOfThePage(t *testing.T) {
	const prefix = "station.page."
	known, err := i18n.Keys("vi")
	if err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{}
	use := func(file, key string) {
		if key == "" {
			return
		}
		used[key] = true
		if _, ok := known[prefix+key]; !ok {
			t.Errorf("%s: no words for %q", file, key)
		}
	}
	for _, m := range inHTML.FindAllStringSubmatch(read(t, "index.html"), -1) {
		use("index.html", m[1])
	}
	var begun []string
	for _, name := range named(t, ".js") {
		if strings.HasPrefix(name, "vendor/") {
			continue
		}
		text := read(t, name)
		for _, m := range inJS.FindAllStringSubmatch(text, -1) {
			use(name, m[2])
			use(name, m[3])
		}
		for _, m := range other.FindAllStringSubmatch(text, -1) {
			use(name, m[1])
			use(name, m[2])
		}
		for _, m := range made.FindAllStringSubmatch(text, -1) {
			begun = append(begun, m[1]+".")
		}
	}
	for k := range known {
		key, ok := strings.CutPrefix(k, prefix)
		if ok && !used[key] && !slices.ContainsFunc(begun, func(b string) bool { return strings.HasPrefix(key, b) }) {
			t.Errorf("the page does not use %q", key)
		}
	}
}

// What is vendored carries its licence.
func TestVendoredHaveLicences(t *testing.T) {
	for _, name := range named(t, ".js") {
		if !strings.HasPrefix(name, "vendor/") {
			continue
		}
		m := regexp.MustCompile(`see (\S+\.LICENSE)\.`).FindStringSubmatch(read(t, name))
		if m == nil {
			t.Errorf("%s names no licence", name)
		} else if len(read(t, "vendor/"+m[1])) < 500 {
			t.Errorf("%s: %s is empty", name, m[1])
		}
	}
}
