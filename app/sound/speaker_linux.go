//go:build !ci && cgo

package sound

import (
	"bytes"
	"sync"
	"sync/atomic"
	"time"

	"github.com/ebitengine/oto/v3"
)

// latency is how long a sound waits in the device's buffer.
const latency = 40 * time.Millisecond

// device is the one context that the library allows a program; it is opened
// when the first player is made.
var device = sync.OnceValues(func() (*oto.Context, <-chan struct{}) {
	quiet()
	c, ready, err := oto.NewContext(&oto.NewContextOptions{SampleRate: Rate, ChannelCount: 1, Format: oto.FormatSignedInt16LE, BufferSize: latency})
	if err != nil {
		return nil, nil
	}
	return c, ready
})

// alsa plays by ALSA, behind which PulseAudio or PipeWire mostly stand.
type alsa struct {
	dead   atomic.Bool
	player *oto.Player
}

func newSpeaker() speaker { return &alsa{} }

func (a *alsa) open() { a.context() }

// context gives the device, nil if there is none or it was unplugged.
func (a *alsa) context() *oto.Context {
	c, ready := device()
	if c != nil {
		<-ready
		if c.Err() == nil {
			return c
		}
	}
	a.dead.Store(true)
	return nil
}

func (a *alsa) play(s Sound) {
	c := a.context()
	if c == nil {
		return
	}
	if a.player != nil {
		a.player.Pause()
	}
	a.player = c.NewPlayer(bytes.NewReader(PCM(s)))
	a.player.Play()
}

func (a *alsa) ready() bool { return !a.dead.Load() }

func (a *alsa) close() {
	if a.player != nil {
		a.player.Pause()
	}
}
