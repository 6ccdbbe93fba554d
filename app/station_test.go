package app

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"vinhdanh/data"
)

// hosted is a station that does nothing but remember.
type hosted struct {
	meeting data.ID
	fail    chan error // what Serve ends with
	closed  chan struct{}
	calls   []string
}

func (h *hosted) Serve(ctx context.Context) error {
	select {
	case <-ctx.Done():
		return nil
	case <-h.closed:
		return nil
	case err := <-h.fail:
		return err
	}
}
func (h *hosted) URLs() []string               { return []string{"https://vinhdanh.local:8743/"} }
func (h *hosted) Fingerprint() string          { return "AB:CD" }
func (h *hosted) NewCode() (string, time.Time) { return "12345678", at.Add(2 * time.Minute) }
func (h *hosted) Desks() []data.DeskSession    { return []data.DeskSession{{ID: "d"}} }
func (h *hosted) Confirm(_ context.Context, id data.ID, names bool) error {
	h.calls = append(h.calls, "confirm "+string(id))
	return nil
}
func (h *hosted) End(_ context.Context, id data.ID) error {
	h.calls = append(h.calls, "end "+string(id))
	return nil
}
func (h *hosted) Close(context.Context) error { close(h.closed); return nil }

// house makes a station that serves hosts of a test.
func house(t *testing.T) (st *station, made *[]*hosted, refuse *error, changes chan struct{}) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	t.Cleanup(cancel)
	made, refuse, changes = new([]*hosted), new(error), make(chan struct{}, 100)
	st = &station{ctx: ctx, watchers: map[int]func(){}, beat: func(f func()) { go f() },
		tell: func(f func()) { changes <- struct{}{} },
		where: func(_ context.Context, id data.ID) (data.Conference, data.Meeting, error) {
			return data.Conference{ID: "c"}, data.Meeting{ID: id}, nil
		},
		open: func(_ context.Context, _ data.Conference, m data.Meeting, _ func()) (Host, error) {
			if *refuse != nil {
				return nil, *refuse
			}
			h := &hosted{meeting: m.ID, fail: make(chan error, 1), closed: make(chan struct{})}
			*made = append(*made, h)
			return h, nil
		}}
	return st, made, refuse, changes
}

func TestStation(t *testing.T) {
	ctx := t.Context()
	st, made, refuse, changes := house(t)
	if code, _ := st.NewCode(); st.Running() || code != "" || st.URLs() != nil || st.Desks() != nil || st.Confirm(ctx, "d", true) != nil {
		t.Error("a station that does not run does something")
	}
	for range 2 { // the second changes nothing
		if err := st.Start(ctx, "m1"); err != nil {
			t.Fatal(err)
		}
	}
	if code, _ := st.NewCode(); len(*made) != 1 || st.Meeting() != "m1" || code != "12345678" || st.Fingerprint() != "AB:CD" || len(st.Desks()) != 1 {
		t.Errorf("%d made, at %s, code %q", len(*made), st.Meeting(), code)
	}
	if err := errors.Join(st.Confirm(ctx, "d", true), st.End(ctx, "d")); err != nil || !slices.Equal((*made)[0].calls, []string{"confirm d", "end d"}) {
		t.Errorf("the desks saw %q, %v", (*made)[0].calls, err)
	}
	if err := st.Start(ctx, "m2"); err != nil || st.Meeting() != "m2" || len(*made) != 2 {
		t.Errorf("moved to %s, %v", st.Meeting(), err)
	}
	select {
	case <-(*made)[0].closed:
	default:
		t.Error("the first sitting's station was not closed")
	}
	if err := st.Stop(ctx); err != nil || st.Running() || st.Fault() != nil {
		t.Errorf("after stopping: %v, %v", err, st.Fault())
	}
	*refuse = data.Fail("station-port-taken")
	if err := st.Start(ctx, "m1"); data.CodeOf(err) != "station-port-taken" || st.Running() {
		t.Errorf("a port that is taken: %v", err)
	}
	if len(changes) == 0 {
		t.Error("nobody was told")
	}
}

// A station that breaks down says why, and starts again when asked.
func TestStationBreaksDown(t *testing.T) {
	st, made, _, changes := house(t)
	if err := st.Start(t.Context(), "m1"); err != nil {
		t.Fatal(err)
	}
	<-changes
	(*made)[0].fail <- data.Fail("station-certificate")
	<-changes
	if st.Running() || data.CodeOf(st.Fault()) != "station-certificate" || st.Meeting() != "" {
		t.Errorf("running %v, fault %v", st.Running(), st.Fault())
	}
	if err := st.Start(t.Context(), "m1"); err != nil || st.Fault() != nil || !st.Running() {
		t.Errorf("started again: %v, %v", err, st.Fault())
	}
}

// The window's station is a real one: it listens, makes a code, ends with the
// window, and ends when another conference is opened.
func TestStationOfTheWindow(t *testing.T) {
	s := open(t, true)
	db, ok := s.deps.Store.(hostRecords)
	if !ok {
		t.Fatal("the store is none for a station")
	}
	made := Hosts(db, filepath.Join(t.TempDir(), stationFolder), s.deps.Now, s.deps.Log)
	s.station.open = func(ctx context.Context, c data.Conference, m data.Meeting, changed func()) (Host, error) {
		h, err := made(ctx, c, m, changed)
		if data.CodeOf(err) == "station-port-taken" {
			t.Skip("the station's port is taken on this machine")
		}
		return h, err
	}
	changes := 0
	stop := s.Station().Watch(func() { changes++ })
	m := s.Meeting()
	if err := s.Station().Start(t.Context(), m.ID); err != nil {
		t.Fatal(err)
	}
	if code, until := s.Station().NewCode(); len(code) != 8 || !until.After(at) || len(s.Station().URLs()) == 0 || len(s.Station().Fingerprint()) < 32 {
		t.Errorf("code %q until %s, addresses %q", code, until, s.Station().URLs())
	}
	if changes == 0 {
		t.Error("nobody was told that it started")
	}
	stop()
	told := changes
	s.meetings = nil // another conference is open
	s.checkStation()
	if s.Station().Running() || changes != told {
		t.Errorf("running %v, told %d times after the end", s.Station().Running(), changes-told)
	}
}
