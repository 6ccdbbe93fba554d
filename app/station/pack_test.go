package station

import (
	"bytes"
	"context"
	"encoding/base64"
	"fmt"
	"net/http"
	"slices"
	"testing"
	"time"

	"vinhdanh/data"
	"vinhdanh/data/seal"
)

// whole waits until the pack has n hashes; it is made in the background.
func (r *rig) whole(n int) {
	r.t.Helper()
	for begun := time.Now(); ; time.Sleep(10 * time.Millisecond) {
		r.s.pack.mu.Lock()
		ready := len(r.s.pack.names)
		r.s.pack.mu.Unlock()
		if ready == n {
			return
		}
		if time.Since(begun) > time.Minute {
			r.t.Fatalf("the pack has %d of %d", ready, n)
		}
	}
}

// The pack tells a phone without the network whose badge is good, and holds
// neither badges nor, unless allowed, names.
func TestPack(t *testing.T) {
	r := newRig(t, 30)
	r.stop()
	cancelled := r.delegate(data.Delegate{Name: "Lý Văn Hủy", Status: data.StatusCancelled})
	absent := r.delegate(data.Delegate{Name: "Lý Văn Vắng", Status: data.StatusAbsent})
	r.open()
	p, trusted := r.join("Cửa B", data.DeskPhone, false), r.join("Cửa C", data.DeskPhone, true)
	r.whole(31)
	a := p.get("/api/pack")
	salt, err := base64.StdEncoding.DecodeString(a.text("salt"))
	r.check(err)
	hashes, err := base64.StdEncoding.DecodeString(a.text("hashes"))
	r.check(err)
	if len(salt) != 16 || len(hashes) != 31*packWidth || a.number("total") != 31 || a.number("ready") != 31 || a.json["names"] != nil {
		t.Fatalf("%s", a.raw)
	}
	all := slices.Collect(slices.Chunk(hashes, packWidth))
	has := func(badge string) int {
		h, err := packHash(badge, salt)
		r.check(err)
		return slices.IndexFunc(all, func(o []byte) bool { return bytes.Equal(o, h) })
	}
	named := trusted.get("/api/pack?from=10")
	names, _ := named.json["names"].([]any)
	if len(names) != 21 {
		t.Fatalf("%s", named.raw)
	}
	order := 0
	for i, badge := range r.badges {
		at := has(badge)
		if at < 0 {
			t.Errorf("badge %d is not in the pack", i)
		} else if at >= 10 && names[at-10] != fmt.Sprintf("Lường Thị Số %d", i+1) {
			t.Errorf("badge %d is %v's", i, names[at-10])
		}
		if at == i {
			order++
		}
		if bytes.Contains(a.raw, []byte(badge)) {
			t.Error("a badge is in the pack")
		}
	}
	if order > 20 {
		t.Error("the pack's order tells who is who")
	}
	if has(absent) < 0 || has(cancelled) >= 0 {
		t.Error("who is absent may come after all; who is cancelled is for a person to look at")
	}
	// What comes later is added at the end.
	late := r.delegate(data.Delegate{Name: "Khách mới"})
	for begun := time.Now(); time.Since(begun) < time.Minute; time.Sleep(50 * time.Millisecond) {
		if a := p.get("/api/pack?from=31"); a.number("total") == 32 && a.number("ready") == 32 {
			more, err := base64.StdEncoding.DecodeString(a.text("hashes"))
			r.check(err)
			h, err := packHash(late, salt)
			r.check(err)
			if !bytes.Equal(more, h) {
				t.Error("another hash")
			}
			return
		}
		r.pass(time.Second) // or the limit of calls is reached
	}
	t.Error("the new badge is not in the pack")
}

// Each station has a salt of its own; what a phone kept of another is worth nothing.
func TestPackSalt(t *testing.T) {
	r := newRig(t, 1)
	r.whole(1)
	was := slices.Clone(r.s.pack.hashes)
	r.stop()
	r.open()
	r.whole(1)
	if bytes.Equal(was, r.s.pack.hashes) {
		t.Error("the same salt again")
	}
}

// A pack that is not read yet is no empty one.
func TestPackUnread(t *testing.T) {
	r := newRig(t, 1)
	p, err := newPack(r.db, r.conf.ID)
	r.check(err)
	if p.total != -1 {
		t.Errorf("total %d before the badges were read", p.total)
	}
	none := data.Conference{Code: "TRONG", Title: "Hội nghị"}
	r.check(r.db.SaveConference(context.Background(), &none))
	p, err = newPack(r.db, none.ID)
	r.check(err)
	r.check(p.update(context.Background()))
	if p.total != 0 {
		t.Errorf("total %d of none", p.total)
	}
}

// Scans made offline come in later by their own requests: those that admit,
// those that are listed, in one or two ways, once.
func TestOffline(t *testing.T) {
	r := newRig(t, 6)
	p, pc := r.join("Cửa B", data.DeskPhone, false), r.join("Bàn 2", data.DeskPC, false)
	p.scan(r.badges[0])
	pc.scan(r.badges[1])
	at := r.clock().Add(-time.Minute)
	late := func(badge string) map[string]any {
		return map[string]any{"request": p.request(), "line": badge, "offline": true, "at": at.UnixMilli()}
	}
	good, twice := late(r.badges[2]), late(r.badges[1])
	for i := range 2 {
		if a := p.post("/api/scan", good); a.text("verdict") != "admitted" || (a.json["repeated"] == true) != (i == 1) {
			t.Errorf("offline: %s", a.raw)
		}
		if a := p.post("/api/scan", twice); a.text("verdict") != "already" || a.text("first_desk") != "Bàn 2" {
			t.Errorf("double entry: %s", a.raw)
		}
	}
	doubts, err := r.db.OfflineScans(context.Background(), r.meeting.ID, true)
	r.check(err)
	if len(doubts) != 1 || doubts[0].Verdict != data.VerdictAlready || doubts[0].Desk != "Cửa B" || !doubts[0].At.Equal(at) {
		t.Errorf("%+v", doubts)
	}
	// A clock beyond belief counts as now.
	for _, ms := range []int64{-1 << 62, 0, r.clock().Add(time.Hour).UnixMilli(), 1 << 62} {
		if got := r.s.past(ms); !got.Equal(r.clock()) {
			t.Errorf("%d is %s", ms, got)
		}
	}
	// The same requests come as QR codes, too, with two more.
	var number int64
	_, err = fmt.Sscan(p.number, &number)
	r.check(err)
	q := seal.Queue{Session: number, Part: 1, Parts: 1, Entries: []seal.QueueEntry{
		{Seq: 2, Badge: r.badges[2], At: at}, {Seq: 3, Badge: r.badges[1], At: at}, {Seq: 7, Badge: r.badges[3], At: at}, {Seq: 8, Badge: r.badges[2], At: at},
	}}
	line := seal.QueueLine(q)
	for i, want := range []int{2, 0} {
		if a := pc.post("/api/queue", map[string]any{"lines": []string{"]Q3" + line}}); a.status != http.StatusOK || a.number("taken") != want {
			t.Errorf("queue %d: %s", i, a.raw)
		}
	}
	if a := p.get("/api/state"); a.number("seq") < 3 {
		t.Errorf("%s", a.raw)
	}
	if r.present() != 4 {
		t.Errorf("%d present", r.present())
	}
	damaged := pc.post("/api/queue", map[string]any{"lines": []string{line, line[:len(line)-1]}})
	damaged.refused(t, http.StatusConflict, "queue-damaged")
	if damaged.number("line") != 2 {
		t.Errorf("%s", damaged.raw)
	}
	q.Session = 999999999999
	foreign := pc.post("/api/queue", map[string]any{"lines": []string{seal.QueueLine(q)}})
	foreign.refused(t, http.StatusConflict, "queue-foreign")
	if foreign.number("line") != 1 {
		t.Errorf("%s", foreign.raw)
	}
	pc.post("/api/queue", map[string]any{"lines": []string{}}).refused(t, http.StatusBadRequest, "body-wrong")
	// A desk that forgot where it was goes on behind what is on record.
	r.stop()
	r.open()
	p.move()
	if a := p.get("/api/state"); a.number("seq") != 8 {
		t.Errorf("%s", a.raw)
	}
}
