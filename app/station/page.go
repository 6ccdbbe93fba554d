package station

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"time"

	"vinhdanh/assets/i18n"
	"vinhdanh/assets/web"
	"vinhdanh/data"
)

// asset is a file of the page.
type asset struct {
	raw  []byte
	kind string
	etag string
}

func newAsset(raw []byte, kind string) asset {
	sum := sha256.Sum256(raw)
	return asset{raw: raw, kind: kind, etag: `"` + base64.RawURLEncoding.EncodeToString(sum[:12]) + `"`}
}

// kinds of files; what is not here is no part of the page.
var kinds = map[string]string{
	".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8",
	".json": "application/json", ".webmanifest": "application/manifest+json", ".svg": "image/svg+xml", ".png": "image/png",
	".ico": "image/x-icon", ".woff2": "font/woff2", ".wasm": "application/wasm", ".mp3": "audio/mpeg", ".wav": "audio/wav",
	".txt": "text/plain; charset=utf-8", ".LICENSE": "text/plain; charset=utf-8",
}

// pageFiles are the files of the desks' page and of the MC's by their path. A
// request names one of them or none: no path of a request ever reaches a file system.
func pageFiles() (map[string]asset, error) {
	files := map[string]asset{}
	for at, from := range map[string]fs.FS{"/": web.Station, "/mc/": web.MC} {
		err := fs.WalkDir(from, ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			kind, ok := kinds[path.Ext(name)]
			if !ok {
				return nil
			}
			raw, err := fs.ReadFile(from, name)
			files[at+name] = newAsset(raw, kind)
			return err
		})
		if err != nil {
			return nil, fmt.Errorf("station's page: %w", err)
		}
		files[at] = files[at+"index.html"]
	}
	files["/mc"] = files["/mc/"]
	return files, nil
}

// wordsOf tells which keys of the catalogue a page uses, by where its words are.
var wordsOf = map[string]string{"/words/": "station.page.", "/mc/words/": "mc.page."}

// pageWords are the pages' words in each language.
func pageWords() (map[string]asset, error) {
	files := map[string]asset{}
	for at, prefix := range wordsOf {
		for _, lang := range i18n.Languages {
			words, err := i18n.Raw(lang, prefix)
			if err != nil {
				return nil, err
			}
			raw, err := json.Marshal(words)
			if err != nil {
				return nil, fmt.Errorf("words of the page: %w", err)
			}
			files[at+lang+".json"] = newAsset(raw, kinds[".json"])
		}
	}
	return files, nil
}

// file answers with a part of the page, its words or the local CA.
func (s *Station) file(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		s.refuse(w, r, data.Fail("method-wrong"))
		return
	}
	h := w.Header()
	f, ok := s.files[r.URL.Path]
	if !ok {
		f, ok = s.words[r.URL.Path]
	}
	if r.URL.Path == "/ca.crt" && !s.cert.trust {
		f, ok = newAsset(s.cert.ca.cert.Raw, "application/x-x509-ca-cert"), true
		h.Set("Content-Disposition", `attachment; filename="`+caFile+`"`)
	}
	if !ok {
		s.refuse(w, r, data.Fail("address-wrong"))
		return
	}
	if r.URL.Path == "/sw.js" {
		h.Set("Service-Worker-Allowed", "/")
	}
	h.Set("Content-Type", f.kind)
	h.Set("Etag", f.etag)
	h.Set("Cache-Control", "no-cache") // asked for each time, sent only when it is another
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(f.raw))
}
