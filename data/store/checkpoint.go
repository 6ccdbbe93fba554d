package store

import (
	"context"
	"database/sql"
	"sync"
	"time"
)

// checkpointer moves what was written from the log into the database file,
// beside the writes. Measured: left to the writer, it made scans wait for up to
// 430 ms while the disk took some thousand pages.
type checkpointer struct {
	pool  *sql.DB
	wrote chan struct{} // holds a place when something was written
	mu    sync.Mutex    // held while moving: only one at a time can
	stop  context.CancelFunc
	ended chan struct{}
}

const (
	checkpointGap = 250 * time.Millisecond // between two, so that writes share a move
	longLog       = 4096                   // pages of 4 KiB: a longer log is to begin anew
)

// startCheckpoints begins moving, until stopped.
func (db *DB) startCheckpoints() error {
	pool, err := db.engine.openCheckpointer(db.path)
	if err != nil || pool == nil {
		return err
	}
	ctx, stop := context.WithCancel(context.Background())
	c := &checkpointer{pool: pool, wrote: make(chan struct{}, 1), stop: stop, ended: make(chan struct{})}
	db.checkpoints = c
	go func() {
		defer close(c.ended)
		for {
			select {
			case <-c.wrote:
			case <-ctx.Done():
				return
			}
			select {
			case <-time.After(checkpointGap):
			case <-ctx.Done():
				return
			}
			// What fails leaves the log as it is, whole; the next write tries again.
			_ = db.checkpoint(ctx)
		}
	}()
	return nil
}

// checkpoint moves all that it can without holding anybody up. A log never
// begins anew while somebody writes on; so when it has grown long the little
// that is left is moved while writers wait, for some milliseconds.
func (db *DB) checkpoint(ctx context.Context) error {
	c := db.checkpoints
	c.mu.Lock()
	defer c.mu.Unlock()
	pages, err := db.engine.checkpoint(ctx, c.pool)
	if err != nil || pages < longLog {
		return err
	}
	if err := db.stand(ctx); err != nil {
		return err
	}
	defer func() { <-db.queue }()
	release, err := db.engine.turn(ctx, db.path)
	if err != nil {
		return err
	}
	defer release()
	_, err = db.engine.checkpoint(ctx, c.pool)
	return err
}

// wake tells that something was written.
func (c *checkpointer) wake() {
	if c == nil {
		return
	}
	select {
	case c.wrote <- struct{}{}:
	default:
	}
}

// close ends moving; the writer does the rest as it closes.
func (c *checkpointer) close() error {
	if c == nil {
		return nil
	}
	c.stop()
	<-c.ended
	return c.pool.Close()
}

// pause keeps from moving until it is called off.
func (c *checkpointer) pause() (resume func()) {
	if c == nil {
		return func() {}
	}
	c.mu.Lock()
	return c.mu.Unlock
}
