package station

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"

	"vinhdanh/app/jobs/admit"
	"vinhdanh/data"
	"vinhdanh/data/store"
)

// faulty are records whose log cannot be written.
type faulty struct {
	*store.DB
	fault atomic.Pointer[error]
}

func (f *faulty) Admit(ctx context.Context, s data.Scan) (data.Admission, error) {
	if err := f.fault.Load(); err != nil {
		return data.Admission{}, *err
	}
	return f.DB.Admit(ctx, s)
}

func (f *faulty) SaveDeskSession(ctx context.Context, d *data.DeskSession) error {
	if err := f.fault.Load(); err != nil {
		return *err
	}
	return f.DB.SaveDeskSession(ctx, d)
}

// When nothing can be recorded nobody is told "admitted", nobody is let in as
// a desk, and a code is not used up.
func TestNothingRecorded(t *testing.T) {
	r := newRig(t, 2)
	r.stop()
	f := &faulty{DB: r.db}
	o := r.s.o
	s, err := New(context.Background(), f, r.conf, o)
	r.check(err)
	r.s = s
	done := make(chan error, 1)
	go func() { done <- s.Serve(context.Background()) }()
	defer func() {
		r.check(s.Close(context.Background()))
		r.check(<-done)
	}()
	p := r.join("Cửa B", data.DeskPhone, false)
	full := error(data.Fail("disk-full", "file", "/home/thuky/vinhdanh.db"))
	odd := errors.New("SQL logic error: Lường Thị Biên")
	for _, c := range []struct {
		fault *error
		code  string
	}{{&full, "disk-full"}, {&odd, "not-recorded"}} {
		f.fault.Store(c.fault)
		a := p.scan(r.badges[0])
		a.refused(t, http.StatusServiceUnavailable, c.code)
		if strings.Contains(string(a.raw), "/home") || strings.Contains(string(a.raw), "Biên") || a.json["card"] != nil {
			t.Errorf("%s", a.raw)
		}
	}
	code, _ := s.NewCode()
	late := r.phone()
	join := func() answer {
		return late.post("/api/pair", map[string]any{"code": code, "name": "Cửa C", "kind": "pc"})
	}
	join().refused(t, http.StatusServiceUnavailable, "not-recorded")
	if err := s.End(context.Background(), s.Desks()[0].ID); err == nil {
		t.Error("an end that is not on disk")
	}
	f.fault.Store(nil)
	if a := join(); a.text("state") != "pending" {
		t.Errorf("the code is used up: %s", a.raw)
	}
	if a := p.post("/api/scan", map[string]any{"request": p.number + "-1", "line": r.badges[0]}); a.text("verdict") != "admitted" || a.json["repeated"] != nil {
		t.Errorf("tried again: %s", a.raw)
	}
	if r.quiet() == 0 {
		t.Error("nobody was told in the log")
	}
	r.stop = func() {}
}

// A fault of ours ends one answer, not the station, and its words reach nobody.
func TestPanic(t *testing.T) {
	r := newRig(t, 1)
	p := r.join("Cửa B", data.DeskPC, false)
	r.s.desks.mu.Lock()
	for _, d := range r.s.desks.list {
		d.at = nil
	}
	r.s.desks.mu.Unlock()
	p.scan(r.badges[0]).refused(t, http.StatusServiceUnavailable, "not-recorded")
	if a := p.get("/api/state"); a.status != http.StatusOK {
		t.Errorf("%s", a.raw)
	}
	if r.quiet() == 0 {
		t.Error("nobody was told in the log")
	}
}

// Serve is called once, and a context ends it as Close does.
func TestServe(t *testing.T) {
	r := newRig(t, 1)
	r.phone().get("/api/state") // it is served by now
	if err := r.s.Serve(context.Background()); err == nil {
		t.Error("served twice")
	}
	r.stop()
	ctx, cancel := context.WithCancel(context.Background())
	s, err := New(ctx, r.db, r.conf, r.s.o)
	r.check(err)
	done := make(chan error, 1)
	go func() { done <- s.Serve(ctx) }()
	cancel()
	if err := <-done; err != nil {
		t.Error(err)
	}
	r.check(s.Close(context.Background()))
	if _, err := New(context.Background(), r.db, r.conf, Options{Listen: "127.0.0.1:0", Dir: r.dir, Desk: admit.Options{Meeting: "Phiên lạ"}}); data.CodeOf(err) != "unknown-meeting" {
		t.Errorf("%v", err)
	}
}
