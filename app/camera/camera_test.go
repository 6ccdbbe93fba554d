package camera

import (
	"errors"
	"image"
	"image/color"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"vinhdanh/data"
)

// fake is a camera whose pictures a test hands over one by one.
type fake struct {
	refuse  error
	slow    chan struct{} // start waits for it
	frames  chan image.Image
	faults  chan error
	stopped chan struct{}
	stops   atomic.Int32
	once    sync.Once
}

func newFake() *fake {
	return &fake{frames: make(chan image.Image), faults: make(chan error, 1), stopped: make(chan struct{})}
}

func (f *fake) start() error {
	if f.slow != nil {
		<-f.slow
	}
	return f.refuse
}

func (f *fake) read() (image.Image, error) {
	select {
	case img := <-f.frames:
		return img, nil
	case err := <-f.faults:
		return nil, err
	case <-f.stopped:
		return nil, errors.New("stopped")
	}
}

func (f *fake) stop() {
	f.stops.Add(1)
	f.once.Do(func() { close(f.stopped) })
}

// hear collects what a camera says.
type hear struct {
	codes  chan string
	frames chan image.Image
	ended  chan error
}

func listen() (*hear, Use) {
	h := &hear{codes: make(chan string, 100), frames: make(chan image.Image, 1000), ended: make(chan error, 10)}
	return h, Use{
		Code:  func(s string) { h.codes <- s },
		Frame: func(i image.Image) { h.frames <- i },
		Ended: func(err error) { h.ended <- err },
	}
}

// patient are limits that no test reaches.
var patient = limits{time.Hour, time.Hour, time.Hour}

const testBadge = "31415926535897932384"

func within[T any](t *testing.T, c <-chan T, what string) (v T) {
	t.Helper()
	select {
	case v = <-c:
	case <-time.After(20 * time.Second):
		t.Fatalf("waited in vain for %s", what)
	}
	return v
}

func TestReadsACode(t *testing.T) {
	f := newFake()
	h, use := listen()
	c := run(f, use, patient)
	page := frame(t, testBadge, view{size: 300})
	for range 5 {
		f.frames <- page
	}
	if got := within(t, h.codes, "the code"); got != testBadge {
		t.Errorf("read %q", got)
	}
	p := within(t, h.frames, "a preview")
	if w := p.Bounds().Dx(); w != PreviewWidth || p.Bounds().Dy() != 360 {
		t.Errorf("the preview is %v", p.Bounds())
	}
	c.Close()
	select { // the camera is given back after the picture under way
	case f.frames <- page:
	case <-c.Done():
	}
	within(t, c.Done(), "the end")
	if f.stops.Load() != 1 {
		t.Errorf("stopped %d times", f.stops.Load())
	}
	select {
	case err := <-h.ended:
		t.Errorf("a camera that was closed says %v", err)
	case s := <-h.codes:
		t.Errorf("the code in sight was told again: %q", s)
	default:
	}
}

// A camera gives pictures faster than they are searched: none holds it up,
// none waits, and the newest is found.
func TestNewestWins(t *testing.T) {
	f := newFake()
	h, use := listen()
	slow := make(chan struct{})
	use.Code = func(s string) {
		h.codes <- s
		<-slow
	}
	c := run(f, use, patient)
	old := frame(t, "31415926535897932380", view{size: 300})
	f.frames <- frame(t, testBadge, view{size: 300})
	if got := within(t, h.codes, "the first code"); got != testBadge {
		t.Errorf("read %q", got)
	}
	for range 300 { // the search stands still meanwhile
		f.frames <- old
	}
	const newest = "27182818284590452353"
	f.frames <- frame(t, newest, view{size: 300})
	f.frames <- image.NewGray(image.Rectangle{}) // the one before is taken in now
	close(slow)
	if got := within(t, h.codes, "the last picture's code"); got != newest {
		t.Errorf("read %q, though a newer one was there", got)
	}
	c.Close()
	f.stop()
	within(t, c.Done(), "the end")
}

// Previews come at a rate that the interface can show.
func TestPreviewRate(t *testing.T) {
	f := newFake()
	h, use := listen()
	c := run(f, use, patient)
	small := image.NewGray(image.Rect(0, 0, 64, 48))
	begin := time.Now()
	for time.Since(begin) < 300*time.Millisecond {
		f.frames <- small
	}
	most := int(time.Since(begin)/(time.Second/Rate)) + 1 // however slow the machine
	if n := len(h.frames); n > most || n == 0 {
		t.Errorf("%d previews, at most %d wanted", n, most)
	}
	c.Close()
	f.stop()
	within(t, c.Done(), "the end")
}

func TestUnplugged(t *testing.T) {
	t.Run("the system says so", func(t *testing.T) {
		f := newFake()
		h, use := listen()
		c := run(f, use, patient)
		f.frames <- image.NewGray(image.Rect(0, 0, 64, 48))
		f.faults <- errors.New("no such device")
		if err := within(t, h.ended, "the reason"); data.CodeOf(err) != Gone {
			t.Errorf("it says %v", err)
		}
		within(t, c.Done(), "the end")
		if f.stops.Load() != 1 {
			t.Errorf("stopped %d times", f.stops.Load())
		}
	})
	t.Run("the system says nothing", func(t *testing.T) {
		f := newFake()
		h, use := listen()
		c := run(f, use, limits{wakes: 20 * time.Second, gap: 20 * time.Millisecond, shuts: time.Second})
		f.frames <- image.NewGray(image.Rect(0, 0, 64, 48))
		if err := within(t, h.ended, "the reason"); data.CodeOf(err) != Gone {
			t.Errorf("it says %v", err)
		}
		within(t, c.Done(), "the end")
	})
	t.Run("no picture ever", func(t *testing.T) {
		f := newFake()
		h, use := listen()
		c := run(f, use, limits{wakes: 20 * time.Millisecond, gap: time.Hour, shuts: time.Second})
		if err := within(t, h.ended, "the reason"); data.CodeOf(err) != Dark {
			t.Errorf("it says %v", err)
		}
		within(t, c.Done(), "the end")
	})
}

func TestRefused(t *testing.T) {
	f := newFake()
	f.refuse = data.Fail(Busy)
	h, use := listen()
	c := run(f, use, patient)
	if err := within(t, h.ended, "the reason"); data.CodeOf(err) != Busy {
		t.Errorf("it says %v", err)
	}
	within(t, c.Done(), "the end")
	c.Close()
	if f.stops.Load() != 0 {
		t.Error("a camera that never opened was stopped")
	}
}

// A camera closed before it has opened is given back as soon as it has; one
// that gives no pictures is closed without one.
func TestClosedEarly(t *testing.T) {
	f := newFake()
	f.slow = make(chan struct{})
	h, use := listen()
	c := run(f, use, limits{time.Hour, time.Hour, 10 * time.Millisecond})
	c.Close()
	time.Sleep(30 * time.Millisecond)
	close(f.slow)
	within(t, c.Done(), "the end")
	if f.stops.Load() != 1 || len(h.ended) != 0 {
		t.Errorf("stopped %d times, said %d", f.stops.Load(), len(h.ended))
	}
	f = newFake()
	_, use = listen()
	c = run(f, use, limits{time.Hour, time.Hour, 10 * time.Millisecond})
	c.Close()
	within(t, c.Done(), "the end without a picture")
}

// The same code is told again only after it was out of sight.
func TestSameCodeAgain(t *testing.T) {
	r := newRecent(Again)
	at := time.Unix(0, 0)
	for _, step := range []struct {
		after time.Duration
		text  string
		want  bool
	}{
		{0, "a", true}, {time.Second, "a", false}, {time.Second, "b", true}, {2 * time.Second, "a", false},
		{Again, "a", false}, {Again + time.Millisecond, "a", true}, {0, "b", true},
	} {
		at = at.Add(step.after)
		if got := r.isNew(step.text, at); got != step.want {
			t.Errorf("after %s: %q new: %v", step.after, step.text, got)
		}
	}
	for i := range 1000 {
		r.isNew(string(rune(i+0x4e00)), at.Add(time.Duration(i)*Again))
	}
	if len(r.seen) > 3 {
		t.Errorf("%d codes are remembered", len(r.seen))
	}
}

// Odd pictures stop nothing.
func TestOddPictures(t *testing.T) {
	f := newFake()
	h, use := listen()
	c := run(f, use, patient)
	sub := frame(t, testBadge, view{size: 300}).SubImage(image.Rect(100, 0, 1280, 720))
	for _, img := range []image.Image{nil, image.NewRGBA(image.Rectangle{}), image.NewGray(image.Rect(0, 0, 1, 1)),
		image.NewYCbCr(image.Rect(0, 0, 33, 7), image.YCbCrSubsampleRatio420), image.NewUniform(color.White), image.NewCMYK(image.Rect(5, 5, 9, 40)), sub} {
		if u, ok := img.(*image.Uniform); ok {
			img = image.NewPaletted(image.Rect(0, 0, 10, 10), color.Palette{u.C})
		}
		f.frames <- img
	}
	if got := within(t, h.codes, "the code in a part of a picture"); got != testBadge {
		t.Errorf("read %q", got)
	}
	c.Close()
	f.stop()
	within(t, c.Done(), "the end")
}

// The headless build has no camera, and says so in its own way.
func TestNoCamera(t *testing.T) {
	list, err := List(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range list {
		if d.ID == "" || d.Name == "" {
			t.Errorf("a camera without a name: %+v", d)
		}
	}
	h, use := listen()
	c := Open("no such camera", use)
	if err := within(t, h.ended, "the reason"); data.CodeOf(err) != Gone {
		t.Errorf("it says %v", err)
	}
	within(t, c.Done(), "the end")
}

func TestNamesOnWindows(t *testing.T) {
	for moniker, want := range map[string]string{
		`@device:pnp:\\?\usb#vid_04f2&pid_b6d9&mi_00#6&2b1e&0&0000#{65e8773d-8f56-11d0-a3b9-00a0c9223196}\global`: `SYSTEM\CurrentControlSet\Enum\usb\vid_04f2&pid_b6d9&mi_00\6&2b1e&0&0000`,
		`@device:sw:{860BB310-5D01-11D0-BD3B-00A0C911CE86}\OBS Virtual Camera`:                                    "",
		"": "",
	} {
		if key, _ := enumKey(moniker); key != want {
			t.Errorf("%s is at %q", moniker, key)
		}
	}
	for s, want := range map[string]string{"@usbvideo.inf,%usbvideo.devicedesc%;USB Video Device": "USB Video Device", "HP TrueVision HD": "HP TrueVision HD", "": ""} {
		if got := plainName(s); got != want {
			t.Errorf("%q is called %q", s, got)
		}
	}
	if got := shortName(`@device:sw:{860BB310}\OBS Virtual Camera`); got != "OBS Virtual Camera" {
		t.Errorf("called %q", got)
	}
	if got := shortName(`@device:sw:{860BB310}\{A3FC}`); got != "Camera" {
		t.Errorf("called %q", got)
	}
}
