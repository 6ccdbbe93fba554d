package seal

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"vinhdanh/assets/i18n"
)

// Every error code of this package, and every word of its verdicts, has a
// sentence in each language.
func TestSentences(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	code := regexp.MustCompile(`data\.(?:Fail\(|Wrap\(\w+, )"([a-z-]+)"`)
	keys := map[string]bool{"error.key-file-is-root": true, "error.key-file-is-signing": true, "seal.sample": true}
	for _, f := range files {
		if strings.HasSuffix(f, "_test.go") {
			continue
		}
		src, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range code.FindAllStringSubmatch(string(src), -1) {
			keys["error."+m[1]] = true
		}
	}
	if len(keys) < 30 {
		t.Fatalf("only %d codes found", len(keys))
	}
	for _, w := range []Word{WordValid, WordRevoked, WordCompromisedKey, WordUnknownKey, WordTampered, WordMalformed} {
		keys["seal.verdict."+string(w)] = true
	}
	for _, w := range []Warning{WarnNoRevocations, WarnOutOfDate, WarnOldKeyList} {
		keys["seal.warning."+string(w)] = true
	}
	for _, r := range reasons {
		keys["seal.reason."+string(r)] = true
	}
	for _, s := range []KeyStatus{KeyActive, KeyRetired, KeyCompromised} {
		keys["seal.key."+string(s)] = true
	}
	for _, f := range []string{"number", "name", "kind", "unit", "award", "decision", "decision_date", "decided_by", "issued"} {
		keys["seal.field."+f] = true
	}
	for _, lang := range []string{"vi", "en"} {
		c := i18n.For(lang)
		for k := range keys {
			if !c.Has(k) {
				t.Errorf("%s lacks %q", lang, k)
			}
		}
	}
}
