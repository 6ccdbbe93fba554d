package store

import "time"

// Long work is done in pieces, each one transaction. A piece makes way for whoever
// waits, soon. Where nobody does it goes on: measured, 100,000 rows in pieces
// of 30 ms take three times as long, since each must reach the disk, and with
// it every page of the index by badges.
const (
	pieceTime = 20 * time.Millisecond  // which a piece has before it makes way
	pieceLook = 5 * time.Millisecond   // between two looks whether somebody waits
	pieceLong = 250 * time.Millisecond // after which a piece is ended in any case
	pieceGap  = 2 * time.Millisecond   // between two, for other processes, which ask again every few ms
)

// stint is a transaction's share of a long piece of work.
type stint struct {
	db          *DB
	begun, look time.Time
}

func (db *DB) newStint() *stint {
	now := time.Now()
	return &stint{db, now, now.Add(pieceTime)}
}

// over tells whether the stint is to end.
func (s *stint) over() bool {
	now := time.Now()
	switch {
	case now.Before(s.look):
		return false
	case now.Sub(s.begun) >= pieceLong:
		return true
	}
	s.look = now.Add(pieceLook)
	return s.db.waiting.Load() > 0 || s.db.engine.wanted(s.db.path)
}
