package station

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"vinhdanh/data"
)

// A phone's way: unknown, pending, confirmed, thrown out; each step says so.
func TestDeskLife(t *testing.T) {
	r := newRig(t, 3)
	p := r.phone()
	if a := p.get("/api/state"); a.text("state") != "new" || a.number("now") != int(r.clock().UnixMilli()) {
		t.Errorf("at first: %s", a.raw)
	}
	p.scan(r.badges[0]).refused(t, http.StatusUnauthorized, "desk-unknown")
	p.pair("  Cửa B\u200b\x00 –  chị Hoa ", data.DeskPhone)
	if a := p.get("/api/state"); a.text("state") != "pending" || a.text("name") != "Cửa B – chị Hoa" || len(a.text("number")) != 12 {
		t.Errorf("pending: %s", a.raw)
	}
	p.scan(r.badges[0]).refused(t, http.StatusForbidden, "desk-pending")
	for _, path := range []string{"/api/counts", "/api/pack", "/api/search?q=a", "/api/leaders", "/api/missing"} {
		p.get(path).refused(t, http.StatusForbidden, "desk-pending")
	}
	for _, path := range []string{"/api/choose", "/api/undo", "/api/guest", "/api/delegation", "/api/queue"} {
		p.post(path, map[string]any{}).refused(t, http.StatusForbidden, "desk-pending")
	}
	id := r.s.Desks()[0].ID
	r.check(r.s.Confirm(context.Background(), id, false))
	if a := p.scan(r.badges[0]); a.status != http.StatusOK || a.text("verdict") != "admitted" || a.text("desk") != "Cửa B – chị Hoa" {
		t.Errorf("confirmed: %s", a.raw)
	}
	r.check(r.s.End(context.Background(), id))
	r.check(r.s.End(context.Background(), id)) // again: nothing
	a := p.scan(r.badges[1])
	a.refused(t, http.StatusUnauthorized, "desk-ended")
	if a.text("state") != "ended" {
		t.Errorf("thrown out: %s", a.raw)
	}
	if a := p.get("/api/state"); a.text("state") != "ended" {
		t.Errorf("thrown out: %s", a.raw)
	}
	if err := r.s.Confirm(context.Background(), id, true); data.CodeOf(err) != "desk-ended" {
		t.Errorf("confirmed again: %v", err)
	}
	if err := r.s.Confirm(context.Background(), "none", true); data.CodeOf(err) != "no-record" {
		t.Errorf("nobody confirmed: %v", err)
	}
	if r.present() != 1 || r.changed() < 3 {
		t.Errorf("%d present, %d changes", r.present(), r.changed())
	}
}

// A stolen, used, expired or guessed code opens nothing.
func TestCodes(t *testing.T) {
	r := newRig(t, 1)
	code, until := r.s.NewCode()
	if len(code) != 8 || until.Sub(r.clock()) != 2*time.Minute {
		t.Fatalf("%s until %s", code, until)
	}
	join := func(p *phone, code string) answer {
		return p.post("/api/pair", map[string]any{"code": code, "name": "Bàn", "kind": "phone"})
	}
	thief, owner := r.phone(), r.phone()
	owner.post("/api/pair", map[string]any{"code": code, "name": " \t", "kind": "phone"}).refused(t, http.StatusBadRequest, "name-needed")
	owner.post("/api/pair", map[string]any{"code": code, "name": "Bàn", "kind": "fridge"}).refused(t, http.StatusBadRequest, "body-wrong")
	if a := join(thief, code[:4]+" "+code[4:]); a.text("state") != "pending" {
		t.Errorf("thief: %s", a.raw)
	}
	join(owner, code).refused(t, http.StatusGone, "code-used") // and the owner notices
	thief.scan(r.badges[0]).refused(t, http.StatusForbidden, "desk-pending")

	old, _ := r.s.NewCode()
	r.pass(2 * time.Minute)
	join(owner, old).refused(t, http.StatusGone, "code-expired")
	r.pass(codeMemory)
	join(owner, old).refused(t, http.StatusForbidden, "code-wrong")
	for _, wrong := range []string{"", "0", strings.Repeat("9", 9000), "'; --", "١٢٣٤٥٦٧٨"} {
		r.pass(time.Minute)
		join(owner, wrong).refused(t, http.StatusForbidden, "code-wrong")
	}
}

// Guessing is stopped after a few attempts, and waiting opens again.
func TestGuesses(t *testing.T) {
	r := newRig(t, 1)
	p := r.phone()
	code, _ := r.s.NewCode()
	guess := func(n int) answer {
		wrong := fmt.Sprintf("%08d", n)
		if wrong == code {
			wrong = "xxxxxxxx"
		}
		return p.post("/api/pair", map[string]any{"code": wrong, "name": "Bàn", "kind": "phone"})
	}
	for n := range 5 {
		guess(n).refused(t, http.StatusForbidden, "code-wrong")
	}
	a := guess(6)
	a.refused(t, http.StatusTooManyRequests, "too-many")
	if a.number("wait") != 10 || a.header.Get("Retry-After") != "10" {
		t.Errorf("%s, %v", a.raw, a.header)
	}
	// The right code does not help either, and is not used up by it.
	p.post("/api/pair", map[string]any{"code": code, "name": "Bàn", "kind": "phone"}).refused(t, http.StatusTooManyRequests, "too-many")
	if a := p.get("/api/state"); a.number("pair_wait") != 10 {
		t.Errorf("%s", a.raw)
	}
	r.pass(11 * time.Second)
	if a := p.post("/api/pair", map[string]any{"code": code, "name": "Bàn", "kind": "phone"}); a.text("state") != "pending" {
		t.Errorf("after waiting: %s", a.raw)
	}
	// Many addresses together are stopped too.
	for range 60 {
		r.s.guessed.count("")
	}
	q := r.phone()
	other, _ := r.s.NewCode()
	q.post("/api/pair", map[string]any{"code": other, "name": "Bàn", "kind": "phone"}).refused(t, http.StatusTooManyRequests, "too-many")
}

// Of many who use one code at once, one joins.
func TestCodeRace(t *testing.T) {
	r := newRig(t, 1)
	code, _ := r.s.NewCode()
	var joined atomic.Int32
	var all sync.WaitGroup
	for range 5 {
		p := r.phone()
		all.Go(func() {
			if a, err := p.try(http.MethodPost, "/api/pair", []byte(`{"code":"`+code+`","name":"Bàn","kind":"pc"}`), nil); err == nil && a.status == http.StatusOK {
				joined.Add(1)
			}
		})
	}
	all.Wait()
	if joined.Load() != 1 || len(r.s.Desks()) != 1 {
		t.Errorf("%d joined", joined.Load())
	}
}

// No two desks share a name, also not with the desk that hosts: what a desk
// takes back is found by it.
func TestNames(t *testing.T) {
	r := newRig(t, 2)
	first := r.join("Cửa B", data.DeskPhone, false)
	second := r.join("cua b", data.DeskPhone, false)
	host := r.join("bàn a", data.DeskPC, false)
	names := map[string]bool{}
	for _, d := range r.s.Desks() {
		names[d.Name] = true
	}
	for _, want := range []string{"Cửa B", "cua b (2)", "bàn a (2)"} {
		if !names[want] {
			t.Errorf("%v lacks %s", names, want)
		}
	}
	first.scan(r.badges[0])
	for _, p := range []*phone{second, host} {
		p.post("/api/undo", map[string]any{"request": p.request()}).refused(t, http.StatusConflict, "nothing-to-undo")
	}
	if r.present() != 1 {
		t.Errorf("%d present", r.present())
	}
	long := r.join(strings.Repeat("ă", 500), data.DeskPC, false)
	if a := long.get("/api/state"); len([]rune(a.text("name"))) != maxName {
		t.Errorf("%s", a.raw)
	}
}

// Whoever pairs again gives up the place before; who leaves is gone.
func TestLeave(t *testing.T) {
	r := newRig(t, 1)
	p := r.join("Cửa B", data.DeskPhone, false)
	before := p.number
	p.pair("Cửa B", data.DeskPhone)
	for _, d := range r.s.Desks() {
		if ended := d.State == data.DeskEnded; ended != (deskNumber(d.Number) == before) {
			t.Errorf("%+v", d)
		}
	}
	if a := p.post("/api/leave", map[string]any{}); a.text("state") != "new" {
		t.Errorf("%s", a.raw)
	}
	p.scan(r.badges[0]).refused(t, http.StatusUnauthorized, "desk-unknown")
	for _, d := range r.s.Desks() {
		if d.State != data.DeskEnded {
			t.Errorf("%+v", d)
		}
	}
	if a := p.post("/api/leave", map[string]any{}); a.status != http.StatusOK {
		t.Errorf("again: %s", a.raw)
	}
}

// A restart throws nobody out; what was secret is not on the disk.
func TestRestart(t *testing.T) {
	r := newRig(t, 3)
	p := r.join("Cửa B", data.DeskPhone, true)
	waiting := r.phone()
	waiting.pair("Cửa C", data.DeskPhone)
	if a := p.scan(r.badges[0]); a.text("verdict") != "admitted" {
		t.Fatalf("%s", a.raw)
	}
	print := r.s.Fingerprint()
	r.stop()
	r.open()
	p.move()
	waiting.move()
	if a := p.get("/api/state"); a.text("state") != "confirmed" || a.number("seq") != 1 || a.json["names"] != true {
		t.Errorf("after the restart: %s", a.raw)
	}
	if a := p.scan(r.badges[1]); a.text("verdict") != "admitted" || a.text("desk") != "Cửa B" {
		t.Errorf("after the restart: %s", a.raw)
	}
	waiting.scan(r.badges[2]).refused(t, http.StatusForbidden, "desk-pending")
	if r.s.Fingerprint() != print {
		t.Error("the certificate is another one: browsers ask anew")
	}
	for _, d := range r.s.Desks() {
		if len(d.ID) != 64 {
			t.Errorf("a record's ID is %q", d.ID)
		}
	}
}

// A sitting that is over ends all its desks, whoever closed it.
func TestSittingOver(t *testing.T) {
	r := newRig(t, 4)
	p := r.join("Cửa B", data.DeskPC, false)
	p.scan(r.badges[0])
	r.check(r.db.CloseMeeting(context.Background(), r.meeting.ID, true)) // as another program does
	a := p.scan(r.badges[1])
	if a.status == http.StatusOK || a.text("error") != "meeting-closed" && a.text("error") != "desk-ended" {
		t.Errorf("at once: %d %s", a.status, a.raw)
	}
	r.check(r.s.desks.refresh(context.Background()))
	p.scan(r.badges[1]).refused(t, http.StatusUnauthorized, "desk-ended")
	p.get("/api/search?q=luong").refused(t, http.StatusUnauthorized, "desk-ended")
	a = p.post("/api/scan", map[string]any{"request": p.request(), "line": r.badges[1], "offline": true, "at": r.clock().UnixMilli()})
	a.refused(t, http.StatusUnauthorized, "desk-ended")
	if a := p.get("/api/state"); a.text("state") != "ended" {
		t.Errorf("%s", a.raw)
	}
	if code, until := r.s.NewCode(); code != "" || !until.IsZero() || !r.s.Over() {
		t.Errorf("a code for a sitting that is over: %s until %s", code, until)
	}
	q := r.phone()
	q.post("/api/pair", map[string]any{"code": "12345678", "name": "Cửa C", "kind": "pc"}).refused(t, http.StatusConflict, "meeting-closed")
	// Opened again it takes new desks; the old ones stay out.
	r.check(r.db.CloseMeeting(context.Background(), r.meeting.ID, false))
	r.check(r.s.desks.refresh(context.Background()))
	p.scan(r.badges[1]).refused(t, http.StatusUnauthorized, "desk-ended")
	if a := r.join("Cửa D", data.DeskPC, false).scan(r.badges[1]); a.text("verdict") != "admitted" {
		t.Errorf("%s", a.raw)
	}
	if r.present() != 2 {
		t.Errorf("%d present", r.present())
	}
}

// A station does not open for a sitting that is over.
func TestOpenClosed(t *testing.T) {
	r := newRig(t, 1)
	r.check(r.db.CloseMeeting(context.Background(), r.meeting.ID, true))
	if _, err := New(context.Background(), r.db, r.conf, r.s.o); data.CodeOf(err) != "meeting-closed" {
		t.Errorf("opened: %v", err)
	}
	r.check(r.db.CloseMeeting(context.Background(), r.meeting.ID, false))
	o := r.s.o
	o.Listen = r.s.Addr().String()
	if _, err := New(context.Background(), r.db, r.conf, o); data.CodeOf(err) != "station-port-taken" {
		t.Errorf("opened twice: %v", err)
	}
	for _, address := range []string{"192.0.2.7:0", "[2001:db8::7]:0"} { // RFC 5737, 3849
		o.Listen = address
		if _, err := New(context.Background(), r.db, r.conf, o); data.CodeOf(err) != "station-address-foreign" {
			t.Errorf("opened at %s: %v", address, err)
		}
	}
}

func TestWhatIsTyped(t *testing.T) {
	for address, want := range map[string]bool{":8743": true, "192.168.1.5:8743": true, "[::1]:0": true, "localhost:65535": true,
		"abc": false, ":99999": false, ":": false, "": false, ":https": false, ":+80": false, "1.2.3.4": false, "::1:80": false, ":-1": false} {
		if ValidListen(address) != want {
			t.Errorf("address %q: %v", address, !want)
		}
	}
	for name, want := range map[string]bool{"vinhdanh.local": true, "Ban-1": true, "10.0.0.5": true,
		"bad host!": false, "": false, "a..b": false, ".local": false, "-a": false, "a-": false, "đại.local": false, "a:80": false, "x/y": false,
		strings.Repeat("a", 64): false, strings.Repeat("a.", 150) + "a": false} {
		if ValidHost(name) != want {
			t.Errorf("host %q: %v", name, !want)
		}
	}
}
