package seal

// bitWriter packs numbers, most significant bit first.
type bitWriter struct {
	bytes []byte
	n     int // bits written
}

func (w *bitWriter) bits(v uint64, n int) {
	for n > 0 {
		if w.n%8 == 0 {
			w.bytes = append(w.bytes, 0)
		}
		free := 8 - w.n%8
		part := min(free, n)
		w.bytes[w.n/8] |= byte(v>>(n-part)) & (1<<part - 1) << (free - part)
		w.n, n = w.n+part, n-part
	}
}

func (w *bitWriter) flag(v bool) {
	if v {
		w.bits(1, 1)
	} else {
		w.bits(0, 1)
	}
}

// uvarint writes groups of five bits, the lowest first, each after a bit that
// tells whether another group follows.
func (w *bitWriter) uvarint(v uint64) {
	for v >= 32 {
		w.bits(1, 1)
		w.bits(v&31, 5)
		v >>= 5
	}
	w.bits(v, 6)
}

// bitReader reads what bitWriter wrote. After the end it gives zeros and
// remembers that it was asked for too much.
type bitReader struct {
	bytes []byte
	n     int
	bad   bool // more was asked for than there is, or something that is never written
}

func (r *bitReader) bits(n int) uint64 {
	var v uint64
	for ; n > 0; n-- {
		v <<= 1
		switch {
		case r.n >= 8*len(r.bytes):
			r.bad = true
		case r.bytes[r.n/8]&(0x80>>uint(r.n%8)) != 0:
			v |= 1
		}
		r.n++
	}
	return v
}

func (r *bitReader) flag() bool { return r.bits(1) != 0 }

// uvarint reads at most four groups (20 bits); more counts as too short.
func (r *bitReader) uvarint() uint64 {
	var v uint64
	for shift := 0; ; shift += 5 {
		if shift > 15 {
			r.bad = true
			return 0
		}
		more := r.flag()
		v |= r.bits(5) << uint(shift)
		if !more {
			return v
		}
	}
}
