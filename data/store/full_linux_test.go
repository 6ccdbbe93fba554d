package store

import (
	"os"
	"os/signal"
	"strings"
	"syscall"
	"testing"
)

// limitFiles lets no file of this process grow beyond what the log is now and
// a little more, and gives what lifts that.
func limitFiles(database string) (lift func() error, err error) {
	info, err := os.Stat(database + "-wal")
	if err != nil {
		return nil, err
	}
	signal.Ignore(syscall.SIGXFSZ)
	var was syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &was); err != nil {
		return nil, err
	}
	tight := was
	tight.Cur = uint64(info.Size()) + 100<<10
	return func() error { return syscall.Setrlimit(syscall.RLIMIT_FSIZE, &was) }, syscall.Setrlimit(syscall.RLIMIT_FSIZE, &tight)
}

// When a commit cannot be written nobody is admitted, the desk is told, and it
// goes on when there is room again.
func TestDoorFullDisk(t *testing.T) {
	path, db, c, m, rows := doorTest(t, 400)
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	admitted, refused := map[string]bool{}, 0
	for _, line := range start(t, "full", path, 0) {
		word, rest, _ := strings.Cut(line, " ")
		switch {
		case word == "admitted":
			admitted[rest] = true
		case rest == "disk-full" || rest == "database-disk":
			refused++
		default:
			t.Errorf("%q", line)
		}
	}
	if refused < 20 || len(admitted) != len(rows) {
		t.Errorf("%d errors, %d of %d admitted in the end", refused, len(admitted), len(rows))
	}
	sameAdmitted(t, openTest(t, path, Options{}), c.ID, m.ID, admitted)
}
