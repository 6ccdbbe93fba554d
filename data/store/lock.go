package store

import (
	"context"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"

	"vinhdanh/data"
)

// turn locks a file beside the database while this process writes. SQLite's own
// lock would do, but who waits for it asks only every 100 ms after a while, and
// then a desk may find it taken each time as long as another process imports a
// list (measured: for 5 s and more, which is an error). This one is asked for
// every millisecond.
func (e sqliteEngine) turn(ctx context.Context, path string) (func(), error) {
	busy := e.busyTimeout()
	limited, cancel := context.WithTimeout(ctx, busy)
	defer cancel()
	release, ok, err := lockFile(limited, path+".turn", time.Millisecond)
	switch {
	case err != nil:
		return nil, err
	case ok:
		return release, nil
	case ctx.Err() != nil:
		return nil, ctx.Err()
	}
	return nil, data.Fail("database-busy", "file", path)
}

// lock locks another file, for much longer.
func (e sqliteEngine) lock(ctx context.Context, path string) (func(), bool, error) {
	return lockFile(ctx, path+".lock", 20*time.Millisecond)
}

// lockFile asks for the lock on a file until it has it or ctx ends. The lock
// ends with the process, whatever becomes of it.
func lockFile(ctx context.Context, path string, every time.Duration) (unlock func(), ok bool, err error) {
	l := flock.New(path, flock.SetPermissions(0o600))
	ok, err = l.TryLockContext(ctx, every)
	switch {
	case ok:
		// Closing what was only locked cannot fail in a way that matters.
		return func() { _ = l.Close() }, true, nil
	case err != nil && ctx.Err() == nil:
		return nil, false, data.Wrap(err, "database-folder", "folder", filepath.Dir(path))
	}
	return nil, false, nil
}
