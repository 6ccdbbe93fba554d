package layout

import (
	"bytes"
	"compress/flate"
	"crypto/sha256"
	"errors"
	"io"
	"sync"
)

// An encoded list is the four bytes "VDL\x01" (the last is the version) and a
// DEFLATE stream of what encoder.list writes: varints throughout, lengths as
// whole µm, type sizes as 1/1000 pt, angles as 1/1000 degree. Hashes stand in
// a table at the head, in order of first use. Lists of version 1 are kept with
// issued certificates and must stay readable for ever.
const codecMagic = "VDL\x01"

// A certificate's list is two kilobytes, mostly of what cannot be packed: the
// modules of its code and the digits they stand for. DEFLATE takes 6 % off it
// in 0.1 ms, so what is that small is stored in a block of DEFLATE that is not
// packed (RFC 1951, §3.2.4): a byte, the length, and its complement.
const (
	maxStored  = 8 << 10 // bytes
	lastStored = 1       // the last block, stored
	storedHead = 5
)

// Limits of Decode: a hostile list of a few bytes must not fill the memory.
const (
	maxPlain  = 16 << 20 // bytes of the stream once inflated
	maxMemory = 64 << 20 // bytes of the list that is made of it
)

// ErrList is wrapped by every error of Decode.
var ErrList = errors.New("not a readable display list")

// What follows the table of hashes.
const (
	statusList   = iota // the list
	statusFaulty        // Encode was given a list that Check refuses; its fault follows
)

// Tags of items; the bits above say more.
const (
	tagPath = 1 + iota
	tagRun
	tagPicture
	tagModules
	tagStamp
)

const (
	tagMask     = 0x07
	flagText    = 0x08 // on LayerText
	flagRTL     = 0x10 // of a run
	flagAngle   = 0x20 // the angle of a run follows
	flagLine    = 0x40 // glyphs of a run sit on the line, each where the one before it ends
	flagInOrder = 0x80 // one glyph for each rune of the text
)

// HashOf is the hash by which an encoded list, a font file or a picture is named.
func HashOf(raw []byte) Hash { return sha256.Sum256(raw) }

// Free lists: a DEFLATE writer is half a megabyte, and a batch encodes
// thousands of lists of three kilobytes. Nothing of one list reaches the next.
var (
	encoders = sync.Pool{New: func() any {
		z, err := flate.NewWriter(io.Discard, flate.BestSpeed)
		if err != nil {
			panic(err) // only for a level that does not exist
		}
		return &encoder{deflate: z}
	}}
	inflaters = sync.Pool{New: func() any { return flate.NewReader(bytes.NewReader(nil)) }}
)

// placeOf is the place, among n glyphs in visual order, of the i-th in logical order.
func placeOf(i, n int, rtl bool) int {
	if rtl {
		return n - 1 - i
	}
	return i
}

func pointsOf(k SegKind) int {
	switch k {
	case MoveTo, LineTo:
		return 1
	case CubeTo:
		return 3
	}
	return 0
}

// micro is v in thousandths, rounded. Check has refused what would not fit.
// (math.Round takes four times as long. The conversion keeps processors that
// multiply and add in one step from another result.)
func micro(v float64) int64 {
	v = float64(v * 1000)
	if v < 0 {
		return int64(v - 0.5)
	}
	return int64(v + 0.5)
}

func milli(n int64) float64 { return float64(n) / 1000 }
