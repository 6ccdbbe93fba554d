package store

import (
	"context"
	"errors"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"

	"vinhdanh/data"
)

// turn locks a file beside the database while this process writes. SQLite's own
// lock would do, but who waits for it asks only every 100 ms after a while, and
// then a desk may find it taken each time as long as another process imports a
// list (measured: for 5 s and more, which is an error). This one is asked for
// every millisecond, and who has to wait shows it by sharing another file's lock.
func (e sqliteEngine) turn(ctx context.Context, path string) (func(), error) {
	const every = time.Millisecond
	l := flock.New(path+".turn", flock.SetPermissions(0o600))
	// Closing what was only locked cannot fail in a way that matters.
	release := func() { _ = l.Close() }
	ok, err := l.TryLock()
	if ok {
		return release, nil
	}
	if err == nil {
		want := flock.New(path+wantedFile, flock.SetPermissions(0o600))
		_, _ = want.TryRLock() // only for speed
		defer func() { _ = want.Close() }()
		limited, cancel := context.WithTimeout(ctx, e.busyTimeout())
		defer cancel()
		if ok, err = l.TryLockContext(limited, every); ok {
			return release, nil
		}
	}
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case errors.Is(err, context.DeadlineExceeded):
		return nil, data.Fail("database-busy", "file", path)
	}
	return nil, noLock(err, path)
}

// wantedFile is locked, shared, by those who wait for their turn.
const wantedFile = ".wanted"

// wanted tells whether others share the lock of those who wait.
func (e sqliteEngine) wanted(path string) bool {
	l := flock.New(path+wantedFile, flock.SetPermissions(0o600))
	ok, err := l.TryLock()
	_ = l.Close() // as in turn
	return err == nil && !ok
}

// lock locks another file, for much longer.
func (e sqliteEngine) lock(ctx context.Context, path string) (func(), bool, error) {
	return lockFile(ctx, path+".lock", 20*time.Millisecond)
}

// lockFile asks for the lock on a file until it has it or ctx ends, but once in
// any case: on a busy machine a few milliseconds are over before the first try.
// The lock ends with the process, whatever becomes of it.
func lockFile(ctx context.Context, path string, every time.Duration) (unlock func(), ok bool, err error) {
	l := flock.New(path, flock.SetPermissions(0o600))
	if ok, err = l.TryLock(); !ok && err == nil {
		ok, err = l.TryLockContext(ctx, every)
	}
	switch {
	case ok:
		// Closing what was only locked cannot fail in a way that matters.
		return func() { _ = l.Close() }, true, nil
	case err != nil && ctx.Err() == nil:
		return nil, false, noLock(err, path)
	}
	return nil, false, nil
}

func noLock(err error, path string) error {
	return data.Wrap(err, "database-folder", "folder", filepath.Dir(path))
}
