package app

import (
	"context"
	"errors"
	"sync"
	"time"

	"fyne.io/fyne/v2"

	"vinhdanh/app/screen"
	"vinhdanh/data"
)

// Host is a check-in station made for one meeting, as app/station makes it.
type Host interface {
	Serve(ctx context.Context) error // until ctx ends or the station is closed
	URLs() []string
	Fingerprint() string
	NewCode() (code string, until time.Time)
	Desks() []data.DeskSession
	Confirm(ctx context.Context, desk data.ID, names bool) error
	End(ctx context.Context, desk data.ID) error
	Close(ctx context.Context) error
}

// HostFunc makes a station; changed may be called from any goroutine.
type HostFunc func(ctx context.Context, conf data.Conference, meeting data.Meeting, changed func()) (Host, error)

// Station gives the window's station.
func (s *Shell) Station() screen.Station { return s.station }

// station is the window's one check-in station.
type station struct {
	ctx   context.Context // ends with the window
	open  HostFunc
	tell  func(func()) // runs something on the interface's goroutine
	beat  func(func()) // runs what lasts beside the interface
	where func(ctx context.Context, meeting data.ID) (data.Conference, data.Meeting, error)

	turn sync.Mutex // one start or stop at a time

	mu      sync.Mutex
	host    Host
	meeting data.ID
	cancel  context.CancelFunc
	served  chan struct{} // Serve has returned
	fault   error

	watchers map[int]func() // of the interface's goroutine
	watched  int
}

func newStation(s *Shell) *station {
	return &station{ctx: s.ctx, open: s.deps.Station, tell: fyne.Do, beat: s.goroutine, where: s.sitting, watchers: map[int]func(){}}
}

// sitting finds a meeting of the conferences there are.
func (s *Shell) sitting(ctx context.Context, id data.ID) (data.Conference, data.Meeting, error) {
	confs, err := s.deps.Store.Conferences(ctx)
	if err != nil {
		return data.Conference{}, data.Meeting{}, err
	}
	for _, c := range confs {
		meetings, err := s.deps.Store.Meetings(ctx, c.ID)
		if err != nil {
			return data.Conference{}, data.Meeting{}, err
		}
		for _, m := range meetings {
			if m.ID == id {
				return c, m, nil
			}
		}
	}
	return data.Conference{}, data.Meeting{}, data.Fail("not-found", "kind", "meeting", "id", id)
}

// Start opens the station for a meeting.
func (t *station) Start(ctx context.Context, meeting data.ID) error {
	t.turn.Lock()
	defer t.turn.Unlock()
	if t.Meeting() == meeting && meeting != "" {
		return nil
	}
	if err := t.stop(ctx); err != nil {
		return err
	}
	if t.open == nil {
		return data.Fail("station-none")
	}
	conf, m, err := t.where(ctx, meeting)
	if err != nil {
		return err
	}
	host, err := t.open(ctx, conf, m, t.changed)
	if err != nil {
		return err
	}
	serving, cancel := context.WithCancel(t.ctx)
	served := make(chan struct{})
	t.mu.Lock()
	t.host, t.meeting, t.cancel, t.served, t.fault = host, meeting, cancel, served, nil
	t.mu.Unlock()
	t.beat(func() {
		defer close(served)
		err := host.Serve(serving)
		if serving.Err() != nil || err == nil {
			return
		}
		cancel()
		t.mu.Lock()
		if t.host == host {
			t.host, t.meeting, t.fault = nil, "", err
		}
		t.mu.Unlock()
		t.changed()
	})
	t.changed()
	return nil
}

// Stop ends the station.
func (t *station) Stop(ctx context.Context) error {
	t.turn.Lock()
	defer t.turn.Unlock()
	err := t.stop(ctx)
	t.changed()
	return err
}

func (t *station) stop(ctx context.Context) error {
	t.mu.Lock()
	host, cancel, served := t.host, t.cancel, t.served
	t.host, t.meeting, t.fault = nil, "", nil
	t.mu.Unlock()
	if host == nil {
		return nil
	}
	err := host.Close(ctx)
	cancel()
	<-served
	if errors.Is(err, context.Canceled) {
		return nil
	}
	return err
}

// current gives the host, nil if the station does not run.
func (t *station) current() Host {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.host
}

// Running tells whether it runs.
func (t *station) Running() bool { return t.current() != nil }

// Meeting gives the one that it runs for.
func (t *station) Meeting() data.ID {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.meeting
}

// Fault tells why it stopped of itself.
func (t *station) Fault() error {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.fault
}

// URLs gives the addresses of its page.
func (t *station) URLs() []string {
	if h := t.current(); h != nil {
		return h.URLs()
	}
	return nil
}

// Fingerprint gives that of its certificate.
func (t *station) Fingerprint() string {
	if h := t.current(); h != nil {
		return h.Fingerprint()
	}
	return ""
}

// NewCode makes a pairing code.
func (t *station) NewCode() (string, time.Time) {
	if h := t.current(); h != nil {
		return h.NewCode()
	}
	return "", time.Time{}
}

// Desks gives the computers and phones that joined.
func (t *station) Desks() []data.DeskSession {
	if h := t.current(); h != nil {
		return h.Desks()
	}
	return nil
}

// Confirm lets a desk in. A station that has stopped meanwhile confirms nobody.
func (t *station) Confirm(ctx context.Context, desk data.ID, names bool) error {
	if h := t.current(); h != nil {
		return h.Confirm(ctx, desk, names)
	}
	return nil
}

// End throws a desk out.
func (t *station) End(ctx context.Context, desk data.ID) error {
	if h := t.current(); h != nil {
		return h.End(ctx, desk)
	}
	return nil
}

// Watch calls f after each change.
func (t *station) Watch(f func()) (stop func()) {
	t.watched++
	id := t.watched
	t.watchers[id] = f
	return func() { delete(t.watchers, id) }
}

func (t *station) changed() {
	t.tell(func() {
		if t.ctx.Err() != nil {
			return
		}
		for _, f := range t.watchers {
			f()
		}
	})
}

// checkStation stops a station that belongs to another conference than the one
// that is open now.
func (s *Shell) checkStation() {
	id := s.station.Meeting()
	if id == "" {
		return
	}
	for _, m := range s.meetings {
		if m.ID == id {
			return
		}
	}
	s.Load(s.station.Stop, func(err error) {
		if err != nil {
			s.Fail(err)
		}
	})
}
