package camera

import (
	"image"
	"sync"
)

// desk hands pictures from the camera to the search: one lies there at most,
// and a newer one replaces it. Pages are used again and again.
type desk struct {
	in     chan *image.Gray // what is to be searched
	free   chan *image.Gray
	mu     sync.Mutex
	closed bool
}

func newDesk() *desk {
	return &desk{in: make(chan *image.Gray, 1), free: make(chan *image.Gray, 3)}
}

// put copies a picture's lightness onto a page and lays it down.
func (d *desk) put(img image.Image) {
	var page *image.Gray
	select {
	case page = <-d.free:
	default:
	}
	page = lightness(img, page)
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.closed {
		return
	}
	select {
	case old := <-d.in:
		d.back(old)
	default:
	}
	d.in <- page // only put fills it, and it is empty
}

// back gives a page back.
func (d *desk) back(page *image.Gray) {
	select {
	case d.free <- page:
	default:
	}
}

func (d *desk) close() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.closed = true
	close(d.in)
}
