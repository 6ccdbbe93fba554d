package projector

import (
	"bytes"
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"image"
	_ "image/jpeg" // photos are kept so
	_ "image/png"

	"vinhdanh/data"
)

// mostFaces is from how many names on a page has no room for photos.
const mostFaces = 10

// faces are the photos of those who go up now.
type faces struct {
	photos  map[data.ID]image.Image // nil: has none
	reading map[data.ID]bool
	cancel  context.CancelFunc
}

func newFaces() *faces {
	return &faces{photos: map[data.ID]image.Image{}, reading: map[data.ID]bool{}}
}

func (f *faces) stop() {
	if f.cancel != nil {
		f.cancel()
	}
}

// of gives the photos of those named; nil where nobody has one, or where they
// are too many.
func (f *faces) of(names []Awarded) map[data.ID]image.Image {
	if len(names) > mostFaces {
		return nil
	}
	found := map[data.ID]image.Image{}
	for _, a := range names {
		if p := f.photos[a.Face]; p != nil {
			found[a.Face] = p
		}
	}
	if len(found) == 0 {
		return nil
	}
	return found
}

// fetchFaces reads the photos of those on the wall that have not been read,
// and forgets those of others.
func (w *Window) fetchFaces() {
	f := w.live.faces
	names := w.live.show.Names
	if !w.photos || len(names) == 0 || len(names) > mostFaces {
		return
	}
	var missing []data.ID
	here := map[data.ID]bool{}
	for _, a := range names {
		here[a.Face] = true
		if _, known := f.photos[a.Face]; a.Face != "" && !known && !f.reading[a.Face] {
			missing = append(missing, a.Face)
			f.reading[a.Face] = true
		}
	}
	for id := range f.photos {
		if !here[id] {
			delete(f.photos, id)
		}
	}
	if len(missing) == 0 {
		return
	}
	read := map[data.ID]image.Image{}
	f.cancel = w.sh.Load(func(ctx context.Context) (faults error) {
		for _, id := range missing {
			photo, err := photoOf(ctx, w.o.Records, id)
			faults = errors.Join(faults, err)
			read[id] = photo
		}
		return faults
	}, func(err error) {
		for _, id := range missing {
			delete(f.reading, id)
			f.photos[id] = read[id]
		}
		if err != nil && w.o.Log != nil {
			w.o.Log("projector", err) // the name alone is shown
		}
		if !w.gone {
			w.draw()
		}
	})
}

// photoOf gives a delegate's photo; nil for none.
func photoOf(ctx context.Context, r Records, id data.ID) (image.Image, error) {
	d, err := r.Delegate(ctx, id)
	if err != nil || d.Photo == "" {
		return nil, err
	}
	var h data.Hash
	sum, err := hex.DecodeString(d.Photo)
	if err != nil || len(sum) != len(h) {
		return nil, fmt.Errorf("photo of delegate %s: %w", id, data.Fail("bad-picture"))
	}
	copy(h[:], sum)
	raw, err := r.Asset(ctx, h)
	if err != nil {
		return nil, err
	}
	photo, _, err := image.Decode(bytes.NewReader(raw))
	if err != nil {
		return nil, fmt.Errorf("photo of delegate %s: %w", id, err)
	}
	return photo, nil
}
