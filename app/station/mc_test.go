package station

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"vinhdanh/app/jobs/ceremony"
	"vinhdanh/data"
)

// hostile is a name that a page which builds HTML of it would run.
const hostile = `<img src=x onerror="document.title='owned'">`

// runs makes an agenda and begins a run of it.
func (r *rig) runs(rehearsal bool) *ceremony.Conductor {
	r.t.Helper()
	ctx := context.Background()
	r.check(r.db.SaveAgenda(ctx, r.conf.ID, []data.AgendaItem{
		{Conference: r.conf.ID, Meeting: r.meeting.ID, Ordinal: 1, Starts: "07:30", Minutes: 10, Kind: data.ItemReport, Title: "Báo cáo tổng kết",
			People: []data.Actor{{Name: "Lý Hữu Phước", Posts: "Giám đốc Sở Nội vụ"}}, Cue: "Trang chiếu 1–24"},
		{Conference: r.conf.ID, Meeting: r.meeting.ID, Ordinal: 2, Minutes: 10, Kind: data.ItemSpeech, Title: "Tham luận",
			People: []data.Actor{{Name: hostile, Posts: "Trưởng phòng"}}},
	}))
	run, err := ceremony.BeginLive(ctx, r.db, r.conf.ID, r.meeting.ID, rehearsal, ceremony.LiveOptions{Zone: zone, Now: r.clock, Who: "Tổ Thư ký"})
	r.check(err)
	c, err := ceremony.Conduct(ctx, r.db, run.ID, ceremony.LiveOptions{Zone: zone, Now: r.clock, Who: "Tổ Thư ký"})
	r.check(err)
	return c
}

// script reads what the MC's page is told.
func (a answer) script() string {
	var b strings.Builder
	script, _ := a.json["script"].(map[string]any)
	list, _ := script["paragraphs"].([]any)
	for _, p := range list {
		runs, _ := p.(map[string]any)["runs"].([]any)
		for _, q := range runs {
			text, _ := q.(map[string]any)["text"].(string)
			b.WriteString(text)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// The MC's device reads the words; nobody else does, and it does nothing else.
func TestMCIsNoDesk(t *testing.T) {
	r := newRig(t, 2)
	stranger := r.phone()
	stranger.get("/api/mc").refused(t, http.StatusUnauthorized, "desk-unknown")
	mc := r.phone()
	mc.pair("MC – chị Hà", data.DeskMC)
	mc.get("/api/mc").refused(t, http.StatusForbidden, "desk-pending")
	r.check(r.s.Confirm(context.Background(), r.s.Desks()[0].ID, true)) // with names, which are not for it
	if a := mc.get("/api/state"); a.text("state") != "confirmed" || a.text("kind") != "mc" || a.json["names"] != false || a.json["leaders"] != false {
		t.Errorf("it is told %s", a.raw)
	}
	if a := mc.get("/api/mc"); a.status != http.StatusOK || a.text("phase") != "none" {
		t.Errorf("before the run: %d %s", a.status, a.raw)
	}
	for path := range r.s.points() {
		switch p := r.s.points()[path]; {
		case p.who == anyone || p.who == speaks:
		case p.method == http.MethodGet:
			mc.get(path).refused(t, http.StatusForbidden, "mc-no-desk")
		default:
			mc.post(path, map[string]any{"request": mc.request(), "line": r.badges[0]}).refused(t, http.StatusForbidden, "mc-no-desk")
		}
	}
	for _, kind := range []data.DeskKind{data.DeskPhone, data.DeskPC} {
		desk := r.join("Cửa "+string(kind), kind, true)
		desk.get("/api/mc").refused(t, http.StatusForbidden, "mc-only")
		desk.post("/api/mc/read", map[string]any{}).refused(t, http.StatusForbidden, "mc-only")
	}
	if r.present() != 0 {
		t.Error("somebody was let in")
	}
	r.phone().post("/api/pair", map[string]any{"code": "1", "name": "x", "kind": "leader"}).refused(t, http.StatusBadRequest, "body-wrong")
}

// A step is on the page within a second, and who was thrown out hears no more.
func TestMCFollows(t *testing.T) {
	r := newRig(t, 2)
	c := r.runs(true)
	mc := r.join("MC", data.DeskMC, false)
	a := mc.get("/api/mc")
	if a.text("phase") != "ahead" || a.json["rehearsal"] != true {
		t.Errorf("before the first item: %s", a.raw)
	}
	r.check(c.Next(context.Background()))
	a = mc.get("/api/mc?after=" + a.text("revision"))
	if a.text("phase") != "running" || a.text("item") != "Báo cáo tổng kết" || !strings.Contains(a.script(), "Lý Hữu Phước") || a.text("cue") != "Trang chiếu 1–24" || a.text("next") != "Tham luận" {
		t.Errorf("the first item: %s", a.raw)
	}
	told := make(chan answer, 1)
	wait := func() { told <- mc.get("/api/mc?after=" + a.text("revision")) }
	go wait()
	time.Sleep(50 * time.Millisecond)
	pressed := time.Now()
	r.check(c.Next(context.Background()))
	a = <-told
	if since := time.Since(pressed); since > time.Second && !testing.Short() {
		t.Errorf("told after %v", since)
	}
	if !strings.Contains(a.script(), hostile) || a.text("item") != "Tham luận" {
		t.Errorf("the second item: %s", a.raw)
	}
	if en := mc.get("/api/mc?lang=en"); !strings.Contains(en.script(), "invite") {
		t.Errorf("in English: %s", en.script())
	}
	go wait()
	time.Sleep(50 * time.Millisecond)
	r.check(r.s.End(context.Background(), r.s.Desks()[0].ID))
	(<-told).refused(t, http.StatusUnauthorized, "desk-ended")
	r.check(c.End(context.Background()))
}

// Nobody waits for a station that closes.
func TestMCWaitsForNobody(t *testing.T) {
	r := newRig(t, 1)
	mc := r.join("MC", data.DeskMC, false)
	a := mc.get("/api/mc")
	done := make(chan struct{})
	go func() {
		defer close(done)
		_, _ = mc.try(http.MethodGet, "/api/mc?after="+a.text("revision"), nil, nil) // answered or cut off
	}()
	time.Sleep(50 * time.Millisecond)
	before := time.Now()
	r.stop()
	<-done
	if since := time.Since(before); since > closePatience {
		t.Errorf("the station closed after %v", since)
	}
}

// Only where the settings let it, and only from how the run stands now, does
// the MC go on; pressing twice counts once.
func TestMCRead(t *testing.T) {
	r := newRig(t, 1)
	c := r.runs(false)
	mc := r.join("MC", data.DeskMC, false)
	a := mc.get("/api/mc")
	press := map[string]any{"run": a.text("run"), "last": a.number("last")}
	mc.post("/api/mc/read", press).refused(t, http.StatusForbidden, "mc-read-off")
	r.check(r.db.SetSetting(context.Background(), SettingRead, "yes"))
	if a = mc.get("/api/mc?after=" + a.text("revision")); a.json["read"] != true {
		t.Errorf("allowed, but the page is told %s", a.raw)
	}
	if b := mc.post("/api/mc/read", press); b.status != http.StatusOK {
		t.Fatalf("%d %s", b.status, b.raw)
	}
	mc.post("/api/mc/read", press).refused(t, http.StatusConflict, "run-overtaken")
	if _, err := c.Poll(context.Background()); err != nil || c.State().Last != 1 {
		t.Errorf("%d lines after one press, %v", c.State().Last, err)
	}
	lines, err := r.db.RunLines(context.Background(), c.State().Run.ID, 0)
	r.check(err)
	if lines[0].Who != "MC" {
		t.Errorf("the log says %q", lines[0].Who)
	}
	mc.post("/api/mc/read", map[string]any{"run": "another", "last": 1}).refused(t, http.StatusConflict, "run-overtaken")
}

// The list of introductions is held back until reception has confirmed it; who
// comes later is to be introduced in addition.
func TestMCIntroductions(t *testing.T) {
	r := newRig(t, 0)
	early := r.delegate(data.Delegate{Name: "Lý Hữu Phước", Honorific: "Ông", Position: "Giám đốc Sở Nội vụ", Protocol: 1, Phone: "0912345678", Delegation: r.group.ID})
	late := r.delegate(data.Delegate{Name: "Trịnh Đăng Khôi", Position: "Phó Chủ tịch", Protocol: 2, Delegation: r.group.ID})
	ctx := context.Background()
	_, err := r.db.Admit(ctx, data.Scan{Meeting: r.meeting.ID, Badge: early, Desk: "Bàn A"})
	r.check(err)
	mc := r.join("MC", data.DeskMC, false)
	a := mc.get("/api/mc")
	if strings.Contains(string(a.raw), "Phước") {
		t.Errorf("before it is confirmed: %s", a.raw)
	}
	r.pass(time.Minute)
	r.check(r.db.ConfirmIntroductions(ctx, r.meeting.ID, "Lễ tân"))
	if a = mc.get("/api/mc?after=" + a.text("revision")); !strings.Contains(string(a.raw), "Ông Lý Hữu Phước") || len(a.json["late"].([]any)) != 0 {
		t.Errorf("confirmed: %s", a.raw)
	}
	r.pass(time.Minute)
	_, err = r.db.Admit(ctx, data.Scan{Meeting: r.meeting.ID, Badge: late, Desk: "Bàn A"})
	r.check(err)
	if a = mc.get("/api/mc?after=" + a.text("revision")); len(a.json["late"].([]any)) != 1 {
		t.Errorf("a late leader: %s", a.raw)
	}
	for _, secret := range []string{"0912345678", early, late} {
		if strings.Contains(string(a.raw), secret) {
			t.Errorf("the MC is told %s", secret)
		}
	}
}
