package data

import (
	"crypto/rand"
	"encoding/binary"
	"encoding/hex"
	"time"
)

// ID names a record: a UUID of version 7 (RFC 9562 §5.7) as 36 lower-case
// characters. IDs are made here and never by a database, so that two desks
// can add records at the same time; they sort by the time they were made.
// The zero value means "none".
type ID string

// NewID makes an ID for a record made at the given instant.
func NewID(at time.Time) ID {
	var b [16]byte
	// The documentation of crypto/rand promises that Read never returns an error.
	_, _ = rand.Read(b[:])
	var ms [8]byte
	binary.BigEndian.PutUint64(ms[:], uint64(at.UnixMilli()))
	copy(b[:6], ms[2:])
	b[6] = b[6]&0x0f | 0x70
	b[8] = b[8]&0x3f | 0x80
	var s [36]byte
	hex.Encode(s[0:8], b[0:4])
	hex.Encode(s[9:13], b[4:6])
	hex.Encode(s[14:18], b[6:8])
	hex.Encode(s[19:23], b[8:10])
	hex.Encode(s[24:36], b[10:16])
	s[8], s[13], s[18], s[23] = '-', '-', '-', '-'
	return ID(s[:])
}
