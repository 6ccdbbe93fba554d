package station

import (
	"bufio"
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/app/jobs/admit"
	"vinhdanh/data"
)

// What does not come from the station's own page is refused before anything is read.
func TestForeignRequests(t *testing.T) {
	r := newRig(t, 2)
	p := r.join("Cửa B", data.DeskPC, true)
	body := func() []byte {
		return []byte(`{"request":"` + p.request() + `","line":"` + r.badges[0] + `"}`)
	}
	for _, tc := range []struct {
		about  string
		change func(*http.Request)
		status int
		code   string
	}{
		{"another origin", func(q *http.Request) { q.Header.Set("Origin", "https://evil.example") }, 403, "origin-wrong"},
		{"no origin", func(q *http.Request) { q.Header.Del("Origin") }, 403, "origin-wrong"},
		{"origin null", func(q *http.Request) { q.Header.Set("Origin", "null") }, 403, "origin-wrong"},
		{"origin without TLS", func(q *http.Request) { q.Header.Set("Origin", strings.Replace(p.base, "https", "http", 1)) }, 403, "origin-wrong"},
		{"origin of another port", func(q *http.Request) { q.Header.Set("Origin", "https://127.0.0.1") }, 403, "origin-wrong"},
		{"origin that begins alike", func(q *http.Request) { q.Header.Set("Origin", p.base+".evil.example") }, 403, "origin-wrong"},
		{"two origins", func(q *http.Request) { q.Header["Origin"] = []string{p.base, "https://evil.example"} }, 403, "origin-wrong"},
		{"cross-site", func(q *http.Request) { q.Header.Set("Sec-Fetch-Site", "cross-site") }, 403, "origin-wrong"},
		{"same site, another origin", func(q *http.Request) { q.Header.Set("Sec-Fetch-Site", "same-site") }, 403, "origin-wrong"},
		{"no header of ours", func(q *http.Request) { q.Header.Del("X-Vinhdanh") }, 403, "origin-wrong"},
		{"a form", func(q *http.Request) { q.Header.Set("Content-Type", "application/x-www-form-urlencoded") }, 415, "type-wrong"},
		{"plain text", func(q *http.Request) { q.Header.Set("Content-Type", "text/plain") }, 415, "type-wrong"},
		{"no type", func(q *http.Request) { q.Header.Del("Content-Type") }, 415, "type-wrong"},
		{"another charset", func(q *http.Request) { q.Header.Set("Content-Type", "application/json; charset=utf-16") }, 415, "type-wrong"},
		{"another host", func(q *http.Request) { q.Host = "evil.example" + p.base[strings.LastIndex(p.base, ":"):] }, 421, "host-wrong"},
		{"the host's name and more", func(q *http.Request) { q.Host = "vinhdanh.local.evil.example" }, 421, "host-wrong"},
		{"another port", func(q *http.Request) { q.Host = "127.0.0.1:1" }, 421, "host-wrong"},
		{"a public address", func(q *http.Request) { q.Host = "8.8.8.8" + p.base[strings.LastIndex(p.base, ":"):] }, 421, "host-wrong"},
	} {
		p.send(http.MethodPost, "/api/scan", body(), tc.change).refused(t, tc.status, tc.code)
	}
	p.send(http.MethodGet, "/api/search?q=luong", nil, func(q *http.Request) { q.Header.Set("Sec-Fetch-Site", "cross-site") }).refused(t, 403, "origin-wrong")
	p.send(http.MethodGet, "/api/search?q=luong", nil, func(q *http.Request) { q.Header.Set("Origin", "https://evil.example") }).refused(t, 403, "origin-wrong")
	p.send(http.MethodGet, "/", nil, func(q *http.Request) { q.Host = "evil.example" }).refused(t, 421, "host-wrong")
	if r.present() != 0 {
		t.Error("somebody was admitted")
	}
	for _, host := range []string{"vinhdanh.local", "VinhDanh.Local.", "localhost"} {
		a := p.send(http.MethodGet, "/api/state", nil, func(q *http.Request) { q.Host = host + p.base[strings.LastIndex(p.base, ":"):] })
		if a.status != http.StatusOK {
			t.Errorf("%s: %d %s", host, a.status, a.raw)
		}
	}
}

// Every address takes its one method; preflights of other origins get nothing.
func TestMethods(t *testing.T) {
	r := newRig(t, 1)
	p := r.phone()
	for path, point := range r.s.points() {
		for _, method := range []string{"GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "TRACE", "BREW"} {
			if method == point.method {
				continue
			}
			a := p.send(method, path, nil, nil)
			if a.status != http.StatusMethodNotAllowed || a.header.Get("Allow") != point.method {
				t.Errorf("%s %s: %d, allow %q", method, path, a.status, a.header.Get("Allow"))
			}
			for name := range a.header {
				if strings.HasPrefix(name, "Access-Control") {
					t.Errorf("%s %s: %s", method, path, name)
				}
			}
		}
	}
	for _, path := range []string{"/", "/ca.crt", "/words/vi.json"} {
		p.send(http.MethodPost, path, []byte("{}"), nil).refused(t, http.StatusMethodNotAllowed, "method-wrong")
	}
}

// A forged cookie is nobody's.
func TestForgedCookies(t *testing.T) {
	r := newRig(t, 1)
	real := r.join("Cửa B", data.DeskPC, true)
	desk := r.s.Desks()[0]
	forger := r.phone()
	long := strings.Repeat("A", 43)
	for _, cookie := range []string{"", long, string(desk.ID), real.number, strings.Repeat("A", 6000), "\x00", `"` + long + `"`, long + "; __Host-desk=" + string(desk.ID), "../../x"} {
		a, err := forger.try(http.MethodGet, "/api/counts", nil, func(q *http.Request) { q.Header["Cookie"] = []string{cookieName + "=" + cookie} })
		if err != nil {
			continue // the client itself does not send it
		}
		if a.status != http.StatusUnauthorized && a.status != http.StatusBadRequest && a.status != http.StatusRequestHeaderFieldsTooLarge {
			t.Errorf("%q: %d %s", cookie, a.status, a.raw)
		}
	}
	if a := real.get("/api/counts"); a.status != http.StatusOK {
		t.Errorf("%s", a.raw)
	}
}

// The cookie is the browser's alone.
func TestCookie(t *testing.T) {
	r := newRig(t, 1)
	code, _ := r.s.NewCode()
	a := r.phone().post("/api/pair", map[string]any{"code": code, "name": "Cửa B\r\nSet-Cookie: a=b", "kind": "pc"})
	list := a.header["Set-Cookie"]
	if len(list) != 1 {
		t.Fatalf("%q", list)
	}
	for _, want := range []string{"__Host-desk=", "; Path=/", "; Secure", "; HttpOnly", "; SameSite=Strict"} {
		if !strings.Contains(list[0], want) {
			t.Errorf("%s lacks %s", list[0], want)
		}
	}
	if strings.Contains(list[0], "Domain") || a.header.Get("A") != "" || a.text("name") != "Cửa B Set-Cookie: a=b" {
		t.Errorf("%s, %s", list[0], a.raw)
	}
}

func TestHeaders(t *testing.T) {
	r := newRig(t, 1)
	p := r.phone()
	for _, path := range []string{"/", "/api/state", "/nothing", "/api/scan", "/ca.crt"} {
		h := p.get(path).header
		for name, want := range map[string]string{"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "X-Frame-Options": "DENY",
			"Cross-Origin-Resource-Policy": "same-origin", "Cross-Origin-Opener-Policy": "same-origin", "Content-Security-Policy": contentPolicy} {
			if h.Get(name) != want {
				t.Errorf("%s: %s is %q", path, name, h.Get(name))
			}
		}
		if h.Get("Strict-Transport-Security") != "" {
			t.Errorf("%s forbids quick mode", path)
		}
	}
	if strings.Contains(contentPolicy, "unsafe") || strings.Contains(contentPolicy, "*") {
		t.Error("the policy lets scripts in")
	}
}

// Bodies that are no JSON object of a fair size are refused with a sentence.
func TestBodies(t *testing.T) {
	r := newRig(t, 1)
	p := r.join("Cửa B", data.DeskPC, true)
	request := func() string { return `"request":"` + p.request() + `"` }
	deep := strings.Repeat(`{"a":`, 20000) + "1" + strings.Repeat("}", 20000)
	for _, body := range []string{"", " ", "null", "[]", `"x"`, "1", "{", "}", `{"request":`, `{"request":1}`, `{"line":{}}`, "{}{}", "{} x", "\xff\xfe{}",
		`{"request":"\xff"}`, `{"out":"yes",` + request() + `}`, `{"at":1e999,` + request() + `}`, `{"at":"now",` + request() + `}`, deep[:60000], "\ufeff{}"} {
		p.send(http.MethodPost, "/api/scan", []byte(body), nil).refused(t, http.StatusBadRequest, "body-wrong")
	}
	p.send(http.MethodPost, "/api/scan", bytes.Repeat([]byte(" "), maxBody+1), nil).refused(t, http.StatusRequestEntityTooLarge, "body-large")
	a, err := p.try(http.MethodPost, "/api/scan", bytes.Repeat([]byte("x"), 20<<20), nil)
	if err == nil && a.status != http.StatusRequestEntityTooLarge {
		t.Errorf("20 MB: %d", a.status)
	}
	for _, path := range []string{"/api/choose", "/api/guest", "/api/delegation", "/api/undo", "/api/queue", "/api/pair"} {
		p.send(http.MethodPost, path, []byte("[1]"), nil).refused(t, http.StatusBadRequest, "body-wrong")
	}
	// 10 kB of noise is no fault: it is no badge.
	if a := p.scan(strings.Repeat("ồn ào \u200b", 1200)); a.text("verdict") != "not-a-badge" {
		t.Errorf("noise: %d %s", a.status, a.raw)
	}
	for _, from := range []string{"-1", "x", "1e3", "99999999999999999999"} {
		p.get("/api/pack?from="+from).refused(t, http.StatusBadRequest, "body-wrong")
	}
	if a := p.get("/api/pack?from=999999"); a.status != http.StatusOK || a.text("hashes") != "" {
		t.Errorf("%s", a.raw)
	}
	if a := p.get("/api/search?q=" + strings.Repeat("a", 6000)); a.status != http.StatusOK {
		t.Errorf("%s", a.raw)
	}
}

// A scan is named by the desk's own number, once and for all.
func TestRequests(t *testing.T) {
	r := newRig(t, 3)
	p, other := r.join("Cửa B", data.DeskPhone, false), r.join("Cửa C", data.DeskPhone, false)
	send := func(request string) answer {
		return p.post("/api/scan", map[string]any{"request": request, "line": r.badges[0]})
	}
	for _, request := range []string{"", "1", p.number, p.number + "-", p.number + "-0", p.number + "-01", p.number + "-1000000", p.number + "--1", p.number + "-+1",
		p.number + "-1 ", p.number + "-1e2", "-1", "1-1", p.number + "-1-1", p.number + "-٣"} {
		send(request).refused(t, http.StatusBadRequest, "request-form")
	}
	send(other.number+"-1").refused(t, http.StatusForbidden, "request-foreign")
	first := send(p.request())
	if first.text("verdict") != "admitted" {
		t.Fatalf("%s", first.raw)
	}
	replayed := send(p.number + "-1")
	if replayed.text("verdict") != "admitted" || replayed.json["repeated"] != true || replayed.text("at") != first.text("at") {
		t.Errorf("replayed: %s", replayed.raw)
	}
	p.post("/api/scan", map[string]any{"request": p.number + "-1", "line": r.badges[1]}).refused(t, http.StatusConflict, "request-clash")
	if r.present() != 1 {
		t.Errorf("%d present", r.present())
	}
	undo := map[string]any{"request": p.number + "-2"}
	for i := range 2 {
		if a := p.post("/api/undo", undo); a.status != http.StatusOK || a.number("present") != 0 || (a.json["repeated"] == true) != (i == 1) {
			t.Errorf("undo: %s", a.raw)
		}
	}
	p.seq = 2
	if a := p.scan(r.badges[0]); a.text("verdict") != "admitted" {
		t.Errorf("%s", a.raw)
	}
	if a := p.get("/api/state"); a.number("seq") != 3 {
		t.Errorf("%s", a.raw)
	}
	guest := map[string]any{"request": p.request(), "honorific": "Bà", "name": "Giàng Thị Mảy", "unit": "Hội Phụ nữ", "phone": "0912"}
	for i := range 2 {
		if a := p.post("/api/guest", guest); a.text("verdict") != "admitted" || (a.json["repeated"] == true) != (i == 1) {
			t.Errorf("guest: %s", a.raw)
		}
	}
	guest["request"], guest["name"] = p.request(), " "
	p.post("/api/guest", guest).refused(t, http.StatusBadRequest, "name-needed")
	guest["name"] = strings.Repeat("a", data.MaxField+1)
	p.post("/api/guest", guest).refused(t, http.StatusConflict, "field-long")
	if r.present() != 2 {
		t.Errorf("%d present", r.present())
	}
}

// A phone sees no names beyond those it scanned, unless a person allowed it;
// nobody but a PC sees phones, and only where the office allows it.
func TestWhoSeesWhat(t *testing.T) {
	r := newRig(t, 2)
	r.check(r.db.SetSetting(context.Background(), admit.SettingPhones, admit.PhonesAll))
	plain, trusted, pc := r.join("Cửa B", data.DeskPhone, false), r.join("Cửa C", data.DeskPhone, true), r.join("Cửa D", data.DeskPC, false)
	if a := plain.scan(r.badges[0]); a.json["delegate"].(map[string]any)["name"] != "Lường Thị Số 1" {
		t.Errorf("%s", a.raw)
	}
	id := func() string {
		a := pc.get("/api/search?q=so+2")
		l, _ := a.json["list"].([]any)
		if len(l) != 1 {
			t.Fatalf("search: %s", a.raw)
		}
		return l[0].(map[string]any)["id"].(string)
	}()
	for _, path := range []string{"/api/search?q=luong", "/api/leaders"} {
		plain.get(path).refused(t, http.StatusForbidden, "names-not-allowed")
		if a := trusted.get(path); a.status != http.StatusOK || bytes.Contains(a.raw, []byte("0912")) {
			t.Errorf("%s: %s", path, a.raw)
		}
	}
	plain.post("/api/choose", map[string]any{"request": plain.request(), "delegate": id}).refused(t, http.StatusForbidden, "names-not-allowed")
	for _, p := range []*phone{plain, trusted} {
		p.get("/api/missing").refused(t, http.StatusForbidden, "pc-only")
		p.post("/api/delegation", map[string]any{"request": p.request(), "delegation": r.group.ID}).refused(t, http.StatusForbidden, "pc-only")
		p.post("/api/queue", map[string]any{"lines": []string{"0"}}).refused(t, http.StatusForbidden, "pc-only")
	}
	if a := plain.get("/api/counts"); a.number("present") != 1 || bytes.Contains(a.raw, []byte("Lường")) {
		t.Errorf("%s", a.raw)
	}
	if a := pc.get("/api/counts"); !bytes.Contains(a.raw, []byte("Lường Thị Số 1")) {
		t.Errorf("%s", a.raw)
	}
	if a := pc.get("/api/missing"); !bytes.Contains(a.raw, []byte("0912000001")) || !bytes.Contains(a.raw, []byte("0912000145")) {
		t.Errorf("%s", a.raw)
	}
	if a := trusted.post("/api/choose", map[string]any{"request": trusted.request(), "delegate": id}); a.text("verdict") != "admitted" {
		t.Errorf("%s", a.raw)
	}
	pc.post("/api/choose", map[string]any{"request": pc.request(), "delegate": ""}).refused(t, http.StatusBadRequest, "body-wrong")
	if a := pc.post("/api/delegation", map[string]any{"request": pc.request(), "delegation": r.group.ID}); a.number("already") != 2 {
		t.Errorf("%s", a.raw)
	}
	pc.post("/api/delegation", map[string]any{"request": pc.request(), "delegation": ""}).refused(t, http.StatusConflict, "no-record")
	pc.post("/api/delegation", map[string]any{"request": pc.request(), "delegation": "no such"}).refused(t, http.StatusConflict, "delegation-empty")
}

// Telephone numbers are seen, and find somebody, only at a PC and only where
// the office allows it.
func TestWhoFindsByPhone(t *testing.T) {
	r := newRig(t, 2)
	trusted, pc := r.join("Cửa C", data.DeskPhone, true), r.join("Cửa D", data.DeskPC, true)
	digits := func(p *phone, setting string, want int) {
		t.Helper()
		r.check(r.db.SetSetting(context.Background(), admit.SettingPhones, setting))
		for _, q := range []string{"0912000001", "000001", "0912"} {
			n := want
			if q == "0912" && want > 0 {
				n = 2
			}
			a := p.get("/api/search?q=" + q)
			if list, _ := a.json["list"].([]any); a.status != http.StatusOK || len(list) != n {
				t.Errorf("%q finds, with the setting %q: %s", q, setting, a.raw)
			}
		}
	}
	for _, setting := range []string{"", admit.PhonesHere, admit.PhonesNone, "nonsense"} {
		digits(trusted, setting, 0)
		digits(pc, setting, 0)
		if a := pc.get("/api/missing"); a.status != http.StatusOK || bytes.Contains(a.raw, []byte("0912")) || !bytes.Contains(a.raw, []byte("Lường Thị Số 2")) {
			t.Errorf("missing, with the setting %q: %s", setting, a.raw)
		}
	}
	digits(trusted, admit.PhonesAll, 0)
	digits(pc, admit.PhonesAll, 1)
}

// A phone without names learns of a person what the card shows, and nothing
// where the card shows nobody.
func TestVerdictBelowNames(t *testing.T) {
	r := newRig(t, 1)
	ctx := context.Background()
	conf := data.Conference{Code: "X", Title: "Hội nghị khác", Starts: "2025-08-21"}
	r.check(r.db.SaveConference(ctx, &conf))
	stranger := data.Delegate{Conference: conf.ID, Name: "Người Hội Khác", Badge: r.badge()}
	r.check(r.db.SaveDelegate(ctx, &stranger))
	cancelled := r.delegate(data.Delegate{Name: "Lý Văn Hủy", Status: data.StatusCancelled})
	gone := data.Delegate{Conference: r.conf.ID, Name: "Lò Thị Vắng", Badge: r.badge()}
	r.check(r.db.SaveDelegate(ctx, &gone))
	r.check(r.db.Substitute(ctx, gone.ID, &data.Delegate{Name: "Giàng Đi Thay", Badge: r.badge()}, true, "ốm"))

	plain, trusted := r.join("Cửa B", data.DeskPhone, false), r.join("Cửa C", data.DeskPhone, true)
	for badge, verdict := range map[string]string{stranger.Badge: "other-conference", cancelled: "cancelled", gone.Badge: "substituted"} {
		a := plain.scan(badge)
		for _, secret := range []string{"Người Hội", stranger.Code, "Lý Văn", "Lò Thị", "Đi Thay", string(stranger.ID), string(gone.ID)} {
			if a.text("verdict") != verdict || bytes.Contains(a.raw, []byte(`"`+secret)) || a.json["delegate"] != nil {
				t.Errorf("%s holds %q: %s", verdict, secret, a.raw)
			}
		}
		if a := trusted.scan(badge); a.json["delegate"] == nil {
			t.Errorf("with names: %s", a.raw)
		}
	}
	want := map[string]any{"code": "AS-001", "name": "Lường Thị Số 1", "delegation": "Xã Nậm Tía", "kind": "official"}
	for _, verdict := range []string{"admitted", "left"} {
		a := plain.post("/api/scan", map[string]any{"request": plain.request(), "line": r.badges[0], "out": verdict == "left"})
		if verdict == "left" { // its card has no place for the code
			want["code"] = ""
		}
		if d := cmp.Diff(want, a.json["delegate"]); a.text("verdict") != verdict || d != "" {
			t.Errorf("%s\n%s", a.raw, d)
		}
	}
}

// Whoever sends too much hears why, having sent all of it.
func TestLargeBodyIsAnswered(t *testing.T) {
	r := newRig(t, 1)
	p := r.join("Cửa B", data.DeskPhone, false)
	base, err := url.Parse(p.base)
	r.check(err)
	c, err := (&tls.Dialer{Config: &tls.Config{RootCAs: r.roots(), Time: r.clock}}).DialContext(t.Context(), "tcp", base.Host)
	r.check(err)
	defer c.Close()
	const size = 10 << 20
	_, err = fmt.Fprintf(c, "POST /api/scan HTTP/1.1\r\nHost: %s\r\nOrigin: %s\r\nContent-Type: application/json\r\nX-Vinhdanh: 1\r\nCookie: %s\r\nContent-Length: %d\r\n\r\n",
		base.Host, p.base, p.client.Jar.Cookies(base)[0], size)
	r.check(err)
	if _, err := c.Write(bytes.Repeat([]byte(" "), size)); err != nil {
		t.Fatal(err)
	}
	resp, err := http.ReadResponse(bufio.NewReader(c), nil)
	r.check(err)
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusRequestEntityTooLarge {
		t.Errorf("%s", resp.Status)
	}
}

// Paths reach the page's files and nothing else.
func TestPaths(t *testing.T) {
	r := newRig(t, 1)
	p := r.phone()
	if a := p.get("/"); a.status != http.StatusOK || !strings.HasPrefix(a.header.Get("Content-Type"), "text/html") {
		t.Errorf("page: %d %s", a.status, a.header)
	}
	a := p.get("/words/vi.json")
	if a.status != http.StatusOK || a.text("station.page.brand") == "" || a.text("error.code-wrong") != "" {
		t.Errorf("words: %d", a.status)
	}
	again := p.send(http.MethodGet, "/", nil, func(q *http.Request) { q.Header.Set("If-None-Match", p.get("/").header.Get("Etag")) })
	if again.status != http.StatusNotModified {
		t.Errorf("the page again: %d", again.status)
	}
	if a := p.get("/ca.crt"); a.status != http.StatusOK || !bytes.Equal(a.raw, r.s.cert.ca.cert.Raw) {
		t.Errorf("ca: %d", a.status)
	}
	for _, path := range []string{"/../station.db", "/..%2fstation.db", "/%2e%2e/%2e%2e/etc/passwd", "//etc/passwd", "/js/../../web.go", "/station.pem", "/ca.key",
		"/words/../vi.json", "/words/xx.json", "/.git/config", "/js", "/js/", "/api", "/api/", "/api/state/", "/API/state", "/api//state", "/\\windows", "/index.html%00"} {
		a := p.get(path)
		if a.status == http.StatusOK || a.status >= 500 {
			t.Errorf("%s: %d %.80s", path, a.status, a.raw)
		}
	}
}

// Whoever sends slowly, or nothing, loses the connection and holds up nobody.
func TestSlowClients(t *testing.T) {
	if testing.Short() {
		t.Skip("waits for the head of a request to take too long")
	}
	t.Parallel()
	r := newRig(t, 1)
	p := r.join("Cửa B", data.DeskPC, false)
	at := r.s.Addr().String()
	dial := func() net.Conn {
		d := net.Dialer{Timeout: 5 * time.Second}
		c, err := d.DialContext(context.Background(), "tcp", at)
		r.check(err)
		t.Cleanup(func() { c.Close() })
		return c
	}
	var slow []net.Conn
	for range 20 {
		slow = append(slow, dial()) // says nothing
	}
	for range 20 {
		c := tls.Client(dial(), &tls.Config{RootCAs: r.roots(), ServerName: "vinhdanh.local", Time: r.clock})
		_, err := io.WriteString(c, "POST /api/scan HTTP/1.1\r\nHost: vinhdanh.local\r\nX-Slow: ")
		r.check(err)
		slow = append(slow, c)
	}
	if a := p.scan(r.badges[0]); a.text("verdict") != "admitted" {
		t.Errorf("%s", a.raw)
	}
	for i, c := range slow {
		r.check(c.SetReadDeadline(time.Now().Add(2 * headPatience)))
		if _, err := io.Copy(io.Discard, c); err != nil {
			var late net.Error
			if errors.As(err, &late) && late.Timeout() {
				t.Errorf("connection %d is still open", i)
			}
		}
	}
}

// One address does not get all connections.
func TestManyConnections(t *testing.T) {
	e := newEntrance(nil)
	for i := range maxFromAddress {
		if !e.take("10.0.0.1") {
			t.Fatalf("connection %d refused", i)
		}
	}
	if e.take("10.0.0.1") {
		t.Error("one too many")
	}
	for i := range maxConnections - maxFromAddress {
		if !e.take(fmt.Sprint("10.1.", i/250, ".", i%250)) {
			t.Fatalf("connection %d of others refused", i)
		}
	}
	if e.take("10.9.9.9") {
		t.Error("one too many of all")
	}
	e.give("10.0.0.1")
	if !e.take("10.0.0.1") {
		t.Error("the place of one who left is not free")
	}
	for in, want := range map[string]string{"10.0.0.1:5": "10.0.0.1", "[::ffff:10.0.0.1]:5": "10.0.0.1", "[2001:db8:1:2:3:4:5:6]:5": "2001:db8:1:2::",
		"[fe80::1%eth0]:5": "link", "x": "x"} {
		if got := addressOf(in); got != want {
			t.Errorf("%s counts as %s, want %s", in, got, want)
		}
	}
}

// Who speaks plain HTTP is shown the way, by the address that was called.
func TestPlainHTTP(t *testing.T) {
	r := newRig(t, 1)
	at := r.s.Addr().String()
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }, Timeout: 10 * time.Second,
		Transport: &http.Transport{DisableKeepAlives: true}}
	req, err := http.NewRequestWithContext(context.Background(), http.MethodGet, "http://"+at+"/x?y="+strings.Repeat("z", 2000), nil)
	r.check(err)
	req.Host = "evil.example"
	resp, err := client.Do(req)
	r.check(err)
	r.check(resp.Body.Close())
	if resp.StatusCode != http.StatusTemporaryRedirect || resp.Header.Get("Location") != "https://"+at+"/" {
		t.Errorf("%d %s", resp.StatusCode, resp.Header)
	}
	for _, begin := range []string{"\x00\x01\x02", "SSH-2.0-x\r\n", "GET / HTTP/1.1\r\n" + strings.Repeat("X: y\r\n", 3000), "\x16\x03\x01\x00\x05hello"} {
		d := net.Dialer{}
		c, err := d.DialContext(context.Background(), "tcp", at)
		r.check(err)
		_, err = io.WriteString(c, begin)
		r.check(err)
		if t, ok := c.(*net.TCPConn); ok {
			r.check(t.CloseWrite())
		}
		r.check(c.SetReadDeadline(time.Now().Add(10 * time.Second)))
		got, err := io.ReadAll(c)
		if err != nil && !errors.Is(err, net.ErrClosed) && !strings.Contains(err.Error(), "reset") {
			t.Errorf("%q: %v", begin[:3], err)
		}
		if bytes.Contains(got, []byte("200")) {
			t.Errorf("%q: %q", begin[:3], got)
		}
		r.check(c.Close())
	}
}

// A desk that runs wild is held back, and only it.
func TestRunaway(t *testing.T) {
	r := newRig(t, 1)
	p, other := r.join("Cửa B", data.DeskPhone, false), r.join("Cửa C", data.DeskPhone, false)
	held := false
	for range 600 {
		if a := p.get("/api/counts"); a.status == http.StatusTooManyRequests {
			a.refused(t, http.StatusTooManyRequests, "too-many")
			held = true
			break
		}
	}
	if !held {
		t.Error("600 calls at one moment")
	}
	if a := other.get("/api/counts"); a.status != http.StatusOK {
		t.Errorf("%s", a.raw)
	}
	p.get("/api/state").refused(t, http.StatusTooManyRequests, "too-many")
	r.pass(time.Second)
	for _, path := range []string{"/api/counts", "/api/state"} {
		if a := p.get(path); a.status != http.StatusOK {
			t.Errorf("%s", a.raw)
		}
	}
}
