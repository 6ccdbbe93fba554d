package store

import (
	"context"
	"sync"

	"vinhdanh/data"
)

// expectedCounts are the numbers of delegates expected, by conference, as long
// as the roster's revision stays.
type expectedCounts struct {
	mu   sync.Mutex
	held map[data.ID]expectedCount
}

type expectedCount struct {
	revision int64
	n        int
}

// expected counts the delegates whose place is to be filled, see
// data.Delegate.Expected. Counting them at each scan
// would take longer than the scan.
func (db *DB) expected(ctx context.Context, q querier, conf data.ID) (int, error) {
	now, err := revision(ctx, q, rosterRevision(conf))
	if err != nil {
		return 0, err
	}
	return db.expectedAt(ctx, q, conf, now)
}

// expectedAt is expected at a known revision of the roster.
func (db *DB) expectedAt(ctx context.Context, q querier, conf data.ID, now int64) (int, error) {
	db.counted.mu.Lock()
	defer db.counted.mu.Unlock()
	if c, ok := db.counted.held[conf]; ok && c.revision == now {
		return c.n, nil
	}
	c := expectedCount{revision: now}
	err := q.QueryRowContext(ctx, expectedQuery, conf).Scan(&c.n)
	if err != nil {
		return 0, err
	}
	if db.counted.held == nil {
		db.counted.held = map[data.ID]expectedCount{}
	}
	db.counted.held[conf] = c
	return c.n, nil
}

const expectedQuery = "SELECT count(*) FROM seen_delegate WHERE conference = $1 AND status <> 'cancelled' AND replaces IS NULL"
