package sound

import (
	"encoding/binary"
	"math"
	"time"
)

// Rate is the number of samples a second, each one of 16 bits, one channel.
const Rate = 48000

// Longest is how long a sound may last: at a door a scan comes each second.
const Longest = 400 * time.Millisecond

// note is one stroke of a sound.
type note struct {
	at, length int     // ms
	pitch      float64 // Hz
	loud       float64 // 1 is the loudest
	overtones  []float64
}

// Overtones, as shares of the fundamental: a bell-like voice for what is well
// and a reedy one for what is not, so that they differ for those who hear
// high notes badly, too.
var (
	bell = []float64{1, 0.25, 0.12}
	soft = []float64{1, 0.15, 0.04}
	reed = []float64{1, 0.7, 0.55, 0.45, 0.35, 0.25}
)

// score gives the notes of a sound. Pitches are of the tempered scale.
func score(s Sound) []note {
	switch s {
	case Admitted:
		return []note{{0, 90, 783.99, 0.85, bell}, {80, 260, 1174.66, 1, bell}} // G5 D6
	case Already:
		return []note{{0, 110, 587.33, 1, soft}, {170, 150, 587.33, 1, soft}} // D5 D5
	case Help:
		return []note{{0, 130, 523.25, 1, soft}, {125, 130, 440, 1, soft}, {250, 150, 349.23, 1, soft}} // C5 A4 F4
	case Undone:
		return []note{{0, 240, 293.66, 0.9, soft}} // D4
	}
	return []note{{0, 75, 196, 0.8, reed}, {105, 75, 196, 0.8, reed}, {210, 75, 196, 0.8, reed}, {315, 80, 196, 0.8, reed}} // G3
}

// attack is how long a note takes to swell: a hard edge would click.
const attack = 0.006 // s

// Samples gives a sound as samples from -1 to 1. Its ends are silent.
func Samples(s Sound) []float64 {
	notes := score(s)
	last := notes[len(notes)-1]
	out := make([]float64, (last.at+last.length)*Rate/1000)
	for _, n := range notes {
		begin, length := n.at*Rate/1000, n.length*Rate/1000
		var sum float64
		for _, o := range n.overtones {
			sum += o
		}
		for i := range length {
			t, whole := float64(i)/Rate, float64(length)/Rate
			// It dies away to a hundredth, then the last tenth fades to nothing.
			swell := min(1, t/attack) * math.Pow(0.03, t/whole) * min(1, (whole-t)/(whole/10))
			var v float64
			for k, o := range n.overtones {
				v += o * math.Sin(2*math.Pi*n.pitch*float64(k+1)*t)
			}
			out[begin+i] += n.loud * swell * v / sum
		}
	}
	return level(out)
}

// level brings the highest peak to half of what can be played.
func level(out []float64) []float64 {
	var peak float64
	for _, v := range out {
		peak = max(peak, math.Abs(v))
	}
	for i := range out {
		out[i] *= 0.5 / peak
	}
	return out
}

// PCM gives a sound as little-endian samples of 16 bits.
func PCM(s Sound) []byte {
	samples := Samples(s)
	out := make([]byte, 0, 2*len(samples))
	for _, v := range samples {
		out = binary.LittleEndian.AppendUint16(out, uint16(int16(math.Round(v*math.MaxInt16))))
	}
	return out
}

// WAV gives a sound as a RIFF WAVE file (Microsoft/IBM, 1991), as Windows plays it.
func WAV(s Sound) []byte {
	pcm := PCM(s)
	le := binary.LittleEndian
	out := append([]byte("RIFF"), le.AppendUint32(nil, uint32(36+len(pcm)))...)
	out = append(out, "WAVEfmt "...)
	out = le.AppendUint32(out, 16)     // length of this part
	out = le.AppendUint16(out, 1)      // PCM
	out = le.AppendUint16(out, 1)      // channels
	out = le.AppendUint32(out, Rate)   // samples a second
	out = le.AppendUint32(out, 2*Rate) // bytes a second
	out = le.AppendUint16(out, 2)      // bytes a sample
	out = le.AppendUint16(out, 16)     // bits a sample
	out = append(out, "data"...)
	out = le.AppendUint32(out, uint32(len(pcm)))
	return append(out, pcm...)
}
