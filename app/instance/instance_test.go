package instance

import (
	"context"
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
	"testing"
	"time"
)

// A second start has the first come forward with the file it was given; once
// the first is closed, another may take its place.
func TestClaim(t *testing.T) {
	dir, db := t.TempDir(), filepath.Join(t.TempDir(), "Hội nghị.db")
	first, err := Claim(t.Context(), dir, db, "")
	if err != nil {
		t.Fatal(err)
	}
	opened := make(chan string, 10)
	first.Answer(func(open string) { opened <- open })
	for _, open := range []string{"", `C:\Tài liệu của tôi\mẫu "A".vdt`} {
		if _, err := Claim(t.Context(), dir, db, open); !errors.Is(err, ErrShown) {
			t.Fatalf("a second start: %v", err)
		}
		if got := <-opened; got != open {
			t.Errorf("opened %q, want %q", got, open)
		}
	}
	other, err := Claim(t.Context(), dir, filepath.Join(t.TempDir(), "khác.db"), "")
	if err != nil {
		t.Fatalf("another database: %v", err)
	}
	if err := errors.Join(other.Close(), first.Close()); err != nil {
		t.Fatal(err)
	}
	next, err := Claim(t.Context(), dir, db, "")
	if err != nil {
		t.Fatal(err)
	}
	if err := next.Close(); err != nil {
		t.Error(err)
	}
}

// Of many starts at once one holds the window, and each of the others is heard.
func TestClaimAtOnce(t *testing.T) {
	const n = 20
	dir, db := t.TempDir(), filepath.Join(t.TempDir(), "a.db")
	var mu sync.Mutex
	var held []*Instance
	heard, shown := make(chan string, n), 0
	var all sync.WaitGroup
	for range n {
		all.Go(func() {
			i, err := Claim(t.Context(), dir, db, "x")
			mu.Lock()
			defer mu.Unlock()
			switch {
			case err == nil:
				held = append(held, i)
				i.Answer(func(open string) { heard <- open })
			case errors.Is(err, ErrShown):
				shown++
			default:
				t.Error(err)
			}
		})
	}
	all.Wait()
	if len(held) != 1 || shown != n-1 {
		t.Fatalf("%d hold it, %d came second", len(held), shown)
	}
	for range n - 1 {
		<-heard
	}
	if err := held[0].Close(); err != nil {
		t.Error(err)
	}
}

// Who does not know the secret moves nothing, and does not keep others waiting.
func TestStrangers(t *testing.T) {
	dir, db := t.TempDir(), filepath.Join(t.TempDir(), "a.db")
	i, err := Claim(t.Context(), dir, db, "")
	if err != nil {
		t.Fatal(err)
	}
	heard := make(chan string, 10)
	i.Answer(func(open string) { heard <- open })
	raw, err := os.ReadFile(i.where)
	if err != nil {
		t.Fatal(err)
	}
	var d door
	if err := json.Unmarshal(raw, &d); err != nil {
		t.Fatal(err)
	}
	for _, words := range []string{"", "GET / HTTP/1.1\r\nHost: x\r\n\r\n", `{"secret":"","open":"evil"}`, `{"secret":"` + strings.Repeat("a", 100<<10) + `"}`} {
		conn, err := new(net.Dialer).DialContext(t.Context(), "tcp", fmt.Sprintf("127.0.0.1:%d", d.Port))
		if err != nil {
			t.Fatal(err)
		}
		_, _ = io.WriteString(conn, words) // it may hang up at once
		if tcp, ok := conn.(*net.TCPConn); ok {
			_ = tcp.CloseWrite()
		}
		if err := conn.SetDeadline(time.Now().Add(10 * time.Second)); err != nil {
			t.Fatal(err)
		}
		if got, _ := io.ReadAll(conn); len(got) > 0 {
			t.Errorf("%.20q was answered %q", words, got)
		}
		_ = conn.Close()
	}
	if _, err := Claim(t.Context(), dir, db, "mine"); !errors.Is(err, ErrShown) {
		t.Fatal(err)
	}
	if got := <-heard; got != "mine" {
		t.Errorf("opened %q", got)
	}
	if runtime.GOOS != "windows" {
		if info, err := os.Stat(i.where); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%v, %v", info.Mode(), err)
		}
	}
	if err := i.Close(); err != nil {
		t.Error(err)
	}
}

func TestID(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	if ID("a.db") != ID(filepath.Join(dir, "b", "..", "a.db")) {
		t.Error("two ways to write one path differ")
	}
	if ID("a.db") == ID("b.db") {
		t.Error("two files are the same")
	}
}

// One that holds the window and says nothing is told of, not waited for for ever.
func TestSilent(t *testing.T) {
	dir, db := t.TempDir(), filepath.Join(t.TempDir(), "a.db")
	i, err := Claim(t.Context(), dir, db, "")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 3*again)
	defer cancel()
	if _, err := Claim(ctx, dir, db, ""); !errors.Is(err, ErrSilent) {
		t.Errorf("nobody answers: %v", err)
	}
	if err := i.Close(); err != nil {
		t.Error(err)
	}
}
