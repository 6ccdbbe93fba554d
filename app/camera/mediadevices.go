//go:build !ci && cgo && (linux || windows)

package camera

import (
	"cmp"
	"context"
	"errors"
	"image"
	"io/fs"
	"math"
	"slices"
	"sync"
	"syscall"

	"github.com/pion/mediadevices/pkg/driver"
	drivers "github.com/pion/mediadevices/pkg/driver/camera"
	"github.com/pion/mediadevices/pkg/frame"
	"github.com/pion/mediadevices/pkg/io/video"
	"github.com/pion/mediadevices/pkg/prop"

	"vinhdanh/data"
)

// listing guards the library's one list of cameras while it is made anew.
var listing sync.Mutex

// List finds the cameras plugged in now. It may take a second.
func List(ctx context.Context) ([]Device, error) {
	var list []Device
	for _, d := range discover() {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if gives(d) {
			list = append(list, Device{ID: d.Info().Label, Name: deviceName(d.Info())})
		}
	}
	return list, nil
}

func discover() []driver.Driver {
	listing.Lock()
	defer listing.Unlock()
	manager := driver.GetManager()
	for _, d := range manager.Query(driver.FilterVideoRecorder()) {
		manager.Delete(d.ID())
	}
	drivers.Initialize()
	list := manager.Query(driver.FilterVideoRecorder())
	slices.SortFunc(list, func(a, b driver.Driver) int {
		x, y := a.Info(), b.Info()
		return cmp.Or(cmp.Compare(y.Priority, x.Priority), cmp.Compare(x.Label, y.Label))
	})
	return list
}

// device is a camera of the library.
type device struct {
	id     string
	d      driver.Driver
	reader video.Reader
}

func find(id string) source { return &device{id: id} }

func (v *device) start() error {
	for _, d := range discover() {
		if d.Info().Label == v.id {
			v.d = d
		}
	}
	if v.d == nil {
		return data.Fail(Gone)
	}
	if err := v.d.Open(); err != nil {
		return refused(err)
	}
	best, ok := choose(v.d.Properties())
	if !ok {
		return errors.Join(data.Fail(Refused), v.d.Close())
	}
	recorder, ok := v.d.(driver.VideoRecorder)
	if !ok {
		return errors.Join(data.Fail(Refused), v.d.Close())
	}
	var err error
	if v.reader, err = recorder.VideoRecord(best); err != nil { // which closes it
		return refused(err)
	}
	return nil
}

func (v *device) read() (image.Image, error) {
	img, _, err := v.reader.Read()
	return img, err
}

// stop gives the camera back. A fault of that can be neither shown nor mended.
func (v *device) stop() { _ = v.d.Close() }

// refused says why a camera could not be opened. DirectShow gives no reason;
// nearly always another program has it.
func refused(err error) error {
	var errno syscall.Errno
	switch {
	case errors.Is(err, fs.ErrPermission):
		return data.Wrap(err, Refused)
	case errors.Is(err, fs.ErrNotExist), errors.As(err, &errno) && errno == syscall.ENODEV:
		return data.Wrap(err, Gone)
	}
	return data.Wrap(err, Busy)
}

// choose picks the picture nearest to 1280 × 720, which is searched in some
// ten milliseconds, at a fair rate.
func choose(all []prop.Media) (prop.Media, bool) {
	best, least := prop.Media{}, math.Inf(1)
	for _, p := range all {
		if _, err := frame.NewDecoder(p.FrameFormat); err != nil || p.FrameFormat == frame.FormatZ16 || p.Width < 160 || p.Height < 120 {
			continue
		}
		cost := 2 * math.Abs(math.Log(float64(p.Width*p.Height)/(1280*720)))
		switch {
		case p.FrameRate == 0: // unknown
		case p.FrameRate < 12:
			cost += 12 / float64(p.FrameRate)
		case p.FrameRate > 31:
			cost += 0.2
		default:
			cost -= float64(p.FrameRate) / 300
		}
		if p.FrameFormat == frame.FormatMJPEG {
			cost += 0.1 // has to be unpacked
		}
		if cost < least {
			best, least = p, cost
		}
	}
	return best, !math.IsInf(least, 1)
}
