package sound

import (
	"flag"
	"math"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"
)

var tones = flag.String("tones", "", "folder to write the sounds into, for listening and measuring")

// TestWriteTones writes the sounds as files where a folder is named; each is a
// whole WAVE file in any case.
func TestWriteTones(t *testing.T) {
	for s := range count {
		wav := WAV(s)
		if string(wav[:4]) != "RIFF" || string(wav[8:16]) != "WAVEfmt " || len(wav) != 44+len(PCM(s)) {
			t.Errorf("%s is no WAVE file", s)
		}
		if *tones != "" {
			if err := os.WriteFile(filepath.Join(*tones, s.String()+".wav"), wav, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// loudness of one pitch in a piece of a sound, by Goertzel's algorithm.
func loudness(x []float64, pitch float64) float64 {
	w := 2 * math.Cos(2*math.Pi*pitch/Rate)
	var a, b float64
	for _, v := range x {
		a, b = v+w*a-b, a
	}
	return (a*a + b*b - w*a*b) / float64(len(x)*len(x))
}

// strokes gives where a sound swells: the beginnings of its notes in ms.
func strokes(x []float64) (at []int) {
	const step = Rate / 200 // 5 ms
	last, low := 0.0, true
	for i := 0; i+step <= len(x); i += step {
		var e float64
		for _, v := range x[i : i+step] {
			e += v * v
		}
		if e > 4*last && e > 0.05*step*0.02 && low {
			at, low = append(at, i*1000/Rate), false
		} else if e < last {
			low = true
		}
		last = e
	}
	return at
}

// Each sound is short, does not click, does not distort, and is told apart
// from every other by the number of its notes or by its pitches.
func TestTones(t *testing.T) {
	for _, tc := range []struct {
		sound   Sound
		strokes int
		pitches []float64 // of each note
	}{
		{Admitted, 2, []float64{783.99, 1174.66}},
		{Already, 2, []float64{587.33, 587.33}},
		{Help, 3, []float64{523.25, 440, 349.23}},
		{Undone, 1, []float64{293.66}},
		{Fault, 4, []float64{196, 196, 196, 196}},
	} {
		x := Samples(tc.sound)
		if d := time.Duration(len(x)) * time.Second / Rate; d > Longest || d < 200*time.Millisecond {
			t.Errorf("%s lasts %s", tc.sound, d)
		}
		var peak float64
		for _, v := range x {
			peak = max(peak, math.Abs(v))
		}
		if math.Abs(peak-0.5) > 0.001 || math.Abs(x[0]) > 0.01 || math.Abs(x[len(x)-1]) > 0.01 {
			t.Errorf("%s: peak %.3f, from %.3f to %.3f", tc.sound, peak, x[0], x[len(x)-1])
		}
		at := strokes(x)
		if len(at) != tc.strokes {
			t.Errorf("%s has strokes at %v ms, wanted %d", tc.sound, at, tc.strokes)
			continue
		}
		for i, pitch := range tc.pitches {
			from := at[i] * Rate / 1000
			piece := x[from:min(len(x), from+60*Rate/1000)]
			best, where := 0.0, 0.0
			for f := 150.0; f < 1600; f += 2 {
				if l := loudness(piece, f); l > best {
					best, where = l, f
				}
			}
			if math.Abs(where-pitch) > pitch*0.03 {
				t.Errorf("%s: note %d sounds at %.0f Hz, wanted %.0f", tc.sound, i+1, where, pitch)
			}
		}
	}
}

// tape is a loudspeaker that remembers; while held it is slow.
type tape struct {
	mu     sync.Mutex
	heard  []Sound
	hold   chan struct{}
	closed bool
}

func (p *tape) play(s Sound) {
	<-p.hold
	p.mu.Lock()
	defer p.mu.Unlock()
	p.heard = append(p.heard, s)
}
func (p *tape) open()       {}
func (p *tape) ready() bool { return true }
func (p *tape) close()      { p.closed = true }

// Play never waits, and of what waits only the newest is played.
func TestPlayerDoesNotWait(t *testing.T) {
	p := &tape{hold: make(chan struct{})}
	player := newPlayer(p)
	for range 1000 {
		player.Play(Already)
	}
	player.Play(Admitted)
	player.Play(Sound(99)) // none of ours
	close(p.hold)
	for {
		p.mu.Lock()
		n := len(p.heard)
		last := n > 0 && p.heard[n-1] == Admitted
		p.mu.Unlock()
		if last {
			if n > 2 {
				t.Errorf("%d sounds were played late", n)
			}
			break
		}
		time.Sleep(time.Millisecond)
	}
	player.Close()
	player.Close()
	if !p.closed {
		t.Error("the loudspeaker was not given back")
	}
	player.Play(Help) // after the end: nothing, and no wait
}

// A real player without a device is silent and does not fail.
func TestNoDevice(t *testing.T) {
	p := New()
	defer p.Close()
	for s := range count {
		p.Play(s)
	}
	_ = p.Ready() // true where the machine that runs this has a loudspeaker
}
