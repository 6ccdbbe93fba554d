package screentest

import (
	"context"
	"slices"
	"time"

	"vinhdanh/app/camera"
	"vinhdanh/app/jobs/ceremony"
	"vinhdanh/app/screen"
	"vinhdanh/app/sound"
	"vinhdanh/data"
)

// Devices are what stands beside a Shell's window: loudspeaker, cameras,
// projector, check-in station, and the run that is led in it.
type Devices struct {
	Played    []sound.Sound
	Mute      bool // what Silent says
	Plugged   []camera.Device
	CameraErr error   // of Cameras
	Cam       *Camera // nil while none is open
	Projected int     // how often Projector was called
	Shown     bool    // what ProjectorOpen says
	Hub       Station
	Led       *ceremony.Conductor // last given to Conducting
}

// Camera is a camera that a screen has opened. Tests call what Use holds.
type Camera struct {
	ID  string
	Use camera.Use
}

// Play is part of screen.Shell.
func (d *Devices) Play(s sound.Sound) { d.Played = append(d.Played, s) }

// Silent is part of screen.Shell.
func (d *Devices) Silent() bool { return d.Mute }

// Cameras gives Plugged at once.
func (d *Devices) Cameras(done func([]camera.Device, error)) context.CancelFunc {
	done(slices.Clone(d.Plugged), d.CameraErr)
	return func() {}
}

// OpenCamera opens one; tests reach it by Cam.
func (d *Devices) OpenCamera(id string, use camera.Use) func() {
	c := &Camera{ID: id, Use: use}
	d.Cam = c
	return func() {
		if d.Cam == c {
			d.Cam = nil
		}
	}
}

// Projector is part of screen.Shell.
func (d *Devices) Projector() { d.Projected++ }

// ProjectorOpen is part of screen.Shell.
func (d *Devices) ProjectorOpen() bool { return d.Shown }

// Conducting is part of screen.Shell.
func (d *Devices) Conducting(c *ceremony.Conductor) { d.Led = c }

// Conductor is part of screen.Shell.
func (d *Devices) Conductor() *ceremony.Conductor { return d.Led }

// Station is part of screen.Shell.
func (d *Devices) Station() screen.Station { return &d.Hub }

// Station is a screen.Station that does what its fields say.
type Station struct {
	On        bool
	At        data.ID // the meeting
	Err       error   // of Start, Stop, Confirm and End
	Broken    error   // what Fault says
	Addresses []string
	Print     string
	Code      string
	Until     time.Time
	List      []data.DeskSession
	watchers  []func()
}

var _ screen.Station = (*Station)(nil)

// Change calls those who watch.
func (s *Station) Change() {
	for _, f := range s.watchers {
		if f != nil {
			f()
		}
	}
}

// Start is part of screen.Station.
func (s *Station) Start(_ context.Context, meeting data.ID) error {
	if s.Err == nil {
		s.On, s.At = true, meeting
		s.Change()
	}
	return s.Err
}

// Stop is part of screen.Station.
func (s *Station) Stop(context.Context) error {
	if s.Err == nil {
		s.On, s.At = false, ""
		s.Change()
	}
	return s.Err
}

// Running is part of screen.Station.
func (s *Station) Running() bool { return s.On }

// Meeting is part of screen.Station.
func (s *Station) Meeting() data.ID { return s.At }

// Fault is part of screen.Station.
func (s *Station) Fault() error { return s.Broken }

// URLs is part of screen.Station.
func (s *Station) URLs() []string { return s.Addresses }

// Fingerprint is part of screen.Station.
func (s *Station) Fingerprint() string { return s.Print }

// NewCode is part of screen.Station.
func (s *Station) NewCode() (string, time.Time) { return s.Code, s.Until }

// Desks is part of screen.Station.
func (s *Station) Desks() []data.DeskSession { return slices.Clone(s.List) }

// Confirm is part of screen.Station.
func (s *Station) Confirm(_ context.Context, desk data.ID, names bool) error {
	return s.change(desk, func(d *data.DeskSession) { d.State, d.Names = data.DeskConfirmed, names })
}

// End is part of screen.Station.
func (s *Station) End(_ context.Context, desk data.ID) error {
	return s.change(desk, func(d *data.DeskSession) { d.State = data.DeskEnded })
}

func (s *Station) change(desk data.ID, do func(*data.DeskSession)) error {
	for i := range s.List {
		if s.List[i].ID == desk && s.Err == nil {
			do(&s.List[i])
			s.Change()
		}
	}
	return s.Err
}

// Watch is part of screen.Station.
func (s *Station) Watch(f func()) (stop func()) {
	i := len(s.watchers)
	s.watchers = append(s.watchers, f)
	return func() { s.watchers[i] = nil }
}
