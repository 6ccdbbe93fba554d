package app

import (
	"context"
	"image"
	"sync"
	"sync/atomic"

	"fyne.io/fyne/v2"

	"vinhdanh/app/camera"
	"vinhdanh/app/sound"
)

// Play lets a sound be heard.
func (s *Shell) Play(what sound.Sound) { s.player().Play(what) }

// Silent tells that there is no loudspeaker here.
func (s *Shell) Silent() bool { return !s.player().Ready() }

// player is made when it is first needed: most windows are never a desk.
func (s *Shell) player() *sound.Player {
	if s.sounds == nil {
		s.sounds = sound.New()
	}
	return s.sounds
}

// Cameras lists the cameras plugged in now.
func (s *Shell) Cameras(done func([]camera.Device, error)) context.CancelFunc {
	var list []camera.Device
	return s.Load(func(ctx context.Context) (err error) {
		list, err = s.deps.Cameras(ctx)
		return err
	}, func(err error) { done(list, err) })
}

// eye is a camera that a place has opened.
type eye struct {
	id     string
	use    camera.Use
	closed atomic.Bool
	mu     sync.Mutex
	camera *camera.Camera // nil until the one before has been given back
	frame  image.Image    // waits for the interface; a newer one replaces it
}

// OpenCamera opens a camera and closes the one before.
func (s *Shell) OpenCamera(id string, use camera.Use) (closeCamera func()) {
	before := s.eye
	e := &eye{id: id, use: use}
	s.eye = e
	if before != nil {
		before.close()
	}
	s.beat(func() {
		if before != nil {
			if c := before.opened(); c != nil {
				<-c.Done() // it may be the same camera
			}
		}
		e.open()
	})
	return e.close
}

// again opens the camera anew, after what it saw has broken off.
func (e *eye) again() {
	if c := e.opened(); c != nil {
		c.Close()
		<-c.Done()
	}
	e.open()
}

func (e *eye) open() {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.closed.Load() {
		return
	}
	e.camera = camera.Open(e.id, camera.Use{
		Frame: e.see,
		Code:  func(text string) { e.do(func() { call(e.use.Code, text) }) },
		Ended: func(err error) { e.do(func() { call(e.use.Ended, err) }) },
	})
}

func call[T any](f func(T), v T) {
	if f != nil {
		f(v)
	}
}

// see keeps the newest picture and asks the interface once to show it: a slow
// one gets fewer pictures, not a queue of them.
func (e *eye) see(img image.Image) {
	e.mu.Lock()
	waits := e.frame != nil
	e.frame = img
	e.mu.Unlock()
	if waits {
		return
	}
	e.do(func() {
		e.mu.Lock()
		newest := e.frame
		e.frame = nil
		e.mu.Unlock()
		call(e.use.Frame, newest)
	})
}

// do runs f on the interface's goroutine unless the camera is closed by then.
func (e *eye) do(f func()) {
	fyne.Do(func() {
		if !e.closed.Load() {
			f()
		}
	})
}

func (e *eye) opened() *camera.Camera {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.camera
}

func (e *eye) close() {
	e.closed.Store(true)
	if c := e.opened(); c != nil {
		c.Close()
	}
}

// quietDown gives loudspeaker and camera back when the window is left.
func (s *Shell) quietDown() {
	if s.sounds != nil {
		s.sounds.Close()
	}
	if s.eye != nil {
		s.eye.close()
	}
}
