package publish

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"vinhdanh/data"
	"vinhdanh/data/seal"
)

// What an office has signed is shown as it is and nothing more, whatever it
// looks like, and fits a narrow phone.
func testStrange(t *testing.T, in context.Context) {
	w := newWorld(t)
	w.withdraws(1, today(-3), today(30), "")
	at := w.serve()
	b := open(t, in, 360, 640).visit(at)
	b.Until("the page", "document.body.dataset.state === 'waiting'")
	for about, name := range map[string]string{
		"markup":     `<img src=x onerror="document.title='bad'"><script>document.title='bad'</script>`,
		"entities":   "&lt;b&gt; &#x202E; {name} ${name} %3Cb%3E",
		"long words": strings.Repeat("Nguyễn", 33) + "ễn",
		"200 small":  strings.TrimSpace(strings.Repeat("ễ ", 100)),
		"from right": "لجنة الوطنية",
	} {
		token, err := w.signer.Sign(paper("0140", name))
		if err != nil {
			t.Errorf("%s: %v", about, err)
			continue
		}
		b.paste(token)
		b.verdict("valid", "")
		var shown string
		b.JS("return document.querySelector('.name dd').textContent", &shown)
		if shown != name {
			t.Errorf("%s is shown as %q", about, shown)
		}
		var made int
		b.JS("return document.querySelectorAll('main img, main script, main b, main iframe').length", &made)
		if made != 0 {
			t.Errorf("%s made elements", about)
		}
		b.Fits()
		b.ShootAll("strange " + about)
	}
	b.Until("its own title", "document.title.startsWith('BẰNG THẬT')")
	// Letters that turn the line round or cannot be seen are left out where the
	// office signs, and not taken where they are.
	for _, sign := range []string{"\u202e", "\u2066", "\u200f", "\u200b", "\u00ad", "\ufeff"} {
		token, err := w.signer.Sign(paper("0141", "Lò "+sign+"Thị Mai"))
		check(t, err)
		b.paste(token)
		b.verdict("valid", "Lò Thị Mai")
		var taken bool
		b.JS(fmt.Sprintf("return vinhdanh.clean.text('Lò ' + %q + 'Thị Mai')", sign), &taken)
		if taken {
			t.Errorf("%+q is taken", sign)
		}
	}
}

// What is pasted or stands in the address may be anything.
func testAnything(t *testing.T, in context.Context) {
	w := newWorld(t)
	w.withdraws(1, today(-3), today(30), "")
	at := w.serve()
	b := open(t, in, 390, 844).visit(at)
	b.Until("the page", "document.body.dataset.state === 'waiting'")
	b.paste(strings.Repeat("7", 10<<20))
	b.verdict("malformed", "KHÔNG PHẢI MÃ")
	b.Until("a field of some length", "document.querySelector('#text').value.length < 50_000")
	for _, text := range []string{"('7'.repeat(2400) + ' ').repeat(40)", "'ằ'.repeat(3e4)", "'<svg onload=alert(1)>'.repeat(1000)", "'\\u202e' + '7'.repeat(400)", "'\\ud800'.repeat(500)"} {
		b.JS("document.querySelector('#answer').replaceChildren(); document.querySelector('#text').value = "+text+"; document.querySelector('#form button').click()", nil)
		b.Until(text+" as no certificate", "['malformed', 'badge', 'unknown-key'].includes(document.querySelector('.card')?.dataset.verdict)")
	}
	b.JS("document.querySelector('#text').value = ''", nil)
	disguised := strings.NewReplacer("0", "%30", "1", "%31", "7", "%37").Replace(w.valid)
	for address, word := range map[string]string{
		at + disguised:                           "valid",
		at + "123":                               "malformed",
		at + w.valid[:len(w.valid)-1]:            "tampered malformed unknown-key",
		at + w.valid + "0":                       "tampered malformed unknown-key",
		at + strings.Repeat("9", 2407):           "malformed unknown-key",
		at + "?q=<script>alert(1)</script>":      "waiting",
		at + "#%F0%28":                           "waiting",
		at + "#" + strings.Repeat("9", 9000):     "malformed",
		at + "?token=" + w.valid:                 "valid malformed", // with a letter's row beside it
		at + "index.html?" + tampered(w.valid):   "tampered",
		at + "?" + strings.Repeat("%00", 30):     "waiting",
		at + w.valid[:40] + "?" + w.valid + "#1": "malformed",
	} {
		b.visit("about:blank").visit(address)
		b.Until(address+" as "+word, fmt.Sprintf("%q.split(' ').includes(document.querySelector('.card')?.dataset.verdict ?? document.body.dataset.state)", word))
		b.Until("a clean address", "!/[0-9]{20}|%3/.test(location.href)")
	}
	if list := b.strangers(host(at)); list != nil {
		t.Errorf("asked others: %q", list)
	}
}

// changing serves a world's page as the world is at each moment.
func (w *world) changing() (address string, republish func()) {
	w.t.Helper()
	var now atomic.Pointer[Server]
	republish = func() {
		w.t.Helper()
		s, err := NewServer(context.Background(), w, w.conf, time.Now)
		check(w.t, err)
		now.Store(s)
	}
	republish()
	h := httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) { now.Load().ServeHTTP(rw, r) }))
	w.t.Cleanup(h.Close)
	return h.URL + "/V/", republish
}

// A key list from before a theft does not make the stolen key good again, and
// another office's list makes nothing of ours valid.
func testReplaced(t *testing.T, in context.Context) {
	w := newWorld(t)
	w.withdraws(3, today(-3), today(30), "")
	at, republish := w.changing()
	b := open(t, in, 390, 844).visit(at + w.forged)
	b.verdict("compromised-key", "KHÔNG TIN ĐƯỢC")
	newest := w.keys
	root, _, old, err := seal.Init(office, seal.StandardTables(office), seeded("page root"), time.Date(2025, 9, 5, 12, 0, 0, 0, time.UTC))
	check(t, err)
	if l, err := seal.ParseKeyList(newest[0].Raw); err != nil || !l.Root.Equal(old.Root) || l.Number <= old.Number || root == nil {
		t.Fatalf("not an older list of the same office: %v", err)
	}
	w.keys = nil
	w.trust(old)
	w.revocations = nil
	republish()
	for _, token := range []string{w.forged, w.valid} {
		b.visit("about:blank").visit(at + token)
		b.verdict("unknown-key", "danh sách khóa cũ hơn danh sách đã thấy")
		b.Until("nothing of it", "!document.body.innerText.includes('Kẻ Gian')")
	}
	b.ShootAll("older keys")
	b.Fits()

	w.keys = nil
	w.trust(otherOffice(t, "Sở khác"))
	republish()
	b.visit("about:blank").visit(at + w.valid)
	b.verdict("unknown-key", "CHƯA RÕ CƠ QUAN KÝ")

	w.keys = newest
	w.withdraws(4, today(-1), today(30), "")
	republish()
	b.visit("about:blank").visit(at + w.valid)
	b.verdict("valid", "Nguyễn Thị Hồng Hạnh")
}

// After a new list is published its word counts with the next look, though the
// page itself comes from what the browser keeps.
func testRepublished(t *testing.T, in context.Context) {
	w := newWorld(t)
	list, err := w.signer.SignRevocations(1, today(-9), today(30), nil)
	check(t, err)
	w.publishes(list)
	at, republish := w.changing()
	b := open(t, in, 390, 844).visit(at + w.revoked)
	b.verdict("valid", "Giàng A Chớ")
	b.Until("the worker", "(await navigator.serviceWorker.ready).active.state === 'activated' && !!navigator.serviceWorker.controller")
	w.withdraws(2, today(-1), today(30), "518/QĐ-UBND")
	w.conferences = append(w.conferences, data.Conference{Code: "B", Issuer: office, Page: "KHAC.LAICHAU.GOV.VN/V", Starts: "2026-01-01"}) // changes site.js
	republish()
	b.visit("about:blank").visit(at + w.revoked)
	b.verdict("revoked", "518/QĐ-UBND")
	b.Until("the new page kept", "(await Promise.all((await caches.keys()).map(async (n) => (await (await caches.open(n)).match('site.js'))?.text()))).some((s) => s?.includes('KHAC'))")
	b.Until("the old one gone", "(await caches.keys()).filter((n) => n.startsWith('page ')).length === 1")
	b.visit("about:blank").visit(at + w.valid)
	b.verdict("valid", "Nguyễn Thị Hồng Hạnh")
	b.Sees(".pages", "khac.laichau.gov.vn/V")
	b.offline()
	b.visit("about:blank").visit(at + w.revoked)
	b.verdict("revoked", "518/QĐ-UBND")
}

// While the list of revocations is on its way nothing is said of the paper; the
// page tells that it is at work.
func testSlow(t *testing.T, in context.Context) {
	w := newWorld(t)
	w.withdraws(1, today(-3), today(30), "518/QĐ-UBND")
	s, err := NewServer(context.Background(), w, w.conf, time.Now)
	check(t, err)
	come := make(chan struct{})
	h := httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, "revocations.txt") {
			select {
			case <-come:
			case <-r.Context().Done():
			}
		}
		s.ServeHTTP(rw, r)
	}))
	t.Cleanup(h.Close)
	b := open(t, in, 360, 640).visit(h.URL + "/V/" + w.revoked)
	b.Sees("#wait", "Đang đối chiếu…")
	b.Until("the word seen", "getComputedStyle(document.querySelector('#wait')).visibility === 'visible'")
	b.Sees("header", "Đối chiếu bằng, giấy khen")
	var cards int
	b.JS("return document.querySelectorAll('.card').length", &cards)
	if cards != 0 {
		t.Error("an answer before the list has come")
	}
	b.ShootAll("slow")
	close(come)
	b.verdict("revoked", "518/QĐ-UBND")
	b.Until("no more waiting", "!document.querySelector('#wait').checkVisibility()")
	b.Fits()
}
