package sheet

import (
	"bytes"
	"encoding/binary"
	"testing"
)

// compoundOf makes a compound file (MS-CFB, version 3) of streams.
func compoundOf(t testing.TB, streams ...stream) []byte {
	t.Helper()
	const sector = 512
	put := binary.LittleEndian.PutUint32
	var body bytes.Buffer
	var fat []uint32
	chain := func(n int) uint32 { // n sectors after those there are
		first := uint32(len(fat))
		for i := range n {
			next := first + uint32(i) + 1
			if i == n-1 {
				next = 0xFFFFFFFE
			}
			fat = append(fat, next)
		}
		return first
	}
	dir := make([]byte, (len(streams)/4+1)*sector)
	entry := func(i int, name string, kind byte, child, right, start uint32, size int) {
		e := dir[i*128:]
		for k, c := range name {
			binary.LittleEndian.PutUint16(e[2*k:], uint16(c))
		}
		binary.LittleEndian.PutUint16(e[64:], uint16(2*len(name)+2))
		e[66], e[67] = kind, 1
		put(e[68:], 0xFFFFFFFF)
		put(e[72:], right)
		put(e[76:], child)
		put(e[116:], start)
		put(e[120:], uint32(size))
	}
	entry(0, "Root Entry", 5, 1, 0xFFFFFFFF, 0xFFFFFFFE, 0)
	for i, s := range streams {
		raw := bytes.Clone(s.raw)
		for len(raw) < 4096 { // below, it would have to lie in the mini stream
			raw = append(raw, 0)
		}
		size := len(raw)
		for len(raw)%sector != 0 {
			raw = append(raw, 0)
		}
		right := uint32(i + 2)
		if i == len(streams)-1 {
			right = 0xFFFFFFFF
		}
		entry(i+1, s.name, 2, 0xFFFFFFFF, right, chain(len(raw)/sector), size)
		body.Write(raw)
	}
	dirAt := chain(len(dir) / sector)
	body.Write(dir)
	var fatSectors int
	for fatSectors = 1; len(fat)+fatSectors > fatSectors*sector/4; {
		fatSectors++
	}
	if fatSectors > 109 {
		t.Fatal("too large a file for a test")
	}
	fatAt := len(fat)
	for range fatSectors {
		fat = append(fat, 0xFFFFFFFD)
	}
	for len(fat)%(sector/4) != 0 {
		fat = append(fat, 0xFFFFFFFF)
	}
	for _, n := range fat {
		body.Write(binary.LittleEndian.AppendUint32(nil, n))
	}
	h := make([]byte, sector)
	copy(h, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
	copy(h[24:], "\x3E\x00\x03\x00\xFE\xFF\x09\x00\x06\x00")
	put(h[44:], uint32(fatSectors))
	put(h[48:], dirAt)
	put(h[56:], 4096)
	put(h[60:], 0xFFFFFFFE)
	put(h[68:], 0xFFFFFFFE)
	for i := range 109 {
		n := uint32(0xFFFFFFFF)
		if i < fatSectors {
			n = uint32(fatAt + i)
		}
		put(h[76+4*i:], n)
	}
	return append(h, body.Bytes()...)
}

type stream struct {
	name string
	raw  []byte
}
