package raster

import (
	"container/list"
	"image"
	"sync"

	"vinhdanh/print/layout"
)

// What a player keeps of drawn stamps and scaled pictures: an A3 sheet at
// 192 dpi is 28 MB.
const (
	maxOne  = 32 << 20 // bytes of one picture
	maxKept = 64 << 20 // bytes of all
)

// keptKey names a drawn picture. scale is 0 for one that does not depend on it.
type keptKey struct {
	hash  layout.Hash
	w, h  int
	scale float64
}

// cache keeps pictures, and forgets the ones not used for longest. What it
// gives must not be drawn on.
type cache struct {
	mu      sync.Mutex
	limit   int
	size    int
	entries map[keptKey]*list.Element // of *kept
	recent  list.List                 // the latest first
}

// kept is one picture, made by whoever asks first; others wait for it.
type kept struct {
	key  keptKey
	once sync.Once
	img  *image.RGBA
	err  error
	size int // 0 until it is made
}

func newCache(limit int) *cache {
	return &cache{limit: limit, entries: make(map[keptKey]*list.Element)}
}

// get gives the picture of a key, made by produce where there is none. Errors
// are not kept.
func (c *cache) get(key keptKey, produce func() (*image.RGBA, error)) (*image.RGBA, error) {
	c.mu.Lock()
	e, ok := c.entries[key]
	if ok {
		c.recent.MoveToFront(e)
	} else {
		e = c.recent.PushFront(&kept{key: key})
		c.entries[key] = e
	}
	k, _ := e.Value.(*kept)
	c.mu.Unlock()

	k.once.Do(func() {
		k.img, k.err = produce()
		c.mu.Lock()
		defer c.mu.Unlock()
		if k.err != nil {
			c.drop(k)
			return
		}
		if c.entries[key] != nil && c.entries[key].Value == any(k) {
			k.size = len(k.img.Pix)
			c.size += k.size
		}
		for c.size > c.limit && c.recent.Len() > 1 {
			oldest, _ := c.recent.Back().Value.(*kept)
			c.drop(oldest)
		}
	})
	return k.img, k.err
}

// drop forgets a picture, which stays good for whoever holds it.
func (c *cache) drop(k *kept) {
	if e := c.entries[k.key]; e != nil && e.Value == any(k) {
		delete(c.entries, k.key)
		c.recent.Remove(e)
		c.size -= k.size
	}
}
