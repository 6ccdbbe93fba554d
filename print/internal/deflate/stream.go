package deflate

import "encoding/binary"

// stream writes bits, the lowest of each byte first.
type stream struct {
	b    []byte
	bits uint64
	n    uint // of them, below 32
}

// put writes the n lowest bits of v, of which the others are clear; n is at most 32.
func (s *stream) put(v uint64, n uint) {
	s.bits |= v << s.n
	s.n += n
	if s.n >= 32 {
		s.b = binary.LittleEndian.AppendUint32(s.b, uint32(s.bits))
		s.bits >>= 32
		s.n -= 32
	}
}

// close fills up the last byte and gives what was written.
func (s *stream) close() []byte {
	for ; s.n > 0; s.n -= min(s.n, 8) {
		s.b = append(s.b, byte(s.bits))
		s.bits >>= 8
	}
	b := s.b
	*s = stream{}
	return b
}
