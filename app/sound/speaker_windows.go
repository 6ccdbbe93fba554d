//go:build !ci

package sound

import (
	"unsafe"

	"golang.org/x/sys/windows"
)

var (
	winmm      = windows.NewLazySystemDLL("winmm.dll")
	playSound  = winmm.NewProc("PlaySoundW")
	outDevices = winmm.NewProc("waveOutGetNumDevs")
)

// Flags of PlaySound (mmsystem.h).
const (
	sndAsync     = 0x0001
	sndNoDefault = 0x0002
	sndMemory    = 0x0004
)

// winmmSpeaker plays by the multimedia interface that every Windows has.
type winmmSpeaker struct {
	waves [count][]byte // they must stay while they are played
}

func newSpeaker() speaker {
	w := &winmmSpeaker{}
	for i := range w.waves {
		w.waves[i] = WAV(Sound(i))
	}
	return w
}

func (w *winmmSpeaker) open() {}

// play begins a sound; the one before is cut by Windows itself.
func (w *winmmSpeaker) play(s Sound) {
	if playSound.Find() != nil {
		return
	}
	// That nothing can be heard is told by ready.
	_, _, _ = playSound.Call(uintptr(unsafe.Pointer(&w.waves[s][0])), 0, sndAsync|sndMemory|sndNoDefault)
}

// ready asks anew each time: a loudspeaker may be plugged in later.
func (w *winmmSpeaker) ready() bool {
	if outDevices.Find() != nil {
		return false
	}
	n, _, _ := outDevices.Call()
	return n > 0
}

func (w *winmmSpeaker) close() {
	if playSound.Find() == nil {
		_, _, _ = playSound.Call(0, 0, 0)
	}
}
