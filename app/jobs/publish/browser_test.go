package publish

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"vinhdanh/data/seal"
)

// serve gives the address of the world's page, with its folder.
func (w *world) serve() string {
	w.t.Helper()
	s, err := NewServer(context.Background(), w, w.conf, time.Now)
	check(w.t, err)
	h := httptest.NewServer(s)
	w.t.Cleanup(h.Close)
	return h.URL + "/V/"
}

// host is the part of an address that requests may go to.
func host(address string) string {
	return strings.TrimSuffix(strings.TrimPrefix(address, "http://"), "/V/")
}

func TestPage(t *testing.T) {
	if testing.Short() {
		t.Skip("a browser takes seconds")
	}
	in := chromium(t)
	for _, test := range []struct {
		name string
		run  func(*testing.T, context.Context)
	}{
		{"vectors", testVectors}, {"verdicts", testVerdicts}, {"versions", testVersions}, {"dates", testDates}, {"sample", testSample},
		{"pasted", testPasted}, {"address", testAddress}, {"offline", testOffline}, {"older", testOlder}, {"strange", testStrange}, {"anything", testAnything}, {"replaced", testReplaced}, {"slow", testSlow}, {"republished", testRepublished},
		{"languages", testLanguages},
		{"disk", testDisk}, {"photo", testPhoto}, {"camera", testCamera}, {"quick", testQuick}, {"keyboard", testKeyboard}, {"broken", testBroken}, {"old", testOld},
	} {
		t.Run(test.name, func(t *testing.T) { test.run(t, in) })
	}
}

// without takes WebCrypto away, as on plain HTTP and in older browsers.
const without = "Object.defineProperty(Crypto.prototype, 'subtle', {get: () => undefined})"

// Everything in data/seal's vectors comes out of the page's script as it comes
// out of the program, with the browser's Ed25519 and without.
func testVectors(t *testing.T, in context.Context) {
	raw, v := readVectors(t)
	w := newWorld(t)
	at := w.serve()
	for name, before := range map[string][]string{"native": nil, "vendored": {without}} {
		t.Run(name, func(t *testing.T) {
			b := open(t, in, 1280, 800, before...).visit(at)
			b.Until("the page", "document.body.dataset.state === 'waiting'")
			var byBrowser bool
			b.JS("return vinhdanh.signature.byBrowser()", &byBrowser)
			if byBrowser != (name == "native") {
				t.Errorf("by the browser: %v", byBrowser)
			}
			compareVectors(t, b, raw, v)
		})
	}
}

func compareVectors(t *testing.T, b *tab, raw string, v vectors) {
	t.Helper()
	var got struct {
		Tokens, Decided    []json.RawMessage
		Hashes, Codes      []string
		Ed25519, Badges    []bool
		Texts, Bits, Kinds []string
		Scans              []struct {
			Kind, Code string
			Codes      []string
		}
	}
	b.JS(`const v = `+raw+`; const n = vinhdanh, one = (f) => n.signedfile.cut(f);
		const ring = n.keyring.make(await Promise.all(v.KeyLists.map((f) => n.keylist.parse(one(f)))));
		const verdicts = async (tokens, file) => {
			const list = await n.revocations.parse(one(file), ring);
			return Promise.all(tokens.map((t) => n.verdict.of(t.Token, ring, [list], v.Today)));
		};
		const code = (p) => p.then(() => '', (e) => e.code ?? String(e));
		const unhex = n.bytes.ofHex, bits = (s) => Uint8Array.from(s.padEnd(Math.ceil(s.length / 8) * 8, '0').match(/.{8}/g), (b) => parseInt(b, 2));
		return {
			tokens: await verdicts(v.Tokens, v.Revocations),
			decided: await verdicts(v.Decided.Tokens, v.Decided.Revocations),
			hashes: v.Tokens.map((t) => n.bytes.hex(n.hash.token(t.Token))),
			codes: await Promise.all(v.Lists.map((l) => code(l.Kind === 'keys' ? n.keylist.parse(one(l.File)) : n.revocations.parse(one(l.File), ring)))),
			ed25519: await Promise.all(v.Ed25519.map(async (s) => n.signature.goodKey(unhex(s.Public)) && n.signature.verify(unhex(s.Public), unhex(s.Message), unhex(s.Signature)))),
			badges: v.Badges.map((x) => n.badge.valid(x.Code)),
			texts: v.Texts.map((x) => n.alphabet.read(new n.bits.Reader(bits(x.Bits)))),
			bits: v.Texts.map((x) => { const w = new n.bits.Writer(); n.alphabet.write(w, x.Text); return w.list.join(''); }),
			scans: v.Scans.map((x) => n.scan.read(x.Raw)),
		}`, &got)
	verdicts := func(list []tokenVector, got []json.RawMessage) {
		t.Helper()
		if len(got) != len(list) {
			t.Fatalf("%d verdicts for %d tokens", len(got), len(list))
		}
		for i, x := range list {
			if want := compact(t, x.Verdict); string(got[i]) != want {
				t.Errorf("%s: %s\nwant %s", x.About, got[i], want)
			}
		}
	}
	verdicts(v.Tokens, got.Tokens)
	verdicts(v.Decided.Tokens, got.Decided)
	for i, x := range v.Tokens {
		if got.Hashes[i] != x.Hash {
			t.Errorf("%s: hash %s", x.About, got.Hashes[i])
		}
	}
	for i, x := range v.Lists {
		if got.Codes[i] != x.Code {
			t.Errorf("%s %s: %q, want %q", x.Kind, x.About, got.Codes[i], x.Code)
		}
	}
	for i, x := range v.Ed25519 {
		if got.Ed25519[i] != x.Valid {
			t.Errorf("%s: %v", x.About, got.Ed25519[i])
		}
	}
	for i, x := range v.Badges {
		if got.Badges[i] != x.Valid {
			t.Errorf("badge %s: %v", x.Code, got.Badges[i])
		}
	}
	for i, x := range v.Texts {
		if got.Texts[i] != x.Text || got.Bits[i] != x.Bits {
			t.Errorf("%q came back as %q, and as %s", x.Text, got.Texts[i], got.Bits[i])
		}
	}
	for i, x := range v.Scans {
		if s := got.Scans[i]; s.Kind != x.Kind || s.Code != x.Code || fmt.Sprint(s.Codes) != fmt.Sprint(x.Codes) {
			t.Errorf("%s: %+v, want %+v", x.About, s, x)
		}
	}
	if len(v.Tokens) < 40 || len(v.Decided.Tokens) == 0 || len(v.Ed25519) < 15 || len(v.Scans) < 10 {
		t.Error("hardly any vectors")
	}
}

func compact(t *testing.T, raw json.RawMessage) string {
	t.Helper()
	var b bytes.Buffer
	check(t, json.Compact(&b, raw))
	return b.String()
}

// tampered changes a digit in the middle.
func tampered(token string) string {
	i := len(token) / 2
	return token[:i] + string('0'+(token[i]-'0'+3)%10) + token[i+1:]
}

func testVerdicts(t *testing.T, in context.Context) {
	w := newWorld(t)
	w.withdraws(1, today(-3), today(30), "")
	at := w.serve()
	for name, before := range map[string][]string{"native": nil, "vendored": {without}} {
		b := open(t, in, 390, 844, before...)
		for _, x := range []struct{ about, token, word, text string }{
			{"valid", w.valid, "valid", "Nguyễn Thị Hồng Hạnh"},
			{"revoked", w.revoked, "revoked", "Đã hủy bỏ từ ngày 20/10/2025: hủy quyết định khen thưởng"},
			{"replaced", w.replaced, "revoked", "đã cấp bằng khác thay thế"},
			{"tampered", tampered(w.valid), "tampered", "MÃ BỊ SỬA"},
			{"unknown key", w.strange, "unknown-key", "CHƯA RÕ CƠ QUAN KÝ"},
			{"kept", w.kept, "valid", "Lò Thị Mai"},
			{"forged", w.forged, "compromised-key", "KHÔNG TIN ĐƯỢC"},
			{"nonsense", "0123456789012345678901234567890", "malformed", "KHÔNG PHẢI MÃ"},
		} {
			b.visit(at + x.token)
			b.verdict(x.word, x.text)
			b.ShootAll(name + " " + x.about)
			b.Fits()
			if list := b.strangers(host(at)); list != nil {
				t.Errorf("asked others: %q", list)
			}
			var body, address string
			b.JS("return document.body.innerText", &body)
			b.JS("return location.href", &address)
			if strings.Contains(address, x.token) || address != at {
				t.Errorf("%s: the address is %s", x.about, address)
			}
			if x.word == "valid" || x.word == "revoked" {
				for _, want := range []string{"416/QĐ-SNV", "05/09/2025", "15/09/2025", office, "Giấy khen của Giám đốc", "Danh sách hủy bỏ tính đến ngày", "tdkt.laichau.gov.vn/V"} {
					if !strings.Contains(body, want) {
						t.Errorf("%s does not say %q:\n%s", x.about, want, body)
					}
				}
			} else if strings.Contains(body, "416/QĐ-SNV") || strings.Contains(body, "Kẻ Gian") {
				t.Errorf("%s shows what nobody has proved:\n%s", x.about, body)
			}
		}
	}
}

// Both versions of the revocation list are read; where there is a decision, anybody may read it.
func testVersions(t *testing.T, in context.Context) {
	w := newWorld(t)
	w.withdraws(1, today(-9), today(20), "")
	w.withdraws(2, today(-2), today(30), "518/QĐ-UBND")
	at := w.serve()
	b := open(t, in, 390, 844).visit(at + w.revoked)
	b.verdict("revoked", "Đã hủy bỏ theo Quyết định số 518/QĐ-UBND ngày 20/10/2025: hủy quyết định khen thưởng")
	b.ShootAll("revoked by decision")
	b.paste(w.replaced)
	b.verdict("revoked", "Đã hủy bỏ từ ngày 21/10/2025")
	b.paste(w.valid)
	b.verdict("valid", "Danh sách hủy bỏ tính đến ngày "+shown(string(today(-2))))

	// A token of another version, and one whose key list is older than it.
	raw, v := readVectors(t)
	var words map[string]string
	b.JS(`const v = `+raw+`, out = {}; for (const t of v.Tokens.filter((t) => t.About.startsWith('version '))) out[t.About] = t.Token; return out`, &words)
	if len(words) < 2 || len(v.Tokens) == 0 {
		t.Fatalf("no tokens of other versions: %v", words)
	}
	for about, token := range words {
		b.paste(token)
		b.Until(about, "document.querySelector('.card').dataset.verdict === 'malformed'")
	}
}

func shown(date string) string { return date[8:] + "/" + date[5:7] + "/" + date[:4] }

func testDates(t *testing.T, in context.Context) {
	w := newWorld(t)
	b := open(t, in, 390, 844).visit(w.serve() + w.valid)
	b.verdict("valid", "chưa biết bằng có bị hủy")
	b.ShootAll("no revocations")
	w.withdraws(1, today(-40), today(-1), "")
	b = open(t, in, 390, 844).visit(w.serve() + w.valid)
	b.verdict("valid", "Danh sách hủy bỏ tính đến ngày "+shown(string(today(-40)))+" đã quá hạn cập nhật")
	b.ShootAll("out of date")
	w.revocations = nil
	w.withdraws(1, today(-40), today(0), "")
	b = open(t, in, 390, 844).visit(w.serve() + w.valid)
	b.verdict("valid", "tính đến ngày")
	b.Until("no warning on the list's last day", "!document.querySelector('.warnings')")
}

func testSample(t *testing.T, in context.Context) {
	w := newWorld(t)
	w.withSample()
	at := w.serve()
	b := open(t, in, 390, 844).visit(at + w.sample)
	b.verdict("valid", "BẢN MẪU, KHÔNG CÓ GIÁ TRỊ")
	b.Sees(".pages", "tdkt.anson.example/V")
	b.ShootAll("sample")
	b.paste(w.valid) // a real office's certificate has no place on a page for trying things out
	b.verdict("unknown-key", "")
}

func testPasted(t *testing.T, in context.Context) {
	w := newWorld(t)
	w.withdraws(1, today(-3), today(30), "")
	b := open(t, in, 1280, 800).visit(w.serve())
	b.Until("the page", "document.body.dataset.state === 'waiting'")
	b.ShootAll("start wide")
	half := len(w.valid) / 2
	wide := strings.Map(func(r rune) rune { return r - '0' + '０' }, w.valid)
	badge, err := seal.NewBadge(seeded("badge"))
	check(t, err)
	for _, x := range []struct{ text, word string }{
		{seal.QRText(w.conf.Page, w.valid), "valid"},
		{"https://tdkt.laichau.gov.vn/V/" + w.valid, "valid"},
		{w.valid[:half] + "  " + w.valid[half:] + "\n", "valid"},
		{w.valid[:70] + "\n" + w.valid[70:half] + "\r\n" + w.valid[half:], "valid"},
		{"\ufeff" + w.valid[:50] + "\u200b" + w.valid[50:], "valid"},
		{wide, "valid"},
		{tampered(w.valid), "tampered"},
		{w.valid + "1", "malformed"},
		{"xin chào", "malformed"},
		{"", "malformed"},
		{"<img src=x onerror=alert(1)>", "malformed"},
		{strings.Repeat("7", 40_000), "malformed"},
		{badge, "badge"},
		{w.valid + " " + w.revoked, "several"},
	} {
		b.paste(x.text)
		b.verdict(x.word, "")
	}
	// A keyboard scanner ends its line with Enter.
	b.JS("const e=document.querySelector('#text'); e.value=''; e.focus()", nil)
	b.Types(w.valid)
	b.Press("\r")
	b.verdict("valid", "Nguyễn Thị Hồng Hạnh")
	b.ShootAll("valid wide")
}

// The certificate's code leaves the address at once, a reload shows it still,
// and an address that is not the office's is named.
func testAddress(t *testing.T, in context.Context) {
	w := newWorld(t)
	at := w.serve()
	for _, from := range []string{at + w.valid, at + "?" + w.valid, at + "#" + w.valid, at + "index.html#" + w.valid} {
		b := open(t, in, 390, 844).visit(from)
		b.verdict("valid", "Nguyễn Thị Hồng Hạnh")
		b.Sees(".elsewhere", host(at)+"/V")
		b.Sees(".pages", "tdkt.laichau.gov.vn/V")
		b.JS("location.reload()", nil)
		b.verdict("valid", "Nguyễn Thị Hồng Hạnh")
		var address, referrer string
		b.JS("return location.href", &address)
		b.JS("return document.referrer", &referrer)
		if address != at || referrer != "" {
			t.Errorf("%q, referrer %q", address, referrer)
		}
	}
	b := open(t, in, 390, 844).visit(strings.TrimSuffix(at, "/")) // without the last stroke
	b.Sees("#ways", "Đối chiếu một tờ bằng")
}

// After one visit the page answers without the network, and the code of a
// later visit is not sent to the server at all.
func testOffline(t *testing.T, in context.Context) {
	w := newWorld(t)
	w.withdraws(1, today(-3), today(30), "518/QĐ-UBND")
	at := w.serve()
	b := open(t, in, 390, 844).visit(at)
	b.Until("the worker", "(await navigator.serviceWorker.ready).active.state === 'activated' && !!navigator.serviceWorker.controller")
	b.offline()
	b.visit(at + w.revoked)
	b.verdict("revoked", "518/QĐ-UBND")
	b.visit(at + w.valid)
	b.verdict("valid", "Danh sách hủy bỏ tính đến ngày "+shown(string(today(-3))))
	b.Until("the decoder", "(await vinhdanh.picture.ready(), typeof window.jsQR === 'function')")
	b.ShootAll("offline")
	var kept []string
	b.JS("const all=[]; for (const n of await caches.keys()) for (const r of await (await caches.open(n)).keys()) all.push(r.url); return all", &kept)
	if text := strings.Join(kept, " "); strings.Contains(text, w.valid[:20]) || len(kept) != 8 {
		t.Errorf("kept: %q", kept)
	}
}

// A server that goes back to an older list does not undo a withdrawal unseen.
func testOlder(t *testing.T, in context.Context) {
	w := newWorld(t)
	w.withdraws(7, today(-3), today(30), "")
	s, err := NewServer(context.Background(), w, w.conf, func() time.Time { return time.Now() })
	check(t, err)
	h := httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) { s.ServeHTTP(rw, r) }))
	t.Cleanup(h.Close)
	b := open(t, in, 390, 844).visit(h.URL + "/V/" + w.revoked)
	b.verdict("revoked", "")
	w.revocations = nil
	older, err := w.signer.SignRevocations(6, today(-9), today(30), nil)
	check(t, err)
	w.publishes(older)
	s, err = NewServer(context.Background(), w, w.conf, time.Now)
	check(t, err)
	b.visit(h.URL + "/V/" + w.revoked)
	b.verdict("valid", "cũ hơn danh sách đã thấy")
	b.Sees(".warnings", "chưa biết bằng có bị hủy")
}

func testBroken(t *testing.T, in context.Context) {
	w := newWorld(t)
	s, err := NewServer(context.Background(), w, w.conf, time.Now)
	check(t, err)
	h := httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		switch {
		case strings.HasSuffix(r.URL.Path, "s.txt"):
			http.NotFound(rw, r)
		case strings.HasSuffix(r.URL.Path, "lists.js"): // cut short
			rw.Header().Set("Content-Type", "text/javascript")
		default:
			s.ServeHTTP(rw, r)
		}
	}))
	t.Cleanup(h.Close)
	b := open(t, in, 390, 844)
	b.quiet = true
	b.visit(h.URL + "/V/" + w.valid)
	b.verdict("no-lists", "Không tải được danh sách khóa")
	var text string
	b.JS("return document.body.innerText", &text)
	if strings.Contains(text, "Nguyễn Thị Hồng Hạnh") {
		t.Error("shown without a key list")
	}
	// Where a server keeps .txt files to itself the script with the lists serves.
	h2 := httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, ".txt") {
			http.NotFound(rw, r)
			return
		}
		s.ServeHTTP(rw, r)
	}))
	t.Cleanup(h2.Close)
	c := open(t, in, 390, 844)
	c.quiet = true
	c.visit(h2.URL+"/V/"+w.valid).verdict("valid", "Nguyễn Thị Hồng Hạnh")
}

// A browser that does not get the page's scripts, or cannot read them, says so.
func testOld(t *testing.T, in context.Context) {
	w := newWorld(t)
	s, err := NewServer(context.Background(), w, w.conf, time.Now)
	check(t, err)
	for name, spoilt := range map[string]struct{ file, script string }{
		"none":    {"site.js", ""},
		"missing": {"page.js", ""},
		"beyond":  {"page.js", "a script of the year 2040 ^^"},
	} {
		t.Run(name, func(t *testing.T) {
			h := httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
				if !strings.HasSuffix(r.URL.Path, spoilt.file) {
					s.ServeHTTP(rw, r)
					return
				}
				if spoilt.script == "" {
					http.NotFound(rw, r)
					return
				}
				rw.Header().Set("Content-Type", "text/javascript")
				_, err := io.WriteString(rw, spoilt.script)
				if err != nil {
					t.Error(err)
				}
			}))
			t.Cleanup(h.Close)
			b := open(t, in, 390, 844)
			b.visit(h.URL + "/V/")
			b.Until("the words for old browsers", "getComputedStyle(document.querySelector('#old')).visibility === 'visible' && document.querySelector('#old').checkVisibility()")
			b.ShootAll("old-" + name)
			b.mu.Lock()
			b.troubles = nil // these were to come
			b.mu.Unlock()
		})
	}
}
