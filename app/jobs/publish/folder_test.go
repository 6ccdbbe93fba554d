package publish

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"vinhdanh/data"
)

func place(t *testing.T, path, text string) {
	t.Helper()
	check(t, os.MkdirAll(filepath.Dir(path), 0o755))
	check(t, os.WriteFile(path, []byte(text), 0o644))
}

func read(t *testing.T, path string) string {
	t.Helper()
	raw, err := os.ReadFile(path)
	check(t, err)
	return string(raw)
}

// alone fails where anything but the folders named stands in a folder.
func alone(t *testing.T, dir string, names ...string) {
	t.Helper()
	list, err := os.ReadDir(dir)
	check(t, err)
	if len(list) != len(names) {
		t.Errorf("%s holds %v", dir, list)
	}
}

func TestPublishReplacesItsOwn(t *testing.T) {
	ctx := context.Background()
	w := newWorld(t)
	dir := t.TempDir()
	folder := filepath.Join(dir, "v")
	done, err := Publish(ctx, w, w.conf, folder)
	check(t, err)
	if done.Files < 12 || len(done.Issuers) != 1 || done.Issuers[0].Pages[0] != "TDKT.LAICHAU.GOV.VN/V" || !done.Issuers[0].Late(time.Now()) {
		t.Errorf("%+v", done)
	}
	place(t, filepath.Join(folder, "logo", "office.png"), "theirs")
	place(t, filepath.Join(folder, ".htaccess"), "# ours, for our server")
	place(t, filepath.Join(folder, "page.js"), "broken")
	w.withdraws(1, today(-3), today(30), "")
	done, err = Publish(ctx, w, w.conf, folder)
	check(t, err)
	if strings.Join(done.Kept, " ") != ".htaccess logo/office.png" || done.Issuers[0].Late(time.Now()) || done.Issuers[0].Count != 2 {
		t.Errorf("%+v", done)
	}
	if read(t, filepath.Join(folder, "logo", "office.png")) != "theirs" || read(t, filepath.Join(folder, ".htaccess")) != "# ours, for our server" {
		t.Error("files of others are gone")
	}
	if read(t, filepath.Join(folder, "page.js")) == "broken" || !strings.Contains(read(t, filepath.Join(folder, "revocations.txt")), `"number":1`) {
		t.Error("the page is the old one")
	}
	alone(t, dir, "v")
	info, err := os.Stat(folder)
	check(t, err)
	if info.Mode().Perm() != 0o755 {
		t.Errorf("a web server may not read it: %v", info.Mode())
	}
}

// What is not a page is left as it is, and nothing is written.
func TestPublishRefuses(t *testing.T) {
	ctx := context.Background()
	w := newWorld(t)
	dir := t.TempDir()
	folder := filepath.Join(dir, "v")
	place(t, filepath.Join(folder, "index.html"), "the office's own page")
	refused := func(want data.Code, folder string) {
		t.Helper()
		if _, err := Publish(ctx, w, w.conf, folder); data.CodeOf(err) != want {
			t.Errorf("%v, want %s", err, want)
		}
		alone(t, dir, "v")
	}
	refused("publish-folder-other", folder)
	if read(t, filepath.Join(folder, "index.html")) != "the office's own page" {
		t.Error("the office's page is gone")
	}
	refused("publish-folder-file", filepath.Join(folder, "index.html"))
	refused("output-folder", filepath.Join(dir, "none", "v"))
	gone, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := Publish(gone, w, w.conf, filepath.Join(dir, "other")); err == nil {
		t.Error("a cancelled call has written")
	}
	alone(t, dir, "v")
	w.keys = nil
	refused("publish-no-keys", filepath.Join(dir, "w"))
}

// Several offices stand on one page, each with its own addresses; a sample's keys stay out.
func TestSeveralIssuers(t *testing.T) {
	w := newWorld(t)
	w.withSample()
	other := otherOffice(t, "Ủy ban nhân dân tỉnh Lai Châu")
	w.trust(other)
	w.conferences = append(w.conferences,
		data.Conference{Code: "B", Issuer: "ỦY BAN NHÂN DÂN TỈNH LAI CHÂU", Page: "KHENTHUONG.LAICHAU.GOV.VN", Starts: "2025-01-01"},
		data.Conference{Code: "C", Issuer: office, Page: "SNV.LAICHAU.GOV.VN/V", Starts: "2026-01-01"})
	l, err := gather(context.Background(), w, data.Conference{Issuer: office})
	check(t, err)
	if len(l.Issuers) != 2 || strings.Join(l.Issuers[0].Pages, " ") != "SNV.LAICHAU.GOV.VN/V TDKT.LAICHAU.GOV.VN/V" ||
		strings.Join(l.Issuers[1].Pages, " ") != "KHENTHUONG.LAICHAU.GOV.VN" || strings.Contains(string(l.keys), "An Sơn") {
		t.Errorf("%+v", l.Issuers)
	}
	l, err = gather(context.Background(), w, w.conf)
	check(t, err)
	if len(l.Issuers) != 1 || l.Issuers[0].Issuer != "Sở Nội vụ tỉnh An Sơn" {
		t.Errorf("%+v", l.Issuers)
	}
}

func TestServer(t *testing.T) {
	w := newWorld(t)
	now := time.Now()
	s, err := NewServer(context.Background(), w, w.conf, func() time.Time { return now })
	check(t, err)
	get := func(method, path, accept string) *httptest.ResponseRecorder {
		t.Helper()
		r := httptest.NewRequestWithContext(context.Background(), method, path, nil)
		if accept != "" {
			r.Header.Set("Accept-Encoding", accept)
		}
		rec := httptest.NewRecorder()
		s.ServeHTTP(rec, r)
		if rec.Header().Get("Content-Security-Policy") != policy || rec.Header().Get("Referrer-Policy") != "no-referrer" {
			t.Errorf("%s: %v", path, rec.Header())
		}
		return rec
	}
	for path, want := range map[string]int{
		"/": 200, "/V/": 200, "/V/" + w.valid: 200, "/" + w.valid: 200, "/V/page.js": 200, "/V/vendor/jsqr.js": 200, "/keys.txt": 200,
		"/V": 301, "/V/.htaccess": 404, "/web.config": 404, "/V/../../etc/passwd": 404, "/V/none.js": 404, "/V/xyz": 404, "/files.txt": 200,
	} {
		if got := get(http.MethodGet, path, ""); got.Code != want {
			t.Errorf("%s: %d, want %d", path, got.Code, want)
		}
	}
	if got := get(http.MethodPost, "/", ""); got.Code != http.StatusMethodNotAllowed {
		t.Errorf("POST: %d", got.Code)
	}
	// Nobody is sent away to another's page by an address of this one.
	for _, away := range []string{`/%5C%5C2130706433`, `/%5C%5C[::1]`, "/https:2130706433", "/%5C", "/%2F%2Fevil", "/%0D%0Ax:y", "/%3F", "/%23x"} {
		got := get(http.MethodGet, away, "")
		base, err := url.Parse("http://page.example" + away)
		check(t, err)
		to := got.Header().Get("Location")
		there, err := base.Parse(strings.ReplaceAll(to, `\`, "/")) // as browsers read it
		if to != "" && (err != nil || there.Host != "page.example" || there.Scheme != "http" || there.RawQuery != "" || there.Fragment != "") {
			t.Errorf("%s leads to %s: %v", away, to, there)
		}
	}
	if got := get(http.MethodGet, "/V", ""); got.Header().Get("Location") != "./V/" {
		t.Errorf("%v", got.Header())
	}
	if got := get(http.MethodGet, "/page.js", "gzip, br"); got.Header().Get("Content-Encoding") != "gzip" || got.Body.Len() > 60_000 {
		t.Errorf("%v, %d bytes", got.Header(), got.Body.Len())
	}
	// A new list shows after half a minute, without a restart.
	w.withdraws(1, today(-3), today(30), "")
	if got := get(http.MethodGet, "/revocations.txt", ""); got.Body.Len() != 0 {
		t.Error("read again at once")
	}
	now = now.Add(time.Minute)
	if got := get(http.MethodGet, "/revocations.txt", ""); got.Body.Len() == 0 {
		t.Error("the new list does not show")
	}
}
