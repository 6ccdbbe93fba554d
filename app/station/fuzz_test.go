package station

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"vinhdanh/data"
)

// fuzzPaths are the addresses that take a body.
var fuzzPaths = []string{"/api/scan", "/api/pair", "/api/choose", "/api/undo", "/api/guest", "/api/delegation", "/api/queue", "/api/leave"}

// Whatever a body holds, the station answers in JSON, without a panic, and
// what it refuses it says in words.
func FuzzBody(f *testing.F) {
	for i, body := range []string{
		`{"request":"%-1","line":"05914271987530917461","out":false,"offline":true,"at":1757896930000}`,
		`{"code":"12345678","name":"Cửa B","kind":"phone"}`,
		`{"request":"%-2","delegate":"x","out":true}`, `{"request":"%-3"}`,
		`{"request":"%-4","honorific":"Bà","name":"Mảy","unit":"","phone":""}`, `{"request":"%-5","delegation":"x"}`,
		`{"lines":["00148193027556601010100000105914271987530917461175789693000"]}`, `{}`, `[]`, `{"request":null,"line":null}`, "\xff", `{"lines":[1]}`,
	} {
		f.Add(i%len(fuzzPaths), []byte(body))
	}
	r := newRig(f, 2)
	desk := r.join("Bàn fuzz", data.DeskPC, true)
	handler := r.s.handler()
	cookie := ""
	for _, c := range desk.client.Jar.Cookies(mustURL(r, desk.base)) {
		cookie = c.Name + "=" + c.Value
	}
	f.Fuzz(func(t *testing.T, path int, body []byte) {
		path = ((path % len(fuzzPaths)) + len(fuzzPaths)) % len(fuzzPaths)
		body = bytes.ReplaceAll(body, []byte("%"), []byte(desk.number))
		if fuzzPaths[path] == "/api/leave" && len(body) == 0 {
			return
		}
		q := httptest.NewRequestWithContext(t.Context(), http.MethodPost, desk.base+fuzzPaths[path], bytes.NewReader(body))
		q.Header.Set("Origin", desk.base)
		q.Header.Set("X-Vinhdanh", "1")
		q.Header.Set("Content-Type", "application/json")
		if fuzzPaths[path] != "/api/leave" {
			q.Header.Set("Cookie", cookie)
		}
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, q)
		var answer map[string]any
		if err := json.Unmarshal(w.Body.Bytes(), &answer); err != nil || !utf8.Valid(w.Body.Bytes()) {
			t.Fatalf("%s %q: %d %q", fuzzPaths[path], body, w.Code, w.Body)
		}
		if message, _ := answer["message"].(string); w.Code != http.StatusOK && (message == "" || strings.HasPrefix(message, "[")) {
			t.Errorf("%s %q: %d %s", fuzzPaths[path], body, w.Code, w.Body)
		}
		for _, err := range r.logged {
			t.Errorf("%s %q: %v", fuzzPaths[path], body, err)
		}
		r.quiet()
		r.pass(1e9) // the limits are not what is looked at
	})
}

// A cookie that no desk was given opens nothing.
func FuzzCookie(f *testing.F) {
	r := newRig(f, 1)
	desk := r.join("Bàn fuzz", data.DeskPC, true)
	handler := r.s.handler()
	good := ""
	for _, c := range desk.client.Jar.Cookies(mustURL(r, desk.base)) {
		good = c.Value
	}
	for _, v := range []string{"", "__Host-desk=", "__Host-desk=" + strings.Repeat("A", 43), `__Host-desk="x"; a=b`, "__Host-desk=" + good[:42]} {
		f.Add(v)
	}
	f.Fuzz(func(t *testing.T, cookie string) {
		q := httptest.NewRequestWithContext(t.Context(), http.MethodGet, desk.base+"/api/counts", nil)
		q.Header.Set("Cookie", cookie)
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, q)
		if w.Code == http.StatusOK && !strings.Contains(cookie, good) {
			t.Errorf("%q opens", cookie)
		}
		r.pass(1e9)
	})
}

// FuzzHost: no host but ours is answered.
func FuzzHost(f *testing.F) {
	for _, h := range []string{"vinhdanh.local:1", "[::1]:1", "evil.example", "127.0.0.1", ":", "[", "]:", "%00"} {
		f.Add(h)
	}
	f.Fuzz(func(t *testing.T, header string) {
		host, port, ok := hostAndPort(header)
		if ok && (host == "" || strings.ToLower(host) != host || strings.HasSuffix(port, "]")) {
			t.Errorf("%q: %q %q", header, host, port)
		}
	})
}

// A name that a keeper typed can stand in a list, a log and a file of lines.
func FuzzDeskName(f *testing.F) {
	for _, n := range []string{"Cửa B – chị Hoa", "\x00\u202e\u200b", strings.Repeat("e\u0323\u0302", 99), "\r\nx: y", "\xff"} {
		f.Add(n)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		name := deskName(typed)
		if !utf8.ValidString(name) || utf8.RuneCountInString(name) > maxName || strings.ContainsAny(name, "\r\n\t\x00\u200b\u202e\ufeff") ||
			strings.TrimSpace(name) != name || deskName(name) != name {
			t.Errorf("%q: %q", typed, name)
		}
	})
}

func TestMain(m *testing.M) {
	if dir := os.Getenv(servedDir); dir != "" {
		os.Exit(serveUntilKilled(dir))
	}
	os.Exit(m.Run())
}
