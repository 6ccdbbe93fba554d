package file

import (
	"bufio"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/natefinch/atomic"
)

// Staged is a file that is written and on the disk, beside its target and not
// in its place yet. Exactly one of Put and Drop has an effect; Drop may follow
// Put, so that it can be deferred.
type Staged struct {
	name string // of the temporary file; "" once it is put or dropped
	path string
}

// Stage does what Save does but for the last step. Its errors are Save's.
func Stage(path string, perm fs.FileMode, write func(io.Writer) error) (s *Staged, err error) {
	path, err = target(path)
	if err != nil {
		return nil, err
	}
	Sweep(path)
	f, err := temporary(path, perm)
	if err != nil {
		return nil, err
	}
	open := true
	defer func() { // also when write panics
		if open {
			if cerr := f.Close(); err == nil && cerr != nil {
				err = fault(cerr, path)
			}
		}
		if s == nil {
			// What went wrong before is the news; a stray temporary file is not.
			_ = os.Remove(f.Name())
		}
	}()

	counted := &counter{w: f}
	buffered := bufio.NewWriterSize(counted, 1<<16)
	err = write(buffered)
	if err == nil {
		err = buffered.Flush()
	}
	if counted.err != nil {
		return nil, fault(counted.err, path)
	}
	if err != nil {
		return nil, err
	}
	if err := f.Sync(); err != nil {
		return nil, fault(err, path)
	}
	info, err := f.Stat()
	if err != nil {
		return nil, fault(err, path)
	}
	if info.Size() != counted.n {
		return nil, fault(fmt.Errorf("%d bytes written, %d kept", counted.n, info.Size()), path)
	}
	open = false
	if err := f.Close(); err != nil {
		return nil, fault(err, path)
	}
	return &Staged{name: f.Name(), path: path}, nil
}

// Put puts the file in its target's place.
func (s *Staged) Put() error {
	if err := atomic.ReplaceFile(s.name, s.path); err != nil {
		return replaceFault(err, s.path)
	}
	s.name = ""
	return SyncFolder(filepath.Dir(s.path))
}

// Drop removes the file if it was not put in place.
func (s *Staged) Drop() {
	if s.name != "" {
		_ = os.Remove(s.name)
		s.name = ""
	}
}
