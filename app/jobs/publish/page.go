package publish

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"vinhdanh/assets/web"
	"vinhdanh/data/seal"
)

// scripts are joined to page.js in this order: each uses what stands before it.
var scripts = []string{
	"vendor/ed25519.js", "vendor/sha2.js",
	"js/vinhdanh.js", alphabetScript, "js/address.js", "js/bytes.js", "js/sorted.js", "js/hash.js", "js/bits.js", "js/clean.js", "js/date.js",
	"js/alphabet.js", "js/payload.js", "js/token.js", "js/signature.js", "js/signedfile.js", "js/keylist.js", "js/keyring.js",
	"js/revocations.js", "js/verdict.js", "js/badge.js", "js/keyboard.js", "js/scan.js",
	"js/words.js", "words/vi.js", "words/en.js", "words/ar.js", "js/dom.js", "js/symbol.js", "js/source.js", "js/picture.js", "js/camera.js",
	"js/place.js", "js/view.js", "js/page.js",
}

// alphabetScript stands in scripts for the frozen alphabet of data/seal.
const alphabetScript = "alphabet1"

// aheadScript begins site.js, which runs before page.js has come.
const aheadScript = "js/ahead.js"

// copied are the files that go out as they are, by their name in the folder.
var copied = map[string]string{
	"index.html": "index.html", "page.css": "page.css", "icon.svg": "icon.svg", "vendor/jsqr.js": "vendor/jsqr.js",
	".htaccess": ".htaccess", "web.config": "web.config", "README.txt": "SERVING.md",
}

// files gives the whole folder by the files' names, with slashes.
func (l lists) files() (map[string][]byte, error) {
	page := map[string][]byte{"keys.txt": l.keys, "revocations.txt": l.revocations}
	var err error
	for name, from := range copied {
		if page[name], err = fs.ReadFile(web.Verify, from); err != nil {
			return nil, fmt.Errorf("public page: %w", err)
		}
	}
	if page["page.js"], err = joined(); err != nil {
		return nil, err
	}
	if page["LICENSES.txt"], err = licences(); err != nil {
		return nil, err
	}
	ahead, err := fs.ReadFile(web.Verify, aheadScript)
	if err != nil {
		return nil, fmt.Errorf("public page: %w", err)
	}
	about, err := script("const vinhdanhSite = ", site{l.Issuers})
	if err != nil {
		return nil, err
	}
	page["site.js"] = append(ahead, about...)
	texts := map[string]string{"keys": string(l.keys), "revocations": string(l.revocations)}
	if page["lists.js"], err = script("vinhdanh.lists = ", texts); err != nil {
		return nil, err
	}
	if page["sw.js"], err = worker(page); err != nil {
		return nil, err
	}
	page[manifest] = sums(page)
	return page, nil
}

// site is what the page knows of its offices besides the signed lists.
type site struct {
	Issuers []Issuer `json:"issuers"`
}

// script writes a value as a statement.
func script(begin string, v any) ([]byte, error) {
	raw, err := json.Marshal(v)
	if err != nil {
		return nil, fmt.Errorf("public page: %w", err)
	}
	return append(append([]byte(begin), raw...), ";\n"...), nil
}

// joined gives page.js: one file is fetched sooner than thirty.
func joined() ([]byte, error) {
	var b bytes.Buffer
	for _, name := range scripts {
		if name == alphabetScript {
			b.WriteString("vinhdanh.alphabet1 = ")
			if err := json.Compact(&b, seal.Alphabet()); err != nil {
				return nil, fmt.Errorf("alphabet: %w", err)
			}
			b.WriteString(";\n")
			continue
		}
		raw, err := fs.ReadFile(web.Verify, name)
		if err != nil {
			return nil, fmt.Errorf("public page: %w", err)
		}
		b.Write(raw)
	}
	return b.Bytes(), nil
}

// licences gives the licences of what is vendored.
func licences() ([]byte, error) {
	var b bytes.Buffer
	for _, of := range []string{"ed25519", "sha2", "jsqr"} {
		raw, err := fs.ReadFile(web.Verify, "vendor/"+of+".LICENSE")
		if err != nil {
			return nil, fmt.Errorf("public page: %w", err)
		}
		about, err := fs.ReadFile(web.Verify, "vendor/"+of+".js")
		if err != nil {
			return nil, fmt.Errorf("public page: %w", err)
		}
		line, _, _ := bytes.Cut(about, []byte(", see"))
		fmt.Fprintf(&b, "%s\n\n%s\n\n", strings.TrimPrefix(string(line), "/* "), bytes.TrimSpace(raw))
	}
	return b.Bytes(), nil
}

// worker gives the service worker with the list of what it keeps; its version
// is a hash of all that, so that a page changes as a whole.
func worker(page map[string][]byte) ([]byte, error) {
	raw, err := fs.ReadFile(web.Verify, "sw.js")
	if err != nil {
		return nil, fmt.Errorf("public page: %w", err)
	}
	kept := []string{"./", "page.css", "icon.svg", "site.js", "page.js", "vendor/jsqr.js"}
	hash := sha256.New()
	for _, name := range kept {
		if name == "./" {
			name = "index.html"
		}
		sum := sha256.Sum256(page[name])
		hash.Write(sum[:])
	}
	version := hex.EncodeToString(hash.Sum(nil)[:8])
	text := strings.Replace(string(raw), "'VERSION'", "'"+version+"'", 1)
	return []byte(strings.Replace(text, "['FILES']", "['"+strings.Join(kept, "', '")+"']", 1)), nil
}

// manifest names all files with their SHA-256, in the form of sha256sum: it
// tells the files of the page from others, and whether a copy of them is whole.
const manifest = "files.txt"

func sums(page map[string][]byte) []byte {
	var b bytes.Buffer
	for _, name := range slices.Sorted(maps.Keys(page)) {
		fmt.Fprintf(&b, "%x  %s\n", sha256.Sum256(page[name]), name)
	}
	return b.Bytes()
}
