package camera

import (
	"image"
	"sync"
	"sync/atomic"
	"time"

	"vinhdanh/data"
)

// Rate is how many pictures a second a preview gets at most.
const Rate = 15

// How long a camera may be silent. Some take seconds to wake up.
const (
	wakes = 8 * time.Second
	gap   = 4 * time.Second
	shuts = time.Second // for the last picture after Close
)

// source gives the pictures of one camera. A picture may be used until the
// next read. stop may be called while read waits, and ends it; it is called
// once at most, and only after start has returned nil.
type source interface {
	start() error
	read() (image.Image, error)
	stop()
}

// Camera is an open camera. It may be closed from any goroutine.
type Camera struct {
	src    source
	use    Use
	limits limits
	closed atomic.Bool
	ended  sync.Once
	halted sync.Once
	begun  atomic.Bool   // start has returned nil
	alive  chan struct{} // a picture has come
	done   chan struct{} // the camera is free for others
	pages  *desk
}

// limits are wakes, gap and shuts; shorter in tests.
type limits struct{ wakes, gap, shuts time.Duration }

// Open opens a camera by its ID and returns at once. The functions of use are
// called on goroutines of the camera's own and must not wait.
func Open(id string, use Use) *Camera {
	return run(find(id), use, limits{wakes, gap, shuts})
}

func run(src source, use Use, l limits) *Camera {
	c := &Camera{src: src, use: use, limits: l, alive: make(chan struct{}, 1), done: make(chan struct{}), pages: newDesk()}
	go c.pump()
	go c.watch()
	go c.search()
	return c
}

// Close gives the camera back; Done tells when that has happened. Nothing of
// Use is called afterwards, but for what is under way.
func (c *Camera) Close() { c.closed.Store(true) }

// Done is closed when the camera is free for others.
func (c *Camera) Done() <-chan struct{} { return c.done }

// pump takes pictures as fast as they come, so that none waits within the
// system. It ends the camera itself, just after a picture: the system's own
// thread is certainly not in the middle of the next one then.
func (c *Camera) pump() {
	defer close(c.done)
	defer c.pages.close()
	if err := c.src.start(); err != nil {
		c.end(err)
		return
	}
	c.begun.Store(true)
	if c.closed.Load() { // while it started
		c.halt()
		return
	}
	var shown time.Time
	for seen := false; ; seen = true {
		img, err := c.src.read()
		if c.closed.Load() {
			c.halt()
			return
		}
		if err != nil {
			c.halt()
			if data.CodeOf(err) == "" {
				err = lost(seen, err)
			}
			c.end(err)
			return
		}
		select {
		case c.alive <- struct{}{}:
		default:
		}
		if img == nil || img.Bounds().Empty() {
			continue
		}
		c.pages.put(img)
		if now := time.Now(); c.use.Frame != nil && now.Sub(shown) >= time.Second/Rate {
			shown = now
			c.use.Frame(preview(img))
		}
	}
}

// lost says what became of a camera that gives no pictures any more.
func lost(seen bool, cause error) error {
	if seen {
		return data.Wrap(cause, Gone)
	}
	return data.Wrap(cause, Dark)
}

// watch ends a camera that keeps silent: some systems never say that one was
// unplugged.
func (c *Camera) watch() {
	wait := time.NewTimer(c.limits.wakes)
	defer wait.Stop()
	look := time.NewTicker(c.limits.shuts / 4)
	defer look.Stop()
	var shutting time.Time
	seen := false
	for {
		select {
		case <-c.done:
			return
		case <-c.alive:
			seen = true
			wait.Reset(c.limits.gap)
		case <-look.C:
			if !c.closed.Load() {
				continue
			}
			if shutting.IsZero() {
				shutting = time.Now()
			}
			if time.Since(shutting) > c.limits.shuts {
				c.quit()
				return
			}
		case <-wait.C:
			if !c.closed.Load() {
				c.end(lost(seen, nil))
			}
			c.quit()
			return
		}
	}
}

// quit stops a source from beside; one that is still starting is stopped by
// pump when it has started.
func (c *Camera) quit() {
	c.closed.Store(true)
	if c.begun.Load() {
		c.halt()
	}
}

func (c *Camera) halt() { c.halted.Do(c.src.stop) }

// end tells why there are no more pictures, unless nobody wants to know.
func (c *Camera) end(err error) {
	c.ended.Do(func() {
		if !c.closed.Swap(true) && c.use.Ended != nil {
			c.use.Ended(err)
		}
	})
}

// search looks for codes in the newest picture.
func (c *Camera) search() {
	told := newRecent(Again)
	for page := range c.pages.in {
		text, ok := Decode(page)
		c.pages.back(page)
		if ok && told.isNew(text, time.Now()) && !c.closed.Load() && c.use.Code != nil {
			c.use.Code(text)
		}
	}
}
