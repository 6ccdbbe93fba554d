package publish

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"image"
	"image/png"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"vinhdanh/assets/web"
)

func emptyPicture(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	check(t, png.Encode(&b, image.NewGray(image.Rect(0, 0, 300, 200))))
	return b.Bytes()
}

func written(t *testing.T) map[string][]byte {
	t.Helper()
	w := newWorld(t)
	w.withdraws(1, today(-3), today(30), "518/QĐ-UBND")
	l, err := gather(context.Background(), w, w.conf)
	check(t, err)
	page, err := l.files()
	check(t, err)
	return page
}

func own(t *testing.T, ext string) map[string]string {
	t.Helper()
	all := map[string]string{}
	check(t, fs.WalkDir(web.Verify, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && path.Ext(name) == ext && !strings.HasPrefix(name, "vendor/") {
			raw, err := fs.ReadFile(web.Verify, name)
			all[name] = string(raw)
			return err
		}
		return err
	}))
	return all
}

// What a visitor loads stays under 150 kB on the wire, and so does everything
// with the decoder; lists apart.
func TestPageIsLight(t *testing.T) {
	page := written(t)
	size := func(names ...string) (sum int) {
		for _, n := range names {
			var b bytes.Buffer
			w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
			check(t, err)
			_, err = w.Write(page[n])
			check(t, err)
			check(t, w.Close())
			if len(page[n]) == 0 {
				t.Errorf("%s is empty", n)
			}
			sum += b.Len()
		}
		return sum
	}
	first := size("index.html", "page.css", "page.js", "site.js", "icon.svg")
	all := first + size("vendor/jsqr.js", "sw.js")
	t.Logf("%d bytes at first, %d with the decoder", first, all)
	if first > 60_000 || all > 150_000 {
		t.Errorf("%d bytes at first, %d with the decoder", first, all)
	}
}

// Every script of ours is in the page, once: what begins site.js, or joined in page.js.
func TestAllScriptsAreJoined(t *testing.T) {
	have := append(slices.Clone(scripts), aheadScript)
	for name := range own(t, ".js") {
		if i := slices.Index(have, name); i >= 0 {
			have = slices.Delete(have, i, i+1)
		} else if name != "sw.js" {
			t.Errorf("%s is not joined", name)
		}
	}
	for _, name := range have {
		if name != alphabetScript && !strings.HasPrefix(name, "vendor/") {
			t.Errorf("there is no %s", name)
		}
	}
}

// Nothing from a token ever becomes markup or script, nobody else is asked,
// and nothing stands inline.
func TestScriptsAreCareful(t *testing.T) {
	markup := regexp.MustCompile(`innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|setTimeout\(\s*['"]|DOMParser|createContextualFragment|srcdoc`)
	address := regexp.MustCompile(`(?i)\b(?:https?|wss?):\/\/`)
	for name, text := range own(t, ".js") {
		if m := markup.FindString(text); m != "" {
			t.Errorf("%s has %s", name, m)
		}
		if m := address.FindString(text); m != "" {
			t.Errorf("%s names %s", name, m)
		}
	}
	page := written(t)
	html := string(page["index.html"])
	for _, bad := range []string{"style=", "<style", "onclick=", "onload=", "javascript:", "http:", "https:"} {
		if strings.Contains(html, bad) {
			t.Errorf("index.html has %s", bad)
		}
	}
	side := regexp.MustCompile(`(?:^|[\s;{])(?:(?:margin|padding|border)-(?:left|right|top|bottom)|left|right|text-align:\s*(?:left|right))\s*[:;]`)
	if m := side.FindString(string(page["page.css"])); m != "" {
		t.Errorf("page.css has %s", m)
	}
	if m := address.Find(page["page.css"]); m != nil {
		t.Errorf("page.css names %s", m)
	}
}

// The same policy stands in the page, and in the settings of each server.
func TestPolicyIsOne(t *testing.T) {
	page := written(t)
	short := strings.TrimSuffix(policy, "; frame-ancestors 'none'")
	if !strings.Contains(string(page["index.html"]), `content="`+short+`"`) {
		t.Error("index.html has another policy")
	}
	for _, name := range []string{".htaccess", "web.config"} {
		if strings.Count(string(page[name]), policy) != 1 {
			t.Errorf("%s has another policy", name)
		}
	}
	if n := strings.Count(string(page["README.txt"]), policy); n != 2 { // nginx, Caddy
		t.Errorf("README.txt has the policy %d times", n)
	}
	if strings.Contains(policy, "unsafe") || !strings.HasPrefix(policy, "default-src 'none'") {
		t.Error("the policy is lax")
	}
}

// Each language has all words, each word is used, and each place is filled.
func TestWords(t *testing.T) {
	entry := regexp.MustCompile(`(?m)^  (?:'([a-z.-]+)'|([a-z]+)): '((?:[^'\\]|\\.)*)',$`)
	words := map[string]map[string]string{}
	files := own(t, ".js")
	for _, lang := range []string{"vi", "en", "ar"} {
		words[lang] = map[string]string{}
		for _, m := range entry.FindAllStringSubmatch(files["words/"+lang+".js"], -1) {
			words[lang][m[1]+m[2]] = m[3]
		}
		if n := strings.Count(files["words/"+lang+".js"], "',\n"); n != len(words[lang]) || n < 60 {
			t.Errorf("%s: %d words in %d lines", lang, len(words[lang]), n)
		}
	}
	places := func(s string) string {
		list := regexp.MustCompile(`\{\w+\}`).FindAllString(s, -1)
		slices.Sort(list)
		return strings.Join(list, " ")
	}
	index, err := fs.ReadFile(web.Verify, "index.html")
	check(t, err)
	code := string(index)
	for name, text := range files {
		if !strings.HasPrefix(name, "words/") {
			code += text
		}
	}
	for _, m := range regexp.MustCompile(`data-t(?:-[a-z-]+)?="([^"]+)"|\bt\('([a-z.-]+)'|sentence\('([a-z.-]+)'|row\('([a-z.-]+)'`).FindAllStringSubmatch(code, -1) {
		if key := m[1] + m[2] + m[3] + m[4]; words["vi"][key] == "" {
			t.Errorf("no words for %q", key)
		}
	}
	made := regexp.MustCompile(`^(?:field\.(?:individual|collective|household)|reason\..*|warning\..*|.*\.(?:word|text))$`)
	for key, vi := range words["vi"] {
		if !strings.Contains(code, "'"+key+"'") && !strings.Contains(code, `"`+key+`"`) && !made.MatchString(key) {
			t.Errorf("nobody uses %q", key)
		}
		for _, lang := range []string{"en", "ar"} {
			if other, ok := words[lang][key]; !ok || places(other) != places(vi) {
				t.Errorf("%s: %q is %q", lang, key, other)
			}
		}
	}
	for _, tone := range []string{"valid", "sample", "revoked", "compromised-key", "unknown-key", "tampered", "malformed"} {
		if words["vi"][tone+".word"] == "" || words["vi"][tone+".text"] == "" || !strings.Contains(files["js/symbol.js"], tone) {
			t.Errorf("%s has no words or no symbol", tone)
		}
	}
}

// What is vendored carries its licence.
func TestVendoredHaveLicences(t *testing.T) {
	list, err := fs.Glob(web.Verify, "vendor/*.js")
	check(t, err)
	for _, name := range list {
		raw, err := fs.ReadFile(web.Verify, name)
		check(t, err)
		m := regexp.MustCompile(`see (\S+\.LICENSE)\.`).FindSubmatch(raw)
		if m == nil {
			t.Errorf("%s names no licence", name)
			continue
		}
		licence, err := fs.ReadFile(web.Verify, "vendor/"+string(m[1]))
		check(t, err)
		if !bytes.Contains(written(t)["LICENSES.txt"], bytes.TrimSpace(licence)) {
			t.Errorf("LICENSES.txt lacks that of %s", name)
		}
	}
	if len(list) != 3 {
		t.Errorf("%d vendored scripts", len(list))
	}
}

// What the scripts carry is the signed files themselves.
func TestListsAreWhole(t *testing.T) {
	page := written(t)
	var lists map[string]string
	raw := bytes.TrimSuffix(bytes.TrimPrefix(page["lists.js"], []byte("vinhdanh.lists = ")), []byte(";\n"))
	check(t, json.Unmarshal(raw, &lists))
	if lists["keys"] != string(page["keys.txt"]) || lists["revocations"] != string(page["revocations.txt"]) || len(lists["revocations"]) < 100 {
		t.Error("lists.js differs from the lists")
	}
}
