package instance

import (
	"bufio"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"time"

	"github.com/gofrs/flock"

	"vinhdanh/data/file"
)

var (
	// ErrShown says that another window shows the database, and has come forward.
	ErrShown = errors.New("another window shows the database")
	// ErrSilent says that another process holds the database's window but does
	// not answer: it hangs, or has not opened its window yet.
	ErrSilent = errors.New("another window shows the database and does not answer")
)

const (
	patience = 5 * time.Second       // that the other has to answer, also while it starts
	again    = 50 * time.Millisecond // between two tries
	longest  = 64 << 10              // bytes of a call: a path and its frame
)

// ID names a database file: the same for each way to write its path.
func ID(database string) string {
	if abs, err := filepath.Abs(database); err == nil {
		database = abs
	}
	if dir, err := filepath.EvalSymlinks(filepath.Dir(database)); err == nil {
		database = filepath.Join(dir, filepath.Base(database))
	}
	if runtime.GOOS == "windows" { // whose names know no case
		database = strings.ToLower(database)
	}
	sum := sha256.Sum256([]byte(database))
	return hex.EncodeToString(sum[:8])
}

// Instance is the hold of this process on a database's window.
type Instance struct {
	lock     *flock.Flock
	listener net.Listener
	where    string // the file that says how to call
	secret   string
	work     sync.WaitGroup
}

// door is how an instance is called.
type door struct {
	Port   int    `json:"port"`
	Secret string `json:"secret"`
	PID    int    `json:"pid"`
}

type call struct {
	Secret string `json:"secret"`
	Open   string `json:"open"` // a file, "" for none
}

// Claim takes hold of a database's window. dir is a folder of this user's; it
// is made. If another process has it, that one is asked to come forward and to
// open a file (a whole path, or ""). Errors: ErrShown, ErrSilent, or what kept
// it from taking hold, with which the program may go on.
func Claim(ctx context.Context, dir, database, open string) (*Instance, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("claim the window: %w", err)
	}
	base := filepath.Join(dir, "window-"+ID(database))
	i := &Instance{lock: flock.New(base+".lock", flock.SetPermissions(0o600)), where: base + ".json"}
	ours, err := i.lock.TryLock()
	if err != nil {
		return nil, fmt.Errorf("claim the window: %w", err)
	}
	if !ours {
		return nil, ask(ctx, i.where, open)
	}
	if err := i.listen(ctx); err != nil {
		return nil, errors.Join(fmt.Errorf("claim the window: %w", err), i.lock.Unlock())
	}
	return i, nil
}

func (i *Instance) listen(ctx context.Context) (err error) {
	i.secret = rand.Text()
	var c net.ListenConfig
	if i.listener, err = c.Listen(ctx, "tcp", "127.0.0.1:0"); err != nil {
		return err
	}
	addr, ok := i.listener.Addr().(*net.TCPAddr)
	if !ok {
		return errors.Join(fmt.Errorf("address %v", i.listener.Addr()), i.listener.Close())
	}
	raw, err := json.Marshal(door{addr.Port, i.secret, os.Getpid()})
	if err == nil {
		err = file.Save(i.where, 0o600, func(w io.Writer) error {
			_, err := w.Write(raw)
			return err
		})
	}
	if err != nil {
		return errors.Join(err, i.listener.Close())
	}
	return nil
}

// Answer has forward called, on a goroutine of its own, each time another start
// asks this window to come forward, also for those that waited until now.
func (i *Instance) Answer(forward func(open string)) {
	i.work.Go(func() {
		for {
			conn, err := i.listener.Accept()
			if errors.Is(err, net.ErrClosed) {
				return
			}
			if err != nil {
				time.Sleep(again) // out of handles, say
				continue
			}
			if open, ok := i.hear(conn); ok {
				forward(open)
			}
		}
	})
}

// hear takes one call and answers it; anything that does not know the secret
// gets no answer.
func (i *Instance) hear(conn net.Conn) (open string, ok bool) {
	defer func() { _ = conn.Close() }() // the other has its answer, or is a stranger
	if err := conn.SetDeadline(time.Now().Add(time.Second)); err != nil {
		return "", false
	}
	var c call
	if err := json.NewDecoder(io.LimitReader(conn, longest)).Decode(&c); err != nil {
		return "", false
	}
	if subtle.ConstantTimeCompare([]byte(c.Secret), []byte(i.secret)) != 1 {
		return "", false
	}
	_, err := io.WriteString(conn, "ok\n")
	return c.Open, err == nil
}

// Close lets go of the window.
func (i *Instance) Close() error {
	err := i.listener.Close()
	i.work.Wait()
	if gone := os.Remove(i.where); !errors.Is(gone, os.ErrNotExist) {
		err = errors.Join(err, gone)
	}
	return errors.Join(err, i.lock.Unlock())
}

// ask has the process that holds the window come forward. It may just be
// starting, so that it is not to be found yet.
func ask(ctx context.Context, where, open string) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	for {
		err := askOnce(ctx, where, open)
		if err == nil {
			return ErrShown
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("%w: %w", ErrSilent, err)
		case <-time.After(again):
		}
	}
}

func askOnce(ctx context.Context, where, open string) (err error) {
	raw, err := os.ReadFile(where)
	if err != nil {
		return err
	}
	var d door
	if err := json.Unmarshal(raw, &d); err != nil {
		return err
	}
	letForward(d.PID)
	conn, err := new(net.Dialer).DialContext(ctx, "tcp", fmt.Sprintf("127.0.0.1:%d", d.Port))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	if at, ok := ctx.Deadline(); ok {
		if err := conn.SetDeadline(at); err != nil {
			return err
		}
	}
	if err := json.NewEncoder(conn).Encode(call{d.Secret, open}); err != nil {
		return err
	}
	line, err := bufio.NewReader(conn).ReadString('\n')
	if err != nil {
		return err
	}
	if line != "ok\n" {
		return fmt.Errorf("answer %q", line)
	}
	return nil
}
