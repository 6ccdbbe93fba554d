package i18n

import (
	"fmt"
	"regexp"
	"sort"
	"strings"
	"testing"
)

var place = regexp.MustCompile(`\{\{\s*\.(\w+)`)

func places(texts []string) []string {
	seen := map[string]bool{}
	for _, t := range texts {
		for _, m := range place.FindAllStringSubmatch(t, -1) {
			seen[m[1]] = true
		}
	}
	list := []string{}
	for p := range seen {
		list = append(list, p)
	}
	sort.Strings(list)
	return list
}

// Each language has every key, with the same places to fill.
func TestCataloguesAgree(t *testing.T) {
	first, err := Keys(Languages[0])
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range Languages[1:] {
		other, err := Keys(lang)
		if err != nil {
			t.Fatal(err)
		}
		for k, texts := range first {
			o, ok := other[k]
			if !ok {
				t.Errorf("%s lacks %q", lang, k)
				continue
			}
			if a, b := fmt.Sprint(places(texts)), fmt.Sprint(places(o)); a != b {
				t.Errorf("%q has the places %s in %s and %s in %s", k, a, Languages[0], b, lang)
			}
		}
		for k := range other {
			if _, ok := first[k]; !ok {
				t.Errorf("%s lacks %q", Languages[0], k)
			}
		}
	}
}

// Every sentence can be filled and is not empty.
func TestSentencesParse(t *testing.T) {
	for _, lang := range Languages {
		keys, err := Keys(lang)
		if err != nil {
			t.Fatal(err)
		}
		c := For(lang)
		for k, texts := range keys {
			data := map[string]any{"n": 3}
			for _, p := range places(texts) {
				data[p] = 3
			}
			if s := c.Map(k, data); s == "" || s == "["+k+"]" {
				t.Errorf("%s: %q gives %q", lang, k, s)
			}
		}
	}
}

func TestPlural(t *testing.T) {
	for _, tc := range []struct {
		lang string
		n    int
		want string
	}{
		{"en", 1, "1 person"}, {"en", 2, "2 people"}, {"vi", 1, "1 người"}, {"vi", 5, "5 người"}, {"xx", 1, "1 người"},
	} {
		if got := For(tc.lang).T("common.people", "n", tc.n); got != tc.want {
			t.Errorf("%s %d: %q", tc.lang, tc.n, got)
		}
	}
}

// An argument that is a key is put in as its string; the caller's map stays as it was.
func TestKeyAsArgument(t *testing.T) {
	args := map[string]any{"n": Key("common.people")}
	want := For("en").T("common.people", "n", For("en").T("common.people"))
	if got := For("en").Map("common.people", args); got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if args["n"] != Key("common.people") {
		t.Errorf("the arguments were changed: %v", args)
	}
}

// A fraction is written as the language writes it.
func TestFraction(t *testing.T) {
	for lang, want := range map[string]string{"vi": "19,5", "en": "19.5"} {
		if got := For(lang).T("paper.warn.shrunk", "field", "x", "size", 19.5, "remind", 20.0); !strings.Contains(got, want+" pt") || !strings.Contains(got, "20 pt") {
			t.Errorf("%s: %q", lang, got)
		}
	}
}
